//! Words of the calendar of free times.

domain::texts! {
    previous_month: "Previous month" | "Mes anterior" | "Mês anterior" | "Mese precedente";
    next_month: "Next month" | "Mes siguiente" | "Próximo mês" | "Mese successivo";
    /// The name of the grid.
    days_of(month: &str): "Days of {month}" | "Días de {month}" | "Dias de {month}" | "Giorni di {month}";
    keys: "Arrow keys move by day, Page Up and Page Down by month."
        | "Las flechas avanzan por días; RePág y AvPág, por meses."
        | "As setas andam por dia; Page Up e Page Down, por mês."
        | "Le frecce spostano di un giorno, Pag su e Pag giù di un mese.";
    /// A day, and what is free in it.
    day_with(day: &str, times: &str): "{day}: {times}" | "{day}: {times}" | "{day}: {times}" | "{day}: {times}";
    no_times: "no free times" | "sin horas libres" | "sem horários livres" | "nessun orario libero";
    one_time: "1 free time" | "1 hora libre" | "1 horário livre" | "1 orario libero";
    many_times(count: usize): "{count} free times" | "{count} horas libres" | "{count} horários livres" | "{count} orari liberi";
    month_empty(month: &str): "{month}: no time is free."
        | "{month}: no queda ninguna hora libre."
        | "{month}: não há nenhum horário livre."
        | "{month}: nessun orario è libero.";
    nothing_ahead: "None of the days that can be booked has a free time."
        | "Ninguno de los días que se pueden reservar tiene horas libres."
        | "Nenhum dos dias que podem ser agendados tem horário livre."
        | "Nessuno dei giorni prenotabili ha un orario libero.";
    next_free(day: &str): "Next free day: {day}" | "Próximo día libre: {day}" | "Próximo dia livre: {day}" | "Prossimo giorno libero: {day}";
    zone: "Time zone" | "Zona horaria" | "Fuso horário" | "Fuso orario";
    show: "Show" | "Mostrar" | "Mostrar" | "Mostra";
    morning: "Morning" | "Mañana" | "Manhã" | "Mattina";
    afternoon: "Afternoon" | "Tarde" | "Tarde" | "Pomeriggio";
    evening: "Evening" | "Noche" | "Noite" | "Sera";
}

/// How many times are free.
pub fn times(language: domain::language::Language, count: usize) -> String {
    match count {
        0 => no_times(language).to_owned(),
        1 => one_time(language).to_owned(),
        count => many_times(language, count),
    }
}

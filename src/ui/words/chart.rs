//! Words of drawings and their tables.

use super::{sales_many, sales_one};
use domain::language::Language;

domain::texts! {
    chart_now: "Gross, these 7 days" | "Bruto, estos 7 días" | "Bruto, estes 7 dias" | "Lordo, questi 7 giorni";
    chart_before: "the 7 before" | "los 7 anteriores" | "os 7 anteriores" | "i 7 precedenti";
    as_table: "As a table" | "En tabla" | "Em tabela" | "Come tabella";
    day: "Day" | "Día" | "Dia" | "Giorno";
    sold_count: "Sold" | "Vendidas" | "Vendidas" | "Vendute";
    gross: "Gross" | "Bruto" | "Bruto" | "Lordo";
    net: "Net" | "Neto" | "Líquido" | "Netto";
    week_earlier: "A week earlier" | "Una semana antes" | "Uma semana antes" | "Una settimana prima";
    by_this_hour(day: &str): "{day}, by this hour" | "{day}, hasta esta hora" | "{day}, até esta hora" | "{day}, fino a quest’ora";
    /// A day of a chart for who cannot see it.
    day_told(day: &str, sales: &str, gross: &str, count_before: &str, gross_before: &str):
        "{day}: {sales}, {gross}; a week earlier {count_before}, {gross_before}"
        | "{day}: {sales}, {gross}; una semana antes {count_before}, {gross_before}"
        | "{day}: {sales}, {gross}; uma semana antes {count_before}, {gross_before}"
        | "{day}: {sales}, {gross}; una settimana prima {count_before}, {gross_before}";

    chart_empty: "No figures in this period." | "No hay cifras en este período." | "Não há números neste período." | "Nessun dato in questo periodo.";
    /// How a drawing is walked through.
    chart_keys: "Arrow keys move from point to point, Home and End to the first and the last; Escape hides the figures."
        | "Las flechas van de punto en punto; Inicio y Fin, al primero y al último; Escape oculta las cifras."
        | "As setas vão de ponto a ponto; Home e End, ao primeiro e ao último; Esc esconde os números."
        | "Le frecce vanno da un punto all’altro; Inizio e Fine al primo e all’ultimo; Esc nasconde le cifre.";
    /// A name and its figure.
    chart_named(name: &str, value: &str): "{name}: {value}" | "{name}: {value}" | "{name}: {value}" | "{name}: {value}";
    /// A series in a period.
    chart_of(series: &str, period: &str): "{series}, {period}" | "{series}, {period}" | "{series}, {period}" | "{series}, {period}";
    /// A day, week or month that is still running.
    chart_unfinished(name: &str): "{name}, not over yet" | "{name}, aún sin terminar" | "{name}, ainda não terminou" | "{name}, non ancora finito";
    chart_span(first: &str, last: &str): "{first} to {last}." | "{first} a {last}." | "{first} a {last}." | "{first} – {last}.";
    chart_extremes(name: &str, most: &str, most_at: &str, least: &str, least_at: &str):
        "{name}: highest {most} ({most_at}), lowest {least} ({least_at})."
        | "{name}: máximo {most} ({most_at}), mínimo {least} ({least_at})."
        | "{name}: máximo {most} ({most_at}), mínimo {least} ({least_at})."
        | "{name}: massimo {most} ({most_at}), minimo {least} ({least_at}).";
    chart_level(name: &str, value: &str): "{name}: {value}." | "{name}: {value}." | "{name}: {value}." | "{name}: {value}.";
    chart_most(name: &str, value: &str): "Most: {name}, {value}." | "Mayor: {name}, {value}." | "Maior: {name}, {value}." | "Massimo: {name}, {value}.";
    chart_total: "Total" | "Total" | "Total" | "Totale";
    chart_share: "Share" | "Parte" | "Participação" | "Quota";
    /// What is left after the first five.
    chart_others(count: &str): "{count} others" | "Otros {count}" | "Outros {count}" | "Altri {count}";
    chart_hour(weekday: &str, from: &str, to: &str): "{weekday}, {from}–{to}" | "{weekday}, {from}–{to}" | "{weekday}, {from}–{to}" | "{weekday}, {from}–{to}";
    /// A region in its country.
    chart_region(country: &str, region: &str): "{country}, {region}" | "{country}, {region}" | "{country}, {region}" | "{country}, {region}";
    chart_weekday: "Weekday" | "Día de la semana" | "Dia da semana" | "Giorno della settimana";
    chart_less: "less" | "menos" | "menos" | "meno";
    chart_more: "more" | "más" | "mais" | "più";
}

/// A number of sales: `1 sale`, `24 sales`.
pub fn sales_counted(language: Language, count: i64) -> String {
    if count == 1 { sales_one(language).to_owned() } else { sales_many(language, &crate::ui::format::count(count, language)) }
}

//! Words of the time that is left of a hold.

use domain::language::Language;

domain::texts! {
    until(clock: &str): "Kept for you until {clock}" | "Reservado para ti hasta las {clock}" | "Reservado para você até {clock}"
        | "Riservato per te fino alle {clock}";
    one_minute_left: "1 minute left" | "Queda 1 minuto" | "Falta 1 minuto" | "Manca 1 minuto";
    many_minutes_left(count: &str): "{count} minutes left" | "Quedan {count} minutos" | "Faltam {count} minutos" | "Mancano {count} minuti";
}

/// How many minutes are left.
pub fn minutes_left(language: Language, minutes: i64) -> String {
    if minutes == 1 { one_minute_left(language).to_owned() } else { many_minutes_left(language, &minutes.to_string()) }
}

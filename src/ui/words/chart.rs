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
}

/// A number of sales: `1 sale`, `24 sales`.
pub fn sales_counted(language: Language, count: i64) -> String {
    if count == 1 { sales_one(language).to_owned() } else { sales_many(language, &crate::ui::format::count(count, language)) }
}

//! Words of time and of counting.

domain::texts! {
    today: "Today" | "Hoy" | "Hoje" | "Oggi";
    just_now: "now" | "ahora" | "agora" | "ora";
    minutes_ago(count: &str): "{count} min ago" | "hace {count} min" | "há {count} min" | "{count} min fa";
    hours_ago(count: &str): "{count} h ago" | "hace {count} h" | "há {count} h" | "{count} h fa";
    /// A place's clock: `São Paulo time`.
    zone_time(place: &str): "{place} time" | "hora de {place}" | "horário de {place}" | "ora di {place}";
    sales_one: "1 sale" | "1 venta" | "1 venda" | "1 vendita";
    sales_many(count: &str): "{count} sales" | "{count} ventas" | "{count} vendas" | "{count} vendite";
    unknown: "unknown" | "desconocido" | "desconhecido" | "sconosciuto";
}

//! Words of the cards of what sold and what was lost.

use crate::ui::format;
use domain::language::Language;

domain::texts! {
    sold: "Sold" | "Vendido" | "Vendido" | "Venduto";
    lost: "Lost" | "Perdido" | "Perdido" | "Perso";
    from_by_this_hour(before: &str): "from {before} by this hour a week ago"
        | "desde {before} a esta hora hace una semana"
        | "de {before} até esta hora há uma semana"
        | "da {before} a quest’ora di una settimana fa";
    none_by_this_hour: "none by this hour a week ago"
        | "ninguna a esta hora hace una semana"
        | "nenhuma até esta hora há uma semana"
        | "nessuna a quest’ora di una settimana fa";
    from_before(before: &str): "from {before}" | "desde {before}" | "de {before}" | "da {before}";
    known_for(known: &str, all: &str): "known for {known} of {all}" | "conocido en {known} de {all}" | "conhecido em {known} de {all}" | "noto per {known} su {all}";
    attempts_one: "attempt worth" | "intento por valor de" | "tentativa no valor de" | "tentativo per un valore di";
    attempts_many: "attempts worth" | "intentos por valor de" | "tentativas no valor de" | "tentativi per un valore di";
    no_attempt_lost: "no attempt was lost in these 7 days" | "no se perdió ningún intento en estos 7 días" | "nenhuma tentativa se perdeu nestes 7 dias" | "nessun tentativo perso in questi 7 giorni";
    win_back_one: "**1** person to win back" | "**1** persona por recuperar" | "**1** pessoa a reconquistar" | "**1** persona da riconquistare";
    win_back_many(count: &str): "**{count}** people to win back" | "**{count}** personas por recuperar" | "**{count}** pessoas a reconquistar" | "**{count}** persone da riconquistare";
    recover: "Recover sales" | "Recuperar ventas" | "Recuperar vendas" | "Recupera vendite";
    see_lost(count: &str): "See the {count}" | "Ver las {count}" | "Ver as {count}" | "Vedi le {count}";
    see_lost_one: "See it" | "Verla" | "Ver" | "Vedila";
}

/// How many people may be won back.
pub fn win_back(language: Language, people: i64) -> String {
    if people == 1 { win_back_one(language).to_owned() } else { win_back_many(language, &format::count(people, language)) }
}

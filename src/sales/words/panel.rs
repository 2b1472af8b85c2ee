//! Words of the panel.

use crate::ui::format;
use domain::language::Language;
use domain::panel::change_percent;

domain::texts! {
    sold_more(count: &str, change: &str): "You sold **{count}** this week, **{change} more** than by this hour a week ago."
        | "Has vendido **{count}** esta semana, **un {change} más** que a esta hora hace una semana."
        | "Você vendeu **{count}** nesta semana, **{change} a mais** do que até esta hora há uma semana."
        | "Hai venduto **{count}** questa settimana, **il {change} in più** rispetto a quest’ora di una settimana fa.";
    sold_fewer(count: &str, change: &str): "You sold **{count}** this week, **{change} fewer** than by this hour a week ago."
        | "Has vendido **{count}** esta semana, **un {change} menos** que a esta hora hace una semana."
        | "Você vendeu **{count}** nesta semana, **{change} a menos** do que até esta hora há uma semana."
        | "Hai venduto **{count}** questa settimana, **il {change} in meno** rispetto a quest’ora di una settimana fa.";
    sold_as_many(count: &str): "You sold **{count}** this week, **as many** as by this hour a week ago."
        | "Has vendido **{count}** esta semana, **lo mismo** que a esta hora hace una semana."
        | "Você vendeu **{count}** nesta semana, **o mesmo** que até esta hora há uma semana."
        | "Hai venduto **{count}** questa settimana, **come** a quest’ora di una settimana fa.";
    sold_about_as_many(count: &str): "You sold **{count}** this week, **about as many** as by this hour a week ago."
        | "Has vendido **{count}** esta semana, **casi lo mismo** que a esta hora hace una semana."
        | "Você vendeu **{count}** nesta semana, **quase o mesmo** que até esta hora há uma semana."
        | "Hai venduto **{count}** questa settimana, **quasi come** a quest’ora di una settimana fa.";
    sold_first(count: &str): "You sold **{count}** this week; by this hour a week ago there was nothing yet."
        | "Has vendido **{count}** esta semana; a esta hora hace una semana aún no había nada."
        | "Você vendeu **{count}** nesta semana; até esta hora há uma semana ainda não havia nada."
        | "Hai venduto **{count}** questa settimana; a quest’ora di una settimana fa non c’era ancora nulla.";
    sold_nothing_now(before: &str): "Nothing sold this week yet; by this hour a week ago it was **{before}**."
        | "Esta semana aún no has vendido nada; a esta hora hace una semana eran **{before}**."
        | "Nada vendido nesta semana ainda; até esta hora há uma semana eram **{before}**."
        | "Questa settimana non hai ancora venduto nulla; a quest’ora di una settimana fa erano **{before}**.";
    sold_nothing: "Nothing sold in these two weeks. Your earlier sales are in **My sales**."
        | "Nada vendido en estas dos semanas. Tus ventas anteriores están en **Mis ventas**."
        | "Nada vendido nestas duas semanas. Suas vendas anteriores estão em **Minhas vendas**."
        | "Nulla di venduto in queste due settimane. Le tue vendite precedenti sono in **Le mie vendite**.";
    live: "live" | "en directo" | "ao vivo" | "in diretta";
    connecting: "connecting" | "conectando" | "conectando" | "connessione in corso";
    not_live: "not live" | "sin conexión en directo" | "sem conexão ao vivo" | "non in diretta";

    latest: "Latest sales" | "Últimas ventas" | "Últimas vendas" | "Ultime vendite";
    all_sales: "All sales" | "Todas las ventas" | "Todas as vendas" | "Tutte le vendite";

    sections: "Sales sections" | "Secciones de ventas" | "Seções de vendas" | "Sezioni delle vendite";
    everything: "Everything about sales" | "Todo sobre ventas" | "Tudo sobre vendas" | "Tutto sulle vendite";
    receipts: "Receipts" | "Comprobantes" | "Comprovantes" | "Ricevute";
    refunds: "Refunds" | "Reembolsos" | "Reembolsos" | "Rimborsi";
    subscriptions: "Subscriptions" | "Suscripciones" | "Assinaturas" | "Abbonamenti";
    strategies: "Strategies" | "Estrategias" | "Estratégias" | "Strategie";
    affiliations: "Affiliations" | "Afiliaciones" | "Afiliações" | "Affiliazioni";
    analytics: "Analytics" | "Análisis" | "Análises" | "Analisi";
    people_one: "1 person" | "1 persona" | "1 pessoa" | "1 persona";
    people_many(count: &str): "{count} people" | "{count} personas" | "{count} pessoas" | "{count} persone";

    welcome(name: &str): "Welcome, {name}. **Bring your sales** and this page fills itself."
        | "Te damos la bienvenida, {name}. **Trae tus ventas** y esta página se llena sola."
        | "Boas-vindas, {name}. **Traga suas vendas** e esta página se preenche sozinha."
        | "Ti diamo il benvenuto, {name}. **Porta qui le tue vendite** e questa pagina si riempie da sola.";
    welcome_text: "What sold, what was lost and whom to win back, for the last seven days and against the week before."
        | "Qué se vendió, qué se perdió y a quién recuperar, en los últimos siete días y frente a la semana anterior."
        | "O que vendeu, o que se perdeu e quem reconquistar, nos últimos sete dias e comparado à semana anterior."
        | "Che cosa si è venduto, che cosa si è perso e chi riconquistare, negli ultimi sette giorni e rispetto alla settimana prima.";
    step_import: "Import a file" | "Importar un archivo" | "Importar um arquivo" | "Importa un file";
    step_import_text: "CSV from the platform you sell on today. You see every refused row with its reason, and importing twice counts once."
        | "CSV de la plataforma donde vendes hoy. Ves cada fila rechazada con su motivo, e importar dos veces cuenta una sola."
        | "CSV da plataforma onde você vende hoje. Cada linha recusada vem com o motivo, e importar duas vezes conta uma só."
        | "CSV dalla piattaforma su cui vendi oggi. Vedi ogni riga rifiutata con il suo motivo, e importare due volte conta una sola.";
    step_import_do: "Import sales" | "Importar ventas" | "Importar vendas" | "Importa vendite";
    step_api: "Connect by API" | "Conectar por API" | "Conectar pela API" | "Collegati via API";
    step_api_text: "Create a key and read your sales and this panel from your own programs."
        | "Crea una clave y lee tus ventas y este panel desde tus propios programas."
        | "Crie uma chave e leia suas vendas e este painel nos seus próprios programas."
        | "Crea una chiave e leggi le tue vendite e questo pannello dai tuoi programmi.";
    step_api_do: "Create an API key" | "Crear una clave de API" | "Criar chave de API" | "Crea una chiave API";
    loading: "Loading your sales" | "Cargando tus ventas" | "Carregando suas vendas" | "Caricamento delle tue vendite";
}

/// The first line: how many sales, beside a week ago.
pub fn headline(language: Language, now: i64, before: i64) -> String {
    let count = format::count(now, language);
    match (now, before, change_percent(now, before)) {
        (0, 0, _) => sold_nothing(language).to_owned(),
        (0, before, _) => sold_nothing_now(language, &format::count(before, language)),
        (_, _, None) => sold_first(language, &count),
        (now, before, Some(0)) if now != before => sold_about_as_many(language, &count),
        (_, _, Some(0)) => sold_as_many(language, &count),
        (_, _, Some(change)) if change > 0 => sold_more(language, &count, &format::percent(change, language)),
        (_, _, Some(change)) => sold_fewer(language, &count, &format::percent(change.saturating_neg(), language)),
    }
}

/// Whether new sales come in by themselves; none while that is not known.
pub fn liveness(language: Language, connected: Option<bool>) -> &'static str {
    match connected {
        Some(true) => live(language),
        Some(false) => not_live(language),
        None => connecting(language),
    }
}

/// A number of people.
pub fn people(language: Language, people: i64) -> String {
    if people == 1 { people_one(language).to_owned() } else { people_many(language, &format::count(people, language)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_says_no_more_than_is_true() {
        let told = |now, before| headline(Language::English, now, before).replace("**", "");
        assert_eq!(told(148, 132), "You sold 148 this week, 12% more than by this hour a week ago.");
        assert_eq!(told(90, 100), "You sold 90 this week, 10% fewer than by this hour a week ago.");
        assert_eq!(told(7, 7), "You sold 7 this week, as many as by this hour a week ago.");
        assert_eq!(told(1000, 1001), "You sold 1,000 this week, about as many as by this hour a week ago.");
        assert_eq!(told(5, 0), "You sold 5 this week; by this hour a week ago there was nothing yet.");
        assert_eq!(told(0, 5), "Nothing sold this week yet; by this hour a week ago it was 5.");
        assert_eq!(told(0, 0), "Nothing sold in these two weeks. Your earlier sales are in My sales.");
    }
}

//! Words of the reports' pages; those of measures, dimensions and periods are the domain's.

use domain::language::Language;

domain::texts! {
    title: "Reports" | "Informes" | "Relatórios" | "Report";
    intro: "Each answers one question about your sales, over any days you choose."
        | "Cada uno responde a una pregunta sobre tus ventas, en los días que elijas."
        | "Cada um responde a uma pergunta sobre suas vendas, nos dias que você escolher."
        | "Ognuno risponde a una domanda sulle tue vendite, nei giorni che scegli.";
    coming: "In preparation" | "En preparación" | "Em preparação" | "In preparazione";
    coming_why: "They stand in the catalogue of rights already; their figures come with subscriptions, affiliates and leads."
        | "Ya están en el catálogo de permisos; sus cifras llegan con las suscripciones, los afiliados y los contactos."
        | "Já estão no catálogo de permissões; os números chegam com assinaturas, afiliados e contatos."
        | "Sono già nel catalogo dei permessi; le cifre arrivano con abbonamenti, affiliati e contatti.";
    back: "All reports" | "Todos los informes" | "Todos os relatórios" | "Tutti i report";

    compare: "Compare" | "Comparar" | "Comparar" | "Confronta";
    compared: "Compared with" | "Comparado con" | "Comparado com" | "Confrontato con";
    granularity: "Steps" | "Pasos" | "Etapas" | "Passi";
    fitting: "Whatever fits" | "Lo que convenga" | "O que couber melhor" | "Ciò che conviene";
    by: "Broken down by" | "Desglosado por" | "Detalhado por" | "Suddiviso per";
    in_total: "Nothing, in total" | "Nada, en total" | "Nada, no total" | "Nulla, in totale";
    more: "More filters" | "Más filtros" | "Mais filtros" | "Altri filtri";
    more_hint: "Exactly as it stands in the report; a hyphen (-) finds the sales without it."
        | "Exactamente como está en el informe; un guion (-) encuentra las ventas que no lo tienen."
        | "Exatamente como está no relatório; um hífen (-) encontra as vendas sem ele."
        | "Esattamente come sta nel report; un trattino (-) trova le vendite che non lo hanno.";
    any: "Any" | "Cualquiera" | "Qualquer" | "Qualsiasi";
    no_longer(what: &str): "No longer: {what}" | "Quitar: {what}" | "Tirar: {what}" | "Togli: {what}";

    totals: "Totals" | "Totales" | "Totais" | "Totali";
    versus(before: &str): "{before} before" | "{before} antes" | "{before} antes" | "{before} prima";
    known_of(known: &str, of: &str): "known for {known} of {of}" | "conocido en {known} de {of}" | "conhecido em {known} de {of}" | "noto per {known} di {of}";
    draw(measure: &str): "Draw: {measure}" | "Dibujar: {measure}" | "Desenhar: {measure}" | "Disegna: {measure}";
    drawn_by(measure: &str, step: &str): "{measure} {step}" | "{measure} {step}" | "{measure} {step}" | "{measure} {step}";
    drawn_of(measure: &str, by: &str): "{measure}: {by}" | "{measure}: {by}" | "{measure}: {by}" | "{measure}: {by}";
    all_others: "All others" | "Todos los demás" | "Todos os outros" | "Tutti gli altri";
    day: "Day" | "Día" | "Dia" | "Giorno";
    week: "Week" | "Semana" | "Semana" | "Settimana";
    month: "Month" | "Mes" | "Mês" | "Mese";
    by_day: "by day" | "por día" | "por dia" | "per giorno";
    by_week: "by week" | "por semana" | "por semana" | "per settimana";
    by_month: "by month" | "por mes" | "por mês" | "per mese";

    rows_caption(by: &str): "The figures by {by}" | "Las cifras por {by}" | "Os números por {by}" | "Le cifre per {by}";
    total: "Total" | "Total" | "Total" | "Totale";
    change: "Change" | "Cambio" | "Variação" | "Variazione";
    new_row: "new" | "nuevo" | "novo" | "nuovo";
    narrow_to(what: &str): "Only {what}" | "Solo {what}" | "Só {what}" | "Solo {what}";
    pages: "Pages" | "Páginas" | "Páginas" | "Pagine";
    rows_from(first: &str, last: &str): "Rows {first}–{last}" | "Filas {first}–{last}" | "Linhas {first}–{last}" | "Righe {first}–{last}";
    next: "Next rows" | "Filas siguientes" | "Próximas linhas" | "Righe successive";
    previous: "Rows before" | "Filas anteriores" | "Linhas anteriores" | "Righe precedenti";

    measures: "What the figures mean" | "Qué significan las cifras" | "O que os números significam" | "Che cosa dicono le cifre";
    days_of(zone: &str): "Days are those of {zone}." | "Los días son los de {zone}." | "Os dias são os de {zone}." | "I giorni sono quelli di {zone}.";
    served(how: &str): "Read from {how}." | "Leído de {how}." | "Lido de {how}." | "Letto da {how}.";
    rollup: "sums kept by day and month" | "sumas guardadas por día y mes" | "somas guardadas por dia e mês" | "somme tenute per giorno e mese";
    columns: "every sale of the days, kept column by column" | "todas las ventas de los días, guardadas por columnas" | "todas as vendas dos dias, guardadas por colunas" | "tutte le vendite dei giorni, tenute per colonne";

    views: "Saved views" | "Vistas guardadas" | "Visões salvas" | "Viste salvate";
    views_lead: "Questions that you keep, to open again or to get by e-mail. Nobody else sees them."
        | "Preguntas que guardas, para abrirlas de nuevo o recibirlas por correo. Nadie más las ve."
        | "Perguntas que você guarda, para abrir de novo ou receber por e-mail. Ninguém mais as vê."
        | "Domande che conservi, da riaprire o da ricevere per e-mail. Nessun altro le vede.";
    no_views: "No saved view yet" | "Aún no hay vistas guardadas" | "Nenhuma visão salva ainda" | "Ancora nessuna vista salvata";
    no_views_why: "Open a report, choose days and filters, and save them under a name."
        | "Abre un informe, elige días y filtros, y guárdalos con un nombre."
        | "Abra um relatório, escolha dias e filtros e salve com um nome."
        | "Apri un report, scegli giorni e filtri, e salvali con un nome.";
    save_view: "Keep this question" | "Guardar esta pregunta" | "Guardar esta pergunta" | "Conserva questa domanda";
    view_name: "Name" | "Nombre" | "Nome" | "Nome";
    view_saved: "Saved." | "Guardada." | "Salva." | "Salvata.";
    mailed: "By e-mail" | "Por correo" | "Por e-mail" | "Per e-mail";
    mailed_hint: "In the morning, to your own address, with the table." | "Por la mañana, a tu dirección, con la tabla."
        | "De manhã, no seu endereço, com a tabela." | "Al mattino, al tuo indirizzo, con la tabella.";
    not_mailed: "Not by e-mail" | "No por correo" | "Não por e-mail" | "Non per e-mail";
    mailing_of(name: &str, now: &str): "E-mail of {name}: {now}" | "Correo de {name}: {now}" | "E-mail de {name}: {now}" | "E-mail di {name}: {now}";
    next_mail(day: &str): "next on {day}" | "próximo: {day}" | "próximo: {day}" | "prossima: {day}";
    mail_now: "Send it to me now" | "Enviármela ahora" | "Enviar para mim agora" | "Inviamela ora";
    view_mailed: "It is on its way to you." | "Va en camino hacia ti." | "Está a caminho." | "È in arrivo.";
    all_views: "All saved views" | "Todas las vistas" | "Todas as visões" | "Tutte le viste";
    save: "Save" | "Guardar" | "Salvar" | "Salva";
    remove: "Delete" | "Eliminar" | "Excluir" | "Elimina";
    remove_named(name: &str): "Delete {name}" | "Eliminar {name}" | "Excluir {name}" | "Elimina {name}";
    remove_ask(name: &str): "Delete the view {name}?" | "¿Eliminar la vista {name}?" | "Excluir a visão {name}?" | "Eliminare la vista {name}?";

    nothing: "Nothing in these days" | "Nada en estos días" | "Nada nestes dias" | "Nulla in questi giorni";
    nothing_why: "No sale falls into the days and filters you chose."
        | "Ninguna venta cae en los días y filtros elegidos."
        | "Nenhuma venda cai nos dias e filtros escolhidos."
        | "Nessuna vendita cade nei giorni e filtri scelti.";
    look_at_all: "Look at everything" | "Ver todo" | "Ver tudo" | "Guarda tutto";
    clear_filters: "Clear the filters" | "Quitar los filtros" | "Limpar os filtros" | "Togli i filtri";
    weekday_hour: "Weekday and hour" | "Día de la semana y hora" | "Dia da semana e hora" | "Giorno della settimana e ora";
}

/// What one stretch of the series is called at the head of its column.
pub fn stretch(language: Language, granularity: domain::reports::Granularity) -> &'static str {
    use domain::reports::Granularity;
    match granularity {
        Granularity::Day => day(language),
        Granularity::Week => week(language),
        Granularity::Month => month(language),
    }
}

/// In the middle of a line: `by week`.
pub fn by_stretch(language: Language, granularity: domain::reports::Granularity) -> &'static str {
    use domain::reports::Granularity;
    match granularity {
        Granularity::Day => by_day(language),
        Granularity::Week => by_week(language),
        Granularity::Month => by_month(language),
    }
}

/// What an answer was read from.
pub fn served_by(language: Language, by: domain::reports::ServedBy) -> String {
    use domain::reports::ServedBy;
    let how = match by {
        ServedBy::Rollup => rollup(language),
        ServedBy::Columns => columns(language),
    };
    served(language, how)
}

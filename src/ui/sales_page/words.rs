//! The words of a service's page that are ours and not its producer's.

use domain::language::Language;
use domain::product::page::Block;

/// What a block is.
pub fn block(language: Language, block: &Block) -> &'static str {
    match block {
        Block::Headline { .. } => headline(language),
        Block::Text { .. } => text(language),
        Block::Picture { .. } => picture(language),
        Block::Video { .. } => video(language),
        Block::Testimonial { .. } => testimonial(language),
        Block::Questions { .. } => questions(language),
        Block::Price => price(language),
        Block::Calendar => calendar(language),
    }
}

domain::texts! {
    with: "With" | "Con" | "Com" | "Con";
    headline: "Headline" | "Titular" | "Título" | "Titolo";
    text: "Text" | "Texto" | "Texto" | "Testo";
    picture: "Picture" | "Imagen" | "Imagem" | "Immagine";
    video: "Video" | "Vídeo" | "Vídeo" | "Video";
    testimonial: "Testimonial" | "Testimonio" | "Depoimento" | "Testimonianza";
    questions: "Questions and answers" | "Preguntas y respuestas" | "Perguntas e respostas" | "Domande e risposte";
    calendar: "Calendar" | "Calendario" | "Calendário" | "Calendario";
    price: "Price" | "Precio" | "Preço" | "Prezzo";
    session_of(length: &str): "One session of {length}" | "Una sesión de {length}" | "Uma sessão de {length}" | "Una sessione di {length}";
    package_of(count: &str, length: &str): "{count} sessions of {length}"
        | "{count} sesiones de {length}"
        | "{count} sessões de {length}"
        | "{count} sessioni di {length}";
    about(prices: &str): "About {prices}" | "Unos {prices}" | "Cerca de {prices}" | "Circa {prices}";
    rates_of(day: &str): "(reference rates of {day})" | "(tipos de referencia del {day})" | "(taxas de referência de {day})" | "(cambi di riferimento del {day})";
    use_within_a_day: "To be used within a day" | "Para usar en un día" | "Para usar em até um dia" | "Da usare entro un giorno";
    use_within(days: &str): "To be used within {days} days"
        | "Para usar en {days} días"
        | "Para usar em até {days} dias"
        | "Da usare entro {days} giorni";
    held_in(tongue: &str): "Held in {tongue}" | "Idioma: {tongue}" | "Idioma: {tongue}" | "Lingua: {tongue}";
    for_session: "for one session" | "por una sesión" | "por uma sessão" | "per una sessione";
    for_package(count: &str): "for all {count} sessions" | "por las {count} sesiones" | "pelas {count} sessões" | "per tutte le {count} sessioni";
    no_price_yet: "The price will stand here." | "Aquí aparecerá el precio." | "O preço aparecerá aqui." | "Qui comparirà il prezzo.";
    up_to_with_interest(most: &str): "Or in up to {most} instalments, with interest"
        | "O en hasta {most} cuotas con interés"
        | "Ou em até {most} parcelas com juros"
        | "O in un massimo di {most} rate, con interessi";
    up_to_without_interest(most: &str): "Or in up to {most} instalments without interest"
        | "O en hasta {most} cuotas sin interés"
        | "Ou em até {most} parcelas sem juros"
        | "O in un massimo di {most} rate senza interessi";
    payments: "Payments" | "Pagos" | "Pagamentos" | "Pagamenti";
    total: "Total" | "Total" | "Total" | "Totale";
    guarantee_why: "If you change your mind within 7 calendar days of the scheduled date, you get all your money back."
        | "Si cambias de idea en los 7 días naturales siguientes a la fecha programada, recuperas todo tu dinero."
        | "Se você desistir em até 7 dias corridos da data agendada, recebe todo o dinheiro de volta."
        | "Se cambi idea entro 7 giorni di calendario dalla data fissata, ti viene restituito l’intero importo.";
    watch: "Watch the video" | "Ver el vídeo" | "Assistir ao vídeo" | "Guarda il video";
    on_site(site: &str): "On {site}" | "En {site}" | "No {site}" | "Su {site}";
    no_video_yet: "The video will stand here." | "Aquí aparecerá el vídeo." | "O vídeo aparecerá aqui." | "Qui comparirà il video.";
    new_tab: "opens in a new tab" | "se abre en otra pestaña" | "abre em outra aba" | "si apre in un’altra scheda";
}

//! What readers call the fields of the wizard: on its pages, in lists of what is missing, in letters.

use super::Field;
use crate::booking;
use crate::language::Language;

impl Field {
    pub fn label(self, language: Language) -> String {
        let fixed = match self {
            Self::Name => name(language),
            Self::Description => description(language),
            Self::Image => image(language),
            Self::Language => held_in(language),
            Self::Kind => kind(language),
            Self::Market => market(language),
            Self::Bundle => bundle(language),
            Self::Count => count(language),
            Self::Validity => validity(language),
            Self::Duration => duration(language),
            Self::Schedule(field) => return field.label(language),
            Self::Amount => amount(language),
            Self::Currency => currency(language),
            Self::Instalments => instalments(language),
            Self::Bearer => bearer(language),
            Self::Conversion => conversion(language),
            Self::PageKind => page_kind(language),
            Self::ExternalUrl => external_url(language),
            Self::Listed => listed(language),
            Self::Blocks => blocks(language),
            Self::Block(index) => return block(language, index + 1),
            Self::PersonalData => personal_data(language),
            Self::Terms => terms(language),
        };
        fixed.to_owned()
    }
}

impl booking::Field {
    pub fn label(self, language: Language) -> String {
        let fixed = match self {
            Self::Zone => zone(language),
            Self::Weekday(day) => return weekday(day, language).to_owned(),
            Self::Date(index) => return date(language, index + 1),
            Self::DateHours(index) => return date_hours(language, index + 1),
            Self::OfferedFrom => offered_from(language),
            Self::OfferedUntil => offered_until(language),
            Self::AbsenceFrom(index) => return absence_from(language, index + 1),
            Self::AbsenceUntil(index) => return absence_until(language, index + 1),
            Self::Notice => notice(language),
            Self::Ahead => ahead(language),
            Self::Before => before(language),
            Self::After => after(language),
            Self::Step => step(language),
        };
        fixed.to_owned()
    }
}

/// The name of a weekday, Monday being 0.
pub fn weekday(day: usize, language: Language) -> &'static str {
    let names = match language {
        Language::English => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        Language::Spanish => ["Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo"],
        Language::Portuguese => ["Segunda", "Terça", "Quarta", "Quinta", "Sexta", "Sábado", "Domingo"],
        Language::Italian => ["Lunedì", "Martedì", "Mercoledì", "Giovedì", "Venerdì", "Sabato", "Domenica"],
    };
    names.get(day).copied().unwrap_or_default()
}

crate::texts! {
    name: "Name" | "Nombre" | "Nome" | "Nome";
    description: "Description" | "Descripción" | "Descrição" | "Descrizione";
    image: "Picture" | "Imagen" | "Imagem" | "Immagine";
    held_in: "Language of the sessions" | "Idioma de las sesiones" | "Idioma das sessões" | "Lingua delle sessioni";
    kind: "Kind of service" | "Tipo de servicio" | "Tipo de serviço" | "Tipo di servizio";
    market: "Market" | "Mercado" | "Mercado" | "Mercato";
    bundle: "What is sold" | "Qué se vende" | "O que é vendido" | "Che cosa si vende";
    count: "Sessions in the package" | "Sesiones del paquete" | "Sessões do pacote" | "Sessioni del pacchetto";
    validity: "To be used within (days)" | "Para usar en (días)" | "Para usar em (dias)" | "Da usare entro (giorni)";
    duration: "Length of a session (minutes)" | "Duración de una sesión (minutos)" | "Duração de uma sessão (minutos)" | "Durata di una sessione (minuti)";
    amount: "Price" | "Precio" | "Preço" | "Prezzo";
    currency: "Currency" | "Moneda" | "Moeda" | "Valuta";
    instalments: "Most instalments" | "Máximo de cuotas" | "Máximo de parcelas" | "Massimo di rate";
    bearer: "Who pays for instalments" | "Quién paga las cuotas" | "Quem paga o parcelamento" | "Chi paga la rateizzazione";
    conversion: "Currency for buyers abroad" | "Moneda para compradores de fuera" | "Moeda para compradores de fora" | "Valuta per chi compra dall’estero";
    page_kind: "Where it is offered" | "Dónde se ofrece" | "Onde é oferecido" | "Dove si offre";
    external_url: "Address of your page" | "Dirección de tu página" | "Endereço da sua página" | "Indirizzo della tua pagina";
    listed: "Market listing" | "Presencia en el mercado" | "Presença no mercado" | "Presenza nel mercato";
    blocks: "Sales page" | "Página de ventas" | "Página de vendas" | "Pagina di vendita";
    block(number: usize): "Block {number} of the page" | "Bloque {number} de la página" | "Bloco {number} da página" | "Blocco {number} della pagina";
    personal_data: "Personal data" | "Datos personales" | "Dados pessoais" | "Dati personali";
    terms: "Terms" | "Condiciones" | "Termos" | "Condizioni";
    zone: "Time zone" | "Zona horaria" | "Fuso horário" | "Fuso orario";
    date(number: usize): "Date {number} with other hours" | "Fecha {number} con otro horario" | "Data {number} com outro horário" | "Data {number} con altro orario";
    date_hours(number: usize): "Hours of date {number}" | "Horario de la fecha {number}" | "Horário da data {number}" | "Orario della data {number}";
    offered_from: "Offered from" | "Se ofrece desde" | "Oferecido a partir de" | "Offerto dal";
    offered_until: "Offered until" | "Se ofrece hasta" | "Oferecido até" | "Offerto fino al";
    absence_from(number: usize): "Absence {number}, from" | "Ausencia {number}, desde" | "Ausência {number}, de" | "Assenza {number}, dal";
    absence_until(number: usize): "Absence {number}, until" | "Ausencia {number}, hasta" | "Ausência {number}, até" | "Assenza {number}, fino al";
    notice: "Shortest notice (minutes)" | "Antelación mínima (minutos)" | "Antecedência mínima (minutos)" | "Preavviso minimo (minuti)";
    ahead: "Bookable ahead (days)" | "Reservable con antelación (días)" | "Agendável com antecedência (dias)" | "Prenotabile in anticipo (giorni)";
    before: "Pause before (minutes)" | "Pausa antes (minutos)" | "Pausa antes (minutos)" | "Pausa prima (minuti)";
    after: "Pause after (minutes)" | "Pausa después (minutos)" | "Pausa depois (minutos)" | "Pausa dopo (minuti)";
    step: "A start every (minutes)" | "Un comienzo cada (minutos)" | "Um início a cada (minutos)" | "Un inizio ogni (minuti)";
}

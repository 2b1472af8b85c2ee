//! The words of this room: the list, a product's own page, and what can be done with it.

pub mod coupons;
mod explained;
pub mod links;
pub mod page;
pub mod sessions;
pub mod wizard;

pub use explained::{explained, revision_explained};

use domain::language::Language;

domain::texts! {
    title: "Products" | "Productos" | "Produtos" | "Prodotti";
    product: "Product" | "Producto" | "Produto" | "Prodotto";
    nameless: "Untitled product" | "Producto sin nombre" | "Produto sem nome" | "Prodotto senza nome";
    all: "All" | "Todos" | "Todos" | "Tutti";
    show_all: "Show all products" | "Ver todos los productos" | "Ver todos os produtos" | "Mostra tutti i prodotti";
    search_products: "Search products" | "Buscar productos" | "Buscar produtos" | "Cerca prodotti";
    by_state: "By state" | "Por estado" | "Por situação" | "Per stato";
    none_yet: "Nothing on the counter yet" | "Todavía no hay nada en el mostrador" | "Ainda não há nada no balcão" | "Sul banco non c’è ancora nulla";
    none_yet_why: "Set up your first paid session: what it is about, when you have time, and what it costs. You can leave at any step and carry on later."
        | "Prepara tu primera sesión de pago: de qué trata, cuándo tienes tiempo y cuánto cuesta. Puedes dejarlo en cualquier paso y seguir después."
        | "Prepare sua primeira sessão paga: o assunto, quando você tem tempo e quanto custa. Dá para parar em qualquer etapa e continuar depois."
        | "Prepara la tua prima sessione a pagamento: di che cosa tratta, quando hai tempo e quanto costa. Puoi fermarti a ogni passo e riprendere più tardi.";
    none_match: "No product matches" | "Ningún producto coincide" | "Nenhum produto corresponde" | "Nessun prodotto corrisponde";
    none_match_why: "Try fewer letters, or another state." | "Prueba con menos letras o con otro estado." | "Tente menos letras ou outra situação." | "Prova con meno lettere o con un altro stato.";

    new_title: "New product" | "Nuevo producto" | "Novo produto" | "Nuovo prodotto";
    online_service: "Online service" | "Servicio online" | "Serviço on-line" | "Servizio online";
    what_1: "You meet people live, one at a time: a consultation, a class, a mentoring session."
        | "Te encuentras en directo con cada persona: una consulta, una clase, una mentoría."
        | "Você encontra as pessoas ao vivo, uma de cada vez: uma consulta, uma aula, uma mentoria."
        | "Incontri le persone dal vivo, una alla volta: una consulenza, una lezione, un mentoring.";
    what_2: "They pick a time out of the hours that you open, and pay right then; nobody else can take it."
        | "Eligen una hora entre las que abres y pagan en ese momento; nadie más puede ocuparla."
        | "Elas escolhem um horário entre os que você abre e pagam na hora; ninguém mais pode ocupá-lo."
        | "Scelgono un orario fra quelli che apri e pagano subito; nessun altro può prenderlo.";
    what_3: "Before it goes on sale somebody looks it over, usually within 15 minutes and at most within one working day."
        | "Antes de ponerse a la venta alguien lo revisa: suele tardar 15 minutos y, como mucho, un día hábil."
        | "Antes de ir à venda alguém o revisa: em geral leva 15 minutos e, no máximo, um dia útil."
        | "Prima della vendita qualcuno lo controlla: di solito bastano 15 minuti, al massimo un giorno lavorativo.";
    start: "Set up an online service" | "Preparar un servicio online" | "Preparar um serviço on-line" | "Prepara un servizio online";
    start_hint: "Six steps, saved as you go." | "Seis pasos que se guardan solos." | "Seis etapas, salvas enquanto você preenche." | "Sei passi, salvati mentre procedi.";
    not_from(country: &str): "Online services cannot be sold from {country} yet" | "Desde {country} aún no se pueden vender servicios online"
        | "Ainda não é possível vender serviços on-line a partir de: {country}" | "Da {country} non si possono ancora vendere servizi online";
    only_from(countries: &str): "Here they are open to accounts of these countries: {countries}. The country is that of your account; whoever runs this installation decides on the list."
        | "Aquí están abiertos a cuentas de estos países: {countries}. Cuenta el país de tu cuenta; la lista la decide quien administra esta instalación."
        | "Aqui eles estão abertos a contas destes países: {countries}. Vale o país da sua conta; quem administra esta instalação decide a lista."
        | "Qui sono aperti agli account di questi paesi: {countries}. Conta il paese del tuo account; l’elenco lo decide chi gestisce questa installazione.";
    not_limited: "You work with some products of this account. A new one is begun by who works with all of them."
        | "Trabajas con algunos productos de esta cuenta. Uno nuevo lo empieza quien trabaja con todos."
        | "Você trabalha com alguns produtos desta conta. Um novo é começado por quem trabalha com todos."
        | "Lavori con alcuni prodotti di questo account. Uno nuovo lo comincia chi lavora con tutti.";

    state: "State" | "Estado" | "Situação" | "Stato";
    changes_are(state: &str): "Changes: {state}" | "Cambios: {state}" | "Alterações: {state}" | "Modifiche: {state}";
    operator_asks: "What is to be mended" | "Qué hay que corregir" | "O que precisa ser corrigido" | "Che cosa va corretto";
    public_page: "Its page" | "Su página" | "A página dele" | "La sua pagina";
    figures: "Figures" | "Cifras" | "Números" | "Cifre";
    sold_lately: "Sold in 30 days" | "Vendido en 30 días" | "Vendido em 30 dias" | "Venduto in 30 giorni";
    net_lately: "Net in 30 days" | "Neto en 30 días" | "Líquido em 30 dias" | "Netto in 30 giorni";
    sold_ever: "Sold in all" | "Vendido en total" | "Vendido no total" | "Venduto in tutto";
    its_sessions: "Its sessions in the agenda" | "Sus sesiones en la agenda" | "As sessões dele na agenda" | "Le sue sessioni nell’agenda";
    its_sales: "All its sales" | "Todas sus ventas" | "Todas as vendas dele" | "Tutte le sue vendite";
    not_sold_yet: "Nothing was sold of it yet. Whoever gets the link sees the page and the free times."
        | "Aún no se ha vendido. Quien recibe el enlace ve la página y las horas libres."
        | "Ainda não foi vendido. Quem recebe o link vê a página e os horários livres."
        | "Non è ancora stato venduto. Chi riceve il link vede la pagina e gli orari liberi.";
    left_to_do: "Left to do" | "Lo que falta" | "O que falta" | "Che cosa manca";
    history: "History" | "Historial" | "Histórico" | "Cronologia";
    at_a_glance: "At a glance" | "De un vistazo" | "Em resumo" | "In breve";
    price: "Price" | "Precio" | "Preço" | "Prezzo";
    duration: "Length" | "Duración" | "Duração" | "Durata";
    minutes(count: &str): "{count} minutes" | "{count} minutos" | "{count} minutos" | "{count} minuti";
    carry_on: "Carry on" | "Continuar" | "Continuar" | "Riprendi";
    change: "Change" | "Cambiar" | "Alterar" | "Modifica";
    look: "Look at it" | "Ver" | "Ver" | "Guarda";

    acts: "Actions" | "Acciones" | "Ações" | "Azioni";
    acts_of(name: &str): "Actions for “{name}”" | "Acciones de «{name}»" | "Ações de “{name}”" | "Azioni per «{name}»";
    open: "Open" | "Abrir" | "Abrir" | "Apri";
    duplicate: "Duplicate" | "Duplicar" | "Duplicar" | "Duplica";
    another_price: "Copy with another price" | "Copiar con otro precio" | "Copiar com outro preço" | "Copia con un altro prezzo";
    archive: "Archive" | "Archivar" | "Arquivar" | "Archivia";
    take_out: "Take out of the archive" | "Sacar del archivo" | "Tirar do arquivo" | "Togli dall’archivio";
    archive_ask(name: &str): "Archive “{name}”?" | "¿Archivar «{name}»?" | "Arquivar “{name}”?" | "Archiviare «{name}»?";
    archive_named(name: &str): "Archive “{name}”" | "Archivar «{name}»" | "Arquivar “{name}”" | "Archivia «{name}»";
    archive_on_sale: "It goes off sale at once. Sessions already booked stay. To sell it again it is verified anew."
        | "Deja de venderse enseguida. Las sesiones ya reservadas se mantienen. Para venderlo otra vez se verifica de nuevo."
        | "Sai da venda na hora. As sessões já agendadas continuam. Para vender de novo, passa por nova verificação."
        | "Esce subito dalla vendita. Le sessioni già prenotate restano. Per venderlo di nuovo va verificato da capo.";
    archive_draft: "Nothing is lost: you can take it out of the archive as a draft."
        | "No se pierde nada: puedes sacarlo del archivo como borrador."
        | "Nada se perde: você pode tirá-lo do arquivo como rascunho."
        | "Non si perde nulla: puoi toglierlo dall’archivio come bozza.";
    leave_it: "Leave it" | "Dejarlo así" | "Deixar como está" | "Lascia così";

    mend_one: "1 thing to mend" | "1 cosa por corregir" | "1 coisa a corrigir" | "1 cosa da correggere";
    mend_many(count: u32): "{count} things to mend" | "{count} cosas por corregir" | "{count} coisas a corrigir" | "{count} cose da correggere";
    fill_one: "1 thing left" | "Falta 1 cosa" | "Falta 1 coisa" | "Manca 1 cosa";
    fill_many(count: u32): "{count} things left" | "Faltan {count} cosas" | "Faltam {count} coisas" | "Mancano {count} cose";
}

/// So many remarks of the operator.
pub fn to_mend(language: Language, count: u32) -> String {
    if count == 1 { mend_one(language).to_owned() } else { mend_many(language, count) }
}

/// So many fields that are wrong or missing.
pub fn to_fill_in(language: Language, count: u32) -> String {
    if count == 1 { fill_one(language).to_owned() } else { fill_many(language, count) }
}

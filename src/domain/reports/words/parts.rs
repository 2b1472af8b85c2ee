//! Words of what reports are broken down by and narrowed to, and of their periods.

crate::texts! {
    product: "Product" | "Producto" | "Produto" | "Prodotto";
    offer: "Offer" | "Oferta" | "Oferta" | "Offerta";
    product_and_offer: "Product and offer" | "Producto y oferta" | "Produto e oferta" | "Prodotto e offerta";
    category: "Category" | "Categoría" | "Categoria" | "Categoria";
    brand: "Brand" | "Marca" | "Marca" | "Marca";
    method: "Payment method" | "Medio de pago" | "Método de pagamento" | "Metodo di pagamento";
    state: "State" | "Estado" | "Situação" | "Stato";
    place: "Place" | "Lugar" | "Lugar" | "Luogo";
    country: "Country" | "País" | "País" | "Paese";
    region: "Region" | "Región" | "Estado ou região" | "Regione";
    device: "Device" | "Dispositivo" | "Dispositivo" | "Dispositivo";
    origin: "Origin" | "Origen" | "Origem" | "Origine";
    source: "Source" | "Fuente" | "Fonte" | "Sorgente";
    medium: "Medium" | "Medio" | "Mídia" | "Mezzo";
    campaign: "Campaign" | "Campaña" | "Campanha" | "Campagna";
    checkout_origin: "Checkout page" | "Página de pago" | "Página de pagamento" | "Pagina di pagamento";
    affiliate: "Affiliate" | "Afiliado" | "Afiliado" | "Affiliato";
    coproducer: "Co-producer" | "Coproductor" | "Coprodutor" | "Coproduttore";
    hour: "Weekday and hour" | "Día de la semana y hora" | "Dia da semana e hora" | "Giorno della settimana e ora";
    outcome: "Outcome" | "Resultado" | "Resultado" | "Esito";

    /// In place of a text that a sale does not have.
    not_stated: "Not stated" | "Sin indicar" | "Não informado" | "Non indicato";

    first_try: "Sold at the first try" | "Vendidas al primer intento" | "Vendidas na primeira tentativa" | "Vendute al primo tentativo";
    recovered: "Recovered" | "Recuperadas" | "Recuperadas" | "Recuperate";
    abandoned: "Abandoned" | "Abandonadas" | "Abandonadas" | "Abbandonate";
    declined: "Declined" | "Rechazadas" | "Recusadas" | "Rifiutate";
    no_funds: "No funds" | "Sin fondos" | "Sem saldo" | "Senza fondi";
    blocked: "Blocked" | "Bloqueadas" | "Bloqueadas" | "Bloccate";
    expired: "Expired" | "Vencidas" | "Vencidas" | "Scadute";
    cancelled: "Cancelled before approval" | "Canceladas antes de la aprobación" | "Canceladas antes da aprovação"
        | "Annullate prima dell’approvazione";
    returned: "Refunded or charged back" | "Reembolsadas o con contracargo" | "Reembolsadas ou com chargeback" | "Rimborsate o con chargeback";
    withdrawn: "Cancelled after approval" | "Canceladas tras la aprobación" | "Canceladas após a aprovação" | "Annullate dopo l’approvazione";
    open: "Not decided yet" | "Aún sin decidir" | "Ainda sem decisão" | "Non ancora decise";

    today: "Today" | "Hoy" | "Hoje" | "Oggi";
    yesterday: "Yesterday" | "Ayer" | "Ontem" | "Ieri";
    last_7_days: "Last 7 days" | "Últimos 7 días" | "Últimos 7 dias" | "Ultimi 7 giorni";
    last_28_days: "Last 28 days" | "Últimos 28 días" | "Últimos 28 dias" | "Ultimi 28 giorni";
    last_30_days: "Last 30 days" | "Últimos 30 días" | "Últimos 30 dias" | "Ultimi 30 giorni";
    last_90_days: "Last 90 days" | "Últimos 90 días" | "Últimos 90 dias" | "Ultimi 90 giorni";
    this_month: "This month" | "Este mes" | "Este mês" | "Questo mese";
    last_month: "Last month" | "El mes pasado" | "Mês passado" | "Mese scorso";
    this_year: "This year" | "Este año" | "Este ano" | "Quest’anno";
    last_year: "Last year" | "El año pasado" | "Ano passado" | "Anno scorso";
    all: "Everything" | "Todo" | "Tudo" | "Tutto";

    day: "By day" | "Por día" | "Por dia" | "Per giorno";
    week: "By week" | "Por semana" | "Por semana" | "Per settimana";
    month: "By month" | "Por mes" | "Por mês" | "Per mese";

    compare_none: "No comparison" | "Sin comparación" | "Sem comparação" | "Senza confronto";
    compare_before: "The period before" | "El periodo anterior" | "O período anterior" | "Il periodo precedente";
    compare_year: "A year earlier" | "Un año antes" | "Um ano antes" | "Un anno prima";
}

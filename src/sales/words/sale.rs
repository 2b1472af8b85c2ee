//! Words of the page of one sale: its money, its history, its ledger.

use domain::language::Language;
use domain::ledger::Account;

domain::texts! {
    money: "Where the money goes" | "Adónde va el dinero" | "Para onde vai o dinheiro" | "Dove va il denaro";
    gross: "Gross" | "Bruto" | "Bruto" | "Lordo";
    gross_in(currency: &str): "Gross in {currency}" | "Bruto en {currency}" | "Bruto em {currency}" | "Lordo in {currency}";
    surcharge: "Interest paid by the buyer" | "Intereses a cargo del comprador" | "Juros pagos pelo comprador" | "Interessi a carico dell’acquirente";
    surcharge_on_top: "on top of the price" | "además del precio" | "além do preço" | "oltre al prezzo";
    settled_at(rate: &str): "at {rate}" | "a {rate}" | "à taxa de {rate}" | "al cambio di {rate}";
    rate_unknown: "at a rate that the source did not tell" | "a un cambio que la fuente no indicó" | "a uma taxa que a fonte não informou" | "a un cambio che la fonte non ha indicato";
    tax: "Taxes" | "Impuestos" | "Impostos" | "Imposte";
    fee: "Platform fee" | "Comisión de la plataforma" | "Tarifa da plataforma" | "Commissione della piattaforma";
    affiliate: "Affiliate" | "Afiliado" | "Afiliado" | "Affiliato";
    coproducer: "Co-producer" | "Coproductor" | "Coprodutor" | "Coproduttore";
    unexplained: "Not explained by the source" | "Sin explicar por la fuente" | "Não explicado pela fonte" | "Non spiegato dalla fonte";
    unexplained_why: "what its figures leave over" | "lo que dejan sus cifras" | "o que sobra dos números dela" | "ciò che resta dai suoi conti";
    net: "Net" | "Neto" | "Líquido" | "Netto";
    net_in(amount: &str): "{amount} in the currency of the purchase" | "{amount} en la moneda de la compra" | "{amount} na moeda da compra" | "{amount} nella valuta dell’acquisto";
    refunded: "Given back" | "Devuelto" | "Devolvido" | "Rimborsato";
    unknown_why: "The source did not tell this" | "La fuente no lo indicó" | "A fonte não informou" | "La fonte non lo ha indicato";

    history: "What happened" | "Qué pasó" | "O que aconteceu" | "Che cosa è successo";
    gave_back(amount: &str): "{amount} given back" | "{amount} devueltos" | "{amount} devolvidos" | "{amount} rimborsati";

    buyer: "Buyer" | "Comprador" | "Comprador" | "Acquirente";
    name: "Name" | "Nombre" | "Nome" | "Nome";
    email: "E-mail" | "Correo" | "E-mail" | "E-mail";
    document: "Document" | "Documento" | "Documento" | "Documento";
    place: "Place" | "Lugar" | "Local" | "Luogo";

    sale_of(code: &str): "Sale {code}" | "Venta {code}" | "Venda {code}" | "Vendita {code}";
    sale: "Sale" | "Venta" | "Venda" | "Vendita";
    code: "Code" | "Código" | "Código" | "Codice";
    order: "Order" | "Pedido" | "Pedido" | "Ordine";
    product: "Product" | "Producto" | "Produto" | "Prodotto";
    offer: "Offer" | "Oferta" | "Oferta" | "Offerta";
    method: "Method" | "Medio de pago" | "Método" | "Metodo";
    brand: "Brand" | "Marca" | "Marca" | "Marchio";
    category: "Category" | "Categoría" | "Categoria" | "Categoria";
    settled: "Paid through" | "Cobrada en" | "Paga por" | "Pagata tramite";
    lost_reason: "Reason given" | "Motivo indicado" | "Motivo informado" | "Motivo indicato";
    recovered_after: "Recovered after" | "Recuperada tras" | "Recuperada após" | "Recuperata dopo";
    same_day: "less than a day" | "menos de un día" | "menos de um dia" | "meno di un giorno";
    one_day: "1 day" | "1 día" | "1 dia" | "1 giorno";
    days(count: i64): "{count} days" | "{count} días" | "{count} dias" | "{count} giorni";

    origin: "Where it came from" | "De dónde vino" | "De onde veio" | "Da dove arriva";
    channel: "Origin" | "Origen" | "Origem" | "Origine";
    campaign: "Campaign" | "Campaña" | "Campanha" | "Campagna";
    checkout_origin: "Checkout page" | "Página de pago" | "Página de pagamento" | "Pagina di pagamento";
    device: "Device" | "Dispositivo" | "Dispositivo" | "Dispositivo";

    ledger: "In the ledger" | "En el libro mayor" | "No livro-razão" | "Nel libro mastro";
    ledger_rows(count: usize): "{count} entries" | "{count} asientos" | "{count} lançamentos" | "{count} registrazioni";
    ledger_one: "1 entry" | "1 asiento" | "1 lançamento" | "1 registrazione";
    ledger_from: "From" | "De" | "De" | "Da";
    ledger_to: "To" | "A" | "Para" | "A";
    ledger_amount: "Amount" | "Importe" | "Valor" | "Importo";
    ledger_why: "Every entry takes from one account what it gives to another."
        | "Cada asiento quita a una cuenta lo que da a otra."
        | "Cada lançamento tira de uma conta o que põe em outra."
        | "Ogni registrazione toglie a un conto ciò che dà a un altro.";

    account_clearing: "Buyers’ payments" | "Pagos de compradores" | "Pagamentos de compradores" | "Pagamenti degli acquirenti";
    account_pending: "Balance, not released yet" | "Saldo aún no liberado" | "Saldo a liberar" | "Saldo non ancora disponibile";
    account_available: "Balance, available" | "Saldo disponible" | "Saldo disponível" | "Saldo disponibile";
    account_blocked: "Balance, kept for a dispute" | "Saldo retenido por una disputa" | "Saldo retido por disputa" | "Saldo trattenuto per contestazione";
    account_paid_out: "Paid out" | "Retirado" | "Sacado" | "Prelevato";
    account_advances: "Advances" | "Anticipos" | "Antecipações" | "Anticipi";
    account_fees: "Fees" | "Comisiones" | "Tarifas" | "Commissioni";
    account_taxes: "Taxes" | "Impuestos" | "Impostos" | "Imposte";
    account_affiliates: "Affiliates" | "Afiliados" | "Afiliados" | "Affiliati";
    account_coproducers: "Co-producers" | "Coproductores" | "Coprodutores" | "Coproduttori";
    account_exchange: "Currency exchange" | "Cambio de moneda" | "Câmbio" | "Cambio valuta";
    account_unsplit: "Split unknown" | "Reparto desconocido" | "Divisão desconhecida" | "Ripartizione sconosciuta";
    account_unexplained: "Not explained" | "Sin explicar" | "Não explicado" | "Non spiegato";
    elsewhere(account: &str): "{account} (paid elsewhere)" | "{account} (cobrado en otra parte)" | "{account} (pago em outro lugar)" | "{account} (pagato altrove)";
    account_net: "Your net" | "Tu neto" | "Seu líquido" | "Il tuo netto";
}

/// How long it took to win a sale back.
pub fn recovery(language: Language, count: i64) -> String {
    match count {
        ..=0 => same_day(language).to_owned(),
        1 => one_day(language).to_owned(),
        _ => days(language, count),
    }
}

/// What an account of the ledger is called.
pub fn account(language: Language, account: Account) -> String {
    let elsewhere = |name: &str| elsewhere(language, name);
    match account {
        Account::Clearing => account_clearing(language).to_owned(),
        Account::Pending => account_pending(language).to_owned(),
        Account::Available => account_available(language).to_owned(),
        Account::Blocked => account_blocked(language).to_owned(),
        Account::PaidOut => account_paid_out(language).to_owned(),
        Account::Advances => account_advances(language).to_owned(),
        Account::Fees => account_fees(language).to_owned(),
        Account::Taxes => account_taxes(language).to_owned(),
        Account::Affiliates => account_affiliates(language).to_owned(),
        Account::Coproducers => account_coproducers(language).to_owned(),
        Account::Exchange => account_exchange(language).to_owned(),
        Account::ExternalBuyers => elsewhere(account_clearing(language)),
        Account::ExternalNet => elsewhere(account_net(language)),
        Account::ExternalFees => elsewhere(account_fees(language)),
        Account::ExternalTaxes => elsewhere(account_taxes(language)),
        Account::ExternalAffiliates => elsewhere(account_affiliates(language)),
        Account::ExternalCoproducers => elsewhere(account_coproducers(language)),
        Account::ExternalUnsplit => elsewhere(account_unsplit(language)),
        Account::ExternalUnexplained => elsewhere(account_unexplained(language)),
    }
}

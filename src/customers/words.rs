//! Words of customers and segments; those of periods are the domain's.

use crate::ui::format;
use domain::customers::{Column, Frequency, Kind};
use domain::language::Language;
use domain::money::Currency;

domain::texts! {
    title: "Customers" | "Clientes" | "Clientes" | "Clienti";
    intro: "Everybody who bought in some days, by e-mail address: who, how often, for how much."
        | "Quienes compraron en unos días, por dirección de correo: quién, cuántas veces y por cuánto."
        | "Quem comprou em certos dias, por endereço de e-mail: quem, quantas vezes e por quanto."
        | "Chi ha comprato in certi giorni, per indirizzo e-mail: chi, quante volte e per quanto.";
    ways: "How to ask" | "Cómo preguntar" | "Como perguntar" | "Come chiedere";
    by_catalogue: "By what they bought" | "Por lo que compraron" | "Pelo que compraram" | "Per ciò che hanno comprato";
    by_frequency: "By how often they buy" | "Por cuánto compran" | "Pela frequência de compra" | "Per frequenza d’acquisto";
    period_first: "Choose the days first" | "Elige antes los días" | "Escolha antes os dias" | "Scegli prima i giorni";
    period_why: "Customers are counted over some days: the first and the last one are needed."
        | "Los clientes se cuentan en unos días: hacen falta el primero y el último."
        | "Os clientes são contados em certos dias: são precisos o primeiro e o último."
        | "I clienti si contano su certi giorni: servono il primo e l’ultimo.";
    show: "Show customers" | "Ver clientes" | "Ver clientes" | "Mostra i clienti";
    part: "Bought what" | "Qué compraron" | "O que compraram" | "Che cosa";
    part_hint: "One of the three. A hyphen (-) finds the sales without a brand or category."
        | "Uno de los tres. Un guion (-) encuentra las ventas sin marca o categoría."
        | "Um dos três. Um hífen (-) encontra as vendas sem marca ou categoria."
        | "Uno dei tre. Un trattino (-) trova le vendite senza marca o categoria.";
    brand: "Brand" | "Marca" | "Marca" | "Marca";
    category: "Category" | "Categoría" | "Categoria" | "Categoria";
    not_stated: "not stated" | "sin indicar" | "não informado" | "non indicato";
    at_least: "At least" | "Como mínimo" | "No mínimo" | "Almeno";
    min_orders: "Orders" | "Pedidos" | "Pedidos" | "Ordini";
    min_amount: "Amount" | "Importe" | "Valor" | "Importo";
    orders_from(orders: &str): "{orders} orders" | "{orders} pedidos" | "{orders} pedidos" | "{orders} ordini";
    silent: "Nothing bought since" | "Sin comprar desde" | "Sem comprar desde" | "Nessun acquisto dal";
    totals: "Totals" | "Totales" | "Totais" | "Totali";
    average: "Per customer" | "Por cliente" | "Por cliente" | "Per cliente";
    caption: "Customers and what they bought" | "Clientes y lo que compraron" | "Clientes e o que compraram" | "Clienti e ciò che hanno comprato";
    customer: "Customer" | "Cliente" | "Cliente" | "Cliente";
    orders: "Orders" | "Pedidos" | "Pedidos" | "Ordini";
    total: "Total" | "Total" | "Total" | "Totale";
    first: "First order" | "Primer pedido" | "Primeiro pedido" | "Primo ordine";
    last: "Last order" | "Último pedido" | "Último pedido" | "Ultimo ordine";
    ever_orders: "Orders ever" | "Pedidos en total" | "Pedidos ao todo" | "Ordini in tutto";
    ever_total: "Total ever" | "Importe en total" | "Valor ao todo" | "Importo in tutto";
    ever_first: "First ever" | "Primero de todos" | "Primeiro de todos" | "Primo di tutti";
    ever_last: "Last ever" | "Último de todos" | "Último de todos" | "Ultimo di tutti";
    pages: "Pages" | "Páginas" | "Páginas" | "Pagine";
    rows_of(first: &str, last: &str, all: &str): "{first}–{last} of {all}" | "{first}–{last} de {all}" | "{first}–{last} de {all}" | "{first}–{last} di {all}";
    next: "Next" | "Siguientes" | "Próximos" | "Successivi";
    previous: "Before" | "Anteriores" | "Anteriores" | "Precedenti";
    days_of(zone: &str): "Sold sales at their gross; days are those of {zone}. Orders with the same reference count once."
        | "Ventas vendidas por su bruto; los días son los de {zone}. Los pedidos con la misma referencia cuentan una vez."
        | "Vendas concluídas pelo bruto; os dias são os de {zone}. Pedidos com a mesma referência contam uma vez."
        | "Vendite concluse al lordo; i giorni sono quelli di {zone}. Gli ordini con lo stesso riferimento contano una volta.";
    nothing: "No customers here" | "No hay clientes aquí" | "Nenhum cliente aqui" | "Nessun cliente qui";
    nothing_why: "Nobody's sold sales fit the days and filters you chose."
        | "Las ventas de nadie encajan en los días y filtros elegidos."
        | "As vendas de ninguém se encaixam nos dias e filtros escolhidos."
        | "Le vendite di nessuno rientrano nei giorni e filtri scelti.";
    look_at_all: "Look at everybody" | "Ver a todos" | "Ver todos" | "Guarda tutti";

    rfm: "Recency and frequency" | "Recencia y frecuencia" | "Recência e frequência" | "Recenza e frequenza";
    rfm_why: "Five parts of equal size by the last order and by how often: the best customers at the bottom right, the ones who may be leaving at the top right."
        | "Cinco partes iguales según el último pedido y la frecuencia: los mejores abajo a la derecha; quienes quizá se van, arriba a la derecha."
        | "Cinco partes iguais pelo último pedido e pela frequência: os melhores embaixo à direita; quem talvez esteja saindo, no alto à direita."
        | "Cinque parti uguali per ultimo ordine e frequenza: i migliori in basso a destra; chi forse se ne va, in alto a destra.";
    recency: "Last order" | "Último pedido" | "Último pedido" | "Ultimo ordine";
    part_of_five(part: usize): "part {part} of 5" | "parte {part} de 5" | "parte {part} de 5" | "parte {part} di 5";
    longest_ago: "longest ago" | "más antiguo" | "mais antigo" | "più lontano";
    latest: "latest" | "más reciente" | "mais recente" | "più recente";
    rarest: "rarest" | "menos a menudo" | "mais raro" | "più raro";
    most_often: "most often" | "más a menudo" | "mais frequente" | "più spesso";
    cohorts: "Who comes back" | "Quién vuelve" | "Quem volta" | "Chi torna";
    cohorts_why: "By the month of the first order: the share of those customers who bought again 1, 2, 3 … months later."
        | "Según el mes del primer pedido: la parte de esos clientes que volvió a comprar 1, 2, 3… meses después."
        | "Pelo mês do primeiro pedido: a parte desses clientes que comprou de novo 1, 2, 3… meses depois."
        | "Per mese del primo ordine: la quota di quei clienti che ha ricomprato 1, 2, 3… mesi dopo.";
    month: "First order in" | "Primer pedido en" | "Primeiro pedido em" | "Primo ordine in";
    again: "Bought again" | "Volvió a comprar" | "Comprou de novo" | "Ha ricomprato";
    month_after(month: usize): "+{month}" | "+{month}" | "+{month}" | "+{month}";

    back: "All customers" | "Todos los clientes" | "Todos os clientes" | "Tutti i clienti";
    also_known: "Names behind this address" | "Nombres tras esta dirección" | "Nomes por trás deste endereço" | "Nomi dietro questo indirizzo";
    document: "Document" | "Documento" | "Documento" | "Documento";
    lifetime: "Everything ever bought" | "Todo lo comprado" | "Tudo o que comprou" | "Tutto ciò che ha comprato";
    never: "Nothing bought yet: every attempt failed or is still open."
        | "Aún no ha comprado nada: cada intento falló o sigue abierto."
        | "Ainda não comprou nada: cada tentativa falhou ou continua aberta."
        | "Non ha ancora comprato nulla: ogni tentativo è fallito o è ancora aperto.";
    sales: "Sales of every state" | "Ventas en todos los estados" | "Vendas em todos os estados" | "Vendite in ogni stato";
    when: "When" | "Cuándo" | "Quando" | "Quando";
    product: "Product" | "Producto" | "Produto" | "Prodotto";
    state: "State" | "Estado" | "Estado" | "Stato";
    gross: "Gross" | "Bruto" | "Bruto" | "Lordo";
    earlier: "Earlier sales" | "Ventas anteriores" | "Vendas anteriores" | "Vendite precedenti";
    later: "Later sales" | "Ventas posteriores" | "Vendas posteriores" | "Vendite successive";

    segments: "Segments" | "Segmentos" | "Segmentos" | "Segmenti";
    segments_intro: "Selections of customers that you keep under a name."
        | "Selecciones de clientes que guardas con un nombre."
        | "Seleções de clientes que você guarda com um nome."
        | "Selezioni di clienti che tieni sotto un nome.";
    no_segments: "No segment yet" | "Aún no hay segmentos" | "Ainda não há segmentos" | "Ancora nessun segmento";
    no_segments_why: "Choose some customers and keep them as a segment."
        | "Elige unos clientes y guárdalos como segmento."
        | "Escolha alguns clientes e guarde-os como segmento."
        | "Scegli alcuni clienti e tienili come segmento.";
    choose: "Choose customers" | "Elegir clientes" | "Escolher clientes" | "Scegli i clienti";
    save: "Keep as a segment" | "Guardar como segmento" | "Guardar como segmento" | "Tieni come segmento";
    name: "Name" | "Nombre" | "Nome" | "Nome";
    kind_word: "Kind" | "Tipo" | "Tipo" | "Tipo";
    dynamic: "dynamic" | "dinámico" | "dinâmico" | "dinamico";
    frozen: "frozen" | "congelado" | "congelado" | "congelato";
    dynamic_long: "Dynamic: whoever fits at the time" | "Dinámico: quien encaje en cada momento" | "Dinâmico: quem se encaixar no momento" | "Dinamico: chi rientra di volta in volta";
    frozen_long: "Frozen: these customers, for good" | "Congelado: estos clientes, para siempre" | "Congelado: estes clientes, para sempre" | "Congelato: questi clienti, per sempre";
    made_by(who: &str, when: &str): "made by {who}, {when}" | "creado por {who}, {when}" | "criado por {who}, {when}" | "creato da {who}, {when}";
    one_customer: "1 customer" | "1 cliente" | "1 cliente" | "1 cliente";
    many_customers(count: &str): "{count} customers" | "{count} clientes" | "{count} clientes" | "{count} clienti";
    rename: "Rename" | "Cambiar nombre" | "Renomear" | "Rinomina";
    delete: "Delete" | "Eliminar" | "Excluir" | "Elimina";
    delete_ask(name: &str): "Delete the segment {name}? No customer is lost." | "¿Eliminar el segmento {name}? No se pierde ningún cliente." | "Excluir o segmento {name}? Nenhum cliente se perde." | "Eliminare il segmento {name}? Nessun cliente va perso.";
    the_question: "Its question" | "Su pregunta" | "Sua pergunta" | "La sua domanda";
    frozen_figures: "The figures are of everything these customers ever bought."
        | "Las cifras son de todo lo que estos clientes han comprado."
        | "Os números são de tudo o que estes clientes já compraram."
        | "Le cifre sono di tutto ciò che questi clienti hanno mai comprato.";
}

/// How many customers.
pub fn customers(language: Language, count: i64) -> String {
    if count == 1 {
        return one_customer(language).to_owned();
    }
    many_customers(language, &format::count(count, language))
}

/// What a customer has to reach, where anything is asked.
pub fn least(language: Language, frequency: Frequency, currency: Option<Currency>) -> Option<String> {
    let orders = frequency.min_orders.map(|orders| orders_from(language, &format::count(orders.into(), language)));
    let amount = frequency.min_amount.zip(currency).map(|(minor, currency)| format::money(minor, currency, language));
    let both: Vec<String> = orders.into_iter().chain(amount).collect();
    (!both.is_empty()).then(|| both.join(" · "))
}

/// The head of a column.
pub fn column(language: Language, column: Column) -> &'static str {
    match column {
        Column::Email => customer(language),
        Column::Orders => orders(language),
        Column::Total => total(language),
        Column::First => first(language),
        Column::Last => last(language),
        Column::LifetimeOrders => ever_orders(language),
        Column::LifetimeTotal => ever_total(language),
        Column::LifetimeFirst => ever_first(language),
        Column::LifetimeLast => ever_last(language),
    }
}

/// What a segment keeps, in a word.
pub fn kind(language: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Dynamic => dynamic(language),
        Kind::Frozen => frozen(language),
    }
}

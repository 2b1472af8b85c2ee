//! Words of My sales: its filters, its table, its totals.

use crate::ui::words;
use domain::language::Language;
use domain::listing::Sort;
use domain::sale::Method;

domain::texts! {
    title: "My sales" | "Mis ventas" | "Minhas vendas" | "Le mie vendite";
    search: "Code, e-mail or name" | "Código, correo o nombre" | "Código, e-mail ou nome" | "Codice, e-mail o nome";

    today: "Today" | "Hoy" | "Hoje" | "Oggi";
    last_7_days: "Last 7 days" | "Últimos 7 días" | "Últimos 7 dias" | "Ultimi 7 giorni";
    last_30_days: "Last 30 days" | "Últimos 30 días" | "Últimos 30 dias" | "Ultimi 30 giorni";
    this_month: "This month" | "Este mes" | "Este mês" | "Questo mese";
    last_month: "Last month" | "El mes pasado" | "Mês passado" | "Mese scorso";
    this_year: "This year" | "Este año" | "Este ano" | "Quest’anno";
    all_time: "All time" | "Todo el tiempo" | "Todo o período" | "Da sempre";
    since(day: &str): "since {day}" | "desde el {day}" | "desde {day}" | "dal {day}";
    until(day: &str): "until {day}" | "hasta el {day}" | "até {day}" | "fino al {day}";

    state: "State" | "Estado" | "Situação" | "Stato";
    states: "States" | "Estados" | "Situações" | "Stati";
    method: "Method" | "Medio de pago" | "Método" | "Metodo";
    methods: "Payment methods" | "Medios de pago" | "Métodos de pagamento" | "Metodi di pagamento";
    all_currencies: "All currencies" | "Todas las monedas" | "Todas as moedas" | "Tutte le valute";

    created: "Created" | "Creada" | "Criada em" | "Creata";
    approved: "Approved" | "Aprobada" | "Aprovada em" | "Approvata";
    buyer: "Buyer" | "Comprador" | "Comprador" | "Acquirente";
    gross: "Gross" | "Bruto" | "Bruto" | "Lordo";
    net: "Net" | "Neto" | "Líquido" | "Netto";
    recovered_head: "Recovered" | "Recuperada" | "Recuperada" | "Recuperata";
    recovered: "recovered" | "recuperada" | "recuperada" | "recuperata";

    totals: "Totals of the selection" | "Totales de la selección" | "Totais da seleção" | "Totali della selezione";
    total_sales: "Sales" | "Ventas" | "Vendas" | "Vendite";
    total_sold: "Of them paid" | "De ellas, pagadas" | "Delas, pagas" | "Di cui pagate";
    net_known_for(count: &str): "known for {count}" | "conocido en {count}" | "conhecido em {count}" | "noto per {count}";

    pages: "Pages" | "Páginas" | "Páginas" | "Pagine";
    one_in_selection: "1 sale in this selection" | "1 venta en esta selección" | "1 venda nesta seleção" | "1 vendita in questa selezione";
    many_in_selection(count: &str): "{count} sales in this selection" | "{count} ventas en esta selección" | "{count} vendas nesta seleção" | "{count} vendite in questa selezione";

    order_label: "Order" | "Orden" | "Ordem" | "Ordine";
    newest_first: "Newest first" | "Primero las más nuevas" | "Mais novas primeiro" | "Prima le più recenti";
    oldest_first: "Oldest first" | "Primero las más antiguas" | "Mais antigas primeiro" | "Prima le meno recenti";
    last_approved_first: "Last approved first" | "Primero la última aprobada" | "Última aprovada primeiro" | "Prima l’ultima approvata";
    first_approved_first: "First approved first" | "Primero la primera aprobada" | "Primeira aprovada primeiro" | "Dalla prima approvata";
    largest_first: "Largest first" | "Primero las mayores" | "Maiores primeiro" | "Prima le più grandi";
    smallest_first: "Smallest first" | "Primero las menores" | "Menores primeiro" | "Prima le più piccole";
    /// The name of the table for who hears it.
    caption(order: &str): "Sales: {order}" | "Ventas: {order}" | "Vendas: {order}" | "Vendite: {order}";
    newer: "Newer" | "Más nuevas" | "Mais novas" | "Più recenti";
    older: "Older" | "Más antiguas" | "Mais antigas" | "Meno recenti";
    before: "Before" | "Anteriores" | "Anteriores" | "Precedenti";
    after: "After" | "Siguientes" | "Seguintes" | "Successive";

    none_match: "No sale matches" | "Ninguna venta coincide" | "Nenhuma venda corresponde" | "Nessuna vendita corrisponde";
    none_match_why: "Nothing is like that in what you chose. A longer period or fewer filters show more."
        | "No hay nada así en lo que elegiste. Un periodo más largo o menos filtros muestran más."
        | "Não há nada assim no que você escolheu. Um período maior ou menos filtros mostram mais."
        | "Non c’è nulla di simile in ciò che hai scelto. Un periodo più lungo o meno filtri mostrano di più.";
    none_with_text(text: &str): "In what you chose, nobody’s name, e-mail, document or code is “{text}”."
        | "En lo que elegiste no hay nadie con “{text}” como nombre, correo, documento o código."
        | "No que você escolheu, ninguém tem “{text}” como nome, e-mail, documento ou código."
        | "In ciò che hai scelto nessuno ha “{text}” come nome, e-mail, documento o codice.";
    look_in_all_time: "Look in all time" | "Buscar en todo el tiempo" | "Buscar em todo o período" | "Cerca da sempre";
    clear_filters: "Clear all filters" | "Quitar todos los filtros" | "Limpar todos os filtros" | "Togli tutti i filtri";
    none_yet: "No sales yet" | "Aún no hay ventas" | "Nenhuma venda ainda" | "Ancora nessuna vendita";
    none_yet_why: "As soon as you import a file or sell something, every sale stands here."
        | "En cuanto importes un archivo o vendas algo, aquí estará cada venta."
        | "Assim que você importar um arquivo ou vender algo, cada venda aparece aqui."
        | "Appena importi un file o vendi qualcosa, ogni vendita compare qui.";
    import_sales: "Import sales" | "Importar ventas" | "Importar vendas" | "Importa vendite";

}

/// A payment method with its instalments, where there are several: `Card · 3×`.
pub fn method_paid(language: Language, method: Method, installments: i64) -> String {
    let name = words::method(language, method);
    if installments > 1 { format!("{name} · {installments}×") } else { name.to_owned() }
}

/// In what order the rows stand, for who does not see the arrow.
pub fn order(language: Language, sort: Sort, ascending: bool) -> &'static str {
    match (sort, ascending) {
        (Sort::Created, false) => newest_first(language),
        (Sort::Created, true) => oldest_first(language),
        (Sort::Approved, false) => last_approved_first(language),
        (Sort::Approved, true) => first_approved_first(language),
        (Sort::Gross, false) => largest_first(language),
        (Sort::Gross, true) => smallest_first(language),
    }
}

/// The words on the way to the page before and the page after, in that order: by time they are newer and older.
pub fn turns(language: Language, sort: Sort, ascending: bool) -> (&'static str, &'static str) {
    match (sort, ascending) {
        (Sort::Gross, _) => (before(language), after(language)),
        (_, false) => (newer(language), older(language)),
        (_, true) => (older(language), newer(language)),
    }
}

//! Words of filters, of what stands in addresses, and of tables to keep of what was asked.

use crate::ui::format;
use domain::language::Language;
use domain::money::Currency;
use domain::parameter::ParameterFault;
use domain::reports::Period;

domain::texts! {
    filters: "Filters" | "Filtros" | "Filtros" | "Filtri";
    apply: "Apply" | "Aplicar" | "Aplicar" | "Applica";
    clear: "Clear" | "Quitar" | "Limpar" | "Togli";
    clear_all: "Clear all" | "Quitar todo" | "Limpar tudo" | "Togli tutto";
    period_own: "Own days" | "Días propios" | "Dias próprios" | "Giorni scelti";
    period: "Period" | "Periodo" | "Período" | "Periodo";
    from: "From" | "Desde" | "De" | "Dal";
    to: "To" | "Hasta" | "Até" | "Al";
    product: "Product" | "Producto" | "Produto" | "Prodotto";
    all_products: "All products" | "Todos los productos" | "Todos os produtos" | "Tutti i prodotti";
    one_product: "one product" | "un producto" | "um produto" | "un prodotto";
    currency: "Currency" | "Moneda" | "Moeda" | "Valuta";
    and_more(first: &str, more: usize): "{first} and {more} more" | "{first} y {more} más" | "{first} e mais {more}" | "{first} e altri {more}";
    export: "Export" | "Exportar" | "Exportar" | "Esporta";
    as_xlsx: "Workbook" | "Libro de cálculo" | "Planilha" | "Foglio di calcolo";
    as_csv: "For other programs" | "Para otros programas" | "Para outros programas" | "Per altri programmi";
    print: "Print" | "Imprimir" | "Imprimir" | "Stampa";
    more_rows(count: &str): "Only the first {count} rows are here; the totals are of all." | "Solo están las primeras {count} filas; los totales son de todas."
        | "Só as primeiras {count} linhas estão aqui; os totais são de todas." | "Qui ci sono solo le prime {count} righe; i totali sono di tutte.";
    ignored: "Part of the address was not understood and is left out" | "Parte de la dirección no se entendió y se deja fuera" | "Parte do endereço não foi entendida e ficou de fora" | "Una parte dell’indirizzo non è stata capita e viene ignorata";
    fault_unknown: "is nothing this page knows" | "no es nada que esta página conozca" | "não é nada que esta página conheça" | "non è nulla che questa pagina conosca";
    fault_date: "is not a date such as 2026-03-31" | "no es una fecha como 2026-03-31" | "não é uma data como 2026-03-31" | "non è una data come 2026-03-31";
    fault_value: "is not one of the values that may stand there" | "no es uno de los valores posibles" | "não é um dos valores possíveis" | "non è uno dei valori possibili";
    fault_cursor: "is no place in this list" | "no es un lugar de esta lista" | "não é um lugar desta lista" | "non è un punto di questo elenco";
    fault_ends_before_start: "lies before the first day" | "es anterior al primer día" | "é anterior ao primeiro dia" | "viene prima del primo giorno";
    fault_too_long: "is too long" | "es demasiado largo" | "é longo demais" | "è troppo lungo";
    fault_missing: "is missing" | "falta" | "está faltando" | "manca";
    fault_not_together: "cannot be asked together with another of its kind" | "no puede pedirse junto con otro de su tipo" | "não pode ser pedido junto com outro do mesmo tipo" | "non si può chiedere insieme a un altro dello stesso tipo";
    fault_time: "is not a time such as 2026-03-31T12:00:00-03:00" | "no es un momento como 2026-03-31T12:00:00-03:00" | "não é um momento como 2026-03-31T12:00:00-03:00" | "non è un momento come 2026-03-31T12:00:00-03:00";
}

/// Which days a table is of, as a line above it.
pub fn table_of_days(language: Language, days: Period) -> String {
    format!("{}: {}", period(language), format::day_range(days.from, days.to, language))
}

/// Which currency the money of a table is in.
pub fn table_in(language: Language, money: Currency) -> String {
    format!("{}: {} · {}", currency(language), money.code(), format::currency_name(money, language))
}

/// That there are more rows than the table has.
pub fn table_of_first(language: Language, rows: usize) -> String {
    more_rows(language, &format::count(rows as i64, language))
}

/// What is wrong with a parameter of the address.
pub fn parameter_fault(language: Language, fault: ParameterFault) -> &'static str {
    match fault {
        ParameterFault::Unknown => fault_unknown(language),
        ParameterFault::NotADate => fault_date(language),
        ParameterFault::NotAValue | ParameterFault::NotAnId => fault_value(language),
        ParameterFault::NotACursor => fault_cursor(language),
        ParameterFault::EndsBeforeStart => fault_ends_before_start(language),
        ParameterFault::TooLong => fault_too_long(language),
        ParameterFault::NotATime => fault_time(language),
        ParameterFault::Missing => fault_missing(language),
        ParameterFault::NotTogether => fault_not_together(language),
    }
}

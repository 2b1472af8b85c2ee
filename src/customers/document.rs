//! Customers as a workbook for people: what was asked above, a row for each of them, in words of the reader.

use super::words;
use crate::ui::words::narrow;
use domain::IntoEnumIterator;
use domain::customers::{Answer, By, Column, Part, Row};
use domain::language::Language;
use domain::money::Money;
use domain::written::{day_month_year, zone_place};
use service::customers::export::{Exported, cells};
use service::sheets::{Cell, Sheet};

/// One sheet: who, by address and name, and what they bought.
pub fn sheet(exported: &Exported, language: Language) -> Sheet {
    let answer = &exported.answer;
    let mut head: Vec<String> = Column::iter().map(|column| words::column(language, column).to_owned()).collect();
    head.insert(1, words::name(language).to_owned());
    let row = |row: &Row| {
        let who = [Cell::Text(row.email.clone()), row.name.clone().map_or(Cell::Empty, Cell::Text)];
        who.into_iter().chain(cells(row, answer.currency)).collect()
    };
    Sheet {
        name: words::title(language).into(),
        above: above(exported, language),
        rows: answer.rows.iter().map(row).collect(),
        // Where there are more rows than a table has, what is there does not come to the total; of lifetimes none is known.
        total: Some(total(answer, head.len(), language)),
        head,
    }
}

/// What the selection comes to, as many cells as there are columns.
fn total(answer: &Answer, columns: usize, language: Language) -> Vec<Cell> {
    let totals = answer.totals;
    let known = [
        Cell::Text(words::total(language).into()),
        Cell::Empty,
        Cell::Count(totals.orders),
        Cell::Money(Money::new(totals.total, answer.currency)),
    ];
    known.into_iter().chain(std::iter::repeat(Cell::Empty)).take(columns).collect()
}

/// What was asked: which way, the days, the currency and what narrows it; and how many there are.
fn above(exported: &Exported, language: Language) -> Vec<String> {
    let answer = &exported.answer;
    let question = &answer.question;
    let frequency = question.frequency();
    let way = match question.by {
        By::Catalogue(_) => words::by_catalogue(language),
        By::Frequency(_) => words::by_frequency(language),
    };
    let stated = |text: &str| if text.is_empty() { words::not_stated(language).to_owned() } else { text.to_owned() };
    let part = match &question.by {
        By::Catalogue(Some(Part::Product(id))) => {
            let name = exported.product.clone().unwrap_or_else(|| id.to_string());
            Some(format!("{}: {name}", narrow::product(language)))
        }
        By::Catalogue(Some(Part::Brand(text))) => Some(format!("{}: {}", words::brand(language), stated(text))),
        By::Catalogue(Some(Part::Category(text))) => Some(format!("{}: {}", words::category(language), stated(text))),
        By::Catalogue(None) | By::Frequency(_) => None,
    };
    let least = words::least(language, frequency, question.currency).map(|least| format!("{}: {least}", words::at_least(language)));
    let silent = frequency.silent_since.map(|day| format!("{}: {}", words::silent(language), day_month_year(day, language)));
    let title = words::title(language).to_owned();
    [title, way.to_owned(), narrow::table_of_days(language, answer.period), narrow::table_in(language, answer.currency)]
        .into_iter()
        .chain([part, least, silent].into_iter().flatten())
        .chain([words::customers(language, answer.totals.customers), words::days_of(language, &zone_place(&answer.time_zone))])
        .chain(answer.cursor.map(|_| narrow::table_of_first(language, answer.rows.len())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::customers::{Bought, Frequency, Question, Totals};
    use domain::id::CustomerId;
    use domain::money::Currency;
    use domain::reports::{Period, ServedBy, When};

    fn exported(by: By, cursor: Option<u32>) -> Exported {
        let day = |text: &str| text.parse().unwrap();
        let period = Period::new(day("2026-03-01"), day("2026-03-31"));
        let noon = "2026-03-05T15:00:00Z".parse().unwrap();
        let bought =
            Bought { orders: 2, total: 30_050, first: noon, first_day: day("2026-03-05"), last: noon, last_day: day("2026-03-05") };
        let lifetime = Bought { orders: 3, total: 40_000, ..bought };
        let row = Row { id: CustomerId(uuid::Uuid::nil()), email: "ana@example.com".into(), name: None, bought, lifetime };
        let answer = Answer {
            question: Question { by, currency: Some(Currency::BRL), ..Question::new(When::Days(period)) },
            period,
            currency: Currency::BRL,
            currencies: vec![Currency::BRL],
            totals: Totals { customers: 7, orders: 9, total: 123_456 },
            rows: vec![row],
            cursor,
            previous: None,
            served_by: ServedBy::Columns,
            version: 1,
            time_zone: "America/Sao_Paulo".into(),
            today: day("2026-04-01"),
        };
        Exported { answer, product: None }
    }

    #[test]
    fn a_workbook_says_what_was_asked_how_many_there_are_and_what_they_come_to() {
        let often = Frequency { min_orders: Some(2), min_amount: Some(10_000), silent_since: "2026-04-01".parse().ok() };
        let sheet = sheet(&exported(By::Frequency(often), Some(1)), Language::English);
        let has = |part: &str| sheet.above.iter().any(|line| line.contains(part));
        for part in ["By how often they buy", "Period: ", "BRL", "At least: 2 orders · R$", "Nothing bought since: ", "7 customers"] {
            assert!(has(part), "{part}: {:?}", sheet.above);
        }
        assert!(has("Only the first 1 rows are here"), "{:?}", sheet.above);
        let total = sheet.total.unwrap();
        assert_eq!((sheet.head.len(), sheet.rows[0].len(), total.len()), (10, 10, 10));
        assert_eq!((sheet.head[0].as_str(), sheet.head[3].as_str()), ("Customer", "Total"));
        assert_eq!((&sheet.rows[0][1], &sheet.rows[0][3]), (&Cell::Empty, &Cell::Money(Money::new(30_050, Currency::BRL))));
        assert_eq!((&sheet.rows[0][6], &total[2]), (&Cell::Count(3), &Cell::Count(9)));
        assert_eq!((&total[3], &total[7]), (&Cell::Money(Money::new(123_456, Currency::BRL)), &Cell::Empty));
    }

    #[test]
    fn what_it_was_narrowed_to_stands_above_in_the_readers_words() {
        let said = |by: By| sheet(&exported(by, None), Language::Portuguese).above;
        assert!(said(By::Catalogue(Some(Part::Brand(String::new())))).contains(&"Marca: não informado".to_owned()));
        assert!(said(By::Catalogue(Some(Part::Category("livros".into())))).contains(&"Categoria: livros".to_owned()));
        let all = said(By::Catalogue(None));
        assert_eq!((all.len(), all[0].as_str(), all[4].as_str()), (6, "Clientes", "7 clientes"), "{all:?}");
    }
}

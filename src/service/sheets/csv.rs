//! A table as comma-separated values: figures with a point and without thousands, so that any program reads them.

use super::{Cell, Sheet, SheetError};
use crate::table::row;

/// Head and rows, in UTF-8.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    let mut table = row(&sheet.head)?;
    for cells in &sheet.rows {
        // Figures below zero begin with a sign and are no formulas: they are written as they are.
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(cells.iter().map(written))?;
        table.extend(writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?);
    }
    Ok(table)
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => crate::table::plain(text),
        Cell::Count(count) => count.to_string(),
        Cell::Money(money) => money.to_plain(),
        Cell::Share(hundredths) => share(*hundredths),
        Cell::Day(day) => day.to_string(),
    }
}

/// Per cent with two decimals, without the sign.
fn share(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::money::{Currency, Money};

    #[test]
    fn figures_are_plain_and_texts_are_no_formulas() {
        let brl = Currency::parse("BRL").unwrap();
        let sheet = Sheet {
            name: "Sales".into(),
            above: vec!["for people".into()],
            head: ["what", "sold", "gross", "rate", "day"].map(str::to_owned).into(),
            rows: vec![
                vec![
                    Cell::Text("=SUM(A1)".into()),
                    Cell::Count(-2),
                    Cell::Money(Money::new(-123_405, brl)),
                    Cell::Share(-1_205),
                    Cell::Day(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()),
                ],
                vec![Cell::Text("a, b".into()), Cell::Empty, Cell::Money(Money::new(5, brl)), Cell::Share(7), Cell::Empty],
            ],
            total: Some(vec![Cell::Text("all".into())]),
        };
        let text = String::from_utf8(csv(&sheet).unwrap()).unwrap();
        assert_eq!(text, "what,sold,gross,rate,day\n'=SUM(A1),-2,-1234.05,-12.05,2026-03-01\n\"a, b\",,0.05,0.07,\n");
    }
}

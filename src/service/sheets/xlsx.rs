//! Tables as a workbook: figures as figures with their formats, heads that stay in sight, nothing that reckons.

use super::{Cell, Sheet, SheetError};
use domain::Time;
use domain::money::Currency;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

/// Most characters of a cell (ECMA-376 as Excel takes it).
const CELL: usize = 32_767;

/// Narrowest and widest column, in characters.
const WIDTH: std::ops::RangeInclusive<usize> = 10..=44;

/// A workbook with these tables, made at `now`.
pub fn xlsx(sheets: &[Sheet], now: Time) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(now.timestamp())?;
    book.set_properties(&DocProperties::new().set_author("Mostrador").set_creation_datetime(&made));
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let name = name_of(sheet, &names);
        let page = book.add_worksheet();
        page.set_name(&name)?;
        names.push(name.to_lowercase());
        write(page, sheet)?;
    }
    Ok(book.save_to_buffer()?)
}

fn write(page: &mut Worksheet, sheet: &Sheet) -> Result<(), SheetError> {
    let title = Format::new().set_bold().set_font_size(14);
    for (line, text) in (0..).zip(&sheet.above) {
        if line == 0 {
            page.write_string_with_format(line, 0, cut(text), &title)?;
        } else {
            page.write_string(line, 0, cut(text))?;
        }
    }
    let top = if sheet.above.is_empty() { 0 } else { u32::try_from(sheet.above.len()).unwrap_or(0) + 1 };
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Bottom);
    let mut widths: Vec<usize> = Vec::new();
    for (column, text) in (0..).zip(&sheet.head) {
        page.write_string_with_format(top, column, cut(text), &head)?;
        // Heads are wrapped: their longest word must fit.
        widths.push(text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0) + 2);
    }
    page.set_freeze_panes(top + 1, 1)?;
    page.set_repeat_rows(top, top)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    let last = Format::new().set_bold().set_border_top(FormatBorder::Thin);
    let rows = sheet.rows.iter().map(|row| (row, Format::new())).chain(sheet.total.iter().map(|row| (row, last.clone())));
    for (line, (cells, format)) in (top + 1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            let width = put(page, (line, column), cell, &format)?;
            if let Some(known) = widths.get_mut(usize::from(column)) {
                *known = (*known).max(width);
            }
        }
    }
    for (column, width) in (0..).zip(widths) {
        page.set_column_width(column, u32::try_from(width.clamp(*WIDTH.start(), *WIDTH.end())).unwrap_or(12))?;
    }
    Ok(())
}

/// Writes a cell; about how many characters wide it is.
fn put(page: &mut Worksheet, (line, column): (u32, u16), cell: &Cell, format: &Format) -> Result<usize, SheetError> {
    // A cell of a workbook holds a double: exact for every amount under 2^53 minor units.
    Ok(match cell {
        Cell::Empty => 0,
        Cell::Text(text) => {
            page.write_string_with_format(line, column, cut(text), format)?;
            text.chars().count() + 1
        }
        Cell::Count(count) => {
            page.write_number_with_format(line, column, *count as f64, &format.clone().set_num_format("#,##0"))?;
            digits(*count)
        }
        Cell::Money(money) => {
            let value = money.minor as f64 / 10_f64.powi(money.currency.decimals() as i32);
            page.write_number_with_format(line, column, value, &format.clone().set_num_format(amount(money.currency)))?;
            digits(money.minor) + 1
        }
        Cell::Share(hundredths) => {
            page.write_number_with_format(line, column, *hundredths as f64 / 10_000.0, &format.clone().set_num_format("0.00%"))?;
            8
        }
        Cell::Day(day) => {
            use chrono::Datelike;
            let date = ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1970), day.month() as u8, day.day() as u8)?;
            page.write_datetime_with_format(line, column, &date, &format.clone().set_num_format("yyyy-mm-dd"))?;
            11
        }
    })
}

fn amount(currency: Currency) -> String {
    match currency.decimals() {
        0 => "#,##0".into(),
        decimals => format!("#,##0.{}", "0".repeat(decimals as usize)),
    }
}

/// How wide a figure is with its separators.
fn digits(value: i64) -> usize {
    let digits = value.unsigned_abs().max(1).ilog10() as usize + 1;
    digits + digits / 3 + 2
}

fn cut(text: &str) -> String {
    text.chars().take(CELL).collect()
}

/// A name that a sheet may have, and that no other of the book has.
fn name_of(sheet: &Sheet, taken: &[String]) -> String {
    let plain: String = sheet.name.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let plain: String = plain.trim().chars().take(27).collect();
    let plain = if plain.is_empty() { "Table".to_owned() } else { plain };
    let mut name = plain.clone();
    let mut number = 2;
    while taken.contains(&name.to_lowercase()) {
        name = format!("{plain} {number}");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, DataType, Reader, Xlsx};
    use chrono::NaiveDate;
    use domain::money::Money;

    #[test]
    fn a_workbook_holds_figures_and_no_formula() {
        let currency = Currency::parse("BRL").unwrap();
        let sheet = Sheet {
            name: "Ganhos: total/mês".into(),
            above: vec!["Ganhos".into(), "=HYPERLINK(\"x\")".into()],
            head: vec!["Produto".into(), "Bruto".into(), "Dia".into(), "Taxa".into(), "Vendas".into()],
            rows: vec![vec![
                Cell::Text("=1+1".into()),
                Cell::Money(Money::new(123_456_789, currency)),
                Cell::Day(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()),
                Cell::Share(1_250),
                Cell::Count(7),
            ]],
            total: Some(vec![Cell::Text("Total".into()), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Count(7)]),
        };
        let twin = Sheet { above: vec![], ..sheet.clone() };
        let bytes = xlsx(&[sheet, twin], "2026-03-02T03:04:05Z".parse().unwrap()).unwrap();
        let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["Ganhos  total mês", "Ganhos  total mês 2"]);
        let rows = book.worksheet_range("Ganhos  total mês").unwrap();
        let at = |line: u32, column: u32| rows.get_value((line, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(at(1, 0), Data::String("=HYPERLINK(\"x\")".into()));
        assert_eq!(at(3, 1), Data::String("Bruto".into()));
        assert_eq!((at(4, 0), at(4, 1), at(4, 3)), (Data::String("=1+1".into()), Data::Float(1_234_567.89), Data::Float(0.125)));
        assert_eq!(at(4, 2).as_date(), NaiveDate::from_ymd_opt(2026, 3, 1));
        assert_eq!((at(5, 0), at(5, 1), at(5, 4)), (Data::String("Total".into()), Data::Empty, Data::Float(7.0)));
        let formulas = book.worksheet_formula("Ganhos  total mês").unwrap();
        assert_eq!(formulas.used_cells().count(), 0);
        // Without lines above it the head is the first.
        assert_eq!(book.worksheet_range("Ganhos  total mês 2").unwrap().get_value((1, 4)), Some(&Data::Float(7.0)));
    }
}

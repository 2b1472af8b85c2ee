//! Tables for other programs, which may be programs that reckon: no cell of them is a formula.

/// A row as it stands in a file of comma-separated values, its end included.
///
/// # Errors
/// Where the row cannot be written, which happens to none that fits into memory.
pub fn row<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells.into_iter().map(|cell| plain(cell.as_ref())))?;
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// What somebody typed must not be a formula to a program that opens the table.
pub fn plain(text: &str) -> String {
    // Where a comma divides decimals, such a program divides columns by semicolons.
    let text = text.replace([';', '\t', '\n', '\r'], " ");
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_becomes_two() {
        let written = row(["=1+1", " @SUM(A1)", "－1", "a;b", "a\nb", "a,b", "\"q\"", "– → 1"]).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert_eq!(written, "'=1+1,' @SUM(A1),'－1,a b,a b,\"a,b\",\"\"\"q\"\"\",– → 1\n");
    }
}

//! Records in order and out of it, given a few bytes at a time.

use super::*;
use proptest::prelude::*;

/// A reader that gives a few bytes at a time.
struct Dripping<'a>(&'a [u8], usize);

impl Read for Dripping<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.1.min(self.0.len()).min(into.len());
        into[..bytes].copy_from_slice(&self.0[..bytes]);
        self.0 = &self.0[bytes..];
        Ok(bytes)
    }
}

fn read(input: &[u8], drip: usize) -> Vec<(u64, Result<Vec<String>, Fault>)> {
    let mut records = Records::new(Dripping(input, drip));
    let (mut record, mut all) = (Record::default(), Vec::new());
    while let Some(outcome) = records.next(&mut record).unwrap() {
        let mut from = 0;
        let fields = record.ends.iter().map(|end| {
            let field = String::from_utf8_lossy(&record.bytes[from..*end]).into_owned();
            from = end + 1;
            field
        });
        all.push((record.line, outcome.map(|()| fields.collect())));
    }
    all
}

#[test]
fn fields_and_lines_are_told_apart() {
    let text = b"a,b\r\n\r\n\"x\ny\",\"say \"\"hi\"\"\"\r\n5\" disk,\n\n,last";
    let fields = |texts: &[&str]| Ok(texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
    for drip in [1, 2, 7, 1000] {
        assert_eq!(
            read(text, drip),
            [(1, fields(&["a", "b"])), (3, fields(&["x\ny", "say \"hi\""])), (5, fields(&["5\" disk", ""])), (7, fields(&["", "last"]))]
        );
    }
}

#[test]
fn a_malformed_record_costs_one_line() {
    let good = |text: &str| Ok(vec![text.to_owned()]);
    assert_eq!(read(b"\"a\nb\nc", 3), [(1, Err(Fault::EndlessQuote)), (2, good("b")), (3, good("c"))]);
    assert_eq!(read(b"\"a\nb\n\"c\"\n", 3), [(1, Err(Fault::AfterQuote)), (2, good("b")), (3, good("c"))]);
    let long = [b"x\n".as_slice(), &vec![b'y'; 10 << 20], b"\nz"].concat();
    assert_eq!(read(&long, 100_000), [(1, good("x")), (2, Err(Fault::TooLong)), (3, good("z"))]);
    let endless = [b"\"a\n".as_slice(), &b"b\n".repeat(LONGEST)].concat();
    let all = read(&endless, 100_000);
    assert_eq!((all.len(), &all[0]), (LONGEST + 1, &(1, Err(Fault::EndlessQuote))));
}

#[test]
fn memory_does_not_grow_with_a_line() {
    let long = vec![b'y'; 10 << 20];
    let mut records = Records::new(long.as_slice());
    records.next(&mut Record::default()).unwrap();
    assert!(records.window.len() <= 4 * LONGEST);
}

#[test]
fn the_delimiter_is_seen_in_the_header() {
    for (header, delimiter) in [("a,b;c,d\n;;;;", b','), ("\"a,b,c\";d;e", b';'), ("a\tb", b'\t'), ("a", b','), ("", b',')] {
        assert_eq!(divided_by(header.as_bytes()), delimiter, "{header}");
    }
}

proptest! {
    #[test]
    fn what_a_writer_wrote_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a\",;\n\r é]{0,6}", 2..5), 1..6), drip in 1_usize..20) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = writer.into_inner().unwrap();
        let back: Vec<Vec<String>> = read(&text, drip).into_iter().map(|(_, fields)| fields.unwrap()).collect();
        prop_assert_eq!(back, rows);
    }

    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(prop::sample::select(b"a,\"\n\r\xff".to_vec()), 0..200), drip in 1_usize..9) {
        let lines = bytes.iter().filter(|b| **b == b'\n').count() + 1;
        prop_assert!(read(&bytes, drip).len() <= lines);
    }
}

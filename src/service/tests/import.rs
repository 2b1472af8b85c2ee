//! Sales from files, on both engines: what is taken, what is refused and why, and that doing it again changes nothing.

#[allow(dead_code, reason = "the store's helpers, of which this needs a few")]
use crate::common;
use crate::common::{at, engines, owner};
use domain::Time;
use proptest::prelude::*;
use service::import::{self, ImportError, Mapping, Options, Progress, Summary};
use std::io::Write;
use std::path::Path;
use store::owners::Owner;
use store::{Db, verify};

const HEADER: &str = "transaction,state,created_at,approved_at,state_at,buyer_email,product,product_name,currency,gross,fee,method,installments,settlement_rate,buyer_country";
const GOOD: [(&str, &str); 15] = [
    ("transaction", "T1"),
    ("state", "complete"),
    ("created_at", "2026-03-01 12:00:00"),
    ("approved_at", ""),
    ("state_at", ""),
    ("buyer_email", "ana@example.com"),
    ("product", "course"),
    ("product_name", "A course"),
    ("currency", "BRL"),
    ("gross", "100.00"),
    ("fee", ""),
    ("method", "pix"),
    ("installments", ""),
    ("settlement_rate", ""),
    ("buyer_country", "BR"),
];

/// A line of the good sale with some columns changed.
fn line(changes: &[(&str, &str)]) -> String {
    let cells = GOOD.iter().map(|(name, value)| changes.iter().find(|(changed, _)| changed == name).map_or(*value, |(_, value)| *value));
    cells.collect::<Vec<_>>().join(",")
}

fn now() -> Time {
    at("2026-06-01T00:00:00Z")
}

/// Imports bytes; the summary, and the lines of refused rows as written.
async fn import(db: &Db, owner: &Owner, bytes: &[u8], mapping: &Mapping) -> Result<(Summary, Vec<String>), ImportError> {
    let dir = tempfile::tempdir().unwrap();
    let options = Options { time_zone: None, refusals: dir.path().join("refused.csv") };
    let summary = import::sales(db, owner.id, bytes, mapping, &options, &now, &mut |_| {}).await?;
    let refused = summary.refusals.as_ref().map(|path| std::fs::read_to_string(path).unwrap()).unwrap_or_default();
    Ok((summary, refused.lines().skip(1).map(str::to_owned).collect()))
}

fn counts(summary: &Summary) -> [u64; 4] {
    [summary.accepted, summary.updated, summary.unchanged, summary.refused]
}

async fn stored(db: &Db, owner: &Owner) -> u64 {
    let mut tx = db.read().await.unwrap();
    let (count,): (i64,) = tx.one("SELECT COUNT(*) FROM sales WHERE owner_id = $1", vec![owner.id.0.into()]).await.unwrap();
    count as u64
}

async fn assert_verified(db: &Db) {
    let report = verify::verify(&mut db.read().await.unwrap()).await.unwrap();
    assert!(report.differences.is_empty(), "{:#?}", report.differences);
}

#[tokio::test]
async fn every_bad_row_is_refused_with_its_line_column_and_reason() {
    let long = "x".repeat(201);
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("state", "paid")], "state,unknown state,paid"),
        (&[("state", "")], "state,missing,"),
        (&[("transaction", " ")], "transaction,missing,"),
        (&[("currency", "REAL")], "currency,not an ISO 4217 currency code,REAL"),
        (&[("method", "gold")], "method,unknown method,gold"),
        (&[("created_at", "01/03/2026")], "created_at,not a date of the expected form from 1970 to 2099,01/03/2026"),
        (&[("created_at", "2026-02-30 10:00:00")], "created_at,not a date of the expected form from 1970 to 2099,2026-02-30 10:00:00"),
        (&[("approved_at", "2026-02-28 10:00:00")], "approved_at,before the sale was created,2026-02-28 10:00:00"),
        (&[("state_at", "2026-02-28 10:00:00")], "state_at,before the sale was created or approved,2026-02-28 10:00:00"),
        (&[("gross", "-5")], "gross,must not be negative,'-5"),
        (&[("gross", "99999999999")], "gross,too large,99999999999"),
        (&[("gross", "9999999999999999999999999999999999")], "gross,too large,9999999999999999999999999999999999"),
        (&[("gross", "1.234")], "gross,more decimals than the currency has,1.234"),
        (&[("gross", "")], "gross,missing,"),
        (&[("gross", "=1+1")], "gross,not a number such as 1234.56,'=1+1"),
        (&[("gross", "x;=1+1")], "gross,not a number such as 1234.56,x;'=1+1"),
        (&[("fee", "ten")], "fee,not a number such as 1234.56,ten"),
        (&[("buyer_email", "ana")], "buyer_email,not an e-mail address,ana"),
        (&[("buyer_email", "@cmd")], "buyer_email,not an e-mail address,'@cmd"),
        (&[("installments", "0")], "installments,not a number from 1 to 99,0"),
        (&[("installments", "100")], "installments,not a number from 1 to 99,100"),
        (&[("product_name", &long)], "product_name,longer than 200 characters,"),
        (&[("product", "a\0b")], "product,holds characters that cannot be shown,"),
        (&[("product", "a\u{1b}[1m")], "product,holds characters that cannot be shown,"),
        (&[("settlement_rate", "5.2")], "settlement_rate,a rate without a settlement currency,5.2"),
        (&[("buyer_country", "Brazil")], "buyer_country,not a country code of two letters,Brazil"),
        (&[("state", "complete,")], ",too many fields: 16 instead of 15,"),
        (&[("product", "\"a\"b")], ",text after a closing quote,"),
    ];
    let mut text = format!("{HEADER}\n");
    for (changes, _) in cases {
        text.push_str(&format!("{}\n", line(changes)));
    }
    let bad = cases.len() as u64;
    let huge = "y".repeat(10 << 20);
    text.push_str(&format!("T2,complete\n{}\n{}\n", line(&[("product_name", &huge)]), line(&[("transaction", "OK")])));
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(&[line(&[("product_name", "caf")]).replace("caf", "caf\u{1}").as_bytes(), b"\n"].concat());
    let at_latin = bytes.len() - 2;
    let marker = bytes[..at_latin].iter().rposition(|b| *b == 1).unwrap();
    bytes[marker] = 0xe9;
    bytes.extend_from_slice(format!("{}\n{}\n", line(&[("product", "\"never ends")]), line(&[("transaction", "LAST")])).as_bytes());
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let (summary, refused) = import(&db, &owner, &bytes, &Mapping::standard()).await.unwrap();
        for (index, (changes, expected)) in cases.iter().enumerate() {
            assert!(refused[index].starts_with(&format!("{},{expected}", index + 2)), "{changes:?}: {}", refused[index]);
        }
        let rest: Vec<String> = refused[cases.len()..].iter().map(|line| line.chars().take(45).collect()).collect();
        assert!(rest[0].starts_with(&format!("{},,too few fields: 2 instead of 15", bad + 2)), "{rest:?}");
        assert!(rest[1].starts_with(&format!("{},,a record of more than 1 MB", bad + 3)), "{rest:?}");
        assert!(rest[2].starts_with(&format!("{},,not UTF-8 in field 8", bad + 5)), "{rest:?}");
        assert!(rest[3].starts_with(&format!("{},,a quote that never ends", bad + 6)), "{rest:?}");
        assert_eq!(counts(&summary), [2, 0, 0, bad + 4]);
        assert!(refused.iter().all(|line| line.chars().count() < 300));
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn a_file_that_is_none_of_sales_is_refused_before_the_first_row() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let refused = async |bytes: &[u8]| import(&db, &owner, bytes, &Mapping::standard()).await.unwrap_err().to_string();
        assert_eq!(refused(b"").await, "the file is empty");
        assert_eq!(refused(b"\xef\xbb\xbf\r\n\r\n").await, "the file is empty");
        assert_eq!(
            refused(b"transaction,state,gross\nT1,complete,5\n").await,
            "the file lacks the columns created_at, buyer_email, product, currency"
        );
        assert_eq!(refused(HEADER.replace(",state,", ",").as_bytes()).await, "the file lacks the column state");
        assert_eq!(refused(HEADER.replace(",fee,", ",gross,").as_bytes()).await, "the file has several columns called gross");
        assert_eq!(refused(b"PK\x03\x04....").await, "the file is a zip archive or a workbook, not text");
        assert_eq!(refused(b"\xff\xfet\0r\0").await, "the file is UTF-16, not text");
        assert_eq!(refused(b"a,caf\xe9\n").await, "the header is not UTF-8: say the encoding in a mapping");
        assert_eq!(refused(b"\"transaction,state\n").await, "the header is a quote that never ends");
        assert_eq!(refused(&vec![b'a'; 2 << 20]).await, "the header is a record of more than 1 MB");
        assert_eq!(stored(&db, &owner).await, 0, "nothing half-stored");
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("plain.csv.gz");
        std::fs::write(&path, format!("{HEADER}\n{}\n", line(&[]))).unwrap();
        let options = Options { time_zone: None, refusals: dir.path().join("refused.csv") };
        let error = import::file(&db, owner.id, &path, &Mapping::standard(), &options, &now, &mut |_| {}).await.unwrap_err();
        assert!(matches!(error, ImportError::NotPacked));
    }
}

#[tokio::test]
async fn the_events_are_those_that_the_state_implies() {
    let rows = [
        ("complete", "2026-03-02 09:00:00", "2026-03-09 09:00:00", "0@2026-03-01T12 5@2026-03-02T09 6@2026-03-09T09"),
        ("complete", "", "", "0@2026-03-01T12 5@2026-03-01T12 6@2026-03-01T12"),
        ("approved", "2026-03-02 09:00:00", "", "0@2026-03-01T12 5@2026-03-02T09"),
        ("cancelled", "", "2026-03-09 09:00:00", "0@2026-03-01T12 10@2026-03-09T09"),
        ("cancelled", "2026-03-02 09:00:00", "", "0@2026-03-01T12 5@2026-03-02T09 10@2026-03-02T09"),
        ("declined", "2026-03-02 09:00:00", "", "0@2026-03-01T12 7@2026-03-01T12"),
        ("Refunded", "", "2026-03-09T09:00:00Z", "0@2026-03-01T12 5@2026-03-01T12 15@2026-03-09T09"),
        ("started", "", "", "0@2026-03-01T12"),
    ];
    let mut text = format!("{HEADER}\n");
    for (index, (state, approved, at, _)) in rows.iter().enumerate() {
        let code = format!("T{index}");
        text.push_str(&format!("{}\n", line(&[("transaction", &code), ("state", state), ("approved_at", approved), ("state_at", at)])));
    }
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let (summary, refused) = import(&db, &owner, text.as_bytes(), &Mapping::standard()).await.unwrap();
        assert_eq!((counts(&summary), refused.len()), ([8, 0, 0, 0], 0), "{refused:?}");
        let mut tx = db.read().await.unwrap();
        for (index, (state, .., expected)) in rows.iter().enumerate() {
            let sql = "SELECT e.state, e.at FROM sale_events e JOIN sales s ON s.owner_id = e.owner_id AND s.id = e.sale_id WHERE e.owner_id = $1 AND s.transaction_code = $2 ORDER BY e.number";
            let events: Vec<(i16, i64)> = tx.all(sql, vec![owner.id.0.into(), format!("T{index}").into()]).await.unwrap();
            let told: Vec<String> = events
                .iter()
                .map(|(state, at)| format!("{state}@{}", Time::from_timestamp_micros(*at).unwrap().format("%Y-%m-%dT%H")))
                .collect();
            assert_eq!(told.join(" "), *expected, "{state}");
        }
    }
}

#[tokio::test]
async fn a_newer_file_moves_sales_on_and_an_older_one_changes_nothing() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let first = format!("{HEADER}\n{}\n", line(&[]));
        let second = format!("{HEADER}\n{}\n{}\n", line(&[("state", "refunded")]), line(&[("transaction", "T2"), ("state", "declined")]));
        let standard = Mapping::standard();
        for (text, expected) in
            [(&first, [1, 0, 0, 0]), (&first, [0, 0, 1, 0]), (&second, [1, 1, 0, 0]), (&second, [0, 0, 2, 0]), (&first, [0, 0, 1, 0])]
        {
            let (summary, refused) = import(&db, &owner, text.as_bytes(), &standard).await.unwrap();
            assert_eq!(counts(&summary), expected, "{refused:?}");
        }
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn what_was_given_back_counts_once_however_often_it_is_told() {
    const HEADER: &str = "transaction,state,created_at,state_at,buyer_email,product,currency,gross,refunded_amount";
    let file = |rows: &[(&str, &str)]| {
        rows.iter().fold(format!("{HEADER}\n"), |text, (at, amount)| {
            text + &format!("T1,partially_refunded,2026-03-01T12:00:00Z,{at},ana@example.com,course,BRL,100.00,{amount}\n")
        })
    };
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let standard = Mapping::standard();
        let refunded = async || {
            let mut tx = db.read().await.unwrap();
            tx.one::<(i64,)>("SELECT refunded FROM sales WHERE owner_id = $1", vec![owner.id.0.into()]).await.unwrap().0
        };
        let first = file(&[("2026-03-02T12:00:00Z", "10.00")]);
        // Nine digits of a second are more than is stored: the same moment must be the same again.
        let second = file(&[("2026-03-05T12:00:00.123456789Z", "30.00")]);
        let without_times = file(&[("2026-03-05T12:00:00.123456789Z", "40.00")]);
        for (text, expected, total) in [
            (&first, [1, 0, 0, 0], 1_000),
            (&second, [0, 1, 0, 0], 3_000),
            (&second, [0, 0, 1, 0], 3_000),
            (&first, [0, 0, 1, 0], 3_000),
            (&without_times, [0, 1, 0, 0], 4_000),
            (&second, [0, 0, 1, 0], 4_000),
            (&file(&[("2026-03-09T12:00:00Z", "5.00")]), [0, 0, 0, 1], 4_000),
            (&file(&[("2026-03-09T12:00:00Z", "100.01")]), [0, 0, 0, 1], 4_000),
        ] {
            let (summary, refused) = import(&db, &owner, text.as_bytes(), &standard).await.unwrap();
            assert_eq!((counts(&summary), refunded().await), (expected, total), "{text} {refused:?}");
        }
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn one_buyer_of_many_sales_is_imported_like_many_buyers() {
    const SALES: i64 = 20_000;
    for (db, _dir) in engines().await {
        for buyers in [SALES, 1] {
            let owner = owner(&db, "UTC").await;
            let text = (0..SALES).fold(format!("{HEADER}\n"), |text, index| {
                let at = (at("2026-03-01T00:00:00Z") + chrono::TimeDelta::minutes(index)).to_rfc3339();
                let (code, email) = (format!("T{index}"), format!("buyer{}@example.com", index % buyers));
                let state = if index % 3 == 0 { "declined" } else { "complete" };
                text + &line(&[("transaction", &code), ("buyer_email", &email), ("created_at", &at), ("state", state)]) + "\n"
            });
            let (summary, _) = import(&db, &owner, text.as_bytes(), &Mapping::standard()).await.unwrap();
            assert_eq!(counts(&summary), [SALES as u64, 0, 0, 0]);
        }
        assert_verified(&db).await;
    }
}

/// All events there are, in words.
async fn events(db: &Db) -> Vec<String> {
    let sql = "SELECT s.transaction_code || ' ' || CAST(e.number AS TEXT) || ' ' || CAST(e.state AS TEXT) || ' ' || CAST(e.at AS TEXT)
               FROM sale_events e JOIN sales s ON s.owner_id = e.owner_id AND s.id = e.sale_id";
    let mut rows: Vec<(String,)> = db.read().await.unwrap().all(sql, vec![]).await.unwrap();
    rows.sort();
    rows.into_iter().map(|(row,)| row).collect()
}

#[test]
fn any_file_imported_twice_changes_nothing() {
    use domain::sale::State;
    const HEADER: &str = "transaction,state,created_at,approved_at,state_at,buyer_email,product,currency,gross,refunded_amount";
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let engines = runtime.block_on(engines());
    // Few codes, hours and amounts: several rows of one sale, also of one moment.
    let hour = || prop::option::of(0_u32..4);
    let amount = || prop::sample::select(vec!["", "10.00", "30.00", "100.00", "100.01"]);
    let row = (0_u32..5, 0_i16..17, 0_u32..2, hour(), hour(), amount());
    proptest!(ProptestConfig::with_cases(60), |(rows in prop::collection::vec(row, 1..40))| {
        let time = |hour: Option<u32>| hour.map_or(String::new(), |hour| format!("2026-03-01T1{hour}:00:00Z"));
        let text = rows.iter().fold(format!("{HEADER}\n"), |text, (code, state, created, approved, state_at, amount)| {
            let state = State::from_repr(*state).unwrap();
            let (created, approved, state_at) = (time(Some(*created)), time(*approved), time(*state_at));
            text + &format!("T{code},{state},{created},{approved},{state_at},b{}@example.com,course,BRL,100.00,{amount}\n", code % 2)
        });
        for (db, _dir) in &engines {
            runtime.block_on(async {
                let owner = owner(db, "UTC").await;
                let (first, _) = import(db, &owner, text.as_bytes(), &Mapping::standard()).await.unwrap();
                let before = events(db).await;
                let (second, _) = import(db, &owner, text.as_bytes(), &Mapping::standard()).await.unwrap();
                assert_eq!((second.accepted, second.updated, second.rows()), (0, 0, first.rows()), "{text}");
                assert_eq!(events(db).await, before);
            });
        }
    });
    for (db, _dir) in &engines {
        runtime.block_on(assert_verified(db));
    }
}

#[tokio::test]
async fn a_mapping_says_how_a_file_is_written() {
    let mapping = Mapping::parse(
        r#"
        source = "hotmart"
        [format]
        encoding = "latin1"
        decimal = ","
        grouping = "."
        date = "%d/%m/%Y %H:%M:%S"
        time_zone = "America/Sao_Paulo"
        [columns]
        transaction = { join = ["Pedido", "Item"], with = "-" }
        state = "Situação"
        created_at = "Data"
        buyer_email = "E-mail"
        buyer_city = { column = "Cidade", optional = true }
        product = "Produto"
        currency = { constant = "BRL" }
        gross = { sum = ["Preço", "Frete"] }
        method = "Meio"
        [values.state]
        "Concluída" = "complete"
        [otherwise]
        method = "unknown"
        "#,
    )
    .unwrap();
    let text = "Pedido;Item;Situação;Data;E-mail;Produto;Preço;Frete;Meio\r\n77;1;Concluída;01/03/2026 12:00:00;Ana@Example.com;Café;\"1.234,50\";0,06;escambo\r\n77;2;Concluída;01/03/2026 12:00:00;ana@example.com;Café;1,00;;Pix\r\n";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let (summary, refused) = import(&db, &owner, &bytes, &mapping).await.unwrap();
        assert_eq!(counts(&summary), [1, 0, 0, 1]);
        assert_eq!(refused, ["3,Preço + Frete,missing,\"1,00 + \""]);
        let sql = "SELECT s.transaction_code, s.source, p.name, s.gross, s.created_at, s.method FROM sales s JOIN products p ON p.owner_id = s.owner_id AND p.id = s.product_id WHERE s.owner_id = $1";
        let mut tx = db.read().await.unwrap();
        let row: (String, i16, String, i64, i64, i16) = tx.one(sql, vec![owner.id.0.into()]).await.unwrap();
        assert_eq!(row, ("77-1".into(), 2, "Café".into(), 123_456, at("2026-03-01T15:00:00Z").timestamp_micros(), 0));
    }
}

/// `count` good sales, each on a line of its own.
fn many(count: usize) -> String {
    (0..count).fold(format!("{HEADER}\n"), |text, index| {
        let (code, email) = (format!("T{index}"), format!("buyer{}@example.com", index % 700));
        text + &line(&[("transaction", &code), ("buyer_email", &email)]) + "\n"
    })
}

#[tokio::test]
async fn an_import_that_was_interrupted_is_run_again() {
    let text = many(3_000);
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        let mut packed = packed.finish().unwrap();
        packed.truncate(packed.len() / 2);
        assert!(matches!(import(&db, &owner, &packed, &Mapping::standard()).await, Err(ImportError::Read(_))), "a file cut off is told");
        let before = stored(&db, &owner).await;
        assert!((1..3_000).contains(&before), "{before}");
        assert_verified(&db).await;
        let (summary, _) = import(&db, &owner, text.as_bytes(), &Mapping::standard()).await.unwrap();
        assert_eq!(counts(&summary), [3_000 - before, 0, before, 0]);
        // Given up by its caller, too: dropping the future ends it.
        let other = common::owner(&db, "UTC").await;
        let dir = tempfile::tempdir().unwrap();
        let options = Options { time_zone: None, refusals: dir.path().join("refused.csv") };
        let standard = Mapping::standard();
        let mut nothing = |_: Progress| {};
        let cut = tokio::time::timeout(
            std::time::Duration::from_millis(20),
            import::sales(&db, other.id, text.as_bytes(), &standard, &options, &now, &mut nothing),
        );
        let _ = cut.await;
        let (summary, _) = import(&db, &other, text.as_bytes(), &standard).await.unwrap();
        assert_eq!(summary.accepted + summary.unchanged, 3_000);
        assert_verified(&db).await;
    }
}

#[tokio::test]
async fn packed_files_are_opened_and_progress_is_told() {
    let text = many(500);
    let dir = tempfile::tempdir().unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    let mut xz = liblzma::write::XzEncoder::new(Vec::new(), 6);
    xz.write_all(text.as_bytes()).unwrap();
    for (name, bytes) in [("a.csv", text.clone().into_bytes()), ("a.csv.gz", gzip.finish().unwrap()), ("a.csv.xz", xz.finish().unwrap())] {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        for (db, _dir) in engines().await {
            let owner = owner(&db, "UTC").await;
            let options = Options { time_zone: None, refusals: dir.path().join("refused.csv") };
            let mut last = None;
            let summary = import::file(&db, owner.id, &path, &Mapping::standard(), &options, &now, &mut |progress| last = Some(progress))
                .await
                .unwrap();
            assert_eq!(counts(&summary), [500, 0, 0, 0], "{name}");
            assert_eq!(
                serde_json::to_string(&summary).unwrap(),
                r#"{"accepted":500,"updated":0,"unchanged":0,"refused":0,"refusals":null}"#
            );
            let size = std::fs::metadata(&path).unwrap().len();
            assert_eq!(last, Some(Progress { rows: 500, refused: 0, bytes: size, size: Some(size) }));
            assert!(!Path::new(&options.refusals).exists(), "made only when a row is refused");
        }
    }
}

#[test]
fn random_bytes_never_panic() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let (db, _dir) = runtime.block_on(engines()).remove(0);
    let owner = runtime.block_on(owner(&db, "America/Sao_Paulo"));
    let alphabet = prop_oneof![any::<u8>(), prop::sample::select(b",\"\n\r;=-.0123456789@BRL\0".to_vec())];
    let files = (any::<bool>(), prop::collection::vec(alphabet, 0..600));
    proptest!(ProptestConfig::with_cases(200), |((headed, noise) in files)| {
        let mut bytes = if headed { format!("{HEADER}\n{}\n", line(&[])).into_bytes() } else { Vec::new() };
        bytes.extend(noise);
        let outcome = runtime.block_on(import(&db, &owner, &bytes, &Mapping::standard()));
        prop_assert!(!headed || outcome.is_ok());
    });
}

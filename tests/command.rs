//! The command line, as somebody who runs an installation uses it.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program on a database in `folder`.
fn run(folder: &Path, arguments: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mostrador"))
        .args(arguments)
        .current_dir(folder)
        .env("DATABASE_URL", format!("sqlite:{}", folder.join("test.db").display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// The standard output of a run that must succeed.
fn said(folder: &Path, arguments: &[&str], stdin: &str) -> String {
    let output = run(folder, arguments, stdin);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// The complaint of a run that must fail.
fn complained(folder: &Path, arguments: &[&str], stdin: &str) -> String {
    let output = run(folder, arguments, stdin);
    assert!(!output.status.success(), "{arguments:?}");
    text(&output.stderr)
}

fn with_account() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), &["account", "add", "ana@example.com", "--name", "Ana"], "correct horse battery\n");
    folder
}

#[test]
fn an_account_is_added_once_and_its_faults_are_named() {
    let folder = with_account();
    let path = folder.path();
    assert!(
        complained(path, &["account", "add", "Ana@Example.com", "--name", "Ana"], "correct horse battery\n")
            .contains("has an account already")
    );
    let faults = complained(path, &["account", "add", "bia@", "--name", "", "--time-zone", "Mars/Olympus", "--currency", "XX"], "short\n");
    for field in ["name", "email", "password", "time_zone", "currency"] {
        assert!(faults.contains(field), "{field}: {faults}");
    }
    let key = said(path, &["api-key", "add", "--owner", "ana@example.com"], "");
    assert!(key.starts_with("msk_") && key.len() == 47, "{key}");
    assert!(complained(path, &["api-key", "add", "--owner", "nobody@example.com"], "").contains("has no account"));
}

#[test]
fn a_key_from_the_command_line_has_the_rights_that_are_named() {
    let folder = with_account();
    let path = folder.path();
    let owner = ["api-key", "add", "--owner", "ana@example.com"];
    let some = [&owner[..], &["--name", "some", "--right", "products.view", "--right", "sales.search"]].concat();
    assert!(said(path, &some, "").starts_with("msk_"));
    said(path, &[&owner[..], &["--name", "all"]].concat(), "");
    let rights = |name: &str| sql(path, &format!("SELECT rights FROM api_keys WHERE name = '{name}'"));
    assert_eq!(rights("some"), r#"["sales.search","products.view"]"#);
    assert_eq!(rights("all").matches('.').count(), 67, "everything");
    for wrong in ["operator", "*", "sales", "account.delete"] {
        let complaint = complained(path, &[&owner[..], &["--right", wrong]].concat(), "");
        assert!(complaint.contains("--right") && complaint.contains("no such right"), "{wrong}: {complaint}");
    }
    assert_eq!(sql(path, "SELECT count(*) FROM api_keys"), "2", "nothing more was made");
}

#[test]
fn a_copy_of_a_running_database_is_whole_and_tampering_is_found() {
    let folder = with_account();
    let path = folder.path();
    said(path, &["bench-data", "--sales", "2000", "--owner", "ana@example.com", "--seed", "7", "--until", "2026-06-15T15:00:00Z"], "");
    said(path, &["verify"], "");
    let copy = tempfile::tempdir().unwrap();
    said(path, &["backup", copy.path().join("test.db").to_str().unwrap()], "");
    assert!(complained(path, &["backup", copy.path().join("test.db").to_str().unwrap()], "").contains("is there already"));
    said(copy.path(), &["verify"], "");
    let sql = "UPDATE balances SET amount = amount + 1";
    assert!(Command::new("sqlite3").arg(copy.path().join("test.db")).arg(sql).status().unwrap().success());
    let output = run(copy.path(), &["verify"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("balances"), "{}", text(&output.stdout));
}

/// Runs a statement on the database in `folder`; what it answers.
fn sql(folder: &Path, statement: &str) -> String {
    let output = Command::new("sqlite3").arg(folder.join("test.db")).arg(statement).output().unwrap();
    assert!(output.status.success(), "{statement}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn looking_at_a_database_neither_makes_nor_changes_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let owner = ["--owner", "ana@example.com"];
    for arguments in [
        &["verify"][..],
        &["backup", "copy.db"],
        &["api-key", "add", owner[0], owner[1]],
        &["import", "sales", "sales.csv", owner[0], owner[1]],
        &["bench-data", "--sales", "1", owner[0], owner[1]],
        &["rates", "eurofxref.csv"],
    ] {
        let complaint = complained(path, arguments, "");
        assert!(complaint.contains("there is no database") && complaint.contains("test.db"), "{arguments:?}: {complaint}");
    }
    assert_eq!(std::fs::read_dir(path).unwrap().count(), 0, "nothing was made");

    std::fs::write(path.join("test.db"), "").unwrap();
    for arguments in [&["verify"][..], &["backup", "copy.db"], &["api-key", "add", owner[0], owner[1]]] {
        assert!(complained(path, arguments, "").contains("no database of Mostrador's"), "{arguments:?}");
    }
    assert!(!path.join("copy.db").exists());
    assert_eq!(std::fs::metadata(path.join("test.db")).unwrap().len(), 0);

    said(path, &["migrate"], "");
    said(path, &["account", "add", "ana@example.com", "--name", "Ana"], "correct horse battery\n");
    said(path, &["verify"], "");
    let newest = sql(path, "DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations) RETURNING number");
    for arguments in [&["verify"][..], &["api-key", "add", owner[0], owner[1]]] {
        assert!(complained(path, arguments, "").contains("older than this program"), "{arguments:?}");
    }
    said(path, &["backup", "copy.db"], "");
    assert_eq!(sql(path, &format!("SELECT count(*) FROM migrations WHERE number = {newest}")), "0", "nothing was migrated");
}

#[test]
fn databases_and_copies_are_for_their_owner_alone() {
    let folder = with_account();
    let path = folder.path();
    said(path, &["backup", "copy.db"], "");
    for file in ["test.db", "copy.db"] {
        let mode = std::fs::metadata(path.join(file)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{file}: {mode:o}");
    }
    assert!(complained(path, &["backup", "nowhere/copy.db"], "").contains("not available"));
}

#[test]
fn the_demo_takes_no_database_that_somebody_uses_and_no_address_from_outside() {
    let folder = with_account();
    let path = folder.path();
    assert!(complained(path, &["demo", "--quiet", "--addr", "127.0.0.1:0"], "").contains("accounts that are not the demo's"));
    assert_eq!(sql(path, "SELECT email FROM accounts"), "ana@example.com", "no operator with a known password was added");
    assert!(complained(path, &["demo", "--addr", "0.0.0.0:3000"], "").contains("addr is wrong"));
    let outside = ["demo", "--public-url", "https://example.com"];
    assert!(complained(path, &outside, "").contains("public_url is wrong"));
}

#[test]
fn the_same_seed_gives_the_same_set() {
    let sets: Vec<Vec<u8>> = (0..2)
        .map(|_| {
            let folder = with_account();
            said(
                folder.path(),
                &["bench-data", "--sales", "500", "--owner", "ana@example.com", "--seed", "3", "--until", "2026-06-15T15:00:00Z"],
                "",
            );
            let query = "SELECT transaction_code, state, created_at, gross, net, method FROM sales ORDER BY transaction_code";
            Command::new("sqlite3").arg(folder.path().join("test.db")).arg(query).output().unwrap().stdout
        })
        .collect();
    assert!(sets[0].len() > 10_000);
    assert_eq!(sets[0], sets[1]);
}

#[test]
fn sales_are_imported_once_and_refused_rows_told() {
    let folder = with_account();
    let path = folder.path();
    std::fs::write(
        path.join("sales.csv"),
        "transaction,state,created_at,buyer_email,product,currency,gross\n\
         T1,approved,2026-03-01T12:00:00Z,b@example.com,p,BRL,12.30\n\
         T2,sold,2026-03-01T12:00:00Z,b@example.com,p,BRL,12.30\n",
    )
    .unwrap();
    let import = ["import", "sales", "sales.csv", "--owner", "ana@example.com"];
    let first = said(path, &import, "");
    let summary: serde_json::Value = serde_json::from_str(first.lines().last().unwrap()).unwrap();
    assert_eq!((summary["accepted"].as_u64(), summary["refused"].as_u64()), (Some(1), Some(1)));
    let refusals = std::fs::read_to_string(path.join(summary["refusals"].as_str().unwrap())).unwrap();
    assert!(refusals.lines().nth(1).unwrap().starts_with("3,state,"), "{refusals}");
    let again: serde_json::Value = serde_json::from_str(said(path, &import, "").lines().last().unwrap()).unwrap();
    assert_eq!((again["accepted"].as_u64(), again["unchanged"].as_u64()), (Some(0), Some(1)));
    said(path, &["verify"], "");
    std::fs::write(path.join("wrong.csv"), "transaction,state\nT1,approved\n").unwrap();
    let complaint = complained(path, &["import", "sales", "wrong.csv", "--owner", "ana@example.com"], "");
    for column in ["created_at", "buyer_email", "product", "currency", "gross"] {
        assert!(complaint.contains(column), "{complaint}");
    }
}

#[test]
fn reference_rates_are_loaded_from_the_banks_files() {
    let folder = with_account();
    let path = folder.path();
    std::fs::write(path.join("eurofxref.csv"), "Date, USD, BRL, \n03 May 2024, 1.0744, 5.4653, \n").unwrap();
    std::fs::write(path.join("hist.csv"), "Date,USD,BRL,CYP,\n2024-05-29,1.1,N/A,N/A,\n2024-05-28,1.2,5.5,N/A,\n").unwrap();
    let loaded = |file: &str| serde_json::from_str::<serde_json::Value>(&said(path, &["rates", file], "")).unwrap();
    let history = serde_json::json!({"days": 2, "currencies": 2, "rates": 3, "oldest": "2024-05-28", "newest": "2024-05-29"});
    assert_eq!(loaded("hist.csv"), history);
    assert_eq!(loaded("hist.csv"), history, "again, the same days are replaced");
    assert_eq!(loaded("eurofxref.csv")["newest"], "2024-05-03");
    assert_eq!(sql(path, "SELECT count(*) FROM rates"), "5");
    std::fs::write(path.join("page.html"), "<html>").unwrap();
    std::fs::write(path.join("dear.csv"), "Date,USD\n2024-05-30,1.1\n2024-05-31,dear\n").unwrap();
    std::fs::write(path.join("far.csv"), "Date,USD\n2924-05-30,1.1\n").unwrap();
    std::fs::write(path.join("packed.zip"), b"PK\x03\x04\xff\xfe").unwrap();
    for (file, why) in [
        ("page.html", "must begin with Date"),
        ("dear.csv", "line 3: \"dear\" is not a rate for USD"),
        ("far.csv", "not yet"),
        ("packed.zip", "not text"),
        ("nowhere.csv", "nowhere.csv"),
    ] {
        let complaint = complained(path, &["rates", file], "");
        assert!(complaint.contains(why) && complaint.contains(file), "{file}: {complaint}");
    }
    assert_eq!(sql(path, "SELECT count(*) FROM rates"), "5", "a file that is not right changes nothing");
}

#[test]
fn wrong_settings_stop_the_program_with_a_clear_message() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    assert!(complained(path, &["serve", "--addr", "3000"], "").contains("addr is wrong"));
    assert!(complained(path, &["serve", "--public-url", "http://example.com"], "").contains("https"));
    std::fs::write(path.join("settings.toml"), "adr = \"127.0.0.1:3000\"\n").unwrap();
    assert!(complained(path, &["serve", "--config", "settings.toml"], "").contains("adr"));
    assert!(complained(path, &["serve", "--service-countries", "BR,Portugal"], "").contains("service_countries is wrong"));
    assert!(complained(path, &["serve", "--forbidden-words", "nowhere.txt"], "").contains("nowhere.txt"));
    std::fs::write(path.join("settings.toml"), "longest_session = 7\n").unwrap();
    assert!(complained(path, &["serve", "--config", "settings.toml"], "").contains("longest_session is wrong"));
    std::fs::write(path.join("settings.toml"), "limits = \"maybe\"\n").unwrap();
    assert!(complained(path, &["serve", "--config", "settings.toml"], "").contains("limits is wrong"));
}

#[test]
fn help_tells_every_setting() {
    let folder = tempfile::tempdir().unwrap();
    let help = said(folder.path(), &["--help"], "");
    for name in ["SERVICE_COUNTRIES", "LONGEST_SESSION", "PRICES", "FORBIDDEN_WORDS", "CHECK_LINKS", "ADDR", "LIMITS"] {
        assert!(help.contains(&format!("MOSTRADOR_{name}")), "{name}: {help}");
    }
    assert!(help.contains("rates"), "{help}");
}

#[test]
fn the_doors_are_listed_for_machines() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<serde_json::Value> = serde_json::from_str(&said(folder.path(), &["doors", "--json"], "")).unwrap();
    assert_eq!(rows.len(), mostrador::server::doors::DOORS.len());
    assert!(rows.iter().any(|row| row["path"] == "/sales" && row["method"] == "GET" && row["policy"] == "right sales.search_by_period"));
}

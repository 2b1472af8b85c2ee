//! Keeping an installation well: verifying, copying, listing doors.

use super::CommandError;
use crate::server::doors::DOORS;
use domain::collaborators::Right;
use std::path::Path;
use store::Db;

/// Recomputes everything from the events and tells where what is stored differs.
pub async fn verify(db: &Db) -> Result<(), CommandError> {
    let mut tx = db.read().await?;
    let report = store::verify::verify(&mut tx).await?;
    for difference in &report.differences {
        println!("{difference}");
    }
    eprintln!(
        "{} owners, {} sales, {} events, {} transfers, {} times of calendars, {} orders under way: {}",
        report.owners,
        report.sales,
        report.events,
        report.transfers,
        report.claims,
        report.open,
        match report.differences.len() {
            0 => "ledger, rollups, calendars and payments agree with the events".to_owned(),
            store::verify::MOST.. => format!("{} differences or more", store::verify::MOST),
            n => format!("{n} differences"),
        }
    );
    if report.differences.is_empty() { Ok(()) } else { Err(CommandError::Quiet) }
}

/// Copies a running SQLite database.
pub async fn backup(db: &Db, file: &Path) -> Result<(), CommandError> {
    if file.exists() {
        return Err(CommandError::Told(format!("{} is there already", file.display())));
    }
    if store::backup(db, file).await? {
        println!("{}", file.display());
        return Ok(());
    }
    Err(CommandError::Told("a PostgreSQL database is copied by its own tools: pg_dump, or a base backup".into()))
}

/// Prints the catalogue of rights, each with the doors that it opens.
pub fn permissions(json: bool) {
    let opens = |right: &Right| -> Vec<String> {
        let opened = DOORS.iter().filter(|door| door.policy.opened_by().contains(*right));
        opened.map(|door| format!("{} {}", door.method, door.path)).collect()
    };
    if json {
        let row = |right: &Right| {
            let (name, group) = (right.name(), right.group().name());
            serde_json::json!({"name": name, "group": group, "coming": right.is_coming(), "doors": opens(right)})
        };
        println!("{}", serde_json::Value::Array(Right::ALL.iter().map(row).collect()));
        return;
    }
    for right in Right::ALL {
        let doors = if right.is_coming() { "coming".to_owned() } else { format!("{} doors", opens(right).len()) };
        println!("{:40} {doors}", right.name());
    }
}

/// Prints the table of doors.
pub fn doors(json: bool) {
    if json {
        let rows: Vec<_> =
            DOORS.iter().map(|door| serde_json::json!({"path": door.path, "method": door.method, "policy": door.policy.name()})).collect();
        println!("{}", serde_json::Value::Array(rows));
        return;
    }
    for door in DOORS {
        println!("{:6} {:32} {}", door.method, door.path, door.policy.name());
    }
}

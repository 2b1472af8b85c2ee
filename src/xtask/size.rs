//! What a reader's browser fetches: the release's files, raw and compressed.

use crate::place::{Place, files};
use crate::run::Done;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Prints a table of the release's files, and what a first visit of each room weighs.
pub fn print(place: &Place) -> Done {
    let site = place.site();
    let mut weights = BTreeMap::new();
    println!("{:<52}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    for path in files(&site)? {
        let name = path.strip_prefix(&site)?.display().to_string();
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let raw = fs::metadata(&path)?.len();
        let size = |extension: &str| fs::metadata(site.join(format!("{name}.{extension}"))).map_or(raw, |found| found.len());
        println!("{name:<52}{raw:>12}{:>12}{:>12}", size("gz"), size("br"));
        weights.insert(format!("/{name}"), size("br"));
    }
    let manifest: BTreeMap<String, Value> = serde_json::from_slice(&fs::read(site.join("manifest.json"))?)?;
    let weight = |file: &Value| file.as_str().and_then(|file| weights.get(file)).copied().unwrap_or(0);
    let always: u64 = manifest.values().map(weight).sum();
    for (room, files) in manifest.get("rooms").and_then(Value::as_object).into_iter().flatten() {
        let own: u64 = files.as_array().into_iter().flatten().map(weight).sum();
        println!("client, scripts and style of a first visit of `{room}`, brotli: {}", always + own);
    }
    Ok(())
}

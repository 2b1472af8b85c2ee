//! What a reader's browser fetches: the release's files, raw and compressed.

use crate::place::{Place, files};
use crate::run::Done;
use std::fs;

/// Prints a table of the release's files, and what a first visit weighs.
pub fn print(place: &Place) -> Done {
    let site = place.site();
    let mut first_visit = 0;
    println!("{:<52}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    for path in files(&site)? {
        let name = path.strip_prefix(&site)?.display().to_string();
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let raw = fs::metadata(&path)?.len();
        let size = |extension: &str| fs::metadata(site.join(format!("{name}.{extension}"))).map_or(raw, |found| found.len());
        println!("{name:<52}{raw:>12}{:>12}{:>12}", size("gz"), size("br"));
        if name.starts_with("pkg/") {
            first_visit += size("br");
        }
    }
    println!("client, script and style of a first visit, brotli: {first_visit}");
    Ok(())
}

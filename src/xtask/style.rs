//! The style: a sheet of `style/` with everything it imports, as one, checked and (for release) minified.

use crate::place::Place;
use crate::run::Done;
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{ParserOptions, PrinterOptions};

/// The sheet of that name; empty where there is none.
pub fn build(place: &Place, name: &str) -> Done<Vec<u8>> {
    let main = place.root.join("style").join(name);
    if !main.exists() {
        return Ok(Vec::new());
    }
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let sheet = bundler.bundle(&main).map_err(|error| format!("style: {error}"))?;
    let printed =
        sheet.to_css(PrinterOptions { minify: place.release, ..PrinterOptions::default() }).map_err(|error| format!("style: {error}"))?;
    Ok(printed.code.into_bytes())
}

//! The site: every file a browser may ask for, named by its content and compressed beside itself (release only).

use crate::place::{Place, files};
use crate::run::{Done, step};
use crate::{client, style};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What has text inside and gains from compression.
const TEXT: &[&str] = &["css", "html", "js", "json", "map", "svg", "txt", "wasm", "webmanifest", "xml"];
const BROTLI: (u32, u32) = (11, 22);

/// Builds the client and lays out the site.
pub fn build(place: &Place) -> Done {
    let tools = client::toolchain(place)?;
    let bound = client::build(place, &tools)?;
    lay_out(place, &bound)
}

/// Lays out the site from a client that is built already: the quick way when only a style or an asset changed.
pub fn lay_out(place: &Place, bound: &Path) -> Done {
    let sheet = step("style", || style::build(place))?;
    step("site", || {
        let mut site = Site { place, written: BTreeSet::new() };
        let js = site.put_named("js", &fs::read(bound.join("mostrador.js"))?)?;
        let wasm = site.put_named("wasm", &fs::read(bound.join("mostrador_bg.wasm"))?)?;
        let css = site.put_named("css", &sheet)?;
        // What crates bring as JavaScript is imported by its path beside the main file.
        for path in files(&bound.join("snippets"))? {
            site.put(&format!("pkg/{}", path.strip_prefix(bound)?.display()), &fs::read(&path)?)?;
        }
        for (name, content) in public(place)? {
            site.put(&name, &content)?;
        }
        let manifest = format!("{{\"js\":\"/{js}\",\"wasm\":\"/{wasm}\",\"css\":\"/{css}\"}}\n");
        site.write("manifest.json", manifest.as_bytes())?;
        site.sweep()
    })
}

/// The files of `public/`, by their path from the site's root.
fn public(place: &Place) -> Done<Vec<(String, Vec<u8>)>> {
    let folder = place.root.join("public");
    let mut found = Vec::new();
    for path in files(&folder)? {
        let name = path.strip_prefix(&folder)?.display().to_string();
        if !name.starts_with('.') {
            found.push((name, fs::read(&path)?));
        }
    }
    Ok(found)
}

/// Names a content: the first 64 bits of its SHA-256.
pub fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

struct Site<'a> {
    place: &'a Place,
    written: BTreeSet<String>,
}

impl Site<'_> {
    /// Puts one of the three main files. In debug the names stay, so that a page need not be told of a new style.
    fn put_named(&mut self, extension: &str, content: &[u8]) -> Done<String> {
        let name = if self.place.release {
            format!("pkg/mostrador.{}.{extension}", digest(content))
        } else {
            format!("pkg/mostrador.{extension}")
        };
        self.put(&name, content)?;
        Ok(name)
    }

    fn put(&mut self, name: &str, content: &[u8]) -> Done {
        self.write(name, content)?;
        let is_text = name.rsplit_once('.').is_some_and(|(_, extension)| TEXT.contains(&extension));
        if !self.place.release || !is_text {
            return Ok(());
        }
        for (extension, compress) in [("br", brotli as fn(&[u8]) -> Done<Vec<u8>>), ("gz", gzip)] {
            let small = self.compressed(content, extension, compress)?;
            if small.len() < content.len() {
                self.write(&format!("{name}.{extension}"), &small)?;
            }
        }
        Ok(())
    }

    /// Compresses, or takes what an earlier build made of the same content.
    fn compressed(&self, content: &[u8], extension: &str, compress: fn(&[u8]) -> Done<Vec<u8>>) -> Done<Vec<u8>> {
        let kept = self.place.target.join("compressed").join(format!("{}.{extension}", digest(content)));
        if let Ok(small) = fs::read(&kept) {
            return Ok(small);
        }
        let small = compress(content)?;
        put_file(&kept, &small)?;
        Ok(small)
    }

    fn write(&mut self, name: &str, content: &[u8]) -> Done {
        self.written.insert(name.to_owned());
        put_file(&self.place.site().join(name), content)
    }

    /// Removes what no longer belongs to the site: the server embeds the whole folder.
    fn sweep(&self) -> Done {
        let root = self.place.site();
        for path in files(&root)? {
            if !self.written.contains(path.strip_prefix(&root)?.to_string_lossy().as_ref()) {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

/// Writes a file whole or not at all, and only if it differs: cargo rebuilds the server when an embedded file is touched.
fn put_file(path: &Path, content: &[u8]) -> Done {
    if fs::read(path).is_ok_and(|was| was == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut draft = path.as_os_str().to_owned();
    draft.push(".draft");
    fs::write(&draft, content)?;
    Ok(fs::rename(&draft, path)?)
}

fn brotli(content: &[u8]) -> Done<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, BROTLI.0, BROTLI.1);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

fn gzip(content: &[u8]) -> Done<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_site_is_hashed_compressed_and_swept() -> Done {
        let folder = tempfile::tempdir()?;
        let root = folder.path().to_path_buf();
        let place = Place { target: root.join("target"), sites: root.join("site"), root: root.clone(), release: true };
        let bound = root.join("bound");
        put_file(&bound.join("mostrador.js"), "export default 1;".repeat(100).as_bytes())?;
        put_file(&bound.join("mostrador_bg.wasm"), b"\0asm")?;
        put_file(&root.join("style/part.css"), b".part { color: red }")?;
        put_file(&root.join("style/main.css"), b"@import \"part.css\" layer(parts);\n\n.main { color: blue }")?;
        put_file(&root.join("public/fonts/a.woff2"), b"font")?;
        put_file(&place.site().join("pkg/old.js"), b"old")?;

        lay_out(&place, &bound)?;
        let names = |place: &Place| -> Done<Vec<String>> {
            let site = place.site();
            Ok(files(&site)?.iter().filter_map(|path| path.strip_prefix(&site).ok()).map(|path| path.display().to_string()).collect())
        };
        let js = format!("pkg/mostrador.{}.js", digest("export default 1;".repeat(100).as_bytes()));
        let found = names(&place)?;
        assert!(found.contains(&js) && found.contains(&format!("{js}.br")) && found.contains(&format!("{js}.gz")), "{found:?}");
        assert!(found.contains(&"fonts/a.woff2".to_owned()) && !found.contains(&"pkg/old.js".to_owned()), "{found:?}");
        let css = found.iter().find(|name| name.ends_with(".css")).ok_or("no style")?;
        assert_eq!(fs::read_to_string(place.site().join(css))?, "@layer parts{.part{color:red}}.main{color:#00f}");
        assert!(fs::read_to_string(place.site().join("manifest.json"))?.contains(&js));

        let before = fs::metadata(place.site().join(&js))?.modified()?;
        lay_out(&place, &bound)?;
        assert_eq!(fs::metadata(place.site().join(&js))?.modified()?, before, "an equal file is not written again");
        Ok(())
    }
}

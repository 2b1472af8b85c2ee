//! The site: every file a browser may ask for, named by its content and compressed beside itself (release only).

use crate::place::{Place, files};
use crate::run::{Done, step};
use crate::{client, rooms, style};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

/// What has text inside and gains from compression.
const TEXT: &[&str] = &["css", "html", "js", "json", "map", "rooms", "svg", "txt", "wasm", "webmanifest", "xml"];
const BROTLI: (u32, u32) = (11, 22);

/// Builds the client and lays out the site.
pub fn build(place: &Place) -> Done {
    let tools = client::toolchain(place)?;
    let bound = client::build(place, &tools)?;
    lay_out(place, &bound)
}

/// Lays out the site from a client that is built already: the quick way when only a style or an asset changed.
pub fn lay_out(place: &Place, bound: &Path) -> Done {
    let (main, more) = step("style", || Ok((style::build(place, "main.css")?, style::build(place, "more.css")?)))?;
    step("site", || {
        let mut site = Site { place, written: BTreeSet::new() };
        let (css, more) = (site.put_named("css", &main)?, site.put_named("more.css", &more)?);
        let (client, rooms) = site.put_client(bound)?;
        for (name, content) in public(place)? {
            site.put(&name, &content)?;
        }
        let of_room = |files: Vec<String>| files.iter().map(|file| format!("/{client}/{file}")).collect::<Vec<_>>();
        let manifest = json!({
            "js": format!("/{client}/mostrador.js"),
            "loader": format!("/{client}/{}", client::LOADER),
            "wasm": format!("/{client}/mostrador_bg.wasm"),
            "css": format!("/{css}"),
            "more": format!("/{more}"),
            "rooms": rooms.into_iter().map(|(room, files)| (room, of_room(files))).collect::<BTreeMap<_, _>>(),
        });
        site.write("manifest.json", format!("{manifest:#}\n").as_bytes())?;
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
    /// Puts the client's files, which name each other, into one folder that is named by the content of all; gives the folder, and the
    /// files that each room needs.
    fn put_client(&mut self, bound: &Path) -> Done<(String, BTreeMap<String, Vec<String>>)> {
        let (mut found, mut parts) = (BTreeMap::new(), BTreeMap::new());
        for path in files(bound)? {
            let name = path.strip_prefix(bound)?.display().to_string();
            let part = name.strip_suffix(".wasm").filter(|part| part.starts_with("chunk_") || part.starts_with("split_"));
            match part {
                Some(part) => parts.insert(part.to_owned(), fs::read(&path)?),
                None => found.insert(name, fs::read(&path)?),
            };
        }
        let of_rooms = serde_json::from_slice(&found.remove(client::ROOMS).ok_or("the client tells nothing of its rooms")?)?;
        let loader = String::from_utf8(found.remove(client::LOADER).ok_or("the client has no loader of rooms")?)?;
        let packed = rooms::pack(&parts, &of_rooms, &loader)?;
        found.extend(packed.files);
        found.insert(client::LOADER.to_owned(), packed.loader.into_bytes());
        let whole: Vec<u8> = found.iter().flat_map(|(name, content)| format!("{name} {} ", digest(content)).into_bytes()).collect();
        let folder = if self.place.release { format!("pkg/mostrador.{}", digest(&whole)) } else { "pkg".to_owned() };
        for (name, content) in found {
            self.put(&format!("{folder}/{name}"), &content)?;
        }
        Ok((folder, packed.rooms))
    }

    /// Puts one of the main files. In debug the names stay, so that a page need not be told of a new style.
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
                // The folder of an older client, with its last file.
                let _ = path.parent().map(fs::remove_dir);
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
        put_file(&bound.join("rooms.json"), br#"{"sales":["split_sales"]}"#)?;
        put_file(&bound.join("split_sales.wasm"), b"\0asm")?;
        let asks = "fetch(new URL(\"./split_sales.wasm\", import.meta.url)); WebAssembly.instantiateStreaming(src, imports)";
        put_file(&bound.join("rooms.js"), format!("import x from \"./mostrador.js\";\n{asks}").as_bytes())?;
        put_file(&root.join("style/part.css"), b".part { color: red }")?;
        put_file(&root.join("style/main.css"), b"@import \"part.css\" layer(parts);\n\n.main { color: blue }")?;
        put_file(&root.join("public/fonts/a.woff2"), b"font")?;
        put_file(&place.site().join("pkg/old.js"), b"old")?;

        lay_out(&place, &bound)?;
        let names = |place: &Place| -> Done<Vec<String>> {
            let site = place.site();
            Ok(files(&site)?.iter().filter_map(|path| path.strip_prefix(&site).ok()).map(|path| path.display().to_string()).collect())
        };
        let found = names(&place)?;
        let js = found.iter().find(|name| name.ends_with(".js")).ok_or("no script")?.clone();
        assert!(js.starts_with("pkg/mostrador.") && js.ends_with("/mostrador.js") && js.len() == 43, "{js}");
        assert!(found.contains(&js) && found.contains(&format!("{js}.br")) && found.contains(&format!("{js}.gz")), "{found:?}");
        assert!(found.contains(&"fonts/a.woff2".to_owned()) && !found.contains(&"pkg/old.js".to_owned()), "{found:?}");
        let css = found.iter().find(|name| name.ends_with(".css")).ok_or("no style")?;
        assert_eq!(fs::read_to_string(place.site().join(css))?, "@layer parts{.part{color:red}}.main{color:#00f}");
        let manifest = fs::read_to_string(place.site().join("manifest.json"))?;
        assert!(manifest.contains(&js) && manifest.contains(&js.replace("mostrador.js", "sales.rooms")), "{manifest}");

        let before = fs::metadata(place.site().join(&js))?.modified()?;
        lay_out(&place, &bound)?;
        assert_eq!(fs::metadata(place.site().join(&js))?.modified()?, before, "an equal file is not written again");
        Ok(())
    }
}

//! The code of the rooms as a browser fetches it: what all of them need in one file, and one file more for each. The splitter makes a part
//! for every set of rooms that share something, which would be dozens of requests, each compressed by itself.

use crate::run::Done;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The file with what all rooms need.
const SHARED: &str = "shared";
/// What such a file's name ends with.
pub const EXTENSION: &str = "rooms";

/// How the splitter's loader asks for a part, and what it does with the answer.
const ASKS: (&str, &str) = ("fetch(new URL(\"./", ".wasm\", import.meta.url))");
const TAKES: (&str, &str) =
    ("WebAssembly.instantiateStreaming(src, imports)", "src.then((bytes) => WebAssembly.instantiate(bytes, imports))");

/// Stands in the loader before what the splitter wrote; `PLACES` is where each part is: file, first byte, length.
const FINDS: &str = r#"
// Which file each part is in: by file and part, its first byte and its length.
const PLACES = __PLACES__;
const files = new Map();
let entered;

// A part, out of a file that is here already or else out of the entered room's own.
async function part(name) {
    if (name.startsWith("split_")) entered = name.slice("split_".length);
    // The room's own part is asked for last, in the same breath.
    await undefined;
    const holding = Object.keys(PLACES).filter((file) => name in PLACES[file]);
    const file = holding.find((file) => files.has(file)) ?? holding.find((file) => file === entered) ?? holding[0];
    if (!files.has(file)) {
        const fetched = fetch(new URL(`./${file}.rooms`, import.meta.url)).then((answer) => {
            if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
            return answer.arrayBuffer();
        });
        fetched.catch(() => files.delete(file));
        files.set(file, fetched);
    }
    const [first, length] = PLACES[file][name];
    return new Uint8Array(await files.get(file), first, length);
}

"#;

/// The packed files by name, the loader that knows their places, and which files each room needs.
pub struct Packed {
    pub files: BTreeMap<String, Vec<u8>>,
    pub loader: String,
    pub rooms: BTreeMap<String, Vec<String>>,
}

/// Packs `parts`, by name without extension; `rooms` names those of each room.
pub fn pack(parts: &BTreeMap<String, Vec<u8>>, rooms: &BTreeMap<String, Vec<String>>, loader: &str) -> Done<Packed> {
    let users = |part: &String| rooms.values().filter(|needed| needed.contains(part)).count();
    // What only some need is in the file of each of them: to fetch a little twice weighs less than what a first visit would not need.
    let shared: BTreeSet<&String> = parts.keys().filter(|part| rooms.len() > 1 && users(part) == rooms.len()).collect();
    let mut places = serde_json::Map::new();
    let mut packed = Packed { files: BTreeMap::new(), loader: String::new(), rooms: BTreeMap::new() };
    let mut put = |file: &str, names: Vec<&String>| -> Done<bool> {
        let (mut whole, mut inside) = (Vec::new(), serde_json::Map::new());
        for name in names {
            let part = parts.get(name).ok_or_else(|| format!("the splitter names a part that is not there: {name}"))?;
            inside.insert(name.clone(), json!([whole.len(), part.len()]));
            whole.extend_from_slice(part);
        }
        let has_any = !whole.is_empty();
        if has_any {
            packed.files.insert(format!("{file}.{EXTENSION}"), whole);
            places.insert(file.to_owned(), Value::Object(inside));
        }
        Ok(has_any)
    };
    let has_shared = put(SHARED, shared.iter().copied().collect())?;
    for (room, needed) in rooms {
        put(room, needed.iter().filter(|part| !shared.contains(part)).collect())?;
        let shared = has_shared.then(|| format!("{SHARED}.{EXTENSION}"));
        packed.rooms.insert(room.clone(), shared.into_iter().chain([format!("{room}.{EXTENSION}")]).collect());
    }
    packed.loader = rewritten(loader, &Value::Object(places), parts.len())?;
    Ok(packed)
}

/// The splitter's loader with its questions asked of the packed files.
fn rewritten(loader: &str, places: &Value, parts: usize) -> Done<String> {
    let mut written = String::new();
    let mut rest = loader;
    let mut count = 0;
    while let Some((before, after)) = rest.split_once(ASKS.0) {
        let (name, after) = after.split_once(ASKS.1).ok_or("the splitter's loader asks for parts in a way that is not known here")?;
        written += &format!("{before}part(\"{name}\")");
        (rest, count) = (after, count + 1);
    }
    written += rest;
    if count != parts || written.matches(TAKES.0).count() != parts {
        return Err(format!("the splitter's loader asks for {count} parts, where there are {parts}").into());
    }
    // Imports stay first.
    let (imports, code) = written.split_once(";\n").ok_or("the splitter's loader does not begin with an import")?;
    Ok(format!("{imports};\n{}{}", FINDS.replace("__PLACES__", &places.to_string()), code.replace(TAKES.0, TAKES.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(name: &str) -> String {
        format!("    const src = {}{name}{};\n    return async (imports) => ({});\n", ASKS.0, ASKS.1, TAKES.0)
    }

    #[test]
    fn what_all_rooms_need_travels_once_and_the_rest_with_its_room() -> Done {
        let parts: BTreeMap<String, Vec<u8>> =
            [("chunk_1", "all"), ("chunk_2", "two"), ("split_a", "A"), ("split_b", "B"), ("split_c", "C"), ("split_d", "D")]
                .map(|(name, code)| (name.to_owned(), code.as_bytes().to_vec()))
                .into();
        let room = |name: &str, needed: &[&str]| (name.to_owned(), needed.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
        let rooms = BTreeMap::from([
            room("a", &["chunk_1", "chunk_2", "split_a"]),
            room("b", &["chunk_1", "chunk_2", "split_b"]),
            room("c", &["chunk_1", "split_c"]),
            room("d", &["chunk_1", "split_d"]),
        ]);
        let loader = parts.keys().fold("import { initSync } from \"./mostrador.js\";\n".to_owned(), |text, name| text + &asks(name));
        let packed = pack(&parts, &rooms, &loader)?;
        let content = |name: &str| packed.files.get(name).map(|file| String::from_utf8_lossy(file).into_owned());
        assert_eq!(content("shared.rooms").as_deref(), Some("all"));
        assert_eq!(content("a.rooms").as_deref(), Some("twoA"));
        assert_eq!(content("d.rooms").as_deref(), Some("D"));
        assert_eq!(packed.rooms["b"], ["shared.rooms", "b.rooms"]);
        assert!(packed.loader.contains("\"a\":{\"chunk_2\":[0,3],\"split_a\":[3,1]}") && packed.loader.contains("part(\"split_a\")"));
        assert!(!packed.loader.contains("instantiateStreaming"));
        assert!(packed.loader.starts_with("import "), "{}", packed.loader);
        Ok(())
    }

    #[test]
    fn a_loader_of_another_kind_is_no_loader() {
        let parts = BTreeMap::from([("split_a".to_owned(), b"A".to_vec())]);
        let rooms = BTreeMap::from([("a".to_owned(), vec!["split_a".to_owned()])]);
        assert!(pack(&parts, &rooms, "import x from \"y\";\nfetch(\"split_a.wasm\")").is_err());
    }
}

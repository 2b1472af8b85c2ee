//! `cargo xtask watch`: rebuilds what a change touches, starts the server again, and lets the open page reload itself.

use crate::place::{Place, files};
use crate::run::Done;
use crate::{client, server as program, site};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

/// How often the sources are looked at: polling needs no library and works on every file system.
const PAUSE: Duration = Duration::from_millis(300);
const WATCHED: &[&str] = &["src", "migrations", "Cargo.toml", "style", "public"];

/// Builds, starts `mostrador demo` and keeps both up to date until it is interrupted.
pub fn watch(place: &Place, arguments: &[&str]) -> Done {
    let tools = client::toolchain(place)?;
    let mut seen = BTreeMap::new();
    let mut server: Option<Server> = None;
    let mut bound: Option<PathBuf> = None;
    loop {
        let now = times(place)?;
        let changed: Vec<&PathBuf> = now.keys().chain(seen.keys()).filter(|path| now.get(*path) != seen.get(*path)).collect();
        if !changed.is_empty() {
            let only_looks =
                changed.iter().all(|path| path.starts_with(place.root.join("style")) || path.starts_with(place.root.join("public")));
            match (&bound, only_looks) {
                // A mistake in a source file is printed, and the next change tries again; the old server goes on.
                (Some(bound), true) => report(site::lay_out(place, bound)),
                _ => match rebuild(place, &tools) {
                    Ok(path) => {
                        bound = Some(path);
                        drop(server.take());
                        server = Some(Server::start(place, arguments)?);
                    }
                    Err(error) => report(Err(error)),
                },
            }
            seen = now;
        }
        thread::sleep(PAUSE);
    }
}

fn rebuild(place: &Place, tools: &str) -> Done<PathBuf> {
    let bound = client::build(place, tools)?;
    site::lay_out(place, &bound)?;
    program::build(place)?;
    Ok(bound)
}

fn report(result: Done) {
    match result {
        Ok(()) => eprintln!("[xtask] ready"),
        Err(error) => eprintln!("[xtask] {error}"),
    }
}

fn times(place: &Place) -> Done<BTreeMap<PathBuf, SystemTime>> {
    let mut found = BTreeMap::new();
    for name in WATCHED {
        let path = place.root.join(name);
        let all = if path.is_dir() { files(&path)? } else { vec![path] };
        // Not this program: it cannot replace itself. A file that vanishes between two looks is simply not there.
        let own = place.root.join("src/xtask");
        found.extend(all.into_iter().filter(|path| !path.starts_with(&own)).filter_map(|path| Some((path.clone(), modified(&path)?))));
    }
    Ok(found)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}

/// The running server; it ends with its owner.
struct Server(Child);

impl Server {
    fn start(place: &Place, arguments: &[&str]) -> Done<Self> {
        let child =
            Command::new(place.program()).arg("demo").args(arguments).current_dir(&place.root).env("MOSTRADOR_RELOAD", "1").spawn()?;
        Ok(Self(child))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(error) = self.0.kill().and_then(|()| self.0.wait().map(drop)) {
            eprintln!("[xtask] the old server: {error}");
        }
    }
}

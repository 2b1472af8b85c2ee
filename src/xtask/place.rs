//! Where things are: the sources, cargo's output, and the site that the server shows.

use crate::run::Done;
use std::path::{Path, PathBuf};

/// The folders of one build.
pub struct Place {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's output folder.
    pub target: PathBuf,
    /// The folder that holds one site for release and one for debug.
    pub sites: PathBuf,
    /// Optimised, hashed and compressed, or quick to build.
    pub release: bool,
}

impl Place {
    /// Reads the folders from the environment that `cargo run` sets.
    pub fn find(release: bool) -> Done<Self> {
        let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("src/xtask"), PathBuf::from);
        let root = crate_folder.join("../..").canonicalize()?;
        let target = folder("CARGO_TARGET_DIR", || root.join("target"))?;
        let sites = folder("MOSTRADOR_SITE", || target.join("site"))?;
        Ok(Self { root, target, sites, release })
    }

    /// The site of this kind of build.
    pub fn site(&self) -> PathBuf {
        self.sites.join(if self.release { "release" } else { "debug" })
    }

    /// The client has its own output folder: another compiler may build it, and the two would evict each other.
    pub fn client(&self) -> PathBuf {
        self.target.join("client")
    }

    /// The server's program.
    pub fn program(&self) -> PathBuf {
        self.target.join(if self.release { "release" } else { "debug" }).join("mostrador")
    }
}

fn folder(variable: &str, default: impl FnOnce() -> PathBuf) -> Done<PathBuf> {
    Ok(match std::env::var_os(variable).filter(|value| !value.is_empty()) {
        Some(value) => std::path::absolute(value)?,
        None => default(),
    })
}

/// Every file below a folder, sorted; none where there is no folder.
pub fn files(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

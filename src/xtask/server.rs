//! The server: compiled after the site, which a release carries inside; and the yardstick that measurements set beside it.

use crate::place::Place;
use crate::run::{Done, run, step};
use crate::site::digest;
use std::fs;
use std::process::Command;

/// Compiles the server's program.
pub fn build(place: &Place) -> Done {
    step("server", || run(&mut cargo(place, ["--bin", "mostrador"])?))
}

/// Compiles the bare handler of `benches/`, with what the server is compiled with: so nothing is compiled twice.
pub fn bare(place: &Place) -> Done {
    step("yardstick", || run(&mut cargo(place, ["--example", "bare"])?))
}

fn cargo(place: &Place, what: [&str; 2]) -> Done<Command> {
    let mut command = Command::new("cargo");
    command.current_dir(&place.root).arg("build").args(what).args(["--features", "ssr"]);
    command.env("MOSTRADOR_SITE", &place.sites);
    if place.release {
        // Cargo sees a changed variable, but not a file that is new in an embedded folder.
        command.arg("--release").env("MOSTRADOR_SITE_STAMP", digest(&fs::read(place.site().join("manifest.json"))?));
    } else {
        // With the whole workspace the dependencies have the features that the tests have, and are not compiled twice.
        command.arg("--workspace");
    }
    Ok(command)
}

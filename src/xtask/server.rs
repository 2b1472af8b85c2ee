//! The server: compiled after the site, which a release carries inside.

use crate::place::Place;
use crate::run::{Done, run, step};
use crate::site::digest;
use std::fs;
use std::process::Command;

/// Compiles the server's program.
pub fn build(place: &Place) -> Done {
    let mut command = Command::new("cargo");
    command.current_dir(&place.root).args(["build", "--bin", "mostrador", "--features", "ssr"]);
    command.env("MOSTRADOR_SITE", &place.sites);
    if place.release {
        // Cargo sees a changed variable, but not a file that is new in an embedded folder.
        command.arg("--release").env("MOSTRADOR_SITE_STAMP", digest(&fs::read(place.site().join("manifest.json"))?));
    } else {
        // With the whole workspace the dependencies have the features that the tests have, and are not compiled twice.
        command.arg("--workspace");
    }
    step("server", || run(&mut command))
}

//! `cargo xtask`: builds the browser's half, the style, the assets and the server, and watches them.

mod client;
mod place;
mod rooms;
mod run;
mod server;
mod site;
mod size;
mod style;
mod watch;

use place::Place;
use run::Done;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask build [--release]   client, style, assets, then the server
cargo xtask site [--release]    client, style and assets only
cargo xtask watch [ARGUMENTS]   `mostrador demo ARGUMENTS`; rebuilds and reloads on every change
cargo xtask lint                clippy over the client, with the toolchain that builds it
cargo xtask size                what the release's files weigh
cargo xtask toolchain           makes sure the client can be built; prints the folder of its compiler, if it is not the ordinary one";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Done {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build"] => build(&Place::find(false)?),
        ["build", "--release"] => build(&Place::find(true)?),
        ["site"] => site::build(&Place::find(false)?),
        ["site", "--release"] => site::build(&Place::find(true)?),
        ["watch", rest @ ..] => watch::watch(&Place::find(false)?, rest),
        ["lint"] => client::lint(&Place::find(true)?),
        ["size"] => size::print(&Place::find(true)?),
        ["toolchain"] => {
            println!("{}", client::toolchain(&Place::find(true)?)?);
            Ok(())
        }
        ["help" | "--help" | "-h"] | [] => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("unknown: {}\n\n{HELP}", other.join(" ")).into()),
    }
}

fn build(place: &Place) -> Done {
    site::build(place)?;
    server::build(place)
}

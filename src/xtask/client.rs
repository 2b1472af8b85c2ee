//! The browser's half: compiled to WebAssembly, then given its JavaScript by wasm-bindgen.

use crate::place::Place;
use crate::run::{Done, run, step};
use crate::site::digest;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The folder of the client's compiler, empty when the ordinary toolchain can do it.
pub fn toolchain(place: &Place) -> Done<String> {
    let output =
        Command::new(place.root.join("src/xtask/toolchain.sh")).current_dir(&place.root).stderr(std::process::Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err("no toolchain for the client".into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Compiles the client; gives the folder with `mostrador.js`, `mostrador_bg.wasm` and their snippets.
pub fn build(place: &Place, tools: &str) -> Done<PathBuf> {
    let profile = if place.release { "client" } else { "dev" };
    renew(place, tools)?;
    step("client", || run(cargo(place, tools, "build")?.args(["--profile", profile])))?;
    let wasm = place.client().join(TARGET).join(if place.release { "client" } else { "debug" }).join("mostrador.wasm");
    let out = place.client().join("bindgen").join(profile);
    step("wasm-bindgen", || bind(place, &wasm, &out))?;
    Ok(out)
}

/// Clippy with the client's features; in the client's profile, so that its build finds macros and build scripts done.
pub fn lint(place: &Place) -> Done {
    let tools = toolchain(place)?;
    renew(place, &tools)?;
    step("clippy of the client", || run(cargo(place, &tools, "clippy")?.args(["--profile", "client", "--", "-D", "warnings"])))
}

fn cargo(place: &Place, tools: &str, subcommand: &str) -> Done<Command> {
    let mut command = Command::new(program(tools, "cargo"));
    if !tools.is_empty() {
        let rest = env::var_os("PATH").unwrap_or_default();
        command.env("PATH", env::join_paths(std::iter::once(PathBuf::from(tools)).chain(env::split_paths(&rest)))?);
    }
    command.current_dir(&place.root).args([subcommand, "--package", "mostrador", "--lib", "--target", TARGET]);
    command.args(["--no-default-features", "--features", "hydrate", "--target-dir"]).arg(place.client());
    // Messages of a panic name their source file: readers need not know where this machine keeps its sources. The
    // clone itself is named relatively anyway, and its path here would rebuild every dependency for another clone.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))) {
        let flag = format!("--remap-path-prefix={}=", home.display());
        command.args(["--config", &format!("build.rustflags=['{flag}']")]);
    }
    Ok(command)
}

fn program(tools: &str, name: &str) -> PathBuf {
    if tools.is_empty() { PathBuf::from(name) } else { Path::new(tools).join(name) }
}

/// Cargo knows a compiler by its version; a std built again at the same version would fail with E0463, so its output goes.
fn renew(place: &Place, tools: &str) -> Done {
    let output =
        Command::new(program(tools, "rustc")).current_dir(&place.root).args(["--print", "target-libdir", "--target", TARGET]).output()?;
    let mut std_is = String::new();
    for file in crate::place::files(Path::new(String::from_utf8(output.stdout)?.trim()))? {
        std_is += &format!("{} {:?}\n", file.display(), fs::metadata(&file)?.modified()?);
    }
    let note = place.client().join("std");
    if fs::read_to_string(&note).is_ok_and(|was| was != std_is) {
        eprintln!("[xtask] the client's compiler has changed: building from nothing");
        fs::remove_dir_all(place.client())?;
    }
    fs::create_dir_all(place.client())?;
    Ok(fs::write(note, std_is)?)
}

fn bind(place: &Place, wasm: &Path, out: &Path) -> Done {
    let input = digest(&fs::read(wasm)?);
    let note = out.join("input");
    if fs::read_to_string(&note).is_ok_and(|was| was == input) {
        return Ok(());
    }
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("mostrador").web(true)?.typescript(false).omit_default_module_path(true);
    bindgen.debug(!place.release).keep_debug(!place.release);
    bindgen.remove_name_section(place.release).remove_producers_section(place.release);
    bindgen.generate(out)?;
    Ok(fs::write(note, input)?)
}

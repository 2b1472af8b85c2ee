//! The browser's half: compiled to WebAssembly, split into rooms, then given its JavaScript by wasm-bindgen.

use crate::place::Place;
use crate::run::{Done, run, step};
use crate::site::digest;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use walrus::ModuleConfig;
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

/// Loads the code of a room, beside the main script.
pub const LOADER: &str = "rooms.js";

/// Which files hold a room's code, by the room's name: `{"sales": ["chunk_1", "split_sales"]}`.
pub const ROOMS: &str = "rooms.json";

/// Compiles the client; gives the folder with `mostrador.js`, `mostrador_bg.wasm`, their snippets, and the code of each room.
pub fn build(place: &Place, tools: &str) -> Done<PathBuf> {
    let profile = if place.release { "client" } else { "dev" };
    renew(place, tools)?;
    step("client", || run(cargo(place, tools, "build")?.args(["--profile", profile])))?;
    let wasm = place.client().join(TARGET).join(if place.release { "client" } else { "debug" }).join("mostrador.wasm");
    let out = place.client().join("bindgen").join(profile);
    let input = fs::read(wasm)?;
    let note = out.with_extension("input");
    if !fs::read_to_string(&note).is_ok_and(|was| was == digest(&input)) {
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        fs::create_dir_all(&out)?;
        let main = out.with_extension("wasm");
        step("split", || split(place, &input, &main, &out))?;
        step("wasm-bindgen", || bind(place, &main, &out))?;
        fs::write(note, digest(&input))?;
    }
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
    // What is split must say where it refers to what (relocations).
    let mut flags = vec!["-Clink-args=--emit-relocs".to_owned()];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))) {
        flags.push(format!("--remap-path-prefix={}=", home.display()));
    }
    command.args(["--config", &format!("build.rustflags={flags:?}")]);
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

/// Takes the rooms' code out of the client.
fn split(place: &Place, input: &[u8], main: &Path, out: &Path) -> Done {
    let link_name = format!("./{LOADER}");
    let mut options = wasm_split_cli_support::Options::new(input);
    options.output_dir = out;
    options.main_out_path = main;
    options.main_module = "./mostrador.js";
    options.link_name = &link_name;
    let split = wasm_split_cli_support::transform(options).map_err(|error| format!("{error:#}"))?;
    for path in split.split_modules.iter().filter(|_| place.release) {
        let mut config = ModuleConfig::new();
        config.generate_name_section(false).generate_producers_section(false);
        let mut module = config.parse_file(path)?;
        // Each comes with the types of the whole client.
        walrus::passes::gc::run(&mut module);
        module.emit_wasm_file(path)?;
    }
    let rooms: BTreeMap<_, _> = split.prefetch_map.into_iter().collect();
    Ok(fs::write(out.join(ROOMS), serde_json::to_vec(&rooms)?)?)
}

fn bind(place: &Place, main: &Path, out: &Path) -> Done {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(main).out_name("mostrador").web(true)?.typescript(false).omit_default_module_path(true);
    // What the rooms take from the main part goes by the linker's names.
    bindgen.keep_lld_exports(true).demangle(false);
    bindgen.debug(!place.release).keep_debug(!place.release);
    bindgen.remove_name_section(place.release).remove_producers_section(place.release);
    Ok(bindgen.generate(out)?)
}

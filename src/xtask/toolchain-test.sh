#!/usr/bin/env bash
# Tests toolchain.sh by itself: the way for closed networks must work on the day that it is needed.
set -euo pipefail
cd "$(dirname "$0")"

passed=0
ok() { passed=$((passed + 1)); echo "ok $passed - $*"; }
fail() { echo "not ok - $*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A rustup that cannot reach its server is asked once, not at every build.
mkdir "$work/bin"
for tool in rustc apt-cache apt-get; do printf '#!/bin/sh\nexit 1\n' >"$work/bin/$tool"; done
printf '#!/bin/sh\necho asked >>%s/asked\nexit 1\n' "$work" >"$work/bin/rustup"
chmod +x "$work"/bin/*
for _ in 1 2; do
    if PATH="$work/bin:$PATH" XDG_CACHE_HOME="$work/cache" WASM_STD=auto ./toolchain.sh >/dev/null 2>&1; then
        fail "a toolchain out of nothing"
    fi
done
[ "$(wc -l <"$work/asked")" = 1 ] || fail "rustup was asked $(wc -l <"$work/asked") times"
ok "a failure of rustup is remembered"

# Debian's compiler, from the cache or made now.
tools=$(WASM_STD=debian ./toolchain.sh)
[ -x "$tools/rustc" ] || fail "no compiler in '$tools'"
ok "Debian's compiler: $("$tools/rustc" -V)"

cargo() { PATH="$tools:$PATH" "$tools/cargo" "$@" --quiet --offline --manifest-path "$work/hello/Cargo.toml" --target-dir "$work/target" --target wasm32-unknown-unknown --release; }
mkdir -p "$work/hello/src"
cat >"$work/hello/Cargo.toml" <<'TOML'
[package]
name = "hello"
version = "0.0.0"
edition = "2024"
[lib]
crate-type = ["cdylib"]
[workspace]
[profile.release]
lto = "fat"
panic = "abort"
TOML
cat >"$work/hello/src/lib.rs" <<'RUST'
#[unsafe(no_mangle)]
pub extern "C" fn length(number: u32) -> usize {
    let parts: std::collections::BTreeMap<u32, String> = (0..number).map(|part| (part, format!("{part:>3}"))).collect();
    parts.values().map(String::len).sum()
}
RUST
cargo build
wasm=$work/target/wasm32-unknown-unknown/release/hello.wasm
answer=$(node -e 'WebAssembly.instantiate(require("fs").readFileSync(process.argv[1]), {}).then(({ instance }) => console.log(instance.exports.length(7)))' "$wasm")
[ "$answer" = 21 ] || fail "the program answered '$answer', not 21"
ok "a program with link-time optimisation runs"
if grep -aq "$(dirname "$tools")" "$wasm"; then fail "a path of this machine is in the program"; fi
ok "no path of this machine is in the program"
PATH="$tools:$PATH" cargo clippy
ok "clippy of the same compiler"
echo "$passed passed, 0 failed"

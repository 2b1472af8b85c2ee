#!/usr/bin/env bash
# Finds or makes a compiler that can build the browser's half (wasm32-unknown-unknown).
#
# Prints one line: the folder to put first in PATH for the client's build, or an empty line when the ordinary toolchain
# can do it. Everything else goes to standard error. Safe to run again: what is there is kept.
#
#   1. the ordinary toolchain has the target                           -> use it
#   2. `rustup target add`, within a time limit                        -> use it
#   3. Debian's rustc-web, unpacked under the cache (nothing is installed), with a std built once from its own source.
#      Needs no root and no network beyond apt's: the way for closed networks.
#
#   WASM_STD=auto|rustup|debian   which of these may be taken (default: auto)
#   RUSTUP_WAIT=60                seconds that rustup may take
set -euo pipefail

target=wasm32-unknown-unknown
least=1.94 # sqlx 0.9 and the workspace's rust-version
want=${WASM_STD:-auto}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mostrador
mkdir -p "$cache"

say() { printf '[toolchain] %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# has_std RUSTC: can this compiler build for the browser?
has_std() {
    local dir
    dir=$("$1" --print target-libdir --target $target 2>/dev/null) || return 1
    compgen -G "$dir/libstd-*.rlib" >/dev/null
}

# A network that is closed today is closed all day: one failure is remembered, so that no build waits again.
from_rustup() {
    local failed=$cache/rustup-failed
    command -v rustup >/dev/null || return 1
    if [ "$want" = auto ] && [ -n "$(find "$failed" -mmin -1440 2>/dev/null)" ]; then
        say "rustup could not add $target less than a day ago; to try again: rm $failed"
        return 1
    fi
    say "rustup target add $target (at most ${RUSTUP_WAIT:-60} s)"
    if timeout -k 5 "${RUSTUP_WAIT:-60}" rustup target add $target >&2 && has_std rustc; then
        rm -f "$failed"
        return 0
    fi
    touch "$failed"
    return 1
}

# field PACKAGE NAME: one field of a package's newest record; nothing where apt knows none
field() {
    local record
    if record=$(apt-cache show --no-all-versions "$1" 2>/dev/null); then
        awk -v name="$2:" '$1 == name { $1 = ""; print; exit }' <<<"$record"
    fi
}

fetch() { (cd "$work" && timeout 600 apt-get download -q -o APT::Sandbox::User=root "$@" >&2); }

# Sets $sysroot to Debian's compiler with a std for the browser, made on the first call.
from_debian() {
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || die "no rustup target and no apt-get: please install the target $target"
    local version
    version=$(field rustc-web Version | tr -d ' ')
    if ! dpkg --compare-versions "${version:-0}" ge $least && [ "$(id -u)" = 0 ]; then
        timeout 300 apt-get update -q >&2
        version=$(field rustc-web Version | tr -d ' ')
    fi
    dpkg --compare-versions "${version:-0}" ge $least || die "Debian's rustc-web is '${version:-unknown}', $least is needed: apt-get update, and bookworm-security in the sources"

    sysroot=$cache/rustc-web-${version//[^0-9a-z.]/-}
    [ -e "$sysroot/complete" ] && return
    work=$(mktemp -d "$cache/work.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    rm -rf "$cache"/rustc-web-* # an older compiler, or one that was interrupted
    unpack_compiler "$version"
    build_std
    has_std "$sysroot/bin/rustc" || die "std for $target was not built"
    touch "$sysroot/complete"
}

unpack_compiler() {
    local version=$1 runtime llvm deb tool home
    runtime=$(field libstd-rust-web-dev Depends | grep -o 'libstd-rust-web-[0-9.]*' | head -1) # holds librustc_driver
    llvm=$(field "$runtime" Depends | grep -o 'libllvm[0-9]*' | head -1)
    say "Debian's rustc-web $version with $runtime and $llvm"
    fetch {rustc-web,libstd-rust-web-dev,"$runtime",rust-web-src,rust-web-clippy}="$version" "$llvm"
    for deb in "$work"/*.deb; do dpkg-deb -x "$deb" "$work/x"; done

    mkdir -p "$sysroot/bin" "$sysroot/libexec"
    mv "$work/x/usr/lib" "$sysroot/lib"
    libs=$sysroot/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")
    for tool in rustc rustdoc clippy-driver cargo-clippy; do # each finds its own libraries first
        mv "$work/x/usr/bin/$tool" "$sysroot/libexec/$tool"
        printf '#!/bin/sh\nLD_LIBRARY_PATH="%s${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "%s" "$@"\n' "$libs" "$sysroot/libexec/$tool" >"$sysroot/bin/$tool"
        chmod +x "$sysroot/bin/$tool"
    done
    rm -rf "$sysroot/lib/rustlib/src"
    mkdir -p "$sysroot/lib/rustlib/src/rust"
    mv "$work"/x/usr/src/rustc-*/library "$sysroot/lib/rustlib/src/rust/library" # brings its own dependencies

    if LD_LIBRARY_PATH=$libs ldd "$libs"/librustc_driver-*.so | grep -q 'not found'; then
        [ "$(id -u)" = 0 ] || die "please install the package $llvm, then try again"
        timeout 600 apt-get install -y -q --no-install-recommends "$llvm" >&2
    fi

    # cargo, rustfmt and the linker are those of the toolchain that is here
    home=$(rustc --print sysroot)
    for tool in cargo rustfmt cargo-fmt; do
        if [ -x "$home/bin/$tool" ]; then ln -sf "$home/bin/$tool" "$sysroot/bin/$tool"; fi
    done
    local host linker
    host=$("$sysroot/bin/rustc" -vV | sed -n 's/^host: //p')
    linker=lib/rustlib/$host/bin/rust-lld
    mkdir -p "$sysroot/${linker%/*}"
    if [ -x "$home/$linker" ]; then
        ln -sf "$home/$linker" "$sysroot/$linker"
    elif command -v rust-lld lld >/dev/null; then
        ln -sf "$(command -v rust-lld lld | head -1)" "$sysroot/$linker"
    else
        die "no linker for $target: please install the package lld"
    fi
}

build_std() {
    local commit lib crate
    commit=$("$sysroot/bin/rustc" -vV | sed -n 's/^commit-hash: //p')
    say "building std for $target with $("$sysroot/bin/rustc" -V), once (about two minutes)"
    mkdir -p "$work/empty/src"
    : >"$work/empty/src/lib.rs"
    printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[profile.release]\ndebug = 0\n' >"$work/empty/Cargo.toml"
    # embed-bitcode: without it link-time optimisation of the client fails. remap-path-prefix: as in the official std,
    # so that no path of this machine travels to readers. replace-with: build-std does not see the vendored sources.
    (cd "$work/empty" && env -u RUSTC_WRAPPER -u RUSTC_WORKSPACE_WRAPPER -u CARGO_BUILD_TARGET -u CARGO_ENCODED_RUSTFLAGS -u CARGO_TARGET_DIR \
        PATH="$sysroot/bin:$PATH" RUSTC_BOOTSTRAP=1 \
        RUSTFLAGS="-Cembed-bitcode=yes --remap-path-prefix=$sysroot/lib/rustlib/src/rust=/rustc/$commit" \
        "$sysroot/bin/cargo" build --quiet --release --offline \
        --config 'source.crates-io.replace-with="vendored"' \
        --config "source.vendored.directory='$sysroot/lib/rustlib/src/rust/library/vendor'" \
        -Zbuild-std=std,panic_abort,proc_macro,test --target $target --target-dir "$work/std" >&2)
    lib=$sysroot/lib/rustlib/$target/lib
    mkdir -p "$lib"
    for crate in "$work/std/$target/release/deps"/lib*.r{lib,meta}; do
        case $crate in */libempty-*) ;; *) mv "$crate" "$lib/" ;; esac
    done
}

case $want in auto | rustup | debian) ;; *) die "WASM_STD is auto, rustup or debian, not '$want'" ;; esac
exec 9>"$cache/toolchain.lock"
flock -w 900 9 || die "another toolchain.sh has been at work for 15 minutes"

sysroot=
if [ "$want" != debian ] && has_std rustc; then
    say "$target: $(rustc -V) has it"
elif [ "$want" != debian ] && from_rustup; then
    say "$target: from rustup"
elif [ "$want" = rustup ]; then
    die "$target: rustup could not add it"
else
    from_debian
    say "$target: $("$sysroot/bin/rustc" -V), Debian's"
fi
echo "${sysroot:+$sysroot/bin}"

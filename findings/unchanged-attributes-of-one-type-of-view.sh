#!/bin/sh
# Leptos has a setting that makes views of different types one type, for a smaller program:
# `--cfg erase_components`. What is drawn is the same. What is done for it is not, with leptos 0.8.23
# and tachys 0.2.19 (crates.io):
#
# - Without the setting a view that is drawn anew compares: a new number in <p class="row"
#   title="same"> changes one text and no attribute.
# - With it every attribute of every element that is drawn anew is taken off and put on again, though
#   its value is what it was: four changes for the two attributes of that one element.
#
# So a list of rows that follows a search has the browser match all styles and lay out all rows at
# each key, in the build that was made to be light. Elements that stay while their texts follow
# signals are spared it. Needs Rust with cargo and the target wasm32-unknown-unknown, Python 3, and
# Chromium (CHROMIUM says which).
set -eu

folder=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
mkdir src

cat > Cargo.toml <<'TOML'
[package]
name = "redrawn"
version = "0.0.0"
edition = "2024"

[dependencies]
js-sys = "0.3"
leptos = { version = "=0.8.23", features = ["csr"] }
tachys = "=0.2.19"
wasm-bindgen = "=0.2.129"
wasm-bindgen-futures = "0.4"

[dependencies.web-sys]
version = "0.3"
features = ["Document", "HtmlElement", "MutationObserver", "MutationObserverInit", "Node"]
TOML

cat > src/main.rs <<'RUST'
use js_sys::{Function, Promise, eval};
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MutationObserver, MutationObserverInit};

fn main() {
    let count = RwSignal::new(0);
    mount_to_body(move || {
        view! { <main>{move || view! { <p class="row" title="same">{count.get()}</p> }}</main> }
    });
    spawn_local(async move {
        eval("globalThis.touched = 0").unwrap();
        let note = Function::new_with_args("found", "globalThis.touched += found.length");
        let of = MutationObserverInit::new();
        of.set_attributes(true);
        of.set_subtree(true);
        let body = document().body().unwrap();
        MutationObserver::new(&note).unwrap().observe_with_options(&body, &of).unwrap();
        count.set(1);
        // The turns in which the page draws and the observer hears.
        for _ in 0..50 {
            JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
        }
        let touched = eval("globalThis.touched").unwrap().as_f64().unwrap();
        let is_drawn = body.text_content().unwrap().trim_end().ends_with('1');
        body.set_inner_text(&format!("drawn anew {is_drawn}, attributes touched {touched}"));
    });
}
RUST

cargo install --quiet --locked --no-default-features --root tools --bin wasm-bindgen \
    wasm-bindgen-cli@0.2.129

# Draws in a browser, and prints what the page says in the end.
drawn() {
    cargo build --quiet --release --target wasm32-unknown-unknown
    tools/bin/wasm-bindgen --target web --no-typescript --out-dir page \
        target/wasm32-unknown-unknown/release/redrawn.wasm
    echo '<!doctype html><body><script type="module">import go from "./redrawn.js"; go();</script>' \
        > page/index.html
    "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$(mktemp -d -p "$folder")" --virtual-time-budget=5000 \
        --dump-dom "http://127.0.0.1:$port/" 2> /dev/null | grep -o "drawn anew.*[0-9]"
}

mkdir page
python3 -u - > port 2> /dev/null <<'PY' &
import functools, http.server

handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="page")
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
    print(server.server_port)
    server.serve_forever()
PY
server=$!
until [ -s port ]; do sleep 0.1; done
port=$(cat port)

as_published=$(drawn)
of_one_type=$(RUSTFLAGS="--cfg erase_components" drawn)
echo "as published: $as_published"
echo "of one type:  $of_one_type"
[ "$as_published" = "drawn anew true, attributes touched 0" ]
[ "$of_one_type" = "drawn anew true, attributes touched 4" ]
echo "unchanged attributes are taken off and put on again in views of one type"

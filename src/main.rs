//! Mounts the family's page.

#[cfg(target_arch = "wasm32")]
mod app;

#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

/// The page runs in a browser: `scripts/serve` builds and serves it.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

/// Addresses know no browser, so their round trip is tested on the host.
#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "app/route.rs"]
mod route;

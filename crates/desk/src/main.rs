//! The officer's page.
//!
//! It holds the desk while it is open, what is done to it, its screens, papers and backups. It must
//! not know the family's page, nor any object of the browser: those are `page::browser`'s. What
//! always holds: a record is changed by `Desk::change` alone, the key never enters the program's
//! memory, and nothing of an application is written unencrypted, except a table that was asked for.

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

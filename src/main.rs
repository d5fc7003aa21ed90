//! The family's page.
//!
//! It holds the family's routes and screens, its state, and what saves its drafts. It must not
//! know the desk or an officer's work, whose crates it does not depend on, nor any object of the
//! browser: those are `page::browser`'s. What always holds: a screen works out nothing that a
//! child is owed, it shows the one assessment; and what is answered is in local storage before the
//! next task.

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

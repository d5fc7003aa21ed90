//! Saving: one client for families and officers. A page says what it shows ([`Shown`]); the client
//! saves it, brings it together with what other tabs made of it, and says how far it is.

mod client;
mod keeper;
mod save_state;

pub use client::{Shown, hear, listen};
pub use keeper::{AGAIN_MS, Keeper, LOOK_MS, LOOKS, News, Records};
pub use save_state::SaveState;

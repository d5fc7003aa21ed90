//! What the family's page and the officer's have in common.
//!
//! | module | what |
//! | --- | --- |
//! | `browser` | the browser: the only place that names `web_sys` |
//! | `sync` | the one saving client: saves what a page shows, together with other tabs |
//! | `drafts` | a family's drafts, read from both of their homes; the desk only reads them |
//! | `preferences` | colours and size of type |
//! | `parts` | what both pages draw |
//!
//! It must not know either page: no route, no screen, no application of an officer. What always
//! holds: nothing here decides what a child is owed, and nothing typed is dropped before it is in a
//! store.

#![cfg(target_arch = "wasm32")]

pub mod browser;
pub mod drafts;
pub mod parts;
pub mod preferences;
pub mod sync;

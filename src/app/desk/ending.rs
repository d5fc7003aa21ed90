//! 结束使用: the key goes first, so that what is left of the records is of no use to anybody.

use leptos::prelude::*;

use super::{Desk, RECORDS, WORKSPACE};
use crate::app::tabs::Word;
use crate::app::{device, storage};

impl Desk {
    /// Ends the use of the desk on this device and begins the page anew.
    ///
    /// # Errors
    /// A sentence that says why nothing was destroyed.
    pub async fn end(self) -> Result<(), String> {
        WORKSPACE.clear().await.map_err(|fault| fault.to_string())?;
        self.inside.update_value(|inside| {
            inside.keeper = None;
            inside.vault = None;
        });
        if storage::keep_hint(storage::DESK, None).is_err() {
            leptos::logging::warn!("that there was a desk cannot be forgotten");
        }
        // Without the key they cannot be opened any more, whether this is done or not.
        if RECORDS.clear().await.is_err() {
            leptos::logging::warn!("sealed records are left, and nothing opens them");
        }
        // Last: this page is one of those that then begin anew.
        self.tell(&Word::Ended);
        device::reload();
        Ok(())
    }
}

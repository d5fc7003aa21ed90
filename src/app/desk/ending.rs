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
        // First: another tab that finds the desk gone then knows that it is not to put it back.
        let hint = storage::hint(storage::DESK);
        if storage::keep_hint(storage::DESK, None).is_err() {
            leptos::logging::warn!("that there was a desk cannot be forgotten");
        }
        if let Err(fault) = WORKSPACE.clear().await {
            if storage::keep_hint(storage::DESK, hint).is_err() {
                leptos::logging::warn!("that there is a desk cannot be remembered");
            }
            return Err(fault.to_string());
        }
        self.inside.update_value(|inside| {
            inside.keeper = None;
            inside.vault = None;
        });
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

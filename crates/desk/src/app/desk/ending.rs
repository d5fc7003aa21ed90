//! 结束使用: the key goes first, so that what is left of the records is of no use to anybody.

use leptos::prelude::*;

use page::browser::tabs::Word;
use page::browser::{device, local_storage};
use page::sync::Shown as _;

use super::{Desk, RECORDS, WORKSPACE};

impl Desk {
    /// Ends the use of the desk on this device and begins the page anew.
    ///
    /// # Errors
    /// A sentence that says why nothing was destroyed.
    pub async fn end(self) -> Result<(), String> {
        // First: another tab that finds the desk gone then knows that it is not to put it back.
        let hint = local_storage::hint(local_storage::DESK);
        if local_storage::keep_hint(local_storage::DESK, None).is_err() {
            leptos::logging::warn!("that there was a desk cannot be forgotten");
        }
        if let Err(fault) = WORKSPACE.clear().await {
            if local_storage::keep_hint(local_storage::DESK, hint).is_err() {
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

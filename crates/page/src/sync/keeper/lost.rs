//! Puts back what the store lost: nothing that is known here is lost yet.

use records::seal::Cipher;
use records::store::{Durability, RecordId};

use super::Keeper;

impl<C: Cipher + 'static> Keeper<C> {
    /// Keeps again what is known here and the store no longer has.
    pub async fn keep_lost(&self) {
        if let Ok(names) = self.0.records.names().await {
            self.keep_again(&|id| !names.contains(id));
        }
    }

    /// Keeps again what is known here and what the store may have lost.
    pub fn keep_again(&self, may_be_lost: &dyn Fn(&RecordId) -> bool) {
        let known = self.0.known.borrow();
        for (id, record) in known.iter() {
            if may_be_lost(id) && !record.is_removed() && !self.0.is_wanted(id) {
                let Some(record) = record.to_record() else {
                    leptos::logging::warn!("a record that may be lost cannot be read here");
                    continue;
                };
                let contents = move || record.contents().clone();
                self.keep(id.clone(), Durability::Strict, contents);
            }
        }
    }
}

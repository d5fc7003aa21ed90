//! 销毁: records go for good, with all that was kept of them here; a line without personal data
//! stays.

use leptos::prelude::*;

use office::application::Erased;
use office::roster::Erasable;
use page::browser::device;
use page::sync::{Keeper, LOOK_MS};
use records::seal::Slot;

use super::Desk;
use super::opening::open;
use super::workspace_row::header;

const NOT_BACKED_UP: &str = "还有改动没有备份，没有销毁。请先在上面“备份成文件”，再试一次。";
const UNFINISHED: &str = "还没有全部删完，本页会接着删。请先不要关掉。";

/// How often it is looked whether all packs are written: for some thirty seconds.
const PACK_LOOKS: u32 = 1500;

impl Desk {
    /// Whether a verified backup has everything that is kept here.
    pub fn is_backed_up(self) -> bool {
        self.backups.with(|status| status.ledger.last.is_some() && status.changed.is_empty())
    }

    /// Erases records once what opens the desk was typed; gives the line that stays of them.
    ///
    /// # Errors
    /// A sentence that says why nothing was erased.
    pub async fn erase(self, by: Slot, typed: &str, meant: &Erasable) -> Result<Erased, String> {
        if !self.is_flushed().await || !untrack(|| self.is_backed_up()) {
            return Err(NOT_BACKED_UP.to_owned());
        }
        open(&header().await?, by, typed).await?;
        let line = meant.line(device::today());
        // The line first: should the page go away in between, it says too much, not too little.
        self.change_school(|school| school.erased.push(line.clone()));
        if !self.is_flushed().await {
            return Err("还没有存好，没有销毁。请稍等，再试一次。".to_owned());
        }
        for id in &meant.ids {
            self.let_be_all(id);
            self.take_off(id);
        }
        if !self.is_flushed().await || !self.is_packed().await {
            return Err(UNFINISHED.to_owned());
        }
        Ok(line)
    }

    /// Waits until no pack has what was erased; gives up where that takes too long.
    async fn is_packed(self) -> bool {
        for _ in 0..PACK_LOOKS {
            if self.with_keeper(Keeper::is_packed).unwrap_or(true) {
                return true;
            }
            device::pause(LOOK_MS).await;
        }
        false
    }
}

//! What the desk shows, as records hold it, for the client that saves it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use office::application::{Application, ApplicationError, School};
use office::roster::Entry;
use page::browser::device;
use page::browser::tabs::Word;
use page::browser::webcrypto::Vault;
use page::sync::{Keeper, SaveState, Shown};
use records::json;
use records::seal::Workspace;
use records::store::{Contents, Durability, Record, RecordId};

use super::workspace_row::header;
use super::{Desk, LEDGER, SCHOOL, SCHOOL_FACTS, is_list};

impl Shown for Desk {
    type Key = Vault;

    /// No field of an application is set anew by every save.
    const MARKS: &'static [&'static str] = &[];

    fn keeper(self) -> Option<Keeper<Vault>> {
        self.with_keeper(Clone::clone)
    }

    fn contents(self, id: &str) -> Option<Contents> {
        if id == SCHOOL {
            return Some(Contents::of(self.school.with_untracked(School::to_value)));
        }
        if id == SCHOOL_FACTS {
            return self.school_facts();
        }
        if id == LEDGER {
            let ledger = self.backups.with_untracked(|status| json::to_value(&status.ledger));
            return Some(Contents::of(ledger));
        }
        if let Some(contents) = self.beside_lists(id) {
            return Some(contents);
        }
        if is_list(id) {
            return self.list_contents(id);
        }
        self.look_into_one(id, |application| self.with_beside(id, application))
    }

    fn show(self, record: &Record) {
        self.count_record(record);
        let id = record.id().as_str();
        // One that was deleted here is there again.
        if self.contents(id).is_none() {
            self.let_be_all(id);
        }
        self.put_contents(id, record.contents().clone());
    }

    fn gone(self, record: &Record) {
        self.count_record(record);
        let id = record.id().as_str();
        self.let_be_all(id);
        if is_list(id) {
            return self.lists().update(|lists| drop(lists.by_id.remove(id)));
        }
        self.edit_list(|entries| entries.retain(|entry| entry.id != id));
    }

    fn show_merged(self, record: &Record, together: Contents) {
        let id = record.id().as_str();
        self.put_contents(id, together.clone());
        // Replaces the pending write, which lacks the other tab's changes.
        self.write(id, Durability::Relaxed, move || together);
    }

    fn stored(self, record: &Record) {
        self.count_record(record);
        self.keep_hint();
    }

    fn set_state(self, state: SaveState) {
        self.saving.set(state);
    }

    fn tell(self, word: &Word) {
        self.inside.with_value(|inside| {
            if let Some(others) = &inside.others {
                others.tell(word);
            }
        });
    }

    fn heed(self, word: Word) {
        match word {
            Word::Give(id) => self.give_up(id.as_str()),
            Word::Restored => self.come_in_again(),
            Word::Rekeyed => self.know_header(),
            Word::Ended => device::reload(),
            Word::Locked => self.lock(),
            // The client follows it.
            Word::Saved(..) => {}
        }
    }
}

impl Desk {
    /// The value that stands in a field of a record.
    pub fn stands(&self, id: &str, at: &str) -> Value {
        let contents = self.contents(id).unwrap_or_default();
        let pending = contents.pending.get(at);
        pending.or(contents.value.pointer(at)).cloned().unwrap_or_default()
    }

    /// An application, and what its record holds beside it.
    pub(super) fn with_beside(&self, id: &str, application: &Application) -> Contents {
        let beside = self.beside.with_untracked(|all| all.get(id).cloned()).unwrap_or_default();
        let value = application.to_value();
        Contents { value, ..beside }
    }

    /// Puts on the desk what a record holds.
    pub(super) fn put_contents(&self, id: &str, mut contents: Contents) {
        let value = contents.value.take();
        if id == SCHOOL {
            if let Some(read) = json::from_value::<School>(&value) {
                self.school.update(|school| *school = read.with_newer_facts_of(school));
            }
            return;
        }
        if id == SCHOOL_FACTS {
            return self.put_school_facts(&value);
        }
        if id == LEDGER {
            if let Some(ledger) = json::from_value(&value) {
                self.backups.update(|status| status.ledger = ledger);
                self.recount();
            }
            return;
        }
        if self.put_beside_lists(id, &value) {
            return;
        }
        if is_list(id) {
            if self.put_list(id, value).is_err() {
                leptos::logging::warn!("a list cannot be read");
            }
            return;
        }
        let read = Application::read_value(&value);
        if let Err(error @ ApplicationError::Newer(_)) = read {
            // Another tab, of a newer version: what is shown here would be written over it.
            self.edit_list(|entries| entries.retain(|entry| entry.id != id));
            return self.saving.set(SaveState::Newer(error.to_string()));
        }
        let Some(entry) = self.entry(id, read) else { return };
        self.hold(id, contents);
        self.put(entry);
    }

    /// What an older build does not read of the school, while there is anything of it.
    pub(super) fn school_facts(&self) -> Option<Contents> {
        let is_known = SCHOOL_FACTS.parse().is_ok_and(|id| self.knows(&id));
        self.school.with_untracked(|school| {
            let is_kept = is_known || school.has_newer_facts();
            is_kept.then(|| Contents::of(school.newer_facts()))
        })
    }

    /// Puts on the desk what an older build does not read of the school. What a newer one wrote is
    /// left alone.
    fn put_school_facts(&self, value: &Value) {
        match self.school.get_untracked().with_newer_facts(value) {
            Ok(school) => self.school.set(school),
            Err(ApplicationError::Newer(_)) => {
                self.inside.update_value(|inside| inside.has_newer_school = true);
            }
            Err(ApplicationError::NotAnApplication | ApplicationError::Damaged) => {
                leptos::logging::warn!("the facts of the school cannot be read");
            }
        }
    }

    /// The entry of the list that a saved application is.
    pub(super) fn entry(
        &self,
        id: &str,
        read: Result<Application, ApplicationError>,
    ) -> Option<Entry> {
        let Ok(application) = read else {
            leptos::logging::warn!("a record cannot be read");
            return None;
        };
        self.inside.try_update_value(|inside| inside.owed_cache.entry(id.to_owned(), application))
    }

    /// Holds what a record has beside its application.
    pub(super) fn hold(&self, id: &str, beside: Contents) {
        let is_known = self.beside.with_untracked(|all| {
            all.get(id).map_or(beside == Contents::default(), |known| *known == beside)
        });
        if !is_known {
            self.beside.update(|all| drop(all.insert(id.to_owned(), beside)));
        }
    }

    /// Reads everything again, once what waits here is saved: it would be forgotten otherwise.
    fn come_in_again(self) {
        spawn_local(async move {
            while !self.is_flushed().await {}
            let Some(vault) = self.vault() else { return };
            if self.enter(vault).await.is_err() {
                leptos::logging::warn!("what was restored cannot be read yet");
            }
        });
    }

    /// Knows how the desk is opened now: it would be put back as it was, if the browser lost it.
    fn know_header(self) {
        spawn_local(async move {
            let Ok(workspace) = header().await else { return };
            let known = self.inside.with_value(|inside| inside.workspace.clone());
            let known = known.and_then(|known| Workspace::read(&known).ok());
            if known.is_some_and(|known| known.passphrase != workspace.passphrase) {
                self.alerts.update(|alerts| alerts.by_recovery = false);
            }
            self.inside.update_value(|inside| {
                if let Some(known) = &mut inside.workspace {
                    *known = workspace.write();
                }
            });
        });
    }

    /// Whether a record was seen in the store, or is on its way there.
    pub(super) fn knows(self, id: &RecordId) -> bool {
        self.with_keeper(|keeper| keeper.knows(id)).unwrap_or_default()
    }

    /// Reads a record again, unless it is known in this revision; tells whether that is done.
    pub(super) async fn look_again(self, id: &RecordId, revision: u64) -> bool {
        match self.with_keeper(Clone::clone) {
            Some(keeper) => keeper.look_again(id, revision).await,
            None => true,
        }
    }
}

//! 工作台: the officer's applications while the desk is open, and the one way to change them.

mod backing_up;
mod backup_status;
mod blank;
mod confirming;
mod emergency_backup;
mod ending;
mod erasing;
mod keys;
mod lists;
mod mending;
mod opening;
mod phase;
mod reading;
mod restoring;
mod showing;
mod undo;
mod watch;
mod workspace_row;
mod write_lock;

pub use backing_up::BackedUp;
pub use backup_status::BackupStatus;
pub use keys::Reissued;
pub use lists::Lists;
pub use phase::{Alerts, Phase, saving_word};
pub use restoring::{InBackup, NotOpened, Sight};
pub use watch::watch;
pub use write_lock::WriteLock;

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use serde_json::Value;

use aid::date::Date;
use office::application::{Application, School};
use office::roster::Following;
use office::roster::{Ask, Entry, OwedCache, RecordId, mark_duplicates, put};
use page::browser::indexed_db::Rows;
use page::browser::tabs::Others;
use page::browser::web_locks::Place;
use page::browser::webcrypto::Vault;
use page::sync::{Keeper, SaveState, Shown as _};
use records::store::{Contents, Durability};

use undo::Undo;

/// The database of the desk.
const DATABASE: &str = "student-aid-desk";
/// Milliseconds: a slow tablet takes long over ten thousand records, and is no faster when it
/// tries again.
const PATIENCE_MS: u32 = 15_000;
/// The officer's records, sealed.
const RECORDS: Rows = Rows { database: DATABASE, store: "records", patience_ms: PATIENCE_MS };
/// The wrapped keys that open them.
const WORKSPACE: Rows = Rows { database: DATABASE, store: "workspace", patience_ms: PATIENCE_MS };

/// The record of the school.
const SCHOOL: &str = "school";
/// The record of what an older build does not read of the school, once it had any of that. It is
/// saved before the other, and read before it.
const SCHOOL_FACTS: &str = "facts-of-school";
/// The record of the backups, which no backup has.
const LEDGER: &str = "backup";

/// The record of the layouts of lists whose columns somebody said the meaning of.
const LAYOUTS: &str = "layouts";
/// The record of what was said of rows that may be of one person.
const MATCHES: &str = "matches";
/// The record of the heads of the national system's sheet, as they were given last.
const HEADS: &str = "heads";
/// What the name of a list's record begins with. Every other record is an application.
pub const LIST: &str = "list-";

/// Whether a record is one of the school's.
fn is_of_school(id: &str) -> bool {
    matches!(id, SCHOOL | SCHOOL_FACTS | LAYOUTS | MATCHES | HEADS)
}

/// Whether a record is an imported list.
fn is_list(id: &str) -> bool {
    id.starts_with(LIST)
}

/// Whether a record is an application, of those that a backup has.
fn is_application(id: &str) -> bool {
    !is_of_school(id) && !is_list(id)
}

/// Everything the officer's screens know.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Whether it can be seen.
    pub phase: RwSignal<Phase>,
    /// The school, as every new application has it.
    pub school: RwSignal<School>,
    /// The applications of every year.
    pub entries: RwSignal<Vec<Entry>>,
    /// Which of them are wanted.
    pub ask: RwSignal<Ask>,
    /// How far the last change is saved.
    pub saving: RwSignal<SaveState>,
    /// What backups have, and what is in none.
    pub backups: RwSignal<BackupStatus>,
    /// What the screens alert to.
    pub alerts: RwSignal<Alerts>,
    /// Which tab writes the application that is open here.
    pub write_lock: RwSignal<WriteLock>,
    /// What records hold beside their value, which is left empty here: half-typed texts, and the
    /// clashes to be settled.
    beside: RwSignal<BTreeMap<RecordId, Contents>>,
    /// What was done with one tap and can still be undone, in that order.
    undo: RwSignal<Vec<Undo>>,
    inside: StoredValue<Inside, LocalStorage>,
}

/// State that no screen reads.
#[derive(Default)]
struct Inside {
    owed_cache: OwedCache,
    /// There is one while the desk is open.
    keeper: Option<Keeper<Vault>>,
    /// What opens the records, while the desk is open.
    vault: Option<Vault>,
    /// How the desk is opened, as it was last seen.
    workspace: Option<String>,
    /// The other tabs, once the desk is open.
    others: Option<Others>,
    /// The record that is open here, and this tab's place among those that want to write it.
    place: Option<(RecordId, Place)>,
    /// How much was done with one tap so far.
    undone: u32,
    /// Whether a newer version wrote facts of the school: they are left as they are.
    has_newer_school: bool,
    /// Whether local storage noted that there is a desk: where the note is gone, the desk was
    /// ended on purpose.
    is_hinted: bool,
    /// The application that was open here last, until the list scrolled to its row.
    last_open: Option<RecordId>,
    /// The application that was put on the desk last, until it was opened.
    added: Option<RecordId>,
    lists: RwSignal<Lists>,
    /// The applications that are being read anew, for their text could not be read.
    read_anew: BTreeSet<RecordId>,
}

impl Desk {
    /// A desk that nobody has opened yet.
    pub fn new(today: Date) -> Self {
        Self {
            phase: RwSignal::new(Phase::Asking),
            school: RwSignal::new(School::default()),
            entries: RwSignal::new(Vec::new()),
            ask: RwSignal::new(Ask::all(today.school_year_asked())),
            saving: RwSignal::new(SaveState::Quiet),
            backups: RwSignal::new(BackupStatus::new(today)),
            alerts: RwSignal::new(Alerts::default()),
            write_lock: RwSignal::new(WriteLock::Pending),
            beside: RwSignal::new(BTreeMap::new()),
            undo: RwSignal::new(Vec::new()),
            inside: StoredValue::new_local(Inside::default()),
        }
    }

    /// Puts an application on the desk; gives the name of its record.
    pub fn add(&self, application: &Application) -> RecordId {
        let id = self.add_blank(application.clone());
        self.keep(&id, application, Durability::Relaxed);
        id
    }

    /// The one way to change an application. One that cannot be read any more is not changed.
    pub fn change(&self, id: &str, safe: Durability, edit: impl FnOnce(&mut Application)) {
        let Some(mut application) = self.look_into_one(id, Clone::clone) else { return };
        edit(&mut application);
        if self.is_left_blank(id, &application) {
            return;
        }
        self.keep(id, &application, safe);
        self.replace(id, application);
    }

    /// Changes what is the same on every application.
    pub fn change_school(&self, edit: impl FnOnce(&mut School)) {
        self.school.update(edit);
        let school = self.school.get_untracked();
        let facts = self.school_facts();
        if let Some(facts) = facts.filter(|_| self.inside.with_value(|one| !one.has_newer_school)) {
            self.write(SCHOOL_FACTS, Durability::Relaxed, move || facts);
        }
        self.write(SCHOOL, Durability::Relaxed, move || Contents::of(school.to_value()));
    }

    /// Puts the school right, and the applications that follow it.
    pub fn put_school_right(&self, school: School, following: Following) {
        // The county's form is chosen elsewhere.
        let School { name, phone, facts, form: _, opinion: _, erased: _ } = school;
        self.change_school(|known| (known.name, known.phone, known.facts) = (name, phone, facts));
        for (id, application) in following.open {
            self.change(&id, Durability::Relaxed, |old| *old = application);
        }
    }

    /// Keeps what is only half typed into a field, or forgets it.
    pub fn compose(&self, id: &str, field: &str, text: Option<String>) {
        let known =
            self.beside.with_untracked(|all| Some(all.get(id)?.pending.contains_key(field)));
        if text.is_none() && known != Some(true) {
            return;
        }
        self.beside.update(|all| {
            let mut contents = all.remove(id).unwrap_or_default();
            contents.compose(field, text);
            all.insert(id.to_owned(), contents);
        });
        self.change(id, Durability::Relaxed, |_| {});
    }

    /// What a record holds beside its application.
    pub fn beside<T: Default>(&self, id: &str, look: impl FnOnce(&Contents) -> T) -> T {
        self.beside.with(|all| all.get(id).map(look).unwrap_or_default())
    }

    /// Settles a clash: the other value was chosen, or the one that stands.
    pub fn settle(&self, id: &str, at: &str, chosen: Option<Value>) {
        if let Some(mut contents) = self.contents(id) {
            contents.settle(at, chosen);
            self.put_contents(id, contents.clone());
            self.write(id, Durability::Relaxed, move || contents);
        }
    }

    /// One application, while it is on the desk.
    pub fn application(&self, id: &str) -> Memo<Option<Application>> {
        let (desk, id) = (*self, id.to_owned());
        Memo::new(move |_| {
            desk.entries.track();
            desk.look_into_one(&id, Clone::clone)
        })
    }

    /// Puts an application in the place of what the desk had under its name.
    fn replace(&self, id: &str, application: Application) {
        let reckon = |inside: &mut Inside| inside.owed_cache.entry(id.to_owned(), application);
        if let Some(entry) = self.inside.try_update_value(reckon) {
            self.put(entry);
        }
    }

    fn put(&self, entry: Entry) {
        self.entries.update(|entries| {
            put(entries, entry);
            self.mend_unreadable(entries);
        });
    }

    /// The one way to change which applications are on the desk, beside [`Self::put`].
    fn edit_list(&self, edit: impl FnOnce(&mut Vec<Entry>)) {
        self.entries.update(|entries| {
            edit(entries);
            mark_duplicates(entries);
            self.mend_unreadable(entries);
        });
    }

    fn keep(&self, id: &str, application: &Application, safe: Durability) {
        let contents = self.with_beside(id, application);
        self.write(id, safe, move || contents);
    }

    fn with_keeper<T>(&self, act: impl FnOnce(&Keeper<Vault>) -> T) -> Option<T> {
        self.inside.with_value(|inside| inside.keeper.as_ref().map(act))
    }

    fn vault(&self) -> Option<Vault> {
        self.inside.with_value(|inside| inside.vault.clone())
    }

    fn write(&self, id: &str, safe: Durability, contents: impl FnOnce() -> Contents + 'static) {
        let Ok(id) = id.parse() else { return };
        self.with_keeper(|keeper| keeper.keep(id, safe, contents));
    }
}

//! What the page begins with: both stores, and the drafts that version 1 kept.

use student_aid::draft::{Draft, DraftError};
use student_aid::store::{self, Fault, Loaded, Record, Why};

use super::{Aside, Keeping, families, together};
use crate::app::database;
use crate::app::state::{DraftId, Kept, Shelf};
use crate::app::storage::{self, StorageError};

/// What the page begins with.
pub struct Start {
    /// The drafts.
    pub shelf: Shelf,
    /// How far they are saved.
    pub keeping: Keeping,
    /// What the database knows of them.
    pub records: Vec<Record>,
    /// Those that stand in both stores, by their revisions.
    pub written: Vec<(DraftId, u64)>,
    /// Those that version 1 kept.
    pub old: Vec<DraftId>,
}

/// Reads both stores; of two copies of one draft the one with the greater revision counts, and of
/// two with the same the database's, where tabs are brought together.
pub async fn load() -> Start {
    let (here, denied) = match storage::drafts() {
        Ok(drafts) => (drafts, None),
        Err(StorageError::Denied) => (Vec::new(), Some(Keeping::Denied)),
        Err(StorageError::Full) => (Vec::new(), Some(Keeping::Full)),
    };
    let (Loaded { records, aside }, keeping) = match families().load().await {
        Ok(loaded) => (loaded, denied.unwrap_or(Keeping::Quiet)),
        Err(fault) => {
            let keeping = if fault == Fault::Newer { Keeping::Newer } else { Keeping::Weak };
            let nothing = Loaded { records: Vec::new(), aside: Vec::new() };
            let here = denied.filter(|_| keeping == Keeping::Weak);
            (nothing, here.unwrap_or(keeping))
        }
    };
    let mut old = Vec::new();
    if matches!(keeping, Keeping::Quiet) {
        let rows = database::old_drafts().await.unwrap_or_default();
        old.extend(rows.into_iter().map(|row| (row.key, text(&row.bytes))));
    }
    let in_database = records.iter().map(|record| (name(record), held(record)));
    let mut shelf = Shelf::default();
    for (id, text) in in_database.chain(here.iter().cloned()).chain(old.iter().cloned()) {
        take(&mut shelf, id, text);
    }
    for record in &records {
        let id = record.id().as_str();
        if let Some(kept) = shelf.kept.iter_mut().find(|kept| kept.id == id) {
            kept.clashes.clone_from(&record.contents().clashes);
            kept.pending.clone_from(&record.contents().pending);
        }
    }
    let unreadable = records.iter().flat_map(Record::aside).chain(&aside);
    shelf.aside.extend(unreadable.filter(|one| one.why != Why::Earlier).map(set_aside));
    rescue_overwritten(&shelf);
    let open = storage::open().filter(|open| shelf.kept.iter().any(|kept| kept.id == *open));
    shelf.open = open.or_else(|| shelf.kept.last().map(|kept| kept.id.clone()));
    let written = written(&shelf, &here, &records);
    old.retain(|(_, text)| Draft::read(text).is_ok());
    let old = old.into_iter().map(|(id, _)| id).collect();
    let found = shelf.kept.len() + shelf.aside.len();
    shelf.missing = storage::hint().filter(|hint| hint.count > found);
    Start { shelf, keeping, records, written, old }
}

fn name(record: &Record) -> DraftId {
    record.id().as_str().to_owned()
}

/// The draft of a record, as text. What cannot be read any more is text all the same.
fn held(record: &Record) -> String {
    let value = &record.contents().value;
    together::read(value).map_or_else(|_| value.to_string(), |draft| draft.write())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The drafts that need not be written: both stores have them as they are.
fn written(shelf: &Shelf, here: &[(DraftId, String)], records: &[Record]) -> Vec<(DraftId, u64)> {
    let stands = |kept: &&Kept| {
        let text = kept.draft.write();
        let in_database = records.iter().any(|record| {
            record.id().as_str() == kept.id && *record.contents() == together::contents(kept)
        });
        in_database && here.iter().any(|(id, other)| *id == kept.id && *other == text)
    };
    let found = shelf.kept.iter().filter(stands);
    found.map(|kept| (kept.id.clone(), kept.draft.revision)).collect()
}

fn set_aside(one: &store::Aside) -> Aside {
    let id = one.key.split('/').next().unwrap_or_default().to_owned();
    let error = match one.why {
        Why::Newer => DraftError::Newer(0),
        Why::Damaged | Why::Refused | Why::Orphaned | Why::Missing | Why::Earlier => {
            DraftError::Damaged
        }
    };
    Aside { id, error, text: text(&one.bytes) }
}

fn take(shelf: &mut Shelf, id: DraftId, text: String) {
    match Draft::read(&text) {
        Ok(draft) => match shelf.kept.iter_mut().find(|kept| kept.id == id) {
            Some(kept) if kept.draft.revision >= draft.revision => {}
            Some(kept) => kept.draft = draft,
            None => shelf.kept.push(Kept::new(id, draft)),
        },
        Err(error) => {
            let known = shelf.aside.iter().any(|aside| aside.id == id && aside.text == text);
            if !known {
                shelf.aside.push(Aside { id, error, text });
            }
        }
    }
}

/// Where the other store has a good copy, writing will go on under the same name: the unreadable
/// bytes are put under a name of their own first.
fn rescue_overwritten(shelf: &Shelf) {
    for aside in &shelf.aside {
        if shelf.kept.iter().any(|kept| kept.id == aside.id)
            && storage::set_aside(&aside.id, &aside.text).is_err()
        {
            leptos::logging::warn!("an unreadable copy could not be set aside");
        }
    }
}

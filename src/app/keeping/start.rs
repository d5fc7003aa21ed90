//! What the page begins with. What version 1 kept as texts is brought over into records first.
//!
//! A text goes only when the record that it became is in the store, and a text that says something
//! else than the record of its name becomes a draft of its own: so this may be broken off
//! anywhere, done in two tabs at once, and done again after an old tab went on.

use std::iter::once;

use student_aid::draft::{Draft, DraftError};
use student_aid::saved;
use student_aid::store::{
    self, Change, Committed, Contents, Durability, Loaded, Record, Row, Store as _, Unsaved, Why,
};

use super::{Aside, DRAFTS, Keeping, records, together};
use crate::app::state::{DraftId, Kept, Shelf};
use crate::app::storage;

/// How often the bringing over is tried again when another tab does the same.
const TRIES: usize = 4;

/// What the page begins with.
pub struct Start {
    /// The drafts.
    pub shelf: Shelf,
    /// How far they are saved.
    pub keeping: Keeping,
    /// The records that they are in.
    pub records: Vec<Record>,
    /// The drafts that are in them as they are.
    pub given: Vec<Kept>,
}

/// The texts of version 1, by the names of their drafts.
#[derive(Default)]
struct Old {
    /// In local storage.
    here: Vec<(DraftId, String)>,
    /// In the database.
    there: Vec<(DraftId, String)>,
    /// What can be read of them, the newest of each name; and what cannot.
    shelf: Shelf,
}

/// Reads what is kept.
pub async fn load() -> Start {
    let (loaded, old, keeping) = bring_over().await;
    let is_all = keeping == Keeping::Quiet;
    let Loaded { records, aside, .. } = loaded;
    let mut shelf = Shelf::default();
    for record in &records {
        let id = record.id().as_str();
        match together::kept(id, record.contents()) {
            Ok(kept) => shelf.kept.push(kept),
            Err(error) => {
                let text = saved::to_text(&record.contents().value);
                shelf.aside.push(Aside { id: id.to_owned(), error, text });
            }
        }
    }
    let given = shelf.kept.clone();
    let unreadable = records.iter().flat_map(Record::aside).chain(&aside);
    shelf.aside.extend(unreadable.filter(|one| one.why != Why::Earlier).map(set_aside));
    shelf.aside.extend(old.shelf.aside);
    let hint = storage::hint(storage::DRAFTS);
    let found = shelf.kept.len() + shelf.aside.len();
    shelf.missing = hint.filter(|(_, count)| is_all && *count > found);
    if !is_all {
        // The texts are all there is.
        let new =
            old.shelf.kept.into_iter().filter(|one| given.iter().all(|kept| kept.id != one.id));
        shelf.kept.extend(new);
    }
    let open = storage::open().filter(|open| shelf.find(open).is_some());
    shelf.open = open.or_else(|| shelf.kept.last().map(|kept| kept.id.clone()));
    Start { shelf, keeping, records, given }
}

fn set_aside(one: &store::Aside) -> Aside {
    let id = one.key.split('/').next().unwrap_or_default().to_owned();
    let newer = one.why == Why::Newer;
    let error = if newer { DraftError::Newer(0) } else { DraftError::Damaged };
    Aside { id, error, text: store::Aside::file(std::slice::from_ref(one)) }
}

/// Makes records of the texts, and forgets the texts; what there is then, and what went wrong.
async fn bring_over() -> (Loaded, Old, Keeping) {
    let mut loaded = Loaded::default();
    let mut old = Old::default();
    let mut keeping = Keeping::Quiet;
    for _ in 0..TRIES {
        match records().load().await {
            Ok(found) => loaded = found,
            Err(fault) => keeping = Keeping::Unread(fault),
        }
        // After the records: a tab that brought a text over forgets it before anybody can change
        // the record, so what is not there now is in them, and what is there is to be compared.
        old = Old::find(keeping == Keeping::Quiet).await;
        if keeping != Keeping::Quiet {
            break;
        }
        let wanted = old.wanted(&loaded);
        if wanted.is_empty() {
            old.forget().await;
            break;
        }
        match records().save_all(wanted).await {
            Ok(()) | Err(Unsaved::Contended) => {}
            Err(why) => keeping = Keeping::Waiting(why),
        }
    }
    (loaded, old, keeping)
}

impl Old {
    /// Those in the database only where it answers: where they cannot be read now they stay, and
    /// are brought over another time.
    async fn find(answers: bool) -> Self {
        let here = storage::drafts().unwrap_or_default();
        let rows = if answers { DRAFTS.read("").await } else { Ok(Vec::new()) };
        let rows = rows.unwrap_or_default();
        // They were written as texts, so they are texts.
        let text = |row: Row| Some((row.key, String::from_utf8(row.bytes).ok()?));
        let there = rows.into_iter().filter_map(text);
        let mut old = Self { here, there: there.collect(), shelf: Shelf::default() };
        for (id, text) in old.here.iter().chain(&old.there) {
            take(&mut old.shelf, id, text);
        }
        old
    }

    /// The records that are still to be written.
    fn wanted(&self, loaded: &Loaded) -> Vec<(Record, Contents)> {
        let record = |kept: &Kept| Some((place(loaded, kept)?, together::contents(kept)));
        self.shelf.kept.iter().filter_map(record).collect()
    }

    /// Forgets the texts that are in records. What cannot be read stays as it is.
    async fn forget(&self) {
        let is_read =
            |one: &&(DraftId, String)| self.shelf.aside.iter().all(|aside| aside.text != one.1);
        let mut done = true;
        for (id, text) in self.here.iter().filter(is_read) {
            done &= storage::forget(id, text).is_ok();
        }
        let deletes: Vec<String> =
            self.there.iter().filter(is_read).map(|(id, _)| id.clone()).collect();
        if !deletes.is_empty() {
            let (expects, puts) = (Vec::new(), Vec::new());
            let change = Change { expects, deletes, puts, durability: Durability::Strict };
            done &= DRAFTS.commit(change).await == Ok(Committed::Done);
        }
        if !done {
            leptos::logging::warn!("an old text stays");
        }
    }
}

fn take(shelf: &mut Shelf, id: &str, text: &str) {
    match Draft::read(text) {
        Ok(draft) => match shelf.kept.iter_mut().find(|kept| kept.id == id) {
            Some(kept) if kept.draft.revision >= draft.revision => {}
            Some(kept) => kept.draft = draft,
            None => shelf.kept.push(Kept::new(id.to_owned(), draft)),
        },
        Err(error) => {
            let known = shelf.aside.iter().any(|aside| aside.id == id && aside.text == text);
            if !known {
                let (id, text) = (id.to_owned(), text.to_owned());
                shelf.aside.push(Aside { id, error, text });
            }
        }
    }
}

/// The record that a text is to become; none where it is one already.
fn place(loaded: &Loaded, old: &Kept) -> Option<Record> {
    let others = (2..100).map(|number: u32| format!("{}-{number}", old.id));
    for name in once(old.id.clone()).chain(others) {
        let named = |record: &&Record| record.id().as_str() == name;
        let Some(record) = loaded.records.iter().find(named) else {
            let gone = loaded.empty.iter().find(named).cloned();
            return gone.or_else(|| name.parse().ok().map(Record::new));
        };
        match together::kept(&name, record.contents()) {
            Ok(kept) if kept.draft == old.draft => return None,
            // Nobody changed what was brought over, and an old tab went on.
            Ok(kept) if record.revision() == 1 && kept.draft.revision < old.draft.revision => {
                return Some(record.clone());
            }
            _ => {}
        }
    }
    None
}

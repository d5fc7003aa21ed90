//! What the page begins with: the records, and the copies beside them. What version 1 kept as texts
//! is brought over into records first.
//!
//! A text goes only when the record that it became is in the store, and a text that says something
//! else than the record of its name becomes a draft of its own: so this may be broken off
//! anywhere, done in two tabs at once, and done again after an old tab went on.

use std::iter::once;

use records::draft::{Draft, DraftError};
use records::store::{
    self, Change, Committed, Contents, Durability, Loaded, Met, Record, Row, Store as _,
    UnreadableReason, Unsaved,
};

use super::known::Known;
use super::local::{self, Found};
use super::{Aside, DRAFTS, Keeping, MARKS, records, together};
use crate::app::state::{DraftId, Drafts, SavedDraft};
use crate::app::storage;

/// How often the bringing over is tried again when another tab does the same.
const TRIES: usize = 4;

/// What the page begins with.
pub struct Start {
    /// The drafts.
    pub shelf: Drafts,
    /// How far they are saved.
    pub keeping: Keeping,
    /// What goes on being saved.
    pub begun: Begun,
}

/// What is known of the drafts that were read.
#[derive(Default)]
pub struct Begun {
    /// The records that they are in.
    pub(super) records: Vec<Record>,
    /// The drafts, also those that are still to be removed.
    pub(super) drafts: Vec<Known>,
    /// The copies in local storage that are in them.
    pub(super) copies: Vec<(String, String)>,
}

/// The texts of version 1, by the names of their drafts.
#[derive(Default)]
struct Old {
    /// In local storage.
    here: Vec<(DraftId, String)>,
    /// In the database.
    there: Vec<(DraftId, String)>,
    /// What can be read of them, the newest of each name; and what cannot.
    shelf: Drafts,
}

/// Reads what is kept.
pub async fn load() -> Start {
    let (loaded, old, keeping) = bring_over().await;
    brought_together(&loaded, old, keeping)
}

/// Reads what is kept beside the database, which does not answer.
pub(super) fn without_store(keeping: Keeping) -> Start {
    let mut old = Old { here: storage::drafts().unwrap_or_default(), ..Old::default() };
    old.sort();
    brought_together(&Loaded::default(), old, keeping)
}

/// The drafts of the records, of the copies and, where those are all there is, of the texts.
fn brought_together(loaded: &Loaded, old: Old, keeping: Keeping) -> Start {
    let is_all = keeping == Keeping::Quiet;
    let answers = !matches!(keeping, Keeping::Unread(_));
    let mut reading = Reading { answers, ..Reading::default() };
    let mut found = local::find();
    for record in &loaded.records {
        let own = found.extract_if(.., |one| one.id == record.id().as_str()).collect();
        reading.take(record.id().as_str(), Some(record), own);
    }
    while let Some(id) = found.first().map(|one| one.id.clone()) {
        let own = found.extract_if(.., |one| one.id == id).collect();
        let gone = loaded.empty.iter().find(|record| record.id().as_str() == id);
        reading.take(&id, gone, own);
    }
    let Reading { mut shelf, mut begun, gone, .. } = reading;
    let unreadable = loaded.records.iter().flat_map(Record::aside).chain(&loaded.aside);
    let unread = unreadable.filter(|one| one.why != UnreadableReason::Earlier);
    shelf.aside.extend(unread.map(set_aside));
    shelf.aside.extend(old.shelf.aside);
    let found = begun.drafts.len() + shelf.aside.len() + gone;
    shelf.missing = storage::hint(storage::DRAFTS).filter(|(_, count)| is_all && *count > found);
    if !is_all {
        for text in old.shelf.kept {
            if begun.drafts.iter().all(|known| known.id != text.id) {
                begun
                    .drafts
                    .push(Known { base: together::contents(&text), ..Known::new(text.id.clone()) });
                shelf.kept.push(text);
            }
        }
    }
    let last = || shelf.kept.last().map(|kept| kept.id.clone());
    let is_there = |open: &DraftId| open.is_empty() || shelf.find(open).is_some();
    // No name: one is to be begun beside the others.
    shelf.open = storage::open().filter(is_there).or_else(last).filter(|open| !open.is_empty());
    Start { shelf, keeping, begun }
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    /// Whether the database answers.
    answers: bool,
    shelf: Drafts,
    begun: Begun,
    /// How many were removed, and a copy that a killed browser kept does not know of it.
    gone: usize,
}

impl Reading {
    /// Takes what there is of one draft.
    fn take(&mut self, id: &str, record: Option<&Record>, found: Vec<Found>) {
        let stored = record.filter(|record| record.is_kept());
        let stored = stored.map(|record| together::kept(id, record.contents()));
        if let (Some(record), Some(Err(error))) = (record, &stored) {
            self.begun.records.push(record.clone());
            return self.set_aside(id, *error, record.contents().value.to_string());
        }
        let stored = stored.and_then(Result::ok);
        let whole = found.iter().filter_map(|one| one.copy.clone().ok()).collect();
        let Some(met) = store::meet(record, whole, MARKS) else {
            return found.into_iter().for_each(|one| self.take_torn(one));
        };
        let shown = met.wanted.as_ref().map(|wanted| together::kept(id, wanted));
        if let Some(Err(error)) = shown {
            let text = met.wanted.map(|wanted| wanted.value.to_string());
            return self.set_aside(id, error, text.unwrap_or_default());
        }
        let shown = shown.and_then(Result::ok);
        let is_saved = !self.answers && met.wanted.as_ref() == Some(&met.base);
        let given = if is_saved { shown.clone() } else { stored };
        self.begin(id, record, met, given);
        self.shelf.kept.extend(shown);
        // What a newer version left is its own, and what is torn is in the whole.
        let is_newer = |one: &Found| matches!(one.copy, Err(UnreadableReason::Newer));
        let read = found.into_iter().filter(|one| !is_newer(one));
        self.begun.copies.extend(read.map(|one| one.entry));
    }

    fn begin(&mut self, id: &str, record: Option<&Record>, met: Met, given: Option<SavedDraft>) {
        let last = || Some(Record::last_seen(id.parse().ok()?, met.revision, met.base.clone()));
        self.begun.records.extend(record.cloned().or_else(last));
        // Removed before this, there is nothing left to do.
        let is_removed = met.wanted.is_none() && given.is_none();
        if is_removed && self.answers {
            self.gone += 1;
        } else {
            let seen = met.wanted.map(|wanted| wanted.seen).unwrap_or_default();
            let (revision, base) = (met.revision, met.base);
            let id = id.to_owned();
            self.begun.drafts.push(Known { id, given, seen, is_removed, revision, base });
        }
    }

    /// A copy that cannot be read is reported where nothing else is there of its draft.
    fn take_torn(&mut self, found: Found) {
        let error = match found.copy {
            Err(UnreadableReason::Newer) => DraftError::Newer(0),
            _ => DraftError::Damaged,
        };
        self.set_aside(&found.id, error, found.entry.1);
    }

    fn set_aside(&mut self, id: &str, error: DraftError, text: String) {
        self.shelf.aside.push(Aside { id: id.to_owned(), error, text });
    }
}

fn set_aside(one: &store::Aside) -> Aside {
    let id = one.key.split('/').next().unwrap_or_default().to_owned();
    let newer = one.why == UnreadableReason::Newer;
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
        let mut old = Self { here, there: there.collect(), shelf: Drafts::default() };
        old.sort();
        old
    }

    /// Tells those that can be read from the others.
    fn sort(&mut self) {
        for (id, text) in self.here.iter().chain(&self.there) {
            take(&mut self.shelf, id, text);
        }
    }

    /// The records that are still to be written.
    fn wanted(&self, loaded: &Loaded) -> Vec<(Record, Contents)> {
        let record = |kept: &SavedDraft| Some((place(loaded, kept)?, together::contents(kept)));
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

fn take(shelf: &mut Drafts, id: &str, text: &str) {
    match Draft::read(text) {
        Ok(draft) => match shelf.kept.iter_mut().find(|kept| kept.id == id) {
            Some(kept) if kept.draft.revision >= draft.revision => {}
            Some(kept) => kept.draft = draft,
            None => shelf.kept.push(SavedDraft::new(id.to_owned(), draft)),
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
fn place(loaded: &Loaded, old: &SavedDraft) -> Option<Record> {
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

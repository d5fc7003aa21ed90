//! The drafts as version 1 kept them: whole texts, brought over into records.
//!
//! A text goes only when the record that it became is in the store, and a text that says something
//! else than the record of its name becomes a draft of its own: so this may be broken off
//! anywhere, done in two tabs at once, and done again after an old tab went on.

use std::iter::once;

use records::draft::Draft;
use records::store::{
    Change, Committed, Contents, Durability, Loaded, Record, Row, Store as _, Unsaved,
};

use super::{DraftId, Drafts, SavedDraft, TEXTS, Unreadable, record, records};
use crate::browser::local_storage;
use crate::sync::SaveState;

/// How often the bringing over is tried again when another tab does the same.
const TRIES: usize = 4;

/// The texts of version 1, by the names of their drafts.
#[derive(Default)]
pub struct Texts {
    /// In local storage.
    here: Vec<(DraftId, String)>,
    /// In the database.
    there: Vec<(DraftId, String)>,
    /// What can be read of them, the newest of each name; and what cannot.
    pub drafts: Drafts,
}

/// Makes records of the texts, and forgets the texts; what there is then, and what went wrong.
pub async fn bring_over() -> (Loaded, Texts, SaveState) {
    let mut loaded = Loaded::default();
    let mut texts = Texts::default();
    let mut state = SaveState::Quiet;
    for _ in 0..TRIES {
        match records().load().await {
            Ok(stored) => loaded = stored,
            Err(fault) => state = SaveState::Unread(fault),
        }
        // After the records: a tab that brought a text over forgets it before anybody can change
        // the record, so what is not there now is in them, and what is there is to be compared.
        texts = Texts::find(state == SaveState::Quiet).await;
        if state != SaveState::Quiet {
            break;
        }
        let wanted = texts.wanted(&loaded);
        if wanted.is_empty() {
            texts.forget().await;
            break;
        }
        match records().save_all(wanted).await {
            Ok(()) | Err(Unsaved::Contended) => {}
            Err(why) => state = SaveState::Unsaved(why),
        }
    }
    (loaded, texts, state)
}

impl Texts {
    /// Those in local storage alone.
    pub fn here() -> Self {
        let here = local_storage::drafts().unwrap_or_default();
        let mut texts = Self { here, ..Self::default() };
        texts.sort();
        texts
    }

    /// Those in the database only where it answers: where they cannot be read now they stay, and
    /// are brought over another time.
    async fn find(answers: bool) -> Self {
        let here = local_storage::drafts().unwrap_or_default();
        let rows = if answers { TEXTS.read("").await } else { Ok(Vec::new()) };
        let rows = rows.unwrap_or_default();
        // They were written as texts, so they are texts.
        let text = |row: Row| Some((row.key, String::from_utf8(row.bytes).ok()?));
        let there = rows.into_iter().filter_map(text);
        let mut texts = Self { here, there: there.collect(), drafts: Drafts::default() };
        texts.sort();
        texts
    }

    /// Tells those that can be read from the others.
    fn sort(&mut self) {
        for (id, text) in self.here.iter().chain(&self.there) {
            take(&mut self.drafts, id, text);
        }
    }

    /// The records that are still to be written.
    fn wanted(&self, loaded: &Loaded) -> Vec<(Record, Contents)> {
        let record = |draft: &SavedDraft| Some((place(loaded, draft)?, record::contents(draft)));
        self.drafts.all.iter().filter_map(record).collect()
    }

    /// Forgets the texts that are in records. What cannot be read stays as it is.
    async fn forget(&self) {
        let is_read = |entry: &&(DraftId, String)| {
            self.drafts.unreadable.iter().all(|aside| aside.text != entry.1)
        };
        let mut done = true;
        for (id, text) in self.here.iter().filter(is_read) {
            done &= local_storage::forget(id, text).is_ok();
        }
        let deletes: Vec<String> =
            self.there.iter().filter(is_read).map(|(id, _)| id.clone()).collect();
        if !deletes.is_empty() {
            let (expects, puts) = (Vec::new(), Vec::new());
            let change = Change { expects, deletes, puts, durability: Durability::Strict };
            done &= TEXTS.commit(change).await == Ok(Committed::Done);
        }
        if !done {
            leptos::logging::warn!("an old text stays");
        }
    }
}

fn take(drafts: &mut Drafts, id: &str, text: &str) {
    match Draft::read(text) {
        Ok(draft) => match drafts.all.iter_mut().find(|saved| saved.id == id) {
            Some(saved) if saved.draft.revision >= draft.revision => {}
            Some(saved) => saved.draft = draft,
            None => drafts.all.push(SavedDraft::new(id.to_owned(), draft)),
        },
        Err(error) => {
            let known = drafts.unreadable.iter().any(|aside| aside.id == id && aside.text == text);
            if !known {
                let (id, text) = (id.to_owned(), text.to_owned());
                drafts.unreadable.push(Unreadable { id, error, text });
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
        match record::read(&name, record.contents()) {
            Ok(saved) if saved.draft == old.draft => return None,
            // Nobody changed what was brought over, and an old tab went on.
            Ok(saved) if record.revision() == 1 && saved.draft.revision < old.draft.revision => {
                return Some(record.clone());
            }
            _ => {}
        }
    }
    None
}

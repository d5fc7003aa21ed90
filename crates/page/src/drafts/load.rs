//! What the page begins with: the records, and the copies beside them. What version 1 kept as texts
//! is brought over into records first.

use records::draft::DraftError;
use records::store::{self, Loaded, Met, Record, UnreadableReason};

use super::copies::{StoredCopy, find_copies};
use super::known::Known;
use super::texts::{Texts, bring_over};
use super::{DraftId, Drafts, MARKS, SavedDraft, Unreadable, record};
use crate::browser::local_storage;
use crate::sync::SaveState;

/// What the page begins with.
pub struct Start {
    /// The drafts.
    pub drafts: Drafts,
    /// How far they are saved.
    pub state: SaveState,
    /// What goes on being saved.
    pub begun: Begun,
}

/// What is known of the drafts that were read.
#[derive(Default)]
pub struct Begun {
    /// The records that they are in.
    pub records: Vec<Record>,
    /// The drafts, also those that are still to be removed.
    pub drafts: Vec<Known>,
    /// The copies in local storage that are in them.
    pub copies: Vec<(String, String)>,
}

/// Reads what is kept.
pub async fn load() -> Start {
    let (loaded, texts, state) = bring_over().await;
    brought_together(&loaded, texts, state)
}

/// Reads what is kept beside the database, which does not answer.
pub fn without_store(state: SaveState) -> Start {
    brought_together(&Loaded::default(), Texts::here(), state)
}

/// The drafts of the records, of the copies and, where those are all there is, of the texts.
fn brought_together(loaded: &Loaded, texts: Texts, state: SaveState) -> Start {
    let is_all = state == SaveState::Quiet;
    let answers = !matches!(state, SaveState::Unread(_));
    let mut reading = Reading { answers, ..Reading::default() };
    let mut copies = find_copies();
    for record in &loaded.records {
        let own = copies.extract_if(.., |copy| copy.id == record.id().as_str()).collect();
        reading.take(record.id().as_str(), Some(record), own);
    }
    while let Some(id) = copies.first().map(|copy| copy.id.clone()) {
        let own = copies.extract_if(.., |copy| copy.id == id).collect();
        let gone = loaded.empty.iter().find(|record| record.id().as_str() == id);
        reading.take(&id, gone, own);
    }
    let Reading { mut drafts, mut begun, gone, .. } = reading;
    let unreadable = loaded.records.iter().flat_map(Record::aside).chain(&loaded.aside);
    let unread = unreadable.filter(|row| row.why != UnreadableReason::Earlier);
    drafts.unreadable.extend(unread.map(set_aside));
    drafts.unreadable.extend(texts.drafts.unreadable);
    let known = begun.drafts.len() + drafts.unreadable.len() + gone;
    drafts.missing =
        local_storage::hint(local_storage::DRAFTS).filter(|(_, count)| is_all && *count > known);
    if !is_all {
        for text in texts.drafts.all {
            if begun.drafts.iter().all(|known| known.id != text.id) {
                begun
                    .drafts
                    .push(Known { base: record::contents(&text), ..Known::new(text.id.clone()) });
                drafts.all.push(text);
            }
        }
    }
    let last = || drafts.all.last().map(|draft| draft.id.clone());
    let is_there = |open: &DraftId| open.is_empty() || drafts.find(open).is_some();
    // No name: one is to be begun beside the others.
    drafts.open =
        local_storage::open().filter(is_there).or_else(last).filter(|open| !open.is_empty());
    Start { drafts, state, begun }
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    /// Whether the database answers.
    answers: bool,
    drafts: Drafts,
    begun: Begun,
    /// How many were removed, and a copy that a killed browser kept does not know of it.
    gone: usize,
}

impl Reading {
    /// Takes what there is of one draft.
    fn take(&mut self, id: &str, record: Option<&Record>, copies: Vec<StoredCopy>) {
        let stored = record.filter(|record| record.is_kept());
        let stored = stored.map(|record| record::read(id, record.contents()));
        if let (Some(record), Some(Err(error))) = (record, &stored) {
            self.begun.records.push(record.clone());
            return self.set_aside(id, *error, record.contents().value.to_string());
        }
        let stored = stored.and_then(Result::ok);
        let whole = copies.iter().filter_map(|copy| copy.content.clone().ok()).collect();
        let Some(met) = store::meet(record, whole, MARKS) else {
            return copies.into_iter().for_each(|copy| self.take_torn(copy));
        };
        let shown = met.wanted.as_ref().map(|wanted| record::read(id, wanted));
        if let Some(Err(error)) = shown {
            let text = met.wanted.map(|wanted| wanted.value.to_string());
            return self.set_aside(id, error, text.unwrap_or_default());
        }
        let shown = shown.and_then(Result::ok);
        let is_saved = !self.answers && met.wanted.as_ref() == Some(&met.base);
        let draft = if is_saved { shown.clone() } else { stored };
        self.begin(id, record, met, draft);
        self.drafts.all.extend(shown);
        // What a newer version left is its own, and what is torn is in the whole.
        let is_newer = |copy: &StoredCopy| matches!(copy.content, Err(UnreadableReason::Newer));
        let read = copies.into_iter().filter(|copy| !is_newer(copy));
        self.begun.copies.extend(read.map(|copy| copy.entry));
    }

    fn begin(&mut self, id: &str, record: Option<&Record>, met: Met, draft: Option<SavedDraft>) {
        let last = || Some(Record::last_seen(id.parse().ok()?, met.revision, met.base.clone()));
        self.begun.records.extend(record.cloned().or_else(last));
        // Removed before this, there is nothing left to do.
        let is_removed = met.wanted.is_none() && draft.is_none();
        if is_removed && self.answers {
            self.gone += 1;
        } else {
            let seen = met.wanted.map(|wanted| wanted.seen).unwrap_or_default();
            let (revision, base) = (met.revision, met.base);
            let id = id.to_owned();
            self.begun.drafts.push(Known { id, draft, seen, is_removed, revision, base });
        }
    }

    /// A copy that cannot be read is reported where nothing else is there of its draft.
    fn take_torn(&mut self, torn: StoredCopy) {
        let error = match torn.content {
            Err(UnreadableReason::Newer) => DraftError::Newer(0),
            _ => DraftError::Damaged,
        };
        self.set_aside(&torn.id, error, torn.entry.1);
    }

    fn set_aside(&mut self, id: &str, error: DraftError, text: String) {
        self.drafts.unreadable.push(Unreadable { id: id.to_owned(), error, text });
    }
}

fn set_aside(row: &store::UnreadableRow) -> Unreadable {
    let id = row.key.split('/').next().unwrap_or_default().to_owned();
    let newer = row.why == UnreadableReason::Newer;
    let error = if newer { DraftError::Newer(0) } else { DraftError::Damaged };
    Unreadable { id, error, text: store::UnreadableRow::file(std::slice::from_ref(row)) }
}

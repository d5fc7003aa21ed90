//! What the page begins with: the records, and the copies beside them. What version 1 kept as texts
//! is brought over into records first.

use records::draft::DraftError;
use records::store::{self, Loaded, Met, Record, UnreadableReason};

use super::copies::{Found, find_copies};
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
    let mut found = find_copies();
    for record in &loaded.records {
        let own = found.extract_if(.., |one| one.id == record.id().as_str()).collect();
        reading.take(record.id().as_str(), Some(record), own);
    }
    while let Some(id) = found.first().map(|one| one.id.clone()) {
        let own = found.extract_if(.., |one| one.id == id).collect();
        let gone = loaded.empty.iter().find(|record| record.id().as_str() == id);
        reading.take(&id, gone, own);
    }
    let Reading { mut drafts, mut begun, gone, .. } = reading;
    let unreadable = loaded.records.iter().flat_map(Record::aside).chain(&loaded.aside);
    let unread = unreadable.filter(|one| one.why != UnreadableReason::Earlier);
    drafts.unreadable.extend(unread.map(set_aside));
    drafts.unreadable.extend(texts.drafts.unreadable);
    let found = begun.drafts.len() + drafts.unreadable.len() + gone;
    drafts.missing =
        local_storage::hint(local_storage::DRAFTS).filter(|(_, count)| is_all && *count > found);
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
    let last = || drafts.all.last().map(|kept| kept.id.clone());
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
    fn take(&mut self, id: &str, record: Option<&Record>, found: Vec<Found>) {
        let stored = record.filter(|record| record.is_kept());
        let stored = stored.map(|record| record::read(id, record.contents()));
        if let (Some(record), Some(Err(error))) = (record, &stored) {
            self.begun.records.push(record.clone());
            return self.set_aside(id, *error, record.contents().value.to_string());
        }
        let stored = stored.and_then(Result::ok);
        let whole = found.iter().filter_map(|one| one.copy.clone().ok()).collect();
        let Some(met) = store::meet(record, whole, MARKS) else {
            return found.into_iter().for_each(|one| self.take_torn(one));
        };
        let shown = met.wanted.as_ref().map(|wanted| record::read(id, wanted));
        if let Some(Err(error)) = shown {
            let text = met.wanted.map(|wanted| wanted.value.to_string());
            return self.set_aside(id, error, text.unwrap_or_default());
        }
        let shown = shown.and_then(Result::ok);
        let is_saved = !self.answers && met.wanted.as_ref() == Some(&met.base);
        let given = if is_saved { shown.clone() } else { stored };
        self.begin(id, record, met, given);
        self.drafts.all.extend(shown);
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
        self.drafts.unreadable.push(Unreadable { id: id.to_owned(), error, text });
    }
}

fn set_aside(one: &store::UnreadableRow) -> Unreadable {
    let id = one.key.split('/').next().unwrap_or_default().to_owned();
    let newer = one.why == UnreadableReason::Newer;
    let error = if newer { DraftError::Newer(0) } else { DraftError::Damaged };
    Unreadable { id, error, text: store::UnreadableRow::file(std::slice::from_ref(one)) }
}

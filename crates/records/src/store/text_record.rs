//! 收起: a record that nobody is changing, its value as text: a small part of the memory.

use super::RecordId;
use super::contents::Contents;
use super::record::{Presence, Record};
use super::saved_text::SavedText;
use super::unreadable::UnreadableRow;

/// A record whose value is text. Most records are looked at and never changed.
#[derive(Clone, Debug)]
pub struct TextRecord {
    /// The value of its contents is left empty.
    pub(super) record: Record,
    pub(super) value: SavedText,
}

impl Record {
    /// The same record, with its value as text.
    pub fn into_text(mut self) -> TextRecord {
        let value = std::mem::take(&mut self.contents.value);
        let value = self.bare.take().unwrap_or_else(|| value.to_string());
        TextRecord { record: self, value: value.into() }
    }
}

impl TextRecord {
    /// The same record, with its value to be worked with; none where the text of that cannot be
    /// read: what goes on from it would be written over what is there.
    pub fn to_record(&self) -> Option<Record> {
        let mut record = self.record.clone();
        record.contents.value = serde_json::from_str(&self.value.read()?).ok()?;
        Some(record)
    }

    /// Whether it is of the very state in which a record was found.
    pub fn is_of(&self, found: &Record) -> bool {
        self.record.expected() == found.expected()
    }

    /// Whether it was told from a pack, and no row of its own was read.
    pub const fn is_of_pack(&self) -> bool {
        self.record.unread
    }

    /// Whether it tells more than what was found of the record: a pack has what a damaged row of
    /// its own has no longer.
    pub const fn tells_more_than(&self, found: &Record) -> bool {
        self.is_of_pack() && self.record.reached > found.reached
    }

    /// Its value, as text: shared, for whoever wants to look into it later.
    pub const fn value(&self) -> &SavedText {
        &self.value
    }

    /// What it holds beside its value, which is left empty here.
    pub const fn beside(&self) -> &Contents {
        &self.record.contents
    }

    /// Its name.
    pub const fn id(&self) -> &RecordId {
        &self.record.id
    }

    /// Grows with every change.
    pub const fn revision(&self) -> u64 {
        self.record.revision
    }

    /// What of it cannot be read.
    pub fn aside(&self) -> &[UnreadableRow] {
        &self.record.aside
    }

    pub(super) fn is_kept(&self) -> bool {
        self.record.standing == Presence::Kept
    }

    /// Whether a person removed it.
    pub fn is_removed(&self) -> bool {
        self.record.is_removed()
    }
}

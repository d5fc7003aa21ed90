//! A draft as its record holds it.

use serde_json::Value;

use records::draft::{Draft, DraftError};
use records::store::Contents;

use super::SavedDraft;

/// What the record of a draft is to hold.
pub fn contents(saved: &SavedDraft) -> Contents {
    Contents { clashes: saved.clashes.clone(), ..Contents::of(value(&saved.draft)) }
}

/// A draft as a value.
pub fn value(draft: &Draft) -> Value {
    draft.to_value()
}

/// The draft that a record holds. Where one tab changed the children and another what is tried
/// out with them, both are right and do not fit: the children stand.
pub fn read(id: &str, contents: &Contents) -> Result<SavedDraft, DraftError> {
    let draft = Draft::read_value(contents.value.clone()).or_else(|error| {
        let mut without = contents.value.clone();
        match without.get_mut("what-if") {
            Some(what_if) if error == DraftError::Damaged => *what_if = Value::Null,
            _ => return Err(error),
        }
        Draft::read_value(without)
    })?;
    Ok(SavedDraft { clashes: contents.clashes.clone(), ..SavedDraft::new(id.to_owned(), draft) })
}

//! 撤销: what a family took away, as it is kept until that is final.
//!
//! It is kept as the whole draft from before: that is a shape which every build can read.

use serde::{Deserialize, Serialize};

use serde_json::{Map, Value};

use super::{Child, Draft, DraftError, MOST_CHILDREN};
use crate::json;
use crate::label;
use aid::date::Date;

const FORMAT: &str = "student-aid-removed";
const SHAPE: u32 = 1;

/// Something that a family took away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The name of its draft on this device.
    pub of: String,
    /// The draft from before.
    pub before: Draft,
    /// What two tabs filled in differently in it: the values that do not stand, by their fields.
    pub clashes: Map<String, Value>,
    /// What was taken away of it.
    pub taken: Taken,
}

/// What was taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The whole draft.
    Draft,
    /// The child with this id, with what was being tried out for it.
    Child(u32),
    /// What was being tried out.
    WhatIf,
}

/// The list, as it is saved.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RemovedList {
    format: String,
    shape: u32,
    on: Date,
    list: Vec<Entry>,
}

/// One of the list, as it is saved.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Entry {
    of: String,
    before: String,
    clashes: Value,
    /// `draft`, `child` or `what-if`.
    taken: String,
    /// The child's id, where a child was taken away.
    child: Option<u32>,
}

impl Removed {
    /// The text in which a list is kept, and the day on which it was.
    pub fn write(list: &[Self], on: Date) -> String {
        let list = list.iter().map(Self::entry).collect();
        json::to_text(&RemovedList { format: FORMAT.to_owned(), shape: SHAPE, on, list })
    }

    /// Reads what [`Self::write`] wrote: the list and its day.
    ///
    /// # Errors
    /// Says whether the text is something else, is damaged, or comes from a newer version, which
    /// wrote the list or a draft of it.
    pub fn read(text: &str) -> Result<(Vec<Self>, Date), DraftError> {
        let (shape, value) = label::open(text, FORMAT)?;
        if shape > SHAPE {
            return Err(DraftError::Newer(shape));
        }
        let saved: RemovedList = json::from_value(&value).ok_or(DraftError::Damaged)?;
        let list = saved.list.into_iter().map(Self::of_entry).collect::<Result<_, _>>()?;
        Ok((list, saved.on))
    }

    fn entry(&self) -> Entry {
        let (taken, child) = match self.taken {
            Taken::Draft => ("draft", None),
            Taken::Child(id) => ("child", Some(id)),
            Taken::WhatIf => ("what-if", None),
        };
        Entry {
            of: self.of.clone(),
            before: self.before.write(),
            clashes: Value::Object(self.clashes.clone()),
            taken: taken.to_owned(),
            child,
        }
    }

    fn of_entry(entry: Entry) -> Result<Self, DraftError> {
        let Value::Object(clashes) = entry.clashes else { return Err(DraftError::Damaged) };
        let taken = match (entry.taken.as_str(), entry.child) {
            ("draft", None) => Taken::Draft,
            ("child", Some(id)) => Taken::Child(id),
            ("what-if", None) => Taken::WhatIf,
            _ => return Err(DraftError::Damaged),
        };
        let before = Draft::read(&entry.before).map_err(|error| match error {
            DraftError::Newer(shape) => DraftError::Newer(shape),
            DraftError::NotADraft | DraftError::Damaged => DraftError::Damaged,
        })?;
        Ok(Self { of: entry.of, before, clashes, taken })
    }
}

impl Draft {
    /// Puts a child back in its place, and what was being tried out for it where something still
    /// is; gives its id. None where the child is there, or there is no room for it.
    pub fn put_child_back(&mut self, before: &Self, id: u32) -> Option<u32> {
        let place = before.children.iter().position(|child| child.id == id)?;
        let child = before.children.get(place)?;
        if self.children.contains(child) || self.children.len() >= MOST_CHILDREN {
            return None;
        }
        // A child that was added since may have been given its id.
        let is_free = self.children.iter().all(|child| child.id != id);
        let highest = self.children.iter().map(|child| child.id).max().unwrap_or_default();
        let id = if is_free { id } else { highest.saturating_add(1) };
        let tried = before.what_if.as_ref().and_then(|before| before.children.get(place));
        let place = place.min(self.children.len());
        if let Some(scenario) = &mut self.what_if {
            scenario.children.insert(place, Child { id, ..tried.unwrap_or(child).clone() });
        }
        self.children.insert(place, Child { id, ..child.clone() });
        Some(id)
    }
}

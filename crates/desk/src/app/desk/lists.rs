//! 名单: the lists that were brought in, sealed like the applications.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use office::import::kept::{KeptList, ListError};
use office::import::request::Lists as Given;
use office::roster::RecordId;
use page::browser::device;
use page::sync::SaveState;
use records::store::{Contents, Durability};

use super::{Desk, HEADS, LAYOUTS, LIST, MATCHES};

/// The lists that were brought in.
#[derive(Default)]
pub struct Lists {
    /// By the names of their records.
    pub by_id: BTreeMap<RecordId, Arc<KeptList>>,
    /// What the columns of layouts mean, as somebody said; the worker reads it.
    pub layouts: Value,
    /// What was said of rows that may be of one person; the worker reads it.
    pub matches: Value,
    /// The heads of the national system's sheet, as they were given last.
    pub heads: Value,
    /// What was said and is not in it yet: of which rows, and what.
    said: Vec<(Value, String)>,
}

impl Lists {
    /// The names of their records, and of what is kept beside them, where there is anything.
    pub(super) fn ids(&self) -> Vec<RecordId> {
        let beside = [(LAYOUTS, &self.layouts), (MATCHES, &self.matches), (HEADS, &self.heads)];
        let beside = beside.into_iter().filter(|(_, value)| !value.is_null());
        let beside = beside.map(|(id, _)| id.to_owned());
        self.by_id.keys().cloned().chain(beside).collect()
    }
}

impl Desk {
    /// The lists that were brought in.
    pub fn lists(&self) -> RwSignal<Lists> {
        self.inside.with_value(|inside| inside.lists)
    }

    /// The lists, or one of them, and the applications, as the worker takes them.
    ///
    /// # Errors
    /// As [`Self::given_applications`].
    pub fn given_lists(&self, only: Option<&str>) -> Result<Given, String> {
        let lists = self.lists().with_untracked(|lists| {
            let wanted = lists.by_id.iter().filter(|(id, _)| only.is_none_or(|only| *id == only));
            wanted.map(|(id, list)| (id.clone(), list.value.clone())).collect()
        });
        Ok(Given { lists, applications: self.given_applications()? })
    }

    /// Keeps a list; gives the name of its record.
    pub fn add_list(&self, list: KeptList) -> RecordId {
        let id = format!("{LIST}{}", device::fresh_id());
        let list = Arc::new(list);
        let kept = Arc::clone(&list);
        self.lists().update(|lists| drop(lists.by_id.insert(id.clone(), list)));
        self.write(&id, Durability::Strict, move || Contents::of(kept.value.clone()));
        id
    }

    /// Keeps what the columns of layouts mean.
    pub fn keep_layouts(&self, layouts: Value) {
        let kept = Contents::of(layouts.clone());
        self.lists().update(|lists| lists.layouts = layouts);
        self.write(LAYOUTS, Durability::Relaxed, move || kept);
    }

    /// Keeps the heads of the national system's sheet.
    pub fn keep_heads(&self, heads: Value) {
        let kept = Contents::of(heads.clone());
        self.lists().update(|lists| lists.heads = heads);
        self.write(HEADS, Durability::Relaxed, move || kept);
    }

    /// Remembers what was said of rows, until it is in the log.
    pub fn say_of_rows(&self, said: Vec<(Value, String)>) {
        self.lists().update_untracked(|lists| lists.said.extend(said));
    }

    /// Whether something was said of rows that is not in the log.
    pub fn has_said_of_rows(&self) -> bool {
        self.lists().with_untracked(|lists| !lists.said.is_empty())
    }

    /// Takes what was said of rows, to bring it into the log.
    pub fn take_said_of_rows(&self) -> Vec<(Value, String)> {
        self.lists()
            .try_update_untracked(|lists| std::mem::take(&mut lists.said))
            .unwrap_or_default()
    }

    /// Keeps what was said of rows that may be of one person, beside what is known of others.
    pub fn keep_matches(&self, matches: &Value) {
        self.lists().update(|lists| match (&mut lists.matches, matches) {
            (Value::Object(known), Value::Object(new)) => known.extend(new.clone()),
            (known, new) => *known = new.clone(),
        });
        if let Some(kept) = self.beside_lists(MATCHES) {
            self.write(MATCHES, Durability::Strict, move || kept);
        }
    }

    /// Deletes a list, which can be brought back; the applications that were made of it stay.
    pub fn remove_list(&self, id: &str) {
        let Ok(record) = id.parse() else { return };
        self.undoably(id, "已删除这份名单。", || {
            self.lists().update(|lists| drop(lists.by_id.remove(id)));
            self.with_keeper(|keeper| keeper.remove(record));
        });
    }

    /// One list, while it is on the desk.
    pub fn list(&self, id: &str) -> Option<Arc<KeptList>> {
        self.lists().with(|lists| lists.by_id.get(id).cloned())
    }

    /// Puts on the desk what the record of a list holds.
    pub(super) fn put_list(&self, id: &str, value: Value) -> Result<(), ListError> {
        let list = KeptList::read_value(value);
        if let Err(error @ ListError::Newer(_)) = list {
            self.lists().update(|lists| drop(lists.by_id.remove(id)));
            self.saving.set(SaveState::Newer(error.to_string()));
        }
        let list = Arc::new(list?);
        self.lists().update(|lists| drop(lists.by_id.insert(id.to_owned(), list)));
        Ok(())
    }

    pub(super) fn list_contents(&self, id: &str) -> Option<Contents> {
        let list = self.lists().with_untracked(|lists| lists.by_id.get(id).cloned())?;
        Some(Contents::of(list.value.clone()))
    }

    /// What is kept beside the lists, in the record of this name.
    pub(super) fn beside_lists(&self, id: &str) -> Option<Contents> {
        let value = self.lists().with_untracked(|lists| match id {
            LAYOUTS => Some(lists.layouts.clone()),
            MATCHES => Some(lists.matches.clone()),
            HEADS => Some(lists.heads.clone()),
            _ => None,
        });
        value.map(Contents::of)
    }

    /// Puts on the desk what is kept beside the lists; tells whether the record is of that.
    pub(super) fn put_beside_lists(&self, id: &str, value: &Value) -> bool {
        let is_of_lists = matches!(id, LAYOUTS | MATCHES | HEADS);
        if is_of_lists {
            self.lists().update(|lists| match id {
                LAYOUTS => lists.layouts = value.clone(),
                MATCHES => lists.matches = value.clone(),
                _ => lists.heads = value.clone(),
            });
        }
        is_of_lists
    }
}

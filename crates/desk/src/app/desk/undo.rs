//! 撤销: what was done with one tap, for as long as one tap undoes it.
//!
//! Nothing asks for confirmation. What was typed since then stays: an undo is merged, as if another
//! tab still had the record as it was before.

use leptos::prelude::*;
use serde_json::Value;

use office::application::Application;
use office::identity::mask_name;
use office::roster::RecordId;
use page::browser::device;
use page::sync::Shown as _;
use records::store::{Contents, Durability};

use super::{Desk, is_list};

/// Milliseconds for which something can be taken back with one tap.
const UNDO_MS: u32 = 10_000;

/// How many are offered at once: a series of steps must not push the list off the screen.
const SHOWN: usize = 3;

/// Something that was done with one tap, until it is final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// Tells it from others; never used twice while the page lives.
    number: u32,
    /// What was done, as a sentence.
    sentence: String,
    /// The records that it changed.
    touched: Vec<Touched>,
}

/// A record, and what it held before and after; nothing where it was not there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Touched {
    id: RecordId,
    before: Option<Contents>,
    after: Option<Contents>,
}

impl Undo {
    fn touches(&self, id: &str) -> bool {
        self.touched.iter().any(|record| record.id == id)
    }
}

impl Desk {
    /// Changes one record in a way that can be taken back. What is said names the pupil: on the
    /// list nothing else would.
    pub fn undoably<T>(&self, id: &str, sentence: &str, act: impl FnOnce() -> T) -> T {
        let before = self.contents(id);
        let sentence = format!("{}{sentence}", self.whose(id));
        let done = act();
        let after = self.contents(id);
        if before != after {
            self.offer(sentence, vec![Touched { id: id.to_owned(), before, after }]);
        }
        done
    }

    /// Takes an application off the desk that was never handed in; it can be brought back.
    pub fn remove(&self, id: &str) {
        if self.look_into_one(id, Application::is_deletable) != Some(true) {
            return;
        }
        self.undoably(id, "已删除这份申请。", || self.take_off(id));
    }

    /// Puts several applications on the desk, all of which can be taken off again.
    pub fn add_all(&self, applications: Vec<Application>) {
        let sentence = format!("已建 {} 份申请。", applications.len());
        let new = |application| {
            let id = self.add(&application);
            let after = self.contents(&id);
            Touched { id, before: None, after }
        };
        self.offer(sentence, applications.into_iter().map(new).collect());
    }

    fn whose(&self, id: &str) -> String {
        self.entries.with_untracked(|entries| {
            let entry = entries.iter().find(|entry| entry.id == id);
            let name = entry.map(|entry| mask_name(entry.name()));
            name.filter(|name| !name.is_empty()).map(|name| name + "：").unwrap_or_default()
        })
    }

    /// What can be taken back now, the last first: of each record what was done to it last.
    pub fn undos(&self) -> Vec<(u32, String)> {
        self.undo.with(|all| {
            let is_last = |place: usize, undo: &Undo| {
                let later = all.get(place + 1..).unwrap_or_default();
                !undo
                    .touched
                    .iter()
                    .any(|record| later.iter().any(|later| later.touches(&record.id)))
            };
            let last = all.iter().enumerate().filter(|(place, undo)| is_last(*place, undo));
            let mut last: Vec<_> =
                last.map(|(_, undo)| (undo.number, undo.sentence.clone())).collect();
            last.reverse();
            last.truncate(SHOWN);
            last
        })
    }

    /// Takes back what was done.
    pub fn take_back(&self, number: u32) {
        let remove = |all: &mut Vec<Undo>| {
            let place = all.iter().position(|undo| undo.number == number)?;
            Some(all.remove(place))
        };
        let Some(undo) = self.undo.try_update(remove).flatten() else { return };
        for Touched { id, before, after } in undo.touched {
            let now = self.contents(&id);
            match (before, now) {
                // What was typed into a new one is not thrown away with it.
                (None, now) if now == after => self.take_off(&id),
                (None, _) => {}
                (Some(before), None) => self.put_back(&id, before),
                (Some(before), Some(now)) => {
                    let after = after.unwrap_or_default();
                    // Not where a later step depends on it.
                    if trail(&now) == trail(&after) {
                        self.put_back(&id, Contents::merge(&after, &now, &before, Self::MARKS));
                    }
                }
            }
        }
    }

    /// Has what was done final, and with it what was done before to the same records.
    pub fn let_be(&self, number: u32) {
        let find = |all: &Vec<Undo>| all.iter().find(|undo| undo.number == number).cloned();
        let Some(settled) = self.undo.with_untracked(find) else { return };
        let is_settled = |undo: &Undo| {
            undo.number <= number && settled.touched.iter().any(|record| undo.touches(&record.id))
        };
        self.undo.update(|all| all.retain(|undo| !is_settled(undo)));
    }

    /// Has everything final that was done to a record.
    pub fn let_be_all(&self, id: &str) {
        if self.undo.with_untracked(|all| all.iter().any(|undo| undo.touches(id))) {
            self.undo.update(|all| all.retain(|undo| !undo.touches(id)));
        }
    }

    fn offer(&self, sentence: String, touched: Vec<Touched>) {
        let numbered = |inside: &mut super::Inside| {
            inside.undone += 1;
            inside.undone
        };
        let Some(number) = self.inside.try_update_value(numbered) else { return };
        self.undo.update(|all| all.push(Undo { number, sentence, touched }));
        let desk = *self;
        device::after(UNDO_MS, move || desk.let_be(number));
    }

    fn put_back(&self, id: &str, contents: Contents) {
        if !is_list(id) && Application::read_value(&contents.value).is_err() {
            // Another tab has used the row meanwhile: what it wrote stays.
            return leptos::logging::warn!("what was done cannot be taken back any more");
        }
        self.put_contents(id, contents.clone());
        self.write(id, Durability::Strict, move || contents);
    }

    pub(super) fn take_off(&self, id: &str) {
        self.edit_list(|entries| entries.retain(|entry| entry.id != id));
        if let Ok(id) = id.parse()
            && self.knows(&id)
        {
            self.with_keeper(|keeper| keeper.remove(id));
        }
    }
}

/// What happened to an application, in a record that holds one.
fn trail(contents: &Contents) -> Option<&Value> {
    contents.value.pointer("/application/trail")
}

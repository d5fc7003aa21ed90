//! 没填的: an application that nobody filled in is not kept.

use std::collections::BTreeMap;

use leptos::prelude::*;

use office::application::{Application, School};
use office::roster::RecordId;
use page::browser::device;
use records::store::{Contents, Durability};

use super::Desk;

impl Desk {
    /// Puts an application on the desk that is to be filled in: it is saved with its first change,
    /// and dropped with its page where there is none.
    pub fn add_blank(&self, application: Application) -> RecordId {
        let id = device::fresh_id();
        self.replace(&id, application);
        self.inside.update_value(|inside| inside.added = Some(id.clone()));
        id
    }

    /// The page of an application closes: an empty one is dropped, unless it is to be printed; the
    /// record of any other is written whole.
    pub fn close(&self, id: &str) {
        let Ok(record) = id.parse() else { return };
        let is_printed = device::hash().ends_with(id);
        match self.look_into_one(id, Clone::clone) {
            Some(application) if is_printed && !self.knows(&record) => {
                self.keep(id, &application, Durability::Relaxed);
            }
            Some(application)
                if !is_printed && (!self.knows(&record) || self.is_emptied(id, &application)) =>
            {
                self.take_off(id);
            }
            _ => {}
        }
        self.with_keeper(|keeper| keeper.close(&record));
    }

    fn is_emptied(&self, id: &str, application: &Application) -> bool {
        self.is_blank(id, application) && self.write_lock.get_untracked().is_ours()
    }

    /// Whether nobody has filled anything in, and nothing is kept yet.
    pub(super) fn is_left_blank(&self, id: &str, application: &Application) -> bool {
        self.is_blank(id, application) && id.parse().is_ok_and(|id| !self.knows(&id))
    }

    fn is_blank(&self, id: &str, application: &Application) -> bool {
        let is_new = |school: &School| *application == Application::new(application.year, school);
        let is_alone = |all: &BTreeMap<RecordId, Contents>| {
            all.get(id).is_none_or(|beside| beside.pending.is_empty() && beside.clashes.is_empty())
        };
        self.school.with_untracked(is_new) && self.beside.with_untracked(is_alone)
    }
}

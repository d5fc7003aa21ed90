//! The people of a list, compared some at a time: the page draws and hears in between.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use aid::date::SchoolYear;
use aid::library::library;
use office::import::kept::{KeptList, ListKind};
use office::import::request::{Listed, Request};
use office::roster::{Beside, Comparison, Entry, Finding, ListedOrder, OwedCache};
use page::browser::{device, workbook};
use records::json;

use crate::app::desk::Desk;

/// How many rows are compared at once.
const AT_ONCE: usize = 200;
/// How many rows are drawn at first.
pub(super) const AT_FIRST: usize = 40;

/// A person of the list, and what was found.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) person: Arc<Listed>,
    pub(super) beside: Beside,
}

/// What the page knows of a list.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    pub(super) desk: Desk,
    /// What somebody should look at first; empty until all are compared.
    pub(super) rows: RwSignal<Vec<Row>>,
    /// How many people are on the list, and how many were compared.
    pub(super) progress: RwSignal<(usize, usize)>,
    /// Why there are none.
    pub(super) refusal: RwSignal<Option<String>>,
    /// The order of the rows.
    pub(super) order: RwSignal<ListedOrder>,
    /// Only those with this finding.
    pub(super) wanted: RwSignal<Option<Finding>>,
    /// How many rows are drawn.
    pub(super) drawn: RwSignal<usize>,
    /// Whether names can be read.
    pub(super) unmasked: RwSignal<bool>,
}

impl Row {
    fn told(&self) -> (&Listed, &Beside) {
        (&self.person, &self.beside)
    }
}

impl Looking {
    /// Shows the rows in another order, from the first.
    pub(super) fn put_in(self, order: ListedOrder) {
        self.order.set(order);
        self.drawn.set(AT_FIRST);
        self.rows.update(|rows| order.sort(rows, Row::told));
    }

    /// Compares the people of a list, or the one in a row of it, as long as the page is there.
    pub(super) fn compare(self, list: Arc<KeptList>, row: Option<u32>) {
        let year = self.desk.ask.with_untracked(|ask| ask.year);
        let school = Box::new(self.desk.school.get_untracked());
        spawn_local(async move {
            let asked = json::to_text(&Request::People { year, school, row });
            let lines = match workbook::ask(list.value.to_string().as_bytes(), &asked).await {
                Ok(lines) => lines,
                Err(sentence) => return drop(self.refusal.try_set(Some(sentence))),
            };
            let lines: Vec<&str> = lines.lines().collect();
            let (mut cache, mut rows) = (OwedCache::default(), Vec::new());
            for some in lines.chunks(AT_ONCE) {
                self.look_at(some, (list.about.kind, year), &mut cache, &mut rows);
                if self.progress.try_set((lines.len(), rows.len())).is_some() {
                    return;
                }
                device::pause(0).await;
            }
            let order = self.order.try_get_untracked().unwrap_or(ListedOrder::Gravest);
            order.sort(&mut rows, Row::told);
            self.rows.try_set(rows);
        });
    }

    fn look_at(
        self,
        lines: &[&str],
        (kind, year): (ListKind, SchoolYear),
        cache: &mut OwedCache,
        rows: &mut Vec<Row>,
    ) {
        let all = |entries: &[Entry]| {
            let comparison = Comparison::new(library(), kind, year, entries);
            let people = lines.iter().filter_map(|line| json::from_text::<Listed>(line));
            rows.extend(people.map(|person| {
                let beside = comparison.look(cache, &person);
                Row { person: Arc::new(person), beside }
            }));
        };
        untrack(|| self.desk.look_into(all));
    }
}

//! 核对，不漏一人: registered lists against rolls, applications and payments. Every registered child is
//! in exactly one of twelve boxes, the boxes add up to the lists, and what is wrong has a number.
//!
//! ```text
//! rows           an imported row, an application of the desk, as such rows
//! listed         a row of a list, and what it is known by when the list is brought in again
//! owing          what the rules say of a pupil
//! match_log      what an officer said of two rows
//! contradiction  two values of which one must be wrong
//! matching       which rows are of one person
//!   └── groups     rows that were joined
//! child          all that the lists say of one person, and the facts that follow
//!   └── school_age
//! whereabouts    the box that follows from the facts
//! problem        the numbered kinds of what is wrong
//!   └── findings   what is wrong in the rows of one person
//! sum            the boxes against the lists
//! ```
//!
//! # What always holds
//!
//! 1. Two persons never become one by force: two identity numbers are two persons, whatever else is
//!    the same, and whatever was confirmed.
//! 2. One person is found by a number and a name; without a number a human says so.
//! 3. Names are folded to be compared and shown as they are written.

mod child;
mod contradiction;
mod findings;
mod groups;
mod listed;
mod match_log;
mod matching;
mod owing;
mod problem;
mod rows;
mod school_age;
mod sum;
mod whereabouts;

pub use child::{Child, RowAt};
pub use contradiction::{Contradiction, Shared};
pub use listed::{
    Born, Enrolment, Fingerprint, List, ListId, Listed, Payment, PaymentState, RowId, RowKind, Says,
};
pub use match_log::{MatchLog, Ruled, Ruling};
pub use owing::{OwedInTerm, Owing};
pub use problem::{Code, Detail, Problem};
pub use rows::{Affirmed, Known, rows_of_application, rows_of_person};
pub use school_age::school_age;
pub use sum::{SchoolSum, Sum};
pub use whereabouts::{Applying, Facts, OnRoll, PaidOfOwed, SchoolAge, Whereabouts, whereabouts};

use std::collections::{BTreeMap, BTreeSet};

use aid::date::{Date, SchoolYear};
use child::Person;
use findings::{Kinds, problems};
use matching::{Entry, Matched, entries, id, matched};
use sum::RegisteredRow;

/// What came of holding the lists against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// Every registered child, by list and row.
    pub children: Vec<Child>,
    /// What is wrong, the gravest first.
    pub problems: Vec<Problem>,
    /// Rows that wait for somebody who says whether they are of one person.
    pub candidates: Vec<Candidate>,
    /// What the log says and what changed nothing: a row is not there any more, or a number stands
    /// against it.
    pub idle: Vec<Ruled>,
    listed: usize,
    rows: Vec<RegisteredRow>,
    schools: BTreeSet<String>,
}

/// Two rows that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What a ruling names.
    pub ids: (RowId, RowId),
    /// Where they stand.
    pub rows: (RowAt, RowAt),
}

impl Reconciliation {
    /// The sum over all schools.
    pub fn sum(&self) -> Sum {
        sum::over_all(self.listed, &self.rows, &self.children)
    }

    /// The sum of each school that has a roll or applications, in the order of their names; before
    /// them that of no school, where there are children of none. They add up to the whole.
    pub fn sums_by_school(&self) -> Vec<SchoolSum> {
        sum::by_school(&self.schools, &self.rows, &self.children)
    }
}

/// Holds the lists against each other, in a school year and as it stands on a day.
pub fn reconcile(lists: &[List], log: &MatchLog, year: SchoolYear, on: Date) -> Reconciliation {
    let entries = entries(lists);
    let matched = matched(&entries, log);
    let kinds = Kinds::of(&entries);
    let schools = child::schools(&entries);
    let (mut children, mut found) = (Vec::new(), Vec::new());
    let mut rows = Vec::new();
    for person in persons(&entries, &matched) {
        let registered: Vec<_> =
            person.entries.iter().copied().filter(|entry| entry.is_registered()).collect();
        let child = (!registered.is_empty()).then(|| person.child(&schools, year, on));
        found.extend(problems(&person, child.as_ref(), kinds));
        let Some(child) = child else { continue };
        let child_at = children.len();
        rows.extend(
            registered
                .into_iter()
                .map(|entry| RegisteredRow { child: child_at, school: entry.school() }),
        );
        children.push(child);
    }
    let between = matched.clashes.iter().map(|clash| Problem {
        code: Code::from(&clash.contradiction),
        rows: rows_at(&entries, clash.rows),
        detail: Detail::Values(clash.contradiction.clone()),
    });
    found.extend(between);
    let waiting = matched.candidates.iter().map(|pair| Problem {
        code: Code::Unconfirmed,
        rows: rows_at(&entries, *pair),
        detail: Detail::Nothing,
    });
    found.extend(waiting);
    found.sort_by(|one, other| (one.code, &one.rows).cmp(&(other.code, &other.rows)));
    let listed = lists.iter().flat_map(|list| &list.rows);
    let listed = listed.filter(|listed| listed.says.kind() == RowKind::Registered).count();
    let candidates = matched.candidates.iter().filter_map(|pair| candidate(&entries, *pair));
    let candidates = candidates.collect();
    let idle = matched.idle;
    Reconciliation { children, problems: found, candidates, idle, listed, rows, schools }
}

fn rows_at(entries: &[Entry<'_>], (one, other): (usize, usize)) -> Vec<RowAt> {
    [one, other].into_iter().filter_map(|row| entries.get(row)).map(Entry::at).collect()
}

fn candidate(entries: &[Entry<'_>], (one, other): (usize, usize)) -> Option<Candidate> {
    let (one, other) = (entries.get(one)?, entries.get(other)?);
    Some(Candidate { ids: (id(one), id(other)), rows: (one.at(), other.at()) })
}

/// The rows of each person, in the order of the first of them.
fn persons<'e, 'l>(entries: &'e [Entry<'l>], matched: &Matched<'l>) -> Vec<Person<'e, 'l>> {
    let first = |row| matched.groups.first(row);
    let waiting: BTreeSet<usize> =
        matched.candidates.iter().flat_map(|(one, other)| [first(*one), first(*other)]).collect();
    let mut clashes: BTreeMap<usize, Vec<&Contradiction>> = BTreeMap::new();
    for clash in matched.clashes.iter().filter(|clash| !clash.is_denied) {
        for row in [clash.rows.0, clash.rows.1] {
            clashes.entry(first(row)).or_default().push(&clash.contradiction);
        }
    }
    let mut persons: BTreeMap<usize, Vec<&Entry<'l>>> = BTreeMap::new();
    for (row, entry) in entries.iter().enumerate() {
        persons.entry(first(row)).or_default().push(entry);
    }
    let of_rows = |(person, entries): (usize, Vec<&'e Entry<'l>>)| {
        let between = clashes.get(&person).map(Vec::as_slice).unwrap_or_default();
        let mut contradictions: Vec<Contradiction> = between.iter().copied().cloned().collect();
        for contradiction in entries.iter().flat_map(|entry| Contradiction::within(entry.listed)) {
            if !contradictions.contains(&contradiction) {
                contradictions.push(contradiction);
            }
        }
        let (waits, is_clashing) = (waiting.contains(&person), !between.is_empty());
        Person { entries, contradictions, waits, is_clashing }
    };
    persons.into_iter().map(of_rows).collect()
}

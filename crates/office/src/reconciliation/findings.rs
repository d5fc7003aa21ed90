//! 查出的问题: what is wrong in the rows of one person.

use std::collections::{BTreeMap, BTreeSet};

use super::child::Person;
use super::matching::{Entry, is_comparable};
use super::{
    Applying, Child, Code, Contradiction, Detail, ListId, OnRoll, Problem, RowAt, RowKind,
    SchoolAge,
};
use aid::date::Term;
use aid::entitlement::Verdict;
use aid::vocabulary::Vocabulary;

/// Which kinds of lists there are at all: nobody is missed on a list that nobody has.
#[derive(Clone, Copy)]
pub(super) struct Kinds {
    rolls: bool,
    applications: bool,
}

impl Kinds {
    pub(super) fn of(entries: &[Entry<'_>]) -> Self {
        let has = |kind| entries.iter().any(|entry| entry.listed.says.kind() == kind);
        Self { rolls: has(RowKind::Roll), applications: has(RowKind::Application) }
    }
}

/// What is wrong in the rows of a person, and of a registered child with its facts.
pub(super) fn problems(
    person: &Person<'_, '_>,
    child: Option<&Child>,
    kinds: Kinds,
) -> Vec<Problem> {
    let mut problems = within_rows(person);
    problems.extend(RowKind::ALL.iter().flat_map(|kind| repeated(person, *kind)));
    problems.extend(money(person));
    problems.extend(denied(person));
    let unidentified = person.entries.iter().filter(|entry| !is_comparable(entry.listed));
    let unidentified: Vec<_> = unidentified.copied().collect();
    // Who is not known for certain may be found yet: first that is to be settled.
    if !unidentified.is_empty() {
        problems.push(of(Code::Unidentified, unidentified.into_iter()));
    } else if !person.waits && !person.is_clashing {
        let is_paid = person.payments().next().is_some();
        let has_applied = person.entries.iter().any(|entry| entry.applying() != Applying::No);
        if kinds.applications && is_paid && !has_applied {
            problems.push(of(Code::PaidNotApplied, person.payments().map(|(entry, _)| entry)));
        }
        let is_missing = |child: &&Child| {
            child.facts.roll == OnRoll::Nowhere && child.facts.age == SchoolAge::Within
        };
        if kinds.rolls && child.as_ref().is_some_and(is_missing) {
            let registered = person.entries.iter().filter(|entry| entry.is_registered());
            problems.push(of(Code::OnNoRoll, registered.copied()));
        }
    }
    problems
}

fn of<'r, 'l: 'r>(code: Code, rows: impl Iterator<Item = &'r Entry<'l>>) -> Problem {
    Problem { code, rows: rows.map(Entry::at).collect(), detail: Detail::Nothing }
}

/// Each row that contradicts itself.
fn within_rows(person: &Person<'_, '_>) -> Vec<Problem> {
    let of_row = |entry: &&Entry<'_>| {
        let at = entry.at();
        Contradiction::within(entry.listed).map(move |values| Problem {
            code: Code::from(&values),
            rows: vec![at.clone()],
            detail: Detail::Values(values),
        })
    };
    person.entries.iter().flat_map(of_row).collect()
}

/// Each row that denies what an office affirms, with the office's rows.
fn denied(person: &Person<'_, '_>) -> Vec<Problem> {
    let of_row = |entry: &&Entry<'_>| {
        let categories = entry.owing().map(|owing| owing.denied).filter(|of| !of.is_empty())?;
        let registered = person.entries.iter().filter(|entry| entry.is_registered());
        let rows = registered.chain([entry]).copied();
        Some(Problem { detail: Detail::Categories(categories), ..of(Code::DeniedCategory, rows) })
    };
    person.entries.iter().filter_map(of_row).collect()
}

/// A person who is more than once in lists of a kind. Payments are several by nature.
fn repeated(person: &Person<'_, '_>, kind: RowKind) -> Vec<Problem> {
    let counts = |entry: &Entry<'_>| match kind {
        RowKind::Registered => entry.is_registered(),
        RowKind::Roll => entry.is_enrolled(),
        RowKind::Application => entry.applying() == Applying::Pending,
        RowKind::Payment => false,
    };
    let rows: Vec<&Entry<'_>> =
        person.entries.iter().copied().filter(|entry| counts(entry)).collect();
    if rows.len() < 2 {
        return Vec::new();
    }
    // A registered child is registered, whichever school the list names.
    let school = |entry: &Entry<'_>| match kind {
        RowKind::Registered => String::new(),
        RowKind::Roll | RowKind::Application | RowKind::Payment => entry.school(),
    };
    let mut by_school: BTreeMap<String, BTreeMap<&ListId, Vec<&Entry<'_>>>> = BTreeMap::new();
    for entry in &rows {
        let lists = by_school.entry(school(entry)).or_default();
        lists.entry(&entry.list.id).or_default().push(entry);
    }
    let mut problems = Vec::new();
    for lists in by_school.values() {
        let twice = lists.values().filter(|rows| rows.len() > 1);
        problems.extend(twice.map(|rows| of(Code::TwiceInList, rows.iter().copied())));
        if lists.len() > 1 {
            let rows = lists.values().flatten().copied();
            problems.push(of(Code::TwiceAcrossLists, rows));
        }
    }
    by_school.remove("");
    if by_school.len() > 1 {
        let code = if kind == RowKind::Roll { Code::OnTwoRolls } else { Code::AppliedTwice };
        let detail = Detail::Schools(by_school.into_keys().collect());
        problems.push(Problem { detail, ..of(code, rows.into_iter()) });
    }
    problems
}

/// What is wrong with what was paid.
fn money(person: &Person<'_, '_>) -> Vec<Problem> {
    let mut payments: BTreeMap<_, Vec<&Entry<'_>>> = BTreeMap::new();
    for (entry, payment) in person.payments() {
        payments.entry((payment.term, payment.benefit)).or_default().push(entry);
    }
    let twice = payments.iter().filter(|(_, rows)| rows.len() > 1);
    let mut problems: Vec<Problem> = twice
        .map(|((term, _), rows)| {
            let detail = Detail::Term(*term);
            Problem { detail, ..of(Code::PaidTwice, rows.iter().copied()) }
        })
        .collect();
    let terms: BTreeSet<Term> = payments.keys().map(|(term, _)| *term).collect();
    let is_twice = |term| payments.iter().any(|((of, _), rows)| *of == term && rows.len() > 1);
    // What was paid twice differs for that reason, and that is said already.
    let once = terms.into_iter().filter(|term| !is_twice(*term));
    problems.extend(once.filter_map(|term| other_sum(person, term)));
    let is_refused = person.entries.iter().any(|entry| entry.applying() == Applying::Refused)
        && !person.entries.iter().any(|entry| entry.applying() == Applying::Pending);
    let is_not_entitled = person.owing().is_some_and(|owing| owing.verdict == Verdict::NotEntitled);
    if !payments.is_empty() && (is_not_entitled || is_refused) {
        let rows = payments.values().flatten().copied();
        problems.push(of(Code::PaidNotEntitled, rows));
    }
    problems
}

/// That what was paid of a term is not what is owed.
fn other_sum(person: &Person<'_, '_>, term: Term) -> Option<Problem> {
    let owing = person.owing().filter(|owing| match owing.verdict {
        Verdict::Entitled | Verdict::Depends | Verdict::AmountNotStated => true,
        Verdict::NotEntitled | Verdict::NoRule => false,
    })?;
    let owed = owing.terms.iter().find(|owed| owed.term == term)?;
    let paid = person.paid(term);
    let (least, most) = (owed.least, owed.most);
    let is_within = paid >= least && most.is_none_or(|most| paid <= most);
    let rows = person.payments().filter(|(_, payment)| payment.term == term);
    let rows: Vec<RowAt> = rows.map(|(entry, _)| entry.at()).collect();
    let detail = Detail::Sums { term, least, most, paid };
    (!is_within).then_some(Problem { code: Code::AmountDiffers, rows, detail })
}

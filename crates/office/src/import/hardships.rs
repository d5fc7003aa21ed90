//! What a row says of categories of hardship, in columns of yes and no and in columns of names.

use std::collections::BTreeMap;

use super::cell::Said;
use super::cells::Cells;
use super::column::Column;
use super::problem::{Code, Problem};
use super::value::{
    Categories, LISTED, Read, hint_of_disability, read_categories, read_truth, read_truth_or,
};
use aid::situation::Hardship;
use aid::vocabulary::{Answers, Set};

/// What is said of categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hardships {
    /// What is certain.
    pub answers: Answers<Hardship>,
    /// Sets of which one at least applies, and it is not said which.
    pub open: Vec<Set<Hardship>>,
}

/// What is found on the way, before a yes and a no are held against each other.
#[derive(Default)]
struct Found {
    yes: Set<Hardship>,
    no: Set<Hardship>,
    open: Vec<(u16, String, Set<Hardship>)>,
    is_none: bool,
}

/// The cells of categories that were read before: a list has few that differ.
pub(super) type ReadBefore = BTreeMap<String, Categories>;

/// Reads all columns that speak of categories. What is blank says nothing.
pub(super) fn read_hardships(cells: &mut Cells<'_>, before: &mut ReadBefore) -> Hardships {
    let mut found = Found::default();
    let mut problems: Vec<(u16, Problem)> = Vec::new();
    for (place, column, said) in cells.iter() {
        let problem = if column == Column::Category {
            by_name(&mut found, place, &said.text(), before)
        } else if column == Column::DisabilityKind {
            let hints = hint_of_disability(&said.text());
            hints.then(|| Problem::about(Code::OnlyAHint, &said.text())).into_iter().collect()
        } else {
            by_truth(&mut found, place, column, said).into_iter().collect()
        };
        problems.extend(problem.into_iter().map(|problem| (place, problem)));
    }
    let both = found.yes.intersection(found.no);
    let (yes, no) = (found.yes.without(both), found.no.without(both));
    if !both.is_empty() {
        cells.report(None, Problem::of(Code::YesAndNo));
    }
    for (place, problem) in problems {
        cells.report(Some(place), problem);
    }
    settled(cells, yes, no, &found)
}

/// A set of which all but one are denied names that one; one of which some are affirmed says no
/// more.
fn settled(
    cells: &mut Cells<'_>,
    mut yes: Set<Hardship>,
    no: Set<Hardship>,
    found: &Found,
) -> Hardships {
    let mut open = Vec::new();
    for (place, name, these) in &found.open {
        let left = these.without(no);
        match (these.intersection(yes).is_empty(), left.len(), left.first()) {
            (false, ..) => {}
            (true, 1, Some(one)) => yes = yes.union(Set::of(one)),
            (true, ..) => {
                open.push(*these);
                cells.report(Some(*place), Problem::about(Code::EitherCategory, name));
            }
        }
    }
    // 无 in one column, and a category in another: the family may not lose by it.
    if found.is_none && !(yes.intersection(LISTED).is_empty() && open.is_empty()) {
        cells.report(None, Problem::of(Code::TwoColumns));
    }
    let may_be = open.iter().fold(Set::EMPTY, |all, these| all.union(*these));
    let denied = if found.is_none { no.union(LISTED) } else { no };
    let mut answers = Answers::default();
    for one in yes.iter() {
        answers.set(one, Some(true));
    }
    let both = found.yes.intersection(found.no);
    for one in denied.without(yes).without(may_be).without(both).iter() {
        answers.set(one, Some(false));
    }
    Hardships { answers, open }
}

/// A cell of names.
fn by_name(found: &mut Found, place: u16, text: &str, before: &mut ReadBefore) -> Vec<Problem> {
    if !before.contains_key(text) {
        before.insert(text.to_owned(), read_categories(text));
    }
    let read = before.get(text).cloned().unwrap_or_default();
    let Categories { yes, either, is_none, unknown } = read;
    found.yes = found.yes.union(yes);
    found.is_none |= is_none;
    found.open.extend(either.into_iter().map(|(name, these)| (place, name, these)));
    unknown.iter().map(|name| Problem::about(Code::UnknownCategory, name)).collect()
}

/// A cell of yes and no, or one that names a category all the same.
fn by_truth(found: &mut Found, place: u16, column: Column, said: &Said<'_>) -> Option<Problem> {
    let these = column.asks_for();
    if these.is_empty() {
        return None;
    }
    let is_word = |word: &str| is_named(word, these);
    let Read { value, problem } = read_truth_or(said, is_word);
    match (value, these.len()) {
        (Some(false), _) => found.no = found.no.union(these),
        (Some(true), _) if column.is_wider() => {
            return Some(Problem::about(Code::OnlyAHint, &said.text()));
        }
        (Some(true), 1) => found.yes = found.yes.union(these),
        (Some(true), _) => {
            // 农村低保 under 是否低保 says more than yes.
            let is_word = read_truth(said).problem.is_some();
            let named = if is_word { read_categories(&said.text()).yes } else { Set::EMPTY };
            let named = named.intersection(these);
            if named.is_empty() {
                found.open.push((place, said.text().into_owned(), these));
            } else {
                found.yes = found.yes.union(named);
            }
        }
        (None, _) => {}
    }
    problem
}

/// Whether a word names one of these categories, or them all.
fn is_named(word: &str, these: Set<Hardship>) -> bool {
    let Categories { yes, either, unknown, .. } = read_categories(word);
    let is_of = |named: Set<Hardship>| !named.is_empty() && named.without(these).is_empty();
    unknown.is_empty() && (is_of(yes) || either.iter().any(|(_, named)| is_of(*named)))
}

//! The columns of the inner query: what each answer of a row can still be.

use aid::situation::{Hardship, Stage};
use aid::vocabulary::Set;

use super::atom::Atom;
use super::formula::{Formula, Literals};
use super::places::Places;
use super::tree::AtomId;
use crate::facts::Fact;

/// The atoms of a SELECT, for rows of one stage.
pub(super) struct OfStage<'a> {
    pub(super) atoms: &'a [Atom],
    pub(super) places: &'a Places,
    pub(super) stage: Stage,
}

impl OfStage<'_> {
    /// The arms along which an answer that is not given can still lead.
    pub(super) fn open_arms(&self, atom: &Atom) -> Vec<usize> {
        atom.open_arms(self.stage, self.places)
    }

    /// Whether a row has no answer to an atom.
    pub(super) fn is_open(&self, atom: AtomId) -> Formula {
        match self.atoms.get(atom) {
            None | Some(Atom::Grant(_)) => Formula::Never,
            Some(Atom::Place(_)) => words("place_group = 0"),
            Some(Atom::Code(fact)) => words(&format!("{}_no = 0", fact.name())),
            Some(Atom::Truth(_) | Atom::AnyOf(_)) => {
                Formula::all([self.can_be(atom, &[0]), self.can_be(atom, &[1])])
            }
        }
    }
}

impl Literals for OfStage<'_> {
    fn can_be(&self, atom: AtomId, arms: &[usize]) -> Formula {
        let Some(asked) = self.atoms.get(atom) else { return Formula::Never };
        let open = self.open_arms(asked).iter().any(|arm| arms.contains(arm));
        match asked {
            Atom::Place(groups) => numbered("place_group", arms, open, groups.len()),
            Atom::Code(fact) => {
                numbered(&format!("{}_no", fact.name()), arms, open, fact.codes().len())
            }
            Atom::Truth(fact) => can(&fact.name(), arms),
            Atom::AnyOf(categories) => can(&any_of(self.atoms, *categories), arms),
            Atom::Grant(ranges) => granted(ranges, arms),
        }
    }
}

fn words(words: &str) -> Formula {
    Formula::Words(words.to_owned())
}

/// Of a column whose numbers are those of the arms, from 1, and 0 while it is open.
fn numbered(column: &str, arms: &[usize], open: bool, many: usize) -> Formula {
    let number = |arm: &usize| arm.saturating_add(1);
    let mut numbers: Vec<usize> = arms.iter().map(number).collect();
    numbers.extend(open.then_some(0));
    numbers.sort_unstable();
    let left: Vec<usize> = (0..=many).filter(|other| !numbers.contains(other)).collect();
    match (numbers.as_slice(), left.as_slice()) {
        (_, []) => Formula::Always,
        ([], _) => Formula::Never,
        ([only], _) => words(&format!("{column} = {only}")),
        (_, [other]) => words(&format!("{column} <> {other}")),
        (_, _) => {
            let listed: Vec<String> = numbers.iter().map(usize::to_string).collect();
            words(&format!("{column} IN ({})", listed.join(", ")))
        }
    }
}

/// Of an answer that is yes or no.
fn can(column: &str, arms: &[usize]) -> Formula {
    match arms {
        [] => Formula::Never,
        [0] => words(&format!("{column}_can")),
        [_] => words(&format!("{column}_cannot")),
        [_, ..] => Formula::Always,
    }
}

/// Of a grant: the last arm is that there is none.
fn granted(ranges: &[(u64, u64)], arms: &[usize]) -> Formula {
    let column = Fact::Grant.name();
    let mut joined: Vec<(u64, u64)> = Vec::new();
    for (first, last) in arms.iter().filter_map(|arm| ranges.get(*arm).copied()) {
        match joined.last_mut() {
            Some(before) if before.1.saturating_add(1) == first => before.1 = last,
            _ => joined.push((first, last)),
        }
    }
    let within = |(first, last): (u64, u64)| {
        words(&format!("COALESCE({column}, -1) BETWEEN {first} AND {last}"))
    };
    let none = arms.contains(&ranges.len());
    let no_grant = none.then(|| words(&format!("COALESCE({column}, -1) < 0")));
    Formula::any(joined.into_iter().map(within).chain(no_grant))
}

/// The name of the column in which it stands whether one of several categories applies.
pub(super) fn any_of(atoms: &[Atom], categories: Set<Hardship>) -> String {
    if let [only] = categories.iter().collect::<Vec<Hardship>>().as_slice() {
        return Fact::Hardship(*only).name();
    }
    let groups = atoms.iter().filter(|atom| matches!(atom, Atom::AnyOf(_)));
    let before = groups.take_while(|atom| **atom != Atom::AnyOf(categories)).count();
    format!("hardship_group_{before}")
}

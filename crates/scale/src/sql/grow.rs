//! Grows the decision tree of one benefit for one stage, by asking the core: every leaf is what the
//! core says of a pupil who has given every answer that can matter.

use aid::eligibility::{Eligibility, Facts, judge};
use aid::entitlement::{Spread, Verdict};
use aid::money::Yuan;
use aid::policy::Amount;
use aid::rulebook::Chapter;
use aid::situation::Stage;
use aid::table::Looked;
use aid::vocabulary::Set;

use super::Unwritable;
use super::atom::{Atom, MOST_GRANT};
use super::bound::Bound;
use super::tree::{AtomId, Forest, NodeId};
use crate::facts::Pupil;

/// What a pupil of whom everything is known gets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Outcome {
    /// Some rule is in force.
    pub(super) ruled: bool,
    /// The verdict where this alone is possible.
    pub(super) verdict: Verdict,
    /// A sum is stated.
    pub(super) stated: bool,
    /// A part has no stated sum.
    pub(super) not_stated: bool,
    /// So much a day, in fen.
    pub(super) per_day: Option<u64>,
    /// The least sum.
    pub(super) least: Bound,
    /// The greatest.
    pub(super) most: Bound,
    /// The sum waits for what the school grants.
    pub(super) asks: bool,
}

impl Outcome {
    /// Whether the pupil gets something.
    pub(super) fn entitled(&self) -> bool {
        matches!(self.verdict, Verdict::Entitled | Verdict::AmountNotStated)
    }

    /// The same, where it does not count whether a rule exists: that alone is no question.
    pub(super) fn bare(&self) -> Self {
        let verdict = if self.entitled() { self.verdict } else { Verdict::NotEntitled };
        Self { ruled: true, asks: false, verdict, ..self.clone() }
    }
}

/// Everything about the benefit that stays while its tree grows.
pub(super) struct Soil<'a, 'p> {
    pub(super) looked: Looked<'a, 'p>,
    pub(super) stage: Stage,
    /// The atoms that can matter, in the order in which a row is asked.
    pub(super) atoms: Vec<Planted>,
}

/// An atom in one tree.
pub(super) struct Planted {
    pub(super) number: AtomId,
    pub(super) atom: Atom,
    /// Whether it is asked even where it cannot matter: a row can have an answer of which the core
    /// knows that no pupil of the stage can give it.
    pub(super) always: bool,
    /// For each arm the first that the rules do not tell apart from it.
    pub(super) like: Vec<usize>,
}

impl Soil<'_, '_> {
    /// The tree of a pupil of the stage whose answers to the atoms before `from` are given.
    pub(super) fn grow(
        &self,
        forest: &mut Forest<Outcome>,
        pupil: &Pupil,
        from: usize,
    ) -> Result<NodeId, Unwritable> {
        let spread = self.spread(pupil);
        let mut rest = self.atoms.iter().enumerate().skip(from);
        // An answer that cannot matter now cannot matter when more is known.
        let asked = rest.find(|(_, planted)| {
            planted.always || spread.questions.contains(planted.atom.question())
        });
        let Some((place, planted)) = asked else {
            return Ok(forest.leaf(self.outcome(pupil, &spread)?));
        };
        let mut arms: Vec<NodeId> = Vec::new();
        for (told, like) in planted.atom.told(pupil).iter().zip(&planted.like) {
            let known = arms.get(*like).copied();
            let grown = || self.grow(forest, told, place.saturating_add(1));
            arms.push(known.map_or_else(grown, Ok)?);
        }
        Ok(forest.ask(planted.number, arms))
    }

    /// What is possible for a pupil.
    pub(super) fn spread(&self, pupil: &Pupil) -> Spread {
        let facts = Facts::new(Set::EMPTY, &pupil.household, &pupil.student);
        self.looked.explore(&facts).whole
    }

    fn outcome(&self, pupil: &Pupil, spread: &Spread) -> Result<Outcome, Unwritable> {
        let constant = || Some((Bound::constant(spread.least), Bound::constant(spread.most)));
        let bounds = match pupil.student.grant {
            None => constant(),
            Some(grant) => self.of_grant(pupil, grant),
        };
        let Some((least, most)) = bounds else {
            return Err(Unwritable { benefit: self.looked.chapter.benefit, stage: self.stage });
        };
        Ok(Outcome {
            ruled: spread.ruled,
            verdict: spread.verdict(),
            stated: spread.stated,
            not_stated: spread.not_stated,
            per_day: spread.per_day.map(Yuan::fen),
            least,
            most,
            asks: !spread.questions.is_empty(),
        })
    }

    /// The bounds of a pupil for every grant of the range that begins with this one.
    pub(super) fn of_grant(&self, pupil: &Pupil, begin: Yuan) -> Option<(Bound, Bound)> {
        let mut ranges = self.atoms.iter().filter_map(|planted| match &planted.atom {
            Atom::Grant(ranges) => ranges.iter().find(|range| range.0 == begin.fen()),
            Atom::Place(_) | Atom::Code(_) | Atom::Truth(_) | Atom::AnyOf(_) => None,
        });
        let (first, end) = *ranges.next()?;
        let middle = first.midpoint(end);
        let samples = [first, first.saturating_add(1), middle, middle.saturating_add(1), end];
        let (mut lower, mut upper) = (Vec::new(), Vec::new());
        for grant in samples.into_iter().filter(|grant| *grant <= end).map(Yuan::from_fen) {
            let mut told = *pupil;
            told.student.grant = Some(grant);
            let spread = self.spread(&told);
            lower.push((grant, spread.least));
            upper.push((grant, spread.most));
        }
        Some((Bound::of(&lower)?, Bound::of(&upper)?))
    }
}

/// For each arm of an atom the first that no condition of the rules tells apart from it.
pub(super) fn alike(chapter: &Chapter<'_>, atom: &Atom) -> Vec<usize> {
    let marks = |told: &Pupil| {
        let facts = Facts::new(Set::all(), &told.household, &told.student);
        let mut marks = Vec::new();
        for in_force in chapter.rules() {
            marks.push(told.student.region.is_some_and(|at| in_force.rule.region.contains(at)));
            in_force.visit(&mut |condition| {
                marks.push(judge(condition, &facts) == Eligibility::Met);
            });
        }
        marks
    };
    let told = atom.told(&Pupil::default());
    match atom {
        Atom::Place(_) | Atom::Code(_) => {
            let marks: Vec<Vec<bool>> = told.iter().map(marks).collect();
            let first = |one: &Vec<bool>| marks.iter().position(|other| other == one);
            marks.iter().filter_map(first).collect()
        }
        // Two arms, or ranges that were made to be apart.
        Atom::Truth(_) | Atom::AnyOf(_) | Atom::Grant(_) => (0..told.len()).collect(),
    }
}

/// The ranges of a grant that the rules tell apart.
pub(super) fn grant_ranges(chapter: &Chapter<'_>) -> Vec<(u64, u64)> {
    let mut begins = vec![0];
    for in_force in chapter.rules() {
        let amounts = [Some(&in_force.provision.pays), in_force.base.map(|base| base.pays)];
        for amount in amounts.into_iter().flatten() {
            amount.visit(&mut |amount| match amount {
                Amount::Between { least, most, .. } => {
                    begins.extend([least.fen(), most.fen().saturating_add(1)]);
                }
                // Where it is open which of two rules pays, the lesser of a grant and of a sum that
                // the other states is the least; and it is open no more where both come to the
                // same, as the halves of grants one fen apart do.
                Amount::Yuan(sum) => {
                    let before = sum.fen().saturating_sub(1);
                    begins.extend((before..).take(4));
                }
                Amount::Granted
                | Amount::UpTo(_)
                | Amount::First(_)
                | Amount::Share { .. }
                | Amount::PerDay { .. }
                | Amount::PerHour(_)
                | Amount::Loan(_)
                | Amount::LocalFee
                | Amount::Deferred
                | Amount::InKind
                | Amount::NotStated => {}
            });
        }
    }
    begins.sort_unstable();
    begins.dedup();
    let ends = begins.iter().skip(1).map(|next| next.saturating_sub(1)).chain([MOST_GRANT]);
    begins.iter().copied().zip(ends).collect()
}

//! Grows the decision tree of one benefit for one stage, by asking the core: every leaf is what the
//! core says of a pupil with these answers and no others.

use aid::eligibility::{Eligibility, Facts, judge};
use aid::entitlement::Spread;
use aid::money::Yuan;
use aid::policy::{Amount, Policy};
use aid::rulebook::Chapter;
use aid::situation::{Question, Stage};
use aid::space::explore;
use aid::vocabulary::Set;

use super::Unwritable;
use super::atom::Atom;
use super::bound::Bound;
use super::tree::{AtomId, Forest, NodeId};
use crate::answers::{Answer, answer_of};
use crate::facts::Pupil;

/// What a row with these answers gets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Leaf {
    /// The answer, of a pupil with the least grant of its range.
    pub(super) answer: Answer,
    /// The least and the most, for every grant of the range.
    pub(super) sums: Option<(Bound, Bound)>,
}

/// Everything about the benefit that stays while its tree grows.
pub(super) struct Soil<'a, 'p> {
    pub(super) policy: &'p Policy,
    pub(super) chapter: &'a Chapter<'p>,
    pub(super) stage: Stage,
    /// The atoms that can matter, in the order in which a row is asked.
    pub(super) atoms: Vec<Planted>,
}

/// An atom in one tree.
pub(super) struct Planted {
    pub(super) number: AtomId,
    pub(super) atom: Atom,
    /// For each arm the first that the rules do not tell apart from it.
    pub(super) like: Vec<usize>,
}

impl Soil<'_, '_> {
    /// The tree of a pupil of the stage whose answers to the atoms before `from` are settled.
    pub(super) fn grow(
        &self,
        forest: &mut Forest<Leaf>,
        pupil: &Pupil,
        from: usize,
    ) -> Result<NodeId, Unwritable> {
        let spread = self.spread(pupil);
        let rest = self.atoms.iter().enumerate().skip(from);
        // An answer that cannot matter now cannot matter when more is known.
        let mut asked =
            rest.filter(|(_, planted)| spread.questions.contains(planted.atom.question()));
        let Some((place, planted)) = asked.next() else {
            return Ok(forest.leaf(self.leaf(pupil, &spread)?));
        };
        let next = place.saturating_add(1);
        let mut arms: Vec<NodeId> = Vec::new();
        for (told, like) in planted.atom.told(pupil).iter().zip(&planted.like) {
            let known = arms.get(*like).copied();
            arms.push(known.map_or_else(|| self.grow(forest, told, next), Ok)?);
        }
        let unknown = self.grow(forest, pupil, next)?;
        Ok(forest.ask(planted.number, arms, unknown))
    }

    /// What is possible for a pupil.
    pub(super) fn spread(&self, pupil: &Pupil) -> Spread {
        let facts = Facts::new(Set::EMPTY, &pupil.household, &pupil.student);
        explore(self.chapter, &facts).whole
    }

    fn leaf(&self, pupil: &Pupil, spread: &Spread) -> Result<Leaf, Unwritable> {
        let answer = self.answer(spread);
        let Some((least, most)) = answer.sums else {
            return Ok(Leaf { answer, sums: None });
        };
        let sums = match pupil.student.grant {
            None => Some((Bound::Fen(least.fen()), Bound::Fen(most.fen()))),
            Some(grant) => self.of_grant(pupil, grant),
        };
        let sums = sums.ok_or(Unwritable { benefit: self.chapter.benefit, stage: self.stage })?;
        Ok(Leaf { answer, sums: Some(sums) })
    }

    /// The bounds of a pupil for every grant of the range that begins with this one.
    fn of_grant(&self, pupil: &Pupil, least: Yuan) -> Option<(Bound, Bound)> {
        let mut ranges = self.atoms.iter().filter_map(|planted| match &planted.atom {
            Atom::Grant(ranges) => ranges.iter().find(|range| range.0 == least.fen()),
            Atom::Place(_) | Atom::Code(_) | Atom::Truth(_) | Atom::AnyOf(_) => None,
        });
        let (first, last) = *ranges.next()?;
        let middle = first.midpoint(last);
        let samples = [first, first.saturating_add(1), middle, middle.saturating_add(1), last];
        let mut lower = Vec::new();
        let mut upper = Vec::new();
        for grant in samples.into_iter().filter(|grant| *grant <= last).map(Yuan::from_fen) {
            let mut told = *pupil;
            told.student.grant = Some(grant);
            let (least, most) = self.answer(&self.spread(&told)).sums?;
            lower.push((grant, least));
            upper.push((grant, most));
        }
        Some((Bound::of(&lower)?, Bound::of(&upper)?))
    }

    fn answer(&self, spread: &Spread) -> Answer {
        answer_of(self.policy, self.chapter.benefit, self.stage, spread)
    }
}

/// For each arm of an atom the first that no condition of the rules tells apart from it.
pub(super) fn alike(chapter: &Chapter<'_>, atom: &Atom) -> Vec<usize> {
    let blank = Pupil::default();
    let marks = |told: &Pupil| {
        let facts = Facts::new(Set::all(), &told.household, &told.student);
        let mut marks = Vec::new();
        for in_force in chapter.rules() {
            marks.push(told.student.region.is_some_and(|at| in_force.rule.region.contains(at)));
            in_force.visit(&mut |condition| {
                marks.push(judge::<()>(condition, &facts).0 == Eligibility::Met);
            });
        }
        marks
    };
    let mut known: Vec<Vec<bool>> = Vec::new();
    let mut like = Vec::new();
    for (place, told) in atom.told(&blank).iter().enumerate() {
        let told_apart = match atom {
            Atom::Place(_) | Atom::Code(_) => marks(told),
            // Two arms, or ranges that were made to be apart.
            Atom::Truth(_) | Atom::AnyOf(_) | Atom::Grant(_) => Vec::new(),
        };
        let first = known.iter().position(|before| *before == told_apart);
        let first = first.filter(|_| matches!(atom, Atom::Place(_) | Atom::Code(_)));
        like.push(first.unwrap_or(place));
        known.push(told_apart);
    }
    like
}

/// The most that a grant can be: what an engine that divides floating numbers still halves exactly.
pub(super) const MOST_GRANT: u64 = 1 << 53;

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
                // the other states is the least.
                Amount::Yuan(sum) => begins.push(sum.fen()),
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

/// The questions that can matter for a pupil of whom only the stage is known.
pub(super) fn looked_at(chapter: &Chapter<'_>, stage: Stage) -> Set<Question> {
    let mut pupil = Pupil::default();
    pupil.student.stage = Some(stage);
    let facts = Facts::new(Set::EMPTY, &pupil.household, &pupil.student);
    explore(chapter, &facts).whole.questions
}

//! Grows the trees of what is known: every node has an arm for no answer, the first.

use std::collections::BTreeMap;

use aid::policy::{Benefit, Policy};
use aid::situation::Stage;
use aid::table::Tables;
use aid::vocabulary::Vocabulary;

use crate::answers::{Answer, answer_of};
use crate::facts::Pupil;
use crate::sql::Unwritable;
use crate::sql::atom::Atom;
use crate::sql::bound::Bound;
use crate::sql::grow::Soil;
use crate::sql::places::Places;
use crate::sql::tree::{Forest, NodeId};
use crate::sql::trees::Trees;

/// What a row with these answers gets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Leaf {
    /// The answer, of a pupil with the least grant of its range.
    pub(super) answer: Answer,
    /// The least and the most, for every grant of the range.
    pub(super) sums: Option<(Bound, Bound)>,
}

/// The trees of every benefit and stage, and the atoms that they ask for.
pub(super) struct KnownTrees {
    pub(super) forest: Forest<Leaf>,
    pub(super) atoms: Vec<Atom>,
    pub(super) roots: BTreeMap<(Benefit, Stage), NodeId>,
}

impl KnownTrees {
    /// The trees of the rules of one term.
    pub(super) fn of(tables: &Tables<'_>, places: &Places) -> Result<Self, Unwritable> {
        let (mut atoms, mut roots) = (Vec::new(), BTreeMap::new());
        let mut forest = Forest::default();
        for stage in Stage::ALL {
            let mut pupil = Pupil::default();
            pupil.student.stage = Some(*stage);
            for looked in tables.benefits(*stage) {
                let (benefit, policy) = (looked.chapter.benefit, tables.book.policy);
                let planted = Trees::planted(&mut atoms, looked, &pupil, places);
                let soil = Soil { looked, stage: *stage, atoms: planted };
                let growing = Growing { policy, benefit, stage: *stage, soil };
                let root = growing.grow(&mut forest, &pupil, 0)?;
                roots.insert((benefit, *stage), root);
            }
        }
        Ok(Self { forest, atoms, roots })
    }
}

/// Everything about the benefit that stays while its tree grows.
struct Growing<'a, 'p> {
    policy: &'p Policy,
    benefit: Benefit,
    stage: Stage,
    soil: Soil<'a, 'p>,
}

impl Growing<'_, '_> {
    /// The tree of a pupil of the stage whose answers to the atoms before `from` are settled.
    fn grow(
        &self,
        forest: &mut Forest<Leaf>,
        pupil: &Pupil,
        from: usize,
    ) -> Result<NodeId, Unwritable> {
        let spread = self.soil.spread(pupil);
        let mut rest = self.soil.atoms.iter().enumerate().skip(from);
        // An answer that cannot matter now cannot matter when more is known.
        let asked = rest.find(|(_, planted)| {
            planted.always || spread.questions.contains(planted.atom.question())
        });
        let Some((place, planted)) = asked else {
            let answer = answer_of(self.policy, self.benefit, self.stage, &spread);
            return Ok(forest.leaf(self.leaf(pupil, answer)?));
        };
        let next = place.saturating_add(1);
        let mut arms = vec![self.grow(forest, pupil, next)?];
        for (told, like) in planted.atom.told(pupil).iter().zip(&planted.like) {
            // The first arm is that of no answer.
            let known = arms.get(like.saturating_add(1)).copied();
            arms.push(known.map_or_else(|| self.grow(forest, told, next), Ok)?);
        }
        Ok(forest.ask(planted.number, arms))
    }

    fn leaf(&self, pupil: &Pupil, answer: Answer) -> Result<Leaf, Unwritable> {
        let Some((least, most)) = answer.sums else {
            return Ok(Leaf { answer, sums: None });
        };
        let constant = || Some((Bound::constant(least), Bound::constant(most)));
        let sums = match pupil.student.grant {
            None => constant(),
            Some(grant) => self.soil.of_grant(pupil, grant),
        };
        let sums = sums.ok_or(Unwritable { benefit: self.benefit, stage: self.stage })?;
        Ok(Leaf { answer, sums: Some(sums) })
    }
}

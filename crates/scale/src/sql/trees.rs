//! The decision trees of every benefit and stage of a term.

use std::collections::BTreeMap;

use aid::policy::Benefit;
use aid::rulebook::{Chapter, Rulebook};
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;

use super::Unwritable;
use super::atom::Atom;
use super::grow::{Leaf, Planted, Soil, alike, grant_ranges, looked_at};
use super::places::Places;
use super::tree::{Forest, NodeId};
use crate::facts::{Fact, Pupil, Sort};

/// Every tree, and the atoms that they ask for.
pub(super) struct Trees {
    pub(super) forest: Forest<Leaf>,
    pub(super) atoms: Vec<Atom>,
    pub(super) roots: BTreeMap<(Benefit, Stage), NodeId>,
}

impl Trees {
    /// The trees of the rules of one term.
    pub(super) fn of(book: &Rulebook<'_>, places: &Places) -> Result<Self, Unwritable> {
        let mut trees =
            Self { forest: Forest::default(), atoms: Vec::new(), roots: BTreeMap::new() };
        for stage in Stage::ALL {
            for chapter in book.chapters(*stage) {
                let atoms = trees.planted(chapter, *stage, places);
                let soil = Soil { policy: book.policy, chapter, stage: *stage, atoms };
                let mut pupil = Pupil::default();
                pupil.student.stage = Some(*stage);
                let root = soil.grow(&mut trees.forest, &pupil, 0)?;
                trees.roots.insert((chapter.benefit, *stage), root);
            }
        }
        Ok(trees)
    }

    /// The atoms that can matter to a benefit.
    fn planted(&mut self, chapter: &Chapter<'_>, stage: Stage, places: &Places) -> Vec<Planted> {
        let questions = looked_at(chapter, stage);
        let mut atoms = vec![Atom::Place(places.groups.clone())];
        for fact in Fact::all() {
            match (fact, fact.sort()) {
                (Fact::Stage | Fact::Hardship(_), _) | (_, Sort::Region | Sort::Fen) => {}
                (_, Sort::Code) => atoms.push(Atom::Code(fact)),
                (_, Sort::Truth) => atoms.push(Atom::Truth(fact)),
            }
        }
        atoms.extend(chapter.classes.iter().copied().map(Atom::AnyOf));
        atoms.push(Atom::Grant(grant_ranges(chapter)));
        let mut planted = Vec::new();
        for atom in atoms.into_iter().filter(|atom| questions.contains(atom.question())) {
            let number = self.number(&atom);
            let like = alike(chapter, &atom);
            planted.push(Planted { number, atom, like });
        }
        planted
    }

    fn number(&mut self, atom: &Atom) -> usize {
        if let Some(number) = self.atoms.iter().position(|known| known == atom) {
            return number;
        }
        self.atoms.push(atom.clone());
        self.atoms.len().saturating_sub(1)
    }
}

//! The decision trees of every benefit and stage of a term.

use std::collections::BTreeMap;

use aid::eligibility::Facts;
use aid::policy::Benefit;
use aid::rulebook::Chapter;
use aid::situation::{Question, Stage};
use aid::table::{Looked, Tables};
use aid::vocabulary::{Set, Vocabulary};

use super::Unwritable;
use super::atom::Atom;
use super::figures::Tree;
use super::grow::{Planted, Soil, alike, grant_ranges};
use super::places::Places;
use super::tree::Forest;
use crate::facts::{Fact, Pupil, Sort};

/// Every tree, and the atoms that they ask for.
pub(super) struct Trees {
    pub(super) atoms: Vec<Atom>,
    pub(super) of: BTreeMap<(Benefit, Stage), Tree>,
}

impl Trees {
    /// The trees of the rules of one term.
    pub(super) fn of(tables: &Tables<'_>, places: &Places) -> Result<Self, Unwritable> {
        let mut trees = Self { atoms: Vec::new(), of: BTreeMap::new() };
        for stage in Stage::ALL {
            let mut pupil = Pupil::default();
            pupil.student.stage = Some(*stage);
            for looked in tables.benefits(*stage) {
                let atoms = Self::planted(&mut trees.atoms, looked, &pupil, places);
                let soil = Soil { looked, stage: *stage, atoms };
                let mut forest = Forest::default();
                let root = soil.grow(&mut forest, &pupil, 0)?;
                trees.of.insert((looked.chapter.benefit, *stage), Tree { forest, root });
            }
        }
        Ok(trees)
    }

    /// The atoms that can matter to a benefit, for a pupil of whom only the stage is known.
    pub(super) fn planted(
        known: &mut Vec<Atom>,
        looked: Looked<'_, '_>,
        pupil: &Pupil,
        places: &Places,
    ) -> Vec<Planted> {
        let stage = pupil.student.stage.unwrap_or(Stage::Other);
        let mut pupils = vec![*pupil];
        let mut planted = Vec::new();
        for atom in atoms(looked.chapter, places) {
            let like = alike(looked.chapter, &atom);
            let arms = atom.open_arms(stage, places);
            let closed = (0..like.len()).any(|arm| !arms.contains(&arm));
            let matters = like.iter().any(|first| Some(first) != like.first());
            let always = closed && matters && !matches!(atom, Atom::Grant(_));
            if always {
                pupils = pupils.iter().flat_map(|pupil| atom.told(pupil)).collect();
            }
            planted.push(Planted { number: 0, atom, always, like });
        }
        let open = pupils.iter().map(|pupil| questions(looked, pupil));
        let open = open.fold(questions(looked, pupil), Set::union);
        planted.retain(|planted| planted.always || open.contains(planted.atom.question()));
        for Planted { number, atom, .. } in &mut planted {
            *number = known.iter().position(|other| other == atom).unwrap_or_else(|| {
                known.push(atom.clone());
                known.len().saturating_sub(1)
            });
        }
        planted
    }
}

/// Every atom that a rule could ask for.
fn atoms(chapter: &Chapter<'_>, places: &Places) -> Vec<Atom> {
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
    atoms
}

/// The answers that can still change something for a pupil.
fn questions(looked: Looked<'_, '_>, pupil: &Pupil) -> Set<Question> {
    let facts = Facts::new(Set::EMPTY, &pupil.household, &pupil.student);
    looked.explore(&facts).whole.questions
}

//! The answers of rows without an engine: a million of them a second on each core.
//!
//! Trees over the atoms of the SELECT. Where the SELECT asks which outcomes of complete rows are
//! still possible, a node here has an arm for what is not answered too, and each leaf is what the
//! core says of a pupil with these answers and no others.

mod known;

use std::collections::BTreeMap;

use aid::date::{Period, Term};
use aid::money::Yuan;
use aid::policy::{Benefit, Policy};
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::Stage;
use aid::table::Tables;
use aid::vocabulary::Vocabulary;

use super::Unwritable;
use super::atom::Atom;
use super::bound::Bound;
use super::places::Places;
use super::tree::{Forest, Node, NodeId};
use crate::answers::{Answer, OF_NO_RULE, of_no_stage, verdict_code, waits_for_number};
use crate::facts::{Fact, Row, bits};
use known::{KnownTrees, Leaf};

/// The number of a set of figures.
pub type FiguresId = u16;

/// So many benefits each row is answered about.
pub const BENEFITS: usize = Benefit::ALL.len();

/// The figures of one benefit for rows that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The code of the verdict.
    pub verdict: u8,
    sums: Option<(Bound, Bound)>,
    /// The sum of the powers of what it waits for.
    pub waits_for: u64,
}

impl Figures {
    /// The least and the most for a row with this grant; none where no sum is stated.
    pub fn sums(&self, grant: Option<Yuan>) -> Option<(Yuan, Yuan)> {
        let grant = grant.unwrap_or(Yuan::ZERO);
        self.sums.map(|(least, most)| (least.sum(grant), most.sum(grant)))
    }

    /// Whether the sums are the same for every grant.
    pub fn is_fixed(&self) -> bool {
        self.sums.is_none_or(|(least, most)| least.is_constant() && most.is_constant())
    }
}

/// What a node asks a row for: its answer is an arm from 1, or nought where the row has none.
#[derive(Clone, Debug)]
enum Asked {
    Code(usize),
    AnyOf(u32),
    Place,
    Grant(Vec<(u64, u64)>),
}

/// One node: figures, or a question and where its answers lead.
#[derive(Clone, Copy, Debug)]
enum Step {
    Figures(FiguresId),
    Ask { asked: usize, first: usize },
}

/// The trees of the rules of one term, flat.
#[derive(Debug)]
pub struct Decisions {
    steps: Vec<Step>,
    /// Behind the first arm of a node the others: where no answer leads, then where each does.
    arms: Vec<usize>,
    asked: Vec<Asked>,
    figures: Vec<Figures>,
    /// By the code of the stage, nought where it is not known.
    roots: Vec<[usize; BENEFITS]>,
    places: Places,
    /// The known regions and the arms of their groups.
    known: BTreeMap<RegionCode, u8>,
    stage: usize,
}

impl Decisions {
    /// The decisions by the rules of a term.
    ///
    /// # Errors
    /// The sums of a benefit depend on the grant in a way that has no words.
    pub fn of(policy: &Policy, term: Term) -> Result<Self, Unwritable> {
        let tables = Tables::new(Rulebook::new(policy, Period::Term(term)));
        let places = Places::of(&tables.book);
        let trees = KnownTrees::of(&tables, &places)?;
        let known = RegionCode::known();
        let known = known.map(|(region, _)| (region, arm(places.group_of(region)))).collect();
        let stage = Fact::all().position(|fact| fact == Fact::Stage).unwrap_or(0);
        let mut decisions = Self {
            steps: Vec::new(),
            arms: Vec::new(),
            asked: trees.atoms.iter().map(asked).collect(),
            figures: Vec::new(),
            roots: Vec::new(),
            places,
            known,
            stage,
        };
        let fixed = |answer: Answer| Leaf { answer, sums: None };
        let unknown = decisions.leaf(&fixed(of_no_stage(&tables.book)));
        let unruled = decisions.leaf(&fixed(OF_NO_RULE));
        decisions.roots.push([unknown; BENEFITS]);
        let mut done = BTreeMap::new();
        for stage in Stage::ALL {
            let mut roots = [unruled; BENEFITS];
            for (root, benefit) in roots.iter_mut().zip(Benefit::ALL) {
                if let Some(tree) = trees.roots.get(&(*benefit, *stage)) {
                    *root = decisions.flatten(&trees.forest, *tree, &mut done).unwrap_or(unruled);
                }
            }
            decisions.roots.push(roots);
        }
        Ok(decisions)
    }

    /// The number of a row's figures for each benefit, in the order of [`Benefit::ALL`].
    pub fn decide(&self, row: &Row) -> [FiguresId; BENEFITS] {
        let stage = usize::from(row.code(self.stage));
        let place = row.region().map_or(0, |region| self.place(region));
        let roots = self.roots.get(stage).or_else(|| self.roots.first());
        let mut decided = [0; BENEFITS];
        for (figures, root) in decided.iter_mut().zip(roots.into_iter().flatten()) {
            *figures = self.walk(*root, row, place);
        }
        decided
    }

    /// All figures that rows can have, by their numbers.
    pub fn figures(&self) -> &[Figures] {
        &self.figures
    }

    fn walk(&self, root: usize, row: &Row, place: u8) -> FiguresId {
        let mut at = root;
        // A tree has an end.
        loop {
            match self.steps.get(at) {
                Some(Step::Ask { asked, first }) => {
                    let arm = self.asked.get(*asked).map_or(0, |asked| asked.arm(row, place));
                    let to = first.saturating_add(usize::from(arm));
                    let unknown = || self.arms.get(*first).copied().unwrap_or(usize::MAX);
                    at = self.arms.get(to).copied().unwrap_or_else(unknown);
                }
                Some(Step::Figures(figures)) => return *figures,
                None => return 0,
            }
        }
    }

    fn place(&self, region: RegionCode) -> u8 {
        let known = self.known.get(&region).copied();
        known.unwrap_or_else(|| arm(self.places.group_of(region)))
    }

    fn leaf(&mut self, leaf: &Leaf) -> usize {
        let figures = Figures {
            verdict: verdict_code(leaf.answer.verdict),
            sums: leaf.sums,
            waits_for: waits_for_number(leaf.answer.waits_for),
        };
        let place = self.figures.iter().position(|known| *known == figures);
        let place = place.unwrap_or_else(|| {
            self.figures.push(figures);
            self.figures.len().saturating_sub(1)
        });
        self.step(Step::Figures(FiguresId::try_from(place).unwrap_or(FiguresId::MAX)))
    }

    fn step(&mut self, step: Step) -> usize {
        self.steps.push(step);
        self.steps.len().saturating_sub(1)
    }

    fn flatten(
        &mut self,
        forest: &Forest<Leaf>,
        node: NodeId,
        done: &mut BTreeMap<NodeId, usize>,
    ) -> Option<usize> {
        if let Some(known) = done.get(&node) {
            return Some(*known);
        }
        let flat = match forest.node(node)? {
            Node::Leaf(leaf) => self.leaf(leaf),
            Node::Ask(atom, arms) => {
                let mut led = Vec::new();
                for arm in arms {
                    led.push(self.flatten(forest, *arm, done)?);
                }
                let first = self.arms.len();
                self.arms.extend(led);
                self.step(Step::Ask { asked: *atom, first })
            }
        };
        done.insert(node, flat);
        Some(flat)
    }
}

impl Asked {
    #[inline]
    fn arm(&self, row: &Row, place: u8) -> u8 {
        match self {
            Self::Code(slot) => row.code(*slot),
            Self::AnyOf(bits) => row.any_of(*bits),
            Self::Place => place,
            Self::Grant(ranges) => {
                let within = |grant: Yuan| {
                    ranges.iter().position(|(first, last)| (*first..=*last).contains(&grant.fen()))
                };
                row.grant().and_then(within).map_or(0, arm)
            }
        }
    }
}

/// How the answer to an atom is found in a row.
fn asked(atom: &Atom) -> Asked {
    match atom {
        Atom::Place(_) => Asked::Place,
        Atom::Code(fact) | Atom::Truth(fact) => {
            Asked::Code(Fact::all().position(|other| other == *fact).unwrap_or(usize::MAX))
        }
        Atom::AnyOf(categories) => Asked::AnyOf(bits(*categories)),
        Atom::Grant(ranges) => Asked::Grant(ranges.clone()),
    }
}

/// The arm at a place, from 1.
fn arm(place: usize) -> u8 {
    u8::try_from(place.saturating_add(1)).unwrap_or(0)
}

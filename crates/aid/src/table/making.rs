//! Makes a table: every complete set of answers is judged once; what is left open by a missing
//! answer is told by how the outcomes differ.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::diagram::{Diagram, Part, Split};
use super::{Arm, Node, Table};
use crate::eligibility::Facts;
use crate::entitlement::Spread;
use crate::policy::Per;
use crate::rulebook::Chapter;
use crate::situation::{Question, Stage};
use crate::space::{Spreads, explore, settle};
use crate::vocabulary::Set;

/// A table in the making.
pub(super) struct Making<'c, 'p> {
    chapter: &'c Chapter<'p>,
    stage: Stage,
    /// What the rules of the chapter look at, in the order in which it is asked.
    variables: Vec<Asked>,
    outcomes: Diagram<Spreads>,
    supports: BTreeMap<Part, u64>,
    scopes: [Scope; 3],
    joined: BTreeMap<Part, Spreads>,
    arms: BTreeMap<(Part, usize), Arm>,
    found: BTreeMap<Spreads, Arm>,
    nodes: BTreeMap<(usize, Vec<Arm>), Arm>,
    table: Table,
}

/// What a child gets in one scope, the whole period or one of its terms, and nothing else.
#[derive(Default)]
struct Scope {
    diagram: Diagram<Option<Spread>>,
    of: BTreeMap<Part, Part>,
    supports: BTreeMap<Part, u64>,
}

impl<'c, 'p> Making<'c, 'p> {
    pub fn new(chapter: &'c Chapter<'p>, stage: Stage, table: Table) -> Self {
        Self {
            chapter,
            stage,
            variables: Asked::all(chapter),
            outcomes: Diagram::default(),
            supports: BTreeMap::new(),
            scopes: Default::default(),
            joined: BTreeMap::new(),
            arms: BTreeMap::new(),
            found: BTreeMap::new(),
            nodes: BTreeMap::new(),
            table,
        }
    }

    /// The table, if it is not too large for one.
    pub fn finish(mut self) -> Option<Table> {
        let all = self.judged(&Facts::of_stage(self.stage));
        let mut root = self.arm(all, 0)?;
        if self.chapter.questions().contains(Question::Grant) {
            root = self.asking(Asked::Grant, &[root])?;
        }
        Some(Table { root, ..self.table })
    }

    /// The outcomes of all complete answers. What the judgement waits for first is asked first:
    /// what cannot matter is never tried.
    fn judged(&mut self, facts: &Facts) -> Part {
        let question = match settle(self.chapter, facts) {
            Ok(spreads) => return self.outcomes.end(spreads),
            Err(question) => question,
        };
        let open =
            |asked: &Asked| asked.question() == question && asked.is_open(self.chapter, facts);
        let Some(next) = self.variables.iter().position(open) else {
            let spreads = explore(self.chapter, facts);
            return self.outcomes.end(spreads);
        };
        let Some(asked) = self.variables.get(next).copied() else { return Part::Never };
        let answers = 0..asked.complete(self.chapter);
        let given = answers.map(|answer| asked.given(self.chapter, *facts, answer));
        let parts = given.map(|facts| self.judged(&facts)).collect();
        self.outcomes.choose(next, parts)
    }

    /// Where answers lead that leave these outcomes, by the questions from one on.
    fn arm(&mut self, part: Part, from: usize) -> Option<Arm> {
        let support = self.outcomes.support(part, &mut self.supports);
        let Some(next) = (from..self.variables.len()).find(|next| support & (1 << next) != 0)
        else {
            let spreads = self.spreads(part);
            return self.end(spreads);
        };
        if let Some(known) = self.arms.get(&(part, next)) {
            return Some(*known);
        }
        let asked = *self.variables.get(next)?;
        let after = next.saturating_add(1);
        let mut arms = Vec::new();
        for answers in asked.states(self.chapter, self.stage) {
            let left = self.outcomes.limited(part, next, answers);
            arms.push(self.arm(left, after)?);
        }
        let arm = self.node(asked, next, arms)?;
        self.arms.insert((part, next), arm);
        Some(arm)
    }

    fn end(&mut self, spreads: Spreads) -> Option<Arm> {
        if let Some(arm) = self.found.get(&spreads) {
            return Some(*arm);
        }
        let arm = Arm::Found(u16::try_from(self.table.spreads.len()).ok()?);
        self.table.spreads.push(spreads);
        self.found.insert(spreads, arm);
        Some(arm)
    }

    /// A question whose answers all lead to one place is not asked.
    fn node(&mut self, asked: Asked, variable: usize, arms: Vec<Arm>) -> Option<Arm> {
        let (first, rest) = arms.split_first()?;
        if rest.iter().all(|arm| arm == first) {
            return Some(*first);
        }
        let key = (variable, arms);
        if let Some(arm) = self.nodes.get(&key) {
            return Some(*arm);
        }
        let arm = self.asking(asked, &key.1)?;
        self.nodes.insert(key, arm);
        Some(arm)
    }

    /// One node more.
    fn asking(&mut self, asked: Asked, arms: &[Arm]) -> Option<Arm> {
        let arm = Arm::Node(u16::try_from(self.table.nodes.len()).ok()?);
        let first = u32::try_from(self.table.arms.len()).ok()?;
        self.table.nodes.push(Node { asked, first });
        self.table.arms.extend(arms);
        Some(arm)
    }

    /// What is certain and possible over all these outcomes, and the questions that tell them
    /// apart.
    fn spreads(&mut self, part: Part) -> Spreads {
        let joined = self.join(part);
        let [whole, first, second] = [0, 1, 2].map(|scope| self.open(part, scope));
        let of_terms = first.union(second);
        // Where a term of a school year is told apart, so is the year.
        let years = self.chapter.per == Per::SchoolYear;
        let whole = if years { whole.union(of_terms) } else { whole };
        let with =
            |spread: Spread, open| Spread { questions: spread.questions.union(open), ..spread };
        Spreads {
            whole: with(joined.whole, whole),
            first: with(joined.first, first),
            second: joined.second.map(|spread| with(spread, second)),
        }
    }

    fn join(&mut self, part: Part) -> Spreads {
        if let Some(value) = self.outcomes.value(part) {
            return *value;
        }
        if let Some(joined) = self.joined.get(&part) {
            return *joined;
        }
        let Some(Split { parts, .. }) = self.outcomes.question(part).cloned() else {
            return Spreads::default();
        };
        let reached = parts.into_iter().filter(|part| *part != Part::Never);
        let joined = reached.map(|part| self.join(part)).reduce(Spreads::or).unwrap_or_default();
        self.joined.insert(part, joined);
        joined
    }

    /// The questions that tell the outcomes apart in a scope.
    fn open(&mut self, part: Part, scope: usize) -> Set<Question> {
        let Some(of_scope) = self.scopes.get_mut(scope) else { return Set::EMPTY };
        let bare = of_scope.bare(&self.outcomes, part, scope);
        let support = of_scope.diagram.support(bare, &mut of_scope.supports);
        let asked = self.variables.iter().enumerate();
        let asked = asked.filter(|(variable, _)| support & (1 << variable) != 0);
        asked.map(|(_, asked)| asked.question()).collect()
    }
}

impl Scope {
    /// The same function with what a child gets alone.
    fn bare(&mut self, outcomes: &Diagram<Spreads>, part: Part, scope: usize) -> Part {
        if let Some(known) = self.of.get(&part) {
            return *known;
        }
        let bare = if let Some(spreads) = outcomes.value(part) {
            self.diagram.end(spreads.scope(scope).map(Spread::gets))
        } else if let Some(Split { variable, parts }) = outcomes.question(part) {
            let parts = parts.iter().map(|part| self.bare(outcomes, *part, scope)).collect();
            self.diagram.split(*variable, parts)
        } else {
            Part::Never
        };
        self.of.insert(part, bare);
        bare
    }
}

//! The four figures of a benefit for the rows of one stage.

use std::collections::BTreeSet;

use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::situation::Question;

use super::bound::Bound;
use super::formula::{Formula, possible};
use super::grow::Outcome;
use super::literals::OfStage;
use super::tree::{Forest, NodeId};
use crate::answers::{Figure, power, verdict_code};

/// Where no sum is stated: a NULL of the column's own type, which every engine takes anywhere.
pub(super) const NO_SUM: &str = "CAST(NULL AS BIGINT)";

/// What can still come of a row.
pub(super) struct Possible<'a> {
    pub(super) literals: OfStage<'a>,
    pub(super) tree: &'a Tree,
    /// Whether documents state sums of the benefit for the stage.
    pub(super) states_sums: bool,
}

/// The outcomes of one benefit and stage.
pub(super) struct Tree {
    pub(super) forest: Forest<Outcome>,
    pub(super) root: NodeId,
}

impl Possible<'_> {
    /// The expression of a figure.
    pub(super) fn figure(&self, figure: Figure) -> String {
        match figure {
            Figure::Verdict => self.verdict(),
            Figure::Least => self.sum(|outcome| outcome.least, false),
            Figure::Most => self.sum(|outcome| outcome.most, true),
            Figure::WaitsFor => self.waits_for(),
        }
    }

    /// Whether an outcome of these is possible.
    fn can(&self, is: impl Fn(&Outcome) -> bool) -> Formula {
        let mut forest = Forest::default();
        let root = self.tree.forest.projected(self.tree.root, &mut forest, &is);
        let root = forest.shorter(root);
        possible(&forest, root, &self.literals)
    }

    fn outcomes(&self) -> BTreeSet<Outcome> {
        self.tree.forest.leaves(self.tree.root)
    }

    /// Where one outcome alone is possible, its verdict.
    fn verdict(&self) -> String {
        let bare: BTreeSet<Outcome> = self.outcomes().iter().map(Outcome::bare).collect();
        let mut arms = Vec::new();
        for alone in &bare {
            let others = self.can(|outcome| outcome.bare() != *alone);
            let verdict = if alone.entitled() {
                verdict_code(alone.verdict).to_string()
            } else {
                let of_none = verdict_code(Verdict::NoRule).to_string();
                let refuted = verdict_code(Verdict::NotEntitled).to_string();
                chain(vec![(self.can(|outcome| outcome.ruled), refuted)], of_none)
            };
            arms.push((not(&others), verdict));
        }
        chain(arms, verdict_code(Verdict::Depends).to_string())
    }

    /// The least or the most that is possible.
    fn sum(&self, bound: impl Fn(&Outcome) -> Bound, greatest: bool) -> String {
        if !self.states_sums {
            return NO_SUM.to_owned();
        }
        let outcomes = self.outcomes();
        let mut bounds: Vec<Bound> = outcomes.iter().map(&bound).collect();
        bounds.sort();
        bounds.dedup();
        if greatest {
            bounds.reverse();
        }
        let last = bounds.pop().unwrap_or(Bound::constant(Yuan::ZERO)).sql();
        let of = |wanted: Bound| (self.can(|outcome| bound(outcome) == wanted), wanted.sql());
        let sum = chain(bounds.into_iter().map(of).collect(), last);
        let ruled = self.can(|outcome| outcome.ruled);
        if outcomes.iter().any(|outcome| outcome.entitled() && !outcome.stated) {
            let stated = self.can(|outcome| outcome.stated);
            let entitled = self.can(Outcome::entitled);
            let none = NO_SUM.to_owned();
            let arms = vec![(stated, sum), (entitled, none.clone()), (ruled, "0".to_owned())];
            chain(arms, none)
        } else {
            chain(vec![(ruled, sum)], NO_SUM.to_owned())
        }
    }

    /// The sum of the powers of the answers that can still change something.
    fn waits_for(&self) -> String {
        let mut bare = Forest::default();
        let root = self.tree.forest.projected(self.tree.root, &mut bare, &Outcome::bare);
        let mut waits: Vec<(Question, Vec<Formula>)> = Vec::new();
        for (atom, _) in bare.atoms(root) {
            let Some(asked) = self.literals.atoms.get(atom) else { continue };
            let arms = self.literals.open_arms(asked);
            let mut apart = Forest::default();
            let matters = bare.apart(root, atom, &arms, &mut apart);
            let matters = apart.shorter(matters);
            let matters = possible(&apart, matters, &self.literals);
            let waiting = Formula::all([self.literals.is_open(atom), matters]);
            match waits.iter_mut().find(|(question, _)| *question == asked.question()) {
                Some((_, formulas)) => formulas.push(waiting),
                None => waits.push((asked.question(), vec![waiting])),
            }
        }
        waits.push((Question::Grant, vec![self.can(|outcome| outcome.asks)]));
        let terms = waits.into_iter().filter_map(|(question, formulas)| {
            let number = power(question).to_string();
            match Formula::any(formulas) {
                Formula::Never => None,
                formula => Some(chain(vec![(formula, number)], "0".to_owned())),
            }
        });
        let terms: Vec<String> = terms.collect();
        if terms.is_empty() { "0".to_owned() } else { terms.join("\n  + ") }
    }
}

fn not(formula: &Formula) -> Formula {
    match formula {
        Formula::Never => Formula::Always,
        Formula::Always => Formula::Never,
        Formula::Words(_) | Formula::All(_) | Formula::Any(_) => {
            Formula::Words(format!("NOT ({})", formula.sql()))
        }
    }
}

/// A CASE; arms that no row can be in are left out, and what comes after one that every row is in.
pub(super) fn chain(arms: Vec<(Formula, String)>, other: String) -> String {
    let mut written = String::new();
    let mut other = other;
    let mut joined: Vec<(Formula, String)> = Vec::new();
    for (formula, value) in arms.into_iter().filter(|(formula, _)| *formula != Formula::Never) {
        match joined.pop() {
            Some((before, same)) if same == value => {
                joined.push((Formula::any([before, formula]), value));
            }
            before => {
                joined.extend(before);
                joined.push((formula, value));
            }
        }
    }
    for (formula, value) in joined {
        match formula {
            Formula::Never => {}
            Formula::Always => {
                other = value;
                break;
            }
            Formula::Words(_) | Formula::All(_) | Formula::Any(_) => {
                written.push_str("\n  WHEN ");
                written.push_str(&formula.sql());
                written.push_str(" THEN ");
                written.push_str(&value);
            }
        }
    }
    if written.is_empty() { other } else { format!("CASE{written}\n  ELSE {other} END") }
}

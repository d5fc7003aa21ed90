//! What can be wrong with rules, and the child that shows it.

use super::walk::Case;
use crate::date::Term;
use crate::eligibility::Facts;
use crate::entitlement::{Outcome, Stated};
use crate::policy::{Benefit, Citation, Exception, Poorer, Relation, Rule, Version};
use crate::situation::Stage;

/// What is wrong with the rules.
#[derive(Clone, Copy, Debug)]
pub enum Flaw<'p> {
    /// A child meets the conditions of a version and no row of its table fits: what it is owed is
    /// not said.
    Undefined {
        /// The rule.
        rule: &'p Rule,
        /// Its version.
        version: &'p Version,
    },
    /// Two rules of one benefit pay one child.
    TwoWinners {
        /// Both.
        rules: [&'p Rule; 2],
    },
    /// A benefit had a rule, has none, and has one again.
    Gap {
        /// The benefit.
        benefit: Benefit,
        /// The stage.
        stage: Stage,
        /// The rule that no longer holds.
        rule: &'p Rule,
        /// The first term in which there is a rule again.
        until: Term,
    },
    /// A share is paid of a rule that is not in force.
    BaseMissing {
        /// The rule that pays the share.
        rule: &'p Rule,
        /// Its version.
        version: &'p Version,
    },
    /// A version, or a row of its table, that pays no child in any situation.
    Unreachable {
        /// The rule.
        rule: &'p Rule,
        /// Its version.
        version: &'p Version,
        /// The row, counted from nought; absent where the whole version pays nobody.
        row: Option<usize>,
    },
    /// A rule that, over those it names, leads back to itself.
    Cycle {
        /// The rule.
        rule: &'p Rule,
    },
    /// A child that is ranked as poorer gets less.
    Drop {
        /// The rule that pays the child that is not.
        rule: &'p Rule,
        /// What ranks it as poorer.
        poorer: Poorer,
    },
    /// Two rules pay one child, and one of them says that it excludes the other.
    Together {
        /// The one that says so, and the other.
        rules: [&'p Rule; 2],
    },
}

/// A flaw that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'p> {
    /// What it is.
    pub flaw: Flaw<'p>,
    /// One child that shows it; absent where it is not about a child.
    pub example: Option<Example>,
    /// Where the rules themselves declare it, and on which ground.
    pub declared: Option<Ground<'p>>,
}

/// On which ground the rules declare what would be a flaw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground<'p> {
    /// The rule declares it, with its source.
    Exception(&'p Exception),
    /// The rule's own end is a version, with its source.
    End(&'p Version),
    /// What excludes the other is competed for, lent or paid back for some years: the student may
    /// try for either, and gets one.
    Choice(&'p Relation),
}

/// A child in a term, and what it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The term.
    pub term: Term,
    /// What is known of the child; what is not known does not matter.
    pub facts: Facts,
    /// What it gets.
    pub outcome: Outcome,
    /// What it gets where it is ranked as poorer.
    pub poorer: Option<Outcome>,
}

impl Flaw<'_> {
    /// The rule in whose file it is to be mended.
    pub fn rule(&self) -> &Rule {
        match self {
            Self::Undefined { rule, .. }
            | Self::Gap { rule, .. }
            | Self::BaseMissing { rule, .. }
            | Self::Unreachable { rule, .. }
            | Self::Cycle { rule }
            | Self::Drop { rule, .. } => rule,
            Self::TwoWinners { rules: [first, _] } | Self::Together { rules: [first, _] } => first,
        }
    }
}

/// Two flaws are one if they are of one kind and in one place.
impl PartialEq for Flaw<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Undefined { rule, version },
                Self::Undefined { rule: other, version: their },
            )
            | (
                Self::BaseMissing { rule, version },
                Self::BaseMissing { rule: other, version: their },
            ) => rule.id == other.id && version.from == their.from,
            (
                Self::Unreachable { rule, version, row },
                Self::Unreachable { rule: other, version: their, row: place },
            ) => rule.id == other.id && version.from == their.from && row == place,
            (Self::TwoWinners { rules }, Self::TwoWinners { rules: others })
            | (Self::Together { rules }, Self::Together { rules: others }) => {
                rules.iter().zip(others).all(|(rule, other)| rule.id == other.id)
            }
            (
                Self::Gap { benefit, stage, rule, until },
                Self::Gap { benefit: other, stage: level, rule: ended, until: again },
            ) => (benefit, stage, &rule.id, until) == (other, level, &ended.id, again),
            (Self::Cycle { rule }, Self::Cycle { rule: other }) => rule.id == other.id,
            (Self::Drop { rule, poorer }, Self::Drop { rule: other, poorer: fact }) => {
                rule.id == other.id && poorer == fact
            }
            (
                Self::Undefined { .. }
                | Self::BaseMissing { .. }
                | Self::Unreachable { .. }
                | Self::TwoWinners { .. }
                | Self::Together { .. }
                | Self::Gap { .. }
                | Self::Cycle { .. }
                | Self::Drop { .. },
                _,
            ) => false,
        }
    }
}

impl Eq for Flaw<'_> {}

impl Ground<'_> {
    /// Where it is written.
    pub fn cites(&self) -> &[Citation] {
        match self {
            Self::Exception(exception) => &exception.cites,
            Self::End(version) => &version.cites,
            Self::Choice(relation) => &relation.cites,
        }
    }

    /// How we read it.
    pub fn reading(&self) -> &str {
        match self {
            Self::Exception(exception) => &exception.reading,
            Self::End(version) => &version.reading,
            Self::Choice(relation) => &relation.reading,
        }
    }
}

impl Found<'_> {
    /// Adds a flaw, unless it was found before.
    pub(super) fn add(self, found: &mut Vec<Self>) {
        if found.iter().all(|before| before.flaw != self.flaw) {
            found.push(self);
        }
    }
}

/// What is wrong with one case alone.
pub(super) fn look<'p>(term: Term, case: &Case<'_, 'p>, found: &mut Vec<Found<'p>>) {
    let mut paying: Option<&'p Rule> = None;
    for (in_force, account) in case.met {
        let (rule, version) = (in_force.rule, in_force.version);
        let mut add = |flaw| {
            let outcome = account.outcome(term.season);
            let example = Example { term, facts: case.facts, outcome, poorer: None };
            Found { flaw, example: Some(example), declared: None }.add(found);
        };
        if in_force.base.is_none() && in_force.is_share() {
            add(Flaw::BaseMissing { rule, version });
        }
        if account.stated == Stated::Nothing {
            add(Flaw::Undefined { rule, version });
        } else if let Some(first) = paying {
            add(Flaw::TwoWinners { rules: [first, rule] });
        } else {
            paying = Some(rule);
        }
    }
}

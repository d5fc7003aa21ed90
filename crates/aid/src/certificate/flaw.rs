//! What can be wrong with rules, and the child that shows it.

use std::collections::BTreeSet;

use super::walk::Case;
use crate::date::{Date, Term};
use crate::eligibility::Facts;
use crate::entitlement::{Outcome, RuleRow, Stated};
use crate::policy::{Benefit, Citation, Exception, Poorer, Relation, Rule, RuleId, Version};
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
    Unreachable(RuleRow<'p>),
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
            | Self::Unreachable(RuleRow { rule, .. })
            | Self::Cycle { rule }
            | Self::Drop { rule, .. } => rule,
            Self::TwoWinners { rules: [first, _] } | Self::Together { rules: [first, _] } => first,
        }
    }
}

/// What makes two flaws one: the kind, and the place in the rules.
type Key<'p> = (
    u8,
    [Option<&'p RuleId>; 2],
    Option<(Date, Option<usize>)>,
    Option<(Benefit, Stage, Term)>,
    Option<Poorer>,
);

impl<'p> Flaw<'p> {
    fn key(&self) -> Key<'p> {
        let of = |kind, rule: &'p Rule| (kind, [Some(&rule.id), None], None, None, None);
        let both = |kind, [rule, other]: [&'p Rule; 2]| {
            (kind, [Some(&rule.id), Some(&other.id)], None, None, None)
        };
        let at = |kind, rule, version: &Version, row| {
            let (kind, rules, ..) = of(kind, rule);
            (kind, rules, Some((version.from, row)), None, None)
        };
        match *self {
            Self::Undefined { rule, version } => at(0, rule, version, None),
            Self::TwoWinners { rules } => both(1, rules),
            Self::Gap { benefit, stage, rule, until } => {
                let (kind, rules, ..) = of(2, rule);
                (kind, rules, None, Some((benefit, stage, until)), None)
            }
            Self::BaseMissing { rule, version } => at(3, rule, version, None),
            Self::Unreachable(RuleRow { rule, version, row }) => at(4, rule, version, row),
            Self::Cycle { rule } => of(5, rule),
            Self::Drop { rule, poorer } => {
                let (kind, rules, ..) = of(6, rule);
                (kind, rules, None, None, Some(poorer))
            }
            Self::Together { rules } => both(7, rules),
        }
    }
}

/// Two flaws are one if they are of one kind and in one place.
impl PartialEq for Flaw<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
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

/// What was found so far, in the order in which it was, each flaw once.
#[derive(Debug, Default)]
pub(super) struct Flaws<'p> {
    found: Vec<Found<'p>>,
    known: BTreeSet<Key<'p>>,
}

impl<'p> Flaws<'p> {
    /// Adds a flaw, with what shows it, unless it was found before.
    pub fn add(&mut self, flaw: Flaw<'p>, shown: impl FnOnce() -> Shown<'p>) {
        if self.known.insert(flaw.key()) {
            let (example, declared) = shown();
            self.found.push(Found { flaw, example, declared });
        }
    }

    /// What is wrong first, then what is declared.
    pub fn finish(mut self) -> Vec<Found<'p>> {
        self.found.sort_by_key(|found| found.declared.is_some());
        self.found
    }
}

/// A child that shows a flaw, and where the rules declare it.
type Shown<'p> = (Option<Example>, Option<Ground<'p>>);

/// What is wrong with one case alone.
pub(super) fn look<'p>(term: Term, case: &Case<'_, 'p>, flaws: &mut Flaws<'p>) {
    let mut paying: Option<&'p Rule> = None;
    for (in_force, account) in case.met {
        let (rule, version) = (in_force.rule, in_force.version);
        let mut add = |flaw| {
            flaws.add(flaw, || {
                let outcome = account.outcome(term.season);
                (Some(Example { term, facts: case.facts, outcome, poorer: None }), None)
            });
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

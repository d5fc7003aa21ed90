//! Two rules that pay one child though one of them excludes the other.

use std::collections::{BTreeMap, BTreeSet};

use super::flaw::{Example, Flaw, Flaws, Ground};
use super::walk::{facts_of, settled};
use crate::eligibility::Facts;
use crate::entitlement::{Account, Stated};
use crate::policy::{Benefit, Kind, Rule, RuleId};
use crate::rulebook::{Chapter, TermRules};
use crate::situation::Stage;
use crate::space::{changed, complete};

/// Which rules of two benefits were looked at together: the numbers that theirs have.
#[derive(Debug, Default)]
pub(super) struct Pairs(BTreeSet<(Stage, [(Benefit, usize); 2])>);

impl Pairs {
    /// Looks at the pairs of benefits that a rule names in a term, and at no others.
    pub fn look<'p>(
        &mut self,
        stage: Stage,
        numbered: &[(usize, &Chapter<'p>)],
        flaws: &mut Flaws<'p>,
    ) {
        for (number, chapter) in numbered {
            for (other_number, other) in numbered {
                let key = [(chapter.benefit, *number), (other.benefit, *other_number)];
                if !excludes(chapter, other) || !self.0.insert((stage, key)) {
                    continue;
                }
                for (term, theirs) in chapter.terms.iter().zip(&other.terms) {
                    let pair = Pair { chapters: [chapter, other], terms: [term, theirs] };
                    pair.visit(&facts_of(stage, term), flaws);
                }
            }
        }
    }
}

/// Whether a rule of one benefit excludes a rule of another.
fn excludes(chapter: &Chapter<'_>, other: &Chapter<'_>) -> bool {
    let excluded: BTreeSet<&RuleId> =
        rules(chapter).flat_map(|rule| &rule.excludes).map(|relation| &relation.rule).collect();
    !excluded.is_empty() && rules(other).any(|rule| excluded.contains(&rule.id))
}

fn rules<'c, 'p: 'c>(chapter: &'c Chapter<'p>) -> impl Iterator<Item = &'p Rule> + use<'c, 'p> {
    chapter.terms.iter().flat_map(TermRules::rules).map(|in_force| in_force.rule)
}

struct Pair<'c, 'p> {
    chapters: [&'c Chapter<'p>; 2],
    terms: [&'c TermRules<'p>; 2],
}

impl<'p> Pair<'_, 'p> {
    /// Visits every situation of the two benefits together.
    fn visit(&self, facts: &Facts, flaws: &mut Flaws<'p>) {
        let [chapter, other] = self.chapters;
        let [term, theirs] = self.terms;
        let settled = [settled(chapter, term, facts), settled(other, theirs, facts)];
        let asking = settled.iter().zip(self.chapters).find_map(|(settled, chapter)| {
            settled.as_ref().err().map(|question| (*question, chapter))
        });
        if let Some((question, chapter)) = asking {
            complete(chapter, facts, question, &mut |change| {
                self.visit(&changed(facts, change), flaws);
            });
            return;
        }
        let [excluding, excluded] = settled.map(Result::unwrap_or_default);
        let excluded = excluded.iter().filter(|(_, account)| pays(account));
        let excluded: BTreeMap<&RuleId, &'p Rule> =
            excluded.map(|(in_force, _)| (&in_force.rule.id, in_force.rule)).collect();
        for (in_force, account) in excluding.iter().filter(|(_, account)| pays(account)) {
            for relation in &in_force.rule.excludes {
                let Some(other) = excluded.get(&relation.rule) else { continue };
                let rules = [in_force.rule, other];
                flaws.add(Flaw::Together { rules }, || {
                    let outcome = account.outcome(term.term.season);
                    let example = Example { term: term.term, facts: *facts, outcome, poorer: None };
                    (Some(example), is_choice(rules).then_some(Ground::Choice(relation)))
                });
            }
        }
    }
}

fn pays(account: &Account<'_>) -> bool {
    account.stated != Stated::Nothing
}

/// Whether being entitled to both is to choose: what is competed for or lent is open until one is
/// won or taken, and what is paid back is of the years in which nothing was waived.
fn is_choice(rules: [&Rule; 2]) -> bool {
    rules.iter().all(|rule| matches!(rule.kind, Kind::Prize | Kind::Loan))
        || rules.iter().any(|rule| rule.kind == Kind::Refund)
}

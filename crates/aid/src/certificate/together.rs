//! Two rules that pay one child though one of them excludes the other.

use super::flaw::{Example, Flaw, Found, Ground};
use super::walk::{facts_of, settled};
use crate::eligibility::Facts;
use crate::entitlement::{Account, Stated};
use crate::policy::{Kind, Relation, Rule};
use crate::rulebook::{Chapter, TermRules};
use crate::situation::Stage;
use crate::space::{changed, complete};

/// Looks at the pairs that are named in a term, and at no others.
pub(super) fn look<'p>(stage: Stage, chapters: &[Chapter<'p>], found: &mut Vec<Found<'p>>) {
    for chapter in chapters {
        for relation in rules(chapter).flat_map(|rule| &rule.excludes) {
            let other =
                chapters.iter().find(|other| rules(other).any(|rule| rule.id == relation.rule));
            let Some(other) = other else { continue };
            for (term, theirs) in chapter.terms.iter().zip(&other.terms) {
                let pair = Pair { chapters: [chapter, other], terms: [term, theirs], relation };
                pair.visit(&facts_of(stage, term), found);
            }
        }
    }
}

fn rules<'c, 'p: 'c>(chapter: &'c Chapter<'p>) -> impl Iterator<Item = &'p Rule> + use<'c, 'p> {
    chapter.terms.iter().flat_map(TermRules::rules).map(|in_force| in_force.rule)
}

struct Pair<'c, 'p> {
    chapters: [&'c Chapter<'p>; 2],
    terms: [&'c TermRules<'p>; 2],
    relation: &'p Relation,
}

impl<'p> Pair<'_, 'p> {
    /// Visits every situation of the two benefits together.
    fn visit(&self, facts: &Facts, found: &mut Vec<Found<'p>>) {
        let [chapter, other] = self.chapters;
        let [term, theirs] = self.terms;
        let settled = [settled(chapter, term, facts), settled(other, theirs, facts)];
        let asking = settled.iter().zip(self.chapters).find_map(|(settled, chapter)| {
            settled.as_ref().err().map(|question| (*question, chapter))
        });
        if let Some((question, chapter)) = asking {
            complete(chapter, facts, question, &mut |change| {
                self.visit(&changed(facts, change), found);
            });
            return;
        }
        let [excluding, excluded] = settled.map(Result::unwrap_or_default);
        let excluding = excluding.iter().find(|(in_force, account)| {
            let mut named = in_force.rule.excludes.iter();
            pays(account) && named.any(|one| std::ptr::eq(one, self.relation))
        });
        let excluded = excluded
            .iter()
            .find(|(in_force, account)| pays(account) && in_force.rule.id == self.relation.rule);
        let Some(((in_force, account), (other, _))) = excluding.zip(excluded) else { return };
        let rules = [in_force.rule, other.rule];
        let outcome = account.outcome(term.term.season);
        let example = Example { term: term.term, facts: *facts, outcome, poorer: None };
        let declared = is_choice(rules).then_some(Ground::Choice(self.relation));
        let flaw = Flaw::Together { rules };
        Found { flaw, example: Some(example), declared }.add(found);
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

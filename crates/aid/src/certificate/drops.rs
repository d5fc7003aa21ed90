//! Children that are ranked as poorer and get less.

use super::flaw::{Example, Flaw, Flaws, Ground};
use super::walk::{facts_of, settled};
use crate::eligibility::Facts;
use crate::entitlement::{Outcome, Stated};
use crate::policy::{Policy, Poorer, Rank, Rule};
use crate::rulebook::{Chapter, TermRules};
use crate::situation::{Hardship, Stage};
use crate::space::{changed, complete, settle_term};
use crate::vocabulary::Set;

/// Compares each child with the same child, ranked as poorer by one thing alone.
pub(super) fn look<'p>(
    policy: &'p Policy,
    chapter: &Chapter<'p>,
    term: &TermRules<'p>,
    stage: Stage,
    flaws: &mut Flaws<'p>,
) {
    let ranked = policy.ranks.iter().flat_map(|rank| told_apart(chapter, rank));
    for (poorer, than) in ranked {
        let facts = facts_of(stage, term);
        let pair = [given(facts, poorer, than, false), given(facts, poorer, than, true)];
        compare(chapter, term, &pair, &mut |facts, rule, [outcome, less]| {
            if is_less(less, outcome) {
                flaws.add(Flaw::Drop { rule, poorer }, || {
                    let declared = rule.drops.iter().find(|drop| drop.poorer.covers(poorer));
                    let example = Example { term: term.term, facts, outcome, poorer: Some(less) };
                    (Some(example), declared.map(Ground::Exception))
                });
            }
        });
    }
}

/// What a rank comes to for the rules of a chapter: groups of categories that they do not tell
/// apart, or a decision that they look at.
fn told_apart<'r>(
    chapter: &Chapter<'_>,
    rank: &'r Rank,
) -> impl Iterator<Item = (Poorer, Set<Hardship>)> + use<'r> {
    let classes = match rank.poorer {
        Poorer::Hardship(categories) => {
            let classes = chapter.classes.iter().map(|class| class.intersection(categories));
            classes.filter(|class| !class.is_empty()).map(Poorer::Hardship).collect()
        }
        Poorer::Decision(decision) if chapter.questions().contains(decision.into()) => {
            vec![rank.poorer]
        }
        Poorer::Decision(_) => Vec::new(),
    };
    classes.into_iter().map(|poorer| (poorer, rank.than))
}

/// The child that is poorer, or the one that is not.
fn given(mut facts: Facts, poorer: Poorer, than: Set<Hardship>, is_poorer: bool) -> Facts {
    let hardships = &mut facts.hardships;
    let mut say = |categories: Set<Hardship>, yes: bool| {
        if let Some(category) = categories.first().filter(|_| yes) {
            hardships.set(category, Some(true));
        }
        *hardships = hardships.denying(categories);
    };
    say(than, !is_poorer);
    match poorer {
        Poorer::Hardship(categories) => say(categories, is_poorer),
        Poorer::Decision(decision) => facts.student.decisions.set(decision, Some(is_poorer)),
    }
    facts
}

/// Shows each such pair: the child that is not poorer, the rule that pays it, and what both get.
fn compare<'p>(
    chapter: &Chapter<'p>,
    term: &TermRules<'p>,
    pair: &[Facts; 2],
    see: &mut impl FnMut(Facts, &'p Rule, [Outcome; 2]),
) {
    let [without, with] = pair;
    match (settle_term(term, without), settle_term(term, with)) {
        (Ok(outcome), Ok(poorer)) => {
            let met = settled(chapter, term, without).unwrap_or_default();
            let mut paying = met.iter().filter(|(_, account)| account.stated != Stated::Nothing);
            if let Some((in_force, _)) = paying.next() {
                see(*without, in_force.rule, [outcome, poorer]);
            }
        }
        (Err(question), _) | (_, Err(question)) => {
            complete(chapter, without, question, &mut |change| {
                let pair = pair.map(|facts| changed(&facts, change));
                compare(chapter, term, &pair, see);
            });
        }
    }
}

/// Whether one gets less than the other, as far as both are stated.
fn is_less(one: Outcome, other: Outcome) -> bool {
    let lower = match (one.sum, other.sum) {
        (Some(one), Some(other)) => one.least < other.least || one.most < other.most,
        (None, _) | (_, None) => false,
    };
    other.entitled && !one.entitled || lower
}

//! Every situation of one benefit, stage and term: what each rule makes of it.

use crate::eligibility::{Eligibility, Facts, judge};
use crate::entitlement::Account;
use crate::region::RegionCode;
use crate::rulebook::{Chapter, InForce, TermRules};
use crate::situation::{Question, Stage};
use crate::space::{answers_to, changed, complete, situations};
use crate::vocabulary::Set;

/// One child of whom everything is known that the rules of a benefit look at in one term, and what
/// they make of it.
pub(super) struct Case<'w, 'p> {
    /// What is known of the child.
    pub facts: Facts,
    /// The same in the term.
    pub now: Facts,
    /// The rules whose conditions the child meets, each with what it states.
    pub met: &'w [(&'w InForce<'p>, Account<'p>)],
    /// How many situations are alike to these rules: this one, and all that differ from it in
    /// answers that did not matter.
    pub alike: u64,
}

/// Shows every situation of a term to `see`, and returns how many there are.
pub(super) fn walk<'p>(
    chapter: &Chapter<'p>,
    term: &TermRules<'p>,
    stage: Stage,
    see: &mut impl FnMut(&Case<'_, 'p>),
) -> u64 {
    let facts = facts_of(stage, term);
    let all = situations(chapter, stage);
    visit(chapter, term, &facts, all, see);
    all
}

/// A child of whom nothing but the stage is known.
pub(super) fn facts_of(stage: Stage, term: &TermRules<'_>) -> Facts {
    Facts { in_use: term.in_use, ..Facts::of_stage(stage) }
}

fn visit<'p>(
    chapter: &Chapter<'p>,
    term: &TermRules<'p>,
    facts: &Facts,
    alike: u64,
    see: &mut impl FnMut(&Case<'_, 'p>),
) {
    match settled(chapter, term, facts) {
        Ok(met) => {
            let now = facts.in_term(term.term, term.in_use);
            see(&Case { facts: *facts, now, met: &met, alike });
        }
        Err(question) => {
            let (mut answers, alike) = (0, alike / answers_to(chapter, facts, question).max(1));
            complete(chapter, facts, question, &mut |change| {
                answers += 1;
                visit(chapter, term, &changed(facts, change), alike, see);
            });
            debug_assert!(answers > 0, "{question:?} has no answer");
        }
    }
}

/// The rules that are met, where every rule is settled; otherwise what one of them waits for.
pub(super) fn settled<'r, 'p>(
    chapter: &Chapter<'p>,
    term: &'r TermRules<'p>,
    facts: &Facts,
) -> Result<Vec<(&'r InForce<'p>, Account<'p>)>, Question> {
    let place = match facts.student.region {
        Some(place) => place,
        None if chapter.places.len() < 2 => RegionCode::NATION,
        None => return Err(Question::Region),
    };
    let now = facts.in_term(term.term, term.in_use);
    let waits = |questions: Set<Question>| questions.first().unwrap_or(Question::Stage);
    let mut met = Vec::new();
    for in_force in term.at(place) {
        match judge(&in_force.provision.when, &now) {
            Eligibility::NotMet => {}
            Eligibility::Unknown(questions) => return Err(waits(questions)),
            Eligibility::Met => {
                met.push((in_force, Account::open(in_force, &now).map_err(waits)?));
            }
        }
    }
    Ok(met)
}

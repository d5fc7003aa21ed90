//! The enumerator: walks the finite set of answers that could still be given, and finds what is
//! certain, what is possible and which answers matter.

use crate::date::Season;
use crate::eligibility::{Eligibility, Facts, judge};
use crate::entitlement::{Account, Outcome, Spread};
use crate::region::RegionCode;
use crate::rulebook::{Chapter, InForce, TermRules};
use crate::situation::{Boarding, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage};
use crate::vocabulary::{Set, Vocabulary};

/// The spreads of a benefit: each term's, and that of the terms together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spreads {
    /// The whole period.
    pub whole: Spread,
    /// The first term of the period.
    pub first: Spread,
    /// The second, if the period has two.
    pub second: Option<Spread>,
}

/// Explores every completion of the facts. Answers that cannot matter are never asked for, so a
/// complete situation costs one evaluation.
pub fn explore(chapter: &Chapter<'_>, facts: &Facts) -> Spreads {
    match settle(chapter, facts) {
        Ok(settled) => settled,
        Err(question) => {
            let mut branches = Branches(None);
            complete(chapter, facts, question, &mut |completed| {
                branches.add(explore(chapter, completed), question);
            });
            // Every question has an answer, so there is always a branch.
            branches.0.unwrap_or_else(|| Spreads::from([Outcome::default(), Outcome::default()]))
        }
    }
}

/// The spreads of the branches seen so far.
struct Branches(Option<Spreads>);

impl Branches {
    fn add(&mut self, branch: Spreads, question: Question) {
        self.0 = Some(match self.0 {
            None => branch,
            Some(before) => Spreads {
                whole: join(before.whole, branch.whole, question),
                first: join(before.first, branch.first, question),
                second: before.second.zip(branch.second).map(|(a, b)| join(a, b, question)),
            },
        });
    }
}

/// Either branch; the question matters if they differ in more than what they still ask.
fn join(before: Spread, branch: Spread, question: Question) -> Spread {
    let bare = |spread: Spread| Spread { questions: Set::EMPTY, ..spread };
    let mut joined = before.or(branch);
    if bare(before) != bare(branch) {
        joined.questions = joined.questions.union(Set::of(question));
    }
    joined
}

impl From<[Outcome; 2]> for Spreads {
    fn from([first, second]: [Outcome; 2]) -> Self {
        Self { whole: first.plus(second).into(), first: first.into(), second: Some(second.into()) }
    }
}

/// The outcome where no missing answer can change it; otherwise one that must be known first.
fn settle(chapter: &Chapter<'_>, facts: &Facts) -> Result<Spreads, Question> {
    let mut outcomes = chapter.terms.iter().map(|term| settle_term(term, facts));
    let first = outcomes.next().unwrap_or(Ok(Outcome::default()))?;
    match outcomes.next() {
        None => Ok(Spreads { whole: first.into(), first: first.into(), second: None }),
        Some(second) => Ok(Spreads::from([first, second?])),
    }
}

fn settle_term(term: &TermRules<'_>, facts: &Facts) -> Result<Outcome, Question> {
    let facts = Facts { in_use: term.in_use, ..*facts };
    let place = match facts.student.region {
        Some(place) => place,
        None if term.same_everywhere() => RegionCode::NATION,
        None => return Err(Question::Region),
    };
    let mut waits = None;
    let mut ruled = false;
    for one in term.at(place) {
        ruled = true;
        match settle_rule(one, &facts, term.term.season) {
            Ok(outcome) if outcome.entitled => return Ok(outcome),
            Ok(_) => {}
            Err(question) => waits = waits.or(Some(question)),
        }
    }
    match waits {
        Some(question) => Err(question),
        None => Ok(Outcome { ruled, ..Outcome::default() }),
    }
}

fn settle_rule(one: &InForce<'_>, facts: &Facts, season: Season) -> Result<Outcome, Question> {
    let first = |questions: Set<Question>| questions.first().unwrap_or(Question::Stage);
    match judge::<()>(&one.provision.when, facts).0 {
        Eligibility::NotMet => Ok(Outcome { ruled: true, ..Outcome::default() }),
        Eligibility::Unknown(questions) => Err(first(questions)),
        Eligibility::Met => {
            let account = Account::open(one, facts).map_err(first)?;
            Ok(account.outcome(season))
        }
    }
}

/// The facts with each possible answer to a question in turn.
fn complete(
    chapter: &Chapter<'_>,
    facts: &Facts,
    question: Question,
    each: &mut impl FnMut(&Facts),
) {
    let mut with = |change: &dyn Fn(&mut Facts)| {
        let mut completed = *facts;
        change(&mut completed);
        each(&completed);
    };
    match question {
        Question::HouseholdHardship | Question::StudentHardship => {
            complete_hardship(chapter, facts, question, each);
        }
        Question::Stage => {
            for said in Stage::ALL {
                with(&|facts| facts.student.stage = Some(*said));
            }
        }
        Question::Entry => {
            for said in Entry::ALL {
                with(&|facts| facts.student.entry = Some(*said));
            }
        }
        Question::Region => {
            for said in &chapter.places {
                with(&|facts| facts.student.region = Some(*said));
            }
        }
        Question::SchoolKind => {
            for said in SchoolKind::ALL {
                with(&|facts| facts.student.school_kind = Some(*said));
            }
        }
        Question::SchoolPlace => {
            for said in SchoolPlace::ALL {
                with(&|facts| facts.student.school_place = Some(*said));
            }
        }
        Question::Boarding => {
            for said in Boarding::ALL {
                with(&|facts| facts.student.boarding = Some(*said));
            }
        }
        Question::Recognised
        | Question::DayList
        | Question::Meals
        | Question::FeeWaived
        | Question::FreeTextbooks => {
            if let Some(decision) = question.decision() {
                for said in [true, false] {
                    with(&|facts| facts.student.decisions.set(decision, Some(said)));
                }
            }
        }
    }
}

/// One group of categories after the other: one of the group applies, or none of it does.
fn complete_hardship(
    chapter: &Chapter<'_>,
    facts: &Facts,
    question: Question,
    each: &mut impl FnMut(&Facts),
) {
    let open =
        |class: &Set<Hardship>| class.without(facts.hardships.yes()).without(facts.hardships.no());
    let asked = |class: &&Set<Hardship>| {
        class.first().is_some_and(|category| category.question() == question)
            && class.intersection(facts.hardships.yes()).is_empty()
            && !open(class).is_empty()
    };
    let Some(class) = chapter.classes.iter().find(asked) else {
        return;
    };
    let Some(category) = open(class).first() else {
        return;
    };
    let mut applies = *facts;
    applies.hardships.set(category, Some(true));
    each(&applies);
    let mut denied = *facts;
    denied.hardships = denied.hardships.denying(*class);
    each(&denied);
}

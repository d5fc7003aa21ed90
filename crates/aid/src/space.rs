//! The enumerator: walks the finite set of answers that could still be given, and finds what is
//! certain, what is possible and which answers matter.

mod answers;

use crate::date::Season;
use crate::eligibility::{Eligibility, Facts, judge};
use crate::entitlement::{Account, Outcome, Spread};
use crate::policy::Per;
use crate::region::RegionCode;
use crate::rulebook::{Chapter, InForce, TermRules};
use crate::situation::Question;
use crate::vocabulary::Set;
pub(crate) use answers::{answers_to, complete, situations};

/// The spreads of a benefit: each term's, and that of the terms together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[inline] // lets the compiler drop the spreads that a caller does not use
pub fn explore(chapter: &Chapter<'_>, facts: &Facts) -> Spreads {
    match settle(chapter, facts) {
        Ok(settled) => settled,
        Err(question) => branch(chapter, facts, question),
    }
}

/// Explores what each answer to a question leads to.
fn branch(chapter: &Chapter<'_>, facts: &Facts, question: Question) -> Spreads {
    let mut branches: Option<Branches> = None;
    complete(chapter, facts, question, &mut |change| {
        let completed = changed(facts, change);
        let spreads = explore(chapter, &completed);
        match &mut branches {
            None => branches = Some(Branches { first: completed, spreads }),
            Some(branches) => branches.add(chapter, &completed, spreads, question),
        }
    });
    // Every question has an answer, so there is always a branch.
    branches.map_or_else(Spreads::default, |branches| branches.spreads)
}

/// What was found for the answers to one question so far.
struct Branches {
    /// The facts with the first answer.
    first: Facts,
    spreads: Spreads,
}

impl Branches {
    /// Adds a branch. The question matters if the branches have different outcomes for the same
    /// further answers; equal spreads can hide that, so then the further answers are enumerated.
    fn add(&mut self, chapter: &Chapter<'_>, branch: &Facts, spreads: Spreads, asked: Question) {
        let mut apart = self.spreads.scopes_where(spreads, differ);
        apart = of_the_whole(chapter, apart);
        let open = |left: Spread, right: Spread| !left.questions.union(right.questions).is_empty();
        let hidden = self.spreads.scopes_where(spreads, open);
        if apart.iter().zip(hidden).any(|(apart, hidden)| hidden && !apart) {
            tell_apart(chapter, &self.first, branch, &mut apart);
            apart = of_the_whole(chapter, apart);
        }
        self.spreads = self.spreads.joined(spreads, apart, Set::of(asked));
    }
}

/// The scopes that are told apart: where a term of a school year is, so is the year. What has no
/// sum adds up to the same whether it is given in one term or in both.
fn of_the_whole(chapter: &Chapter<'_>, [whole, first, second]: [bool; 3]) -> [bool; 3] {
    [whole || chapter.per == Per::SchoolYear && (first || second), first, second]
}

/// Whether two spreads differ in what a child gets.
fn differ(left: Spread, right: Spread) -> bool {
    left.gets() != right.gets()
}

/// Finds the scopes in which two sets of facts have different outcomes for some further answers.
fn tell_apart(chapter: &Chapter<'_>, left: &Facts, right: &Facts, apart: &mut [bool; 3]) {
    match (settle(chapter, left), settle(chapter, right)) {
        (Ok(left), Ok(right)) => {
            for (apart, differ) in apart.iter_mut().zip(left.scopes_where(right, differ)) {
                *apart |= differ;
            }
        }
        (Err(question), _) | (_, Err(question)) => {
            complete(chapter, left, question, &mut |change| {
                if apart.contains(&false) {
                    tell_apart(chapter, &changed(left, change), &changed(right, change), apart);
                }
            });
        }
    }
}

impl Spreads {
    /// The missing answers that can still change something in one of the scopes.
    pub fn open(&self) -> Set<Question> {
        let second = self.second.map_or(Set::EMPTY, |second| second.questions);
        self.whole.questions.union(self.first.questions).union(second)
    }

    /// The whole period, the first of its terms or the second.
    pub(crate) const fn scope(&self, number: usize) -> Option<Spread> {
        match number {
            0 => Some(self.whole),
            1 => Some(self.first),
            _ => self.second,
        }
    }

    /// These or those.
    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            whole: self.whole.or(other.whole),
            first: self.first.or(other.first),
            second: self.second.zip(other.second).map(|(left, right)| left.or(right)),
        }
    }

    /// Whether something is true of the whole, the first and the second term of two spreads.
    fn scopes_where(self, other: Self, is: impl Fn(Spread, Spread) -> bool) -> [bool; 3] {
        let second = self.second.zip(other.second);
        let second = second.is_some_and(|(left, right)| is(left, right));
        [is(self.whole, other.whole), is(self.first, other.first), second]
    }

    /// Either spreads; the questions matter in the scopes that were told apart.
    fn joined(self, other: Self, apart: [bool; 3], asked: Set<Question>) -> Self {
        let [whole, first, second] = apart.map(|apart| if apart { asked } else { Set::EMPTY });
        let join = |left: Spread, right: Spread, asked: Set<Question>| {
            let joined = left.or(right);
            Spread { questions: joined.questions.union(asked), ..joined }
        };
        Self {
            whole: join(self.whole, other.whole, whole),
            first: join(self.first, other.first, first),
            second: self.second.zip(other.second).map(|(left, right)| join(left, right, second)),
        }
    }
}

impl Default for Spreads {
    fn default() -> Self {
        Self::from([Outcome::default(), Outcome::default()])
    }
}

impl From<[Outcome; 2]> for Spreads {
    fn from([first, second]: [Outcome; 2]) -> Self {
        Self { whole: first.plus(second).into(), first: first.into(), second: Some(second.into()) }
    }
}

/// The outcome where no missing answer can change it; otherwise one that must be known first.
#[inline]
pub(crate) fn settle(chapter: &Chapter<'_>, facts: &Facts) -> Result<Spreads, Question> {
    let mut given = match &chapter.before {
        Some(term) => settle_term(term, facts)?.entitled,
        None => false,
    };
    let mut outcomes = chapter.terms.iter().map(|term| -> Result<Outcome, Question> {
        let outcome = settle_term(term, facts)?;
        if chapter.per == Per::SchoolYear {
            return Ok(outcome);
        }
        // What is given once, or once a year, is owed in the first term that it is owed in.
        let again = given;
        given |= outcome.entitled;
        Ok(if again { Outcome::nothing(outcome.ruled) } else { outcome })
    });
    let first = outcomes.next().unwrap_or(Ok(Outcome::default()))?;
    match outcomes.next() {
        None => Ok(Spreads { whole: first.into(), first: first.into(), second: None }),
        Some(second) => Ok(Spreads::from([first, second?])),
    }
}

/// What a child is entitled to in a term, however often it was given before.
pub(crate) fn settle_term(term: &TermRules<'_>, facts: &Facts) -> Result<Outcome, Question> {
    let facts = facts.in_term(term.term, term.in_use);
    let place = match facts.student.region {
        Some(place) => place,
        None if term.same_everywhere() => RegionCode::NATION,
        None if term.rules().all(|in_force| is_refuted(in_force, &facts)) => {
            return Ok(Outcome::nothing(true));
        }
        None => return Err(Question::Region),
    };
    let mut waits = None;
    let mut ruled = false;
    for in_force in term.at(place) {
        ruled = true;
        match settle_rule(in_force, &facts, term.term.season) {
            Ok(outcome) if outcome.entitled => return Ok(outcome),
            Ok(_) => {}
            Err(question) => waits = waits.or(Some(question)),
        }
    }
    match waits {
        Some(question) => Err(question),
        None => Ok(Outcome::nothing(ruled)),
    }
}

fn is_refuted(in_force: &InForce<'_>, facts: &Facts) -> bool {
    judge(&in_force.provision.when, facts) == Eligibility::NotMet
}

fn settle_rule(in_force: &InForce<'_>, facts: &Facts, season: Season) -> Result<Outcome, Question> {
    let first = |questions: Set<Question>| questions.first().unwrap_or(Question::Stage);
    match judge(&in_force.provision.when, facts) {
        Eligibility::NotMet => Ok(Outcome::nothing(true)),
        Eligibility::Unknown(questions) => Err(first(questions)),
        Eligibility::Met => {
            let account = Account::open(in_force, facts).map_err(first)?;
            Ok(account.outcome(season))
        }
    }
}

/// One answer to a question.
pub(crate) type Change<'c> = &'c dyn Fn(&mut Facts);

pub(crate) fn changed(facts: &Facts, change: Change<'_>) -> Facts {
    let mut changed = *facts;
    change(&mut changed);
    changed
}

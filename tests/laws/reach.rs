//! Everything that is still possible, found by walking all completions one after the other.

use aid::policy::Per;
use aid::situation::{Hardship, Question};
use aid::vocabulary::Set;

use crate::brute::{Plain, Table};
use crate::facts::Fact;

/// What is certain, possible and open for one scope: the whole period or one of its terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    pub certain: bool,
    pub possible: bool,
    pub ruled: bool,
    pub least: u64,
    pub most: u64,
    pub stated: bool,
    pub not_stated: bool,
    pub per_day: Option<u64>,
    pub questions: Set<Question>,
}

const NOTHING_SEEN: Reach = Reach {
    certain: true,
    possible: false,
    ruled: false,
    least: u64::MAX,
    most: 0,
    stated: false,
    not_stated: false,
    per_day: None,
    questions: Set::EMPTY,
};

/// Walks every completion of the given answers. A question matters if changing its answer alone
/// changes the outcome of some completion. Where a year is two halves, what matters to one of them
/// matters to the year.
pub fn reach(table: &Table, given: &[Option<usize>]) -> [Reach; 3] {
    let mut reached = [NOTHING_SEEN; 3];
    let mut numbers: Vec<usize> = given.iter().map(|one| one.unwrap_or(0)).collect();
    let strides = strides(table);
    let mut given_facts = table.facts.iter().zip(given).filter(|(_, number)| number.is_some());
    let told = given_facts.any(|(fact, _)| *fact == Fact::Grant);
    let questions: Vec<Set<Question>> =
        table.facts.iter().map(|fact| Set::of(question(*fact))).collect();
    loop {
        let index: usize = numbers.iter().zip(&strides).map(|(number, size)| number * size).sum();
        let here = table.outcomes[index].map(|plain| plain.when_grant_is(told));
        for (reach, plain) in reached.iter_mut().zip(here) {
            reach.see(plain);
        }
        for (place, number) in numbers.iter().enumerate() {
            if given[place].is_none() && *number > 0 {
                // The same answers but for this one, which is the first in its place.
                let other = table.outcomes[index - number * strides[place]];
                let other = other.map(|plain| plain.when_grant_is(told));
                for (reach, (here, other)) in reached.iter_mut().zip(here.iter().zip(other)) {
                    if gets(*here) != gets(other) {
                        reach.questions = reach.questions.union(questions[place]);
                    }
                }
            }
        }
        if !advance(table, given, &mut numbers) {
            break;
        }
    }
    if table.per == Per::SchoolYear {
        let [whole, first, second] = &mut reached;
        whole.questions = whole.questions.union(first.questions).union(second.questions);
    }
    reached
}

impl Reach {
    fn see(&mut self, plain: Plain) {
        self.certain &= plain.entitled;
        self.possible |= plain.entitled;
        self.ruled |= plain.ruled;
        let (least, most) = plain.fen.unwrap_or_default();
        self.least = self.least.min(least);
        self.most = self.most.max(most);
        self.stated |= plain.fen.is_some();
        if plain.not_stated {
            let first = !self.not_stated;
            self.per_day = if first {
                plain.per_day
            } else {
                self.per_day.filter(|rate| Some(*rate) == plain.per_day)
            };
        }
        self.not_stated |= plain.not_stated;
        if plain.grant_is_open {
            self.questions = self.questions.union(Set::of(Question::Grant));
        }
    }
}

/// What a child gets: that there is no rule at all, or that the school has more to say, is none of
/// it.
fn gets(plain: Plain) -> Plain {
    Plain { ruled: true, grant_is_open: false, ..plain }
}

/// How far apart in the table two answers to each fact stand that follow on each other.
fn strides(table: &Table) -> Vec<usize> {
    let places = 0..table.sizes.len();
    places.map(|place| table.sizes[place + 1..].iter().product()).collect()
}

/// Counts on to the next completion; false after the last.
fn advance(table: &Table, given: &[Option<usize>], numbers: &mut [usize]) -> bool {
    for place in (0..given.len()).rev().filter(|place| given[*place].is_none()) {
        numbers[place] += 1;
        if numbers[place] < table.sizes[place] {
            return true;
        }
        numbers[place] = 0;
    }
    false
}

/// The question that asks for a fact.
pub fn question(fact: Fact) -> Question {
    match fact {
        Fact::Stage => Question::Stage,
        Fact::Entry => Question::Entry,
        Fact::Region => Question::Region,
        Fact::SchoolKind => Question::SchoolKind,
        Fact::SchoolPlace => Question::SchoolPlace,
        Fact::Boarding => Question::Boarding,
        Fact::Year(_) => Question::Year,
        Fact::Approval => Question::Approval,
        Fact::Residence => Question::Residence,
        Fact::Major => Question::Major,
        Fact::TeacherScheme => Question::TeacherScheme,
        Fact::Service => Question::Service,
        Fact::PrizeWon => Question::PrizeWon,
        Fact::LoanTaken => Question::LoanTaken,
        Fact::Grant => Question::Grant,
        Fact::Decision(decision) => Question::from(decision),
        Fact::Circumstance(one) => Question::from(one),
        Fact::Hardship(hardship) if Hardship::OF_STUDENT.contains(hardship) => {
            Question::StudentHardship
        }
        Fact::Hardship(_) => Question::HouseholdHardship,
    }
}

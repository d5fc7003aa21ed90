//! Everything that is still possible, found by walking all completions one after the other.

use aid::situation::{Hardship, Question};
use aid::vocabulary::Set;

use crate::brute::{Fact, Plain, Table};

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
/// changes the outcome of some completion.
pub fn reach(table: &Table, given: &[Option<usize>]) -> [Reach; 3] {
    let mut reached = [NOTHING_SEEN; 3];
    let mut numbers: Vec<usize> = given.iter().map(|one| one.unwrap_or(0)).collect();
    loop {
        let here = at(table, &numbers);
        for (reach, plain) in reached.iter_mut().zip(here) {
            reach.see(plain);
        }
        for (place, fact) in table.facts.iter().enumerate() {
            if given[place].is_none() && numbers[place] > 0 {
                let number = std::mem::replace(&mut numbers[place], 0);
                let other = at(table, &numbers);
                numbers[place] = number;
                for (reach, (here, other)) in reached.iter_mut().zip(here.iter().zip(other)) {
                    // That there is no rule at all is nothing that a child gets.
                    if (Plain { ruled: true, ..*here }) != (Plain { ruled: true, ..other }) {
                        reach.questions = reach.questions.union(Set::of(question(*fact)));
                    }
                }
            }
        }
        if !advance(table, given, &mut numbers) {
            return reached;
        }
    }
}

impl Reach {
    fn see(&mut self, plain: Plain) {
        self.certain &= plain.entitled;
        self.possible |= plain.entitled;
        self.ruled |= plain.ruled;
        self.least = self.least.min(plain.fen.unwrap_or(0));
        self.most = self.most.max(plain.fen.unwrap_or(0));
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
    }
}

/// The outcome of the answers with these numbers.
fn at(table: &Table, numbers: &[usize]) -> [Plain; 3] {
    let place = |place, (fact, number): (&Fact, &usize)| place * fact.answers() + number;
    table.outcomes[table.facts.iter().zip(numbers).fold(0, place)]
}

/// Counts on to the next completion; false after the last.
fn advance(table: &Table, given: &[Option<usize>], numbers: &mut [usize]) -> bool {
    for place in (0..given.len()).rev().filter(|place| given[*place].is_none()) {
        numbers[place] += 1;
        if numbers[place] < table.facts[place].answers() {
            return true;
        }
        numbers[place] = 0;
    }
    false
}

/// The question that asks for a fact.
fn question(fact: Fact) -> Question {
    match fact {
        Fact::Stage => Question::Stage,
        Fact::Entry => Question::Entry,
        Fact::Region => Question::Region,
        Fact::SchoolKind => Question::SchoolKind,
        Fact::SchoolPlace => Question::SchoolPlace,
        Fact::Boarding => Question::Boarding,
        Fact::Decision(decision) => Question::from(decision),
        Fact::Hardship(hardship) if Hardship::OF_STUDENT.contains(hardship) => {
            Question::StudentHardship
        }
        Fact::Hardship(_) => Question::HouseholdHardship,
    }
}

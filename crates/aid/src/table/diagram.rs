//! A function of answers as a diagram: each question at most once on every way, in one order, and
//! no two parts alike. So two functions are equal if and only if they are one part.

use std::collections::HashMap;
use std::hash::Hash;

/// A function: never reached, a value, or a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// No answer leads here.
    Never,
    /// The value of this number.
    End(usize),
    /// The question of this number.
    Split(usize),
}

/// All parts of the functions that were made.
#[derive(Debug)]
pub(super) struct Diagram<E> {
    ends: Parts<E>,
    splits: Parts<Split>,
    limited: HashMap<(Part, usize, u32), Part>,
}

/// A question by its place in the order, and where each answer leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Split {
    pub variable: usize,
    pub parts: Vec<Part>,
}

/// Different things, each with a number.
#[derive(Debug)]
struct Parts<T> {
    all: Vec<T>,
    numbers: HashMap<T, usize>,
}

impl<T: Clone + Eq + Hash> Parts<T> {
    fn number(&mut self, part: T) -> usize {
        let next = self.all.len();
        *self.numbers.entry(part).or_insert_with_key(|part| {
            self.all.push(part.clone());
            next
        })
    }
}

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<E> Default for Diagram<E> {
    fn default() -> Self {
        Self { ends: Parts::default(), splits: Parts::default(), limited: HashMap::new() }
    }
}

impl<E: Clone + Eq + Hash> Diagram<E> {
    /// A value.
    pub fn end(&mut self, value: E) -> Part {
        Part::End(self.ends.number(value))
    }

    /// A question; where every answer leads to one place, that place.
    pub fn split(&mut self, variable: usize, parts: Vec<Part>) -> Part {
        let mut reached = parts.iter().copied().filter(|part| *part != Part::Never);
        let Some(first) = reached.next() else { return Part::Never };
        if reached.all(|part| part == first) {
            return first;
        }
        Part::Split(self.splits.number(Split { variable, parts }))
    }

    /// What a part is, if it is a value.
    pub fn value(&self, part: Part) -> Option<&E> {
        if let Part::End(number) = part { self.ends.all.get(number) } else { None }
    }

    /// What a part is, if it is a question.
    pub fn question(&self, part: Part) -> Option<&Split> {
        if let Part::Split(number) = part { self.splits.all.get(number) } else { None }
    }

    /// The function where only these answers to a question are left.
    pub fn limited(&mut self, part: Part, variable: usize, answers: u32) -> Part {
        let Some(split) = self.question(part).filter(|split| split.variable <= variable) else {
            return part;
        };
        let key = (part, variable, answers);
        if let Some(known) = self.limited.get(&key) {
            return *known;
        }
        let Split { variable: own, mut parts } = split.clone();
        for (answer, part) in parts.iter_mut().enumerate() {
            if own == variable {
                if answers & (1 << answer) == 0 {
                    *part = Part::Never;
                }
            } else {
                *part = self.limited(*part, variable, answers);
            }
        }
        let limited = self.split(own, parts);
        self.limited.insert(key, limited);
        limited
    }

    /// The questions that the function hangs on, a bit each.
    pub fn support(&self, part: Part, known: &mut HashMap<Part, u64>) -> u64 {
        let Some(Split { variable, parts }) = self.question(part) else { return 0 };
        if let Some(support) = known.get(&part) {
            return *support;
        }
        let of_parts = parts.iter().map(|part| self.support(*part, known));
        let support = of_parts.fold(1 << variable, |all, one| all | one);
        known.insert(part, support);
        support
    }
}

//! A function of answers as a diagram: each question at most once on every way, in one order, and
//! no two parts alike. So two functions are equal if and only if they are one part.

use std::collections::BTreeMap;

/// A function: never reached, a value, or a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    limited: BTreeMap<(Part, usize, u32), Part>,
    chosen: BTreeMap<(usize, Vec<Part>), Part>,
}

/// A question by its place in the order, and where each answer leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Split {
    pub variable: usize,
    pub parts: Vec<Part>,
}

/// Different things, each with a number.
#[derive(Debug)]
struct Parts<T> {
    all: Vec<T>,
    numbers: BTreeMap<T, usize>,
}

impl<T: Clone + Ord> Parts<T> {
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
        Self { all: Vec::new(), numbers: BTreeMap::new() }
    }
}

impl<E> Default for Diagram<E> {
    fn default() -> Self {
        Self {
            ends: Parts::default(),
            splits: Parts::default(),
            limited: BTreeMap::new(),
            chosen: BTreeMap::new(),
        }
    }
}

impl<E: Clone + Ord> Diagram<E> {
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

    /// Asks a question whose answers lead to functions that may ask earlier ones: it moves down to
    /// its place in the order.
    pub fn choose(&mut self, variable: usize, parts: Vec<Part>) -> Part {
        let tops = parts.iter().filter_map(|part| self.question(*part));
        let top = tops.min_by_key(|split| split.variable);
        let Some((top, answers)) = top.map(|split| (split.variable, split.parts.len())) else {
            return self.split(variable, parts);
        };
        if variable < top {
            return self.split(variable, parts);
        }
        let key = (variable, parts);
        if let Some(known) = self.chosen.get(&key) {
            return *known;
        }
        let of_answers = (0..answers).map(|answer| {
            let below = key.1.iter().map(|part| self.branch(*part, top, answer)).collect();
            self.choose(variable, below)
        });
        let of_answers = of_answers.collect();
        let chosen = self.split(top, of_answers);
        self.chosen.insert(key, chosen);
        chosen
    }

    /// Where an answer to a question leads that a function may ask first.
    fn branch(&self, part: Part, variable: usize, answer: usize) -> Part {
        let split = self.question(part).filter(|split| split.variable == variable);
        split.and_then(|split| split.parts.get(answer)).copied().unwrap_or(part)
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
    pub fn support(&self, part: Part, known: &mut BTreeMap<Part, u64>) -> u64 {
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

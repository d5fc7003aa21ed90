//! What is still possible while answers are missing: the outcome of each set of answers, and the
//! spread over all of them.

use crate::money::{Span, Yuan};
use crate::situation::Question;
use crate::vocabulary::{Set, vocabulary};

/// What one complete set of answers leads to, in one term or in both together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    /// Some rule is in force.
    pub ruled: bool,
    /// The child is entitled.
    pub entitled: bool,
    /// The sum, as far as it is stated.
    pub sum: Option<Span>,
    /// A part of what the child is entitled to has no stated sum.
    pub not_stated: bool,
    /// So much a day for all of that part: the days alone are not stated.
    pub per_day: Option<Yuan>,
    /// What the sum waits for: the school sets it.
    pub asks: Set<Question>,
}

impl Outcome {
    /// What the child gets and nothing else: whether there is a rule that gives it nothing does not
    /// count.
    #[must_use]
    pub(crate) fn gets(self) -> Self {
        Self { ruled: true, ..self }
    }

    /// Both terms together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sum = match (self.sum, other.sum) {
            (Some(left), Some(right)) => {
                Some(Span { least: left.least.plus(right.least), most: left.most.plus(right.most) })
            }
            (left, right) => left.or(right),
        };
        Self {
            asks: self.asks.union(other.asks),
            ruled: self.ruled || other.ruled,
            entitled: self.entitled || other.entitled,
            sum,
            not_stated: self.not_stated || other.not_stated,
            per_day: same_rate((self.not_stated, self.per_day), (other.not_stated, other.per_day)),
        }
    }

    /// Nothing to the child, by rules that are in force or not.
    pub(crate) const fn nothing(ruled: bool) -> Self {
        Self {
            ruled,
            entitled: false,
            sum: None,
            not_stated: false,
            per_day: None,
            asks: Set::EMPTY,
        }
    }
}

/// The daily rate that two outcomes share; an outcome whose sums are all stated does not count.
fn same_rate(left: (bool, Option<Yuan>), right: (bool, Option<Yuan>)) -> Option<Yuan> {
    match (left, right) {
        ((true, left), (true, right)) => left.filter(|rate| Some(*rate) == right),
        ((true, rate), (false, _)) | ((false, _), (true, rate)) => rate,
        ((false, _), (false, _)) => None,
    }
}

/// Everything that is still possible: the spread of the outcomes over all missing answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spread {
    /// Entitled whatever the missing answers are.
    pub certain: bool,
    /// Entitled for some of them.
    pub possible: bool,
    /// Some rule is in force for some of them.
    pub ruled: bool,
    /// The least sum.
    pub least: Yuan,
    /// The greatest sum.
    pub most: Yuan,
    /// For some of them a sum is stated.
    pub stated: bool,
    /// For some of them a part has no stated sum.
    pub not_stated: bool,
    /// So much a day, wherever a part has no stated sum: the days alone are not stated.
    pub per_day: Option<Yuan>,
    /// The missing answers that can still change the outcome.
    pub questions: Set<Question>,
}

vocabulary! {
    /// The words for the state of knowledge, best first.
    Verdict, "verdict" {
        /// 可享受.
        Entitled = "entitled",
        /// 应享，金额未收录.
        AmountNotStated = "amount-not-stated",
        /// 待确认: it depends on answers not yet given.
        Depends = "depends",
        /// 不符合.
        NotEntitled = "not-entitled",
        /// 本期无规则.
        NoRule = "no-rule",
    }
}

impl From<Outcome> for Spread {
    fn from(outcome: Outcome) -> Self {
        let sum = outcome.sum.unwrap_or(Span::from(Yuan::ZERO));
        Self {
            certain: outcome.entitled,
            possible: outcome.entitled,
            ruled: outcome.ruled,
            least: sum.least,
            most: sum.most,
            stated: outcome.sum.is_some(),
            not_stated: outcome.not_stated,
            per_day: outcome.per_day,
            questions: outcome.asks,
        }
    }
}

impl Spread {
    /// This or that.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            certain: self.certain && other.certain,
            possible: self.possible || other.possible,
            ruled: self.ruled || other.ruled,
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            stated: self.stated || other.stated,
            not_stated: self.not_stated || other.not_stated,
            per_day: same_rate((self.not_stated, self.per_day), (other.not_stated, other.per_day)),
            questions: self.questions.union(other.questions),
        }
    }

    /// The least and the most, of a benefit for which documents state sums; nothing where the child
    /// may be entitled and no sum is stated, and where no rule is known. Never a zero that no
    /// document states.
    pub fn sums(&self, states_sums: bool) -> Option<Span> {
        let refuted = self.verdict() == Verdict::NotEntitled;
        let known = states_sums && (self.stated || refuted);
        known.then_some(Span { least: self.least, most: self.most })
    }

    /// What a child gets and nothing else. Whether a rule exists at all does not count: where
    /// nothing is possible, nothing is asked.
    #[must_use]
    pub(crate) fn gets(self) -> Self {
        Self { questions: Set::EMPTY, ruled: true, ..self }
    }

    /// The verdict, in one word. How much the school grants is open after the right is certain.
    pub fn verdict(&self) -> Verdict {
        let undecided = self.questions.without(Set::of(Question::Grant));
        if !undecided.is_empty() || !self.certain && !self.questions.is_empty() {
            Verdict::Depends
        } else if !self.ruled {
            Verdict::NoRule
        } else if !self.possible {
            Verdict::NotEntitled
        } else if self.not_stated && !self.stated && self.per_day.is_none() {
            Verdict::AmountNotStated
        } else {
            Verdict::Entitled
        }
    }
}

//! 问题编号: what is wrong in the lists, each kind with a number that never changes.

use super::{Contradiction, RowAt};
use aid::date::Term;
use aid::money::Yuan;
use aid::situation::Hardship;
use aid::vocabulary::{Set, vocabulary};

vocabulary! {
    /// A kind of problem, the gravest first: money that may have to come back, children who may be
    /// left out, what must be put right, what must be looked at. The number is no rank: it stays
    /// when the order changes, and no number is used twice.
    Code, "problem code" {
        /// Paid twice in a term.
        PaidTwice = "C09",
        /// Paid and not entitled, or refused.
        PaidNotEntitled = "C07",
        /// Registered, of school age, and on no roll.
        OnNoRoll = "C12",
        /// A category that an office affirms and the school denies.
        DeniedCategory = "C16",
        /// One number, two names.
        TwoNames = "C03",
        /// One 学籍号, two identity numbers.
        TwoNumbers = "C14",
        /// What was paid differs from what is owed.
        AmountDiffers = "C08",
        /// Paid and not applied.
        PaidNotApplied = "C06",
        /// Applied at two schools.
        AppliedTwice = "C10",
        /// On the rolls of two schools.
        OnTwoRolls = "C11",
        /// Nothing in the row says who it is about, but a name.
        Unidentified = "C15",
        /// A candidate waits for confirmation.
        Unconfirmed = "C13",
        /// The number and the birth beside it contradict each other.
        OtherBirth = "C04",
        /// The number and the sex beside it contradict each other.
        OtherSex = "C05",
        /// Twice in one list.
        TwiceInList = "C01",
        /// In two lists of one kind.
        TwiceAcrossLists = "C02",
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// The rows to look at.
    pub rows: Vec<RowAt>,
    /// What differs in them.
    pub detail: Detail,
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing that the rows do not show.
    Nothing,
    /// Two values.
    Values(Contradiction),
    /// The categories that one affirms and the other denies.
    Categories(Set<Hardship>),
    /// Two schools or more.
    Schools(Vec<String>),
    /// The term that was paid twice.
    Term(Term),
    /// Two sums of a term.
    Sums {
        /// The term.
        term: Term,
        /// The least that is owed.
        least: Yuan,
        /// The most; none where a part has no stated sum.
        most: Option<Yuan>,
        /// What was paid.
        paid: Yuan,
    },
}

impl From<&Contradiction> for Code {
    fn from(of: &Contradiction) -> Self {
        match of {
            Contradiction::Names { .. } => Self::TwoNames,
            Contradiction::Numbers { .. } => Self::TwoNumbers,
            Contradiction::Birth { .. } => Self::OtherBirth,
            Contradiction::Sex { .. } => Self::OtherSex,
        }
    }
}

//! 账目: every sum, line by line, from what a document states to what a term brings, so that a second
//! reader can add it up again to the fen.
//!
//! As JSON a ledger has whole fen and no other unit. A total is the sum of its entries; prizes are
//! in none, for they have to be won, and of two one alone. An entry that waits for no answer is the
//! sum of its lines, and each line is what every one of its ways comes to; while answers are
//! missing, an entry lies between the sums of its lines' ends. A way is its base, of which so many
//! hundredths are paid, rounded half up, and of a year one half, the odd fen in the second.

mod way;

pub use way::{Base, Cited, Fen, How, Part, Way};

use serde::Serialize;

use crate::assessment::{Assessment, Entitlement, StudentAssessment, TermEntitlement};
use crate::date::{Period, Term};
use crate::library::EDITION;
use crate::policy::{Benefit, Kind, Per, Policy};
use crate::situation::Question;
use crate::vocabulary::{Set, Vocabulary};

/// What the children of a household are owed, line by line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Ledger<'p> {
    /// The edition of the rules: it changes with the content of any rule file.
    pub edition: &'static str,
    /// The period.
    pub period: Period,
    /// One for each child, in the household's order; without a name.
    pub students: Vec<StudentLedger<'p>>,
    /// The sums of all children.
    pub totals: Vec<Total>,
}

/// What one child is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct StudentLedger<'p> {
    /// One for each benefit that is owed or may be.
    pub entries: Vec<Entry<'p>>,
    /// Their sums.
    pub totals: Vec<Total>,
    /// What is asked before anything of a benefit: while it is open, the sums are not all there is.
    pub waits_for: Set<Question>,
}

/// One benefit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry<'p> {
    /// The benefit.
    pub benefit: Benefit,
    /// What it consists of.
    pub kind: Kind,
    /// The time its amounts are for.
    pub per: Per,
    /// What it brings in the period.
    #[serde(flatten)]
    pub sum: Fen,
    /// The answers that it waits for.
    pub waits_for: Set<Question>,
    /// The terms in which it is owed or may be.
    pub lines: Vec<Line<'p>>,
}

/// A sum of entries of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Total {
    /// What it consists of.
    pub kind: Kind,
    /// The time the amounts of its entries are for.
    pub per: Per,
    /// What it comes to.
    #[serde(flatten)]
    pub sum: Fen,
    /// Whether something is owed, or may be, beside it whose sum no document states.
    pub not_stated: bool,
}

/// One benefit in one term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Line<'p> {
    /// The term.
    pub term: Term,
    /// What it brings.
    #[serde(flatten)]
    pub sum: Fen,
    /// Whether something is owed beside it, or in its place, whose sum no document states.
    pub not_stated: bool,
    /// The answers that it waits for.
    pub waits_for: Set<Question>,
    /// How it comes about: one way, or several that come to the same, or that are still possible.
    pub ways: Vec<Way<'p>>,
}

impl<'p> Ledger<'p> {
    /// The ledger of an assessment.
    pub fn new(policy: &'p Policy, assessment: &Assessment<'p>) -> Self {
        let students = assessment.students.iter();
        let students: Vec<StudentLedger<'p>> =
            students.map(|student| StudentLedger::new(policy, student)).collect();
        let entries = || students.iter().flat_map(|student| &student.entries);
        Self { edition: EDITION, period: assessment.period, totals: totals(entries), students }
    }
}

impl<'p> StudentLedger<'p> {
    /// The ledger of one child.
    pub fn new(policy: &'p Policy, student: &StudentAssessment<'p>) -> Self {
        let owed = student.entitlements.iter().filter(|entitlement| entitlement.whole.possible);
        let entries: Vec<Entry<'p>> = owed.map(|one| Entry::new(policy, one)).collect();
        Self { totals: totals(|| entries.iter()), entries, waits_for: student.asked_first }
    }
}

/// The sums of entries, for each kind and time unit that has any.
fn totals<'l, 'p: 'l, I: Iterator<Item = &'l Entry<'p>>>(entries: impl Fn() -> I) -> Vec<Total> {
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Prize);
    let sums = kinds.flat_map(|kind| Per::ALL.iter().map(move |per| (*kind, *per)));
    sums.filter_map(|(kind, per)| {
        let is_of = |entry: &&Entry<'_>| (entry.kind, entry.per) == (kind, per);
        let mut fitting = entries().filter(is_of).peekable();
        fitting.peek()?;
        let nothing = Total { kind, per, sum: Fen::default(), not_stated: false };
        Some(fitting.fold(nothing, |total, entry| Total {
            sum: total.sum.plus(entry.sum),
            not_stated: total.not_stated || entry.lines.iter().any(|line| line.not_stated),
            ..total
        }))
    })
    .collect()
}

impl<'p> Entry<'p> {
    fn new(policy: &'p Policy, of: &Entitlement<'p>) -> Self {
        let terms = of.terms.iter().filter(|term| term.spread.possible);
        Self {
            benefit: of.benefit,
            kind: of.kind,
            per: of.per,
            sum: Fen::from(&of.whole),
            waits_for: of.whole.questions,
            lines: terms.map(|term| Line::new(policy, term)).collect(),
        }
    }
}

impl Entry<'_> {
    /// Whether it is no money: a fee that is not charged, a thing, a help.
    pub fn is_no_sum(&self) -> bool {
        self.lines.iter().all(|line| line.sum == Fen::default() && !line.not_stated)
    }
}

impl<'p> Line<'p> {
    /// The documents it rests on, each with each clause once.
    pub fn documents(&self) -> Vec<Cited<'p>> {
        let mut documents: Vec<Cited<'p>> = Vec::new();
        for cited in self.ways.iter().flat_map(|way| &way.cites) {
            let same =
                |other: &Cited<'_>| (other.title, other.clause) == (cited.title, cited.clause);
            if !documents.iter().any(same) {
                documents.push(*cited);
            }
        }
        documents
    }

    fn new(policy: &'p Policy, term: &TermEntitlement<'p>) -> Self {
        Self {
            term: term.term,
            sum: Fen::from(&term.spread),
            not_stated: term.spread.not_stated,
            waits_for: term.spread.questions,
            ways: term.paying().filter_map(|reason| Way::new(policy, reason, term.term)).collect(),
        }
    }
}

//! 账目: every sum, line by line, from what a document states to what a term brings, so that a second
//! reader can add it up again to the fen.
//!
//! As JSON a ledger has whole fen and no other unit. A total is the sum of its entries. An entry that
//! waits for no answer is the sum of its lines, and each of its lines is what every one of its ways
//! comes to; while answers are missing, an entry lies between the sums of its lines' ends. A way is
//! its base, of which so many hundredths are paid, rounded half up, and of a year one half, the odd
//! fen in the second.

use serde::Serialize;

use crate::assessment::{Assessment, Entitlement, Reason, StudentAssessment, TermEntitlement};
use crate::date::{Date, Period, Season, Term};
use crate::entitlement::{Account, Spread, Stated};
use crate::library::EDITION;
use crate::money::{Span, Yuan};
use crate::policy::{
    Benefit, Citation, Document, Kind, Lending, Per, Policy, RuleId, Seen, Version,
};
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
}

/// A sum in fen: least and most are one where nothing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fen {
    /// The least.
    pub least_fen: u64,
    /// The most.
    pub most_fen: u64,
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

/// One rule's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Way<'p> {
    /// The rule that pays.
    pub rule: &'p RuleId,
    /// What it gives, in the words of the field.
    pub title: &'p str,
    /// Since when its version is in force.
    pub from: Date,
    /// What is stated, for a school year or once; absent where no sum is.
    pub base: Option<Base>,
    /// The rule that states it, where another pays a share of it.
    pub base_of: Option<&'p RuleId>,
    /// How many hundredths of the base are paid.
    pub percent: u8,
    /// What they come to.
    pub whole: Option<Fen>,
    /// The part of it that the term brings.
    pub part: Part,
    /// What that comes to.
    pub sum: Option<Fen>,
    /// Where it is written.
    pub cites: Vec<Cited<'p>>,
    /// How reliable it is: as its least reliable version.
    pub seen: Seen,
}

/// What a document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Base {
    /// In which way.
    pub stated: How,
    /// The sum.
    #[serde(flatten)]
    pub sum: Fen,
    /// Of a daily rate, the fen of one day.
    pub day_fen: Option<u64>,
    /// And the days.
    pub days: Option<u16>,
}

/// In which way a sum is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// As a sum.
    Sum,
    /// As a rate for so many days.
    Days,
    /// As a range in which the school sets it.
    Range,
    /// As the school set it.
    Granted,
    /// As a ceiling.
    Ceiling,
}

/// The part of a sum that one term brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// All of it.
    Whole,
    /// The first half, without the odd fen.
    FirstHalf,
    /// The second half, with the odd fen.
    SecondHalf,
}

/// A sentence of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cited<'p> {
    /// Its title.
    pub title: &'p str,
    /// 文号, where one was seen.
    pub number: Option<&'p str>,
    /// When it was issued, as far as it is known.
    pub date: Option<&'p str>,
    /// The clause.
    pub clause: Option<&'p str>,
    /// How it was seen.
    pub seen: Seen,
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
        Self { totals: totals(|| entries.iter()), entries }
    }
}

/// The sums of entries, for each kind and time unit that has any.
fn totals<'l, 'p: 'l, I: Iterator<Item = &'l Entry<'p>>>(entries: impl Fn() -> I) -> Vec<Total> {
    let sums = Kind::ALL.iter().flat_map(|kind| Per::ALL.iter().map(move |per| (*kind, *per)));
    sums.filter_map(|(kind, per)| {
        let is_of = |entry: &&Entry<'_>| (entry.kind, entry.per) == (kind, per);
        let mut fitting = entries().filter(is_of).peekable();
        fitting.peek()?;
        let sum = fitting.fold(Fen::default(), |sum, entry| sum.plus(entry.sum));
        Some(Total { kind, per, sum })
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

impl<'p> Line<'p> {
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

impl<'p> Way<'p> {
    fn new(policy: &'p Policy, reason: &Reason<'p>, term: Term) -> Option<Self> {
        let account = reason.account.as_ref()?;
        let part = match (account.rule.per, term.season) {
            (Per::Once | Per::Year, _) => Part::Whole,
            (Per::SchoolYear, Season::Autumn) => Part::FirstHalf,
            (Per::SchoolYear, Season::Spring) => Part::SecondHalf,
        };
        let cites = reason.versions().flat_map(|version| &version.cites);
        let seen = reason.versions().map(Version::seen).max();
        Some(Self {
            rule: &account.rule.id,
            title: &account.rule.title,
            from: account.version.from,
            base: Base::of(account),
            base_of: account.share.map(|share| &share.rule.id),
            percent: account.share.map_or(100, |share| share.percent),
            whole: account.span().map(Fen::from),
            part,
            sum: account.outcome(term.season).sum.map(Fen::from),
            cites: cites.filter_map(|citation| Cited::of(policy, citation)).collect(),
            seen: seen.unwrap_or(Seen::Unseen),
        })
    }
}

impl Base {
    fn of(account: &Account<'_>) -> Option<Self> {
        let base = |stated, least: Yuan, most: Yuan| {
            let sum = Fen::from(Span { least, most });
            Some(Self { stated, sum, day_fen: None, days: None })
        };
        match account.stated {
            Stated::Yuan(yuan) => base(How::Sum, yuan, yuan),
            Stated::PerDay { yuan, days: Some(days) } => {
                let sum = yuan.times(u32::from(days));
                let day_fen = Some(yuan.fen());
                base(How::Days, sum, sum).map(|base| Self { day_fen, days: Some(days), ..base })
            }
            Stated::Between { granted: Some(yuan), .. } | Stated::Granted(Some(yuan)) => {
                base(How::Granted, yuan, yuan)
            }
            Stated::Between { least, most, granted: None } => base(How::Range, least, most),
            Stated::UpTo(most) | Stated::Loan(Lending { up_to: most, .. }) => {
                base(How::Ceiling, Yuan::ZERO, most)
            }
            Stated::PerDay { days: None, .. }
            | Stated::PerHour(_)
            | Stated::LocalFee
            | Stated::Deferred
            | Stated::InKind
            | Stated::Granted(None)
            | Stated::NotStated
            | Stated::Nothing => None,
        }
    }
}

impl<'p> Cited<'p> {
    fn of(policy: &'p Policy, citation: &'p Citation) -> Option<Self> {
        let Document { title, number, date, .. } = policy.document(&citation.document)?;
        Some(Self {
            title,
            number: number.as_deref(),
            date: date.as_deref(),
            clause: citation.clause.as_deref().or(citation.quote.as_deref()),
            seen: citation.seen,
        })
    }
}

impl Fen {
    fn plus(self, other: Self) -> Self {
        Self {
            least_fen: self.least_fen.saturating_add(other.least_fen),
            most_fen: self.most_fen.saturating_add(other.most_fen),
        }
    }
}

impl From<Span> for Fen {
    fn from(span: Span) -> Self {
        Self { least_fen: span.least.fen(), most_fen: span.most.fen() }
    }
}

impl From<&Spread> for Fen {
    fn from(spread: &Spread) -> Self {
        Self { least_fen: spread.least.fen(), most_fen: spread.most.fen() }
    }
}

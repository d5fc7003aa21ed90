//! How one sum comes about: what is stated, the share of it, the half that a term brings, and where
//! it is written.

use serde::Serialize;

use crate::assessment::Reason;
use crate::date::{Date, Season, Term};
use crate::entitlement::{Account, Spread, Stated};
use crate::money::{Span, Yuan};
use crate::policy::{Citation, Document, Lending, Per, Policy, RuleId, Seen, Version};

/// A sum in fen: least and most are one where nothing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fen {
    /// The least.
    pub least_fen: u64,
    /// The most.
    pub most_fen: u64,
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
    /// The day on which it was last seen in force, if the term begins after it.
    pub unseen_since: Option<Date>,
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
    /// Its title, or our own description of it.
    pub title: &'p str,
    /// Whether the title is the document's own.
    pub titled: bool,
    /// 文号, where one was seen.
    pub number: Option<&'p str>,
    /// When it was issued, as far as it is known.
    pub date: Option<&'p str>,
    /// The clause, where its number is known.
    pub clause: Option<&'p str>,
    /// The operative sentence, where it was seen.
    pub quote: Option<&'p str>,
    /// How it was seen.
    pub seen: Seen,
}

impl<'p> Way<'p> {
    pub(super) fn new(policy: &'p Policy, reason: &Reason<'p>, term: Term) -> Option<Self> {
        let account = reason.account.as_ref()?;
        let part = match (account.rule.per, term.season) {
            (Per::Once | Per::Year, _) => Part::Whole,
            (Per::SchoolYear, Season::Autumn) => Part::FirstHalf,
            (Per::SchoolYear, Season::Spring) => Part::SecondHalf,
        };
        let cites = reason.versions().flat_map(|version| &version.cites);
        let seen = reason.versions().map(Version::seen).max();
        let unseen = reason.versions().filter_map(|one| one.unseen_since(term.first_day()));
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
            unseen_since: unseen.min(),
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
        let Document { title, titled, number, date, .. } = policy.document(&citation.document)?;
        Some(Self {
            title,
            titled: *titled,
            number: number.as_deref(),
            date: date.as_deref(),
            clause: citation.clause.as_deref(),
            quote: citation.quote.as_deref(),
            seen: citation.seen,
        })
    }
}

impl Fen {
    pub(super) fn plus(self, other: Self) -> Self {
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

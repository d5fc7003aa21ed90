//! What one child is owed of one benefit: the account of an amount, and the spread of what is
//! still possible while answers are missing.

mod rule_row;
mod spread;

pub use rule_row::RuleRow;
pub use spread::{Outcome, Spread, Verdict};

use crate::date::Season;
use crate::eligibility::{Eligibility, Facts, judge};
use crate::money::{Span, Yuan};
use crate::policy::{Amount, Lending, Per, Rule, Version};
use crate::rulebook::InForce;
use crate::situation::Question;
use crate::vocabulary::Set;

/// How an amount is computed: what was stated, and the share of it that is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account<'p> {
    /// The rule that pays.
    pub rule: &'p Rule,
    /// Its version.
    pub version: &'p Version,
    /// What was stated: by the rule itself, or by the rule that the share is of.
    pub stated: Stated,
    /// The share, if the rule pays one.
    pub share: Option<Share<'p>>,
}

/// What a document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// A sum.
    Yuan(Yuan),
    /// So much a day; no yearly sum where the days are not stated.
    PerDay {
        /// For one day.
        yuan: Yuan,
        /// Days of a school year.
        days: Option<u16>,
    },
    /// A sum inside a range that the county or the school sets; the child's own, where it was told.
    Between {
        /// The least.
        least: Yuan,
        /// The greatest.
        most: Yuan,
        /// What the school granted this child.
        granted: Option<Yuan>,
    },
    /// A sum that the county or the school sets in no range that was seen; the child's own, where
    /// it was told.
    Granted(Option<Yuan>),
    /// A ceiling.
    UpTo(Yuan),
    /// A wage for an hour, at least.
    PerHour(Yuan),
    /// Money that is lent.
    Loan(Lending),
    /// A fee that is not charged.
    LocalFee,
    /// A fee that may be paid later.
    Deferred,
    /// A thing.
    InKind,
    /// A right without an amount.
    NotStated,
    /// No row of the table fits.
    Nothing,
}

/// A share of what another rule states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share<'p> {
    /// In per cent.
    pub percent: u8,
    /// The rule that states the base.
    pub rule: &'p Rule,
    /// Its version.
    pub version: &'p Version,
}

impl<'p> Account<'p> {
    /// The account of a rule whose conditions are met; otherwise the questions it waits for.
    pub fn open(in_force: &InForce<'p>, facts: &Facts) -> Result<Self, Set<Question>> {
        let mut account = Self {
            rule: in_force.rule,
            version: in_force.version,
            stated: Stated::NotStated,
            share: None,
        };
        match row(&in_force.provision.pays, facts)? {
            Some(Amount::Share { percent, .. }) => {
                let Some(base) = in_force.base else {
                    return Ok(account);
                };
                account.share =
                    Some(Share { percent: *percent, rule: base.rule, version: base.version });
                account.stated = Stated::of(row(base.pays, facts)?, facts);
            }
            amount => account.stated = Stated::of(amount, facts),
        }
        Ok(account)
    }

    /// The sum for a school year (or once), where the documents state one and it is known.
    pub fn sum(&self) -> Option<Yuan> {
        self.span().filter(|span| span.least == span.most).map(|span| span.most)
    }

    /// What that sum can be: least and most are one, but where the school sets it.
    pub fn span(&self) -> Option<Span> {
        let stated = match self.stated {
            Stated::Yuan(yuan)
            | Stated::Between { granted: Some(yuan), .. }
            | Stated::Granted(Some(yuan)) => Span::from(yuan),
            Stated::PerDay { yuan, days: Some(days) } => Span::from(yuan.times(u32::from(days))),
            Stated::Between { least, most, granted: None } => Span { least, most },
            Stated::UpTo(most) | Stated::Loan(Lending { up_to: most, .. }) => {
                Span { least: Yuan::ZERO, most }
            }
            Stated::PerDay { days: None, .. }
            | Stated::PerHour(_)
            | Stated::LocalFee
            | Stated::Deferred
            | Stated::InKind
            | Stated::Granted(None)
            | Stated::NotStated
            | Stated::Nothing => return None,
        };
        Some(self.share.map_or(stated, |share| stated.each(|sum| sum.percent(share.percent))))
    }

    /// The sum for one term: half of a yearly one.
    pub fn sum_of_term(&self, season: Season) -> Option<Yuan> {
        self.sum().map(|sum| self.of_term(sum, season))
    }

    fn of_term(&self, sum: Yuan, season: Season) -> Yuan {
        let (autumn, spring) = sum.halves();
        match (self.rule.per, season) {
            (Per::Once | Per::Year, _) => sum,
            (Per::SchoolYear, Season::Autumn) => autumn,
            (Per::SchoolYear, Season::Spring) => spring,
        }
    }

    /// What this account comes to in one term.
    pub fn outcome(&self, season: Season) -> Outcome {
        let sum = self.span().map(|span| span.each(|sum| self.of_term(sum, season)));
        let entitled = self.stated != Stated::Nothing;
        let without_sum = matches!(
            self.stated,
            Stated::LocalFee | Stated::Deferred | Stated::InKind | Stated::PerHour(_)
        );
        let not_stated = entitled && !without_sum && sum.is_none();
        let waits =
            matches!(self.stated, Stated::Between { granted: None, .. } | Stated::Granted(None));
        let asks = if waits { Set::of(Question::Grant) } else { Set::EMPTY };
        Outcome { ruled: true, entitled, sum, not_stated, per_day: self.per_day(), asks }
    }

    /// So much a day, where the documents state that and not for how many days.
    pub fn per_day(&self) -> Option<Yuan> {
        let Stated::PerDay { yuan, days: None } = self.stated else { return None };
        Some(self.share.map_or(yuan, |share| yuan.percent(share.percent)))
    }
}

impl Stated {
    fn of(amount: Option<&Amount>, facts: &Facts) -> Self {
        match amount {
            None => Self::Nothing,
            Some(Amount::Yuan(yuan)) => Self::Yuan(*yuan),
            Some(Amount::Between { least, most, .. }) => {
                // A sum outside the range is another thing, or a mistake: it is asked about.
                let inside = |granted: &Yuan| (*least..=*most).contains(granted);
                let granted = facts.student.grant.filter(inside);
                Self::Between { least: *least, most: *most, granted }
            }
            Some(Amount::Granted) => Self::Granted(facts.student.grant),
            Some(Amount::UpTo(most)) => Self::UpTo(*most),
            Some(Amount::PerHour(yuan)) => Self::PerHour(*yuan),
            Some(Amount::Loan(lending)) => Self::Loan(*lending),
            Some(Amount::PerDay { yuan, days }) => Self::PerDay { yuan: *yuan, days: *days },
            Some(Amount::LocalFee) => Self::LocalFee,
            Some(Amount::Deferred) => Self::Deferred,
            Some(Amount::InKind) => Self::InKind,
            // A share of a share is refused when rules are read, and a table was looked up before.
            Some(Amount::NotStated | Amount::Share { .. } | Amount::First(_)) => Self::NotStated,
        }
    }
}

/// The amount itself, or the row of a table that fits.
fn row<'p>(amount: &'p Amount, facts: &Facts) -> Result<Option<&'p Amount>, Set<Question>> {
    let Amount::First(rows) = amount else {
        return Ok(Some(amount));
    };
    for candidate in rows {
        match judge(&candidate.when, facts) {
            Eligibility::Met => return row(&candidate.pays, facts),
            Eligibility::NotMet => {}
            Eligibility::Unknown(questions) => return Err(questions),
        }
    }
    Ok(None)
}

//! What one child is owed of one benefit: the account of an amount, and the spread of what is
//! still possible while answers are missing.

use crate::date::Season;
use crate::eligibility::{Eligibility, Facts, judge};
use crate::money::Yuan;
use crate::policy::{Amount, Per, Rule, Version};
use crate::rulebook::InForce;
use crate::situation::Question;
use crate::vocabulary::{Set, vocabulary};

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
    /// A fee that is not charged.
    LocalFee,
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
                account.stated = Stated::of(row(base.pays, facts)?);
            }
            amount => account.stated = Stated::of(amount),
        }
        Ok(account)
    }

    /// The sum for a school year (or once), where the documents state one.
    pub fn sum(&self) -> Option<Yuan> {
        let stated = match self.stated {
            Stated::Yuan(yuan) => yuan,
            Stated::PerDay { yuan, days: Some(days) } => yuan.times(u32::from(days)),
            Stated::PerDay { days: None, .. }
            | Stated::LocalFee
            | Stated::InKind
            | Stated::NotStated
            | Stated::Nothing => return None,
        };
        Some(self.share.map_or(stated, |share| stated.percent(share.percent)))
    }

    /// The sum for one term: half of a yearly one.
    pub fn sum_of_term(&self, season: Season) -> Option<Yuan> {
        let sum = self.sum()?;
        let (autumn, spring) = sum.halves();
        Some(match (self.rule.per, season) {
            (Per::Once, _) => sum,
            (Per::SchoolYear, Season::Autumn) => autumn,
            (Per::SchoolYear, Season::Spring) => spring,
        })
    }

    /// What this account comes to in one term.
    pub fn outcome(&self, season: Season) -> Outcome {
        let sum = self.sum_of_term(season);
        let entitled = self.stated != Stated::Nothing;
        let in_kind = matches!(self.stated, Stated::LocalFee | Stated::InKind);
        let not_stated = entitled && !in_kind && sum.is_none();
        Outcome { ruled: true, entitled, sum, not_stated, per_day: self.per_day() }
    }

    /// So much a day, where the documents state that and not for how many days.
    pub fn per_day(&self) -> Option<Yuan> {
        let Stated::PerDay { yuan, days: None } = self.stated else { return None };
        Some(self.share.map_or(yuan, |share| yuan.percent(share.percent)))
    }
}

impl Stated {
    const fn of(amount: Option<&Amount>) -> Self {
        match amount {
            None => Self::Nothing,
            Some(Amount::Yuan(yuan)) => Self::Yuan(*yuan),
            Some(Amount::PerDay { yuan, days }) => Self::PerDay { yuan: *yuan, days: *days },
            Some(Amount::LocalFee) => Self::LocalFee,
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
        match judge::<()>(&candidate.when, facts).0 {
            Eligibility::Met => return row(&candidate.pays, facts),
            Eligibility::NotMet => {}
            Eligibility::Unknown(questions) => return Err(questions),
        }
    }
    Ok(None)
}

/// What one complete set of answers leads to, in one term or in both together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Some rule is in force.
    pub ruled: bool,
    /// The child is entitled.
    pub entitled: bool,
    /// The sum, as far as it is stated.
    pub sum: Option<Yuan>,
    /// A part of what the child is entitled to has no stated sum.
    pub not_stated: bool,
    /// So much a day for all of that part: the days alone are not stated.
    pub per_day: Option<Yuan>,
}

impl Outcome {
    /// Both terms together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sum = match (self.sum, other.sum) {
            (Some(left), Some(right)) => Some(left.plus(right)),
            (left, right) => left.or(right),
        };
        Self {
            ruled: self.ruled || other.ruled,
            entitled: self.entitled || other.entitled,
            sum,
            not_stated: self.not_stated || other.not_stated,
            per_day: same_rate((self.not_stated, self.per_day), (other.not_stated, other.per_day)),
        }
    }

    /// Nothing to the child, by rules that are in force or not.
    pub(crate) const fn nothing(ruled: bool) -> Self {
        Self { ruled, entitled: false, sum: None, not_stated: false, per_day: None }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        let sum = outcome.sum.unwrap_or_default();
        Self {
            certain: outcome.entitled,
            possible: outcome.entitled,
            ruled: outcome.ruled,
            least: sum,
            most: sum,
            stated: outcome.sum.is_some(),
            not_stated: outcome.not_stated,
            per_day: outcome.per_day,
            questions: Set::EMPTY,
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

    /// The verdict, in one word.
    pub const fn verdict(&self) -> Verdict {
        if !self.questions.is_empty() {
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

//! The sums of an answer, by kind, and what a household takes from each child's.

use schemars::JsonSchema;
use serde::Serialize;

use super::stand_in::Of;
use aid::assessment::{Entitlement, Range, StudentAssessment, Unstated};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::policy::Kind;
use aid::situation::Question;
use aid::vocabulary::{Set, Vocabulary};

#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "totals")]
pub(super) struct Totals {
    cash: Sums,
    meals: Sums,
    waiver: Sums,
    /// Cash that is given once, beside the yearly sums.
    once: Sums,
}

#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "sums")]
pub(super) struct Sums {
    #[schemars(with = "Of<Yuan>")]
    least: Yuan,
    #[schemars(with = "Of<Yuan>")]
    most: Yuan,
    /// Something without a stated sum is owed beside them, or may be; or no rule is known.
    incomplete: bool,
}

/// What the answer about a household takes from each child's.
pub(super) struct Share {
    /// By [`Kind::index`].
    pub(super) totals: Vec<Range>,
    /// Cash that is given once.
    pub(super) once: Range,
    pub(super) questions: Set<Question>,
}

/// The sums of one kind. Where no rule of it is known, it is not certain that nothing is owed.
pub(super) fn total(owed: &StudentAssessment<'_>, kind: Kind) -> Range {
    let mut total = owed.total(kind);
    let of_kind = owed.entitlements.iter().filter(|entitlement| entitlement.kind == kind);
    if of_kind.map(Entitlement::verdict).any(|word| word == Verdict::NoRule) {
        total.unstated = total.unstated.max(Unstated::Possible);
    }
    total
}

impl From<&StudentAssessment<'_>> for Share {
    fn from(owed: &StudentAssessment<'_>) -> Self {
        let totals = Kind::ALL.iter().map(|kind| total(owed, *kind)).collect();
        Self { totals, once: owed.total_once(Kind::Cash), questions: owed.questions() }
    }
}

impl Totals {
    pub(super) fn new(total: impl Fn(Kind) -> Range, once: Range) -> Self {
        Self {
            cash: total(Kind::Cash).into(),
            meals: total(Kind::Meals).into(),
            waiver: total(Kind::Waiver).into(),
            once: once.into(),
        }
    }
}

impl From<Range> for Sums {
    fn from(range: Range) -> Self {
        Self { least: range.least, most: range.most, incomplete: range.is_incomplete() }
    }
}

//! Categories that were answered yes and are not in use in the period of the question.

use schemars::JsonSchema;
use serde::Serialize;

use super::stand_in::Of;
use aid::date::Period;
use aid::policy::Policy;
use aid::situation::Hardship;
use aid::vocabulary::Set;

/// A category that no term of the period knows. The answer says nothing about it.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "unused", deny_unknown_fields)]
pub(super) struct Unused {
    /// The category that was answered yes.
    #[schemars(with = "Of<Hardship>")]
    hardship: Hardship,
    /// The category that took its place, if one did: answer that one.
    #[schemars(with = "Option<Of<Hardship>>")]
    became: Option<Hardship>,
}

impl Unused {
    /// Those of some categories that are not in use in any term of a period.
    pub(super) fn of(policy: &Policy, yes: Set<Hardship>, period: Period) -> Vec<Self> {
        let days = period.terms().map(|term| policy.hardships_in_use(term.first_day()));
        let unused = yes.without(days.fold(Set::EMPTY, Set::union));
        let became = |hardship| policy.hardship(hardship).and_then(|record| record.became);
        unused.iter().map(|hardship| Self { hardship, became: became(hardship) }).collect()
    }
}

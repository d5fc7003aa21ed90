//! 决定: what of the school's decision stands at a step.

use super::{DecisionBeforeLeaving, Standing, Step};

impl Step {
    /// Whether the school's recognition stands, also under an objection to it.
    pub const fn is_recognised(self) -> bool {
        match self {
            Self::Recognised
            | Self::Paid
            | Self::Objected(Standing::Recognised | Standing::Paid) => true,
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Declined
            | Self::Objected(Standing::Publicised | Standing::Declined)
            | Self::Reassessed
            | Self::Withdrawn
            | Self::Left(_)
            | Self::Voided(_) => false,
        }
    }

    /// What the school's decision says of its recognition, while it stands; of a record that was
    /// made void or a pupil who left, what it said last.
    pub const fn recognition(self) -> Option<bool> {
        match self {
            Self::Recognised
            | Self::Paid
            | Self::Objected(Standing::Recognised | Standing::Paid)
            | Self::Left(DecisionBeforeLeaving::Recognised | DecisionBeforeLeaving::Paid)
            | Self::Voided(DecisionBeforeLeaving::Recognised | DecisionBeforeLeaving::Paid) => {
                Some(true)
            }
            Self::Declined
            | Self::Objected(Standing::Declined)
            | Self::Left(DecisionBeforeLeaving::Declined)
            | Self::Voided(DecisionBeforeLeaving::Declined) => Some(false),
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Objected(Standing::Publicised)
            | Self::Reassessed
            | Self::Withdrawn
            | Self::Left(DecisionBeforeLeaving::Undecided)
            | Self::Voided(DecisionBeforeLeaving::Undecided) => None,
        }
    }

    /// Whether the school has decided and the decision stands, also under an objection to it, and
    /// of a pupil who left since.
    pub const fn is_decided(self) -> bool {
        match self {
            Self::Recognised
            | Self::Paid
            | Self::Declined
            | Self::Objected(Standing::Recognised | Standing::Paid | Standing::Declined)
            | Self::Left(
                DecisionBeforeLeaving::Recognised
                | DecisionBeforeLeaving::Paid
                | DecisionBeforeLeaving::Declined,
            ) => true,
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Objected(Standing::Publicised)
            | Self::Reassessed
            | Self::Withdrawn
            | Self::Left(DecisionBeforeLeaving::Undecided)
            | Self::Voided(_) => false,
        }
    }
}

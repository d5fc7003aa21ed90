//! 决定: which decision of the school is in force at a step.

use super::{DecisionBeforeLeaving, Standing, Step};

impl Step {
    /// Whether the school recognises the pupil, while its decision is in force; of a void record or
    /// a pupil who left, what it decided last.
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

    /// Whether the school's recognition is in force, also under an objection to it.
    pub const fn is_recognised(self) -> bool {
        matches!(self.recognition(), Some(true)) && !matches!(self, Self::Left(_) | Self::Voided(_))
    }

    /// Whether the school has decided and the decision stands, also under an objection to it, and
    /// of a pupil who left since.
    pub const fn is_decided(self) -> bool {
        self.recognition().is_some() && !matches!(self, Self::Voided(_))
    }
}

//! 进度: the steps of an application, and which of them an action leads to.

use serde::{Deserialize, Serialize};

use super::Action;
use aid::vocabulary::{Vocabulary, vocabulary};

/// The step that an application is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// 填写中.
    Drafted,
    /// 已提交 by the family.
    Submitted,
    /// 已审核 by the school.
    Reviewed,
    /// 公示中.
    Publicised,
    /// 已认定.
    Recognised,
    /// 已发放.
    Paid,
    /// 未认定.
    Declined,
    /// 有异议, and what stood when it was raised.
    Objected(Standing),
    /// 重新认定.
    Reassessed,
    /// 已撤回 by the family.
    Withdrawn,
    /// 已转出: the pupil is on another school's roll, which pays from then on.
    Left(DecisionBeforeLeaving),
    /// 已作废: entered in error, or taken back by the school; it can still be found.
    Voided(DecisionBeforeLeaving),
}

vocabulary! {
    /// What the school had decided when the pupil left or the application was made void.
    DecisionBeforeLeaving, "decision that is kept" {
        /// Nothing.
        Undecided = "undecided",
        /// The pupil was recognised.
        Recognised = "recognised",
        /// And paid.
        Paid = "paid",
        /// The pupil was refused.
        Declined = "declined",
    }
}

vocabulary! {
    /// What an objection is against.
    Standing, "standing result" {
        /// The notice.
        Publicised = "publicised",
        /// The recognition.
        Recognised = "recognised",
        /// The payment.
        Paid = "paid",
        /// The refusal.
        Declined = "declined",
    }
}

/// The step that an action leads to; none where it is not permitted.
///
/// ```
/// use office::application::{Action, Step, next};
///
/// assert_eq!(next(Step::Drafted, Action::Submit), Some(Step::Submitted));
/// assert_eq!(next(Step::Drafted, Action::Pay), None);
/// ```
pub const fn next(step: Step, action: Action) -> Option<Step> {
    use Step::{Declined, Drafted, Paid, Publicised, Reassessed, Recognised, Reviewed, Submitted};

    let (permitted, then) = match action {
        Action::Submit => (matches!(step, Drafted), Submitted),
        Action::Return => (matches!(step, Submitted | Reviewed), Drafted),
        Action::Review => (matches!(step, Submitted | Reassessed), Reviewed),
        Action::Publicise => (matches!(step, Reviewed | Reassessed), Publicised),
        Action::Recognise => (matches!(step, Publicised), Recognised),
        Action::Decline => {
            (matches!(step, Submitted | Reviewed | Publicised | Reassessed), Declined)
        }
        Action::Pay => (matches!(step, Recognised | Paid), Paid),
        Action::Reassess => {
            (matches!(step, Recognised | Paid | Declined | Step::Objected(_)), Reassessed)
        }
        Action::Withdraw => return step.withdrawn(),
        Action::Object => return step.objected(),
        Action::Uphold => return step.upheld(),
        Action::Leave => return step.left(),
        Action::Resume => return step.resumed(),
        Action::Bounce | Action::Correct => return step.unpaid(),
        Action::Void => return step.voided(),
    };
    if permitted { Some(then) } else { None }
}

impl Step {
    /// A family can withdraw until it is paid.
    const fn withdrawn(self) -> Option<Self> {
        match self {
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Recognised
            | Self::Objected(Standing::Publicised | Standing::Recognised)
            | Self::Reassessed => Some(Self::Withdrawn),
            Self::Paid
            | Self::Declined
            | Self::Objected(Standing::Paid | Standing::Declined)
            | Self::Withdrawn
            | Self::Left(_)
            | Self::Voided(_) => None,
        }
    }

    /// Money that was returned, or was not paid as registered, is to be paid again; the decision
    /// stays.
    const fn unpaid(self) -> Option<Self> {
        match self {
            Self::Drafted | Self::Withdrawn => None,
            Self::Paid => Some(Self::Recognised),
            Self::Objected(Standing::Paid) => Some(Self::Objected(Standing::Recognised)),
            Self::Left(DecisionBeforeLeaving::Paid) => {
                Some(Self::Left(DecisionBeforeLeaving::Recognised))
            }
            Self::Voided(DecisionBeforeLeaving::Paid) => {
                Some(Self::Voided(DecisionBeforeLeaving::Recognised))
            }
            Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Recognised
            | Self::Declined
            | Self::Objected(_)
            | Self::Reassessed
            | Self::Left(_)
            | Self::Voided(_) => Some(self),
        }
    }

    /// What the school has decided; none where it cannot be carried along: an open objection must
    /// be answered first.
    const fn decision(self) -> Option<DecisionBeforeLeaving> {
        match self {
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Reassessed => Some(DecisionBeforeLeaving::Undecided),
            Self::Recognised => Some(DecisionBeforeLeaving::Recognised),
            Self::Paid => Some(DecisionBeforeLeaving::Paid),
            Self::Declined => Some(DecisionBeforeLeaving::Declined),
            Self::Objected(_) | Self::Withdrawn | Self::Left(_) | Self::Voided(_) => None,
        }
    }

    /// What was withdrawn, or is of a pupil who left, can be entered in error, too.
    const fn voided(self) -> Option<Self> {
        match (self, self.decision()) {
            (Self::Withdrawn, _) => Some(Self::Voided(DecisionBeforeLeaving::Undecided)),
            (Self::Left(decision), _) | (_, Some(decision)) => Some(Self::Voided(decision)),
            (_, None) => None,
        }
    }

    /// A second objection, while one is open, is against the same result.
    const fn objected(self) -> Option<Self> {
        match self {
            Self::Publicised => Some(Self::Objected(Standing::Publicised)),
            Self::Recognised => Some(Self::Objected(Standing::Recognised)),
            Self::Paid => Some(Self::Objected(Standing::Paid)),
            Self::Declined => Some(Self::Objected(Standing::Declined)),
            Self::Objected(standing) => Some(Self::Objected(standing)),
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Reassessed
            | Self::Withdrawn
            | Self::Left(_)
            | Self::Voided(_) => None,
        }
    }

    /// When an objection is refused, the result that it was against is in force again.
    const fn upheld(self) -> Option<Self> {
        match self {
            Self::Objected(Standing::Publicised) => Some(Self::Publicised),
            Self::Objected(Standing::Recognised) => Some(Self::Recognised),
            Self::Objected(Standing::Paid) => Some(Self::Paid),
            Self::Objected(Standing::Declined) => Some(Self::Declined),
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Recognised
            | Self::Paid
            | Self::Declined
            | Self::Reassessed
            | Self::Withdrawn
            | Self::Left(_)
            | Self::Voided(_) => None,
        }
    }

    /// The decision is kept with a pupil who leaves.
    const fn left(self) -> Option<Self> {
        match self.decision() {
            Some(decision) => Some(Self::Left(decision)),
            None => None,
        }
    }

    /// An undecided application starts again as a draft; a decided one returns to its decision.
    const fn resumed(self) -> Option<Self> {
        match self {
            Self::Withdrawn => Some(Self::Drafted),
            Self::Left(decision) | Self::Voided(decision) => Some(match decision {
                DecisionBeforeLeaving::Undecided => Self::Drafted,
                DecisionBeforeLeaving::Recognised => Self::Recognised,
                DecisionBeforeLeaving::Paid => Self::Paid,
                DecisionBeforeLeaving::Declined => Self::Declined,
            }),
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Recognised
            | Self::Paid
            | Self::Declined
            | Self::Objected(_)
            | Self::Reassessed => None,
        }
    }

    /// Whether the application leads to nothing here: refused, withdrawn, void, or of a pupil who
    /// left.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn | Self::Left(_) | Self::Voided(_))
    }
}

/// The actions that are permitted at a step, the usual one first.
pub fn actions(step: Step) -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().filter(move |action| next(step, *action).is_some())
}

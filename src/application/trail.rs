//! 办理: the steps of an application, which of them may follow which, and what happened when.

use super::Pinned;
use crate::date::{Date, Term};
use crate::saved::saved;
use crate::vocabulary::{Vocabulary, vocabulary};

/// The step that an application is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    Left(Kept),
}

vocabulary! {
    /// What the school had decided of a pupil who left.
    Kept, "decision of a pupil who left" {
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

vocabulary! {
    /// What can be done with an application.
    Action, "action" {
        /// 提交.
        Submit = "submit",
        /// 退回补正.
        Return = "return",
        /// 审核.
        Review = "review",
        /// 公示.
        Publicise = "publicise",
        /// 认定.
        Recognise = "recognise",
        /// 不予认定.
        Decline = "decline",
        /// 发放.
        Pay = "pay",
        /// 收到异议.
        Object = "object",
        /// 维持原结果.
        Uphold = "uphold",
        /// 重新认定.
        Reassess = "reassess",
        /// 撤回 by the family.
        Withdraw = "withdraw",
        /// 转出, 休学 or 退学.
        Leave = "leave",
        /// 恢复办理: the family applies after all, or the pupil is back.
        Resume = "resume",
    }
}

vocabulary! {
    /// 困难等级. The names are the places' own; these are the commonest.
    Tier, "level of hardship" {
        /// 特别困难.
        Gravest = "gravest",
        /// 困难.
        Grave = "grave",
        /// 一般困难.
        General = "general",
    }
}

impl Action {
    /// Whether the action decides something, so that the assessment is kept as it was then.
    pub const fn pins(self) -> bool {
        matches!(self, Self::Submit | Self::Recognise | Self::Decline | Self::Reassess)
    }

    /// Whether a level given before no longer stands: the pupil is looked at anew, or refused.
    pub const fn withdraws_tier(self) -> bool {
        matches!(self, Self::Return | Self::Decline | Self::Reassess | Self::Withdraw)
    }

    /// What the action says of the school's recognition, if it says something.
    pub const fn recognises(self) -> Option<bool> {
        match self {
            Self::Recognise => Some(true),
            Self::Decline => Some(false),
            Self::Submit
            | Self::Return
            | Self::Review
            | Self::Publicise
            | Self::Pay
            | Self::Object
            | Self::Uphold
            | Self::Reassess
            | Self::Withdraw
            | Self::Leave
            | Self::Resume => None,
        }
    }
}

/// The step that an action leads to; none where it is not permitted.
///
/// ```
/// use student_aid::application::{Action, Step, next};
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
        Action::Withdraw => (matches!(step, Drafted | Submitted | Reviewed), Step::Withdrawn),
        Action::Object => return step.objected(),
        Action::Uphold => return step.upheld(),
        Action::Leave => return step.left(),
        Action::Resume => return step.resumed(),
    };
    if permitted { Some(then) } else { None }
}

impl Step {
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
            | Self::Left(_) => None,
        }
    }

    /// What an objection was against stands again when it is refused.
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
            | Self::Left(_) => None,
        }
    }

    /// Whoever leaves takes the decision along. An objection is answered first.
    const fn left(self) -> Option<Self> {
        match self {
            Self::Drafted
            | Self::Submitted
            | Self::Reviewed
            | Self::Publicised
            | Self::Reassessed => Some(Self::Left(Kept::Undecided)),
            Self::Recognised => Some(Self::Left(Kept::Recognised)),
            Self::Paid => Some(Self::Left(Kept::Paid)),
            Self::Declined => Some(Self::Left(Kept::Declined)),
            Self::Objected(_) | Self::Withdrawn | Self::Left(_) => None,
        }
    }

    /// A family that comes back begins anew, unless its child was decided on.
    const fn resumed(self) -> Option<Self> {
        match self {
            Self::Withdrawn | Self::Left(Kept::Undecided) => Some(Self::Drafted),
            Self::Left(Kept::Recognised) => Some(Self::Recognised),
            Self::Left(Kept::Paid) => Some(Self::Paid),
            Self::Left(Kept::Declined) => Some(Self::Declined),
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

    /// Whether the application leads to nothing here: refused, withdrawn, or of a pupil who left.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn | Self::Left(_))
    }
}

/// The actions that are permitted at a step, the usual one first.
pub fn actions(step: Step) -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().filter(move |action| next(step, *action).is_some())
}

/// The step that a trail has led to. An event that was not permitted leads nowhere.
pub fn step(trail: &[Event]) -> Step {
    trail.iter().fold(Step::Drafted, |step, event| next(step, event.action).unwrap_or(step))
}

/// One thing that happened to an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What was done.
    pub action: Action,
    /// The day, as the officer says.
    pub on: Date,
    /// The last day of a public notice.
    pub until: Option<Date>,
    /// The term that is paid.
    pub term: Option<Term>,
    /// The level that the school recognised or proposes.
    pub tier: Option<Tier>,
    /// Why, in the officer's words.
    pub note: String,
    /// The assessment as it was then.
    pub pinned: Option<Pinned>,
}

saved!(Event {
    "action": action,
    "on": on,
    "until": until unless Option::is_none,
    "term": term unless Option::is_none,
    "tier": tier unless Option::is_none,
    "note": note unless String::is_empty,
    "pinned": pinned unless Option::is_none,
});

impl Event {
    /// An action on a day, with nothing else said of it.
    pub const fn new(action: Action, on: Date) -> Self {
        let note = String::new();
        Self { action, on, until: None, term: None, tier: None, note, pinned: None }
    }
}

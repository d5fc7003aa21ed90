//! 办理: what can be done with an application, and what happened when.

use serde::{Deserialize, Serialize};

use super::{Paid, Pinned, Step, next};
use aid::date::{Date, Term};
use aid::vocabulary::vocabulary;

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
        /// 恢复办理: the family applies after all, the pupil is back, or the application is not void.
        Resume = "resume",
        /// 登记退汇: the bank sent the payment of a term back.
        Bounce = "bounce",
        /// 更正发放: the payment of a term was registered by mistake, and no money came back.
        Correct = "correct",
        /// 作废: entered in error, or not continued.
        Void = "void",
    }
}

vocabulary! {
    /// 困难等级. Places name the levels differently; these are the most common names.
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
            | Self::Resume
            | Self::Bounce
            | Self::Correct
            | Self::Void => None,
        }
    }

    /// Whether the level is proposed or given with it. The notice posts what is proposed; no later
    /// step changes it.
    pub const fn gives_tier(self) -> bool {
        matches!(self, Self::Review | Self::Publicise | Self::Recognise)
    }

    /// Whether it cannot be taken without a reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Void | Self::Correct)
    }
}

/// The step after a trail of events. An event that is not permitted changes nothing.
pub fn step(trail: &[Event]) -> Step {
    trail.iter().fold(Step::Drafted, |step, event| next(step, event.action).unwrap_or(step))
}

/// One thing that happened to an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Event {
    /// What was done.
    pub action: Action,
    /// The day, as the officer says.
    pub on: Date,
    /// The last day of a public notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The term that is paid, or whose payment came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// What was paid, and where to; of a payment made before that was kept, nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
    /// The level that the school proposes or recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Why, in the officer's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The assessment as it was then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinned: Option<Pinned>,
}

impl Event {
    /// An action on a day, with nothing else said of it.
    pub const fn new(action: Action, on: Date) -> Self {
        let note = String::new();
        Self { action, on, until: None, term: None, paid: None, tier: None, note, pinned: None }
    }
}

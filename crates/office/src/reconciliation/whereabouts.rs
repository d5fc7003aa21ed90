//! 去向: the twelve boxes, and which of them a child is in.

use aid::entitlement::Verdict;
use aid::vocabulary::vocabulary;

vocabulary! {
    /// Where a registered child is, and what became of what it is owed. A child is in exactly one.
    Whereabouts, "box" {
        /// 已足额发放.
        PaidInFull = "paid-in-full",
        /// 少发或迟发.
        PaidInPart = "paid-in-part",
        /// 已申请，办理中.
        Applied = "applied",
        /// 应享未申请.
        NotApplied = "not-applied",
        /// 在校，待确认.
        Depends = "depends",
        /// 在校，不符合.
        NotEntitled = "not-entitled",
        /// 未认定或已撤回.
        Refused = "refused",
        /// 无规则或金额未收录.
        NoRule = "no-rule",
        /// 在其他学校.
        AtAnotherSchool = "at-another-school",
        /// 不在校（劝返）.
        NotAtSchool = "not-at-school",
        /// 不在学龄.
        NotOfSchoolAge = "not-of-school-age",
        /// 数据矛盾.
        Contradictory = "contradictory",
    }
}

vocabulary! {
    /// Whether a child is of the age at which children are at school.
    SchoolAge, "school age" {
        /// Too young.
        Before = "before",
        /// Of school age, or of an age that nobody knows.
        Within = "within",
        /// Too old.
        After = "after",
    }
}

vocabulary! {
    /// What the rolls say.
    OnRoll, "state on the rolls" {
        /// On none, and nobody has seen the child elsewhere.
        Nowhere = "nowhere",
        /// On the roll of a school that is looked at.
        Here = "here",
        /// On the roll of another school.
        Elsewhere = "elsewhere",
    }
}

vocabulary! {
    /// What became of an application.
    Applying, "state of an application" {
        /// None was handed in.
        No = "no",
        /// It leads to something: handed in, recognised, or objected to.
        Pending = "pending",
        /// 未认定, or 已撤回 by the family.
        Refused = "refused",
    }
}

vocabulary! {
    /// What was paid, against what is certainly owed for the terms that have begun.
    PaidOfOwed, "part that was paid" {
        /// Nothing, or nothing that can be held against a sum that is owed.
        Nothing = "nothing",
        /// Less than is owed, or later than the term.
        Part = "part",
        /// All of it, in time.
        All = "all",
    }
}

/// What was found of one registered child; the box follows from it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Two values in the child's rows contradict each other.
    pub is_contradictory: bool,
    /// The age.
    pub age: SchoolAge,
    /// The rolls.
    pub roll: OnRoll,
    /// The application.
    pub applying: Applying,
    /// The payments.
    pub paid: PaidOfOwed,
    /// What the rules say; none where nobody has worked it out.
    pub verdict: Option<Verdict>,
}

/// The box of a child. The first of these that holds decides:
///
/// 1. Two values contradict each other: nobody knows for certain whom the rest is about.
/// 2. What is owed was paid, in full or in part: that happened, wherever the child is now.
/// 3. The child is on another school's roll: that school has to see to it.
/// 4. An application leads to something: it is being seen to.
/// 5. The child is on no roll: of school age, it is to be found and called back; else it is not of
///    school age. A child on a roll is at school, whatever its age.
/// 6. It was refused, or the family has withdrawn.
/// 7. What the rules say of a child at school that has not applied. Where nobody has worked that
///    out, it depends on the answers that are missing.
pub const fn whereabouts(facts: &Facts) -> Whereabouts {
    if facts.is_contradictory {
        return Whereabouts::Contradictory;
    }
    match facts.paid {
        PaidOfOwed::All => return Whereabouts::PaidInFull,
        PaidOfOwed::Part => return Whereabouts::PaidInPart,
        PaidOfOwed::Nothing => {}
    }
    match (facts.roll, facts.applying) {
        (OnRoll::Elsewhere, Applying::No | Applying::Pending | Applying::Refused) => {
            Whereabouts::AtAnotherSchool
        }
        (OnRoll::Here | OnRoll::Nowhere, Applying::Pending) => Whereabouts::Applied,
        (OnRoll::Nowhere, Applying::No | Applying::Refused) => match facts.age {
            SchoolAge::Within => Whereabouts::NotAtSchool,
            SchoolAge::Before | SchoolAge::After => Whereabouts::NotOfSchoolAge,
        },
        (OnRoll::Here, Applying::Refused) => Whereabouts::Refused,
        (OnRoll::Here, Applying::No) => at_school(facts.verdict),
    }
}

/// The box of a child at school of which no list says more.
const fn at_school(verdict: Option<Verdict>) -> Whereabouts {
    match verdict {
        Some(Verdict::Entitled) => Whereabouts::NotApplied,
        None | Some(Verdict::Depends) => Whereabouts::Depends,
        Some(Verdict::NotEntitled) => Whereabouts::NotEntitled,
        Some(Verdict::AmountNotStated | Verdict::NoRule) => Whereabouts::NoRule,
    }
}

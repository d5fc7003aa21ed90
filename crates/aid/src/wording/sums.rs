//! Words for sums: one, a range, and what is owed of which no document states how much.

use super::{list, verdict};
use crate::assessment::{Assessment, Range, StudentAssessment, Unstated};
use crate::entitlement::{Outcome, Verdict};
use crate::money::{Span, Yuan};
use crate::policy::Kind;

/// 1,250 元, with a no-break space before the unit.
pub fn money(yuan: Yuan) -> String {
    format!("{yuan}\u{a0}元")
}

/// The text with plain spaces in place of no-break spaces, for a file that another program reads.
pub fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// 625–1,250 元, or one sum. Never a zero while something is owed or open.
///
/// ```
/// use aid::assessment::{Range, Unstated};
/// use aid::money::Yuan;
/// use aid::wording::range;
///
/// let told = |least, most, unstated| {
///     let sum = Range { least: Yuan::whole(least), most: Yuan::whole(most), unstated };
///     range(sum).replace('\u{a0}', " ")
/// };
/// assert_eq!(told(1250, 1250, Unstated::Nothing), "1,250 元");
/// assert_eq!(told(625, 1250, Unstated::Nothing), "625–1,250 元");
/// assert_eq!(told(0, 1250, Unstated::Nothing), "最多 1,250 元");
/// assert_eq!(told(0, 0, Unstated::Nothing), "0 元");
/// assert_eq!(told(0, 0, Unstated::Possible), "待确认");
/// assert_eq!(told(0, 0, Unstated::Certain), "应享，金额未收录");
/// assert_eq!(told(750, 750, Unstated::Certain), "750 元，另有金额未收录");
/// assert_eq!(told(0, 750, Unstated::Possible), "已知最多 750 元");
/// ```
pub fn range(range: Range) -> String {
    if range.most == Yuan::ZERO {
        return nothing_stated(range.unstated);
    }
    let sum = if range.least == range.most {
        money(range.most)
    } else if range.least == Yuan::ZERO {
        format!("最多 {}", money(range.most))
    } else {
        format!("{}–{}", range.least, money(range.most))
    };
    match range.unstated {
        Unstated::Nothing => sum,
        Unstated::Possible => {
            format!("已知{}{sum}", if range.least > Yuan::ZERO { " " } else { "" })
        }
        Unstated::Certain => format!("{sum}，{NOT_ALL_STATED}"),
    }
}

/// What is shown in place of a zero where the school has not recognised the child.
const NOT_NOW: &str = "现在不能享受";

/// What is said where nothing but the school's recognition is missing.
pub(super) const MAY_APPLY: &str = "学校没有认定，或没有列入名单；可以向学校申请，或者补申请。";

/// The same beside a sum of other children.
const SOME_MAY_APPLY: &str = "学校没有同意的，还可以申请";

/// A sum of several things, with what is certain first: 待确认 · 最多 1,250 元.
pub fn total(sum: Range, may_apply: bool) -> String {
    if sum.is_nothing() && may_apply {
        return format!("{NOT_NOW}，可以申请");
    }
    let apply = may_apply.then(|| SOME_MAY_APPLY.to_owned());
    let parts = [Some(certain(sum)), possible(sum), apply].into_iter().flatten();
    parts.collect::<Vec<_>>().join(" · ")
}

/// What a household is owed in cash; where the rules cover none of its children, a note of that.
pub fn of_household(assessment: &Assessment<'_>) -> String {
    if !assessment.students.iter().any(StudentAssessment::has_cash) && assessment.covers_any() {
        let waived = assessment.total(Kind::Waiver);
        let is_nothing = waived.is_nothing();
        return if is_nothing {
            NO_CASH.to_owned()
        } else {
            format!("减免 {}", total(waived, false))
        };
    }
    if assessment.covers_any() {
        total(assessment.total(Kind::Cash), assessment.may_apply())
    } else {
        NONE_COVERED.to_owned()
    }
}

/// What is said in the place of a sum where no stage is given anything in cash.
const NO_CASH: &str = "没有现金发放";

/// What is said in the place of a sum that no child is part of.
const NONE_COVERED: &str = "孩子的学段这里都没有收录，没有可以合计的。";

/// What stands in the place of a sum where none is stated.
pub(super) fn nothing_stated(unstated: Unstated) -> String {
    match unstated {
        Unstated::Nothing => money(Yuan::ZERO),
        Unstated::Possible => verdict(Verdict::Depends).to_owned(),
        Unstated::Certain => verdict(Verdict::AmountNotStated).to_owned(),
    }
}

/// Stands beside a sum that is not all.
pub(super) const NOT_ALL_STATED: &str = "另有金额未收录";

/// What the main figure leaves out; nothing where the stage has nothing beside it.
pub fn not_in_sum(owed: &StudentAssessment<'_>) -> String {
    let (meals, waiver) = (owed.total(Kind::Meals), owed.total(Kind::Waiver));
    let mut parts = Vec::new();
    if !meals.is_nothing() {
        parts.push(beside("学校供餐", "折合", meals));
    }
    if !waiver.is_nothing() && owed.has_cash() {
        parts.push(beside("减免的学费", "", waiver));
    }
    if owed.entitlements.iter().any(|line| line.kind == Kind::Goods && line.whole.possible) {
        parts.push("免费课本等免交的费用".to_owned());
    }
    if parts.is_empty() { String::new() } else { format!("另有{}，不计在内", list(&parts)) }
}

/// 学校供餐折合 1,000 元, or 学校供餐（待确认） where no sum is stated.
fn beside(what: &str, comes_to: &str, sum: Range) -> String {
    match (sum.most, sum.unstated) {
        (Yuan::ZERO, Unstated::Certain) => format!("{what}（没有金额可以合计）"),
        (Yuan::ZERO, Unstated::Possible | Unstated::Nothing) => format!("{what}（待确认）"),
        _ => format!("{what}{comes_to} {}", range(sum)),
    }
}

/// A sum as the main figure of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The figure that is certain; a word where there is none.
    pub figure: String,
    /// 元, behind a figure.
    pub unit: &'static str,
    /// What stands below it.
    pub beside: Option<String>,
}

/// The main figure: what is certain, and below it the most that is possible. Where only a
/// recognition is missing that can still be applied for, that is said in place of a zero.
pub fn headline(sum: Range, may_apply: bool) -> Headline {
    let beside = possible(sum);
    if sum.is_nothing() && may_apply {
        let beside = Some(MAY_APPLY.to_owned());
        return Headline { figure: NOT_NOW.to_owned(), unit: "", beside };
    }
    if sum.least == Yuan::ZERO && !sum.is_nothing() {
        return Headline { figure: certain(sum), unit: "", beside };
    }
    let sofar = if sum.is_settled() { "" } else { "现在能确定这么多，" };
    let beside = beside.map(|beside| format!("{sofar}{beside}"));
    let apply = may_apply.then(|| SOME_MAY_APPLY.to_owned());
    let parts: Vec<String> = [beside, apply].into_iter().flatten().collect();
    Headline {
        figure: sum.least.to_string(),
        unit: " 元",
        beside: (!parts.is_empty()).then(|| parts.join("；")),
    }
}

/// What is certain of a sum, to be written large. While something is open or owed without a stated
/// sum it is never a bare zero, which would be read as nothing owed.
///
/// ```
/// use aid::assessment::{Range, Unstated};
/// use aid::money::Yuan;
/// use aid::wording::certain;
///
/// let told = |least, most, unstated| {
///     let sum = Range { least: Yuan::whole(least), most: Yuan::whole(most), unstated };
///     certain(sum).replace('\u{a0}', " ")
/// };
/// assert_eq!(told(1250, 1250, Unstated::Nothing), "1,250 元");
/// assert_eq!(told(625, 1250, Unstated::Nothing), "至少 625 元");
/// assert_eq!(told(0, 1250, Unstated::Nothing), "待确认");
/// assert_eq!(told(0, 0, Unstated::Nothing), "0 元");
/// assert_eq!(told(0, 0, Unstated::Certain), "应享，金额未收录");
/// ```
pub fn certain(sum: Range) -> String {
    if sum.least == Yuan::ZERO && sum.most > Yuan::ZERO {
        verdict(Verdict::Depends).to_owned()
    } else if sum.most == Yuan::ZERO {
        nothing_stated(sum.unstated)
    } else if sum.is_settled() {
        money(sum.most)
    } else {
        format!("至少 {}", money(sum.least))
    }
}

/// What stands beside [`certain`]: the most that is still possible, and that the sums are not all.
pub fn possible(sum: Range) -> Option<String> {
    let known = if sum.unstated == Unstated::Possible { "已知" } else { "" };
    let most = (sum.least < sum.most).then(|| format!("{known}最多 {}", money(sum.most)));
    let more = match sum.unstated {
        Unstated::Possible if sum.least == sum.most => Some("另有待确认的"),
        Unstated::Nothing | Unstated::Possible => None,
        Unstated::Certain => Some(NOT_ALL_STATED),
    };
    let more = more.filter(|_| sum.most > Yuan::ZERO).map(str::to_owned);
    let parts: Vec<String> = [most, more].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}

/// 一次性发放 500 元, which is never part of a yearly sum.
pub fn once(sum: Range) -> Option<String> {
    (!sum.is_nothing()).then(|| format!("另有只发一次的 {}", range(sum)))
}

/// Which children a household's sum includes, where it does not include all of them.
pub fn speaks_of(assessment: &Assessment<'_>, names: &[String]) -> Option<String> {
    let pairs = assessment.students.iter().zip(names);
    let (covered, others): (Vec<_>, Vec<_>) = pairs.partition(|(student, _)| student.covered);
    let names =
        |of: &[(_, &String)]| list(&of.iter().map(|(_, name)| (*name).clone()).collect::<Vec<_>>());
    match (covered.as_slice(), others.as_slice()) {
        (_, []) => None,
        ([], _) => Some(NONE_COVERED.to_owned()),
        (covered, others) => Some(format!(
            "只合计了{}。{}的学段这里没有收录，不在内。",
            names(covered),
            names(others)
        )),
    }
}

/// What one child gets in a term: 625 元; 1,000–3,500 元; 没有.
pub fn outcome(outcome: Outcome) -> String {
    match (outcome.sum, outcome.per_day) {
        _ if !outcome.entitled => "没有".to_owned(),
        (Some(Span { least, most }), _) if least == most => money(most),
        (Some(Span { least, most }), _) => format!("{least}–{}", money(most)),
        (None, Some(rate)) => format!("每天 {}", money(rate)),
        (None, None) if outcome.not_stated => "可以享受，金额没有收录".to_owned(),
        (None, None) => "可以享受".to_owned(),
    }
}

//! Words of the officer's desk: the way of an application through the school, and the list.

use crate::application::{
    Beginning, DecisionBeforeLeaving, Difference, Line, Standing, Step, Tier,
};
use crate::roster::{Order, Trouble, Unpaid};
use aid::date::Date;
use aid::entitlement::Verdict;
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Policy;
use aid::situation::{Hardship, Question};
use aid::vocabulary::Set;

use super::prompt;

/// A step.
pub const fn stage_of_application(step: Step) -> &'static str {
    match step {
        Step::Drafted => "填写中",
        Step::Submitted => "已提交",
        Step::Reviewed => "已审核",
        Step::Publicised => "公示中",
        Step::Recognised => "已认定",
        Step::Paid => "已发放",
        Step::Declined => "未认定",
        Step::Objected(Standing::Publicised) => "公示有异议",
        Step::Objected(Standing::Recognised) => "认定有异议",
        Step::Objected(Standing::Paid) => "发放有异议",
        Step::Objected(Standing::Declined) => "对未认定有异议",
        Step::Reassessed => "重新认定中",
        Step::Withdrawn => "已撤回",
        Step::Left(DecisionBeforeLeaving::Undecided) => "已转出",
        Step::Left(DecisionBeforeLeaving::Recognised) => "认定后转出",
        Step::Left(DecisionBeforeLeaving::Paid) => "发放后转出",
        Step::Left(DecisionBeforeLeaving::Declined) => "未认定，已转出",
        Step::Voided(DecisionBeforeLeaving::Undecided) => "已作废",
        Step::Voided(DecisionBeforeLeaving::Recognised) => "认定后作废",
        Step::Voided(DecisionBeforeLeaving::Paid) => "发放后作废",
        Step::Voided(DecisionBeforeLeaving::Declined) => "未认定，已作废",
    }
}

/// The level and the day on which it was proposed or given.
pub fn tier_given(of: Tier, on: Date) -> String {
    format!("困难档次：{}（{}）", tier(of), super::day(on))
}

/// What stands behind a number of working days where the holidays of a year are not known yet.
pub fn holidays_unknown(first: Date, last: Date) -> String {
    let days = &library().working_days;
    match days.until() {
        Some(year) if !days.covers(first, last) && year < last.year() => {
            format!("（{} 年的放假安排还没有收录，没有扣除）", year.saturating_add(1))
        }
        _ if !days.covers(first, last) => "（没有扣除节假日）".to_owned(),
        _ => String::new(),
    }
}

/// How long an objection has waited, and what is known of the time for an answer: no document of
/// Hebei or Cangzhou that states one was seen, and two texts of others say how they do it.
pub fn objection(on: Date, today: Date) -> String {
    let days = today.days_since(on);
    let first = on.plus_days(1);
    let working = library().working_days.between(first, today);
    let waited = if days == 0 {
        String::new()
    } else {
        let unknown = holidays_unknown(first, today);
        format!("，到今天 {days} 天，其中工作日 {working} 天{unknown}")
    };
    format!(
        "{}收到异议{waited}。没有见到河北、沧州规定的答复期限：隆尧县的认定流程写的是“及时回应”，\
         有一所高校写的是 3 个工作日内回复，供参考。请尽快答复，再点“维持原结果”或“重新认定”。",
        super::day(on)
    )
}

/// A level of hardship.
pub const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Gravest => "特别困难",
        Tier::Grave => "困难",
        Tier::General => "一般困难",
    }
}

/// What somebody should look at.
pub const fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NotApplied => "应享未申请",
        Trouble::Objection => "有异议",
        Trouble::Bounced => "退汇待重发",
        Trouble::Twice => "同一个学生有几份",
        Trouble::SharedCard => "和别人同一张卡",
        Trouble::Edited => "和认定时不同",
        Trouble::MovedSincePaid => "和发放时不同",
        Trouble::Missing => "表没填好",
        Trouble::Unproven => "应有证明未见",
        Trouble::Open => "情况没问清",
        Trouble::Changed => "新规则有差别",
    }
}

/// The categories whose paper or list nobody has seen, and what follows from that: nothing is
/// refused for it, since the form asks for no certificate.
pub fn unproven(policy: &Policy, categories: Set<Hardship>) -> String {
    let records = categories.iter().filter_map(|category| policy.hardship(category));
    let names: Vec<String> = records.map(|record| record.name.clone()).collect();
    format!("还没看到证明或名单：{}。不影响办理，请核对以后补记。", super::list(&names))
}

/// What a family says of its school and the school says otherwise, if there is something.
fn overruled(questions: Set<Question>) -> Option<String> {
    let labels: Vec<String> =
        questions.iter().map(|question| prompt(question).label.to_owned()).collect();
    (!labels.is_empty()).then(|| {
        let labels = super::list(&labels);
        format!("家长填的{labels}与本校不同，已按本校的填。请问清孩子是不是本校学生。")
    })
}

/// How many applications were made of a family's record, and for how many there was one before.
pub fn taken_over(new: usize, before: usize) -> String {
    let made = if new == 0 {
        String::new()
    } else {
        format!("已建 {new} 份申请，在下面的名单里，姓名还没有填。")
    };
    let before = if before == 0 {
        String::new()
    } else {
        format!("有 {before} 个孩子以前接过，没有再建。")
    };
    format!("{made}{before}")
}

/// With which record of a family an application began, and what of it does not stand.
pub fn beginning(beginning: &Beginning) -> String {
    let asked = overruled(beginning.overruled).unwrap_or_default();
    format!("接自家长的记录，家长叫孩子“{}”。{asked}", beginning.called)
}

/// That the school was put right, how many applications follow, and how many are decided.
pub fn school_changed(open: usize, decided: usize) -> String {
    let follow = if open == 0 {
        String::new()
    } else {
        format!("还没有认定的 {open} 份申请也改了。")
    };
    let stay = if decided == 0 {
        String::new()
    } else {
        format!("已经有结果的 {decided} 份没有动；要改的，请打开那一份改。")
    };
    format!("学校信息改好了。{follow}{stay}")
}

/// An order of the list.
pub const fn order(order: Order) -> &'static str {
    match order {
        Order::Troubles => "有问题的在前",
        Order::Class => "按年级班级",
        Order::Sum => "按金额",
    }
}

const TWICE: &str = "同一个学生这个学年不止一份申请，只发办在最前面的一份，别的不发。请核对：\
                     是同一个人的，把多余的删掉或作废；不是的，把身份证号码填对。";

/// That the forms of so many pupils of other families have the same bank card; some are named.
pub fn shared_card(names: &[String], count: usize) -> String {
    let more = if count > names.len() { format!("等 {count} 人") } else { String::new() };
    let names = super::list(names);
    format!(
        "银行卡号和别家孩子的一样：{names}{more}。请对照银行卡核对，不要把钱发错。\
         是一家人的，把兄弟姐妹写进家庭成员，或者两份都写上同一位家长和他的账户姓名。"
    )
}

/// Why a pupil is not paid by a list, and what to do.
pub const fn unpaid(why: Unpaid) -> &'static str {
    match why {
        Unpaid::NotRecognised => "学校还没有认定。",
        Unpaid::Pending => "有异议，或正在重新认定，还没有结果。",
        Unpaid::AlreadyPaid => "这个学期已经登记过发放。",
        Unpaid::Twice => TWICE,
        Unpaid::Edited => {
            "认定以后改过情况，金额和认定时不同。请在申请里点“重新认定”；是改错了的，改回去。"
        }
        Unpaid::Left => "已经转出，由管学籍的学校发放；请和转入的学校核对，不要重发、漏发。",
        Unpaid::NotSettled => "金额还不能确定，请先把申请里没问清的情况问清。",
        Unpaid::NoGrant => "还没有填学校定的一学年金额，请在申请的“办理”里填上。",
        Unpaid::GrantOutside => {
            "学校定的一学年金额不在文件规定的范围里，不能发放，请在申请的“办理”里核对。"
        }
        Unpaid::FeesOnly => "幼儿园的资助从收费里减，不发现金，不列入这张表。",
        Unpaid::NothingDue => "按规则，这个学期没有要发的钱。",
        Unpaid::NoAccount => "没有填账户姓名或银行卡号。",
        Unpaid::Voided => "这份申请已经作废。",
        Unpaid::Bounced => "银行退回，还没有重发。",
        Unpaid::Unreadable => "这份申请读不出来，请看工作台上的提示。",
        Unpaid::NoSum => "登记过发放，当时没有记金额，请查学校的账。",
    }
}

/// What the rules now say of a benefit beside what was pinned: both, and by how much they differ.
pub fn difference(difference: &Difference) -> String {
    let told = |line: Option<Line>| match line {
        None => "没有这一项".to_owned(),
        Some(line) if line.most == Yuan::ZERO => super::verdict(line.verdict).to_owned(),
        Some(line) => format!(" {}", super::range(line.range())),
    };
    // Only of two known sums can it be said by how much they differ.
    let settled = |line: Option<Line>| {
        line.filter(|line| matches!(line.verdict, Verdict::Entitled | Verdict::NotEntitled))
            .map(|line| line.least)
    };
    let by = match (settled(difference.then), settled(difference.now)) {
        (Some(then), Some(now)) if then < now => format!("，多 {}", super::money(now.less(then))),
        (Some(then), Some(now)) if now < then => format!("，少 {}", super::money(then.less(now))),
        _ => String::new(),
    };
    let benefit = super::benefit(difference.benefit);
    format!("{benefit}：当时{}，现在{}{by}。", told(difference.then), told(difference.now))
}

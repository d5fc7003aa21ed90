//! Sentences for conditions, answers and amounts.

mod negations;

use super::facts::{
    approval, boarding, circumstance, decision, entry, loan_taken, major, prize_won, residence,
    school_kind, school_place, service, stage, teacher_scheme, year,
};
use super::prompts::prompt;
use super::results::OTHER_STAGE;
use super::sums::{MAY_APPLY, money, range};
use super::tables::terms_of_loan;
use super::words::{list, place_name};
use crate::assessment::{Range, StudentAssessment};
use crate::eligibility::Eligibility;
use crate::entitlement::{Account, Stated};
use crate::money::Yuan;
use crate::policy::{Benefit, Condition, Kind, Policy};
use crate::situation::{Boarding, Decision, Entry, Hardship, Household, Question, Student, Year};
use crate::vocabulary::{Set, Vocabulary};
use negations::negated;

/// A condition as a sentence about the child.
pub fn condition(policy: &Policy, condition: &Condition) -> String {
    match condition {
        Condition::All(_) => "下面每一项都符合".to_owned(),
        Condition::Any(_) => "下面至少一项符合".to_owned(),
        Condition::Not(part) => negated(policy, part),
        Condition::Stage(stages) => format!("孩子在读{}", any(*stages, stage)),
        Condition::Entry(Entry::FirstGrade) => "孩子是一年级新生".to_owned(),
        Condition::Entry(Entry::LaterGrade) => "孩子不是一年级新生".to_owned(),
        Condition::Region(regions) => {
            let names: Vec<String> = regions.iter().map(|region| region.name()).collect();
            format!("学校在{}", names.join("、"))
        }
        Condition::SchoolKind(kinds) => format!("在{}就读", any(*kinds, school_kind)),
        Condition::SchoolPlace(places) => format!("学校在{}", any(*places, school_place)),
        Condition::Boarding(Boarding::Boarder) => "孩子住校".to_owned(),
        Condition::Boarding(Boarding::Day) => "孩子不住校".to_owned(),
        // Only the rules for kindergartens speak of the third year alone.
        Condition::Year(years) if *years == Set::of(Year::Third) => "孩子在读大班".to_owned(),
        Condition::Year(years) => format!("孩子在读{}", any(*years, |answer| year(None, answer))),
        Condition::Approval(answers) => format!("民办幼儿园是：{}", any(*answers, approval)),
        Condition::Residence(answers) => format!("户口在{}", any(*answers, residence)),
        Condition::Major(answers) => format!("学的是{}", any(*answers, major)),
        Condition::TeacherScheme(answers) => {
            format!("公费师范生：{}", any(*answers, teacher_scheme))
        }
        Condition::Service(answers) => format!("服兵役：{}", any(*answers, service)),
        Condition::PrizeWon(answers) => format!("这学年获奖：{}", any(*answers, prize_won)),
        Condition::LoanTaken(answers) => format!("这学年的助学贷款：{}", any(*answers, loan_taken)),
        Condition::Circumstance(fact) => circumstance(*fact).to_owned(),
        Condition::Hardship(categories) => {
            format!("属于其中一类：{}", hardship_names(policy, *categories))
        }
        Condition::Decision(decision) => decided(*decision).to_owned(),
    }
}

/// Members of which one is enough: 甲或乙.
fn any<V: Vocabulary>(members: Set<V>, word: impl Fn(V) -> &'static str) -> String {
    members.iter().map(word).collect::<Vec<_>>().join("或")
}

const fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Recognised => "学校这学年认定为家庭经济困难学生",
        Decision::DayList => "在学校的非寄宿生生活补助名单上",
        Decision::Meals => "学校供应营养餐",
        Decision::FeeWaived => "学校免了学杂费",
        Decision::FreeTextbooks => "学校免费发课本",
    }
}

fn hardship_names(policy: &Policy, categories: Set<Hardship>) -> String {
    let names = categories.iter().filter_map(|category| policy.hardship(category));
    names.map(|record| record.name.as_str()).collect::<Vec<_>>().join("、")
}

/// What the family answered about a condition; none for groups.
pub fn answer(
    policy: &Policy,
    condition: &Condition,
    household: &Household,
    student: &Student,
) -> Option<String> {
    let answer = match condition {
        Condition::All(_) | Condition::Any(_) => return None,
        Condition::Not(part) => return answer(policy, part, household, student),
        Condition::Stage(_) => student.stage.map(|answer| stage(answer).to_owned()),
        Condition::Entry(_) => student.entry.map(|answer| entry(answer).to_owned()),
        Condition::Region(_) => student.region.map(place_name),
        Condition::SchoolKind(_) => {
            student.school_kind.map(|answer| school_kind(answer).to_owned())
        }
        Condition::SchoolPlace(_) => {
            student.school_place.map(|answer| school_place(answer).to_owned())
        }
        Condition::Boarding(_) => student.boarding.map(|answer| boarding(answer).to_owned()),
        Condition::Year(_) => student.year.map(|answer| year(student.stage, answer).to_owned()),
        Condition::Approval(_) => student.approval.map(|answer| approval(answer).to_owned()),
        Condition::Residence(_) => student.residence.map(|answer| residence(answer).to_owned()),
        Condition::Major(_) => student.major.map(|answer| major(answer).to_owned()),
        Condition::TeacherScheme(_) => {
            student.teacher_scheme.map(|answer| teacher_scheme(answer).to_owned())
        }
        Condition::Service(_) => student.service.map(|answer| service(answer).to_owned()),
        Condition::PrizeWon(_) => student.prize_won.map(|answer| prize_won(answer).to_owned()),
        Condition::LoanTaken(_) => student.loan_taken.map(|answer| loan_taken(answer).to_owned()),
        Condition::Circumstance(asked) => {
            student.circumstances.get(*asked).map(|answer| decision(answer).to_owned())
        }
        Condition::Hardship(categories) => {
            return Some(answer_hardship(policy, *categories, household, student));
        }
        Condition::Decision(asked) => {
            student.decisions.get(*asked).map(|answer| decision(answer).to_owned())
        }
    };
    Some(answer.map_or_else(|| "您还没有回答".to_owned(), |answer| format!("您填的是：{answer}")))
}

fn answer_hardship(
    policy: &Policy,
    categories: Set<Hardship>,
    household: &Household,
    student: &Student,
) -> String {
    let answers = household.hardships_with(student);
    let held = answers.yes().intersection(categories);
    if !held.is_empty() {
        format!("您填的是：{}", hardship_names(policy, held))
    } else if categories.without(answers.no()).is_empty() {
        "您填的是：都不是".to_owned()
    } else {
        "您还没有回答全".to_owned()
    }
}

/// An amount in one line: 1,000 元 × 50% = 500 元.
pub fn equation(account: &Account<'_>) -> String {
    let stated = match account.stated {
        Stated::Yuan(yuan) => money(yuan),
        Stated::PerDay { yuan, days: Some(days) } => {
            format!("每天 {} × {days} 天 = {}", money(yuan), money(yuan.times(u32::from(days))))
        }
        Stated::PerDay { yuan, days: None } => {
            format!("每天 {}，一学年多少天没有见到文件", money(yuan))
        }
        Stated::Between { least, most, granted: None } => {
            format!("{least}–{}，由当地或学校定档", money(most))
        }
        Stated::Between { least, most, granted: Some(yuan) } => {
            format!("学校定的 {}（规定在 {least}–{} 之间）", money(yuan), money(most))
        }
        Stated::Granted(None) => "由当地或学校定，规定的范围没有见到文件".to_owned(),
        Stated::Granted(Some(yuan)) => {
            format!("学校定的 {}（规定的范围没有见到文件）", money(yuan))
        }
        Stated::UpTo(most) => format!("最多 {}", money(most)),
        Stated::PerHour(yuan) => format!("每小时不低于 {}", money(yuan)),
        Stated::Loan(lending) => terms_of_loan(&lending),
        Stated::LocalFee if account.rule.benefit == Benefit::InterestHoliday => {
            "这一年该付的利息免掉".to_owned()
        }
        Stated::LocalFee => "学校按当地标准，这笔费用不收".to_owned(),
        Stated::Deferred => "先入学，这笔费用可以以后交".to_owned(),
        Stated::InKind => "发实物，不折成钱".to_owned(),
        Stated::NotStated => "具体标准没有见到文件".to_owned(),
        Stated::Nothing => "表中没有适用的一行".to_owned(),
    };
    match (account.share, account.sum()) {
        (Some(share), Some(sum)) => format!("{stated} × {}% = {}", share.percent, money(sum)),
        (Some(share), None) => format!("{stated}，再按 {}% 计算", share.percent),
        (None, _) => stated,
    }
}

/// What is certain and what is open, in one line: 最多 1,250 元，还取决于是否住校.
pub fn summary(cash: Range, student: &StudentAssessment<'_>) -> String {
    if !student.covered {
        return OTHER_STAGE.to_owned();
    }
    if !student.asked_first.is_empty() {
        return "先选孩子的学段。".to_owned();
    }
    if cash.is_nothing() && student.may_apply() {
        return MAY_APPLY.to_owned();
    }
    if cash.is_settled() {
        let sums = if cash.is_incomplete() { NOT_STATED } else { "" };
        let told = match (student.questions().is_empty(), cash.is_incomplete()) {
            (true, false) => "都确定了。",
            (true, true) => "",
            (false, _) => "钱数已经确定；还有问题会影响别的项目。",
        };
        return format!("{sums}{told}");
    }
    let kind = if student.has_cash() { Kind::Cash } else { Kind::Waiver };
    let of_cash = student.entitlements.iter().filter(|entitlement| entitlement.kind == kind);
    let questions =
        of_cash.fold(Set::EMPTY, |open, entitlement| open.union(entitlement.whole.questions));
    let most = (cash.most > Yuan::ZERO).then(|| range(Range { least: Yuan::ZERO, ..cash }) + "，");
    format!("{}还取决于{}", most.unwrap_or_default(), depends(questions))
}

/// What stands in the place of a sum before anything was answered.
pub const BEFORE_ANSWERS: &str = "先回答几个问题，这里就会显示结果。";

/// What is said of money that is owed and of which no document states how much.
const NOT_STATED: &str = "有一部分可以享受，但金额没有收录，请问学校。";

/// The questions that something depends on, in a few words each; the first three of many.
pub fn depends(questions: Set<Question>) -> String {
    let shorts: Vec<String> =
        questions.iter().take(3).map(|question| prompt(question).short.to_owned()).collect();
    let more = if questions.len() > 3 { "等" } else { "" };
    format!("{}{more}", list(&shorts))
}

/// The heading over the conditions of one rule.
pub const fn why(eligibility: Eligibility) -> &'static str {
    match eligibility {
        Eligibility::Met => "为什么可以",
        Eligibility::NotMet => "为什么不符合",
        Eligibility::Unknown(_) => "要看哪些条件",
    }
}

//! Words for questions: how to put one to a family, and how a family puts it to the school.

use std::collections::BTreeSet;

use super::period;
use crate::checklist::Timing;
use crate::date::{Date, Period};
use crate::policy::{HardshipRecord, Policy};
use crate::questionnaire::Renamed;
use crate::situation::{Hardship, Question};
use crate::vocabulary::Set;

/// A question as the family reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The question.
    pub title: &'static str,
    /// One sentence of help; may be empty.
    pub help: &'static str,
    /// The fact in a few words, for «depends on …».
    pub short: &'static str,
    /// The fact as a form of the school names it.
    pub label: &'static str,
}

/// How a family settles an open question: whom to ask, and the sentence to ask with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Whom.
    pub whom: String,
    /// The sentence.
    pub words: String,
}

/// How a question is put.
pub const fn prompt(question: Question) -> Prompt {
    let (title, help, short) = match question {
        Question::HouseholdHardship => (
            "家里属于下面哪些情况？",
            "可以选多个。拿不准的先不选，结果里会告诉您怎么确认。",
            "家里的困难类别",
        ),
        Question::Stage => ("孩子现在读什么学段？", "", "学段"),
        Question::Region => (
            "孩子的学校在哪个县（市、区）？",
            "按学校所在的地方算，不按户口算。",
            "学校在哪个县（市、区）",
        ),
        Question::SchoolKind => ("孩子上的是哪类学校？", "", "学校的性质"),
        Question::Boarding => ("孩子住校吗？", "在学校宿舍住，周末才回家，也算住校。", "是否住校"),
        Question::SchoolPlace => {
            ("学校在乡下，还是在县城、市区？", "县城指县政府所在的地方。", "学校在乡下还是县城")
        }
        Question::Entry => {
            ("孩子是这学年的一年级新生吗？", "只用来算免费字典。", "是不是一年级新生")
        }
        Question::StudentHardship => {
            ("孩子自己属于下面哪些情况？", "可以选多个。", "孩子自己的困难类别")
        }
        Question::Recognised => (
            "学校这学年认定孩子是“家庭经济困难学生”了吗？",
            "每年 9 月向学校申请，由学校认定。还没有结果，就先跳过。",
            "学校的认定结果",
        ),
        Question::DayList => (
            "学校把孩子列进“非寄宿生生活补助”名单了吗？",
            "文件没有写明您家的情况能不能享受，要由学校决定。",
            "学校的非寄宿生名单",
        ),
        Question::Meals => {
            ("学校供应营养餐吗？", "指国家营养改善计划的餐，不用家里交钱。", "学校是否供营养餐")
        }
        Question::FeeWaived => {
            ("学校免了孩子的学杂费吗？", "这一学期的文件没有写清，要问学校。", "学校是否免学杂费")
        }
        Question::FreeTextbooks => {
            ("学校免费发课本了吗？", "这一学期的文件没有写清，要问学校。", "学校是否免费发课本")
        }
    };
    Prompt { title, help, short, label: label(question) }
}

/// A fact as a form of the school names it.
const fn label(question: Question) -> &'static str {
    match question {
        Question::HouseholdHardship => "家庭困难类别",
        Question::Stage => "学段",
        Question::Region => "学校所在县（市、区）",
        Question::SchoolKind => "学校性质",
        Question::Boarding => "就读方式",
        Question::SchoolPlace => "学校位置",
        Question::Entry => "一年级新生",
        Question::StudentHardship => "学生困难类别",
        Question::Recognised => "学校认定",
        Question::DayList => "非寄宿生补助名单",
        Question::Meals => "供应营养餐",
        Question::FeeWaived => "免学杂费",
        Question::FreeTextbooks => "免费发课本",
    }
}

/// A note where a past period is asked about: the answers are those of that time.
pub fn of_the_past(asked: Period, today: Date) -> Option<String> {
    let is_past = Timing::of(asked, today) == Timing::Past;
    let name = period(asked);
    is_past.then(|| format!("算的是 {name}，请按那时候的情况回答：那时读什么学段，住不住校。"))
}

/// What is asked of a category that was chosen for a time in which it had another name.
pub fn renamed(policy: &Policy, renamed: Renamed) -> String {
    let record = |category| policy.hardship(category);
    let plain = |category| record(category).map_or(String::new(), |record| record.plain.clone());
    let (held, now) = (plain(renamed.held), plain(renamed.now));
    if is_later(policy, renamed) {
        let from = record(renamed.now).and_then(|record| record.from).map(Date::year);
        let from = from.map_or(String::new(), |year| format!("从 {year} 年起"));
        format!("您选过“{held}”。{from}叫“{now}”，还是吗？")
    } else {
        let until = record(renamed.now).and_then(|record| record.to).map(Date::year);
        let until = until.map_or("以前".to_owned(), |year| format!("到 {year} 年底为止"));
        format!("您选过“{held}”。{until}叫“{now}”，那时也是吗？")
    }
}

/// Whether the name asked for came after the one that was chosen.
fn is_later(policy: &Policy, renamed: Renamed) -> bool {
    policy.hardship(renamed.held).is_some_and(|record| record.became == Some(renamed.now))
}

/// The two answers to that: it holds, and it does not.
pub fn renamed_answers(policy: &Policy, renamed: Renamed) -> [&'static str; 2] {
    if is_later(policy, renamed) { ["还是", "不是了"] } else { ["也是", "不是"] }
}

/// Whom to ask, and with which words; of a question about categories, the categories to ask about.
pub fn asking_about(policy: &Policy, question: Question, open: Set<Hardship>) -> Asking {
    let records = || open.iter().filter_map(|category| policy.hardship(category));
    match question {
        Question::HouseholdHardship => {
            let names: Vec<String> = records().map(short).collect();
            let words = format!("请帮我查一下，我家在不在{}的名单上？", or(&names));
            ask("村（居）委会，或乡镇民政所", words)
        }
        Question::StudentHardship => {
            let names: Vec<String> = records().map(|record| format!("“{}”", record.name)).collect();
            let by: BTreeSet<&str> = records().map(|record| record.confirmed_by.as_str()).collect();
            let by: Vec<String> = by.into_iter().map(str::to_owned).collect();
            ask(or(&by), format!("请问我家孩子算不算{}？要办什么手续？", or(&names)))
        }
        Question::Stage => ask("班主任", "请问孩子现在算小学还是初中？"),
        Question::Region => ask("班主任", "请问学校归哪个县（市、区）的教育局管？"),
        Question::SchoolKind => ask("班主任", "请问我们学校是公办、民办，还是特殊教育学校？"),
        Question::SchoolPlace => ask("班主任", "请问我们学校算农村学校，还是县城学校？"),
        Question::Boarding => ask("班主任", "请问孩子这学期在学校登记的是寄宿生还是非寄宿生？"),
        Question::Entry => ask("班主任", "请问孩子这学年是一年级新生吗？"),
        Question::Recognised => {
            ask(AID_TEACHER, "请问孩子这学年认定为家庭经济困难学生了吗？怎么申请？")
        }
        Question::DayList => {
            ask(AID_TEACHER, "孩子不住校，请问这学期非寄宿生生活补助的名单上有没有他？")
        }
        Question::Meals => {
            ask(AID_TEACHER, "请问学校这学期实施营养改善计划吗？每天多少钱，一学期多少天？")
        }
        Question::FeeWaived => ask("学校资助老师", "请问这一学期孩子的学杂费免了吗？"),
        Question::FreeTextbooks => ask("学校资助老师", "请问这一学期孩子的课本是免费的吗？"),
    }
}

const AID_TEACHER: &str = "班主任或学校资助老师";

fn ask(whom: impl Into<String>, words: impl Into<String>) -> Asking {
    Asking { whom: whom.into(), words: words.into() }
}

/// 低保户, without what stands in brackets behind it.
fn short(record: &HardshipRecord) -> String {
    let plain = &record.plain;
    plain.split('（').next().unwrap_or(plain).to_owned()
}

/// Parts of which one is enough: 甲、乙或者丙.
fn or(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{}或者{last}", most.join("、")),
    }
}

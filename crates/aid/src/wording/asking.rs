//! Words for questions: how to put one to a family, and how a family puts it to the school.

use std::collections::BTreeSet;

use super::period;
use crate::checklist::Timing;
use crate::date::{Date, Period};
use crate::policy::{HardshipRecord, Policy};
use crate::questionnaire::Renamed;
use crate::situation::{Hardship, Question};
use crate::vocabulary::Set;

/// How a family settles an open question: whom to ask, and the sentence to ask with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Whom.
    pub whom: String,
    /// The sentence.
    pub words: String,
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
        question => ask(whom(question), words(question)),
    }
}

/// Whom to ask.
const fn whom(question: Question) -> &'static str {
    match question {
        Question::Stage
        | Question::Year
        | Question::ModelSchool
        | Question::Major
        | Question::Region
        | Question::SchoolKind
        | Question::SchoolPlace
        | Question::Boarding
        | Question::Entry
        | Question::HouseholdHardship
        | Question::StudentHardship => "班主任",
        Question::Approval => "幼儿园，或县教育局",
        Question::CentralCollege | Question::PrizeWon => "学校资助中心",
        Question::Residence => "派出所户籍窗口",
        Question::DisabilityCertificate => "县残联",
        Question::Adult => "家里人",
        Question::Service => "学校武装部，或县征兵办",
        Question::TeacherScheme => "学校",
        Question::FromSeniorMiddle => "读过的高中",
        Question::FixedWage => "学校研究生院",
        Question::GrassRoots | Question::Postgraduate => "大学的资助中心",
        Question::LoanToRepay => "经办贷款的银行，或县学生资助中心",
        Question::Grant | Question::Recognised | Question::DayList | Question::Meals => AID_TEACHER,
        Question::LoanTaken => "学校资助中心，或县学生资助中心",
        Question::FeeWaived | Question::FreeTextbooks => "学校资助老师",
    }
}

/// With which words.
const fn words(question: Question) -> &'static str {
    match question {
        Question::HouseholdHardship | Question::StudentHardship => "",
        Question::Stage => "请问孩子现在算哪个学段？",
        Question::Year => "请问孩子这学年读几年级？",
        Question::Approval => "请问这所幼儿园是教育部门批准的吗？是不是普惠性幼儿园？",
        Question::CentralCollege => "请问我们学校是中央部门所属高校吗？",
        Question::ModelSchool => "请问我们学校是省级示范性高中吗？",
        Question::Residence => "请问我家孩子的户口算农村、县城（镇）还是城市？",
        Question::Major => "请问孩子的专业算不算涉农专业？",
        Question::DisabilityCertificate => "请问孩子怎么办残疾人证？",
        Question::Adult => "孩子的生日到了没有，满没满 18 岁？",
        Question::Service => "请问当过兵、要去当兵，上学有什么资助？",
        Question::TeacherScheme => "请问我签的协议是不是公费师范生协议？",
        Question::FromSeniorMiddle => "请问今年考上大学的，入学资助怎么申请？",
        Question::FixedWage => "请问我这种情况算不算有固定工资收入？",
        Question::GrassRoots => "请问我的工作单位算不算基层单位？",
        Question::LoanToRepay => "请问我的助学贷款还有多少没有还？",
        Question::Postgraduate => "请问我的补偿按本专科还是按研究生算？",
        Question::Grant => "请问孩子的资助定在哪一档，一学年多少钱？",
        Question::PrizeWon => "请问今年的奖学金评上了没有，是哪一种？",
        Question::LoanTaken => "请问这学年办的是哪一种助学贷款？",
        Question::Region => "请问学校归哪个县（市、区）的教育局管？",
        Question::SchoolKind => "请问我们学校是公办、民办，还是特殊教育学校？",
        Question::SchoolPlace => "请问我们学校算农村学校，还是县城学校？",
        Question::Boarding => "请问孩子这学期在学校登记的是寄宿生还是非寄宿生？",
        Question::Entry => "请问孩子这学年是一年级新生吗？",
        Question::Recognised => "请问孩子这学年认定为家庭经济困难学生了吗？怎么申请？",
        Question::DayList => "孩子不住校，请问这学期非寄宿生生活补助的名单上有没有他？",
        Question::Meals => "请问学校这学期实施营养改善计划吗？每天多少钱，一学期多少天？",
        Question::FeeWaived => "请问这一学期孩子的学杂费免了吗？",
        Question::FreeTextbooks => "请问这一学期孩子的课本是免费的吗？",
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

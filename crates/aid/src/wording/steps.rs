//! Words for what to do next and what to bring.

use super::asking::asking_about;
use super::results::OTHER_STAGE;
use super::{benefit, how_paid, list, period};
use crate::checklist::{Checklist, Recogniser, Task, Timing};
use crate::date::Period;
use crate::policy::{Benefit, HardshipRecord, Policy};
use crate::situation::{Hardship, Question};
use crate::vocabulary::Set;

/// A thing to do, as the family reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub title: String,
    /// How, or with which words.
    pub detail: String,
}

/// A paper to bring, as the family reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The paper.
    pub what: String,
    /// What it is for.
    pub why: String,
}

/// A task in words; `names` are the children's, in the household's order.
pub fn step(policy: &Policy, task: &Task, of: &Checklist, names: &[String]) -> Step {
    let Checklist { timing, period, .. } = *of;
    match task {
        Task::Claim(children) => claim(children, names),
        Task::Apply(recogniser, children) => apply(*recogniser, timing, children, names),
        Task::ApplyFor(benefit, children) => apply_for(*benefit, children, names),
        Task::ApplyAfterRefusal(children) => after_refusal(timing, children, names),
        Task::AskOtherStage(children) => Step {
            title: format!("问学校有什么资助{}", for_whom(children, names, "")),
            detail: OTHER_STAGE.to_owned(),
        },
        Task::ApplyNextYear(children) => Step {
            title: format!("学校已经认定{}，每年 9 月要再申请", for_whom(children, names, "")),
            detail: "认定只管一个学年。下一学年 9 月，再向班主任要申请表。".to_owned(),
        },
        Task::Ask(question, open, children) => {
            let asking = asking_about(policy, *question, *open);
            let who = if *question == Question::StudentHardship {
                "孩子有这类情况的，"
            } else {
                ""
            };
            let whom = for_whom(children, names, "");
            Step {
                title: format!("{who}问{}{whom}", asking.whom),
                detail: format!("可以这样问：“{}”", of_that_time(&asking.words, timing, period)),
            }
        }
        Task::AskAmount(benefits) => {
            let names: Vec<String> =
                benefits.iter().map(|owed| benefit(*owed).to_owned()).collect();
            Step {
                title: "问学校或县教育局学生资助部门：具体标准是多少".to_owned(),
                detail: format!("{}：可以享受，但具体标准我们没有见到文件。", list(&names)),
            }
        }
        Task::AskDays(benefits) => {
            let names: Vec<String> =
                benefits.iter().map(|owed| benefit(*owed).to_owned()).collect();
            Step {
                title: "问学校：一学年给多少天".to_owned(),
                detail: format!("{}：每天多少钱已经写明，天数我们没有见到文件。", list(&names)),
            }
        }
    }
}

/// To apply, as the day says how.
fn apply(to: Recogniser, timing: Timing, children: &[usize], names: &[String]) -> Step {
    let (whom, what, form) = match to {
        Recogniser::Kindergarten => ("幼儿园", "资助", KINDERGARTEN_FORM),
        Recogniser::School => ("学校", "认定", FORM),
        Recogniser::College => ("大学", "认定", COLLEGE_FORM),
    };
    let (title, detail) = match timing {
        Timing::Ahead => (format!("9 月开学时，向{whom}申请{what}"), form),
        Timing::Now => (format!("现在（9 月）就向{whom}申请{what}"), form),
        Timing::LateThisYear => (format!("今年 9 月已过，现在问{whom}能否补申请{what}"), form),
        Timing::LateNextYear => (format!("去年 9 月已过，现在问{whom}能否补申请{what}"), form),
        Timing::Past => {
            (format!("那一学年没领到的，问{whom}或县教育局学生资助部门能不能补"), ASK_THEN)
        }
    };
    let whom = for_whom(children, names, "，每个孩子各填一张表");
    Step { title: format!("{title}{whom}"), detail: detail.to_owned() }
}

const FORM: &str = "向班主任要《家庭经济困难学生认定申请表》。表上的承诺要本人亲手写。\
                    家里突然出事，随时可以跟学校说。";

const KINDERGARTEN_FORM: &str = "由家长向班上的老师要资助申请表。钱直接从保教费、餐费里减，不发给家长。\
                                 家里突然出事，随时可以跟幼儿园说。";

const COLLEGE_FORM: &str = "向辅导员或学院要《家庭经济困难学生认定申请表》，9 月 30 日以前交。\
                            表上的承诺要本人亲手写。";

/// To apply for what somebody else gives: to whom, and what to bring.
fn apply_for(applied: Benefit, children: &[usize], names: &[String]) -> Step {
    let (title, detail) = match applied {
        Benefit::RainDew => (
            "雨露计划：到户口所在的村、乡镇申请",
            "分两个学期发，打到家里的一卡通上，不经过学校。要带什么，先问村里或乡镇。",
        ),
        Benefit::OrphanStudyAid => (
            "孤儿助学：到认定孤儿身份的乡镇（街道）民政所申请",
            "孤儿满 18 岁还在读书的，可以申请。要带什么，先问民政所。",
        ),
        Benefit::DisabledEntrance => {
            ("残联入学资助：到户口所在的县残联申请", "带残疾人证和低保等困难证明，考上的当年办。")
        }
        Benefit::FreshmanTravel => (
            "新生入学资助：去大学以前，向读过的高中申请",
            "名额有限。到大学报到后 7 天内要把报到证明交回，不然要退钱。",
        ),
        Benefit::OriginLoan | Benefit::CampusLoan => (
            "助学贷款：暑假在县学生资助中心办，或者 9 月在大学办，一年只能办一种",
            "学生和家长（共同借款人）一起去，带身份证、录取通知书，当场写承诺书。",
        ),
        Benefit::NationalScholarship => {
            ("国家奖学金：秋季向学校申请，由学校评", "看成绩和表现，名额很少。评上的一次发给本人。")
        }
        Benefit::ServiceRefund => (
            "服兵役资助：先在全国征兵网申请，再交给大学的资助中心",
            "补的钱要先还助学贷款。退役后上学的，减免学费。",
        ),
        Benefit::GrassRootsRefund => (
            "基层就业补偿：毕业时向大学的资助中心申请",
            "每年补三分之一，三年补完。要带什么，问资助中心。",
        ),
        other => (benefit(other), how_paid(other)),
    };
    let whom = for_whom(children, names, "");
    Step { title: format!("{title}{whom}"), detail: detail.to_owned() }
}

/// To apply although the school has said no.
fn after_refusal(timing: Timing, children: &[usize], names: &[String]) -> Step {
    let whom = for_whom(children, names, "");
    let (title, detail) = match timing {
        Timing::Past => ("那一学年学校没有同意的，可以问原因，问能不能补", REFUSED_THEN),
        Timing::Ahead => ("开学后可以再申请", REFUSED),
        Timing::Now => ("学校没有同意，也可以再申请", REFUSED),
        Timing::LateThisYear | Timing::LateNextYear => {
            ("学校没有同意，也可以申请或补申请", REFUSED)
        }
    };
    Step { title: format!("{title}{whom}"), detail: detail.to_owned() }
}

const REFUSED: &str = "跟班主任说清家里的困难，问没有认定或没有列入名单的原因，再填一次申请表。\
                       家里有新的困难，随时可以说。";

const REFUSED_THEN: &str = "可以这样问：“孩子那一学年为什么没有认定，现在还能补吗？”\
                            以后每年 9 月都可以再申请。";

const ASK_THEN: &str =
    "可以这样问：“孩子那一学年有没有认定，有没有列进资助名单？没有的，现在还能补申请吗？”";

/// To ask for what was owed in a year that is over.
fn claim(children: &[usize], names: &[String]) -> Step {
    let whom = for_whom(children, names, "");
    Step {
        title: format!("当年应得，没领到的，问学校或县教育局学生资助部门能不能补{whom}"),
        detail: "可以这样问：“孩子那一学年符合条件，没有领到资助，现在还能补吗？”\
                 带上当年的证件，或者请他们查当年的名单。"
            .to_owned(),
    }
}

/// A sentence to ask with, which names the time where it is not this one.
fn of_that_time(words: &str, timing: Timing, asked: Period) -> String {
    match timing {
        Timing::Now | Timing::LateThisYear | Timing::LateNextYear => words.to_owned(),
        Timing::Ahead | Timing::Past => {
            let name = period(asked);
            words.replace("这学年", &name).replace("这一学期", &name).replace("这学期", &name)
        }
    }
}

/// A checklist for paper: a line with a box for each thing to do and each paper to bring.
pub fn todo(policy: &Policy, list: &Checklist, names: &[String]) -> Vec<String> {
    let steps = list.tasks.iter().map(|task| step(policy, task, list, names));
    let steps = steps.map(|step| format!("□ {}。{}", step.title, step.detail));
    let papers = papers(policy, list.papers).into_iter();
    steps.chain(papers.map(|paper| format!("□ {}（{}）", paper.what, paper.why))).collect()
}

fn for_whom(children: &[usize], names: &[String], several: &str) -> String {
    if names.len() < 2 {
        return String::new();
    }
    let of: Vec<String> = children.iter().filter_map(|place| names.get(*place).cloned()).collect();
    format!("（{}{}）", list(&of), if of.len() > 1 { several } else { "" })
}

/// The papers for these categories, in words.
pub fn papers(policy: &Policy, categories: Set<Hardship>) -> Vec<Paper> {
    let records = categories.iter().filter_map(|category| policy.hardship(category));
    records.map(paper).collect()
}

fn paper(record: &HardshipRecord) -> Paper {
    Paper {
        what: record.proof.clone(),
        why: format!("{}，由{}确认", record.plain, record.confirmed_by),
    }
}

/// What is true of every paper.
pub const PAPERS_NOTE: &str = "学校会先跟民政、残联等部门的名单核对。名单上有的，一般不用另开证明；名单上没有，也可以拿证件申请。";

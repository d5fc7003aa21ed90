//! Words for what to do next and what to bring.

use super::{asking, benefit, list};
use crate::checklist::{Checklist, Task};
use crate::policy::{HardshipRecord, Policy};
use crate::situation::Hardship;
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
pub fn step(task: &Task, names: &[String]) -> Step {
    match task {
        Task::Apply(children) => Step {
            title: format!(
                "每年 9 月，向学校申请认定{}",
                for_whom(children, names, "，每个孩子各填一张表")
            ),
            detail: "向班主任要《家庭经济困难学生认定申请表》。表上的承诺要本人亲手写。\
                     家里突然出事，随时可以跟学校说。"
                .to_owned(),
        },
        Task::Ask(question, children) => {
            let asking = asking(*question);
            Step {
                title: format!("问{}{}", asking.whom, for_whom(children, names, "")),
                detail: format!("可以这样问：“{}”", asking.words),
            }
        }
        Task::AskAmount(benefits) => {
            let names: Vec<String> = benefits.iter().map(|one| benefit(*one).to_owned()).collect();
            Step {
                title: "问学校或县教育局学生资助部门：具体标准是多少".to_owned(),
                detail: format!("{}：可以享受，但具体标准我们没有见到文件。", list(&names)),
            }
        }
    }
}

/// A checklist for paper: a line with a box for each thing to do and each paper to bring.
pub fn todo(policy: &Policy, list: &Checklist, names: &[String]) -> Vec<String> {
    let steps = list.tasks.iter().map(|task| step(task, names));
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

//! What was proved of the rules, and what is wrong with them, as sentences.

use super::answered::answered;
use super::benefits::benefit;
use super::condition;
use super::facts::stage;
use super::prompts::prompt;
use super::sums::outcome;
use super::words::{day, list, term};
use crate::certificate::{Certificate, Example, Flaw, Ground};
use crate::eligibility::Facts;
use crate::entitlement::{Outcome, RuleRow};
use crate::policy::{Condition, Policy, Poorer, Rule, Version};
use crate::situation::{Household, Question, Student};
use crate::vocabulary::Vocabulary;

/// What was looked at, and whether all is well.
pub fn certified(certificate: &Certificate<'_>) -> String {
    let Some((first, last)) = certificate.terms else {
        return "没有规则可以检查。".to_owned();
    };
    let declared = certificate.found.iter().filter(|found| found.declared.is_some()).count();
    let result = match (certificate.undeclared().count(), declared) {
        (0, 0) => "没有发现问题。".to_owned(),
        (0, declared) => format!("没有发现问题；有 {declared} 处文件本身写明的例外。"),
        (wrong, _) => format!("发现 {wrong} 处问题。"),
    };
    let situations = grouped(certificate.situations);
    format!(
        "从 {} 到 {}，每个项目、学段、地区的 {situations} 种情况全部判断过。{result}",
        term(first),
        term(last),
    )
}

/// 195,422.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What is wrong, in one sentence.
pub fn flaw(policy: &Policy, flaw: &Flaw<'_>) -> String {
    match flaw {
        Flaw::Undefined { rule, version } => {
            let place = of_version(rule, version);
            format!("{place}：孩子符合条件，表里却没有适合他的一行。")
        }
        Flaw::TwoWinners { rules: [first, second] } => {
            format!("{}和{}同时发给同一个孩子。", of(first), of(second))
        }
        Flaw::Gap { benefit: one, stage: at, rule, until } => format!(
            "{}（{}）：{}停止以后，到 {} 才又有规定，中间没有。",
            benefit(*one),
            stage(*at),
            of(rule),
            term(*until),
        ),
        Flaw::BaseMissing { rule, version } => {
            let place = of_version(rule, version);
            format!("{place}：按另一条规定的百分比发，那一条却已经停止或还没有开始。")
        }
        Flaw::Unreachable(RuleRow { rule, version, row }) => {
            let place = of_version(rule, version);
            let row = row.map(|row| format!("表的第 {} 行没有一个孩子能用上。", row + 1));
            format!("{place}：{}", row.as_deref().unwrap_or("没有一个孩子能享受。"))
        }
        Flaw::Cycle { rule } => {
            format!("{}：顺着它引用的规定走，又回到它自己。", of(rule))
        }
        Flaw::Drop { rule, poorer: fact } => {
            format!("{}：{}，反而少得。", of(rule), poorer(policy, *fact))
        }
        Flaw::Together { rules: [first, second] } => {
            format!("{}写明不能和{}同时享受，有的孩子却两样都符合。", of(first), of(second))
        }
    }
}

/// The file in which it is to be mended.
pub fn file(rule: &Rule) -> String {
    format!("{}.json", rule.id)
}

/// The child that shows it: 比如 2024 年秋季学期：学段 小学，就读方式 住校；得 625 元。
pub fn example(policy: &Policy, example: &Example) -> String {
    let gets = gets(example.outcome);
    let poorer =
        example.poorer.map_or(String::new(), |less| format!("；更困难时{}", self::gets(less)));
    let child = child_of(policy, &example.facts);
    format!("比如 {}：{child}；{gets}{poorer}。", term(example.term))
}

fn gets(owed: Outcome) -> String {
    let sum = owed.entitled && owed.sum.is_some();
    format!("{}{}", if sum { "得 " } else { "" }, outcome(owed))
}

/// What is known of a child, in one line.
pub(super) fn child_of(policy: &Policy, facts: &Facts) -> String {
    let household = Household { hardships: facts.hardships };
    let student = Student { hardships: facts.hardships, ..facts.student };
    let told = |question: Question| {
        let answer = answered(policy, question, &household, &student)?;
        Some(format!("{} {answer}", prompt(question).label))
    };
    let told: Vec<String> = Question::ALL.iter().filter_map(|question| told(*question)).collect();
    told.join("，")
}

/// On which ground a rule declares what would be a flaw.
pub fn ground(policy: &Policy, ground: Ground<'_>) -> String {
    let documents = ground.cites().iter().filter_map(|cites| policy.document(&cites.document));
    let mut names: Vec<String> = documents.map(super::document_name).collect();
    names.dedup();
    format!("依据：{}。{}", list(&names), ground.reading())
}

/// A fact that ranks a child as poorer, as a sentence.
fn poorer(policy: &Policy, poorer: Poorer) -> String {
    match poorer {
        Poorer::Hardship(categories) => condition(policy, &Condition::Hardship(categories)),
        Poorer::Decision(decision) => condition(policy, &Condition::Decision(decision)),
    }
}

/// “义务教育家庭经济困难学生生活补助”（河北省）.
pub(super) fn of(rule: &Rule) -> String {
    format!("“{}”（{}）", rule.title, rule.region.name())
}

fn of_version(rule: &Rule, version: &Version) -> String {
    format!("{}从 {} 起的一版", of(rule), day(version.from))
}

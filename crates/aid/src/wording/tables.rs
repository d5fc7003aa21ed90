//! Rules as tables that people can read and sign.

use super::certificate::of;
use super::{condition, day, document_name, money};
use crate::date::Date;
use crate::entitlement::RuleRow;
use crate::money::Yuan;
use crate::policy::{Amount, Condition, Lending, Per, Policy, Rule, Version};

/// One rule on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What holds for every row.
    pub conditions: Vec<String>,
    /// Who gets how much.
    pub rows: Vec<TableRow>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Whom it fits.
    pub who: String,
    /// What they get.
    pub pays: String,
    /// The same as a sum, where one is stated.
    pub sum: Option<Yuan>,
    /// How it comes about, where that is not plain.
    pub how: Option<String>,
    /// Where it is written: the best source, with its clause.
    pub by: String,
}

/// A rule as it reads on a day; empty where it is not in force.
pub fn table(policy: &Policy, rule: &Rule, on: Date) -> Table {
    let Some((version, provision)) = rule.in_force(on) else {
        return Table { conditions: Vec::new(), rows: Vec::new() };
    };
    let mut rows = Vec::new();
    amount_rows(policy, &provision.pays, on, &mut Vec::new(), &mut rows);
    for row in &mut rows {
        row.by = written(policy, version);
    }
    Table { conditions: condition_lines(policy, &provision.when), rows }
}

/// The best source of a version: 《…》（财教〔2019〕121号），附件 2.
fn written(policy: &Policy, version: &Version) -> String {
    let best = version.cites.iter().min_by_key(|citation| citation.seen);
    let named = best.and_then(|cites| Some((cites, policy.document(&cites.document)?)));
    named.map_or(String::new(), |(cites, document)| {
        let clause = cites.clause.as_ref().map_or(String::new(), |clause| format!("，{clause}"));
        format!("{}{clause}", document_name(document))
    })
}

/// The rule that a row stands in, and whom the row fits.
pub fn rule_row(policy: &Policy, row: &RuleRow<'_>) -> String {
    let whom = row.written().map(|row| condition_lines(policy, &row.when).join("，"));
    let whom = whom.map_or(String::new(), |whom| format!("：{whom}"));
    format!("{}{whom}", of(row.rule))
}

/// The parts of an «all», each in a line.
fn condition_lines(policy: &Policy, when: &Condition) -> Vec<String> {
    match when {
        Condition::All(parts) => {
            parts.iter().flat_map(|part| condition_lines(policy, part)).collect()
        }
        Condition::Any(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|part| condition_lines(policy, part).join("，并且")).collect();
            vec![format!("下面至少一项：{}", parts.join("；或者"))]
        }
        leaf => vec![condition(policy, leaf)],
    }
}

fn amount_rows(
    policy: &Policy,
    amount: &Amount,
    on: Date,
    who: &mut Vec<String>,
    rows: &mut Vec<TableRow>,
) {
    match amount {
        Amount::First(listed) => {
            for row in listed {
                who.push(condition_lines(policy, &row.when).join("，"));
                amount_rows(policy, &row.pays, on, who, rows);
                who.pop();
            }
        }
        Amount::Share { percent, of } => {
            let base = policy.rule(of).and_then(|base| base.in_force(on));
            let Some((_, base)) = base else {
                rows.push(row(who, NOT_STATED));
                return;
            };
            let mut of_base = Vec::new();
            amount_rows(policy, &base.pays, on, who, &mut of_base);
            rows.extend(of_base.into_iter().map(|row| share_of(row, *percent)));
        }
        Amount::Yuan(yuan) => rows.push(sum_row(who, *yuan, None)),
        Amount::PerDay { yuan, days: Some(days) } => {
            let how = format!("每天 {} × {days} 天", money(*yuan));
            rows.push(sum_row(who, yuan.times(u32::from(*days)), Some(how)));
        }
        Amount::PerDay { yuan, days: None } => {
            rows.push(row(who, &format!("每天 {}，天数没有见到文件", money(*yuan))));
        }
        Amount::Between { least, most, .. } => {
            rows.push(row(who, &format!("{least}–{}，由当地或学校定", money(*most))));
        }
        Amount::Granted => rows.push(row(who, "由当地或学校定，范围没有见到文件")),
        Amount::UpTo(most) => rows.push(row(who, &format!("最多 {}", money(*most)))),
        Amount::PerHour(yuan) => {
            rows.push(row(who, &format!("每小时不低于 {}", money(*yuan))));
        }
        Amount::Loan(lending) => rows.push(row(who, &terms_of_loan(lending))),
        Amount::LocalFee => rows.push(row(who, "不收")),
        Amount::Deferred => rows.push(row(who, "可以以后交")),
        Amount::InKind => rows.push(row(who, "免费发")),
        Amount::NotStated => rows.push(row(who, NOT_STATED)),
    }
}

const NOT_STATED: &str = "具体标准没有见到文件";

/// 最多可贷 20,000 元；利率比贷款市场报价利率（LPR）低 0.7 个百分点；……
pub(super) fn terms_of_loan(lending: &Lending) -> String {
    let interest = lending.below_prime.map_or("利率按央行基准利率".to_owned(), |points| {
        format!("利率比贷款市场报价利率（LPR）低 {} 个百分点", hundredths(points))
    });
    let grace = lending.grace.map(|years| format!("毕业后前 {years} 年只付利息"));
    let years = lending.years_after.map(|years| format!("最晚在学制结束后 {years} 年还清"));
    let longest = lending.longest.map(|years| format!("总共不超过 {years} 年"));
    let parts = [Some(format!("最多可贷 {}", money(lending.up_to))), Some(interest), grace];
    let parts = parts.into_iter().chain([years, longest]).flatten();
    parts.collect::<Vec<_>>().join("；")
}

/// 0.7 of 70 hundredths.
fn hundredths(points: u16) -> String {
    let (whole, rest) = (points / 100, points % 100);
    format!("{whole}.{rest:02}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn whom(who: &[String]) -> String {
    if who.is_empty() { "符合条件的孩子".to_owned() } else { who.join("，") }
}

fn row(who: &[String], pays: &str) -> TableRow {
    TableRow { who: whom(who), pays: pays.to_owned(), sum: None, how: None, by: String::new() }
}

fn sum_row(who: &[String], sum: Yuan, how: Option<String>) -> TableRow {
    TableRow { who: whom(who), pays: money(sum), sum: Some(sum), how, by: String::new() }
}

/// A row of the base as a row of the share.
fn share_of(row: TableRow, percent: u8) -> TableRow {
    let Some(base) = row.sum else { return row };
    let sum = base.percent(percent);
    let how = Some(format!("{} × {percent}%", money(base)));
    TableRow { pays: money(sum), sum: Some(sum), how, ..row }
}

/// The head of the column of sums.
pub const fn per(per: Per) -> &'static str {
    match per {
        Per::SchoolYear | Per::Year => "每学年",
        Per::Once => "只发一次",
    }
}

/// Since when a version holds, until when, and which rule it takes the place of.
pub fn in_force_since(policy: &Policy, rule: &Rule, version: &Version) -> String {
    let next = rule.versions.iter().find(|next| next.from > version.from);
    let until = next.map_or(String::new(), |next| format!("，到 {} 换了新的规定", day(next.from)));
    let above = rule.replaces.as_ref().and_then(|id| policy.rule(id));
    let replaces =
        above.map_or(String::new(), |above| format!("。代替{}的同一条规定", above.region.name()));
    format!("从 {} 起{until}{replaces}。", day(version.from))
}

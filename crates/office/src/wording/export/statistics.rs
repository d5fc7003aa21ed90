//! 统计表: what a list of payments comes to, by stage, boarding, category and benefit.

use std::collections::BTreeMap;

use super::{SIGNATURES, texts};
use crate::export::book::{Book, Content, Paper, Sheet};
use crate::export::statistics::{Group, Tally, by_category, statistics};
use crate::roster::{Disbursement, Entry};
use crate::wording::{benefit, boarding, disbursement_title, stage};
use aid::date::Date;
use aid::policy::Policy;
use aid::situation::Hardship;
use aid::vocabulary::Set;

/// The payments of a list in groups that add up to it; on a sheet of its own by category, where one
/// who has two is counted in both.
pub fn statistics_book(
    policy: &Policy,
    entries: &[&Entry],
    list: &Disbursement,
    school: &str,
    made: Date,
) -> Book {
    let groups = statistics(entries, list);
    let heads =
        ["学段", "就读方式", "特殊群体类型", "补助项目", "标准（元／学期）", "笔数", "金额（元）"];
    let mut rows = vec![texts(heads)];
    rows.extend(groups.iter().map(|(group, tally)| row(policy, group, *tally)));
    let mut sums = texts(["合计", "", "", "", ""]);
    sums.extend([Content::count(list.payments.len()), Content::Sum(list.sum)]);
    let counted = Sheet {
        name: "统计".to_owned(),
        above: vec![format!("{}统计表", disbursement_title(list)), format!("学校：{school}")],
        rows,
        sums,
        below: vec![
            "一名学生有几项补助的，每项算一笔；各行相加就是花名册的合计。".to_owned(),
            SIGNATURES.to_owned(),
        ],
        paper: Paper::Signed,
    };
    let categories = categories(policy, &by_category(entries, list));
    Book { made, sheets: vec![counted, categories] }
}

fn row(policy: &Policy, group: &Group, tally: Tally) -> Vec<Content> {
    vec![
        Content::text(group.stage.map_or("没有填", stage)),
        Content::text(group.boarding.map_or("没有填", boarding)),
        Content::text(names(policy, group.hardships)),
        Content::text(benefit(group.benefit)),
        Content::Sum(group.standard),
        Content::count(tally.count),
        Content::Sum(tally.sum),
    ]
}

fn names(policy: &Policy, categories: Set<Hardship>) -> String {
    let names: Vec<&str> = categories.iter().map(|category| name(policy, Some(category))).collect();
    if names.is_empty() { name(policy, None).to_owned() } else { names.join("、") }
}

fn name(policy: &Policy, category: Option<Hardship>) -> &str {
    match category {
        None => "没有填特殊群体类型",
        Some(category) => policy.hardship(category).map_or("", |record| record.name.as_str()),
    }
}

fn categories(policy: &Policy, tallies: &BTreeMap<Option<Hardship>, Tally>) -> Sheet {
    let mut rows = vec![texts(["特殊群体类型", "笔数", "金额（元）"])];
    rows.extend(tallies.iter().map(|(category, tally)| {
        let name = Content::text(name(policy, *category));
        vec![name, Content::count(tally.count), Content::Sum(tally.sum)]
    }));
    let below = vec!["一名学生有几个类型的，每个类型都算，所以这张表不能相加。".to_owned()];
    Sheet { below, ..Sheet::of("分类型", rows) }
}

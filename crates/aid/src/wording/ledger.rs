//! 账目 as people read it: each line with how it comes about.

use super::benefits::benefit;
use super::reasons::depends;
use super::sums::money;
use super::words::{list, seen, unseen_since};
use crate::ledger::{Base, Cited, Entry, Fen, How, Line, Part, Total, Way};
use crate::money::Yuan;
use crate::policy::{Kind, Per};
use crate::situation::Question;
use crate::vocabulary::Set;

/// A sum in fen: 625 元; 1,000–3,500 元.
pub fn fen(sum: Fen) -> String {
    let Fen { least_fen, most_fen } = sum;
    let (least, most) = (Yuan::from_fen(least_fen), Yuan::from_fen(most_fen));
    if least == most { money(most) } else { format!("{least}–{}", money(most)) }
}

/// The sum of a line; what has none is said in words.
pub fn line_sum(line: &Line<'_>) -> String {
    stated_sum(line.sum, line.not_stated)
}

/// The same of a total; none where there is nothing to add up.
pub fn total_sum(total: &Total) -> Option<String> {
    let is_nothing = total.sum == Fen::default() && !total.not_stated;
    (!is_nothing).then(|| stated_sum(total.sum, total.not_stated))
}

fn stated_sum(sum: Fen, not_stated: bool) -> String {
    match (sum == Fen::default(), not_stated) {
        (true, true) => "金额没有收录".to_owned(),
        (_, true) => format!("{}，另有金额没有收录", fen(sum)),
        (_, false) => fen(sum),
    }
}

/// What is not in the sums of children of whom something is asked first.
pub fn waits_first(questions: Set<Question>) -> Option<String> {
    let open = !questions.is_empty();
    open.then(|| format!("还没有回答{}，合计里没有它。", depends(questions)))
}

/// What there is to say of how sure a way is: 来源待核实，暂按 2025 年 2 月的标准.
pub fn way_note(way: &Way<'_>) -> Option<String> {
    let seen = seen(way.seen).map(str::to_owned);
    let notes: Vec<String> = seen.into_iter().chain(way.unseen_since.map(unseen_since)).collect();
    (!notes.is_empty()).then(|| notes.join("，"))
}

/// How a line comes about: 每学年 1,000 元 × 50% = 500 元，秋季学期发一半 250 元.
pub fn way(way: &Way<'_>) -> String {
    let (Some(base), Some(whole), Some(sum)) = (way.base, way.whole, way.sum) else {
        return format!("{}：具体标准没有见到文件", way.title);
    };
    let share = if way.percent == 100 {
        String::new()
    } else {
        format!(" × {}% = {}", way.percent, fen(whole))
    };
    let part = match way.part {
        Part::Whole => String::new(),
        Part::FirstHalf => format!("，秋季学期一半 {}", fen(sum)),
        Part::SecondHalf => format!("，春季学期一半 {}", fen(sum)),
    };
    format!("{}：{}{share}{part}", way.title, stated(base))
}

fn stated(base: Base) -> String {
    let sum = fen(base.sum);
    match (base.stated, base.day_fen, base.days) {
        (How::Days, Some(day), Some(days)) => {
            format!("每天 {} × {days} 天 = {sum}", money(Yuan::from_fen(day)))
        }
        (How::Range, ..) => format!("规定 {sum}，由当地或学校定"),
        (How::Granted, ..) => format!("学校定的 {sum}"),
        (How::Ceiling, ..) => {
            format!("最多 {}", money(Yuan::from_fen(base.sum.most_fen)))
        }
        (How::Sum | How::Days, ..) => sum,
    }
}

/// What a line rests on: 《…》（财教〔2021〕310号），2021-12-30，附件8.
pub fn cited(cited: &Cited<'_>) -> String {
    let name = if cited.titled { format!("《{}》", cited.title) } else { cited.title.to_owned() };
    let number = cited.number.map_or(String::new(), |number| format!("（{number}）"));
    let date = cited.date.map_or(String::new(), |date| format!("，{date}"));
    let clause = cited.clause.map_or(String::new(), |clause| format!("，{clause}"));
    format!("{name}{number}{date}{clause}")
}

/// What is owed beside the sums and is no money.
pub fn beside(entries: &[Entry<'_>]) -> Option<String> {
    let names: Vec<String> = entries
        .iter()
        .filter(|entry| entry.is_no_sum())
        .map(|entry| benefit(entry.benefit).to_owned())
        .collect();
    (!names.is_empty()).then(|| format!("不算钱的：{}。", list(&names)))
}

/// What is added up in a total: cash with cash only, yearly with yearly.
pub const fn added_up(kind: Kind, per: Per) -> &'static str {
    match (kind, per) {
        (Kind::Cash, Per::Once) => "只发一次的钱",
        (Kind::Cash, Per::SchoolYear | Per::Year) => "现金",
        (Kind::Meals, _) => "伙食",
        (Kind::Waiver, _) => "减免的费用",
        (Kind::Goods, _) => "实物",
        (Kind::Prize, _) => "奖学金（要评选）",
        (Kind::Loan, _) => "可以贷的款",
        (Kind::Refund, _) => "补偿、代偿",
        (Kind::Help, _) => "其他帮助",
    }
}

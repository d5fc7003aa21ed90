//! Words that stand on printed sheets only.

use super::{
    condition, day, document_name, equation, field, number_on_screen, range, rules_until,
    seen_note, state, term, term_short,
};
use crate::application::{Action, Application, Field, Pinned, School, read_in};
use crate::roster::{Disbursement, Ledger, LeftOut, Notice, Payment, Posted};
use aid::assessment::{Entitlement, Range, Reason, TermEntitlement};
use aid::date::Date;
use aid::eligibility::{Eligibility, Finding};
use aid::library::EDITION;
use aid::money::Yuan;
use aid::policy::{Condition, Policy};
use aid::situation::{Level, Stage};

/// The foot of a sheet: the day it was made, the last month of the rules, and where there are
/// several sheets, its number.
pub fn foot(made: Date, sheet: usize, of: usize) -> String {
    let number = if of > 1 { format!("第 {sheet} 页，共 {of} 页 · ") } else { String::new() };
    format!("{number}制表日期 {} · {}", day(made), rules_until())
}

/// Which edition of the rules a result rests on: that of this build, and of a result that was
/// pinned under another one, both.
pub fn edition(pinned: Option<&Pinned>) -> String {
    let short = |rules: &str| rules.chars().take(8).collect::<String>();
    let now = short(EDITION);
    match pinned.filter(|pinned| pinned.rules != EDITION) {
        None => format!("规则版本 {now}。"),
        Some(Pinned { on, rules, .. }) => {
            format!("{}定下的结果用的规则版本是 {}，现在的是 {now}。", day(*on), short(rules))
        }
    }
}

/// What stands before the text of a burden, and its unit.
pub fn burden(of: Field) -> [&'static str; 2] {
    let label = field(of);
    label.strip_suffix("（元）").map_or([label, ""], |label| [label, "元"])
}

/// The day of an action, or room to write one.
pub fn day_of(application: &Application, action: Action) -> String {
    let stands = application.last(action).map(|event| day(event.on));
    stands.unwrap_or_else(|| "\u{3000}\u{3000}年\u{3000}\u{3000}月\u{3000}\u{3000}日".to_owned())
}

/// The title of a 发放花名册.
pub fn disbursement_title(list: &Disbursement) -> String {
    let which = match list.ledger {
        Ledger::Due => "发放花名册",
        Ledger::Paid => "已发放名册",
    };
    format!("{}家庭经济困难学生资助资金{which}", term(list.term))
}

/// Which list of a term.
pub const fn ledger(of: Ledger) -> &'static str {
    match of {
        Ledger::Due => "待发放",
        Ledger::Paid => "已发放",
    }
}

/// Who is not on a list.
pub fn pupil_of(pupil: &LeftOut) -> String {
    format!("{}{} {}", pupil.grade, pupil.class, numbered(&pupil.name, pupil.number))
}

/// How many payments to how many pupils a list has.
pub fn counted(list: &Disbursement) -> String {
    let pupils = Disbursement::pupils(&list.payments);
    format!("共 {} 笔，{pupils} 人", list.payments.len())
}

/// What is to be noted of a row: that an earlier payment of the term came back.
pub const fn payment_note(payment: &Payment) -> &'static str {
    if payment.is_anew { "退汇重发" } else { "" }
}

/// What a public notice says above its list.
pub fn notice_lead(notice: &Notice, school: &School) -> String {
    let School { name, phone, facts, .. } = school;
    let phone = if phone.is_empty() { "____________" } else { phone };
    let place = institution(facts.stage);
    format!(
        "根据本人申请，经{name}审核，现将拟认定的家庭经济困难学生名单公示如下。公示时间：{}至 {}。\
         对名单有意见的，请在公示期内向{place}反映，电话：{phone}。",
        day(notice.from),
        day(notice.until),
    )
}

/// What a school of this stage is called, where it is only named by what it is.
pub fn institution(stage: Option<Stage>) -> &'static str {
    match stage.and_then(Stage::level) {
        Some(Level::Preschool) => "幼儿园",
        None | Some(Level::Compulsory | Level::UpperSecondary | Level::Higher) => "学校",
    }
}

/// What to know before a notice is printed: where it hangs.
pub fn notice_note(count: usize, stage: Option<Stage>) -> String {
    let inside = if stage == Some(Stage::Kindergarten) { "园内" } else { "校内" };
    format!("共 {count} 人。用 A4 纸，比例选 100%；只贴在{inside}，到期取下。")
}

/// Whether the level belongs on a notice: where every level brings the same, or another sum.
pub fn notice_tier(stage: Option<Stage>) -> &'static str {
    match stage.and_then(Stage::level) {
        None | Some(Level::Compulsory) => "义务教育阶段各档金额相同，一般不写。",
        Some(Level::Preschool | Level::UpperSecondary | Level::Higher) => {
            "各档金额不同；写不写，按当地的规定。"
        }
    }
}

/// When a notice comes down.
pub fn notice_removal(notice: &Notice) -> String {
    format!("公示到 {}为止，到期请取下。", day(notice.until))
}

/// That a notice should hang no longer, once its last day is over; seen on the screen only.
pub fn notice_over(notice: &Notice, today: Date) -> Option<String> {
    let (count, until) = (notice.rows.len(), day(notice.until));
    (notice.until < today).then(|| {
        format!(
            "有 {count} 人的公示到 {until}已经期满：贴出去的名单请取下，不要再贴。没有异议的，可以认定了。"
        )
    })
}

/// That a pupil of whom several applications are publicised stands on the notice once; seen on the
/// screen only.
pub fn notice_once(off: &Posted) -> String {
    let Posted { grade, class, name, .. } = off;
    format!(
        "{name}（{grade} {class}）不止一份申请在公示，名单上只写一次，写在另一份里。请核对：\
         是同一个人的，把多余的删掉或作废；不是的，把身份证号码填对。"
    )
}

/// A name, and the number that distinguishes it from the same name in the same class.
pub fn numbered(name: &str, number: Option<u32>) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("{name}（{number}）"))
}

/// What a notice says under its list where names have numbers.
pub const NAMESAKES: &str = "姓名后面的（1）（2）表示同班同名的不同学生，是哪一位，请问学校。";

/// What stands above whose names these are; seen on the screen only.
pub const WHOSE_NUMBERS: &str =
    "有同班同名的学生，纸上用（1）（2）区分。谁是哪一位，只有这里看得到，不打印：";

/// Which pupil a numbered name is; seen on the screen only.
pub fn namesake(application: &Application, number: u32) -> String {
    let text = |field| read_in(&application.texts, field).text;
    let name = numbered(&text(Field::Name), Some(number));
    let (grade, class) = (text(Field::Grade), text(Field::Class));
    let born = Some(text(Field::Born)).filter(|born| !born.is_empty());
    let born = born.map(|born| format!("{born}出生")).unwrap_or_default();
    let told = [text(Field::Sex), born, number_on_screen(application, false)];
    let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{name}，{grade} {class}：{}", told.join("，"))
}

/// What some rows of a 发放花名册 add up to: payments and pupils apart, for a pupil may have several
/// payments, and the sum in figures and, as a voucher has it, in capitals.
pub fn sum_of(payments: &[Payment]) -> String {
    let sum = payments.iter().fold(Yuan::ZERO, |sum, payment| sum.plus(payment.sum));
    let (rows, pupils) = (payments.len(), Disbursement::pupils(payments));
    let capitals = sum.capitals();
    format!("{rows} 笔，{pupils} 人，{}\u{a0}元，人民币（大写）{capitals}", figure(sum))
}

/// A sum as it stands in a column of sums: always to the fen.
pub fn figure(sum: Yuan) -> String {
    let text = sum.to_string();
    match text.split_once('.').map_or(0, |(_, part)| part.len()) {
        0 => format!("{text}.00"),
        1 => format!("{text}0"),
        _ => text,
    }
}

/// What each term of a benefit brings, where there is more than one.
pub fn terms(entitlement: &Entitlement<'_>) -> String {
    let parts = entitlement
        .terms
        .iter()
        .map(|term| format!("{} {}", term_short(term.term), range(Range::from(&term.spread))));
    if entitlement.whole.stated { parts.collect::<Vec<_>>().join("，") } else { String::new() }
}

/// Why a benefit is owed, or what it still depends on: a line for each rule that pays or may pay.
pub fn reasons(policy: &Policy, entitlement: &Entitlement<'_>) -> Vec<String> {
    let paying = entitlement.terms.iter().flat_map(TermEntitlement::paying);
    once(paying.map(|reason| reason_line(policy, reason)))
}

/// Every line once, in the order of its first place.
fn once(lines: impl Iterator<Item = String>) -> Vec<String> {
    lines.fold(Vec::new(), |mut known, line| {
        if !known.contains(&line) {
            known.push(line);
        }
        known
    })
}

fn reason_line(policy: &Policy, reason: &Reason<'_>) -> String {
    let lines = reason.finding.lines();
    let parts: Vec<String> = lines.into_iter().map(|part| told(policy, part)).collect();
    let figures = reason.account.map(|account| format!("{}。", equation(&account)));
    format!("{}：{}{}。", reason.in_force.rule.title, figures.unwrap_or_default(), parts.join("；"))
}

/// A condition and its state; of a group, the parts that count.
fn told(policy: &Policy, finding: Finding<'_>) -> String {
    let met = finding.eligibility == Eligibility::Met;
    let counts = |part: &Finding<'_>| match part.eligibility {
        Eligibility::Met => true,
        Eligibility::Unknown(_) => !met,
        Eligibility::NotMet => false,
    };
    let parts = finding.parts().filter(counts).map(|part| told(policy, part));
    match finding.condition {
        Condition::All(_) => parts.collect::<Vec<_>>().join("，并且"),
        Condition::Any(_) => parts.collect::<Vec<_>>().join("，或者"),
        single => {
            format!("{}（{}）", condition(policy, single), state(finding.eligibility))
        }
    }
}

/// The documents behind a benefit, each with its clause and how its text was seen.
pub fn sources(policy: &Policy, entitlement: &Entitlement<'_>) -> Vec<String> {
    let paying = entitlement.terms.iter().flat_map(TermEntitlement::paying);
    let cites = paying.flat_map(Reason::versions).flat_map(|version| &version.cites);
    once(cites.map(|citation| {
        let name = policy.document(&citation.document).map(document_name).unwrap_or_default();
        let clause = citation.clause.as_ref().map_or(String::new(), |clause| format!(" {clause}"));
        format!("{name}{clause}：{}", seen_note(citation.seen))
    }))
}

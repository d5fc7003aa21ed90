//! Words for single things: benefits, verdicts, terms, sums, and how sure we are.

use crate::date::{ClockDoubt, Date, Period, Season, Term};
use crate::eligibility::Eligibility;
use crate::entitlement::Verdict;
use crate::library::UNTIL;
use crate::policy::{Coverage, Document, Kind, Policy, Seen};
use crate::region::RegionCode;
use crate::situation::Stage;

use super::benefits::benefit;
use super::facts::stage;

/// The verdict in a word.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Entitled => "可享受",
        Verdict::Depends => "待确认",
        Verdict::AmountNotStated => "应享，金额未收录",
        Verdict::NotEntitled => "不符合",
        Verdict::NoRule => "本期无规则",
    }
}

/// The verdict on a benefit of this kind: what is competed for, lent or paid back is applied for.
pub const fn verdict_on(kind: Kind, word: Verdict) -> &'static str {
    match (kind, word) {
        (Kind::Prize | Kind::Loan | Kind::Refund | Kind::Help, Verdict::Entitled) => "可以申请",
        (
            Kind::Cash
            | Kind::Meals
            | Kind::Waiver
            | Kind::Goods
            | Kind::Prize
            | Kind::Loan
            | Kind::Refund
            | Kind::Help,
            word,
        ) => verdict(word),
    }
}

/// What is known of a stage, in a line; none where nothing is.
pub fn coverage(policy: &Policy, of: Stage) -> Option<String> {
    let Coverage { benefits, since, sure, unsure } = policy.coverage(of)?;
    let names: Vec<&str> = benefits.iter().map(benefit).collect();
    let year = since.year();
    Some(format!(
        "{}：{}（{year} 年起；{sure} 条依据已核对，{unsure} 条待核实）",
        stage(of),
        names.join("、")
    ))
}

/// What the rules leave out.
pub const NOT_COVERED: &str =
    "各县、各校自己提高的标准，学校自己的资助，优师计划，福彩爱心助学，社会捐助，成人教育";

/// The heading over benefits of a kind that is in no total; none over those that are given.
pub const fn group(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Cash | Kind::Meals | Kind::Waiver | Kind::Goods => None,
        Kind::Prize => Some("可以评的奖学金（评上才有，不计在内）"),
        Kind::Loan => Some("可以借的助学贷款（要还，不计在内）"),
        Kind::Refund => Some("可以申请退补的学费（不计在内）"),
        Kind::Help => Some("别的帮助"),
    }
}

/// What a verdict means, in a sentence.
pub const fn verdict_note(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Entitled => "您的回答符合规定的每一项条件。",
        Verdict::Depends => "还有没回答的问题，或者要由学校决定。",
        Verdict::AmountNotStated => {
            "可以享受，但这一学期的具体标准，我们没有见到文件。请问学校或县教育局学生资助部门。"
        }
        Verdict::NotEntitled => "您的回答有一项不符合规定的条件，下面写明了是哪一项。",
        Verdict::NoRule => "我们没有见到适用于这一学期的规定。没有查到，不等于没有，请问学校。",
    }
}

/// The state of one condition, in a word.
pub const fn state(eligibility: Eligibility) -> &'static str {
    match eligibility {
        Eligibility::Met => "符合",
        Eligibility::NotMet => "不符合",
        Eligibility::Unknown(_) => "还不知道",
    }
}

/// The note beside a figure whose source needs checking.
pub const fn seen(seen: Seen) -> Option<&'static str> {
    match seen {
        Seen::Official | Seen::Corroborated => None,
        Seen::Secondary | Seen::Unseen => Some("来源待核实"),
    }
}

/// How the text behind a citation was seen, in a sentence.
pub const fn seen_note(seen: Seen) -> &'static str {
    match seen {
        Seen::Official => "见到了文件原文或官方网页。",
        Seen::Corroborated => "没有见到原件，但有两处以上互相独立的报道或转载一致。",
        Seen::Secondary => "只见到一处报道、转载或宣传页，原件还没有核对。",
        Seen::Unseen => "没有见到原文。",
    }
}

/// The note beside a figure that was not seen confirmed for the term.
pub fn unseen_since(last: Date) -> String {
    format!("暂按 {}的标准", month(last))
}

/// The same in a sentence.
pub fn unseen_note(last: Date) -> String {
    format!("这个标准最近一次见到是在 {}，以后没有见到新文件，暂按它计算。", day(last))
}

/// The last month whose documents the rules include.
pub fn month_of_rules() -> String {
    let (year, month) = UNTIL;
    format!("{year} 年 {month} 月")
}

/// The same, as a note beside a result.
pub fn rules_until() -> String {
    format!("规则截至 {}", month_of_rules())
}

/// A note on rules for a day after that month.
pub fn after_the_rules(on: Date) -> Option<String> {
    ((on.year(), on.month()) > UNTIL).then(|| {
        let until = month_of_rules();
        format!("规则只收录到 {until}。下面是到那时为止有效的规定，以后可能有新文件。")
    })
}

/// 2024 年 5 月.
pub fn month(date: Date) -> String {
    format!("{} 年 {} 月", date.year(), date.month())
}

/// 2024 年 5 月 7 日.
pub fn day(date: Date) -> String {
    format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day())
}

/// A note where the date of the device may be wrong.
pub fn clock_may_be_off(today: Date, doubt: ClockDoubt) -> String {
    let how = match doubt {
        ClockDoubt::BeforeRules => "比本页收录的规则还早".to_owned(),
        ClockDoubt::BeforeUse(used) => format!("比上次使用的{}还早", day(used)),
        ClockDoubt::BeforeRecord(on) => format!("比记录里最近的日子（{}）还早", day(on)),
        ClockDoubt::LongAfterUse(used) => format!("比上次使用的{}晚一年多", day(used)),
    };
    format!(
        "这台设备的日期是{}，{how}。如果不对，请先把设备的日期校对好，再重新打开本页，不然学期和日期会算错。",
        day(today)
    )
}

/// 2020 年春季学期.
pub fn term(term: Term) -> String {
    format!("{} 年{}学期", term.first_day().year(), term_short(term))
}

/// 春季 or 秋季.
pub const fn term_short(term: Term) -> &'static str {
    match term.season {
        Season::Autumn => "秋季",
        Season::Spring => "春季",
    }
}

/// 2023—2024 学年, or one term.
pub fn period(period: Period) -> String {
    match period {
        Period::Term(single) => term(single),
        Period::SchoolYear(year) => {
            format!("{}—{} 学年", year.start(), year.start().saturating_add(1))
        }
    }
}

/// Parts joined as in a Chinese sentence: 甲、乙和丙.
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{}和{last}", most.join("、")),
    }
}

/// A place of a school, also for the two that stand for all others.
pub fn place_name(place: RegionCode) -> String {
    match place {
        RegionCode::HEBEI => "河北省其他地方".to_owned(),
        RegionCode::NATION => "河北省以外".to_owned(),
        place => place.name(),
    }
}

/// A document as it is named: 《…》 only where the title is its own, then its number.
pub fn document_name(document: &Document) -> String {
    let title = &document.title;
    let name = if document.titled { format!("《{title}》") } else { title.clone() };
    match &document.number {
        Some(number) => format!("{name}（{number}）"),
        None => name,
    }
}

/// Who issued a document and when, as far as it is known, and what is uncertain about it.
pub fn document_origin(document: &Document) -> String {
    let date = document.date.as_ref().map_or(String::new(), |date| format!("，{date}"));
    let note = document.note.as_ref().map_or(String::new(), |note| format!("{note}。"));
    let note = note.replace("。。", "。");
    format!("{}{date}。{note}", document.issuer)
}

//! Words for results: sums, what a line comes to, and what it rests on.

use super::benefits::benefit_plain;
use super::facts::{school_kind, stage, year};
use super::sums::MAY_APPLY;
use super::words::{place_name, unseen_since};
use super::{benefit, boarding, depends, document_name, list, money, period, range, seen, term};
use super::{verdict, verdict_note, verdict_on};
use crate::assessment::{Entitlement, Range, StudentAssessment, TermEntitlement};
use crate::date::{Period, Term};
use crate::eligibility::Eligibility;
use crate::entitlement::{Spread, Stated, Verdict};
use crate::money::Yuan;
use crate::policy::{Kind, Per, Policy};
use crate::situation::{Stage, Student, Year};
use crate::vocabulary::Vocabulary;

/// The note that goes with everything that was not found.
pub const NOTHING_FOUND: &str = "没有查到，不等于没有。拿不准的，请问学校或县教育局学生资助部门。";

/// The label over the main figure.
pub const fn sum_label(period: Period) -> &'static str {
    match period {
        Period::Term(_) => "这一学期可以拿到",
        Period::SchoolYear(_) => "这一学年可以拿到",
    }
}

/// The label over the main figure of a child: of a stage that is given nothing in cash, that it is
/// what is waived; that there is no figure, where nothing of it is a sum.
pub fn figure_label(period: Period, owed: &StudentAssessment<'_>) -> &'static str {
    if owed.has_cash() {
        sum_label(period)
    } else if owed.figure().is_nothing() {
        "没有现金发放，请看下面各项"
    } else {
        "这个学段不发现金，直接减免"
    }
}

/// What each term brings, where there are two: 秋季 500 元，春季 625 元；
pub fn per_term(owed: &StudentAssessment<'_>) -> String {
    // What is given once is no part of the sum that these are the terms of.
    let is_summed =
        |line: &&Entitlement<'_>| line.kind == Kind::Cash && line.per == Per::SchoolYear;
    let cash = owed.entitlements.iter().filter(is_summed);
    let mut terms: Vec<(String, Range)> = Vec::new();
    for term in cash.flat_map(|entitlement| &entitlement.terms) {
        let name = super::term_short(term.term);
        match terms.iter_mut().find(|(known, _)| known == name) {
            Some((_, range)) => *range = range.plus(&term.spread),
            None => terms.push((name.to_owned(), Range::default().plus(&term.spread))),
        }
    }
    let paid = terms.iter().any(|(_, range)| !range.is_nothing());
    match terms.as_slice() {
        [(_, first), (_, second)] if paid && first == second => {
            format!("每学期 {}；", range(*first))
        }
        [_, _] if paid => {
            let parts = terms.iter().map(|(name, sum)| format!("{name} {}", range(*sum)));
            format!("{}；", parts.collect::<Vec<_>>().join("，"))
        }
        _ => String::new(),
    }
}

/// The year, where the stage has it: that of another stage says nothing here.
fn year_of_stage(student: &Student) -> Option<Year> {
    let years = student.stage.map(Stage::years).unwrap_or_default();
    student.year.filter(|year| years.contains(*year))
}

/// Who a child is, in the facts that matter: 小学 · 住校 · 盐山县 · 2026—2027 学年.
pub fn who(student: &Student, asked: Period) -> String {
    let parts = [
        student.stage.map(|answer| stage(answer).to_owned()),
        year_of_stage(student).map(|answer| year(student.stage, answer).to_owned()),
        student.boarding.map(|answer| boarding(answer).to_owned()),
        student.school_kind.map(|answer| school_kind(answer).to_owned()),
        student.region.map(place_name),
        Some(period(asked)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The second line of a benefit: what it depends on, or what it is in plain words.
pub fn sheet_note(entitlement: &Entitlement<'_>) -> String {
    match entitlement.verdict() {
        Verdict::Depends => format!("取决于{}", depends(entitlement.whole.questions)),
        Verdict::NotEntitled if entitlement.may_apply => MAY_APPLY.to_owned(),
        Verdict::NotEntitled => refuted(entitlement),
        Verdict::NoRule => verdict_note(Verdict::NoRule).to_owned(),
        Verdict::Entitled | Verdict::AmountNotStated => {
            benefit_plain(entitlement.benefit).to_owned()
        }
    }
}

/// Whether a benefit is owed, or may be owed, in yuan: for the period, or for a day.
pub const fn has_sum(entitlement: &Entitlement<'_>) -> bool {
    entitlement.whole.possible && (entitlement.whole.stated || entitlement.whole.per_day.is_some())
}

/// The benefits without a sum, by verdict, in one line: 可享受：免学杂费。不符合：营养改善计划。
pub fn without_sum(owed: &StudentAssessment<'_>) -> String {
    let lines = Verdict::ALL.iter().copied().filter_map(|word| {
        let ones = owed
            .entitlements
            .iter()
            .filter(|entitlement| !has_sum(entitlement) && entitlement.verdict() == word);
        let names: Vec<String> = ones.map(name_without_sum).collect();
        (!names.is_empty()).then(|| format!("{}：{}。", verdict(word), list(&names)))
    });
    lines.collect()
}

/// The benefits that a child does not get, in one line: 不符合的 2 项：孤儿助学和绿色通道.
pub fn refused(entitlements: &[Entitlement<'_>]) -> String {
    let names = entitlements.iter().map(|entitlement| benefit(entitlement.benefit).to_owned());
    let names: Vec<String> = names.collect();
    format!("{}的 {} 项：{}", verdict(Verdict::NotEntitled), names.len(), list(&names))
}

/// A benefit, and that it can still be applied for.
fn name_without_sum(entitlement: &Entitlement<'_>) -> String {
    let name = benefit(entitlement.benefit);
    if entitlement.may_apply { format!("{name}（可以申请认定）") } else { name.to_owned() }
}

/// What is said of a child whose stage these rules do not cover.
pub const OTHER_STAGE: &str = "选的是“其他”，这里没有收录。幼儿园到研究生的全日制学校都有，请看看能不能选上学段；没有查到不等于没有，请问学校。";

/// What is said of the sums of a school outside Hebei.
pub const MAY_BE_HIGHER: &str = "按国家基础标准算，当地可能更高。";

/// 只发一次：2026 年秋季学期应该已经发过; of a whole year's sum, in which term it counts.
fn given_in(per: Per, given: Term) -> String {
    match per {
        Per::Once => format!("只发一次：{}应该已经发过", term(given)),
        Per::Year | Per::SchoolYear => format!("按学年算，已经列在 {}", term(given)),
    }
}

/// Where a benefit is refused, the sheet names the way to the reason.
fn refuted(entitlement: &Entitlement<'_>) -> String {
    if let Some(given) = entitlement.terms.iter().find_map(|term| term.given) {
        return given_in(entitlement.per, given);
    }
    let reasons = entitlement.terms.iter().flat_map(|term| &term.reasons);
    let refuted = reasons.filter(|reason| reason.finding.eligibility == Eligibility::NotMet);
    if refuted.count() == 0 {
        benefit(entitlement.benefit).to_owned()
    } else {
        "点开看是哪一项不符合".to_owned()
    }
}

/// One term and what it brings.
pub fn term_line(per: Per, owed: &TermEntitlement<'_>) -> String {
    let brings = match (owed.given, owed.spread.per_day) {
        (Some(given), _) => given_in(per, given),
        (None, _) if owed.spread.stated => {
            format!("{}{}", range((&owed.spread).into()), half(owed))
        }
        (None, Some(rate)) => per_day(rate, owed.spread.verdict()),
        (None, None) => verdict(owed.spread.verdict()).to_owned(),
    };
    format!("{} · {brings}", term(owed.term))
}

/// Follows the sum of a term where the document states a yearly sum.
fn half(owed: &TermEntitlement<'_>) -> &'static str {
    let accounts = owed.paying().filter_map(|reason| reason.account.as_ref());
    let is_yearly = accounts.filter(|account| account.span().is_some());
    let is_yearly = is_yearly.map(|account| account.rule.per).all(|per| per == Per::SchoolYear);
    if is_yearly && owed.spread.most > Yuan::ZERO { "（一学年的一半）" } else { "" }
}

/// 每天 2.5 元，天数未收录.
fn per_day(rate: Yuan, word: Verdict) -> String {
    let open = if word == Verdict::Depends { verdict(word) } else { "天数未收录" };
    format!("每天 {}，{open}", money(rate))
}

/// What a spread comes to, in short.
pub fn spread(spread: &Spread, kind: Kind) -> String {
    let word = spread.verdict();
    match (word, kind) {
        (Verdict::NotEntitled | Verdict::NoRule | Verdict::AmountNotStated, _) => {
            verdict(word).to_owned()
        }
        _ if spread.stated => sum_of(kind, spread.into()),
        _ if let Some(rate) = spread.per_day => per_day(rate, word),
        (Verdict::Depends, _) | (Verdict::Entitled, Kind::Cash | Kind::Meals) => {
            verdict(word).to_owned()
        }
        (Verdict::Entitled, Kind::Waiver) => "不用交".to_owned(),
        (Verdict::Entitled, Kind::Goods) => "免费发".to_owned(),
        (Verdict::Entitled, Kind::Prize | Kind::Loan | Kind::Refund | Kind::Help) => {
            verdict_on(kind, word).to_owned()
        }
    }
}

/// A sum of this kind: 评上的 6,000 元, 最多可贷 20,000 元, 最多补 20,000 元.
fn sum_of(kind: Kind, sum: Range) -> String {
    match kind {
        Kind::Cash | Kind::Meals | Kind::Waiver | Kind::Goods | Kind::Help => range(sum),
        Kind::Prize => format!("评上的，{}", range(sum)),
        Kind::Loan => format!("最多可贷 {}", money(sum.most)),
        Kind::Refund => format!("最多补 {}", money(sum.most)),
    }
}

/// What a benefit comes to, in short: 625–1,250 元, 不用交, 应享，金额未收录.
pub fn amount(entitlement: &Entitlement<'_>) -> String {
    let mut accounts = entitlement.accounts();
    let help = accounts.find_map(|(_, account)| help(account.stated));
    match (entitlement.verdict(), help) {
        (Verdict::Entitled, Some(help)) => help,
        _ => spread(&entitlement.whole, entitlement.kind),
    }
}

/// A help that is no sum, in short.
fn help(stated: Stated) -> Option<String> {
    match stated {
        Stated::PerHour(yuan) => Some(format!("每小时不低于 {}", money(yuan))),
        Stated::Deferred => Some("先入学，后交费".to_owned()),
        Stated::Yuan(_)
        | Stated::PerDay { .. }
        | Stated::Between { .. }
        | Stated::Granted(_)
        | Stated::UpTo(_)
        | Stated::Loan(_)
        | Stated::LocalFee
        | Stated::InKind
        | Stated::NotStated
        | Stated::Nothing => None,
    }
}

/// The same, and how sure it is.
pub fn amount_and_tags(entitlement: &Entitlement<'_>) -> String {
    [vec![amount(entitlement)], how_sure(entitlement)].concat().join("，")
}

/// How sure a figure is, in notes beside it; none where it is sure, or there is no figure.
pub fn how_sure(entitlement: &Entitlement<'_>) -> Vec<String> {
    if entitlement.whole.stated || entitlement.whole.per_day.is_some() {
        let seen = entitlement.seen().and_then(seen).map(str::to_owned);
        seen.into_iter().chain(entitlement.unseen_since().map(unseen_since)).collect()
    } else {
        Vec::new()
    }
}

/// The documents that a benefit rests on: the first of each version that pays or may pay.
pub fn basis(policy: &Policy, entitlement: &Entitlement<'_>) -> String {
    let mut names: Vec<String> = Vec::new();
    for (_, account) in entitlement.accounts() {
        let versions = [Some(account.version), account.share.map(|share| share.version)];
        for citation in versions.into_iter().flatten().filter_map(|version| version.cites.first()) {
            let clause =
                citation.clause.as_ref().map_or(String::new(), |clause| format!(" {clause}"));
            let name = policy.document(&citation.document).map(document_name).unwrap_or_default();
            let name = format!("{name}{clause}");
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join("；")
}

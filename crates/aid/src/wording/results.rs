//! Words for results: sums, what a line comes to, and what it rests on.

use super::sums::MAY_APPLY;
use super::words::{benefit_plain, place_name, school_kind, stage, unseen_since};
use super::{benefit, boarding, depends, document_name, list, money, period, range, seen, term};
use super::{verdict, verdict_note};
use crate::assessment::{Entitlement, Range, StudentAssessment, TermEntitlement};
use crate::date::{Period, Term};
use crate::eligibility::Eligibility;
use crate::entitlement::{Spread, Verdict};
use crate::money::Yuan;
use crate::policy::{Kind, Per, Policy};
use crate::situation::Student;
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

/// What each term brings, where there are two: 秋季 500 元，春季 625 元；
pub fn per_term(owed: &StudentAssessment<'_>) -> String {
    let cash = owed.entitlements.iter().filter(|entitlement| entitlement.kind == Kind::Cash);
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

/// Who a child is, in the facts that matter: 小学 · 住校 · 盐山县 · 2026—2027 学年.
pub fn who(student: &Student, asked: Period) -> String {
    let parts = [
        student.stage.map(|answer| stage(answer).to_owned()),
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

/// A benefit, and that it can still be applied for.
fn name_without_sum(entitlement: &Entitlement<'_>) -> String {
    let name = benefit(entitlement.benefit);
    if entitlement.may_apply { format!("{name}（可以申请认定）") } else { name.to_owned() }
}

/// What is said of a child whose stage these rules do not cover.
pub const OTHER_STAGE: &str =
    "这里只收录了小学和初中。幼儿园、高中、中职和大学另有资助，没有查到不等于没有，请问学校。";

/// What is said of the sums of a school outside Hebei.
pub const MAY_BE_HIGHER: &str = "按国家基础标准算，当地可能更高。";

/// 只发一次：2026 年秋季学期应该已经发过.
fn given_in(given: Term) -> String {
    format!("只发一次：{}应该已经发过", term(given))
}

/// Where a benefit is refused, the sheet names the way to the reason.
fn refuted(entitlement: &Entitlement<'_>) -> String {
    if let Some(given) = entitlement.terms.iter().find_map(|term| term.given) {
        return given_in(given);
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
pub fn term_line(owed: &TermEntitlement<'_>) -> String {
    let brings = match (owed.given, owed.spread.per_day) {
        (Some(given), _) => given_in(given),
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
    let is_yearly = accounts.filter(|account| account.sum().is_some());
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
        _ if spread.stated => range(spread.into()),
        _ if let Some(rate) = spread.per_day => per_day(rate, word),
        (Verdict::Depends, _) | (Verdict::Entitled, Kind::Cash | Kind::Meals) => {
            verdict(word).to_owned()
        }
        (Verdict::Entitled, Kind::Waiver) => "不用交".to_owned(),
        (Verdict::Entitled, Kind::Goods) => "免费发".to_owned(),
    }
}

/// What a benefit comes to, in short: 625–1,250 元, 不用交, 应享，金额未收录.
pub fn amount(entitlement: &Entitlement<'_>) -> String {
    spread(&entitlement.whole, entitlement.kind)
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

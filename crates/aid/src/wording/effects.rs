//! What a new notice changes, as sentences.

use super::benefits::benefit;
use super::certificate::{child_of, grouped};
use super::facts::stage;
use super::sums::{outcome, range};
use super::words::term;
use crate::assessment::Range;
use crate::date::{Season, Term};
use crate::effect::{Effect, Touch, Turn};
use crate::entitlement::Spread;
use crate::policy::{Per, Policy};

/// What is said of a term for which no document was seen: that is no loss.
const UNSEEN: &str = "没有见到规定";

/// Whom it is about: 小学 · 家庭经济困难学生生活补助.
pub fn effect_of(effect: &Effect) -> String {
    format!("{} · {}", stage(effect.stage), benefit(effect.benefit))
}

/// What changes: 从 500 元 变成 625 元（一学期）.
pub fn effect(effect: &Effect) -> String {
    let per = match effect.per {
        Per::SchoolYear => "一学期",
        Per::Year => "一学年",
        Per::Once => "只发一次",
    };
    let after = &effect.after;
    let is_unseen = !after.ruled && !after.entitled;
    let after = if is_unseen { UNSEEN.to_owned() } else { outcome(*after) };
    format!("从 {} 变成 {after}（{per}）", outcome(effect.before))
}

/// What changes for one child: 家庭经济困难学生生活补助 从 500 元 变成 625 元.
pub fn touch(touch: &Touch) -> String {
    let told = |spread: &Spread| {
        if spread.possible { range(Range::from(spread)) } else { "没有".to_owned() }
    };
    let is_unseen = !touch.after.ruled && !touch.after.possible;
    let after = if is_unseen { UNSEEN.to_owned() } else { told(&touch.after) };
    format!("{} 从 {} 变成 {after}", benefit(touch.benefit), told(&touch.before))
}

/// Whether a class of children gets more or less.
pub const fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Gains => "多得",
        Turn::Loses => "少得",
        Turn::Differs => "有变化",
    }
}

/// A child of the class, and how many situations there are.
pub fn effect_example(policy: &Policy, effect: &Effect) -> String {
    let situations = grouped(effect.situations);
    format!("这样的情况有 {situations} 种。比如：{}。", child_of(policy, &effect.example))
}

/// 2023 年秋季学期 → 2024 年春季学期.
pub fn between(before: Term, after: Term) -> String {
    format!("{} → {}", term(before), term(after))
}

/// What is said where nothing is different.
pub const NO_EFFECT: &str = "两边的规定一样，没有孩子多得或少得。";

/// A note where an autumn is held against a spring: the halves of a sum can differ by a fen.
pub fn seasons(before: Term, after: Term) -> Option<&'static str> {
    let seasons = [before.season, after.season];
    (seasons != [Season::Autumn; 2] && seasons != [Season::Spring; 2])
        .then_some("一学年的金额分两学期，分不尽的 1 分算在春季。")
}

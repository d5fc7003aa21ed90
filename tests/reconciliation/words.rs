//! The words of the boxes and problems: numbers that never change, sentences that say what to do.

use std::collections::BTreeSet;

use aid::situation::Hardship;
use aid::vocabulary::{Set, Vocabulary};
use office::reconciliation::{Code, Contradiction, Detail, Ruling, Shared, Whereabouts};
use office::wording;

use super::failures::each;
use super::lists::{number, term};
use super::punctuation::half_width;
use aid::date::{Date, Month, Season};
use aid::money::Yuan;
use office::identity::Sex;
use office::reconciliation::Born;

#[test]
fn the_numbers_of_the_problems_never_change() {
    let mut titles: Vec<String> =
        Code::ALL.iter().map(|code| wording::problem_title(*code)).collect();
    titles.sort();
    let expected = [
        "C01 同一份名单里重复",
        "C02 几份名单里重复",
        "C03 同一号码，两个姓名",
        "C04 身份证号与出生日期不一致",
        "C05 身份证号与性别不一致",
        "C06 已发放，没有申请",
        "C07 已发放，不符合或未认定",
        "C08 发放金额与应发金额不同",
        "C09 同一学期发放两次",
        "C10 在两所学校申请",
        "C11 学籍在两所学校",
        "C12 已登记，不在任何学籍名册里",
        "C13 可能是同一人，等待确认",
        "C14 同一学籍号，两个身份证号",
        "C15 信息太少，无法比对",
        "C16 部门名单上有，学校写没有",
    ];
    assert_eq!(titles, expected);
}

#[test]
fn every_box_and_problem_says_what_to_do() {
    let boxes = Whereabouts::ALL
        .iter()
        .map(|of| (wording::whereabouts(*of).to_owned(), wording::whereabouts_next(*of)));
    let problems =
        Code::ALL.iter().map(|code| (wording::problem_title(*code), wording::problem_next(*code)));
    let all: Vec<_> = boxes.chain(problems).collect();
    let names: BTreeSet<_> = all.iter().map(|(name, _)| name).collect();
    let sentences: BTreeSet<_> = all.iter().map(|(_, next)| next).collect();
    assert_eq!((names.len(), sentences.len()), (28, 28));
    each(all, |failures, (name, next)| {
        failures.holds(&name, next.ends_with('。') && next.chars().count() > 10);
        failures.same(&name, half_width(next).or(half_width(&name)), None);
    });
    let rulings: BTreeSet<_> = Ruling::ALL.iter().map(|of| wording::ruling(*of)).collect();
    assert_eq!(rulings.len(), 3);
}

#[test]
fn both_values_stand_in_a_sentence() {
    let (one, other) = (number("20140506", 1), number("20140506", 2));
    let names =
        |shared| Contradiction::Names { shared, one: "甲".to_owned(), other: "乙".to_owned() };
    let born = Date::new(2014, 5, 6).unwrap();
    let written = Born::In(Month::new(2014, 6).unwrap());
    let rows = [
        (names(Shared::IdNumber), "同一个身份证号，姓名一处是“甲”，一处是“乙”。".to_owned()),
        (names(Shared::RollNumber), "同一个学籍号，姓名一处是“甲”，一处是“乙”。".to_owned()),
        (
            Contradiction::Numbers { one: one.parse().unwrap(), other: other.parse().unwrap() },
            format!("同一个学籍号，身份证号一处是 {one}，一处是 {other}。"),
        ),
        (
            Contradiction::Birth { number: born, written },
            "身份证号里的出生日期是 2014-05-06，名单上写的是 2014-06。".to_owned(),
        ),
        (
            Contradiction::Sex { number: Sex::Male, written: Sex::Female },
            "身份证号表示的性别是男，名单上写的是女。".to_owned(),
        ),
    ];
    each(rows, |failures, (values, sentence)| {
        failures.same("values", wording::contradiction(&values), sentence);
        // What goes elsewhere has neither.
        failures.same("detail", wording::problem_detail(&Detail::Values(values)), None);
    });
}

#[test]
fn sums_and_schools_stand_in_a_sentence() {
    let sums = |least, most: Option<u32>, paid| Detail::Sums {
        term: term(Season::Spring),
        least: Yuan::whole(least),
        most: most.map(Yuan::whole),
        paid: Yuan::whole(paid),
    };
    let rows = [
        (Detail::Nothing, None),
        (sums(625, Some(625), 500), Some("2027 年春季学期应发 625 元，已发 500 元。")),
        (sums(600, Some(1750), 500), Some("2027 年春季学期应发 600 元到 1,750 元，已发 500 元。")),
        (sums(0, Some(625), 700), Some("2027 年春季学期应发不超过 625 元，已发 700 元。")),
        (sums(600, None, 500), Some("2027 年春季学期应发至少 600 元，已发 500 元。")),
        (
            Detail::Categories(Set::of(Hardship::RuralSubsistence)),
            Some("部门名单上有、学校写没有的：农村低保家庭学生。"),
        ),
        (Detail::Term(term(Season::Spring)), Some("2027 年春季学期发放了不止一次。")),
        (Detail::Schools(vec!["一小".to_owned(), "二小".to_owned()]), Some("学校：一小和二小。")),
    ];
    each(rows, |failures, (detail, sentence)| {
        let found = wording::problem_detail(&detail).map(|told| told.replace('\u{a0}', " "));
        failures.same(format!("{detail:?}"), found.as_deref(), sentence);
    });
}

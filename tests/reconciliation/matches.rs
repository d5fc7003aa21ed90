//! Who is found to be one person: by a number and a name, else only by somebody who says so.

use aid::vocabulary::Vocabulary;
use office::reconciliation::{Code, Contradiction, Detail, OnRoll, Reconciliation, Shared};

use super::failures::each;
use super::lists::{number, registered, roll};
use super::reconciled;

/// Rows of the registered list.
type People<'p> = &'p [[&'p str; 5]];

const MAY: &str = "2014年5月";

/// What comes of a registered child and a pupil of a roll.
fn word(of: &Reconciliation) -> &'static str {
    let child = &of.children[0];
    match (child.facts.roll, of.candidates.len(), child.facts.is_contradictory) {
        (OnRoll::Here, 0, false) => "one",
        (OnRoll::Nowhere, 1, false) if child.waits => "candidate",
        (OnRoll::Nowhere, 0, true) => "contradictory",
        (OnRoll::Nowhere, 0, false) if !child.waits => "two",
        (OnRoll::Nowhere | OnRoll::Here | OnRoll::Elsewhere, ..) => "something else",
    }
}

#[test]
fn a_child_is_found_on_a_roll_by_numbers_and_a_name() {
    let (one, other) = (number("20140506", 1), number("20140506", 2));
    let (one, other) = (one.as_str(), other.as_str());
    let rows = [
        ("one number", ["甲", one, "", "", ""], ["甲", one, "", "", ""], "one"),
        ("a space in the name", ["张 小明", one, "", "", ""], ["张小明", one, "", "", ""], "one"),
        ("a radical in it", ["⻩小明", one, "", "", ""], ["黄小明", one, "", "", ""], "one"),
        (
            "a compatibility character",
            ["\u{f90a}小明", one, "", "", ""],
            ["金小明", one, "", "", ""],
            "one",
        ),
        (
            "another point",
            ["阿卜杜拉。买买提", one, "", "", ""],
            ["阿卜杜拉·买买提", one, "", "", ""],
            "one",
        ),
        ("one number, no name", ["甲", one, "", "", ""], ["", one, "", "", ""], "one"),
        (
            "one number, two names",
            ["甲", one, "", "", ""],
            ["乙", one, "", "", ""],
            "contradictory",
        ),
        ("one 学籍号", ["甲", "", "L1", "", ""], ["甲", one, "L1", "", ""], "one"),
        ("one number and two 学籍号", ["甲", one, "L1", "", ""], ["甲", one, "L2", "", ""], "one"),
        (
            "one 学籍号, two numbers",
            ["甲", one, "L1", "", ""],
            ["甲", other, "L1", "", ""],
            "contradictory",
        ),
        (
            "one 学籍号, two names",
            ["甲", one, "L1", "", ""],
            ["乙", "", "L1", "", ""],
            "contradictory",
        ),
        (
            "no number: name, month and guardian",
            ["甲", "", "", MAY, "父"],
            ["甲", one, "", "", "父"],
            "candidate",
        ),
        (
            "no number on either",
            ["甲", "", "", MAY, "父"],
            ["甲", "", "", "2014-05-31", "父 "],
            "candidate",
        ),
        ("another guardian", ["甲", "", "", MAY, "父"], ["甲", one, "", "", "母"], "two"),
        ("no guardian", ["甲", "", "", MAY, ""], ["甲", one, "", "", ""], "two"),
        ("no month", ["甲", "", "", "", "父"], ["甲", one, "", "", "父"], "two"),
        ("another month", ["甲", "", "", "2014年6月", "父"], ["甲", one, "", "", "父"], "two"),
        ("no name", ["", "", "", MAY, "父"], ["", one, "", "", "父"], "two"),
        ("twins with numbers", ["甲", one, "", "", "父"], ["乙", other, "", "", "父"], "two"),
        ("twins, one without", ["甲", "", "", MAY, "父"], ["乙", other, "", "", "父"], "two"),
        ("twins without", ["甲", "", "", MAY, "父"], ["乙", "", "", MAY, "父"], "two"),
        ("one name, two numbers", ["甲", one, "", "", "父"], ["甲", other, "", "", "父"], "two"),
        ("one name, two 学籍号", ["甲", "", "L1", MAY, "父"], ["甲", "", "L2", MAY, "父"], "two"),
    ];
    each(rows, |failures, (says, child, pupil, expected)| {
        let lists = [registered(&[child]), roll("一小", &[pupil])];
        let found = reconciled(&lists);
        failures.same(says, word(&found), expected);
        failures.same(says, found.sum().missing, 0);
        let [child, pupil] = lists;
        failures.same(
            format!("{says}, turned round"),
            word(&reconciled(&[pupil, child])),
            expected,
        );
    });
}

#[test]
fn a_name_is_found_however_its_separator_and_its_characters_are_written() {
    let one = number("20140506", 1);
    // Separators and spaces that occur in lists, and what copying from a PDF or an old code table
    // makes of characters.
    let separators =
        ["·", ".", "。", "●", "-", "˙", "ꞏ", "ᐧ", "•", "・", "．", "—", " ", "\u{3000}"];
    let separated = separators.map(|mark| (format!("阿卜杜拉{mark}买买提"), "阿卜杜拉·买买提"));
    let characters = [
        ("⾼明", "高明"),
        ("⻢明", "马明"),
        ("⽅明", "方明"),
        ("⻰明", "龙明"),
        ("⻩明", "黄明"),
        ("⽂明", "文明"),
        ("明⽣", "明生"),
        ("⼭明", "山明"),
        ("\u{f9dc}明", "隆明"),
        ("\u{2f800}明", "丽明"),
        ("明\u{200b}明", "明明"),
        ("ＬＩ明", "LI明"),
    ];
    let characters = characters.map(|(copied, written)| (copied.to_owned(), written));
    each(separated.into_iter().chain(characters), |failures, (copied, written)| {
        let person = |name| [name, one.as_str(), "", "", ""];
        let found = reconciled(&[registered(&[person(&copied)]), roll("一小", &[person(written)])]);
        failures.same(&copied, word(&found), "one");
        // The same by a guardian, where there is no number.
        let person = |guardian| ["甲", "", "", MAY, guardian];
        let found = reconciled(&[registered(&[person(&copied)]), roll("一小", &[person(written)])]);
        failures.same(format!("{copied}, a guardian"), word(&found), "candidate");
    });
    // What is another character stays another: 髙 is no 高, 萧 is no 肖.
    each(
        [("髙明", "高明"), ("萧明", "肖明"), ("黃明", "黄明")],
        |failures, (one_name, other)| {
            let person = |name| [name, one.as_str(), "", "", ""];
            let found =
                reconciled(&[registered(&[person(one_name)]), roll("一小", &[person(other)])]);
            failures.same(one_name, word(&found), "contradictory");
        },
    );
}

#[test]
fn both_values_of_a_contradiction_are_named_as_they_are_written() {
    let (one, other) = (number("20140506", 1), number("20140506", 2));
    let (one, other) = (one.as_str(), other.as_str());
    let names = |shared| {
        let (one, other) = ("⻩ 甲".to_owned(), "乙".to_owned());
        Contradiction::Names { shared, one, other }
    };
    let numbers =
        Contradiction::Numbers { one: one.parse().unwrap(), other: other.parse().unwrap() };
    let rows = [
        (
            ["⻩ 甲", one, "", "", ""],
            ["乙", one, "", "", ""],
            Code::TwoNames,
            names(Shared::IdNumber),
        ),
        (
            ["⻩ 甲", one, "L", "", ""],
            ["乙", "", "L", "", ""],
            Code::TwoNames,
            names(Shared::RollNumber),
        ),
        (["甲", one, "L", "", ""], ["甲", other, "L", "", ""], Code::TwoNumbers, numbers.clone()),
        (["甲", one, "L", "", ""], ["乙", other, "L", "", ""], Code::TwoNumbers, numbers),
        // Of one number and one 学籍号 the same is said once.
        (
            ["⻩ 甲", one, "L", "", ""],
            ["乙", one, "L", "", ""],
            Code::TwoNames,
            names(Shared::IdNumber),
        ),
    ];
    each(rows, |failures, (child, pupil, code, values)| {
        let found = reconciled(&[registered(&[child]), roll("一小", &[pupil])]);
        failures.same(code.id(), &found.children[0].contradictions, &vec![values.clone()]);
        let told: Vec<_> = found.problems.iter().map(|one| (one.code, &one.detail)).collect();
        failures.same(code.id(), told, vec![(code, &Detail::Values(values))]);
    });
}

#[test]
fn several_rows_of_one_number_stay_as_many_persons_as_they_have_names() {
    let (one, other) = (number("20140506", 1), number("20140506", 2));
    let (one, other) = (one.as_str(), other.as_str());
    let rows: [(&str, People<'_>, [usize; 3]); 8] = [
        ("twice", &[["甲", one, "", "", ""], ["甲", one, "", "", ""]], [1, 1, 0]),
        ("two names", &[["甲", one, "", "", ""], ["乙", one, "", "", ""]], [2, 0, 2]),
        (
            "two names, one of them twice",
            &[["甲", one, "", "", ""], ["乙", one, "", "", ""], ["甲", one, "", "", ""]],
            [2, 1, 2],
        ),
        (
            "two names, and a row that has none",
            &[["甲", one, "", "", ""], ["乙", one, "", "", ""], ["", one, "", "", ""]],
            [3, 0, 2],
        ),
        (
            "one 学籍号 with two numbers, and a row that has none",
            &[["甲", one, "L", "", ""], ["甲", other, "L", "", ""], ["甲", "", "L", "", ""]],
            [3, 0, 2],
        ),
        (
            "a 学籍号 that is found by way of a number",
            &[["甲", one, "L1", "", ""], ["甲", one, "L2", "", ""], ["甲", "", "L2", "", ""]],
            [1, 2, 0],
        ),
        (
            "the same pupil with the same guardian, without numbers",
            &[["甲", "", "", "2014-05", "父"], ["甲", "", "", "2014-05", "父"]],
            [2, 0, 0],
        ),
        ("nothing but a name", &[["甲", "", "", "", ""], ["甲", "", "", "", ""]], [2, 0, 0]),
    ];
    each(rows, |failures, (says, people, [children, repeated, contradictory])| {
        let found = reconciled(&[registered(people)]);
        let sum = found.sum();
        failures.same(says, found.children.len(), children);
        failures.same(says, (sum.listed, sum.repeated, sum.missing), (people.len(), repeated, 0));
        let doubted = found.children.iter().filter(|one| one.facts.is_contradictory).count();
        failures.same(says, doubted, contradictory);
    });
}

//! A person who is in lists of one kind more than once: in one list, in several, at two schools;
//! and what is no repetition.

use office::application::Step;
use office::identity::{IdNumber, Sex};
use office::reconciliation::{Code, Enrolment, List, Says};

use super::failures::each;
use super::lists::{applied, enrolled, list, number, row};
use super::reconciled;

/// A row for each list and school, of one child.
fn lists(says: &[(&str, &str, Says)]) -> Vec<List> {
    let number = number("20140506", 1);
    let mut lists: Vec<List> = Vec::new();
    for (place, (id, school, says)) in (2..).zip(says) {
        let mut listed = row(place, ["甲", &number, "", "", ""], says.clone());
        listed.school = (!school.is_empty()).then(|| (*school).to_owned());
        match lists.iter_mut().find(|list| list.id.0 == *id) {
            Some(list) => list.rows.push(listed),
            None => lists.push(list(id, None, vec![listed])),
        }
    }
    lists
}

#[test]
fn a_person_twice_in_lists_of_one_kind_is_told_once_and_rightly() {
    let moved = || Says::Roll { enrolment: Enrolment::Moved, owing: None };
    let (here, sent) = (|| enrolled(None), || applied(Step::Submitted));
    let registered = || Says::Registered;
    let rows = [
        ("a list", vec![("a", "", registered()), ("a", "", registered())], vec![Code::TwiceInList]),
        (
            "a list, and two schools in it",
            vec![("a", "一小", registered()), ("a", "二小", registered())],
            vec![Code::TwiceInList],
        ),
        (
            "two lists",
            vec![("a", "一小", registered()), ("b", "二小", registered())],
            vec![Code::TwiceAcrossLists],
        ),
        (
            "two lists, and twice in one of them",
            vec![("a", "", registered()), ("b", "", registered()), ("b", "", registered())],
            vec![Code::TwiceInList, Code::TwiceAcrossLists],
        ),
        ("a roll", vec![("a", "一小", here()), ("a", "一 小", here())], vec![Code::TwiceInList]),
        (
            "two rolls of a school",
            vec![("a", "一小", here()), ("b", "一小", here())],
            vec![Code::TwiceAcrossLists],
        ),
        ("two schools", vec![("a", "一小", here()), ("a", "二小", here())], vec![Code::OnTwoRolls]),
        ("a school that nobody knows", vec![("a", "一小", here()), ("b", "", here())], vec![]),
        ("who has moved", vec![("a", "一小", moved()), ("b", "二小", here())], vec![]),
        (
            "two applications at two schools",
            vec![("a", "一小", sent()), ("b", "二小", sent())],
            vec![Code::AppliedTwice],
        ),
        (
            "two applications at a school",
            vec![("a", "一小", sent()), ("a", "一小", sent())],
            vec![Code::TwiceInList],
        ),
        (
            "one of them refused",
            vec![("a", "一小", applied(Step::Declined)), ("b", "二小", sent())],
            vec![],
        ),
        ("one of them a draft", vec![("a", "", applied(Step::Drafted)), ("a", "", sent())], vec![]),
        ("a roll and an application", vec![("a", "一小", here()), ("b", "二小", sent())], vec![]),
    ];
    each(rows, |failures, (says, rows, expected)| {
        let found = reconciled(&lists(&rows));
        let codes: Vec<Code> = found.problems.iter().map(|one| one.code).collect();
        failures.same(says, codes, expected);
        failures.same(says, found.sum().missing, 0);
    });
}

#[test]
fn a_contradiction_that_two_rows_share_is_one_of_the_child_and_one_of_each_row() {
    let rows = [("a", "", Says::Registered), ("b", "", enrolled(None))];
    let mut lists = lists(&rows);
    for listed in lists.iter_mut().flat_map(|list| &mut list.rows) {
        listed.sex = Some(Sex::Female);
    }
    assert_eq!(lists[0].rows[0].number.map(IdNumber::sex), Some(Sex::Male));
    let found = reconciled(&lists);
    assert_eq!(found.children[0].contradictions.len(), 1);
    let codes: Vec<Code> = found.problems.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::OtherSex; 2]);
}

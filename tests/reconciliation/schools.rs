//! Which school counts a child: each child goes with all its rows to one, so that the schools come
//! to the whole.

use office::application::Step;
use office::reconciliation::{Enrolment, List, Listed, Says, SchoolSum, Whereabouts};

use super::failures::each;
use super::lists::{applied, enrolled, list, number, row};
use super::reconciled;

/// What a school comes to: rows, repeated ones, children elsewhere, and its boxes that are not
/// empty.
type Counted = (String, usize, usize, usize, Vec<(Whereabouts, usize)>);

fn counted(of: &SchoolSum) -> Counted {
    let boxes = of.sum.boxes.iter().copied().filter(|(_, count)| *count > 0).collect();
    assert_eq!(of.sum.missing, 0, "{}", of.school);
    (of.school.clone(), of.sum.listed, of.sum.repeated, of.elsewhere, boxes)
}

fn row_of(child: u32, school: &str, says: Says) -> Listed {
    let number = number("20140506", child);
    let mut listed = row(2 + child, ["甲", &number, "", "", ""], says);
    listed.school = (!school.is_empty()).then(|| school.to_owned());
    listed
}

/// The lists of rows of one child each: registered, rolls and applications.
fn lists(children: &[(&str, &[(&str, Says)])]) -> Vec<List> {
    let (mut registered, mut others) = (Vec::new(), Vec::new());
    for (child, (named, rows)) in (0..).zip(children) {
        registered.push(row_of(child, named, Says::Registered));
        others.extend(rows.iter().map(|(school, says)| row_of(child, school, says.clone())));
    }
    vec![list("登记", None, registered), list("其他", None, others)]
}

/// What is said, the school that the registered list names, the child's other rows, and the school
/// that counts it.
type Placed = (&'static str, &'static str, Vec<(&'static str, Says)>, &'static str);

#[test]
fn a_child_goes_to_the_school_of_its_roll_then_of_its_application_then_to_the_one_that_is_named() {
    let here = || enrolled(None);
    let moved = || Says::Roll { enrolment: Enrolment::Moved, owing: None };
    let sent = || applied(Step::Submitted);
    // Somebody else is on the roll of 一小 and has applied at 二小, so that both are known.
    let known = ("", &[("一 小", here()), ("二小", sent())][..]);
    let rows: [Placed; 11] = [
        ("named and enrolled", "一小", vec![("一小", here())], "一小"),
        ("named here, enrolled there", "一小", vec![("二小", here())], "二小"),
        ("not named", "", vec![("二小", here())], "二小"),
        ("on two rolls", "二小", vec![("一小", here()), ("二小", here())], "二小"),
        ("on two rolls, not named", "", vec![("二小", here()), ("一小", here())], "二小"),
        ("moved from one to the other", "一小", vec![("一小", moved()), ("二小", here())], "二小"),
        ("moved away", "", vec![("一小", moved())], "一小"),
        ("applied there, on no roll", "一小", vec![("二小", sent())], "二小"),
        ("named with a blank", "一 小", vec![], "一小"),
        ("named, and nobody knows the school", "三小", vec![], ""),
        ("not named, on no roll", "", vec![], ""),
    ];
    each(rows, |failures, (says, named, of, expected)| {
        let found = reconciled(&lists(&[(named, &of), known]));
        failures.same(says, found.children[0].school.as_str(), expected);
    });
}

#[test]
fn the_schools_come_to_the_whole_and_a_school_hears_of_its_children_elsewhere() {
    let here = |school: &'static str| [(school, enrolled(None))];
    let mut lists = lists(&[
        ("一小", &here("一小")),
        ("一小", &here("二小")),
        ("二小", &here("二小")),
        ("三小", &[]),
        ("", &[]),
    ]);
    // The second child is registered a second time, by the school where it is.
    lists.push(list("登记二", Some("二小"), vec![row_of(1, "", Says::Registered)]));
    let of = reconciled(&lists);
    let found: Vec<Counted> = of.sums_by_school().iter().map(counted).collect();
    let expected = [
        ("", 2, 0, 0, vec![(Whereabouts::NotAtSchool, 2)]),
        ("一小", 1, 0, 1, vec![(Whereabouts::Depends, 1)]),
        ("二小", 3, 1, 0, vec![(Whereabouts::Depends, 2)]),
    ];
    let expected = expected.map(|(name, listed, repeated, elsewhere, boxes)| {
        (name.to_owned(), listed, repeated, elsewhere, boxes)
    });
    assert_eq!(found, expected);
    let whole = of.sum();
    assert_eq!((whole.listed, whole.repeated, whole.missing), (6, 1, 0));
}

#[test]
fn a_school_of_whose_pupils_nobody_is_registered_comes_to_nought() {
    let mut lists = lists(&[("", &[("一小", enrolled(None))])]);
    lists.push(list("名册", Some("二小"), vec![row_of(7, "", enrolled(None))]));
    let found: Vec<Counted> = reconciled(&lists).sums_by_school().iter().map(counted).collect();
    let expected = [
        ("一小".to_owned(), 1, 0, 0, vec![(Whereabouts::Depends, 1)]),
        ("二小".to_owned(), 0, 0, 0, Vec::new()),
    ];
    assert_eq!(found, expected);
}

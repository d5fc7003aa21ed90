//! Children: saved and loaded, compared, and in another order.

use aid::assessment::{Assessment, StudentAssessment, assess};
use aid::comparison::compare;
use aid::library::library;
use aid::situation::{Household, Situation, Student};
use records::draft::Draft;

use super::period;
use super::situations::{of_one_child, situations};

#[test]
fn saving_and_loading_a_draft_is_the_identity() {
    for (household, student) in situations(1000) {
        let mut draft = Draft::new("家".to_owned(), period("2023-2024"));
        draft.household = household;
        draft.children[0].student = student;
        let loaded = Draft::read(&draft.write()).unwrap();
        assert_eq!(loaded, draft);
        assert_eq!(loaded.situation(), of_one_child(household, student));
    }
}

#[test]
fn a_thing_compared_with_itself_does_not_differ() {
    let mut differed = 0;
    let mut before: Option<Assessment<'_>> = None;
    for (household, student) in situations(200) {
        let assessment = assess(library(), &of_one_child(household, student), period("2023-2024"));
        let comparison = compare(&assessment, &assessment);
        assert_eq!(comparison.changes, [], "{student:?}");
        assert_eq!(comparison.before, comparison.after, "{student:?}");
        if let Some(before) = &before {
            let there = compare(before, &assessment);
            let back = compare(&assessment, before);
            assert_eq!(there.changes.len(), back.changes.len(), "{student:?}");
            differed += there.changes.len();
        }
        before = Some(assessment);
    }
    assert!(differed > 0, "no two situations differ: the comparison compares nothing");
}

#[test]
fn the_order_of_children_changes_nothing_but_the_order() {
    let all: Vec<(Household, Student)> = situations(60).collect();
    for pair in all.windows(2) {
        let household = pair[0].0;
        let [first, second] = [pair[0].1, pair[1].1];
        let ask = |students| {
            assess(library(), &Situation { household, students }, period("2026-autumn")).students
        };
        let (there, back) = (ask(vec![first, second]), ask(vec![second, first]));
        let turned: Vec<&StudentAssessment<'_>> = back.iter().rev().collect();
        assert_eq!(there.iter().collect::<Vec<_>>(), turned);
    }
}

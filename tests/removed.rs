//! What a family took away comes back whole, whatever it did since, and is kept until then.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use aid::situation::{Boarding, Stage};
use records::draft::{Draft, DraftError, MOST_CHILDREN, Removed, Taken};

/// 大宝, 二宝 and 三宝, of whom the second is a boarder; tried out is that it is none.
fn three() -> Draft {
    let mut draft = Draft::new("我家".to_owned(), "2026-2027".parse().unwrap());
    draft.add_child();
    draft.add_child();
    draft.children[1].student.boarding = Some(Boarding::Boarder);
    let mut scenario = draft.scenario();
    scenario.children[1].student.boarding = Some(Boarding::Day);
    draft.what_if = Some(scenario);
    draft
}

/// Takes the second child away, does something else, and brings it back.
#[track_caller]
fn brought_back(since: impl FnOnce(&mut Draft)) -> (Draft, Option<u32>) {
    let before = three();
    let mut draft = before.clone();
    draft.remove_child(2);
    since(&mut draft);
    let id = draft.put_child_back(&before, 2);
    // What is saved can be read, so children and scenario fit.
    assert_eq!(Draft::read(&draft.write()), Ok(draft.clone()));
    (draft, id)
}

fn names(draft: &Draft) -> Vec<&str> {
    draft.children.iter().map(|child| child.name.as_str()).collect()
}

#[test]
fn a_child_comes_back_in_its_place_with_what_was_tried_out_for_it() {
    assert_eq!(brought_back(|_| {}), (three(), Some(2)));
}

#[test]
fn what_was_changed_since_stays() {
    let (draft, _) = brought_back(|draft| {
        draft.children[1].student.stage = Some(Stage::Primary);
        draft.what_if.as_mut().unwrap().children[0].student.stage = Some(Stage::JuniorMiddle);
    });
    assert_eq!(draft.children[2].student.stage, Some(Stage::Primary));
    let tried = &draft.what_if.unwrap().children;
    assert_eq!(tried[0].student.stage, Some(Stage::JuniorMiddle));
    assert_eq!(tried[1].student.boarding, Some(Boarding::Day));
}

#[test]
fn a_child_that_was_added_since_keeps_its_id() {
    let before = three();
    let mut draft = before.clone();
    draft.remove_child(3);
    assert_eq!(draft.add_child(), Some(3));
    draft.children[2].name = "小妹".to_owned();
    assert_eq!(draft.put_child_back(&before, 3), Some(4));
    assert_eq!(names(&draft), ["大宝", "二宝", "三宝", "小妹"]);
    assert_eq!(Draft::read(&draft.write()), Ok(draft));
}

#[test]
fn what_was_tried_out_is_left_alone_where_it_was_ended() {
    let (draft, id) = brought_back(|draft| draft.what_if = None);
    assert_eq!((draft.what_if.is_none(), id), (true, Some(2)));
}

#[test]
fn no_child_comes_back_twice_or_where_there_is_no_room() {
    let before = three();
    assert_eq!(before.clone().put_child_back(&before, 2), None);
    let (draft, id) = brought_back(|draft| while draft.add_child().is_some() {});
    assert_eq!((draft.children.len(), id), (MOST_CHILDREN, None));
}

#[test]
fn adding_and_taking_away_a_child_ends_nothing_that_is_tried_out() {
    let mut draft = three();
    draft.add_child();
    draft.remove_child(1);
    let tried = &draft.what_if.as_ref().unwrap().children;
    assert_eq!(tried[0].student.boarding, Some(Boarding::Day));
    assert_eq!(Draft::read(&draft.write()), Ok(draft));
}

#[test]
fn what_was_taken_away_is_kept_as_it_was() {
    let clashes = serde_json::json!({"/period": "2025-2026"});
    let one = |taken| Removed {
        of: "00ff".to_owned(),
        before: three(),
        clashes: clashes.as_object().unwrap().clone(),
        taken,
    };
    let list = [Taken::Draft, Taken::Child(2), Taken::WhatIf].map(one);
    let on = "2026-11-24".parse().unwrap();
    let text = Removed::write(&list, on);
    assert!(text.starts_with(r#"{"format":"student-aid-removed","shape":1,"on":"2026-11-24","#));
    assert_eq!(Removed::read(&text), Ok((list.to_vec(), on)));
    let (half, _) = text.split_at(text.len() / 2);
    for (broken, error) in [
        ("", DraftError::NotADraft),
        ("{}", DraftError::NotADraft),
        (half, DraftError::Damaged),
        (&text.replace("\"child\":2", "\"child\":null"), DraftError::Damaged),
        (&text.replace("\\\"revision\\\":0", "\\\"revision\\\":-1"), DraftError::Damaged),
        (&text.replace("student-aid-draft", "another-draft"), DraftError::Damaged),
        (&text.replacen("\"shape\":1", "\"shape\":2", 1), DraftError::Newer(2)),
        (&text.replace("\\\"shape\\\":2", "\\\"shape\\\":4"), DraftError::Newer(4)),
    ] {
        assert_ne!(broken, text);
        assert_eq!(Removed::read(broken), Err(error), "{broken}");
    }
}

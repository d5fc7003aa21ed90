//! Every shape of a draft ever released still loads, and what is no whole draft is told apart.
//!
//! The files of `drafts/` are frozen: what a family saved with an older version is never edited. Of
//! which shape a draft is written tells `draft_shapes.rs`.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fs;

use aid::situation::{
    Boarding, Decision, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage, Student,
};
use aid::vocabulary::{Answers, Set};
use records::draft::{Child, Draft, DraftError, MOST_CHILDREN, SHAPE};

const FILES: &[&str] =
    &["v1-minimal", "v1-full", "v1-eight-children", "v2-minimal", "v2-full", "v3-every-stage"];

#[track_caller]
fn frozen(name: &str) -> String {
    fs::read_to_string(format!("tests/drafts/{name}.json")).unwrap()
}

#[track_caller]
fn loaded(name: &str) -> Draft {
    Draft::read(&frozen(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn only(hardships: &[Hardship]) -> Answers<Hardship> {
    let mut said = Answers::default();
    for one in hardships {
        said.set(*one, Some(true));
    }
    said.denying(Set::all())
}

/// The draft that `v1-full` and `v2-full` hold, without what is new in shape 2.
fn full() -> Draft {
    let mut draft = Draft {
        saved: "2026-11-24 18:00".to_owned(),
        skipped: Set::of(Question::HouseholdHardship),
        ..Draft::new("我们家".to_owned(), "2023-2024".parse().unwrap())
    };
    draft.household.hardships = only(&[Hardship::Registered, Hardship::General]);
    draft.add_child();
    let mut decisions = Answers::default();
    decisions.set(Decision::Recognised, Some(true));
    decisions.set(Decision::Meals, Some(true));
    decisions.set(Decision::DayList, Some(false));
    draft.children[0] = Child {
        id: 3,
        name: "小“明”\n\\".to_owned(),
        skipped: Set::of(Question::FeeWaived),
        student: Student {
            stage: Some(Stage::Primary),
            entry: Some(Entry::FirstGrade),
            region: "130925".parse().ok(),
            school_kind: Some(SchoolKind::Public),
            school_place: Some(SchoolPlace::Rural),
            boarding: Some(Boarding::Day),
            hardships: only(&[Hardship::Disabled]),
            decisions,
            ..Student::default()
        },
    };
    let second = &mut draft.children[1];
    second.id = 1;
    second.skipped = [Question::Recognised, Question::Meals].into_iter().collect();
    second.student = Student {
        stage: Some(Stage::JuniorMiddle),
        entry: Some(Entry::LaterGrade),
        region: "000000".parse().ok(),
        school_kind: Some(SchoolKind::Special),
        school_place: Some(SchoolPlace::City),
        boarding: Some(Boarding::Boarder),
        ..Student::default()
    };
    draft
}

#[test]
fn a_draft_of_shape_1_loads_as_it_was() {
    let empty = Draft::new(String::new(), "2026-autumn".parse().unwrap());
    assert_eq!(loaded("v1-minimal"), empty);
    assert_eq!(loaded("v1-full"), Draft { revision: u64::MAX, ..full() });
    let mut eight = Draft { revision: 8, ..empty };
    while eight.add_child().is_some() {}
    assert_eq!(eight.children.len(), MOST_CHILDREN);
    assert_eq!(loaded("v1-eight-children"), eight);
}

#[test]
fn a_draft_of_shape_2_loads_with_what_the_family_was_trying_out() {
    assert_eq!(loaded("v2-minimal"), loaded("v1-minimal"));
    let mut draft = Draft { revision: 7, ..full() };
    let mut scenario = draft.scenario();
    scenario.period = "2024-2025".parse().unwrap();
    scenario.household.hardships = only(&[Hardship::Delisted]);
    scenario.children[0].student.boarding = Some(Boarding::Boarder);
    draft.what_if = Some(scenario);
    assert_eq!(loaded("v2-full"), draft);
}

#[test]
fn every_file_is_of_a_released_shape_and_every_shape_has_its_files() {
    let mut names: Vec<String> = fs::read_dir("tests/drafts")
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut expected = FILES.to_vec();
    expected.sort_unstable();
    assert_eq!(names, expected);
    for shape in 1..=SHAPE {
        let of_shape = format!("v{shape}-");
        assert!(names.iter().any(|name| name.starts_with(&of_shape)), "freeze one of {shape}");
    }
}

#[test]
fn what_is_loaded_is_saved_in_a_shape_of_today_and_loaded_again() {
    for name in FILES {
        let draft = loaded(name);
        let saved = draft.write();
        let shape = if name.starts_with("v3") { SHAPE } else { 2 };
        assert!(saved.starts_with(&format!(r#"{{"format":"student-aid-draft","shape":{shape},"#)));
        assert_eq!(Draft::read(&saved), Ok(draft), "{name}");
    }
}

#[test]
fn a_draft_cut_short_anywhere_is_refused() {
    for name in FILES {
        let text = frozen(name);
        let bytes = text.trim_end().as_bytes();
        for end in 0..bytes.len() {
            let cut = String::from_utf8_lossy(&bytes[..end]);
            let error = Draft::read(&cut).unwrap_err();
            let says_what_it_was = cut.contains("student-aid-draft");
            let expected =
                if says_what_it_was { DraftError::Damaged } else { DraftError::NotADraft };
            assert_eq!(error, expected, "{name} cut at {end}");
        }
    }
}

#[test]
fn a_draft_with_any_byte_changed_is_refused_or_still_whole() {
    let (mut refused, mut whole) = (0, 0);
    for name in FILES {
        let text = frozen(name);
        for place in 0..text.len() {
            for other in [b'0', b'"', b'}', b' ', b'x'] {
                let mut bytes = text.clone().into_bytes();
                bytes[place] = other;
                match Draft::read(&String::from_utf8_lossy(&bytes)) {
                    Ok(draft) => {
                        whole += 1;
                        assert_eq!(Draft::read(&draft.write()), Ok(draft), "{name} {place}");
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    assert!(refused > whole && whole > 0, "{refused} refused, {whole} whole");
}

#[test]
fn a_field_that_cannot_be_is_damage() {
    let children =
        r#""children":[{"id":1,"name":"大宝","student":{"hardships":{"yes":[],"no":[]},"#;
    for (name, from, to, expected) in [
        ("v1-minimal", "\"shape\":1", "\"shape\":0", DraftError::Damaged),
        ("v1-minimal", "\"shape\":1", "\"shape\":4", DraftError::Newer(4)),
        ("v1-minimal", "\"shape\":1", "\"shape\":4294967295", DraftError::Newer(u32::MAX)),
        ("v1-minimal", "\"shape\":1", "\"shape\":-1", DraftError::Damaged),
        ("v1-minimal", "\"shape\":1", "\"shape\":\"1\"", DraftError::Damaged),
        ("v1-minimal", "student-aid-draft", "another-draft", DraftError::NotADraft),
        ("v1-minimal", "\"revision\":0", "\"revision\":-1", DraftError::Damaged),
        ("v1-minimal", "\"revision\":0", "\"revision\":1.5", DraftError::Damaged),
        ("v1-minimal", "\"revision\":0,", "", DraftError::Damaged),
        ("v1-minimal", "\"name\":\"\"", "\"name\":null", DraftError::Damaged),
        ("v1-minimal", "2026-autumn", "2026-winter", DraftError::Damaged),
        ("v1-minimal", "\"skipped\":[],", "\"skipped\":[\"age\"],", DraftError::Damaged),
        ("v1-minimal", "\"saved\"", "\"colour\":1,\"saved\"", DraftError::Damaged),
        ("v1-minimal", "\"saved\"", "\"what-if\":null,\"saved\"", DraftError::Damaged),
        ("v1-minimal", children, "\"children\":[{\"id\":1,\"student\":{", DraftError::Damaged),
        ("v1-full", "\"id\":3", "\"id\":1", DraftError::Damaged),
        ("v1-full", "\"boarding\":\"day\"", "\"boarding\":\"both\"", DraftError::Damaged),
        ("v1-full", "\"130925\"", "\"1309\"", DraftError::Damaged),
        ("v1-full", "\"no\":[\"day-list\"]", "\"no\":[\"meals\"]", DraftError::Damaged),
        ("v1-eight-children", "\"id\":8", "\"id\":7", DraftError::Damaged),
        ("v2-minimal", "\"shape\":2", "\"shape\":4", DraftError::Newer(4)),
        ("v3-every-stage", "\"shape\":3", "\"shape\":4", DraftError::Newer(4)),
        ("v3-every-stage", "\"kindergarten\"", "\"nursery\"", DraftError::Damaged),
        ("v3-every-stage", "\"year\":\"third\"", "\"year\":\"sixth\"", DraftError::Damaged),
        ("v3-every-stage", "\"grant\":\"2300.5\"", "\"grant\":\"2300.555\"", DraftError::Damaged),
        ("v3-every-stage", "\"no\":[\"model-school\"", "\"no\":[\"moon\"", DraftError::Damaged),
    ] {
        let text = frozen(name);
        let spoiled = text.replacen(from, to, 1);
        assert_ne!(spoiled, text, "{name} has no {from}");
        assert_eq!(Draft::read(&spoiled), Err(expected), "{name}: {from} to {to}");
    }
}

#[test]
fn children_are_one_to_eight_distinct_and_the_same_in_the_scenario() {
    let refused = |spoil: &dyn Fn(&mut Draft)| {
        let mut draft = loaded("v2-full");
        spoil(&mut draft);
        assert_eq!(Draft::read(&draft.write()), Err(DraftError::Damaged), "{draft:?}");
    };
    refused(&|draft| draft.children.clear());
    refused(&|draft| draft.children.push(draft.children[0].clone()));
    refused(&|draft| draft.children.reverse());
    refused(&|draft| draft.what_if.as_mut().unwrap().children.truncate(1));
    refused(&|draft| {
        draft.what_if = None;
        let child = draft.children[0].clone();
        draft.children.extend((10..).take(7).map(|id| Child { id, ..child.clone() }));
    });
}

#[test]
fn what_is_no_draft_is_told_apart_and_each_error_says_what_to_do() {
    for text in ["", "null", "[]", "{}", "hello", r#"{"format":"student-aid","shape":1}"#] {
        assert_eq!(Draft::read(text), Err(DraftError::NotADraft), "{text}");
    }
    for (error, sentence) in [
        (DraftError::NotADraft, "这不是本页存的记录文件。请另选一个文件。"),
        (
            DraftError::Damaged,
            "这份记录已经损坏，读不出来。原样留着，没有改动；请用以前存的文件恢复。",
        ),
        (
            DraftError::Newer(3),
            "这份记录是更新的版本存的，这个版本读不了。原样留着，没有改动；请先更新本页再打开。",
        ),
    ] {
        assert_eq!(error.to_string(), sentence);
    }
}

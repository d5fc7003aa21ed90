//! A family's draft on a shelf: two tabs come together in one draft that can be read.

use std::fs;

use aid::situation::{Boarding, Stage};
use records::draft::Draft;
use records::store::{Codec, Record, RecordStore, Saved, Shape};
use serde_json::{Value, json};

use super::fake::Fake;
use super::{TestShelf, id, only, save};

fn shelf(store: &Fake) -> TestShelf<'_> {
    let marks = &["/revision", "/saved"];
    RecordStore {
        store,
        codec: Codec::Plain,
        shape: Shape { schema: 2, upgrade: |_, value| value, marks },
    }
}

fn value(draft: &Draft) -> Value {
    serde_json::from_str(&draft.write()).unwrap()
}

fn draft(record: &Record) -> Draft {
    Draft::read(&record.contents().value.to_string()).unwrap()
}

/// A draft as a tab saves it after an edit.
fn edited(record: &Record, saved: &str, edit: impl FnOnce(&mut Draft)) -> Value {
    let mut draft = draft(record);
    edit(&mut draft);
    draft.revision += 1;
    saved.clone_into(&mut draft.saved);
    value(&draft)
}

#[test]
fn two_tabs_that_answer_for_different_children_make_one_draft() {
    let store = Fake::default();
    let shelf = shelf(&store);
    let text = fs::read_to_string("tests/drafts/v2-full.json").unwrap();
    let first = Draft::read(&text).unwrap();
    let mut here = Record::new(id("3fb9c0de00112233"));
    save(&shelf, &mut here, value(&first));
    let mut there = only(&shelf);
    assert_eq!(draft(&there), first);

    let ours = edited(&here, "2026-11-24 18:01", |draft| {
        draft.what_if = None;
        draft.children[0].student.boarding = Some(Boarding::Boarder);
        draft.add_child();
    });
    assert_eq!(save(&shelf, &mut here, ours), Saved::Alone);
    let theirs = edited(&there, "2026-11-24 17:59", |draft| {
        draft.name = "外婆家".to_owned();
        draft.children[1].student.stage = Some(Stage::JuniorMiddle);
    });
    assert_eq!(save(&shelf, &mut there, theirs), Saved::Merged);

    let merged = draft(&only(&shelf));
    assert_eq!(merged.name, "外婆家");
    assert_eq!(merged.what_if, None);
    assert_eq!(merged.children.len(), first.children.len() + 1);
    assert_eq!(merged.children[0].student.boarding, Some(Boarding::Boarder));
    assert_eq!(merged.children[1].student.stage, Some(Stage::JuniorMiddle));
    assert_eq!(Value::Object(only(&shelf).contents().clashes.clone()), json!({}));
}

#[test]
fn two_tabs_that_answer_the_same_question_keep_both_answers() {
    let store = Fake::default();
    let shelf = shelf(&store);
    let first = Draft::new("我们家".to_owned(), "2023-2024".parse().unwrap());
    let mut here = Record::new(id("3fb9c0de00112233"));
    save(&shelf, &mut here, value(&first));
    let mut there = only(&shelf);
    let answer = |boarding| {
        move |draft: &mut Draft| {
            draft.children[0].student.boarding = Some(boarding);
        }
    };
    let ours = edited(&here, "", answer(Boarding::Boarder));
    save(&shelf, &mut here, ours);
    let theirs = edited(&there, "", answer(Boarding::Day));
    save(&shelf, &mut there, theirs);
    let found = only(&shelf);
    assert_eq!(draft(&found).children[0].student.boarding, Some(Boarding::Day));
    let asked = json!({"/children/0/student/boarding": ["boarder"]});
    assert_eq!(Value::Object(found.contents().clashes.clone()), asked);
}

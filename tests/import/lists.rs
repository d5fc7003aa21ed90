//! What is seen of a file before it is kept, and what is kept of it.

use std::fs;

use aid::date::Date;
use aid::situation::SchoolKind;
use office::import::column::Column;
use office::import::kept::{KeptList, ListError, ListKind};
use office::import::list::List;
use office::import::proposal::Proposal;
use office::import::request::Look;
use office::import::sheet::{Encoding, Format, Sheet, Workbook};
use serde_json::{Value, json};

use crate::tables::sheet;

fn roster() -> Sheet {
    let rows = [
        vec![json!("盐山县第一小学学生名册"), json!(null), json!(null), json!(null)],
        vec![json!("姓名"), json!("民族"), json!("身份证号"), json!("心率")],
        vec![json!("张小明"), json!("汉族"), json!("130925201405060033"), json!(98)],
        vec![json!("李小华"), json!("回族"), json!(130_925_201_405_060_030_u64), json!(77)],
        vec![json!("合计"), json!(null), json!(null), json!(175)],
    ];
    sheet(&rows, &[(1, 1, 0, 3)])
}

fn look(sheets: Vec<Sheet>, look: &Look) -> Proposal {
    let book = Workbook { format: Format::Text(Encoding::Utf8), is_1904: false, sheets };
    Proposal::new(book, look)
}

fn on() -> Date {
    "2026-11-29".parse().unwrap()
}

fn of_school(proposal: &Proposal, school_kind: Option<SchoolKind>) -> List {
    let school = ("盐山县第一小学", school_kind);
    proposal.list(ListKind::Roster, "名册.csv", school, on()).unwrap()
}

fn kept(proposal: &Proposal) -> List {
    of_school(proposal, None)
}

#[test]
fn a_list_says_after_it_was_kept_what_it_said_before() {
    let proposal = look(vec![roster()], &Look::default());
    let list = kept(&proposal);
    assert_eq!(list.read(), proposal.imported);
    assert_eq!(list.read().people.len(), 2);
    let again = List::read_value(&list.to_value()).unwrap();
    assert_eq!(again, list);
    // What a page has of it is what it is, and all of it.
    let page = KeptList::read_value(list.to_value()).unwrap();
    assert_eq!((page.about.named.as_str(), page.about.kind), ("名册.csv", ListKind::Roster));
    assert_eq!(page.value, list.to_value());
}

#[test]
fn of_columns_that_are_not_wanted_nothing_is_kept() {
    let proposal = look(vec![roster()], &Look::default());
    let mut meanings = proposal.meanings();
    assert_eq!(meanings[1].as_deref(), Some("nation"));
    meanings[1] = None;
    let proposal = look(vec![roster()], &Look { meanings: Some(meanings), ..Look::default() });
    let text = kept(&proposal).to_value().to_string();
    for wanted in ["张小明", "130925201405060033"] {
        assert!(text.contains(wanted), "{wanted}");
    }
    for left in ["汉族", "\"98\"", "\"175\""] {
        assert!(!text.contains(left), "{left}");
    }
}

#[test]
fn a_hidden_sheet_is_not_proposed_and_one_without_a_head_is_passed_over() {
    let hidden = Sheet { is_hidden: true, ..roster() };
    let note = sheet(&[vec![json!("填表说明")]], &[]);
    let sheets = vec![hidden, note, roster()];
    let proposal = look(sheets.clone(), &Look::default());
    assert_eq!(proposal.sheet(), 2);
    assert_eq!(proposal.imported.people.len(), 2);
    let proposal = look(sheets, &Look { sheet: Some(1), ..Look::default() });
    assert_eq!(proposal.head, None);
    assert_eq!(proposal.list(ListKind::Roster, "名册.csv", ("", None), on()), None);
}

#[test]
fn of_a_file_with_several_sheets_the_list_has_the_name_of_its_own() {
    let second = Sheet { name: "二年级".to_owned(), ..roster() };
    let sheets = vec![roster(), second];
    let list = kept(&look(sheets, &Look { sheet: Some(1), ..Look::default() }));
    assert_eq!(list.named, "名册.csv（二年级）");
    assert_eq!(kept(&look(vec![roster()], &Look::default())).named, "名册.csv");
}

#[test]
fn what_somebody_said_of_a_layout_holds_for_the_next_file_of_it() {
    let mut meanings = look(vec![roster()], &Look::default()).meanings();
    meanings.resize(4, Some("remark".to_owned()));
    let first = look(vec![roster()], &Look { meanings: Some(meanings), ..Look::default() });
    assert_eq!(first.mapping.get(3), Some(Column::Remark));
    let layouts = first.layouts(&Value::Null);
    let second = look(vec![roster()], &Look { layouts: layouts.clone(), ..Look::default() });
    assert_eq!(second.mapping, first.mapping);
    // What was known of other layouts stays.
    let other = [vec![json!("学生姓名"), json!("班级")], vec![json!("李小华"), json!("2班")]];
    let other = look(vec![sheet(&other, &[])], &Look::default()).layouts(&layouts);
    let third = look(vec![roster()], &Look { layouts: other, ..Look::default() });
    assert_eq!(third.mapping, first.mapping);
}

#[test]
fn the_columns_suggest_what_a_list_says() {
    for (heads, kind) in [
        (vec!["姓名", "身份证号", "是否低保"], ListKind::Registered),
        (vec!["姓名", "学籍号", "年级", "班级"], ListKind::Roster),
        (vec!["姓名", "班级", "认定档次"], ListKind::Applications),
        (vec!["姓名", "学籍号", "班级", "是否认定为困难学生"], ListKind::Roster),
        (vec!["姓名", "班级", "就读方式", "是否认定为困难学生"], ListKind::Roster),
        (vec!["姓名", "班级", "是否认定为困难学生"], ListKind::Applications),
        (vec!["姓名", "班级", "发放金额"], ListKind::Payments),
    ] {
        let heads: Vec<Value> = heads.into_iter().map(|head| json!(head)).collect();
        let rows = [heads, vec![json!("张小明"), json!("1"), json!("2"), json!("3")]];
        let proposal = look(vec![sheet(&rows, &[])], &Look::default());
        assert_eq!(proposal.kind(), kind, "{rows:?}");
    }
}

/// Frozen: a list that was kept once is read for good. What the first shape says all of is written
/// in it, so that an older build reads it.
#[test]
fn each_shape_of_a_list_is_read_and_written_as_it_was() {
    for (file, school_kind) in [("list-v1", None), ("list-v2", Some(SchoolKind::Private))] {
        let list = of_school(&look(vec![roster()], &Look::default()), school_kind);
        let frozen = fs::read_to_string(format!("tests/import/{file}.json")).unwrap();
        let frozen: Value = serde_json::from_str(&frozen).unwrap();
        assert_eq!(List::read_value(&frozen), Ok(list.clone()), "{file}");
        assert_eq!(list.to_value(), frozen, "{file}");
    }
}

#[test]
fn what_is_no_list_is_told_apart() {
    let list = kept(&look(vec![roster()], &Look::default())).to_value();
    let with = |place: &str, value: Value| {
        let mut list = list.clone();
        *list.pointer_mut(place).unwrap() = value;
        List::read_value(&list).map(drop)
    };
    assert_eq!(with("/shape", json!(3)), Err(ListError::Newer(3)));
    assert_eq!(with("/shape", json!(0)), Err(ListError::Damaged));
    assert_eq!(with("/format", json!("student-aid-application")), Err(ListError::NotAList));
    assert_eq!(with("/list/sheet", json!([])), Err(ListError::Damaged));
    assert_eq!(List::read_value(&json!(7)), Err(ListError::NotAList));
    assert_eq!(KeptList::read_value(json!(7)), Err(ListError::NotAList));
    for error in [ListError::NotAList, ListError::Damaged, ListError::Newer(2)] {
        assert!(error.to_string().ends_with('。'), "{error}");
    }
}

#[test]
fn a_bare_day_of_a_workbook_from_1904_is_not_four_years_off() {
    for (is_1904, digits, born) in [
        (false, "@41765", "2014-05-06"),
        (true, "@40303", "2014-05-06"),
        // No day, and so no other than it was.
        (true, "@20140506", "2014-05-06"),
    ] {
        let rows = [vec![json!("姓名"), json!("出生日期")], vec![json!("张小明"), json!(digits)]];
        let format = Format::Xlsx;
        let book = Workbook { format, is_1904, sheets: vec![sheet(&rows, &[])] };
        let proposal = Proposal::new(book, &Look::default());
        let found = proposal.imported.people[0].born.unwrap().day.unwrap().to_string();
        assert_eq!(found, born, "{digits}");
        assert_eq!(kept(&proposal).read(), proposal.imported);
    }
}

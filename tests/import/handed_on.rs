//! What came of lists, handed on as workbooks: everybody is on them, and no number of anybody.

use aid::date::SchoolYear;
use calamine::Data;
use office::export::request::Found;
use office::import::kept::ListKind;
use office::import::request::{Lists, Request, SeenHeads};
use records::json;
use serde_json::Value;
use sheets::importing::answer;

use crate::failures::each;
use crate::nobody::{list, lists, reconciled};
use crate::people::{day, school};
use crate::sheet::read;
use crate::tables::told;

/// The texts of the rows of the first sheet of a workbook that was asked for.
#[track_caller]
fn rows(given: &Lists, request: &Request) -> Vec<Vec<String>> {
    let bytes = answer(json::to_text(given).as_bytes(), &json::to_text(request)).unwrap();
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        other => other.to_string(),
    };
    let rows: Vec<Vec<String>> =
        read(&bytes).iter().map(|row| row.iter().map(text).collect()).collect();
    for text in rows.iter().flatten() {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        assert!(digits < 18, "a number of somebody: {text}");
    }
    rows
}

fn found(given: &Lists, log: Value, what: Found) -> Vec<Vec<String>> {
    let (year, school, on) = (SchoolYear::beginning(2026), Box::new(school()), day("2026-11-29"));
    rows(given, &Request::Found { year, school, on, log, what })
}

/// The rows under the one that begins with this head, without their numbers.
fn under<'r>(rows: &'r [Vec<String>], head: &str) -> Vec<&'r [String]> {
    let place = rows.iter().position(|row| row[0] == head).unwrap();
    rows[place + 1..].iter().map(|row| &row[1..]).collect()
}

#[test]
fn every_registered_child_stands_in_the_workbook_of_the_boxes() {
    let given = lists();
    let told = reconciled(&given, Value::Null, Vec::new());
    let rows = found(&given, Value::Null, Found::Boxes);
    assert_eq!(rows[1][0], told.whole.told);
    let children = under(&rows, "序号");
    assert_eq!(children.len(), told.boxes.iter().map(|of| of.each.len()).sum::<usize>());
    let named = |name: &str| children.iter().find(|row| row[1] == name).unwrap();
    assert_eq!(named("张小明")[0], "应享未申请");
    assert_eq!(named("赵小刚")[0], "不在校（劝返）");
    assert!(named("赵小刚")[2].contains("低保名单.xlsx 第 5 行"), "{:?}", named("赵小刚"));
}

#[test]
fn a_call_list_says_how_the_family_of_each_missing_child_is_reached() {
    let rows = found(&lists(), Value::Null, Found::CallList);
    let called = under(&rows, "序号");
    let called: Vec<&[String]> = called.into_iter().filter(|row| !row[0].is_empty()).collect();
    assert_eq!(called.len(), 2, "{rows:?}");
    let row = called.iter().find(|row| row[0] == "赵小刚").unwrap();
    assert_eq!(row[3], "赵大河");
    assert!(row[6].contains("低保名单.xlsx 第 5 行"), "{row:?}");
}

#[test]
fn who_may_be_on_a_roll_after_all_comes_last_on_a_call_list_and_is_to_be_checked_first() {
    let mut given = lists();
    let named = list(ListKind::Registered, "残联名单.xlsx", &["姓名,家庭住址", "梁子涵,东街"]);
    given.lists.insert("list-0".to_owned(), named);
    let rows = found(&given, Value::Null, Found::CallList);
    let called = under(&rows, "序号");
    let called: Vec<&[String]> = called.into_iter().filter(|row| !row[0].is_empty()).collect();
    let first: Vec<bool> = called.iter().map(|row| row[7].is_empty()).collect();
    let place = called.iter().position(|row| row[0] == "梁子涵").unwrap();
    assert!(!first[place] && first.is_sorted_by_key(|is_known| !is_known), "{called:?}");
    let known = called.iter().position(|row| row[0] == "赵小刚").unwrap();
    assert!(first[known], "{called:?}");
}

#[test]
fn the_log_of_rulings_says_which_rows_and_what() {
    let given = lists();
    let before = reconciled(&given, Value::Null, Vec::new());
    let ruled = (before.candidates[0].ids.clone(), "same".to_owned());
    let after = reconciled(&given, before.log, vec![ruled]);
    let rows = found(&given, after.log, Found::Rulings);
    let [ruling] = under(&rows, "序号")[..] else { panic!("{rows:?}") };
    let mut places = [ruling[0].as_str(), ruling[1].as_str()];
    places.sort_unstable();
    assert_eq!(places, ["低保名单.xlsx 第 4 行 王小丽", "名册.xlsx 第 4 行 王小丽"]);
    assert_eq!([&ruling[2], &ruling[3]], ["同一人", "2026-11-29"]);
}

#[test]
fn the_results_of_a_list_have_a_row_for_each_person_the_gravest_first() {
    let mut given = lists();
    given.lists.retain(|id, _| id == "list-2");
    let (year, school, on) = (SchoolYear::beginning(2026), Box::new(school()), day("2026-11-29"));
    let rows = rows(&given, &Request::Results { year, school, on });
    let people = under(&rows, "行号");
    assert_eq!(people.len(), 3);
    for row in people {
        // Nobody says there whether the school has recognised them.
        assert_eq!([row[4].as_str(), row[5].as_str()], ["住校", "最多 1,250 元"], "{row:?}");
        assert_eq!(row[6], "还缺回答");
        assert!(row[7].contains("学校的认定结果"), "{row:?}");
    }
}

#[test]
fn a_copied_head_row_is_taken_apart_as_it_was_copied() {
    each(
        [
            ("one row with tabs", "姓名*\t身份证件号\t班级", vec!["姓名*", "身份证件号", "班级"]),
            (
                "a head of two lines stands in quotes",
                "姓名\t\"是否\n寄宿\"\t年级\r\n",
                vec!["姓名", "是否\n寄宿", "年级"],
            ),
            ("a head that is empty keeps its place", "姓名\t\t年级\t\t", vec!["姓名", "", "年级"]),
            ("a column that was copied downwards", "姓名\n性别\n", vec!["姓名", "性别"]),
        ],
        |failures, (says, copied, expected)| failures.same(says, heads_of(copied), expected),
    );
}

/// The heads that the worker finds in a copied row; what was copied comes back as it was.
#[track_caller]
fn heads_of(copied: &str) -> Vec<String> {
    let request = Request::Heads { copied: copied.to_owned(), known: None };
    let seen: SeenHeads = json::from_text(&told(&[], &request).unwrap()).unwrap();
    assert_eq!(seen.heads.copied, copied);
    assert_eq!(seen.heads.meanings.len(), seen.heads.texts.len());
    seen.heads.texts
}

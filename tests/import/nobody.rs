//! The lists of a desk held against each other, as the worker tells the page.

use aid::date::SchoolYear;
use aid::vocabulary::Vocabulary;
use office::application::{Action, Application, Field};
use office::import::kept::ListKind;
use office::import::request::{Kept, Lists, Look, Reconciled, Request};
use office::import::sheet::{Encoding, Format, Workbook};
use office::reconciliation::Whereabouts;
use office::wording;
use records::json;
use serde_json::{Value, json};

use crate::people::{boarder, day, event, school, with};
use crate::tables::{sheet, told};

pub fn list(kind: ListKind, named: &str, rows: &[&str]) -> Value {
    let cells = |row: &&str| row.split(',').map(|cell| json!(cell)).collect();
    let sheets = vec![sheet(&rows.iter().map(cells).collect::<Vec<_>>(), &[])];
    let book = Workbook { format: Format::Text(Encoding::Utf8), is_1904: false, sheets };
    let (named, school, on) = (named.to_owned(), school().name, day("2026-11-29"));
    let look = Look::default();
    let keep = Request::Keep { look, kind, named, school, school_kind: None, on };
    let kept = told(&book.packed().unwrap(), &keep).unwrap();
    json::from_text::<Kept>(&kept).unwrap().list
}

pub fn reconciled(given: &Lists, log: Value, ruled: Vec<(Value, String)>) -> Reconciled {
    let year = SchoolYear::beginning(2026);
    let (school, on) = (Box::new(school()), day("2026-11-29"));
    let request = Request::Reconcile { year, school, on, log, ruled };
    json::from_text(&asked(given, &request).unwrap()).unwrap()
}

fn asked(given: &Lists, request: &Request) -> Result<String, String> {
    told(json::to_text(given).as_bytes(), request)
}

/// How many are in each box that is not empty.
fn boxes(found: &Reconciled) -> Vec<(Whereabouts, usize)> {
    let counts = Whereabouts::ALL.iter().zip(&found.boxes);
    let told = counts.map(|(of, told)| {
        assert_eq!(told.title, wording::whereabouts(*of));
        (*of, told.each.len())
    });
    told.filter(|(_, count)| *count > 0).collect()
}

fn paid() -> Application {
    let mut application = boarder(2026);
    application.household.hardships.set(aid::situation::Hardship::RuralSubsistence, Some(true));
    let steps = [Action::Submit, Action::Review, Action::Publicise, Action::Recognise, Action::Pay];
    for action in steps {
        let event = event(&application, action, day("2026-09-10"));
        application.take(aid::library::library(), event).unwrap();
    }
    application
}

/// An application as it lies on the desk.
fn recorded(application: Application) -> Vec<(String, Application)> {
    vec![("00000000000000ab".to_owned(), application)]
}

pub fn lists() -> Lists {
    let office = list(
        ListKind::Registered,
        "低保名单.xlsx",
        &[
            "姓名,身份证号,出生日期,监护人姓名",
            "张小明,130925201405060033,2014-05-06,张大山",
            "李小华,130925201405060025,2014-05-06,李大江",
            "王小丽,130925201405060041,2014-05-06,王大海",
            "赵小刚,130925201405060017,2014-05-06,赵大河",
            "赵小刚,130925201405060017,2014-05-06,赵大河",
        ],
    );
    let roster = list(
        ListKind::Roster,
        "名册.xlsx",
        &[
            "姓名,身份证号,出生日期,年级,就读方式,监护人姓名,特殊困难类型",
            "张小明,130925201405060033,2014-05-06,三年级,住校,张大山,农村低保",
            "李小华,130925201405060025,2014-05-06,三年级,住校,李大江,农村低保",
            "王小丽,,2014-05-06,三年级,住校,王大海,农村低保",
        ],
    );
    let lists = [("list-1".to_owned(), office), ("list-2".to_owned(), roster)].into();
    Lists { lists, applications: Vec::new() }
}

#[test]
fn every_registered_child_is_in_one_box_and_nobody_is_missing() {
    let found = reconciled(&lists(), Value::Null, Vec::new());
    assert_eq!(found.whole.sum, (5, 1, 0));
    assert_eq!(boxes(&found), [(Whereabouts::NotApplied, 2), (Whereabouts::NotAtSchool, 2)]);
    let titles = found.problems.iter().map(|of| of.title.split(' ').next().unwrap());
    let titles: Vec<&str> = titles.collect();
    assert_eq!(titles, ["C12", "C13", "C01"]);
    assert_eq!(found.not_compared, 0);
    let child = &found.boxes[3].each[0];
    assert_eq!(child.name, "张小明");
    assert_eq!(child.lines[..2], ["低保名单.xlsx 第 2 行", "名册.xlsx 第 2 行"]);
}

#[test]
fn what_a_human_says_of_two_rows_is_kept_and_counts() {
    let before = reconciled(&lists(), Value::Null, Vec::new());
    let [pair] = before.candidates.as_slice() else { panic!("{:?}", before.candidates) };
    let ruled = (pair.ids.clone(), "same".to_owned());
    let after = reconciled(&lists(), before.log, vec![ruled]);
    let expected = [(Whereabouts::NotApplied, 3), (Whereabouts::NotAtSchool, 1)];
    assert_eq!(boxes(&after), expected);
    let again = reconciled(&lists(), after.log, Vec::new());
    assert_eq!((boxes(&again), again.candidates), (expected.to_vec(), Vec::new()));
}

#[test]
fn the_desks_own_applications_and_payments_count() {
    let applied = with(paid(), &[(Field::Name, "张小明")]);
    let given = Lists { applications: recorded(applied), ..lists() };
    let found = reconciled(&given, Value::Null, Vec::new());
    let expected =
        [(Whereabouts::PaidInFull, 1), (Whereabouts::NotApplied, 1), (Whereabouts::NotAtSchool, 2)];
    assert_eq!(boxes(&found), expected);
}

#[test]
fn a_payment_without_a_term_is_told_and_not_compared() {
    let mut given = Lists { applications: recorded(paid()), ..lists() };
    let rows = ["姓名,身份证号,发放金额", "李小华,130925201405060025,625"];
    given.lists.insert("list-3".to_owned(), list(ListKind::Payments, "发放.xlsx", &rows));
    let found = reconciled(&given, Value::Null, Vec::new());
    assert_eq!(found.not_compared, 1);
    let rows = ["姓名,身份证号,学期,发放金额", "李小华,130925201405060025,2026年秋季学期,625"];
    given.lists.insert("list-3".to_owned(), list(ListKind::Payments, "发放.xlsx", &rows));
    let found = reconciled(&given, Value::Null, Vec::new());
    assert_eq!(found.not_compared, 0);
    assert!(found.problems.iter().any(|of| of.title.starts_with("C06")), "{:?}", found.problems);
}

fn registered(categories: &str) -> Value {
    let rows = ["姓名,身份证号,困难类型", &format!("李小华,130925201405060025,{categories}")];
    list(ListKind::Registered, "低保名单.xlsx", &rows)
}

fn roll(attends: &str) -> Value {
    let rows = [
        "姓名,身份证号,年级,班级,就读方式",
        &format!("李小华,130925201405060025,三年级,2班,{attends}"),
    ];
    list(ListKind::Roster, "名册.xlsx", &rows)
}

fn given(lists: &[Value]) -> Lists {
    let named = (1..).zip(lists).map(|(place, list)| (format!("list-{place}"), list.clone()));
    Lists { lists: named.collect(), applications: Vec::new() }
}

#[test]
fn what_an_office_says_of_a_child_counts_where_the_roll_does_not_say_it() {
    for (categories, attends, expected) in [
        // A day pupil is owed by its category; a boarder by the recognition.
        ("农村低保", "走读", Whereabouts::NotApplied),
        ("", "走读", Whereabouts::Depends),
        ("", "住校", Whereabouts::NotApplied),
    ] {
        let lists = given(&[registered(categories), roll(attends)]);
        let found = reconciled(&lists, Value::Null, Vec::new());
        assert_eq!(boxes(&found), [(expected, 1)], "{categories} {attends}");
    }
}

#[test]
fn only_cash_pays_and_the_same_payment_is_told_once() {
    let payments = |benefit: &str, sum: &str| {
        let row = format!("李小华,130925201405060025,{benefit},2026年秋季学期,{sum}");
        list(ListKind::Payments, "发放.xlsx", &["姓名,身份证号,补助项目,学期,金额", &row])
    };
    for (benefit, sum, expected, not_compared) in [
        ("营养改善计划", "800", Whereabouts::NotApplied, 1),
        ("生活补助", "400", Whereabouts::PaidInPart, 0),
        ("生活补助", "625", Whereabouts::PaidInFull, 0),
    ] {
        let lists = given(&[registered("农村低保"), roll("住校"), payments(benefit, sum)]);
        let found = reconciled(&lists, Value::Null, Vec::new());
        assert_eq!(boxes(&found), [(expected, 1)], "{benefit} {sum}");
        assert_eq!(found.not_compared, not_compared, "{benefit} {sum}");
    }
    // The desk has the payment already, and the sheet says it again.
    let number = "130925201405060025";
    let texts = [(Field::Name, "李小华"), (Field::IdNumber, number), (Field::Sex, "女")];
    let applications = recorded(with(paid(), &texts));
    let lists = given(&[registered("农村低保"), roll("住校"), payments("生活补助", "625")]);
    let found = reconciled(&Lists { applications, ..lists }, Value::Null, Vec::new());
    assert_eq!(boxes(&found), [(Whereabouts::PaidInFull, 1)]);
    assert!(found.problems.is_empty(), "{:?}", found.problems);
}

#[test]
fn a_list_of_recognitions_says_nothing_of_those_it_leaves_open() {
    let rows = [
        "姓名,身份证号,是否认定为困难学生",
        "李小华,130925201405060025,",
        "张小明,130925201405060033,是",
    ];
    let recognitions = list(ListKind::Applications, "认定.xlsx", &rows);
    let lists = given(&[registered("农村低保"), roll("住校"), recognitions]);
    let found = reconciled(&lists, Value::Null, Vec::new());
    assert_eq!(boxes(&found), [(Whereabouts::NotApplied, 1)]);
    assert_eq!(found.not_compared, 1);
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_is_written_over_it() {
    let year = SchoolYear::beginning(2026);
    let request = |log: Value| {
        let (school, on) = (Box::new(school()), day("2026-11-29"));
        Request::Reconcile { year, school, on, log, ruled: Vec::new() }
    };
    let refused = asked(&lists(), &request(json!([1]))).unwrap_err();
    assert!(refused.contains("没有改动"), "{refused}");
    let mut damaged = lists();
    damaged.lists.insert("list-9".to_owned(), json!({"format": "student-aid-list", "shape": 1}));
    let refused = asked(&damaged, &request(Value::Null)).unwrap_err();
    assert!(refused.contains("损坏"), "{refused}");
}

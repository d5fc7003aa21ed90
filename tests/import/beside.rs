//! A row of a list beside the rules and the applications of the desk.

use aid::date::SchoolYear;
use aid::library::library;
use aid::money::Yuan;
use aid::situation::{Decision, SchoolKind, Student};
use aid::vocabulary::{Set, Vocabulary};
use office::application::{Action, Application, Event, Field, School};
use office::import::kept::ListKind;
use office::import::proposal::Proposal;
use office::import::request::{Kept, Listed, Look, Request};
use office::import::sheet::{Encoding, Format, Workbook};
use office::roster::{Beside, Comparison, Finding, ListedOrder, OwedCache, mark_duplicates};
use records::json;
use serde_json::{Value, json};

use crate::people::{boarder, day, event, school, with};
use crate::tables::{sheet, told};

const HEADS: [&str; 11] = [
    "姓名",
    "身份证号",
    "出生日期",
    "年级",
    "班级",
    "就读方式",
    "特殊困难类型",
    "是否认定为困难学生",
    "补助项目",
    "学期",
    "金额",
];

/// The person of a row under the heads, as the worker tells the page; what is not said is empty.
fn listed(cells: &[(&str, &str)]) -> Listed {
    let heads: Vec<Value> = HEADS.iter().map(|head| json!(head)).collect();
    let said = |head: &&str| cells.iter().find(|(of, _)| of == head).map_or("", |(_, text)| text);
    let row = HEADS.iter().map(|head| json!(said(head))).collect();
    let sheets = vec![sheet(&[heads, row], &[])];
    let book = Workbook { format: Format::Text(Encoding::Utf8), is_1904: false, sheets };
    let ask = |about: &[u8], request: &Request| told(about, request).unwrap();
    let (kind, on) = (ListKind::Roster, day("2026-11-29"));
    let (named, school_name) = ("名册.csv".to_owned(), school().name);
    let look = Look::default();
    let keep = Request::Keep { look, kind, named, school: school_name, school_kind: None, on };
    let kept = json::from_text::<Kept>(&ask(&book.packed().unwrap(), &keep)).unwrap();
    let list = kept.list.to_string();
    let year = SchoolYear::beginning(2026);
    let people = |row: Option<u32>| {
        ask(list.as_bytes(), &Request::People { year, school: Box::new(school()), row })
    };
    // The one row of the list is the second of the file.
    assert_eq!((people(Some(2)), people(Some(1))), (people(None), String::new()));
    json::from_text(people(None).lines().next().unwrap()).unwrap()
}

/// The rows of a list in each order.
#[test]
fn people_stand_in_the_order_that_is_chosen() {
    let [second, third] = ["二年级", "十年级"].map(|grade| ("年级", grade));
    let day_pupil: [(&str, &str); 4] =
        [("姓名", "李小华"), ("就读方式", "走读"), ("是否认定为困难学生", "是"), second];
    let boarder = BOARDER.map(|cell| if cell.0 == "年级" { third } else { cell });
    let unknown = [("姓名", "王小明"), ("年级", "三年级"), ("特殊困难类型", "困难户甲")];
    let mut people: Vec<(Listed, Beside)> = [&day_pupil[..], &boarder, &unknown]
        .into_iter()
        .zip(2..)
        .map(|(cells, row)| (Listed { row, ..listed(cells) }, beside(&[], cells)))
        .collect();
    let orders = [
        (ListedOrder::Row, "李小华 张小明 王小明"),
        (ListedOrder::Class, "李小华 王小明 张小明"),
        (ListedOrder::Sum, "张小明 王小明 李小华"),
        (ListedOrder::Gravest, "张小明 李小华 王小明"),
    ];
    for (order, expected) in orders {
        order.sort(&mut people, |(person, beside)| (person, beside));
        let names = people.iter().map(|(person, _)| person.application.texts.get(Field::Name));
        assert_eq!(names.collect::<Vec<_>>().join(" "), expected, "{order:?}");
    }
}

fn beside(applications: &[Application], cells: &[(&str, &str)]) -> Beside {
    beside_in(ListKind::Roster, applications, cells)
}

fn beside_in(kind: ListKind, applications: &[Application], cells: &[(&str, &str)]) -> Beside {
    let mut cache = OwedCache::default();
    let entry = |(place, one): (usize, &Application)| cache.entry(place.to_string(), one.clone());
    let mut entries: Vec<_> = applications.iter().enumerate().map(entry).collect();
    mark_duplicates(&mut entries);
    let comparison = Comparison::new(library(), kind, SchoolYear::beginning(2026), &entries);
    comparison.look(&mut cache, &listed(cells))
}

/// 张小明, who boards and is on a list: 1,250 yuan a year.
const BOARDER: [(&str, &str); 7] = [
    ("姓名", "张小明"),
    ("身份证号", "130925201405060033"),
    ("年级", "三年级"),
    ("班级", "2班"),
    ("就读方式", "住校"),
    ("特殊困难类型", "农村低保"),
    ("是否认定为困难学生", "是"),
];

fn but(cells: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let others = BOARDER.iter().filter(|(head, _)| cells.iter().all(|(of, _)| of != head));
    others.chain(cells).copied().collect()
}

fn drafted(recognised: bool) -> Application {
    let mut application = boarder(2026);
    application.student.decisions.set(Decision::Recognised, Some(recognised));
    application
}

fn submitted(recognised: bool) -> Application {
    let mut application = drafted(recognised);
    let event = event(&application, Action::Submit, day("2026-09-10"));
    application.take(library(), event).unwrap();
    application
}

#[test]
fn each_row_is_told_what_somebody_should_look_at() {
    use Finding::{Conflict, LeftOut, MaybeApplied, NotApplied, NotOwed, Open, OtherSum};

    let nobody: &[Application] = &[];
    let drafted = [drafted(true)];
    let applied = [submitted(true)];
    let refused = [submitted(false)];
    let earlier = [boarder(2025)];
    let namesake = [with(boarder(2026), &[(Field::IdNumber, "")])];
    let day_pupil = [("就读方式", "走读"), ("特殊困难类型", ""), ("是否认定为困难学生", "否")];
    let payment =
        |amount| but(&[("补助项目", "生活补助"), ("学期", "2026年秋季学期"), ("金额", amount)]);
    let born_later = [("身份证号", ""), ("出生日期", "2014-05-06")];
    for (says, desk, cells, findings) in [
        ("有资助，没有申请", nobody, but(&[]), vec![NotApplied]),
        ("申请还没有交", &drafted, but(&[]), vec![NotApplied]),
        ("申请已经交了", &applied, but(&[]), vec![]),
        ("去年的申请不算今年的", &earlier, but(&[]), vec![NotApplied]),
        ("没有认定的结果，要问", nobody, but(&[("是否认定为困难学生", "")]), vec![Open]),
        ("走读，没有写困难类型，要问", nobody, but(&day_pupil), vec![Open]),
        ("同名同月，没有号码可以对", &namesake, but(&[]), vec![MaybeApplied]),
        ("表里没有号码，同名同月", &applied, but(&born_later), vec![MaybeApplied]),
        ("金额一样", &applied, payment("625"), vec![]),
        ("金额差一分", &applied, payment("625.01"), vec![OtherSum]),
        ("发了没有申请的", nobody, payment("625"), vec![NotApplied]),
        ("申请交了，算下来没有", &refused, but(&[]), vec![NotOwed]),
        ("出生日期和号码不一样", &applied, but(&[("出生日期", "2015-05-06")]), vec![Conflict]),
        ("不认识的困难类型", &applied, but(&[("特殊困难类型", "困难户甲")]), vec![LeftOut]),
    ] {
        let found = beside(desk, &cells);
        let expected: Set<Finding> = findings.into_iter().collect();
        let told = |these: Set<Finding>| these.iter().map(Vocabulary::id).collect::<Vec<_>>();
        assert_eq!(told(found.findings), told(expected), "{says}: {found:?}");
    }
}

#[test]
fn a_sum_is_that_of_the_benefit_and_the_term() {
    for (term, amount, due) in [
        ("2026年秋季学期", "600", Some(625)),
        ("2026—2027学年", "600", Some(1250)),
        // Of another year, or of none, nothing is said.
        ("2025年秋季学期", "600", None),
        ("", "600", None),
        ("2026年秋季学期", "", None),
    ] {
        let cells = but(&[("补助项目", "生活补助"), ("学期", term), ("金额", amount)]);
        let found = beside(&[submitted(true)], &cells);
        assert_eq!(found.due, due.map(Yuan::whole), "{term} {amount}");
    }
}

#[test]
fn two_numbers_are_two_people_whatever_they_are_called() {
    let other = with(boarder(2026), &[(Field::IdNumber, "130925201405060017")]);
    let found = beside(&[other], &but(&[]));
    assert_eq!((found.application, found.candidate), (None, None));
    let found = beside(&[submitted(true)], &but(&[]));
    assert_eq!((found.application.as_deref(), found.candidate), (Some("0"), None));
}

#[test]
fn a_list_that_says_who_applied_asks_for_what_is_not_entered() {
    let nobody: &[Application] = &[];
    for (kind, finding) in [
        (ListKind::Registered, Finding::NotApplied),
        (ListKind::Roster, Finding::NotApplied),
        (ListKind::Applications, Finding::NotEntered),
        (ListKind::Payments, Finding::NotEntered),
    ] {
        let found = beside_in(kind, nobody, &but(&[]));
        assert_eq!(found.findings, Set::of(finding), "{kind:?}");
        let found = beside_in(kind, &[submitted(true)], &but(&[]));
        assert_eq!(found.findings, Set::EMPTY, "{kind:?}");
    }
}

#[test]
fn an_application_that_was_withdrawn_or_void_is_none() {
    for action in [Action::Withdraw, Action::Void] {
        let mut application = submitted(true);
        let event = Event {
            note: "录错了".to_owned(),
            ..event(&application, action, day("2026-09-11"))
        };
        application.take(library(), event).unwrap();
        let found = beside(&[application], &but(&[]));
        assert_eq!(found.findings, Set::of(Finding::NotApplied), "{action:?}");
        assert_eq!(found.application, None);
    }
}

#[test]
fn nothing_is_said_of_a_sum_where_the_stage_or_the_cash_is_not_known() {
    let autumn = [("学期", "2026年秋季学期"), ("金额", "625")];
    let of = |more: &[(&'static str, &'static str)]| but(&[&autumn[..], more].concat());
    let no_grade = [("补助项目", "生活补助"), ("年级", "")];
    assert_eq!(beside(&[], &of(&no_grade)).due, None);
    assert_eq!(beside(&[], &of(&[("补助项目", "营养改善计划")])).due, None);
    assert_eq!(beside(&[], &of(&[("补助项目", "生活补助")])).due, Some(Yuan::whole(625)));
}

#[test]
fn of_another_school_only_the_name_is_known_and_of_the_one_that_a_list_is_of_what_was_said() {
    let heads: Vec<Value> = ["姓名", "学校", "年级"].map(|head| json!(head)).to_vec();
    let row = |named: &str| vec![json!("张小明"), json!(named), json!("三年级")];
    let rows = [heads, row(""), row("第二 小学"), row("盐山县第一小学"), row("盐山县第三小学")];
    let desk = school();
    let in_county = Student { region: desk.facts.region, ..Student::default() };
    let private = Student { school_kind: Some(SchoolKind::Private), ..in_county };
    let book = Workbook {
        format: Format::Text(Encoding::Utf8),
        is_1904: false,
        sheets: vec![sheet(&rows, &[])],
    };
    let proposal = Proposal::new(book, &Look::default());
    for (of_list, kind, facts) in [
        ("", None, &desk.facts),
        ("盐山县 第一小学", Some(SchoolKind::Private), &desk.facts),
        ("盐山县第三小学", None, &in_county),
        ("盐山县第三小学", Some(SchoolKind::Private), &private),
    ] {
        let list = proposal.list(ListKind::Roster, "名册", (of_list, kind), day("2026-11-29"));
        let list = list.unwrap();
        let of_list = list.school(&desk);
        let people = list.read().people;
        let schools: Vec<School> =
            people.iter().map(|person| person.school(&of_list, &desk)).collect();
        assert_eq!(&schools[0].facts, facts, "{of_list:?}");
        assert_eq!((schools[1].name.as_str(), schools[1].facts), ("第二 小学", Student::default()));
        assert_eq!(schools[2], desk);
        let third =
            if of_list.name == "盐山县第三小学" { *facts } else { Student::default() };
        assert_eq!((schools[3].name.as_str(), schools[3].facts), ("盐山县第三小学", third));
    }
}

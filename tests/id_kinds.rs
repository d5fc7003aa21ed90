//! 证件类型: pupils with a passport, with a permit, or with no number yet.
//!
//! `application/id-kinds.json` says how their numbers are read.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

#[path = "roster/entries.rs"]
mod entries;
#[path = "application/people.rs"]
mod people;
#[path = "tidy/punctuation.rs"]
mod punctuation;

use std::fs;

use aid::date::SchoolYear;
use aid::library::library;
use aid::vocabulary::Vocabulary;
use entries::entries;
use office::application::{
    Application, Field, Remark, disagreements, hold, is_held_up, read_in, remarks,
};
use office::export::book::Content;
use office::export::county::{COLUMNS, Column};
use office::export::request::Cards;
use office::identity::IdKind;
use office::roster::{Ask, Entry, Trouble, Unrenewed, find, not_renewed};
use office::wording;
use people::{SMOOTH, boarder, taken};
use punctuation::half_width;
use serde::Deserialize;
use serde_json::json;

const YEAR: SchoolYear = SchoolYear::beginning(2026);

/// A pupil whose form is whole, with a paper and its number.
fn pupil(paper: &str, number: &str) -> Application {
    let mut one = boarder(2026);
    one.texts.set(Field::IdKind, paper);
    one.texts.set(Field::IdNumber, number);
    one.add_member();
    one.members[0].texts.set(Field::MemberName, "李芳");
    one
}

/// A typed number, how it is read, and what is said of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbered {
    says: String,
    kind: String,
    typed: String,
    reads: String,
    #[serde(default)]
    stops: bool,
    remark: Option<String>,
}

#[test]
fn a_number_is_read_by_its_paper_and_only_the_usual_one_stops_a_form() {
    let text = fs::read_to_string("tests/application/id-kinds.json").unwrap();
    for one in serde_json::from_str::<Vec<Numbered>>(&text).unwrap() {
        let Numbered { says, kind, typed, reads, stops, remark } = one;
        let one = pupil(&kind, &typed);
        let read = read_in(&one.texts, Field::IdNumber);
        assert_eq!(read.text, reads, "{says}");
        let said = remark
            .clone()
            .map(|said| if stops { Remark::Wrong(said) } else { Remark::Doubt(said) });
        assert_eq!(read.remark, said, "{says}");
        assert_eq!(remark.as_deref().and_then(half_width), None, "{says}");
        let of_form = remarks(&one).into_iter();
        let of_form = of_form.filter(|(place, _)| place.field == Field::IdNumber);
        let of_form = of_form.filter(|(_, said)| {
            !disagreements(&one)
                .iter()
                .any(|other| matches!(said, Remark::Doubt(said) if *said == other.to_string()))
        });
        let of_form: Vec<Remark> = of_form.map(|(_, said)| said).collect();
        assert_eq!(of_form, Vec::from_iter(said), "{says}: in the summary");
        assert_eq!(is_held_up(&one), stops, "{says}");
        // What was read is read as itself.
        let again = pupil(&kind, &reads);
        assert_eq!(read_in(&again.texts, Field::IdNumber).text, reads, "{says}");
    }
}

#[test]
fn who_has_no_paper_is_asked_for_no_number_and_can_be_handed_in() {
    let one = pupil("暂无", "");
    assert!(!one.asks(Field::IdNumber) && !is_held_up(&one));
    assert_eq!(hold(&one, &[]), None);
    let told: Vec<String> =
        remarks(&one).iter().map(|(at, said)| wording::remark_of(at.field, said)).collect();
    assert_eq!(
        told,
        ["证件类型：没有证件号码，只能按姓名、出生年月和班级认人。\
                       请对照户口簿或出生证明核对，有了号码再补填。"]
    );
    // Birth and sex are then typed, and missed.
    for field in [Field::Born, Field::Sex] {
        let mut one = one.clone();
        one.texts.set(field, "");
        assert!(is_held_up(&one), "{}", field.id());
    }
    // The age is that of the typed month.
    let mut one = one;
    one.texts.set(Field::Born, "1950.3");
    assert_eq!(disagreements(&one).len(), 1);
    // A number that was there before is not hidden.
    assert!(pupil("暂无", "1309").asks(Field::IdNumber));
    // Every other paper has a number, and who says nothing is asked for one.
    for kind in IdKind::ALL.iter().filter(|kind| **kind != IdKind::Absent) {
        let one = pupil(kind.name(), "");
        assert!(one.asks(Field::IdNumber) && is_held_up(&one), "{}", kind.id());
    }
    assert!(pupil("", "").asks(Field::IdNumber) && is_held_up(&pupil("", "")));
}

#[test]
fn a_number_of_eighteen_places_says_birth_and_sex_on_a_permit_too() {
    for (paper, number) in
        [("港澳台居民居住证", "810000201405060012"), ("外国人永久居留身份证", "911156201405060014")]
    {
        let mut one = pupil(paper, number);
        assert_eq!(disagreements(&one), [], "{paper}");
        one.texts.set(Field::Born, "2014.6");
        one.texts.set(Field::Sex, "女");
        assert_eq!(disagreements(&one).len(), 2, "{paper}");
        assert_eq!(hold(&one, &disagreements(&one)), None, "{paper}: once seen, it is gone past");
    }
}

#[test]
fn the_paper_is_saved_in_the_third_shape_and_who_says_nothing_as_before() {
    let one = pupil("护照", "E12345678");
    let text = one.write();
    assert!(text.starts_with(r#"{"format":"student-aid-application","shape":3,"#), "{text}");
    assert!(text.contains(r#""id-kind":"护照","id-number":"E12345678","#), "{text}");
    assert_eq!(Application::read(&text), Ok(one.clone()));
    for (mut usual, shape) in [(one, 1), (people::full(), 3)] {
        usual.texts.set(Field::IdKind, "");
        let text = usual.write();
        assert!(text.contains(&format!(r#""shape":{shape},"#)) && !text.contains("id-kind"));
    }
}

#[test]
fn the_paper_goes_along_into_the_next_year_and_not_to_a_brother() {
    let one = pupil("护照", "E12345678");
    let next = one.renewed(SchoolYear::beginning(2027));
    assert_eq!(next.texts.id_kind(), IdKind::Passport);
    assert_eq!(next.texts.get(Field::IdNumber), "E12345678");
    let brother = one.for_sibling(None, people::day("2026-09-01"));
    assert_eq!(brother.texts.id_kind(), IdKind::ResidentCard);
}

fn named(name: &str, born: &str, paper: &str, number: &str) -> Application {
    let mut one = pupil(paper, number);
    one.texts.set(Field::Name, name);
    one.texts.set(Field::Born, born);
    one
}

#[test]
fn one_number_of_one_kind_is_one_pupils_and_no_number_nobodys() {
    let (may, june) = ("2014年5月", "2014年6月");
    let permit = "810000201405060012";
    for (says, [one, other], expected) in [
        ("none and none", [("甲", may, "暂无", ""), ("乙", may, "暂无", "")], false),
        ("none and none, of one name", [("甲", may, "暂无", ""), ("甲", may, "暂无", "")], true),
        (
            "one passport",
            [("甲", may, "护照", "E12345678"), ("乙", june, "护照", "e 12345678")],
            true,
        ),
        ("two", [("甲", may, "护照", "E12345678"), ("甲", may, "护照", "E12345679")], false),
        ("half a passport", [("甲", may, "护照", "E123"), ("乙", june, "护照", "E123")], false),
        ("a word", [("甲", may, "其他", "没有办下来"), ("乙", june, "其他", "没有办下来")], false),
        (
            "the same digits on two papers",
            [("甲", may, "护照", "12345678"), ("乙", june, "台湾居民来往大陆通行证", "12345678")],
            false,
        ),
        (
            "a number of eighteen places, whatever its paper is called",
            [("甲", may, "港澳台居民居住证", permit), ("乙", june, "", permit)],
            true,
        ),
        (
            "none yet, then a passport",
            [("甲", may, "暂无", ""), ("甲", may, "护照", "E12345678")],
            true,
        ),
        (
            "a passport, then a number",
            [("甲", may, "护照", "E12345678"), ("甲", may, "", "130925201405060033")],
            true,
        ),
        (
            "a passport, and another's number",
            [("甲", may, "护照", "E12345678"), ("乙", may, "", "130925201405060033")],
            false,
        ),
        (
            "a wrong number is nobody's",
            [("甲", may, "", "123456"), ("乙", june, "", "123456")],
            false,
        ),
    ] {
        let of = |(name, born, paper, number)| named(name, born, paper, number);
        let all = entries([of(one), of(other)]);
        let marks = all.iter().map(|entry| entry.troubles.contains(Trouble::Twice));
        assert_eq!(marks.collect::<Vec<_>>(), [expected; 2], "{says}");
    }
}

#[test]
fn a_pupil_who_has_a_number_this_year_may_be_last_years_with_a_passport() {
    let last = |paper, number| {
        let mut one = named("甲", "2014年5月", paper, number);
        one.year = SchoolYear::beginning(2025);
        taken(one, "2025-09-07", SMOOTH)
    };
    let this = |paper, number| named("甲", "2014年5月", paper, number);
    for (says, before, now, expected) in [
        (
            "the same passport",
            last("护照", "E12345678"),
            this("护照", "E1234 5678"),
            Some(Unrenewed::OtherClass),
        ),
        (
            "another passport",
            last("护照", "E12345678"),
            this("护照", "E99999999"),
            Some(Unrenewed::Namesake),
        ),
        (
            "a number",
            last("护照", "E12345678"),
            this("", "130925201405060033"),
            Some(Unrenewed::SameName),
        ),
        ("none yet", last("暂无", ""), this("", "130925201405060033"), Some(Unrenewed::SameName)),
        ("none and none", last("暂无", ""), this("暂无", ""), Some(Unrenewed::SameName)),
    ] {
        let all = entries([before, now]);
        let missed = not_renewed(&all, YEAR);
        assert_eq!(missed.first().map(|one| one.why), expected, "{says}");
    }
}

#[test]
fn a_pupil_is_found_by_the_number_and_by_the_paper() {
    let all = entries([
        named("甲", "", "护照", "Ｅ1234 5678"),
        named("乙", "", "暂无", ""),
        named("丙", "", "", "13092520140506005Ⅹ"),
    ]);
    for (text, expected) in [
        ("E12345678", "甲"),
        ("ｅ12345678", "甲"),
        ("护照", "甲"),
        ("暂无", "乙"),
        ("5005x", ""),
        ("06005x", "丙"),
        ("13092520140506005Х", "丙"),
    ] {
        let found = find(&all, &Ask { text: text.to_owned(), ..Ask::all(YEAR) });
        let names: String =
            found.iter().map(|one| one.application().unwrap().texts.get(Field::Name)).collect();
        assert_eq!(names, expected, "«{text}»");
    }
}

#[test]
fn the_table_for_the_county_names_the_paper_beside_the_number() {
    let all = entries([
        pupil("", "130925201405060033"),
        pupil("护照", "e12345678"),
        pupil("暂无", ""),
        pupil("", ""),
    ]);
    let all: Vec<&Entry> = all.iter().collect();
    let made = people::day("2026-09-10");
    let book = wording::county_book(library(), YEAR, &all, Cards::Whole, made);
    let table = &book.sheets[0];
    let place = COLUMNS.iter().position(|one| *one == Column::Typed(Field::IdKind)).unwrap();
    assert_eq!(COLUMNS[place + 1], Column::Typed(Field::IdNumber));
    let text = |content: &Content| match content {
        Content::Text(said) => said.clone(),
        Content::Count(_) | Content::Sum(_) => String::new(),
    };
    let shown: Vec<[String; 2]> =
        table.rows.iter().map(|row| [place, place + 1].map(|at| text(&row[at]))).collect();
    let expected = [
        ["证件类型", "身份证号码"],
        ["居民身份证", "130925201405060033"],
        ["护照", "E12345678"],
        ["暂无", ""],
        ["", ""],
    ];
    assert_eq!(shown, expected);
}

#[test]
fn two_tabs_that_differ_on_the_paper_are_asked_in_words() {
    let at = "/texts/id-kind";
    assert_eq!(wording::clash_field(at), "证件类型");
    for (value, word) in
        [(json!(null), "居民身份证"), (json!(""), "居民身份证"), (json!("护照"), "“护照”")]
    {
        assert_eq!(wording::clash_value(at, &value), word);
    }
    assert_eq!(wording::clash_value("/texts/id-number", &json!(null)), "空着");
}

#[test]
fn the_list_of_papers_has_each_of_them_once() {
    let offered = wording::often(Field::IdKind).iter().copied();
    let offered: Vec<&str> =
        wording::empty_choice(Field::IdKind).into_iter().chain(offered).collect();
    let all: Vec<&str> = IdKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(offered, all);
    assert!(IdKind::ALL.iter().all(|kind| IdKind::named(kind.name()) == Some(*kind)));
}

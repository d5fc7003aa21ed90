//! Values in the ways people and programs write them: `values.json` and `categories.json`.

use aid::money::Yuan;
use aid::situation::Hardship;
use aid::vocabulary::{Set, Vocabulary};
use office::identity::{IdKind, Identity};
use office::import::cell::{Said, said};
use office::import::value::{
    Born, LISTED, Read, StudentNumber, is_cut_column, read_amount, read_benefit, read_boarding,
    read_born, read_categories, read_id_number, read_is_boarder, read_is_day_pupil, read_paper,
    read_payout, read_period, read_roll_status, read_sex, read_stage, read_student_number,
    read_truth,
};
use serde::Deserialize;
use serde_json::Value;

use crate::people::day;
use crate::tables::{cell, read};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Valued {
    reader: String,
    value: Option<String>,
    code: Option<String>,
    cells: Vec<Value>,
}

fn told<T>(read: Read<T>, tell: impl Fn(T) -> String) -> (Option<String>, Option<String>) {
    let code = read.problem.map(|problem| problem.code.id().to_owned());
    (read.value.map(tell), code)
}

fn id(member: impl Vocabulary) -> String {
    member.id().to_owned()
}

fn born(born: Born) -> String {
    born.day.map_or_else(|| born.month.to_string(), |day| day.to_string())
}

fn identity(identity: Identity) -> String {
    match identity {
        Identity::Number(number) => number.to_string(),
        Identity::Of(kind, text) => format!("{}:{text}", kind.id()),
    }
}

fn student_number(number: &StudentNumber) -> String {
    let made_of = number.number.map(|number| format!("={number}"));
    format!("{}{}", number.text, made_of.unwrap_or_default())
}

fn by_reader(reader: &str, said: &Said<'_>) -> (Option<String>, Option<String>) {
    let yes = |is_so: bool| (if is_so { "yes" } else { "no" }).to_owned();
    let plain = |sum: Yuan| sum.to_string().replace(',', "");
    match reader {
        "truth" => told(read_truth(said), yes),
        "sex" => told(read_sex(said), id),
        "boarding" => told(read_boarding(said), id),
        "is-boarder" => told(read_is_boarder(said), id),
        "is-day-pupil" => told(read_is_day_pupil(said), id),
        "born" => told(read_born(said, None), born),
        "amount" => told(read_amount(said), plain),
        "id-number" => told(read_id_number(IdKind::ResidentCard, said, false), identity),
        "hk-number" => told(read_id_number(IdKind::HongKongMacaoPermit, said, false), identity),
        "student-number" => told(read_student_number(said), |number| student_number(&number)),
        "paper" => told(read_paper(said), id),
        "stage" => told(read_stage(said), id),
        "roll" => told(read_roll_status(said), id),
        "payout" => told(read_payout(said), id),
        "benefit" => told(read_benefit(said), id),
        "period" => told(read_period(&Said::Nothing, said), |period| period.to_string()),
        other => panic!("no reader {other}"),
    }
}

#[test]
fn every_value_is_what_was_meant_or_named() {
    let table: Vec<Valued> = read("values.json");
    let count: usize = table.iter().map(|row| row.cells.len()).sum();
    assert!(count >= 300, "{count}");
    for Valued { reader, value, code, cells } in table {
        for written in cells {
            let cell = cell(&written);
            let read = match said(&cell) {
                Ok(said) => by_reader(&reader, &said),
                Err(problem) => (None, Some(problem.code.id().to_owned())),
            };
            assert_eq!(read, (value.clone(), code.clone()), "{reader}: {written}");
        }
    }
}

/// A birth that a cell leaves open is settled by the number, or not at all.
#[test]
fn the_numbers_birth_date_settles_a_doubtful_one() {
    let rows = [
        // cell, birth by the number, value, code
        ("40969", Some("2012-03-01"), Some("2012-03-01"), None),
        ("40969", Some("2012-03-09"), Some("2012-03-01"), Some("E34")),
        ("40968.666667", Some("2012-03-01"), Some("2012-03-01"), None),
        ("40968.999502", Some("2012-02-29"), Some("2012-02-29"), None),
        ("40968.666667", Some("2012-03-02"), None, Some("E32")),
        ("2012.1", Some("2012-10-07"), Some("2012-10"), None),
        ("2012.1", Some("2012-01-07"), Some("2012-01"), None),
        ("2012.1", Some("2012-03-07"), None, Some("E33")),
        ("2012.3", Some("2012-10-07"), Some("2012-03"), None),
    ];
    for (digits, by_number, value, code) in rows {
        let read = read_born(&Said::Number(digits), by_number.map(day));
        let told = told(read, born);
        let expected = (value.map(str::to_owned), code.map(str::to_owned));
        assert_eq!(told, expected, "{digits} {by_number:?}");
    }
}

#[test]
fn a_season_beside_a_school_year_is_a_term() {
    let rows = [
        ("2024-2025学年", "秋季学期", Some("2024-autumn")),
        ("2024-2025学年", "第二学期", Some("2025-spring")),
        ("2024-2025", "全学年", Some("2024-2025")),
        ("2024-2025学年", "", Some("2024-2025")),
        ("2024", "春季", Some("2024-spring")),
        ("2024-2025学年", "2023年秋季", Some("2023-autumn")),
        ("", "秋季学期", None),
    ];
    for (year, term, expected) in rows {
        let read = read_period(&Said::Text(year.into()), &Said::Text(term.into()));
        let read = read.value.map(|period| period.to_string());
        assert_eq!(read.as_deref(), expected, "{year} {term}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Categorised {
    text: String,
    #[serde(default)]
    yes: Set<Hardship>,
    /// For each name of several: their ids in the order of the alphabet.
    #[serde(default)]
    either: Vec<String>,
    #[serde(default)]
    none: bool,
    #[serde(default)]
    unknown: Vec<String>,
}

fn sorted(these: Set<Hardship>) -> String {
    let mut ids: Vec<&str> = these.iter().map(Vocabulary::id).collect();
    ids.sort_unstable();
    ids.join(" ")
}

#[test]
fn every_name_of_a_category_is_known_or_named() {
    let table: Vec<Categorised> = read("categories.json");
    assert!(table.len() >= 60);
    for row in table {
        let read = read_categories(&row.text);
        assert_eq!(read.yes, row.yes, "{}", row.text);
        let either: Vec<String> = read.either.iter().map(|(_, these)| sorted(*these)).collect();
        assert_eq!(either, row.either, "{}", row.text);
        assert_eq!((read.is_none, read.unknown), (row.none, row.unknown), "{}", row.text);
    }
}

/// The names that the rules themselves use: the officer may copy them from the page.
#[test]
fn each_category_is_known_by_the_names_of_the_rules() {
    for record in &aid::library::library().hardships {
        let read = read_categories(&record.name);
        assert_eq!(read.yes, Set::of(record.id), "{}", record.name);
    }
    let unlisted: Vec<&str> =
        Hardship::ALL.iter().filter(|one| !LISTED.contains(**one)).map(|one| one.id()).collect();
    let expected = [
        "hb-low-income-nonpoor",
        "hb-unstable-delisted",
        "union-hardship",
        "sudden-event",
        "general",
        "child-in-difficulty",
    ];
    assert_eq!(unlisted, expected);
}

#[test]
fn a_column_that_ends_in_noughts_was_numbers_once() {
    let rows: [(&[&str], bool); 6] = [
        (&["130925201405060000", "130925201301010000", "11010519491231002X"], true),
        (&["130925201405060000"], true),
        (&["130925201405060000", "130925201405060033"], false),
        (&["130925201405060033", "130925201405060000", "130925201405060000"], true),
        (&["11010519491231002X", ""], false),
        (&[], false),
    ];
    for (texts, expected) in rows {
        assert_eq!(is_cut_column(texts.iter().copied()), expected, "{texts:?}");
    }
    let said = Said::Text("130925201405060000".into());
    let read = |is_cut| told(read_id_number(IdKind::ResidentCard, &said, is_cut), identity);
    assert_eq!(read(true), (None, Some("E22".to_owned())));
}

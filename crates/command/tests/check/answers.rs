//! Each row's answers are those of the core, and of the JSON door.

use aid::date::{Period, Term};
use aid::library::library;
use aid::policy::Benefit;
use aid::rulebook::Rulebook;
use aid::situation::Question;
use aid::vocabulary::Vocabulary;
use command::door::{Door, On};
use scale::answers::{Figure, POWERS, answers, verdict_code, waits_for_number};
use scale::facts::Pupil;
use scale::sample::Sample;
use serde_json::{Value, json};

use super::failures::each;
use super::files::{Folder, NamedRow};

/// Terms of different rules.
const TERMS: [&str; 3] = ["2019-autumn", "2024-autumn", "2026-spring"];

/// Made-up rows of a term, checked.
#[track_caller]
fn checked(term: &str, rows: &str) -> (Vec<Pupil>, Vec<NamedRow>) {
    let folder = Folder::with([("", "")].into_iter().filter(|(name, _)| !name.is_empty()));
    let made = folder.run(&["sample", "--term", term, "--rows", rows, "--seed", "7"]);
    std::fs::write(folder.path("facts.csv"), made.out).unwrap();
    let ran = folder.check(&["facts.csv", "--term", term, "--out", "answers.csv"]);
    assert_eq!((ran.code, ran.told), (Some(0), format!("{rows} rows answered, 0 problems\n")));
    let parsed: Term = term.parse().unwrap();
    let book = Rulebook::new(library(), Period::Term(parsed));
    (Sample::new(&book, 7).take(rows.parse().unwrap()).collect(), folder.rows("answers.csv"))
}

#[test]
fn every_figure_of_every_row_is_the_cores() {
    for term in TERMS {
        let (pupils, rows) = checked(term, "4000");
        assert_eq!(pupils.len(), rows.len());
        let book = Rulebook::new(library(), Period::Term(term.parse().unwrap()));
        each(pupils.iter().zip(&rows), |failures, (pupil, row)| {
            for (benefit, answer) in Benefit::ALL.iter().zip(answers(&book, pupil)) {
                let sum = |sum: Option<u64>| sum.map(|fen| fen.to_string()).unwrap_or_default();
                let figures = [
                    verdict_code(answer.verdict).to_string(),
                    sum(answer.sums.map(|(least, _)| least.fen())),
                    sum(answer.sums.map(|(_, most)| most.fen())),
                    waits_for_number(answer.waits_for).to_string(),
                ];
                for (figure, expected) in Figure::ALL.iter().zip(figures) {
                    let name = figure.name(*benefit);
                    let says = format!("{term} row {} {name}", row["row_id"]);
                    failures.same(says, &row[&name], &expected);
                }
            }
        });
    }
}

#[test]
fn every_figure_of_every_row_is_the_doors() {
    let term = "2024-autumn";
    let (pupils, rows) = checked(term, "1000");
    let mut door = Door::new(library());
    each(pupils.iter().zip(&rows), |failures, (pupil, row)| {
        let question = json!({
            "period": term, "household": pupil.household, "students": [pupil.student],
        });
        let answer = door.answer(question.to_string().as_bytes(), 1, On::OneLine).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        for told in answer["students"][0]["benefits"].as_array().unwrap() {
            let benefit = Benefit::from_id(told["benefit"].as_str().unwrap()).unwrap();
            let cell = |figure: Figure| row[&figure.name(benefit)].as_str();
            let says = format!("row {} {}", row["row_id"], benefit.id());
            failures.same(&says, word_of(cell(Figure::Verdict)), told["verdict"].as_str());
            failures.same(&says, cell(Figure::Least), fen(&told["least"]));
            failures.same(&says, cell(Figure::Most), fen(&told["most"]));
            let waits: Vec<String> = questions(cell(Figure::WaitsFor).parse().unwrap());
            let expected: Vec<String> = serde_json::from_value(told["depends-on"].clone()).unwrap();
            failures.same(&says, waits, expected);
        }
    });
}

#[test]
fn a_row_is_explained_as_the_door_explains_it() {
    let folder = Folder::with([(
        "roster.csv",
        "姓名,年级,是否寄宿,特殊困难类型\n\
        王小明,小学三年级,是,农村低保\n李大宝,初一,否,无\n",
    )]);
    let words = ["roster.csv", "--term", "2024-autumn", "--region", "130925", "--explain", "2"];
    let ran = folder.check(&words);
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""));
    let explained: Value = serde_json::from_str(&ran.out).unwrap();
    let benefit = &explained["students"][0]["benefits"];
    let subsidy = benefit.as_array().unwrap().iter().find(|one| one["benefit"] == "living-subsidy");
    let subsidy = subsidy.unwrap();
    assert_eq!(subsidy["verdict"], "depends", "the school has not recognised the child");
    assert!(subsidy["citations"][0]["quote"].as_str().is_some());
    assert!(!ran.out.contains("王小明"), "nobody is named");
}

fn word_of(verdict: &str) -> Option<&'static str> {
    let of = |one: &&aid::entitlement::Verdict| verdict_code(**one).to_string() == verdict;
    aid::entitlement::Verdict::ALL.iter().find(of).map(|verdict| verdict.id())
}

/// A sum of the door in fen.
fn fen(yuan: &Value) -> String {
    let text = yuan.as_str().map_or_else(|| yuan.to_string(), str::to_owned);
    let sum: Option<aid::money::Yuan> = text.parse().ok();
    sum.map(|sum| sum.fen().to_string()).unwrap_or_default()
}

/// The questions in a sum of powers, in the order in which they are asked.
fn questions(sum: u64) -> Vec<String> {
    let is_in = |question: &&Question| {
        let place = POWERS.iter().position(|listed| listed == *question).unwrap();
        sum & (1 << place) != 0
    };
    Question::ALL.iter().filter(is_in).map(|question| question.id().to_owned()).collect()
}

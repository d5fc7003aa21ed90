//! The made-up county: what the command says of its rosters is what the page says of them.

use aid::date::Period;
use aid::library::library;
use aid::policy::Benefit;
use aid::rulebook::Rulebook;
use aid::vocabulary::Vocabulary;
use scale::answers::{Figure, answers, verdict_code, waits_for_number};
use scale::facts::{Pupil, head_line, put_line};

use super::county_pupils::{COUNTY, pupils};
use super::failures::each;
use super::files::Folder;

/// The rosters, checked as the README says.
fn checked() -> Folder {
    let rosters = include_str!("../../../../tests/county/rosters.csv");
    let folder = Folder::with([("rosters.csv", rosters)]);
    let words = ["rosters.csv", "--term", "2026-autumn", "--region", COUNTY];
    let kind = ["--school-kind", "public"];
    let files = ["--out", "answers.csv", "--problems", "problems.csv", "--facts", "facts.csv"];
    let ran = folder.check(&[&words[..], &kind, &files].concat());
    assert_eq!(ran.code, Some(1), "{}", ran.told);
    folder
}

#[test]
fn every_figure_of_the_county_is_the_pages() {
    let rows = checked().rows("answers.csv");
    let pupils = pupils();
    assert_eq!(rows.len(), pupils.len());
    let book = Rulebook::new(library(), Period::Term("2026-autumn".parse().unwrap()));
    each(rows.iter().zip(&pupils), |failures, (row, situation)| {
        let pupil = Pupil { household: situation.household, student: situation.students[0] };
        for (benefit, answer) in Benefit::ALL.iter().zip(answers(&book, &pupil)) {
            let (least, most) = answer.sums.unzip();
            let [least, most] =
                [least, most].map(|sum| sum.map(|sum| sum.fen().to_string()).unwrap_or_default());
            let verdict = verdict_code(answer.verdict).to_string();
            let waits_for = waits_for_number(answer.waits_for).to_string();
            for (figure, expected) in Figure::ALL.iter().zip([verdict, least, most, waits_for]) {
                let name = figure.name(*benefit);
                failures.same(format!("row {} {name}", row["row_number"]), &row[&name], &expected);
            }
        }
    });
}

#[test]
fn the_rows_as_they_were_understood_are_the_pages_pupils() {
    let folder = checked();
    let rows = folder.rows("answers.csv");
    let mut expected = head_line();
    for (row, situation) in rows.iter().zip(pupils()) {
        let pupil = Pupil { household: situation.household, student: situation.students[0] };
        put_line(&mut expected, row["row_id"].parse().unwrap(), &pupil);
    }
    assert_eq!(folder.read("facts.csv"), expected);
    // They are answered as the roster was, by the columns of the table.
    let words = ["facts.csv", "--term", "2026-autumn", "--out", "again.csv"];
    assert_eq!(folder.check(&words).code, Some(0));
    let figures = |name: &str| -> Vec<String> {
        let lines = folder.read(name);
        lines.lines().map(|line| line.splitn(2, ',').last().unwrap().to_owned()).collect()
    };
    assert_eq!(figures("again.csv"), figures("answers.csv"));
}

#[test]
fn the_errors_planted_in_its_rosters_are_numbered_and_name_nobody() {
    let folder = checked();
    let mut codes: Vec<String> =
        folder.rows("problems.csv").iter().map(|of| of["code"].clone()).collect();
    codes.sort();
    // A text does not keep what lies under merged cells, the kinds of cells, nor that a formula had
    // no result or a class no zeros; its numbers of eighteen places are cut.
    let expected = [
        "E01", "E02", "E03", "E11", "E13", "E16", "E22", "E22", "E22", "E23", "E23", "E24", "E26",
        "E31", "E31", "E34", "E41", "E42", "E43", "E44", "E45", "E46", "E47", "E62", "E71",
    ];
    assert_eq!(codes, expected);
}

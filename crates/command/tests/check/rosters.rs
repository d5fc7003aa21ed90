//! Small lists of the kind that people have, and what comes of them.

use serde::Deserialize;

use super::failures::each;
use super::files::{Folder, NamedRow};

/// One list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    says: String,
    rows: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    code: i32,
    /// Of some rows, some cells.
    answers: Vec<NamedRow>,
    problems: Vec<String>,
}

#[test]
fn small_lists_are_answered_and_their_problems_told() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("rosters.json")).unwrap();
    each(cases, |failures, case| {
        let folder = Folder::with([("roster.csv", case.rows.join("\n") + "\n")]);
        let mut words = vec!["roster.csv", "--term", "2024-autumn", "--out", "answers.csv"];
        words.extend(["--problems", "problems.csv"]);
        words.extend(case.words.iter().map(String::as_str));
        let ran = folder.check(&words);
        let says = &case.says;
        failures.same(format!("{says}: {}", ran.told), ran.code, Some(case.code));
        if ran.code == Some(2) {
            return;
        }
        let found = folder.rows("answers.csv");
        failures.same(format!("{says}: rows"), found.len(), case.answers.len());
        for (row, expected) in found.iter().zip(&case.answers) {
            for (name, cell) in expected {
                let number = &row["row_number"];
                failures.same(format!("{says}: row {number} {name}"), row.get(name), Some(cell));
            }
        }
        let problems: Vec<String> = folder
            .rows("problems.csv")
            .iter()
            .map(|of| format!("{} {} {}", of["code"], of["row"], of["head"]).trim().to_owned())
            .collect();
        failures.same(format!("{says}: problems"), problems, case.problems);
    });
}

#[test]
fn nothing_of_a_person_is_told() {
    let rows = "姓名,身份证件号,学段,年级,联系电话\n\
                王小明,130925201203010018,王小明,李大宝,13012345678\n\
                ，，,130925201203010010,高七,李大宝,1\n";
    let folder = Folder::with([("roster.csv", rows)]);
    let words = ["roster.csv", "--term", "2024-autumn", "--out", "answers.csv"];
    let summary = folder.check(&words);
    assert_eq!(summary.code, Some(1), "{}", summary.told);
    let told = folder.check(&[&words[..], &["--problems", "problems.csv"]].concat());
    let written = folder.read("problems.csv") + &folder.read("answers.csv") + &told.told;
    for secret in ["王小明", "李大宝", "13092520120301", "13012345678", "高七"] {
        assert!(!summary.told.contains(secret), "{secret}: {}", summary.told);
        assert!(!written.contains(secret), "{secret}: {written}");
    }
}

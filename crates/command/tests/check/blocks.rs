//! Texts as programs write them: ends of lines, encodings, separators, quotation marks.

use super::facts::table;
use super::failures::each;
use super::files::Folder;

/// The answers to a file of this name and these bytes, and what was told.
#[track_caller]
fn answers(name: &'static str, bytes: &[u8]) -> (String, String) {
    let folder = Folder::with([(name, bytes)]);
    let ran = folder.check(&[name, "--term", "2024-autumn", "--out", "answers.csv"]);
    assert!(ran.code != Some(2), "{}", ran.told);
    (folder.read("answers.csv"), ran.told)
}

const ROSTER: &str = "姓名,年级,是否寄宿\n王小明,小学三年级,是\n李大宝,初一,否\n";

#[test]
fn a_list_is_the_same_list_however_it_is_written() {
    let plain = answers("roster.csv", ROSTER.as_bytes());
    let (in_gb, _, _) = encoding_rs::GB18030.encode(ROSTER);
    let mut wide: Vec<u8> = vec![0xff, 0xfe];
    wide.extend(ROSTER.encode_utf16().flat_map(u16::to_le_bytes));
    each(
        [
            ("with a mark", [b"\xef\xbb\xbf", ROSTER.as_bytes()].concat()),
            ("in GB18030", in_gb.into_owned()),
            ("in UTF-16", wide),
            ("with lines of DOS", ROSTER.replace('\n', "\r\n").into_bytes()),
            ("with tabs", ROSTER.replace(',', "\t").into_bytes()),
            ("with semicolons", ROSTER.replace(',', ";").into_bytes()),
            ("without a last end", ROSTER.trim_end().as_bytes().to_vec()),
            ("in quotation marks", ROSTER.replace("是", "\"是\"").into_bytes()),
        ],
        |failures, (says, bytes)| {
            failures.same(says, answers("roster.csv", &bytes), plain.clone());
        },
    );
}

#[test]
fn rows_keep_their_lines_under_a_title_blank_rows_and_broken_cells() {
    let rows = "某某学校名册,,\n姓名,年级,备注\n\n王小明,小学三年级,\"一\n二\"\n李大宝,初一,\n";
    let (answers, _) = answers("roster.csv", rows.as_bytes());
    let numbers: Vec<&str> =
        answers.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(numbers, ["4", "6"]);
}

#[test]
fn many_rows_keep_their_order_whatever_the_blocks_are() {
    let stages = ["primary", "junior-middle", "kindergarten", "master", ""];
    let cells: Vec<Vec<(&str, &str)>> =
        (0..40_000).map(|row| vec![("stage", stages[row % stages.len()])]).collect();
    let rows: Vec<&[(&str, &str)]> = cells.iter().map(Vec::as_slice).collect();
    let plain = table(&rows);
    let quoted = plain.replace(",primary,", ",\"primary\",");
    let (from_plain, told) = answers("facts.csv", plain.as_bytes());
    assert_eq!(told, "40000 rows answered, 0 problems\n");
    assert_eq!(answers("facts.csv", quoted.as_bytes()), (from_plain.clone(), told));
    let numbers = from_plain.lines().skip(1).map(|line| line.split(',').nth(1).unwrap());
    assert!(numbers.zip(1..).all(|(found, expected)| found == expected.to_string()));
}

#[test]
fn cells_that_the_table_cannot_have_are_told_and_not_answered() {
    let folder = Folder::with([(
        "facts.csv",
        table(&[
            &[("stage", "primary"), ("boarding", "boarder")],
            &[("stage", "primery"), ("hardship_orphan", "yes")],
            &[("stage", "primary"), ("region", "13092"), ("grant_fen", "-5")],
            &[("stage", "primary"), ("hardship_orphan", "t"), ("decision_recognised", "0")],
        ]),
    )]);
    let words = ["facts.csv", "--term", "2024-autumn", "--out", "answers.csv"];
    let ran = folder.check(&[&words[..], &["--problems", "problems.csv"]].concat());
    assert_eq!((ran.code, ran.told.as_str()), (Some(1), "4 rows answered, 4 problems\n"));
    let problems: Vec<String> = folder
        .rows("problems.csv")
        .iter()
        .map(|of| format!("{} {} {} {}", of["code"], of["row"], of["column"], of["head"]))
        .collect();
    assert_eq!(
        problems,
        ["E41 3 2 stage", "E41 3 37 hardship_orphan", "E41 4 5 region", "E51 4 16 grant_fen",]
    );
    let rows = folder.rows("answers.csv");
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1]["living_subsidy_verdict"], "2", "an unknown code is no answer");
}

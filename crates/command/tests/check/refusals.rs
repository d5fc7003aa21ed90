//! Files that cannot be checked: one sentence with file, row and column, and nothing written.

use std::fs;
use std::process::Command;

use super::facts::{head, table, width};
use super::failures::each;
use super::files::Folder;

/// The words of a run that would write answers and problems.
const WORDS: [&str; 6] =
    ["--term", "2024-autumn", "--out", "answers.csv", "--problems", "problems.csv"];

/// Of each file the command says one sentence, writes nothing and ends with 2.
#[track_caller]
fn refused<B: AsRef<[u8]>>(rows: impl IntoIterator<Item = (&'static str, B, String)>) {
    each(rows, |failures, (name, bytes, sentence)| {
        let folder = Folder::with([(name, bytes)]);
        let ran = folder.check(&[&[name][..], &WORDS].concat());
        let told = format!("{name}: {sentence}.\n");
        failures.same(&sentence, (ran.code, ran.out.as_str(), &ran.told), (Some(2), "", &told));
        failures.same(&sentence, folder.names(), vec![name.to_owned()]);
    });
}

#[test]
fn columns_that_are_missing_doubled_or_unknown_are_named() {
    let head = head();
    let head = head.trim_end();
    let without = |name: &str| head.replace(&format!(",{name}"), "");
    let sentence = |text: &str| text.to_owned();
    refused([
        (
            "facts.csv",
            without("boarding"),
            sentence(
                "row 1: column \"boarding\": there is no such column; add it, and leave empty \
                 what is not answered",
            ),
        ),
        (
            "facts.csv",
            without("region"),
            sentence(
                "row 1: column \"region\": there is no such column; add it, and leave empty what \
                 is not answered",
            ),
        ),
        (
            "facts.csv",
            format!("{head},stage"),
            sentence("row 1: column \"stage\": there are two of it; keep the right one"),
        ),
        (
            "facts.csv",
            head.replace("boarding", "bording"),
            sentence(
                "row 1: column \"bording\": it is no column of the table of facts; name it \
                 boarding, or leave it out",
            ),
        ),
        (
            "facts.csv",
            format!("{head},remark"),
            sentence(
                "row 1: column \"remark\": it is no column of the table of facts; leave it out",
            ),
        ),
        (
            "roster.csv",
            "姓名,年级,年级\n王小明,初一,初二\n".to_owned(),
            sentence("row 1: column \"年级\": there are two of it; keep the right one"),
        ),
        (
            "roster.csv",
            "姓名,性别\n王小明,男\n".to_owned(),
            sentence(
                "row 1: no column says at which stage a pupil is; add 学段 or 年级 such as \
                 小学三年级",
            ),
        ),
        (
            "roster.csv",
            "学段,年级\n小学,三年级\n".to_owned(),
            sentence(
                "row 1: no column has the names, by which the rows of people are known; add 姓名",
            ),
        ),
    ]);
}

#[test]
fn rows_that_are_damaged_are_named() {
    let row = |count: usize| format!("{}1{}\n", head(), ",".repeat(count - 1));
    let of = |has: usize, head: usize| {
        format!("row 2: it has {has} cells and the head has {head}; put each under its head")
    };
    let open = table(&[&[("stage", "\"primary")], &[], &[]]);
    refused([
        ("facts.csv", row(width() - 1).into_bytes(), of(width() - 1, width())),
        ("facts.csv", row(width() + 1).into_bytes(), of(width() + 1, width())),
        ("roster.csv", "姓名,年级\n王小明,初一,初二\n".into(), of(3, 2)),
        (
            "facts.csv",
            table(&[&[("row_id", "x")]]).into_bytes(),
            "row 2: column \"row_id\": it names a row and is no whole number; number the rows"
                .to_owned(),
        ),
        (
            "facts.csv",
            open.into_bytes(),
            "row 2: a quotation mark in it is not closed; close it".to_owned(),
        ),
        (
            "facts.csv",
            format!("{}1,{}", head(), "x".repeat(3 << 20)).into_bytes(),
            "row 2: it does not end within a mebibyte; close the quotation mark in it, or choose \
             a file of rows"
                .to_owned(),
        ),
        ("facts.csv", Vec::new(), "nothing is in it; choose the file with the rows".to_owned()),
        (
            "roster.csv",
            "甲,乙\n1,2\n".into(),
            "no row of it is a head; the first row must name the columns of the table of facts \
             (student-aid sql --table), or those of a roster, such as 姓名 and 年级"
                .to_owned(),
        ),
    ]);
}

#[test]
fn words_that_say_nothing_are_refused() {
    let folder = Folder::with([("facts.csv", head())]);
    let rows = [
        (
            &["facts.csv", "--term", "2024-autumn", "--out", "answers.xlsx"][..],
            "answers.xlsx: a result is named .csv or .parquet; name it so.\n",
        ),
        (
            &["facts.csv", "--term", "2024-autumn", "--out", "facts.csv"],
            "facts.csv: the result would replace it; name another file behind --out.\n",
        ),
        (
            &["none.csv", "--term", "2024-autumn", "--out", "answers.csv"],
            "none.csv: it cannot be read (No such file or directory (os error 2)).\n",
        ),
        (
            &["facts.csv", "--term", "2024-autumn", "--explain", "9"],
            "facts.csv: row 9: nobody is in it; name the row of a person.\n",
        ),
    ];
    each(rows, |failures, (words, told)| {
        let ran = folder.check(words);
        failures.same(told, (ran.code, ran.told.as_str()), (Some(2), told));
        failures.same(told, folder.names(), vec!["facts.csv".to_owned()]);
    });
    let words = ["facts.csv", "--term", "2024-autumn", "--out", "a.csv", "--facts", "./a.csv"];
    let told = "facts.csv: two results are named ./a.csv; name another file for one of them.\n";
    assert_eq!(folder.check(&words).told, told);
    for words in [
        &["facts.csv", "--term", "2024-autumn"][..],
        &["facts.csv", "--term", "2024", "--out", "answers.csv"],
        &["facts.csv", "--term", "2024-autumn", "--region", "139999", "--out", "answers.csv"],
        &["facts.csv", "--out", "answers.csv"],
    ] {
        assert_eq!(folder.check(words).code, Some(2), "{words:?}");
    }
}

/// A file that may not grow beyond a limit is what a full disk is to the one who writes.
#[test]
fn a_full_disk_leaves_what_was_there_before() {
    for out in ["answers.csv", "answers.parquet"] {
        let rows: Vec<&[(&str, &str)]> = vec![&[("stage", "primary")]; 2000];
        let folder = Folder::with([("facts.csv", table(&rows)), (out, "before".to_owned())]);
        let program = env!("CARGO_BIN_EXE_student-aid");
        let run = format!("{program} check facts.csv --term 2024-autumn --out {out}");
        let line = format!("trap '' XFSZ; ulimit -f 1; exec {run}");
        let mut command = Command::new("sh");
        let output = command.current_dir(folder.path("")).args(["-c", &line]).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        let error = "File too large (os error 27)";
        let expected =
            format!("{out}: the result cannot be written ({error}); make room for it.\n");
        assert_eq!((output.status.code(), told), (Some(2), expected));
        assert_eq!(folder.names(), [out, "facts.csv"]);
        assert_eq!(fs::read_to_string(folder.path(out)).unwrap(), "before");
    }
}

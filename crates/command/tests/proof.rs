//! What is proved and what a notice changes, as the command prints it.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use aid::library::EDITION;
use serde_json::Value;

fn run(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_student-aid"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that does not read its input closes the pipe early.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_certificate_is_clean_and_says_how_much_was_judged() {
    let output = run(&["certify"], "");
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(
        text.starts_with(&format!("规则证明\n规则版本 {EDITION}\n从 2014 年春季学期 到 ")),
        "{text}"
    );
    assert!(text.contains("种情况全部判断过。没有发现问题；有 4 处文件本身写明的例外。"), "{text}");
    assert_eq!(text.matches("\n例外：").count(), 4, "{text}");
    assert!(text.contains("\n小学\t家庭经济困难学生生活补助\t"), "{text}");
}

#[test]
fn a_notice_is_told_by_who_gains_and_who_loses() {
    let text = said(&run(&["diff", "2023-autumn", "2024-spring"], ""));
    assert!(text.starts_with("2023 年秋季学期 → 2024 年春季学期\n"), "{text}");
    assert!(
        text.contains("多得：小学 · 家庭经济困难学生生活补助：从 500 元 变成 625 元（一学期）\n"),
        "{text}"
    );
    let same = said(&run(&["diff", "2024-spring", "2024-spring"], ""));
    assert!(same.ends_with("\n两边的规定一样，没有孩子多得或少得。\n"), "{same}");
}

#[test]
fn leaving_the_dormitory_is_told_too() {
    let text = said(&run(&["diff", "2024-autumn", "--dormitory"], ""));
    assert!(text.starts_with("2024 年秋季学期：住校的孩子改为不住校\n"), "{text}");
    assert!(
        text.contains("少得：小学 · 家庭经济困难学生生活补助：从 625 元 变成 312.5 元"),
        "{text}"
    );
}

#[test]
fn a_ledger_adds_up_to_the_answer_of_assess() {
    let question = r#"{"period": "2023-2024", "region": "130925", "students": [{"name": "大宝",
        "stage": "primary", "school-kind": "public", "boarding": "boarder",
        "decisions": {"yes": ["recognised"]}}]}"#;
    let output = run(&["ledger"], question);
    let ledger: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(ledger["edition"], EDITION);
    let cash =
        ledger["totals"].as_array().unwrap().iter().find(|one| one["kind"] == "cash").unwrap();
    assert_eq!((&cash["least-fen"], &cash["most-fen"]), (&112_500.into(), &112_500.into()));
    assert!(!said(&output).contains("大宝"), "a ledger names nobody");
}

#[test]
fn what_is_no_term_or_no_situation_is_refused_with_a_sentence() {
    for (words, input, told) in [
        (&["diff", "2024"][..], "", "write a term, like 2024-autumn"),
        (&["diff", "2023-autumn"], "", "required"),
        (&["ledger"], "", ""),
        (&["ledger"], "{}", "period"),
        (&["ledger"], "{\"period\": ", ""),
    ] {
        let output = run(words, input);
        let error = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?} {error}");
        assert!(error.contains(told) && !error.is_empty() && output.stdout.is_empty(), "{error}");
    }
}

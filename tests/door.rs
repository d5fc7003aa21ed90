//! The JSON door, through the real command: what goes in, what comes out, and every refusal.
//!
//! `door/*.in.json` are questions and `door/*.out.json` their answers; `UPDATE=1` rewrites these.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use student_aid::door::{MOST_STUDENTS, USAGE, answer};
use student_aid::library::library;

const FOLDER: &str = "tests/door";

/// What the command wrote, and how it ended.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    code: Option<i32>,
    out: String,
    told: String,
}

#[track_caller]
fn run(words: &[&str], input: &[u8]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_student-aid"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = command.stdin.take().unwrap();
    // Where it refuses its arguments it reads nothing, so the pipe may be closed already.
    let written = stdin.write_all(input);
    drop(stdin);
    let output = command.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran =
        Ran { code: output.status.code(), out: text(output.stdout), told: text(output.stderr) };
    assert!(written.is_ok() || ran.code == Some(2), "{written:?} {ran:?}");
    ran
}

#[track_caller]
fn answered(input: &str) -> String {
    let ran = run(&["assess"], input.as_bytes());
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""), "{input}");
    ran.out
}

/// The command says this one sentence, writes nothing and ends with 2.
#[track_caller]
fn refused(input: &str, sentence: &str) {
    let expected = Ran { code: Some(2), out: String::new(), told: format!("{sentence}\n") };
    assert_eq!(run(&["assess"], input.as_bytes()), expected, "{input}");
}

fn questions() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let asked = |path: &PathBuf| path.to_string_lossy().ends_with(".in.json");
    let mut questions: Vec<PathBuf> = files.filter(asked).collect();
    questions.sort();
    questions
}

fn answer_file(question: &Path) -> PathBuf {
    PathBuf::from(question.to_string_lossy().replace(".in.json", ".out.json"))
}

#[test]
fn every_question_has_its_answer_in_full() {
    let questions = questions();
    for file in &questions {
        let out = answered(&fs::read_to_string(file).unwrap());
        let expected = answer_file(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &out).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert!(out == expected, "{}: the answer differs; UPDATE=1 rewrites it", file.display());
    }
    assert!(questions.len() >= 4, "only {} questions were found", questions.len());
}

#[test]
fn every_answer_has_its_question() {
    let answers: Vec<PathBuf> = questions().iter().map(|file| answer_file(file)).collect();
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        let known = answers.contains(&path) || questions().contains(&path);
        assert!(known, "{} belongs to no question; remove it", path.display());
    }
}

#[test]
fn the_seed_case_comes_to_250_yuan() {
    let asked = r#"{"period":"2020-spring","region":"130925",
        "household":{"hardships":{"yes":["registered"],"no":"others"}},
        "students":[{"name":"大宝","stage":"primary","boarding":"day","school-kind":"public"}]}"#;
    let out: serde_json::Value = serde_json::from_str(&answered(asked)).unwrap();
    let subsidy = &out["students"][0]["benefits"][0];
    assert_eq!(
        out["totals"]["cash"],
        serde_json::json!({"least": 250, "most": 250, "incomplete": false})
    );
    assert_eq!(subsidy["verdict"], "entitled");
    assert_eq!(subsidy["terms"][0]["equations"], serde_json::json!(["1,000 元 × 50% = 500 元"]));
    assert_eq!(subsidy["citations"][0]["document"], "cangzhou-2020-plan");
    assert_eq!(subsidy["citations"][0]["clause"], "四（四）");
}

#[test]
fn one_object_a_line_is_answered_one_object_a_line_in_the_same_order() {
    let one = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let two = r#"{"period":"2023-2024","students":[{"name":"二宝"},{"stage":"other"}]}"#;
    let apart = [answered(one), answered(two)].concat();
    assert_eq!(answered(&format!("{one}\n{two}\n")), apart);
    assert_eq!(answered(&format!("\n{one}\r\n\n{two}")), apart);
    assert_eq!(apart.lines().count(), 2);
    // The same question over several lines is answered over several lines, with the same content.
    let wide = answered(&one.replace(",\"", ",\n\""));
    assert!(wide.lines().count() > 100, "{wide}");
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(read(&wide), read(&answered(one)));
}

#[test]
fn the_region_of_the_question_is_that_of_each_child_without_its_own() {
    let apart = r#"{"period":"2026-autumn","students":[
        {"stage":"primary","region":"130925"},{"stage":"primary","region":"130921"}]}"#;
    let shared = r#"{"period":"2026-autumn","region":"130925","students":[
        {"stage":"primary"},{"stage":"primary","region":"130921"}]}"#;
    assert_eq!(answered(apart), answered(shared));
    let without = r#"{"period":"2026-autumn","students":[
        {"stage":"primary"},{"stage":"primary","region":"130921"}]}"#;
    assert_ne!(answered(apart), answered(without));
}

#[test]
fn finer_sums_are_texts_and_a_benefit_without_sums_has_none() {
    let asked = r#"{"period":"2024-spring","region":"130925",
        "household":{"hardships":{"yes":["delisted"],"no":"others"}},
        "students":[{"stage":"primary","boarding":"day","school-kind":"public"}]}"#;
    let out: serde_json::Value = serde_json::from_str(&answered(asked)).unwrap();
    let benefits = out["students"][0]["benefits"].as_array().unwrap();
    let of = |id: &str| benefits.iter().find(|one| one["benefit"] == id).unwrap();
    assert_eq!(of("living-subsidy")["least"], "312.5");
    for in_kind in ["fee-waiver", "textbooks", "local-textbooks", "dictionary"] {
        assert_eq!(of(in_kind)["most"], serde_json::Value::Null, "{in_kind}");
    }
    // Refuted is nought; no rule in force is not.
    assert_eq!(of("private-fee-cut")["most"], 0);
    let early = asked.replace("2024-spring", "2016-spring");
    let out: serde_json::Value = serde_json::from_str(&answered(&early)).unwrap();
    let cut = &out["students"][0]["benefits"][2];
    assert_eq!((&cut["verdict"], &cut["most"]), (&"no-rule".into(), &serde_json::Value::Null));
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence() {
    for (input, sentence) in [
        ("", "nothing was given; write one JSON object, or one a line, as --help shows"),
        (" \n\n", "nothing was given; write one JSON object, or one a line, as --help shows"),
        ("hello", "line 1: this is not a JSON object; begin it with {"),
        ("\n[]", "line 2: this is not a JSON object; begin it with {"),
        (
            "{\"period\": \"2020-spring\",\n \"students\": [{}}",
            "line 2, column 17: this is not JSON (expected `,` or `]`); correct it there",
        ),
        (
            "{\"period\": \"2020-spring\",\n \"students\": [",
            "line 2, column 14: this is not JSON (EOF while parsing a list); correct it there",
        ),
        (
            r#"{"students": [{}]}"#,
            "line 1, column 18: missing field `period`; correct it there, --help shows the form",
        ),
        (
            r#"{"period": "2020", "students": [{}]}"#,
            "line 1, column 17: a period is a term like 2020-spring or a school year like \
             2023-2024; correct it there, --help shows the form",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"colour": "red"}]}"#,
            "line 1, column 48: unknown field `colour`, expected one of `name`, `stage`, `entry`, \
             `region`, `school-kind`, `school-place`, `boarding`, `hardships`, `decisions`; \
             correct it there, --help shows the form",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"stage": "university"}]}"#,
            "line 1, column 62: \"university\" is not a stage; known are primary, junior-middle, \
             other; correct it there, --help shows the form",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"region": "Yanshan"}]}"#,
            "line 1, column 60: a region is a code of six digits, like 130925; correct it there, \
             --help shows the form",
        ),
        (
            r#"{"period": "2020-spring", "students": [{"boarding": "day", "boarding": "day"}]}"#,
            "line 1, column 69: duplicate field `boarding`; correct it there, --help shows the \
             form",
        ),
        (
            "{\"period\": \"2020-spring\", \"students\": [{\"decisions\":\n {\"yes\": [\"meals\"], \
             \"no\": [\"meals\"]}}]}",
            "line 2, column 37: \"meals\" is answered both yes and no; correct it there, --help \
             shows the form",
        ),
        (r#"{"period": "2020-spring"}"#, "line 1: there is no student; give 1 to 50"),
        (
            r#"{"period": "2020-spring", "students": []}"#,
            "line 1: there is no student; give 1 to 50",
        ),
    ] {
        refused(input, sentence);
    }
}

#[test]
fn more_than_fifty_children_are_refused() {
    let children = |count| {
        let list = vec!["{}"; count].join(",");
        format!(r#"{{"period": "2020-spring", "students": [{list}]}}"#)
    };
    answered(&children(MOST_STUDENTS));
    refused(&children(51), "line 1: there are 51 students; give at most 50 at a time");
}

#[test]
fn an_answer_that_no_rule_would_look_at_is_refused() {
    refused(
        r#"{"period": "2020-spring", "region": "130900", "students": [{}]}"#,
        "line 1: no school is known to lie in 130900; name a county of Cangzhou, another region, \
         or leave it out: 130902, 130903, 130921, 130922, 130923, 130924, 130925, 130926, 130927, \
         130928, 130929, 130930, 130971, 130972, 130973, 130981, 130982, 130983, 130984, 130000, \
         000000",
    );
    refused(
        r#"{"period": "2020-spring", "students": [{}],
            "household": {"hardships": {"yes": ["disabled"]}}}"#,
        "line 1: \"disabled\" stands with the household; write it with the child",
    );
    refused(
        r#"{"period": "2020-spring", "students": [{"hardships": {"no": ["general"]}}]}"#,
        "line 1: \"general\" stands with a child; write it with the household",
    );
    // «No to all others» speaks of every category and is no mistake.
    answered(r#"{"period": "2020-spring", "students": [{"hardships": {"no": "others"}}]}"#);
    // A region elsewhere is as good as «outside Hebei».
    answered(r#"{"period": "2020-spring", "region": "410105", "students": [{}]}"#);
}

#[test]
fn one_wrong_line_refuses_all_lines_and_is_named() {
    let right = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    refused(
        &format!("{right}\n\n{{\"period\":\"2020-summer\",\"students\":[{{}}]}}\n{right}\n"),
        "line 3, column 23: a period is a term like 2020-spring or a school year like 2023-2024; \
         correct it there, --help shows the form",
    );
    refused(
        &format!("{right}\n{{\"period\":\"2020-spring\",\"students\":[]}}"),
        "line 2: there is no student; give 1 to 50",
    );
    refused(
        &format!("{right}\n{{\n"),
        "line 2, column 1: this is not JSON (EOF while parsing an object); correct it there",
    );
    refused(
        &format!("{right} {right}\n"),
        "line 1, column 59: this is not JSON (trailing characters); correct it there",
    );
}

#[test]
fn wrong_usage_shows_the_usage_and_ends_with_2() {
    let wrong = Ran { code: Some(2), out: String::new(), told: USAGE.to_owned() };
    for words in [&[][..], &["judge"], &["assess", "situation.json"], &["--version"]] {
        assert_eq!(run(words, b""), wrong, "{words:?}");
    }
    let helped = Ran { code: Some(0), out: USAGE.to_owned(), told: String::new() };
    for words in [&["--help"][..], &["-h"], &["help"]] {
        assert_eq!(run(words, b""), helped, "{words:?}");
    }
}

#[test]
fn the_example_of_the_usage_is_answered() {
    let example = USAGE.split("\n\n").find(|part| part.trim_start().starts_with('{')).unwrap();
    let whole = example.trim();
    let out: serde_json::Value = serde_json::from_str(&answered(whole)).unwrap();
    assert_eq!(out["students"][0]["name"], "Ming");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let ran = run(&["assess"], b"{\"period\": \"\xff\"}");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let told = "the input cannot be read (stream did not contain valid UTF-8); give UTF-8 text\n";
    assert_eq!(ran.told, told);
}

#[test]
fn an_input_cut_anywhere_is_refused_and_never_a_panic() {
    let text = fs::read_to_string(&questions()[0]).unwrap();
    let text = text.trim_end();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let cut: String = text.chars().take(text.get(..end).unwrap().chars().count()).collect();
        let told = answer(library(), &cut).unwrap_err().to_string();
        assert!(!told.contains('\n') && told.contains("; "), "{told}");
    }
}

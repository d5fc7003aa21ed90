//! One question a line: each is answered or refused in its place, before the next is asked.

use std::io::{BufRead, BufReader, Write};

use command::door::MOST_BYTES;
use serde_json::{Value, json};

use super::failures::each;
use super::runs::{answered, begun, refused, run};

#[test]
fn one_object_a_line_is_answered_one_object_a_line_in_the_same_order() {
    let narrow = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let other = r#"{"period":"2023-2024","students":[{"name":"二宝"},{"stage":"other"}]}"#;
    let apart = [answered(narrow), answered(other)].concat();
    assert_eq!(answered(&format!("{narrow}\n{other}\n")), apart);
    assert_eq!(answered(&format!("\n{narrow}\r\n\n{other}")), apart);
    assert_eq!(apart.lines().count(), 2);
    // The same question over several lines is answered over several lines, with the same content.
    let wide = answered(&narrow.replace(",\"", ",\n\""));
    assert!(wide.lines().count() > 100, "{wide}");
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(read(&wide), read(&answered(narrow)));
}

#[test]
fn the_mark_that_some_editors_write_before_a_text_is_passed_over() {
    let asked = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    assert_eq!(answered(&format!("\u{feff}{asked}")), answered(asked));
    assert_eq!(answered(&format!("\u{feff}{asked}\n{asked}")), answered(asked).repeat(2));
    refused([("\u{feff}[]", "line 1, column 1: this is not a JSON object; begin it with {")]);
    let wide = format!("\u{feff}{}", asked.replace(",\"", ",\n\""));
    assert!(answered(&wide).lines().count() > 100);
}

/// Of each input the command writes these lines and ends with 2; an answer is any line without an
/// error.
#[track_caller]
fn some_refused(rows: impl IntoIterator<Item = (String, Vec<Option<Value>>)>) {
    each(rows, |failures, (input, expected)| {
        let says: String = input.chars().take(300).collect();
        let ran = run(&["assess"], input.as_bytes());
        failures.same(&says, (ran.code, ran.told.as_str()), (Some(2), ""));
        let lines = ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let refusals = lines.map(|line| line.get("error").is_some().then_some(line));
        failures.same(&says, refusals.collect::<Vec<_>>(), expected);
    });
}

#[test]
fn a_wrong_line_is_refused_in_its_place_and_the_rest_goes_on() {
    let right = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let refusal = |line: usize, error: &str| {
        Some(json!({"line": line, "error": format!("line {line}, {error}")}))
    };
    let period = "column 11: \"2020-summer\" is not a period; a period is a term like 2020-spring \
                  or a school year like 2023-2024";
    let torn = "a list or an object is begun and not ended; this is not JSON, correct it there";
    let no_object = "this is not a JSON object; begin it with {";
    let follows = "something follows after the end; write one question a line; this is not JSON, \
                   correct it there";
    some_refused([
        (
            format!("{right}\n\n{{\"period\":\"2020-summer\",\"students\":[{{}}]}}\n{right}\n"),
            vec![None, refusal(3, period), None],
        ),
        (
            format!("{right}\n{{\"period\":\"2020-spring\",\"students\":[]}}"),
            vec![None, refusal(2, "column 36: there is no student; give 1 to 50")],
        ),
        (
            format!("{right}\n{{\nhello\n"),
            vec![
                None,
                refusal(2, &format!("column 2: {torn}")),
                refusal(3, &format!("column 1: {no_object}")),
            ],
        ),
        // Also where the first lines are wrong, torn or no objects.
        (format!("{{\"period\":\"2020-summer\"}}\n{right}"), vec![refusal(1, period), None]),
        (
            format!("{{\n\n{{\n{right}\n"),
            vec![
                refusal(1, &format!("column 2: {torn}")),
                refusal(3, &format!("column 2: {torn}")),
                None,
            ],
        ),
        (format!("hello\n{right}\n"), vec![refusal(1, &format!("column 1: {no_object}")), None]),
        (
            format!("{right} {right}\n{right}"),
            vec![refusal(1, &format!("column 59: {follows}")), None],
        ),
    ]);
}

#[test]
fn a_question_that_stands_alone_is_refused_as_one() {
    let right = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let torn = right.replace(":[", ":[[");
    let wide = right.replace(",\"", ",\n\"");
    let follows = "something follows after the end; write one question a line; this is not JSON, \
                   correct it there";
    let missing = "a comma or the closing bracket is missing here; this is not JSON, correct it \
                   there";
    refused([
        (format!("\n{torn}\n\n"), format!("line 2, column 58: {missing}")),
        (format!("{wide}\n{{}}"), format!("line 3, column 1: {follows}")),
        (format!("{right} {right}\n"), format!("line 1, column 59: {follows}")),
    ]);
}

#[test]
fn a_question_that_is_too_long_is_refused_and_the_next_is_answered() {
    let right = r#"{"period":"2020-spring","students":[{"stage":"primary"}]}"#;
    let long = right.replace("primary", &"宝".repeat(MOST_BYTES / 3));
    let told = "the question has more than 1048576 bytes; ask of fewer children";
    refused([(&long, format!("line 1, column 1: {told}"))]);
    let refusal = json!({"line": 2, "error": format!("line 2, column 1: {told}")});
    some_refused([(format!("{right}\n{long}\n{right}"), vec![None, Some(refusal), None])]);
}

#[test]
fn each_line_is_answered_before_the_next_is_asked() {
    let mut command = begun(&["assess"]);
    let mut stdin = command.stdin.take().unwrap();
    let mut answers = BufReader::new(command.stdout.take().unwrap()).lines();
    for name in ["大宝", "二宝", "三宝", "四宝"] {
        let asked = json!({"period": "2020-spring", "students": [{"name": name}]});
        writeln!(stdin, "{asked}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["students"][0]["name"], name);
    }
    drop(stdin);
    assert!(answers.next().is_none() && command.wait().unwrap().success());
}

#[test]
fn many_lines_are_answered_in_their_order() {
    let asked =
        |name| json!({"period": "2020-spring", "students": [{"name": name, "stage": "other"}]});
    let names: Vec<String> = (0..300).map(|number| format!("{number}号")).collect();
    let lines: Vec<String> = names.iter().map(|name| asked(name).to_string()).collect();
    let out = answered(&lines.join("\n"));
    let read = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    let answered: Vec<Value> =
        out.lines().map(|line| read(line)["students"][0]["name"].clone()).collect();
    assert_eq!(answered, names);
}

#[test]
fn who_reads_no_more_answers_ends_it_quietly() {
    let mut command = begun(&["assess"]);
    let mut stdin = command.stdin.take().unwrap();
    drop(command.stdout.take());
    let line = "{\"period\":\"2020-spring\",\"students\":[{\"stage\":\"primary\"}]}\n";
    // Far more than the pipes hold: at the latest then it is known that nobody reads.
    let written = (0..100_000).map(|_| stdin.write_all(line.as_bytes()));
    assert!(written.into_iter().any(|result| result.is_err()), "all was read");
    drop(stdin);
    let output = command.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

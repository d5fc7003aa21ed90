//! The command as it runs: what it is given, what it writes, and how it ends.

use std::io::Write;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::failures::each;

/// What the command wrote, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub told: String,
}

/// The command, which waits for what is asked.
#[track_caller]
pub fn begun(words: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_student-aid"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[track_caller]
pub fn run(words: &[&str], input: &[u8]) -> Ran {
    let mut command = begun(words);
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
pub fn answered(input: &str) -> String {
    let ran = run(&["assess"], input.as_bytes());
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""), "{input}");
    ran.out
}

/// The answer to one question.
#[track_caller]
pub fn answer(input: &str) -> Value {
    serde_json::from_str(&answered(input)).unwrap()
}

/// Of each input the command says one sentence, writes nothing and ends with 2.
#[track_caller]
pub fn refused<I: AsRef<str>, S: AsRef<str>>(rows: impl IntoIterator<Item = (I, S)>) {
    each(rows, |failures, (input, sentence)| {
        let told = format!("{}\n", sentence.as_ref());
        let expected = Ran { code: Some(2), out: String::new(), told };
        let ran = run(&["assess"], input.as_ref().as_bytes());
        failures.same(input.as_ref().chars().take(300).collect::<String>(), ran, expected);
    });
}

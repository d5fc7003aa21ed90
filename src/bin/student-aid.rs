//! The JSON door as a command: `student-aid assess < situation.json`.

use std::io::{Read, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use student_aid::door::{USAGE, answer};
use student_aid::library::library;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let words: Vec<_> = words.iter().map(|word| word.to_str()).collect();
    match words.as_slice() {
        [Some("assess")] => assess(),
        [Some("--help" | "-h" | "help")] => say(USAGE),
        _ => refuse(USAGE),
    }
}

fn assess() -> ExitCode {
    let mut text = String::new();
    if let Err(error) = stdin().read_to_string(&mut text) {
        return refuse(&format!("the input cannot be read ({error}); give UTF-8 text\n"));
    }
    match answer(library(), &text) {
        Ok(answers) => say(&answers),
        Err(error) => refuse(&format!("{error}\n")),
    }
}

fn say(text: &str) -> ExitCode {
    let written = stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush());
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn refuse(text: &str) -> ExitCode {
    // Where even this cannot be written, the exit code still tells.
    let _ = stderr().write_all(text.as_bytes());
    ExitCode::from(2)
}

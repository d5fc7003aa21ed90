//! The command `student-aid`: the JSON door, and the rules for a province's rows.

mod check;
mod cores;
mod input;
mod lines;
mod rows;
mod words;

use std::io::{self, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use aid::library::{EDITION, library};
use clap::Parser;
use clap::error::ErrorKind;
use command::door::{Door, DoorError, On, Problem, USAGE, answer_schema, question_schema};
use command::proof::{certificate, difference, dormitory};
use input::{Asked, Input, whole};
use lines::{Ended, answer_lines};
use rows::Stopped;
use serde_json::Value;
use words::{Asked as Task, Side, Words};

fn main() -> ExitCode {
    match Words::try_parse() {
        Ok(words) => run(&words.asked),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp => say(USAGE),
            // The words are known; what is wrong is what was said with them.
            ErrorKind::ValueValidation
            | ErrorKind::MissingRequiredArgument
            | ErrorKind::ArgumentConflict => refuse(&error.to_string()),
            _ => refuse(USAGE),
        },
    }
}

fn run(asked: &Task) -> ExitCode {
    match asked {
        Task::Assess => assess(),
        Task::Ledger => ledger(),
        Task::Certify => {
            let (text, is_clean) = certificate(library(), EDITION);
            let said = say(&text);
            if is_clean { said } else { ExitCode::FAILURE }
        }
        Task::Diff { before, after: Some(after), .. } => {
            say(&difference(library(), *before, *after))
        }
        Task::Diff { before, after: None, .. } => say(&dormitory(library(), *before)),
        Task::Schema { side: Side::Question } => show(&question_schema()),
        Task::Schema { side: Side::Answer } => show(&answer_schema()),
        Task::Sql(order) => match rows::sql(order) {
            Ok(text) => say(&text),
            Err(error) => refuse(&format!("{error}\n")),
        },
        Task::Check(order) => check::run(order),
        Task::Sample(sample) => match rows::sample(sample, &mut stdout().lock()) {
            Ok(()) | Err(Stopped::NotWanted) => ExitCode::SUCCESS,
            Err(Stopped::NotWritten(error)) => {
                refuse(&not_written(&error));
                ExitCode::FAILURE
            }
        },
    }
}

fn assess() -> ExitCode {
    let mut input = Input::new(stdin());
    match input.begin() {
        Ok(Asked::Nothing) => {
            refuse(&format!("{}\n", DoorError { place: None, problem: Problem::Empty }))
        }
        Ok(Asked::One(question)) => {
            let on = if question.is_wide() { On::Lines } else { On::OneLine };
            match question.answer(&mut Door::new(library()), on) {
                Ok(answer) => say(&format!("{answer}\n")),
                Err(error) => refuse(&format!("{error}\n")),
            }
        }
        Ok(Asked::Lines) => match answer_lines(input, stdout()) {
            // A reader that closes the pipe early is no error.
            Ended::Answered | Ended::NotWanted => ExitCode::SUCCESS,
            Ended::SomeRefused => ExitCode::from(2),
            Ended::NotRead(error) => refuse(&not_read(&error)),
            Ended::NotWritten(error) => {
                refuse(&not_written(&error));
                ExitCode::FAILURE
            }
        },
        Err(error) => refuse(&not_read(&error)),
    }
}

fn ledger() -> ExitCode {
    let question = match whole(stdin()) {
        Ok(question) => question,
        Err(error) => return refuse(&not_read(&error)),
    };
    if question.is_empty() {
        return refuse(&format!("{}\n", DoorError { place: None, problem: Problem::Empty }));
    }
    match Door::new(library()).ledger(&question, 1) {
        Ok(ledger) => say(&format!("{ledger}\n")),
        Err(error) => refuse(&format!("{error}\n")),
    }
}

fn not_read(error: &io::Error) -> String {
    format!("the input cannot be read ({error}); give it again\n")
}

fn not_written(error: &io::Error) -> String {
    format!("the answer cannot be written ({error}); make room for it\n")
}

fn show(schema: &Value) -> ExitCode {
    // A value always has a JSON form.
    say(&format!("{}\n", serde_json::to_string_pretty(schema).unwrap_or_default()))
}

fn say(text: &str) -> ExitCode {
    let written = stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            refuse(&not_written(&error));
            ExitCode::FAILURE
        }
        Ok(()) | Err(_) => ExitCode::SUCCESS,
    }
}

fn refuse(text: &str) -> ExitCode {
    // Where even this cannot be written, the exit code still tells.
    let _ = stderr().write_all(text.as_bytes());
    ExitCode::from(2)
}

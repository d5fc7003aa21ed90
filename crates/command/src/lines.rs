//! Answers one question a line, on all cores, in the order of the questions.

use std::io::{self, ErrorKind, Read, Write};
use std::thread::available_parallelism;

use aid::library::library;
use command::door::{Door, On, refusal};

use super::cores::{self, in_order};
use super::input::{Input, Text};

/// How many questions are sent to a core at a time.
const BATCH: usize = 8;

/// How the answering ended.
pub(crate) enum Ended {
    /// Every question was answered.
    Answered,
    /// Some answers are refusals.
    SomeRefused,
    /// The reader has closed the pipe.
    NotWanted,
    /// The questions cannot be read on.
    NotRead(io::Error),
    /// The answers cannot be written.
    NotWritten(io::Error),
}

/// The answers to a batch, one a line, and whether a refusal is among them.
struct Answers {
    written: String,
    refused: bool,
}

/// Answers every line of an input.
pub(crate) fn answer_lines(mut input: Input<impl Read>, mut to: impl Write + Send) -> Ended {
    let cores = available_parallelism().map_or(1, usize::from);
    let mut failed = None;
    let next = || match failed.take() {
        Some(error) => Err(error),
        None => batch(&mut input, &mut failed),
    };
    let mut refused = false;
    let write = |answers: Answers| {
        refused |= answers.refused;
        to.write_all(answers.written.as_bytes())?;
        to.flush()
    };
    match in_order(cores, 1, next, answering, write) {
        cores::Ended { put: Err(error), .. } if error.kind() == ErrorKind::BrokenPipe => {
            Ended::NotWanted
        }
        cores::Ended { put: Err(error), .. } => Ended::NotWritten(error),
        cores::Ended { read: Err(error), .. } => Ended::NotRead(error),
        cores::Ended { read: Ok(()), put: Ok(()) } if refused => Ended::SomeRefused,
        cores::Ended { read: Ok(()), put: Ok(()) } => Ended::Answered,
    }
}

/// The next questions; none at the end. An error behind some of them is told after them.
fn batch(
    input: &mut Input<impl Read>,
    failed: &mut Option<io::Error>,
) -> io::Result<Option<Vec<Text>>> {
    let mut batch = Vec::new();
    while batch.len() < BATCH && (batch.is_empty() || input.is_ready()) {
        match input.next_asked() {
            Ok(Some(question)) => batch.push(question),
            Ok(None) => break,
            Err(error) if batch.is_empty() => return Err(error),
            Err(error) => {
                *failed = Some(error);
                break;
            }
        }
    }
    Ok(Some(batch).filter(|batch| !batch.is_empty()))
}

/// One core's answering, with a door of its own.
fn answering() -> impl FnMut(Vec<Text>) -> Answers {
    let mut door = Door::new(library());
    move |batch| {
        let mut done = Answers { written: String::new(), refused: false };
        for question in batch {
            let answer = question.answer(&mut door, On::OneLine).unwrap_or_else(|error| {
                done.refused = true;
                refusal(question.line, &error)
            });
            done.written.push_str(&answer);
            done.written.push('\n');
        }
        done
    }
}

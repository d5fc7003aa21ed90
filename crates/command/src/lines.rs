//! Answers one question a line, on all cores, in the order of the questions. Only the questions
//! that are being answered are in memory, so it does not grow with their number.

use std::io::{self, ErrorKind, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, available_parallelism};

use aid::library::library;
use command::door::{Door, On, refusal};

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
pub(crate) fn answer_lines(mut input: Input<impl Read>, to: impl Write + Send) -> Ended {
    thread::scope(|scope| {
        let cores = available_parallelism().map_or(1, usize::from);
        let mut asked = Vec::new();
        let mut answered = Vec::new();
        for _ in 0..cores {
            let (ask, questions) = sync_channel(1);
            let (answer, answers) = sync_channel(1);
            scope.spawn(move || answer_batches(&questions, &answer));
            asked.push(ask);
            answered.push(answers);
        }
        let writer = scope.spawn(move || write(&answered, to));
        let read = ask_all(&mut input, &asked);
        drop(asked);
        let written = writer.join().unwrap_or(Ok(false));
        match (read, written) {
            (_, Err(error)) if error.kind() == ErrorKind::BrokenPipe => Ended::NotWanted,
            (_, Err(error)) => Ended::NotWritten(error),
            (Err(error), Ok(_)) => Ended::NotRead(error),
            (Ok(()), Ok(true)) => Ended::SomeRefused,
            (Ok(()), Ok(false)) => Ended::Answered,
        }
    })
}

/// Sends the questions to the cores in turn, until there are none or the reader is gone.
fn ask_all(input: &mut Input<impl Read>, asked: &[SyncSender<Vec<Text>>]) -> io::Result<()> {
    for core in asked.iter().cycle() {
        let mut batch = Vec::new();
        let mut ended = false;
        let mut failed = Ok(());
        while batch.len() < BATCH && (batch.is_empty() || input.is_ready()) {
            match input.next_asked() {
                Ok(Some(question)) => batch.push(question),
                Ok(None) => ended = true,
                Err(error) => failed = Err(error),
            }
            if ended || failed.is_err() {
                break;
            }
        }
        let sent = batch.is_empty() || core.send(batch).is_ok();
        if ended || !sent || failed.is_err() {
            return failed;
        }
    }
    Ok(())
}

fn answer_batches(questions: &Receiver<Vec<Text>>, answers: &SyncSender<Answers>) {
    let mut door = Door::new(library());
    for batch in questions {
        let mut done = Answers { written: String::new(), refused: false };
        for question in batch {
            let answer = question.answer(&mut door, On::OneLine).unwrap_or_else(|error| {
                done.refused = true;
                refusal(question.line, &error)
            });
            done.written.push_str(&answer);
            done.written.push('\n');
        }
        if answers.send(done).is_err() {
            break;
        }
    }
}

/// Writes the answers of the cores in turn, as they were asked; whether one is a refusal.
fn write(answered: &[Receiver<Answers>], mut to: impl Write) -> io::Result<bool> {
    let mut refused = false;
    for answers in answered.iter().cycle().map_while(|core| core.recv().ok()) {
        refused |= answers.refused;
        to.write_all(answers.written.as_bytes())?;
        to.flush()?;
    }
    Ok(refused)
}

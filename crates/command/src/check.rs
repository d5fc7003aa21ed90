//! `student-aid check`: what each row of a file is owed, as a file of answers.

mod answering;
mod batch;
mod blocks;
mod columns;
mod decoding;
mod encoding;
mod explaining;
mod fault;
mod output;
mod parquet_rows;
mod report;
mod roster;
mod source;
mod text;

use std::io::{BufWriter, Write, stderr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::available_parallelism;

use indicatif::ProgressBar;

use super::cores::{Ended, in_order};
use super::words::CheckOrder;
use answering::{Answering, Checked, Fill, Found, decisions};
use blocks::Size;
use encoding::{Encoded, Encoder};
use fault::{Fault, Plain, Wrong};
use output::{Format, Output, WholeFile, is_same, not_encoded, not_written};
use report::Report;
use scale::facts::head_line;
use source::{Chunk, Feed, Reading, Table};

/// Whether somebody wants it to stop.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// The rows of a group in the result: as many as `DuckDB` has in one.
const ROWS: usize = 122_880;

/// So many rows of text are answered at a time where the result has no groups.
const LINES: usize = 16_384;

/// The most bytes of text that all cores work on together.
const BYTES: usize = 80 << 20;

/// More cores would wait for the one that reads.
const MOST_CORES: usize = 8;

/// Answers the rows of a file. Ends with 0 where every row was answered without a problem, with 1
/// where there are problems, with 2 where nothing was written, and with 130 where it was stopped.
pub(crate) fn run(order: &CheckOrder) -> ExitCode {
    // Without it Ctrl+C ends the program at once, and leaves the file that is not whole.
    let _ = ctrlc::set_handler(|| STOPPED.store(true, Ordering::Relaxed));
    match order.checked() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(fault) => {
            let is_stopped = matches!(fault.wrong, Wrong::Plain(Plain::Stopped));
            tell(&format!("{}: {fault}.\n", order.about(&fault).display()));
            ExitCode::from(if is_stopped { 130 } else { 2 })
        }
    }
}

impl CheckOrder {
    /// The file that a fault is about.
    fn about(&self, fault: &Fault) -> &Path {
        let is_result = matches!(fault.wrong, Wrong::NotWritten(_) | Wrong::Plain(Plain::Ending));
        self.out.as_deref().filter(|_| is_result).unwrap_or(&self.rows)
    }

    /// Whether no result would replace what is read, nor another result.
    fn has_place_for_each(&self) -> Result<(), Fault> {
        let written = [&self.out, &self.problems, &self.facts];
        let mut places: Vec<&Path> = Vec::new();
        for path in written.into_iter().flatten() {
            if is_same(path, &self.rows) {
                return Err(Fault::of(Plain::OntoItself));
            }
            if places.iter().any(|other| is_same(path, other)) {
                return Err(Fault::of(Wrong::OntoEachOther(path.clone())));
            }
            places.push(path);
        }
        Ok(())
    }

    /// The number of problems.
    fn checked(&self) -> Result<u64, Fault> {
        let fill = Fill { term: self.term, region: self.region, school_kind: self.school_kind };
        let Some(out) = &self.out else {
            return self.explain.map_or(Ok(0), |row| explaining::explain(&self.rows, fill, row));
        };
        let format = Format::of(out).ok_or(Fault::of(Plain::Ending))?;
        self.has_place_for_each()?;
        let cores = available_parallelism().map_or(1, usize::from).min(MOST_CORES);
        let bar = ProgressBar::new(0);
        let (reading, feed) = source::open(&self.rows, self.region, size(format, cores), &bar)?;
        let problems = self.problems.as_deref().map(WholeFile::beside).transpose()?;
        let report = Report::begin(reading.heads().to_vec(), problems)?;
        let facts = self.facts.as_deref().map(facts_file).transpose()?;
        let tells_facts = facts.is_some();
        let (output, encoder) = Output::begin(WholeFile::beside(out)?, format, self.term)?;
        let sink = Sink { output, report, facts, rows: 0 };
        let decisions = decisions(self.term)?;
        let answering = Answering { fill, decisions: &decisions, explained: None, tells_facts };
        let sink = answer_all(cores, &reading, feed, answering, &encoder, sink);
        bar.finish_and_clear();
        sink?.end(&reading)
    }
}

/// How large a chunk is: for all cores and the one that reads together no more than may be.
fn size(format: Format, cores: usize) -> Size {
    let rows = if format == Format::Parquet { ROWS } else { LINES };
    Size { rows, bytes: BYTES.checked_div(cores.saturating_add(1)).unwrap_or(BYTES) }
}

/// Where what was answered goes.
struct Sink {
    output: Output,
    report: Report,
    facts: Option<BufWriter<WholeFile>>,
    rows: u64,
}

/// A chunk that was answered.
struct Answered {
    bytes: Encoded,
    found: Vec<Found>,
    facts: String,
    rows: usize,
}

/// A file for rows as they were understood.
fn facts_file(path: &Path) -> Result<BufWriter<WholeFile>, Fault> {
    let mut file = BufWriter::new(WholeFile::beside(path)?);
    file.write_all(head_line().as_bytes()).map_err(not_written)?;
    Ok(file)
}

fn answer_all(
    cores: usize,
    reading: &Reading,
    mut feed: Feed,
    answering: Answering<'_>,
    encoder: &Encoder,
    mut sink: Sink,
) -> Result<Sink, Fault> {
    let next = || {
        if STOPPED.load(Ordering::Relaxed) { Err(Fault::of(Plain::Stopped)) } else { feed.next() }
    };
    let worker = || {
        |chunk: Chunk| -> Result<Answered, Fault> {
            let checked = reading.check(&chunk, answering)?;
            let figures = answering.decisions.figures();
            let bytes = encoder.encode(&checked, figures).map_err(not_encoded)?;
            let Checked { found, facts, rows, .. } = checked;
            Ok(Answered { bytes, found, facts, rows: rows.len() })
        }
    };
    let put = |answered: Result<Answered, Fault>| sink.put(answered?);
    let Ended { read, put } = in_order(cores, 0, next, worker, put);
    put?;
    read?;
    Ok(sink)
}

impl Sink {
    fn put(&mut self, Answered { bytes, found, facts, rows }: Answered) -> Result<(), Fault> {
        self.rows = self.rows.saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
        self.report.put(&found)?;
        if let Some(file) = &mut self.facts {
            file.write_all(facts.as_bytes()).map_err(not_written)?;
        }
        if rows == 0 { Ok(()) } else { self.output.put(bytes) }
    }

    /// Puts the files in their places and says how it went; the number of problems.
    fn end(self, reading: &Reading) -> Result<u64, Fault> {
        let Self { output, report, facts, rows } = self;
        let (count, summary) = (report.count(), report.summary());
        let (result, problems) = (output.end()?, report.end()?);
        let facts = facts.map(BufWriter::into_inner).transpose();
        let facts = facts.map_err(|error| not_written(error.into_error()))?;
        if STOPPED.load(Ordering::Relaxed) {
            return Err(Fault::of(Plain::Stopped));
        }
        let is_in_file = problems.is_some();
        result.take_place()?;
        problems.into_iter().chain(facts).try_for_each(WholeFile::take_place)?;
        if let Table::Roster(roster) = &reading.table {
            let unknown: Vec<&str> = roster.not_understood().collect();
            if !unknown.is_empty() {
                tell(&format!("columns that were not understood: {}\n", unknown.join(", ")));
            }
        }
        tell(&format!("{rows} rows answered, {count} problems\n"));
        if !is_in_file {
            tell(&summary);
        }
        Ok(count)
    }
}

/// Says something beside the result.
fn tell(text: &str) {
    // Where even this cannot be said, the exit code still tells.
    let _ = stderr().write_all(text.as_bytes());
}

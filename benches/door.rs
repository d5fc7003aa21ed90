//! How many lines a second the JSON door answers, and in how much memory, against other builds of
//! it. `scripts/bench-door` builds what is measured.

// Time is measured in fractions; no money is.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, clippy::indexing_slicing)]
// A benchmark may stop.
#![allow(clippy::expect_used)]

#[path = "door/lines.rs"]
mod lines;

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const LINES: usize = 100_000;
const ROUNDS: usize = 3;
const FILE: &str = "target/door-lines.json";

/// What one run took.
#[derive(Clone, Copy)]
struct Took {
    seconds: f64,
    /// The most kilobytes of memory at a time.
    memory: u64,
}

fn main() {
    let binaries: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if binaries.is_empty() {
        println!("which binaries? sh scripts/bench-door OTHER-BINARY");
        return;
    }
    fs::write(FILE, lines::lines(LINES)).expect("the questions can be written");
    // Each round takes every binary once, so that a busy moment of the machine slows all alike.
    let rounds: Vec<Vec<Took>> =
        (0..ROUNDS).map(|_| binaries.iter().map(|binary| run(binary)).collect()).collect();
    println!("{LINES} lines, {ROUNDS} rounds each; the median, and how many times the first");
    for (place, binary) in binaries.iter().enumerate() {
        let seconds = median(rounds.iter().map(|round| round[place].seconds));
        let ratio = median(rounds.iter().map(|round| round[0].seconds / round[place].seconds));
        let memory = rounds.iter().map(|round| round[place].memory).max().unwrap_or_default();
        let a_second = LINES as f64 / seconds;
        let megabytes = memory / 1024;
        println!("{a_second:10.0} lines a second {ratio:6.1} x {megabytes:6} MB  {binary}");
    }
}

fn run(binary: &str) -> Took {
    let begun = Instant::now();
    let mut command = Command::new(binary)
        .arg("assess")
        .stdin(File::open(FILE).expect("the questions can be read"))
        .stdout(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let mut memory = 0;
    let ended = loop {
        memory = memory_of(command.id()).unwrap_or(memory);
        match command.try_wait().expect("the binary is waited for") {
            Some(ended) => break ended,
            None => sleep(Duration::from_millis(5)),
        }
    };
    assert!(ended.success(), "{binary}: {ended}");
    Took { seconds: begun.elapsed().as_secs_f64(), memory }
}

/// The most kilobytes that a process had at a time until now.
fn memory_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    most.trim().strip_suffix(" kB")?.parse().ok()
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

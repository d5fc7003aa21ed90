//! How many children a second: the rules as data against the same rules written out by hand.
//!
//! `cargo bench`. Each figure is the median of its rounds, after a warm-up.

// Time is measured in fractions; no money is.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, clippy::indexing_slicing)]

#[path = "assess/workload.rs"]
mod workload;

use std::hint::black_box;
use std::time::{Duration, Instant};

use aid::table::Tables;
use workload::{Child, Way, by_hand, children, round, rulebook, unknown, without_findings};

const ROUNDS: usize = 15;
/// Long enough for the clock, short enough for patience.
const ROUND: Duration = Duration::from_millis(60);

fn main() {
    let (book, children) = (rulebook(), children());
    for child in &children {
        assert_eq!(by_hand(child), without_findings(&book, child), "{child:?}");
    }
    println!("{} children, {} rounds each; by hand and by data agree", children.len(), ROUNDS);

    let unknown = [unknown()];
    let ways: [(&str, Way, &[Child]); 6] = [
        ("by hand", Way::ByHand, &children),
        ("without findings", Way::WithoutFindings, &children),
        ("with findings", Way::WithFindings, &children),
        ("with findings, every part read", Way::FindingsRead, &children),
        ("all unknown, without findings", Way::WithoutFindings, &unknown),
        ("all unknown, with findings", Way::WithFindings, &unknown),
    ];
    let repeats = ways.map(|(_, way, children)| warm_up(way, &book, children));
    // Each round takes every way once, so that a busy moment of the machine slows all alike.
    let rounds: Vec<[f64; 6]> = (0..ROUNDS)
        .map(|_| {
            let mut repeats = repeats.into_iter();
            ways.map(|(_, way, children)| {
                let repeats = repeats.next().unwrap_or(1);
                let count = f64::from(repeats) * children.len() as f64;
                time(way, &book, children, repeats).as_secs_f64() * 1e9 / count
            })
        })
        .collect();
    for (place, (what, ..)) in ways.iter().enumerate() {
        let nanoseconds = median(rounds.iter().map(|round| round[place]));
        let ratio = median(rounds.iter().map(|round| round[place] / round[0]));
        let a_second = 1e9 / nanoseconds;
        println!("{what:32} {nanoseconds:10.0} ns a child {a_second:12.0} a second {ratio:8.1} x");
    }
    let bare = median(rounds.iter().map(|round| round[1]));
    let ratio = median(rounds.iter().map(|round| round[1] / round[0]));
    aim("without findings at most 5 times by hand", ratio <= 5.0);
    aim("without findings below 1 µs", bare < 1_000.0);
    aim("with findings below 20 µs", median(rounds.iter().map(|round| round[2])) < 20_000.0);
}

fn aim(aim: &str, holds: bool) {
    println!("{} {aim}", if holds { "holds:" } else { "MISSED:" });
}

/// How often the children fill a round.
fn warm_up(way: Way, book: &Tables<'_>, children: &[Child]) -> u32 {
    let mut repeats = 1;
    while time(way, book, children, repeats) < ROUND && repeats < 1 << 24 {
        repeats *= 2;
    }
    repeats
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn time(way: Way, book: &Tables<'_>, children: &[Child], repeats: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(round(way, black_box(book), black_box(children)));
    }
    start.elapsed()
}

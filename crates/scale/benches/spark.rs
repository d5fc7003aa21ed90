//! Made-up rows on Spark: whether every answer is the core's, and how long it takes.

// It shares the verbs of a test, which may stop.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, dead_code)]

#[path = "../tests/engines/folder.rs"]
mod folder;

use std::path::Path;
use std::time::Instant;

use aid::library::library;
use folder::Folder;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let [python, rows] = words.as_slice() else {
        println!("usage: spark PYTHON ROWS");
        return;
    };
    let term = "2024-autumn".parse().unwrap();
    let began = Instant::now();
    let folder = Folder::sampled("spark", rows.parse().unwrap(), term, library(), None);
    println!("{rows} rows and the core's answers: {} s", began.elapsed().as_secs());
    let began = Instant::now();
    let differs = folder.compare_by(Path::new(python), "spark");
    println!("read, answered and compared on Spark: {} s", began.elapsed().as_secs());
    assert!(differs.is_empty(), "{differs}");
    println!("every answer is the core's");
}

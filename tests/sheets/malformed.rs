//! Ten thousand files that nobody wrote: good ones of each format, cut off, flipped and spliced,
//! also within the parts that are packed.

use std::io::{Cursor, Read};
use std::panic;
use std::thread;
use std::time::{Duration, Instant};

use sheets::reading::read;
use zip::ZipArchive;

use super::chance::Chance;
use super::file;
use super::parts::zipped;

const COUNT: usize = 10_000;

/// The longest that one may take, in a build that is not optimised, beside all the other tests.
const LONGEST: Duration = Duration::from_secs(5);

/// The files that are spoilt.
const GOOD: [&str; 10] = [
    "openpyxl.xlsx",
    "exceljs.xlsx",
    "sheetjs-days.xlsx",
    "xlwt.xls",
    "xlwt-1904.xls",
    "sheetjs.xls",
    "odfpy.ods",
    "sheetjs.ods",
    "sheetjs.csv",
    "protected.xlsx",
];

/// Spoils bytes in one of five ways.
fn spoil(chance: &mut Chance, bytes: &mut Vec<u8>, other: &[u8]) {
    if bytes.is_empty() || other.is_empty() {
        return;
    }
    let at = chance.below(bytes.len());
    match chance.below(5) {
        0 => bytes.truncate(at),
        1 => {
            for _ in 0..=chance.below(8) {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
        }
        2 => {
            let number = chance.bytes::<4>();
            let end = bytes.len().min(at + 4);
            bytes.splice(at..end, number);
        }
        3 => {
            let from = chance.below(other.len());
            let to = other.len().min(from + chance.below(256));
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        _ => {
            let end = bytes.len().min(at + chance.below(64));
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
    }
}

/// The parts of a zip file; none of another.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let read = |place| {
        let mut part = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    let count = ZipArchive::new(Cursor::new(bytes)).unwrap().len();
    (0..count).map(read).collect()
}

#[test]
fn no_spoilt_file_stops_or_holds_up_the_reader() {
    let good: Vec<Vec<u8>> = GOOD.into_iter().map(file).collect();
    let parts: Vec<Vec<(String, Vec<u8>)>> = good.iter().map(|bytes| parts(bytes)).collect();
    let mut chance = Chance::new(16);
    // What a reader of others says when it stops is not wanted ten thousand times.
    let (said, own) = (panic::take_hook(), thread::current().id());
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() != own {
            said(info);
        }
    }));
    let (mut read_count, mut stopped, mut told) = (0, 0, true);
    let mut longest = Duration::ZERO;
    for _ in 0..COUNT {
        let which = chance.below(good.len());
        let other = &good[chance.below(good.len())];
        let mut bytes = good[which].clone();
        if !parts[which].is_empty() && chance.below(4) > 0 {
            // What is packed is spoilt before it is packed, or nothing would be seen of it.
            let mut own = parts[which].clone();
            let place = chance.below(own.len());
            let from = &parts[which][chance.below(own.len())].1;
            spoil(&mut chance, &mut own[place].1, from);
            let own: Vec<(&str, &[u8])> =
                own.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            bytes = zipped(&own);
        } else {
            spoil(&mut chance, &mut bytes, other);
        }
        let started = Instant::now();
        let read = panic::catch_unwind(|| read(&bytes, None));
        longest = longest.max(started.elapsed());
        match read {
            Ok(Ok(_)) => read_count += 1,
            Ok(Err(error)) => told &= error.to_string().ends_with('。'),
            Err(_) => stopped += 1,
        }
    }
    let _ = panic::take_hook();
    assert_eq!((stopped, told), (0, true), "the reader stopped, or has no sentence");
    assert!(longest < LONGEST, "one took {longest:?}");
    // Neither are all refused, nor did spoiling do nothing.
    assert!((COUNT / 20..COUNT * 9 / 10).contains(&read_count), "{read_count} were read");
}

//! The build script: the edition of what a list of applications is made by. What one edition made
//! of a saved text, no other takes for its own.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Whatever of this project decides it, and the list of what others decide.
const MADE_BY: [&str; 5] =
    ["src", "../aid/src", "../aid/data", "../records/src", "../../Cargo.lock"];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for path in MADE_BY {
        println!("cargo::rerun-if-changed={path}");
        collect(Path::new(path), &mut files)?;
    }
    files.sort();
    let mut sum = 0xcbf2_9ce4_8422_2325;
    for file in files {
        sum = fingerprint(sum, file.to_string_lossy().as_bytes());
        sum = fingerprint(sum, &fs::read(file)?);
    }
    println!("cargo::rustc-env=STUDENT_AID_INDEX_EDITION={sum:016x}");
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}

/// FNV-1a, which needs no library, from where it stood.
fn fingerprint(from: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(from, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

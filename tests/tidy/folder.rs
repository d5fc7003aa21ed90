//! Walks a folder of the project.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder, by its path from here, sorted; what npm installed is not ours.
pub fn files_below(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.as_ref().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if !path.is_dir() {
                files.push(path);
            } else if !path.ends_with("node_modules") {
                folders.push(path);
            }
        }
    }
    files.sort();
    files
}

//! Files for one run of the command, and what it made of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// What the command said, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub told: String,
}

/// A folder with files, in which the command runs.
pub struct Folder(TempDir);

/// A row by the names of its columns.
pub type NamedRow = BTreeMap<String, String>;

impl Folder {
    #[track_caller]
    pub fn with<B: AsRef<[u8]>>(files: impl IntoIterator<Item = (&'static str, B)>) -> Self {
        let folder = Self(TempDir::new().unwrap());
        for (name, bytes) in files {
            fs::write(folder.path(name), bytes).unwrap();
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The names of the files in it.
    #[track_caller]
    pub fn names(&self) -> Vec<String> {
        let files = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The rows of a CSV file.
    #[track_caller]
    pub fn rows(&self, name: &str) -> Vec<NamedRow> {
        let mut rows = csv::Reader::from_path(self.path(name)).unwrap();
        rows.deserialize().map(Result::unwrap).collect()
    }

    /// The command, which is to run here.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_student-aid"));
        command.current_dir(self.0.path());
        command
    }

    /// Runs `student-aid check` with these words.
    #[track_caller]
    pub fn check(&self, words: &[&str]) -> Ran {
        self.run(&[&["check"], words].concat())
    }

    #[track_caller]
    pub fn run(&self, words: &[&str]) -> Ran {
        let output = self.command().args(words).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), told: text(output.stderr) }
    }
}

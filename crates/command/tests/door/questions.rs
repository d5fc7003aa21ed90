//! The questions of the folder and their answers in full.

use std::fs;
use std::path::{Path, PathBuf};

use super::runs::answered;

const FOLDER: &str = "tests/door";

pub fn questions() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let asked = |path: &PathBuf| path.to_string_lossy().ends_with(".in.json");
    let mut questions: Vec<PathBuf> = files.filter(asked).collect();
    questions.sort();
    questions
}

pub fn answer_file(question: &Path) -> PathBuf {
    PathBuf::from(question.to_string_lossy().replace(".in.json", ".out.json"))
}

#[test]
fn every_question_has_its_answer_in_full() {
    let questions = questions();
    for file in &questions {
        let out = answered(&fs::read_to_string(file).unwrap());
        let expected = answer_file(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &out).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert!(out == expected, "{}: the answer differs; UPDATE=1 rewrites it", file.display());
    }
    assert!(questions.len() >= 4, "only {} questions were found", questions.len());
}

#[test]
fn every_answer_has_its_question() {
    let answers: Vec<PathBuf> = questions().iter().map(|file| answer_file(file)).collect();
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        let is_known = answers.contains(&path) || questions().contains(&path);
        // The tests themselves are the only other files.
        let is_test = path.extension().is_some_and(|extension| extension == "rs");
        assert!(is_known || is_test, "{} belongs to no question; remove it", path.display());
    }
}

//! The JSON door: questions in as JSON text, answers out as JSON text. Pure: it reads and prints
//! nothing, and knows no sentence about rules that `wording` does not give it.
//!
//! An object over several lines is answered over several lines. One object a line is answered
//! one object a line, in the same order. Every question is read before any is answered: if one
//! is wrong, none is.

mod answer;
mod question;

use std::fmt;

use serde::de::IgnoredAny;
use serde_json::error::Category;

use crate::assessment::assess;
use crate::policy::Policy;
use crate::region::RegionCode;
use crate::situation::Hardship;
use crate::vocabulary::Vocabulary;
use answer::Answer;
use question::Question;

/// The most children one question can have.
pub const MOST_STUDENTS: usize = 50;

/// How the door is used.
pub const USAGE: &str = r#"What aid each child is owed, to the yuan, with the law beside it.

usage: student-aid assess < situation.json
       student-aid --help

Reads one JSON object, or one JSON object a line, and writes as many in the same order.

  {"period": "2020-spring",
   "region": "130925",
   "household": {"hardships": {"yes": ["rural-subsistence"], "no": "others"}},
   "students": [{"name": "Ming", "stage": "primary", "boarding": "day", "school-kind": "public"}]}

period      a term like 2020-spring or a school year like 2023-2024
region      optional: the county of every school that a student does not name itself
household   optional: hardships
students    1 to 50; each with name, stage, entry, region, school-kind, school-place, boarding,
            hardships, decisions. Any answer may be missing: what it can change is in the answer

Ids and their meaning are in src/situation.rs. Sums are whole yuan, or a text like "312.5".
Ends with 0, or with 2 and one sentence when what was given cannot be read; then nothing is written.
"#;

/// Why a text cannot be answered, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoorError {
    /// There is no question in it.
    Empty,
    /// The question of this line is not an object.
    NotAnObject(usize),
    /// It is not JSON.
    NotJson(Place, String),
    /// It is JSON and says something that has no meaning here.
    NotAQuestion(Place, String),
    /// The question of this line has no students.
    NoStudents(usize),
    /// The question of this line has this many students.
    TooManyStudents(usize, usize),
    /// In the question of this line, a region of Cangzhou that is no place of a school.
    NotAPlace(usize, RegionCode),
    /// In the question of this line, a category that is asked of each child, or of the household,
    /// and stands with the other.
    Misplaced(usize, Hardship),
}

/// A line and a column, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl fmt::Display for DoorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "nothing was given; write one JSON object, or one a line, as --help shows",
            ),
            Self::NotAnObject(line) => {
                write!(f, "line {line}: this is not a JSON object; begin it with {{")
            }
            Self::NotJson(place, reason) => {
                write!(f, "{place}: this is not JSON ({reason}); correct it there")
            }
            Self::NotAQuestion(place, reason) => {
                write!(f, "{place}: {reason}; correct it there, --help shows the form")
            }
            Self::NoStudents(line) => {
                write!(f, "line {line}: there is no student; give 1 to {MOST_STUDENTS}")
            }
            Self::TooManyStudents(line, count) => write!(
                f,
                "line {line}: there are {count} students; give at most {MOST_STUDENTS} at a time"
            ),
            Self::NotAPlace(line, region) => write!(
                f,
                "line {line}: no school is known to lie in {region}; name a county of Cangzhou, \
                 another region, or leave it out: {}",
                places()
            ),
            Self::Misplaced(line, hardship) => {
                let (wrong, right) = if Hardship::OF_STUDENT.contains(*hardship) {
                    ("the household", "the child")
                } else {
                    ("a child", "the household")
                };
                let id = hardship.id();
                write!(f, "line {line}: \"{id}\" stands with {wrong}; write it with {right}")
            }
        }
    }
}

fn places() -> String {
    let codes: Vec<String> = RegionCode::places().map(|place| place.to_string()).collect();
    codes.join(", ")
}

/// Answers every question of a text.
///
/// ```
/// use student_aid::{door, library::library};
///
/// let asked = r#"{"period": "2020-spring", "students": [{"stage": "other"}]}"#;
/// let answered = door::answer(library(), asked).unwrap();
/// assert!(answered.starts_with(r#"{"period":"2020-spring","students":[{"#));
/// ```
///
/// # Errors
/// Says what cannot be read, and where; then no question is answered.
pub fn answer(policy: &Policy, text: &str) -> Result<String, DoorError> {
    let (questions, wide) = read(text)?;
    let mut answers = String::new();
    for question in &questions {
        let assessment = assess(policy, &question.situation, question.period);
        let answer = Answer::new(policy, &assessment, &question.situation, &question.names);
        // Structs of texts, numbers and lists always have a JSON form.
        let text = if wide { serde_json::to_string_pretty } else { serde_json::to_string };
        answers.push_str(&text(&answer).unwrap_or_default());
        answers.push('\n');
    }
    Ok(answers)
}

/// The questions of a text, and whether it is one question over several lines.
fn read(text: &str) -> Result<(Vec<Question>, bool), DoorError> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let (first, line) = lines.next().ok_or(DoorError::Empty)?;
    let whole_line = serde_json::from_str::<IgnoredAny>(line).is_ok();
    if !whole_line && lines.next().is_some() {
        return Ok((vec![read_one(text, first, 0)?], true));
    }
    let lines = (0..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let questions = lines.map(|(before, line)| read_one(line, before + 1, before));
    Ok((questions.collect::<Result<_, _>>()?, false))
}

/// One question that begins on a line; `before` lines of the input stand before `text`.
fn read_one(text: &str, begins: usize, before: usize) -> Result<Question, DoorError> {
    if !text.trim_start().starts_with('{') {
        return Err(DoorError::NotAnObject(begins));
    }
    let asked = serde_json::from_str(text).map_err(|error| {
        let place = Place { line: before.saturating_add(error.line()), column: error.column() };
        let told = error.to_string();
        let end = format!(" at line {} column {}", error.line(), error.column());
        let reason = told.strip_suffix(&end).unwrap_or(&told).to_owned();
        match error.classify() {
            Category::Data => DoorError::NotAQuestion(place, reason),
            Category::Io | Category::Syntax | Category::Eof => DoorError::NotJson(place, reason),
        }
    })?;
    Question::new(asked, begins)
}

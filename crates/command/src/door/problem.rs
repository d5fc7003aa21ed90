//! What is wrong with a question, as a sentence that says how to correct it.

use std::fmt;

use super::{MOST_BYTES, MOST_STUDENTS};
use aid::date::DateError;
use aid::region::RegionCode;
use aid::situation::Hardship;
use aid::vocabulary::Vocabulary;

/// Why a question cannot be answered, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorError {
    /// Where it is; nowhere if nothing was given.
    pub place: Option<Place>,
    /// What is wrong.
    pub problem: Problem,
}

/// A line and a column, both counted from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// What is wrong with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no question.
    Empty,
    /// The bytes are no text.
    NotUtf8,
    /// It has more bytes than [`MOST_BYTES`].
    TooLong,
    /// It does not begin as an object does.
    NotAnObject,
    /// It is not JSON, for this reason.
    NotJson(&'static str),
    /// A value of the wrong kind: what it is called, its kind, and what would be right.
    Unlike(&'static str, Kind, &'static str),
    /// An unknown field: what the object is called, the name, and the known fields.
    UnknownField(&'static str, String, Known),
    /// A field stands twice in one object.
    Twice(String),
    /// An unknown word: the word, what it should be, and the known words.
    UnknownWord(String, &'static str, Known),
    /// The question is about no period.
    NoPeriod,
    /// This is no period.
    NotAPeriod(String),
    /// This is no sum of money.
    NotMoney(String),
    /// This is no region of the table; the near one.
    NotARegion(String, Option<(RegionCode, &'static str)>),
    /// A region of Cangzhou that is no place of a school.
    NotAPlace(RegionCode),
    /// There are no students.
    NoStudents,
    /// There are this many students.
    TooManyStudents(usize),
    /// A category that is asked of each child, or of the household, stands with the other.
    Misplaced(Hardship),
    /// The member of this name is answered both yes and no.
    Both(&'static str),
}

/// The words that would have been right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// The one that was probably meant.
    Near(&'static str),
    /// All that there are.
    All(Vec<&'static str>),
}

/// What kind of value was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Nothing,
    /// `true` or `false`
    YesNo,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Place {
    /// The place of a byte of a text that begins on a line.
    pub(super) fn of(text: &str, at: usize, begins: usize) -> Self {
        let before = text.get(..text.floor_char_boundary(at)).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or(before);
        let lines = before.matches('\n').count();
        Self { line: begins.saturating_add(lines), column: line.chars().count().saturating_add(1) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl fmt::Display for DoorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(place) => write!(f, "{place}: {}", self.problem),
            None => self.problem.fmt(f),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "null",
            Self::YesNo => "true or false",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Near(word) => write!(f, "did you mean \"{word}\"?"),
            Self::All(words) => write!(f, "known are {}", words.join(", ")),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "nothing was given; write one JSON object, or one a line, as --help shows",
            ),
            Self::NotUtf8 => f.write_str("this is not UTF-8 text; save it as UTF-8"),
            Self::TooLong => {
                write!(f, "the question has more than {MOST_BYTES} bytes; ask of fewer children")
            }
            Self::NotAnObject => f.write_str("this is not a JSON object; begin it with {"),
            Self::NotJson(why) => write!(f, "{why}; this is not JSON, correct it there"),
            Self::Unlike(what, kind, right) => write!(f, "{what} is {kind} here; {right}"),
            Self::UnknownField(of, name, known) => {
                write!(f, "{of} has no field \"{name}\"; {known}")
            }
            Self::Twice(name) => write!(f, "\"{name}\" stands here again; say it once"),
            Self::UnknownWord(word, what, known) => {
                let a = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                write!(f, "\"{word}\" is not {a} {what}; {known}")
            }
            Self::NoPeriod => write!(f, "\"period\" is missing; {}", DateError::Period),
            Self::NotAPeriod(text) => {
                write!(f, "\"{text}\" is not a period; {}", DateError::Period)
            }
            Self::NotMoney(text) => {
                write!(f, "\"{text}\" is not a sum of money; write yuan, like 2300 or \"2300.50\"")
            }
            Self::NotARegion(text, near) => {
                write!(f, "\"{text}\" is not a region; ")?;
                match near {
                    Some((near, name)) => write!(f, "did you mean \"{near}\" ({name})?"),
                    None => f.write_str(HOW_REGIONS),
                }
            }
            Self::NotAPlace(region) => write!(
                f,
                "no school is known to lie in {region}; name a county of Cangzhou, another \
                 region, or leave it out: {}",
                places()
            ),
            Self::NoStudents => write!(f, "there is no student; give 1 to {MOST_STUDENTS}"),
            Self::TooManyStudents(count) => {
                write!(f, "there are {count} students; give at most {MOST_STUDENTS} at a time")
            }
            Self::Misplaced(hardship) => misplaced(*hardship, f),
            Self::Both(id) => write!(f, "\"{id}\" is answered both yes and no; say one of them"),
        }
    }
}

const HOW_REGIONS: &str = "write the six digits of the county, 130000 for one elsewhere in Hebei, \
                           000000 for one outside it, or leave it out";

fn places() -> String {
    let codes: Vec<String> = RegionCode::places().map(|place| place.to_string()).collect();
    codes.join(", ")
}

fn misplaced(hardship: Hardship, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let id = hardship.id();
    let (wrong, right) = if Hardship::OF_STUDENT.contains(hardship) {
        ("the household", "the child")
    } else {
        ("a child", "the household")
    };
    write!(f, "\"{id}\" stands with {wrong}; write it with {right}")
}

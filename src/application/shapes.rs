//! The saved shape of an application: what it is, in which shape, and the application.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Application, MEMBER_ROWS};
use crate::label::{self, NoLabel};

/// The shape that this build writes.
pub const SHAPE: u32 = 1;

const FORMAT: &str = "student-aid-application";

/// Why a text cannot be read as an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationError {
    /// It is something else.
    NotAnApplication,
    /// It says it is an application and is not whole.
    Damaged,
    /// It was written by a newer version, in this shape.
    Newer(u32),
}

impl From<NoLabel> for ApplicationError {
    fn from(none: NoLabel) -> Self {
        match none {
            NoLabel::Other => Self::NotAnApplication,
            NoLabel::Damaged => Self::Damaged,
        }
    }
}

impl fmt::Display for ApplicationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnApplication => "这不是本页存的申请。请另选一个文件。",
            Self::Damaged => "这份申请已经损坏，读不出来。原样留着，没有改动；请用以前的备份恢复。",
            Self::Newer(_) => {
                "这份申请是更新的版本存的，这个版本读不了。原样留着，没有改动；请先更新本页再打开。"
            }
        })
    }
}

/// An application as it is saved, in shape 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<A> {
    format: String,
    shape: u32,
    application: A,
}

impl Application {
    /// The text that is saved.
    pub fn write(&self) -> String {
        let written = Written { format: FORMAT.to_owned(), shape: SHAPE, application: self };
        // A struct of texts, numbers and lists always has a JSON form.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads a saved text of any shape up to today's.
    ///
    /// # Errors
    /// Says whether the text is no application, is damaged, or comes from a newer version.
    pub fn read(text: &str) -> Result<Self, ApplicationError> {
        // Whatever is whole says so itself: a school has thousands, and its label is read once.
        let read = serde_json::from_str::<Written<Self>>(text).ok();
        let ours = |one: &Written<Self>| one.format == FORMAT && (1..=SHAPE).contains(&one.shape);
        match read.filter(ours) {
            Some(Written { application, .. }) if application.is_whole() => Ok(application),
            _ => match label::shape(text, FORMAT)? {
                1..=SHAPE => Err(ApplicationError::Damaged),
                newer => Err(ApplicationError::Newer(newer)),
            },
        }
    }

    /// Whether the members are no more than the form has rows, and distinct.
    fn is_whole(&self) -> bool {
        let ids = self.members.iter().map(|member| member.id);
        let repeats =
            |(place, id): (usize, u32)| self.members.iter().skip(place + 1).any(|m| m.id == id);
        self.members.len() <= MEMBER_ROWS && !ids.enumerate().any(repeats)
    }
}

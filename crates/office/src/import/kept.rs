//! 名单: a list that was accepted, as the page knows it: what it is, and the rest as it is kept.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value};

use aid::date::Date;
use aid::vocabulary::vocabulary;
use records::json;
use records::label::{self, NoLabel};

vocabulary! {
    /// What a list says of the people on it.
    ListKind, "kind of list" {
        /// 部门名单: an office has confirmed that they are in difficulty.
        Registered = "registered",
        /// 学校名册: they are at the school.
        Roster = "roster",
        /// 认定汇总: they have applied.
        Applications = "applications",
        /// 发放表: they are, or were, to be paid.
        Payments = "payments",
    }
}

/// The newest shape that this build writes and reads.
pub const LIST_SHAPE: u32 = 2;

pub(super) const FORMAT: &str = "student-aid-list";

/// Why a text cannot be read as a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListError {
    /// It is something else.
    NotAList,
    /// It is labelled as a list and cannot be read.
    Damaged,
    /// It was written by a newer version, in this shape.
    Newer(u32),
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAList => "这不是本页存的名单。",
            Self::Damaged => {
                "这份名单已经损坏，读不出来。原样留着，没有改动；请重新导入原来的表格。"
            }
            Self::Newer(_) => "这份名单是更新的版本存的，这个版本读不了。请先更新本页再打开。",
        })
    }
}

impl From<NoLabel> for ListError {
    fn from(none: NoLabel) -> Self {
        match none {
            NoLabel::Other => Self::NotAList,
            NoLabel::Damaged => Self::Damaged,
        }
    }
}

/// A list that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptList {
    /// What it is.
    pub about: About,
    /// All that is kept of it.
    pub value: Value,
}

/// What a list is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct About {
    /// What it says of the people on it.
    pub kind: ListKind,
    /// The name of its file.
    pub named: String,
    /// The school that it is of.
    pub school: String,
    /// The day on which it was brought in.
    pub on: Date,
}

impl KeptList {
    /// Reads what was saved, as far as the page needs it.
    ///
    /// # Errors
    /// Says whether it is no list, is damaged, or comes from a newer version.
    pub fn read_value(value: Value) -> Result<Self, ListError> {
        shape(&value)?;
        let about = value.get("list").and_then(about).ok_or(ListError::Damaged)?;
        Ok(Self { about, value })
    }
}

/// What a list is. Its thousands of rows need not be gone through for that.
fn about(list: &Value) -> Option<About> {
    let fields = list.as_object()?.iter().filter(|(_, value)| !value.is_array());
    let short: Map<String, Value> =
        fields.map(|(name, value)| (name.clone(), value.clone())).collect();
    json::from_value(&Value::Object(short))
}

/// The shape of a list that this build can read.
pub(super) fn shape(value: &Value) -> Result<u32, ListError> {
    match label::shape(value, FORMAT).ok_or(ListError::NotAList)?? {
        shape if shape > LIST_SHAPE => Err(ListError::Newer(shape)),
        shape => Ok(shape),
    }
}

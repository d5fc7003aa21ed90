//! 暂存: what a family has filled in, as it is saved. Every shape ever released can be read.

mod children;
pub mod clash;
pub mod facts;
mod removed;
mod shapes;

use serde::{Deserialize, Serialize};

use std::fmt;

use crate::checksum::checksum;
use crate::label::NoLabel;
use aid::date::{Date, Period};
use aid::situation::{Household, Question, Situation, Student};
use aid::vocabulary::Set;

pub use children::children_in_words;
pub use removed::{Removed, Taken};

/// The newest shape that this build writes and reads.
pub const SHAPE: u32 = 3;

/// The most children a household can have here.
pub const MOST_CHILDREN: usize = 8;

const FORMAT: &str = "student-aid-draft";

/// One household's answers, with the names the family gave them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Draft {
    /// Grows with every change; of two states the one with more is the newer. Never a clock.
    pub revision: u64,
    /// What the family calls the draft.
    pub name: String,
    /// When it was saved, for people to read; never used for order.
    pub saved: String,
    /// What the result is asked for.
    pub period: Period,
    /// Facts that all children share.
    pub household: Household,
    /// Questions of the household that were put off.
    pub skipped: Set<Question>,
    /// The children, in the family's order.
    pub children: Vec<Child>,
    /// 假如: the same household with something changed, where the family is trying that out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_if: Option<Scenario>,
}

/// 假如: a household as it might be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scenario {
    /// What the result is asked for.
    pub period: Period,
    /// Facts that all children share.
    pub household: Household,
    /// The same children as the draft's, in the same order.
    pub children: Vec<Child>,
}

/// One child of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Child {
    /// Tells the children of one draft apart; never used twice in it.
    pub id: u32,
    /// What the family calls the child; not a full name.
    pub name: String,
    /// The answers.
    pub student: Student,
    /// Questions that were put off.
    pub skipped: Set<Question>,
}

impl Child {
    /// A child without answers.
    pub fn new(id: u32, name: String) -> Self {
        Self { id, name, student: Student::default(), skipped: Set::EMPTY }
    }
}

impl Scenario {
    /// What the rules look at.
    pub fn situation(&self) -> Situation {
        situation(self.household, &self.children)
    }
}

fn situation(household: Household, children: &[Child]) -> Situation {
    Situation { household, students: children.iter().map(|child| child.student).collect() }
}

impl Draft {
    /// An empty draft of one child, asked for a period.
    pub fn new(name: String, period: Period) -> Self {
        let mut draft = Self {
            revision: 0,
            name,
            saved: String::new(),
            period,
            household: Household::default(),
            skipped: Set::EMPTY,
            children: Vec::new(),
            what_if: None,
        };
        draft.add_child();
        draft
    }

    /// Tells this record, as it was saved, from any that says anything else: a file has no name of
    /// its own. Two families who say all the same at the same minute are not told apart.
    pub fn trace(&self) -> String {
        format!("{:08x}", checksum(&[self.write().as_bytes()]))
    }

    /// Adds a child without answers, unless there are [`MOST_CHILDREN`]; gives its id.
    pub fn add_child(&mut self) -> Option<u32> {
        if self.children.len() >= MOST_CHILDREN {
            return None;
        }
        let id =
            self.children.iter().map(|child| child.id).max().map_or(1, |id| id.saturating_add(1));
        let name = birth_order(self.children.len()).to_owned();
        let child = Child::new(id, name);
        if let Some(scenario) = &mut self.what_if {
            scenario.children.push(child.clone());
        }
        self.children.push(child);
        Some(id)
    }

    /// Takes a child out, also of what is being tried out, unless it is the only one.
    pub fn remove_child(&mut self, id: u32) {
        if self.children.len() > 1 {
            self.children.retain(|child| child.id != id);
            if let Some(scenario) = &mut self.what_if {
                scenario.children.retain(|child| child.id != id);
            }
        }
    }

    /// The scenario that is being tried out; the household as it is, until something is changed.
    pub fn scenario(&self) -> Scenario {
        self.what_if.clone().unwrap_or_else(|| Scenario {
            period: self.period,
            household: self.household,
            children: self.children.clone(),
        })
    }

    /// What the rules look at.
    pub fn situation(&self) -> Situation {
        situation(self.household, &self.children)
    }

    /// The day on which it was saved, where it says one.
    pub fn saved_on(&self) -> Option<Date> {
        self.saved.split(' ').next()?.parse().ok()
    }

    /// Whether nothing was answered yet.
    pub fn is_untouched(&self) -> bool {
        self.household == Household::default()
            && self.children.iter().all(|child| child.student == Student::default())
    }
}

/// What a family calls its children by their order.
const fn birth_order(place: usize) -> &'static str {
    match place {
        0 => "大宝",
        1 => "二宝",
        2 => "三宝",
        3 => "四宝",
        4 => "五宝",
        5 => "六宝",
        6 => "七宝",
        _ => "八宝",
    }
}

/// Why a text cannot be read as a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// It is something else.
    NotADraft,
    /// It says it is a draft and is not whole.
    Damaged,
    /// It was written by a newer version, in this shape.
    Newer(u32),
}

impl From<NoLabel> for DraftError {
    fn from(none: NoLabel) -> Self {
        match none {
            NoLabel::Other => Self::NotADraft,
            NoLabel::Damaged => Self::Damaged,
        }
    }
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADraft => "这不是本页存的记录文件。请另选一个文件。",
            Self::Damaged => {
                "这份记录已经损坏，读不出来。原样留着，没有改动；请用以前存的文件恢复。"
            }
            Self::Newer(_) => {
                "这份记录是更新的版本存的，这个版本读不了。原样留着，没有改动；请先更新本页再打开。"
            }
        })
    }
}

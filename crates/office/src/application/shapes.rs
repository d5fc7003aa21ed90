//! The saved shape of an application: what it is, in which shape, and the application.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Action, Application, Event, Field, MEMBER_ROWS, Pinned};
use aid::policy::Benefit;
use records::draft::facts::{are_newer, has_newer_question};
use records::json;
use records::label::{self, NoLabel};

/// The newest shape that this build writes and reads.
pub const SHAPE: u32 = 4;

pub(super) const FORMAT: &str = "student-aid-application";

/// An application under its label.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelledApplication<A> {
    format: String,
    shape: u32,
    application: A,
}

/// Why a text cannot be read as an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationError {
    /// It is something else.
    NotAnApplication,
    /// It is labelled as an application and cannot be read.
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

impl Application {
    /// The text that is saved, in the oldest shape that holds all of it: a tab of an older build
    /// then reads what it can read.
    pub fn write(&self) -> String {
        json::to_text(&self.labelled())
    }

    /// The same, as a value among others.
    pub fn to_value(&self) -> Value {
        json::to_value(&self.labelled())
    }

    fn labelled(&self) -> LabelledApplication<&Self> {
        LabelledApplication { format: FORMAT.to_owned(), shape: self.shape(), application: self }
    }

    /// The first shape had neither what only colleges ask nor the record that the application began
    /// with; the second no payment with its sum and account, no payment that came back, nothing
    /// void, no kind of paper beside the number and no pupil who boards in one term only; the third
    /// no pupil of another stage than compulsory school.
    fn shape(&self) -> u32 {
        let is_of_college = self.texts.iter().any(|(field, _)| field.is_of_college());
        let has_kind = !self.texts.get(Field::IdKind).is_empty();
        if self.is_of_another_stage() {
            SHAPE
        } else if has_kind || self.has_moved() || self.trail.iter().any(Event::is_of_third_shape) {
            3
        } else if is_of_college || self.beginning.is_some() {
            2
        } else {
            1
        }
    }

    /// Whether anything in it is of a stage before or after compulsory school, or only asked there.
    fn is_of_another_stage(&self) -> bool {
        let overruled = self.beginning.as_ref().map(|beginning| beginning.overruled);
        are_newer(&self.student)
            || overruled.is_some_and(has_newer_question)
            || self.trail.iter().any(Event::is_of_another_stage)
    }

    /// Whether the pupil boards in one term only.
    const fn has_moved(&self) -> bool {
        self.student.boarding_in_spring.is_some()
    }

    /// Reads a saved text of any shape up to today's.
    ///
    /// # Errors
    /// Says whether the text is no application, is damaged, or comes from a newer version.
    pub fn read(text: &str) -> Result<Self, ApplicationError> {
        let (shape, value) = label::open(text, FORMAT)?;
        Self::in_shape(shape, &value)
    }

    /// Reads what was saved, as a value among others.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_value(value: &Value) -> Result<Self, ApplicationError> {
        let shape = label::shape(value, FORMAT).ok_or(ApplicationError::NotAnApplication)??;
        Self::in_shape(shape, value)
    }

    fn in_shape(shape: u32, value: &Value) -> Result<Self, ApplicationError> {
        if shape > SHAPE {
            return Err(ApplicationError::Newer(shape));
        }
        let read: Option<LabelledApplication<Self>> = json::from_value(value);
        let read = read.map(|read| read.application).filter(Self::is_whole);
        read.ok_or(ApplicationError::Damaged)
    }

    /// Whether the members are no more than the form has rows, and distinct.
    fn is_whole(&self) -> bool {
        let ids = self.members.iter().map(|member| member.id);
        let repeats =
            |(place, id): (usize, u32)| self.members.iter().skip(place + 1).any(|m| m.id == id);
        self.members.len() <= MEMBER_ROWS && !ids.enumerate().any(repeats)
    }
}

impl Event {
    /// Whether an older shape cannot hold it.
    fn is_of_third_shape(&self) -> bool {
        let has_moved = |pinned: &Pinned| pinned.student.boarding_in_spring.is_some();
        self.paid.is_some()
            || matches!(self.action, Action::Bounce | Action::Correct | Action::Void)
            || self.pinned.as_ref().is_some_and(has_moved)
    }
    /// Whether what was assessed or paid then is of a stage that no older shape holds.
    fn is_of_another_stage(&self) -> bool {
        let is_pinned = |pinned: &Pinned| {
            let mut benefits = pinned.lines.iter().map(|line| line.benefit);
            are_newer(&pinned.student) || benefits.any(is_newer)
        };
        let mut paid = self.paid.iter().flat_map(|paid| &paid.sums);
        self.pinned.as_ref().is_some_and(is_pinned) || paid.any(|(benefit, _)| is_newer(*benefit))
    }
}

/// Whether an older shape does not have this benefit.
const fn is_newer(benefit: Benefit) -> bool {
    match benefit {
        Benefit::LivingSubsidy
        | Benefit::Nutrition
        | Benefit::PrivateFeeCut
        | Benefit::FeeWaiver
        | Benefit::Textbooks
        | Benefit::LocalTextbooks
        | Benefit::Dictionary => false,
        Benefit::PreschoolAid
        | Benefit::PreschoolFees
        | Benefit::NationalGrant
        | Benefit::TuitionWaiver
        | Benefit::BoardingWaiver
        | Benefit::RainDew
        | Benefit::TeacherLiving
        | Benefit::OrphanStudyAid
        | Benefit::DisabledEntrance
        | Benefit::FreshmanTravel
        | Benefit::NationalScholarship
        | Benefit::EncouragementScholarship
        | Benefit::AcademicScholarship
        | Benefit::OriginLoan
        | Benefit::CampusLoan
        | Benefit::InterestHoliday
        | Benefit::ServiceRefund
        | Benefit::GrassRootsRefund
        | Benefit::WorkStudy
        | Benefit::GreenChannel => true,
    }
}

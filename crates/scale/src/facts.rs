//! The table of facts: one pupil a row, one answer a column.

mod lines;
mod pupil;
mod row;
mod value;

pub use lines::{head_line, put_line};
pub use pupil::Pupil;
pub(crate) use row::bits;
pub use row::{NO, Row, YES};
pub use value::{Misfit, Sort, Value};

use aid::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, Hardship, LoanTaken, Major, PrizeWon,
    Question, Residence, SchoolKind, SchoolPlace, Service, Stage, TeacherScheme, Year,
};
use aid::vocabulary::Vocabulary;

/// The name of the table.
pub const TABLE: &str = "facts";

/// The column that names the row, a BIGINT; it passes through to the answers.
pub const ROW: &str = "row_id";

/// What one column of the table says of a pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// The stage of schooling.
    Stage,
    /// The year of the stage.
    Year,
    /// Whether a primary pupil is new this school year.
    Entry,
    /// The county of the school, six digits.
    Region,
    /// The kind of school.
    SchoolKind,
    /// Where in the county the school is.
    SchoolPlace,
    /// Whether the pupil boards in the term.
    Boarding,
    /// How a private kindergarten is approved.
    Approval,
    /// Where the pupil is registered as a resident.
    Residence,
    /// What the pupil of a vocational school learns.
    Major,
    /// Whether the studies are paid for against years of teaching.
    TeacherScheme,
    /// Whether the student served as a soldier.
    Service,
    /// Which prize was won this school year.
    PrizeWon,
    /// Which loan was taken this school year.
    LoanTaken,
    /// What the school granted for the school year, in fen.
    Grant,
    /// Whether a category of hardship applies, to the household or to the child.
    Hardship(Hardship),
    /// What the school decided.
    Decision(Decision),
    /// Another fact of the student or the school.
    Circumstance(Circumstance),
}

impl Fact {
    /// The facts that are not one of many truths.
    const SINGLE: [Self; 15] = [
        Self::Stage,
        Self::Year,
        Self::Entry,
        Self::Region,
        Self::SchoolKind,
        Self::SchoolPlace,
        Self::Boarding,
        Self::Approval,
        Self::Residence,
        Self::Major,
        Self::TeacherScheme,
        Self::Service,
        Self::PrizeWon,
        Self::LoanTaken,
        Self::Grant,
    ];

    /// How many columns the table has after [`ROW`].
    pub const COUNT: usize =
        Self::SINGLE.len() + Hardship::ALL.len() + Decision::ALL.len() + Circumstance::ALL.len();

    /// Every column of the table after [`ROW`], in its order.
    pub fn all() -> impl Iterator<Item = Self> {
        let single = Self::SINGLE.into_iter();
        single
            .chain(Hardship::ALL.iter().copied().map(Self::Hardship))
            .chain(Decision::ALL.iter().copied().map(Self::Decision))
            .chain(Circumstance::ALL.iter().copied().map(Self::Circumstance))
    }

    /// The column of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|fact| fact.name() == name)
    }

    /// The name of the column: lower-case ASCII, no key word of any engine, never quoted.
    ///
    /// ```
    /// use aid::situation::Hardship;
    /// use scale::facts::Fact;
    ///
    /// assert_eq!(Fact::Hardship(Hardship::RuralSubsistence).name(), "hardship_rural_subsistence");
    /// ```
    pub fn name(self) -> String {
        let single = match self {
            Self::Stage => "stage",
            Self::Year => "year_of_stage",
            Self::Entry => "entry",
            Self::Region => "region",
            Self::SchoolKind => "school_kind",
            Self::SchoolPlace => "school_place",
            Self::Boarding => "boarding",
            Self::Approval => "approval",
            Self::Residence => "residence",
            Self::Major => "major",
            Self::TeacherScheme => "teacher_scheme",
            Self::Service => "service",
            Self::PrizeWon => "prize_won",
            Self::LoanTaken => "loan_taken",
            Self::Grant => "grant_fen",
            Self::Hardship(hardship) => return unquoted("hardship", hardship),
            Self::Decision(decision) => return unquoted("decision", decision),
            Self::Circumstance(circumstance) => return unquoted("circumstance", circumstance),
        };
        single.to_owned()
    }

    /// What stands in the column.
    pub const fn sort(self) -> Sort {
        match self {
            Self::Stage
            | Self::Year
            | Self::Entry
            | Self::SchoolKind
            | Self::SchoolPlace
            | Self::Boarding
            | Self::Approval
            | Self::Residence
            | Self::Major
            | Self::TeacherScheme
            | Self::Service
            | Self::PrizeWon
            | Self::LoanTaken => Sort::Code,
            Self::Region => Sort::Region,
            Self::Grant => Sort::Fen,
            Self::Hardship(_) | Self::Decision(_) | Self::Circumstance(_) => Sort::Truth,
        }
    }

    /// The codes that can stand in the column, the ids of its vocabulary; none where it holds
    /// something else.
    pub fn codes(self) -> Vec<&'static str> {
        match self {
            Self::Stage => ids::<Stage>(),
            Self::Year => ids::<Year>(),
            Self::Entry => ids::<Entry>(),
            Self::SchoolKind => ids::<SchoolKind>(),
            Self::SchoolPlace => ids::<SchoolPlace>(),
            Self::Boarding => ids::<Boarding>(),
            Self::Approval => ids::<Approval>(),
            Self::Residence => ids::<Residence>(),
            Self::Major => ids::<Major>(),
            Self::TeacherScheme => ids::<TeacherScheme>(),
            Self::Service => ids::<Service>(),
            Self::PrizeWon => ids::<PrizeWon>(),
            Self::LoanTaken => ids::<LoanTaken>(),
            Self::Region
            | Self::Grant
            | Self::Hardship(_)
            | Self::Decision(_)
            | Self::Circumstance(_) => Vec::new(),
        }
    }

    /// The question that the column answers.
    pub fn question(self) -> Question {
        match self {
            Self::Stage => Question::Stage,
            Self::Year => Question::Year,
            Self::Entry => Question::Entry,
            Self::Region => Question::Region,
            Self::SchoolKind => Question::SchoolKind,
            Self::SchoolPlace => Question::SchoolPlace,
            Self::Boarding => Question::Boarding,
            Self::Approval => Question::Approval,
            Self::Residence => Question::Residence,
            Self::Major => Question::Major,
            Self::TeacherScheme => Question::TeacherScheme,
            Self::Service => Question::Service,
            Self::PrizeWon => Question::PrizeWon,
            Self::LoanTaken => Question::LoanTaken,
            Self::Grant => Question::Grant,
            Self::Hardship(hardship) => hardship.question(),
            Self::Decision(decision) => decision.into(),
            Self::Circumstance(circumstance) => circumstance.into(),
        }
    }
}

/// A group and an id as one name.
fn unquoted(group: &str, member: impl Vocabulary) -> String {
    format!("{group}_{}", member.id().replace('-', "_"))
}

fn ids<V: Vocabulary>() -> Vec<&'static str> {
    V::ALL.iter().map(|member| member.id()).collect()
}

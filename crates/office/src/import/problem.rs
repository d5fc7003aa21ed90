//! What is wrong or doubtful in a row of a list: a numbered code that stays, where it is, and the
//! word that it is about. The sentences are in the crate's words.

use aid::vocabulary::vocabulary;

vocabulary! {
    /// A problem of one row, by a number that never changes its meaning.
    Code, "problem code" {
        /// No name: the row cannot be anybody.
        NoName = "E01",
        /// What stands for the name is none: digits, marks, a whole sentence.
        NotAName = "E02",
        /// A name that hardly anybody has.
        OddName = "E03",
        /// An error of a formula.
        CellError = "E11",
        /// A formula that the file holds no result of.
        NotCalculated = "E12",
        /// A picture.
        Picture = "E13",
        /// A day, a truth value or a number where none is meant.
        OtherKind = "E14",
        /// A value that the screen hides under merged cells.
        UnderMerge = "E15",
        /// Two columns of one meaning that say different things.
        TwoColumns = "E16",
        /// A number of fifteen digits or more in a number cell: the file has damaged it.
        DamagedNumber = "E21",
        /// A number that was cut before it was saved as text: 1.3E+17, or a column ending in 000.
        CutNumber = "E22",
        /// A text that is no number of this paper.
        WrongNumber = "E23",
        /// A number that papers of this kind do not look like.
        OddNumber = "E24",
        /// A number cell that may have had zeros in front.
        ZerosGone = "E25",
        /// A kind of paper that is not known.
        UnknownPaper = "E26",
        /// Not a day or month.
        UnclearDay = "E31",
        /// A time of day that says that a day was lost or won.
        LostDay = "E32",
        /// 2012.1 in a number cell: January or October.
        OneOrTen = "E33",
        /// A bare number that may be a day, as spreadsheets count days.
        Serial = "E34",
        /// A word that is none of those that the column has.
        UnknownWord = "E41",
        /// 借宿: boarding, or not.
        Lodging = "E42",
        /// A category that is not known.
        UnknownCategory = "E43",
        /// A category that may be one of several.
        EitherCategory = "E44",
        /// A grade that does not say of which school it is.
        UnclearGrade = "E45",
        /// What only hints at a category.
        OnlyAHint = "E46",
        /// One category, affirmed and denied in one row.
        YesAndNo = "E47",
        /// Not a sum of money.
        UnclearAmount = "E51",
        /// Not a term or school year.
        UnclearTerm = "E52",
        /// A benefit that is not known.
        UnknownBenefit = "E53",
        /// The number and the rest of the row disagree.
        AgainstNumber = "E61",
        /// The number and the one in 学籍号 differ.
        TwoNumbers = "E62",
        /// An unusual telephone number.
        OddPhone = "E71",
        /// An unusual card number.
        OddCard = "E72",
    }
}

/// What becomes of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The row is not taken.
    Rejected,
    /// The row is taken without this value, which is then unknown.
    LeftOut,
    /// All is taken; somebody should look at it.
    LookAt,
}

impl Code {
    /// What becomes of the row.
    pub const fn severity(self) -> Severity {
        match self {
            Self::NoName | Self::NotAName => Severity::Rejected,
            Self::CellError
            | Self::NotCalculated
            | Self::Picture
            | Self::OtherKind
            | Self::UnderMerge
            | Self::DamagedNumber
            | Self::CutNumber
            | Self::WrongNumber
            | Self::UnknownPaper
            | Self::UnclearDay
            | Self::LostDay
            | Self::OneOrTen
            | Self::UnknownWord
            | Self::Lodging
            | Self::UnknownCategory
            | Self::EitherCategory
            | Self::OnlyAHint
            | Self::YesAndNo
            | Self::UnclearAmount
            | Self::UnclearTerm
            | Self::UnknownBenefit => Severity::LeftOut,
            Self::OddName
            | Self::TwoColumns
            | Self::OddNumber
            | Self::ZerosGone
            | Self::Serial
            | Self::UnclearGrade
            | Self::AgainstNumber
            | Self::TwoNumbers
            | Self::OddPhone
            | Self::OddCard => Severity::LookAt,
        }
    }
}

impl Code {
    /// Whether a number is not what was typed: nothing of it may be used.
    pub const fn is_damage(self) -> bool {
        matches!(self, Self::DamagedNumber | Self::CutNumber | Self::OtherKind)
    }
}

impl Code {
    /// Whether two things that the row says contradict each other.
    pub const fn is_contradiction(self) -> bool {
        matches!(self, Self::AgainstNumber | Self::TwoNumbers | Self::YesAndNo | Self::TwoColumns)
    }
}

/// A problem of a value, before it is known where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which.
    pub code: Code,
    /// The word that it is about, or what its reader says; never a name or a number of a person.
    pub detail: String,
}

impl Problem {
    /// A problem that its code says all of.
    pub const fn of(code: Code) -> Self {
        Self { code, detail: String::new() }
    }

    /// A problem with a word or a sentence.
    pub fn about(code: Code, detail: &(impl ToString + ?Sized)) -> Self {
        Self { code, detail: detail.to_string() }
    }
}

/// A problem of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The row's number on the screen.
    pub row: u32,
    /// The column's place, from 0; none where the whole row is meant.
    pub column: Option<u16>,
    /// What it is.
    pub problem: Problem,
}

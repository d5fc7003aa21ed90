//! What can stand in a column.

use std::borrow::Cow;
use std::fmt;

/// What stands in a column. NULL may in each: it is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A text: one of the codes of a vocabulary.
    Code,
    /// A text of six digits.
    Region,
    /// A boolean.
    Truth,
    /// A BIGINT: whole fen, never negative.
    Fen,
}

/// One answer of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'t> {
    /// A code, or the digits of a region.
    Text(Cow<'t, str>),
    /// A yes or a no.
    Truth(bool),
    /// A sum in fen.
    Fen(u64),
}

/// Why a value cannot stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The text is none of the codes of the column.
    UnknownCode,
    /// The text is not six digits.
    NotRegion,
    /// A value of another sort stands there.
    OtherSort(Sort),
}

impl Sort {
    /// The type of the column, in words that every engine has.
    pub const fn sql_type(self) -> &'static str {
        match self {
            Self::Code => "VARCHAR(20)",
            Self::Region => "VARCHAR(6)",
            Self::Truth => "BOOLEAN",
            Self::Fen => "BIGINT",
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownCode => "the code is none of this column's",
            Self::NotRegion => "a region is a code of six digits, like 130925",
            Self::OtherSort(Sort::Code | Sort::Region) => "a text stands in this column",
            Self::OtherSort(Sort::Truth) => "a boolean stands in this column",
            Self::OtherSort(Sort::Fen) => "whole fen stand in this column",
        })
    }
}

//! 名单上的一行: what a row of a list says of one person, as far as matching and the boxes need it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Owing;
use crate::application::Step;
use crate::identity::{IdNumber, Sex, name_key};
use aid::date::{Date, Month, Term};
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::vocabulary::{Vocabulary, vocabulary};

/// Which list; the caller gives it, and a list that is brought in again keeps it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ListId(pub String);

/// A list that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Which it is.
    pub id: ListId,
    /// The school that it is of; none where it is of several, or of a whole county.
    pub school: Option<String>,
    /// Its rows, in order.
    pub rows: Vec<Listed>,
}

/// One row: who it is about, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The number of the row in its file.
    pub row: u32,
    /// 姓名, as it is written.
    pub name: String,
    /// 身份证号, if it is whole and can be trusted.
    pub number: Option<IdNumber>,
    /// 学籍号; empty where there is none.
    pub roll_number: String,
    /// The birth that is written beside the number.
    pub born: Option<Born>,
    /// The sex that is written beside the number.
    pub sex: Option<Sex>,
    /// 监护人, as it is written; empty where there is none.
    pub guardian: String,
    /// The school that the row names, where it names one.
    pub school: Option<String>,
    /// What the row says of this person.
    pub says: Says,
}

/// A birth as lists have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Born {
    /// With its day.
    On(Date),
    /// The month alone.
    In(Month),
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// On the list of those of whom none may be left out.
    Registered,
    /// On the roll of a school.
    Roll {
        /// How the roll has the pupil.
        enrolment: Enrolment,
        /// What the rules say, where it was worked out.
        owing: Option<Owing>,
    },
    /// Applied at a school.
    Application {
        /// How far it is.
        step: Step,
        /// What the rules say, where it was worked out.
        owing: Option<Owing>,
    },
    /// Paid, or to be paid.
    Payment(Payment),
}

vocabulary! {
    /// How a school's roll has a pupil.
    Enrolment, "enrolment" {
        /// 在读, and 休学: the roll stays.
        Enrolled = "enrolled",
        /// 转出: another school has the roll.
        Moved = "moved",
        /// 辍学, 退学, 毕业: no school is known.
        Gone = "gone",
    }
}

/// One sum on a list of payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The term that it is for.
    pub term: Term,
    /// The benefit, where the list says it.
    pub benefit: Option<Benefit>,
    /// How much.
    pub sum: Yuan,
    /// The day, where the list says it.
    pub on: Option<Date>,
    /// Whether it arrived.
    pub state: PaymentState,
}

vocabulary! {
    /// Whether a payment arrived.
    PaymentState, "state of a payment" {
        /// It was made.
        Paid = "paid",
        /// It is planned.
        Planned = "planned",
        /// The bank sent it back.
        Returned = "returned",
    }
}

vocabulary! {
    /// The kinds of rows.
    RowKind, "kind of row" {
        /// 建档立卡等名单.
        Registered = "registered",
        /// 学籍花名册.
        Roll = "roll",
        /// 申请.
        Application = "application",
        /// 发放.
        Payment = "payment",
    }
}

/// A row, wherever it stands in its list today: a list that is brought in again keeps it, as long
/// as the row says the same of who it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RowId {
    /// The list.
    pub list: ListId,
    /// What the row says of who it is about.
    pub fingerprint: Fingerprint,
}

/// Stands for what a row says of who it is about; no name and no number can be read from it. It is
/// kept where the lists are kept, sealed: whoever knows a person could find the row of that person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint(u64);

impl From<Fingerprint> for String {
    fn from(Fingerprint(print): Fingerprint) -> Self {
        format!("{print:016x}")
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}

impl Born {
    /// The month.
    pub const fn month(self) -> Month {
        match self {
            Self::On(day) => Month::of(day),
            Self::In(month) => month,
        }
    }
}

impl fmt::Display for Born {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(day) => day.fmt(f),
            Self::In(month) => month.fmt(f),
        }
    }
}

impl Says {
    /// The kind of the row.
    pub const fn kind(&self) -> RowKind {
        match self {
            Self::Registered => RowKind::Registered,
            Self::Roll { .. } => RowKind::Roll,
            Self::Application { .. } => RowKind::Application,
            Self::Payment(_) => RowKind::Payment,
        }
    }
}

impl Listed {
    /// The birth, by the number where there is one.
    pub fn birth(&self) -> Option<Born> {
        self.number.map(|number| Born::On(number.birth())).or(self.born)
    }

    /// What the row is recognised by. Where the person goes to school is no part of it: that
    /// changes, and the person does not.
    pub fn fingerprint(&self) -> Fingerprint {
        let number = self.number.map(|number| number.to_string()).unwrap_or_default();
        let born = self.born.map(|born| born.to_string()).unwrap_or_default();
        let sex = self.sex.map(Vocabulary::id).unwrap_or_default();
        let (name, guardian) = (name_key(&self.name), name_key(&self.guardian));
        let parts = [&name, &number, &self.roll_number, &born, sex, &guardian];
        // FNV-1a, which is the same in every build: the standard library's hash is not.
        let mut print: u64 = 0xcbf2_9ce4_8422_2325;
        for part in parts {
            // 0xff is in no UTF-8 text: it keeps the parts apart.
            for byte in part.bytes().chain([0xff]) {
                print = (print ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
            }
        }
        Fingerprint(print)
    }
}

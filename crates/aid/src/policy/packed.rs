//! The rules as the page carries them, read back: no names, only what stands one after the other.
//!
//! The build packs them with `postcard` and stops where this reads them back as other rules. By
//! hand, as `postcard` would be four times as much to download.

use super::{
    Amount, Citation, Condition, Document, DocumentId, Form, Group, HardshipRecord, Policy,
    Provision, Row, Rule, RuleId, Version, WorkYear, WorkingDays,
};
use crate::date::Date;
use crate::money::Yuan;
use crate::region::RegionCode;
use crate::vocabulary::{Set, Vocabulary};

impl Policy {
    /// The rules that these bytes are of, if they are whole.
    pub fn unpack(mut bytes: &[u8]) -> Option<Self> {
        let policy = Self::next(&mut bytes)?;
        if bytes.is_empty() { Some(policy) } else { None }
    }
}

/// What can be taken from the front of the bytes that are left.
trait Packed: Sized {
    fn next(from: &mut &[u8]) -> Option<Self>;
}

fn byte(from: &mut &[u8]) -> Option<u8> {
    let (byte, rest) = from.split_first()?;
    *from = rest;
    Some(*byte)
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn number(from: &mut &[u8]) -> Option<u64> {
    let (mut number, mut place) = (0, 0);
    loop {
        let byte = byte(from)?;
        number |= u64::from(byte & 0x7f).checked_shl(place)?;
        if byte < 0x80 {
            return Some(number);
        }
        place += 7;
    }
}

fn count(from: &mut &[u8]) -> Option<usize> {
    number(from)?.try_into().ok()
}

fn text<'b>(from: &mut &'b [u8]) -> Option<&'b str> {
    let length = count(from)?;
    let (text, rest) = from.split_at_checked(length)?;
    *from = rest;
    str::from_utf8(text).ok()
}

impl Packed for String {
    fn next(from: &mut &[u8]) -> Option<Self> {
        text(from).map(str::to_owned)
    }
}

impl Packed for bool {
    fn next(from: &mut &[u8]) -> Option<Self> {
        byte(from).map(|byte| byte == 1)
    }
}

impl Packed for u8 {
    fn next(from: &mut &[u8]) -> Option<Self> {
        byte(from)
    }
}

impl Packed for u16 {
    fn next(from: &mut &[u8]) -> Option<Self> {
        number(from)?.try_into().ok()
    }
}

impl Packed for Yuan {
    fn next(from: &mut &[u8]) -> Option<Self> {
        number(from).map(Self::from_fen)
    }
}

impl Packed for Date {
    fn next(from: &mut &[u8]) -> Option<Self> {
        text(from)?.parse().ok()
    }
}

impl Packed for RegionCode {
    fn next(from: &mut &[u8]) -> Option<Self> {
        text(from)?.parse().ok()
    }
}

impl Packed for RuleId {
    fn next(from: &mut &[u8]) -> Option<Self> {
        String::next(from).map(Self)
    }
}

impl Packed for DocumentId {
    fn next(from: &mut &[u8]) -> Option<Self> {
        String::next(from).map(Self)
    }
}

impl<V: Vocabulary> Packed for V {
    fn next(from: &mut &[u8]) -> Option<Self> {
        Self::ALL.get(count(from)?).copied()
    }
}

impl<V: Vocabulary> Packed for Set<V> {
    fn next(from: &mut &[u8]) -> Option<Self> {
        number(from)?.try_into().ok().map(Self::from_bits)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn next(from: &mut &[u8]) -> Option<Self> {
        if bool::next(from)? { T::next(from).map(Some) } else { Some(None) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn next(from: &mut &[u8]) -> Option<Self> {
        let mut things = Self::new();
        for _ in 0..count(from)? {
            things.push(T::next(from)?);
        }
        Some(things)
    }
}

/// Reads a struct by its fields, in the order in which it declares them.
macro_rules! packed {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl Packed for $name {
            fn next(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Packed::next(from)?,)+ })
            }
        }
    )+};
}

packed! {
    Policy { documents, hardships, forms, working_days, rules }
    WorkingDays { source, years }
    WorkYear { year, off, work }
    Document { id, title, titled, number, issuer, date, address, note }
    Citation { document, clause, seen, quote }
    Version { from, last_seen, says, cites, reading }
    Provision { when, pays }
    Rule { id, title, benefit, region, replaces, adds_to, kind, per, versions }
    HardshipRecord { id, name, plain, from, to, became, confirmed_by, proof, seen, help }
    Form { id, title, last_seen, cites, reading, groups }
    Group { label, hardships }
    Row { when, pays }
}

impl Packed for Condition {
    fn next(from: &mut &[u8]) -> Option<Self> {
        Some(match byte(from)? {
            0 => Self::All(Packed::next(from)?),
            1 => Self::Any(Packed::next(from)?),
            2 => Self::Not(Box::new(Packed::next(from)?)),
            3 => Self::Stage(Packed::next(from)?),
            4 => Self::Entry(Packed::next(from)?),
            5 => Self::Region(Packed::next(from)?),
            6 => Self::SchoolKind(Packed::next(from)?),
            7 => Self::SchoolPlace(Packed::next(from)?),
            8 => Self::Boarding(Packed::next(from)?),
            9 => Self::Hardship(Packed::next(from)?),
            10 => Self::Decision(Packed::next(from)?),
            _ => return None,
        })
    }
}

impl Packed for Amount {
    fn next(from: &mut &[u8]) -> Option<Self> {
        Some(match byte(from)? {
            0 => Self::Yuan(Packed::next(from)?),
            1 => Self::First(Packed::next(from)?),
            2 => Self::Share { percent: Packed::next(from)?, of: Packed::next(from)? },
            3 => Self::PerDay { yuan: Packed::next(from)?, days: Packed::next(from)? },
            4 => Self::LocalFee,
            5 => Self::InKind,
            6 => Self::NotStated,
            _ => return None,
        })
    }
}

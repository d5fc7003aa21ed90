//! A row of the table, as densely as it can be asked.

use aid::money::Yuan;
use aid::region::RegionCode;
use aid::situation::{Hardship, SchoolKind};
use aid::vocabulary::{Set, Vocabulary};

use super::{Fact, Pupil, Sort, Value};

/// The code of a yes in a column of truths.
pub const YES: u8 = 1;

/// The code of a no in a column of truths.
pub const NO: u8 = 2;

/// What a row says. It is made cell by cell, millions of times.
///
/// ```
/// use scale::facts::{Fact, Pupil, Row, Value};
///
/// let mut pupil = Pupil::default();
/// pupil.tell(Fact::Stage, &Value::Text("primary".into())).unwrap();
/// assert_eq!(Row::of(&pupil).pupil(), pupil);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// By the places of [`Fact::all`]: nought for NULL, else the place of the code from 1; of a
    /// truth [`YES`] or [`NO`].
    codes: [u8; Fact::COUNT],
    /// Categories of hardship that were affirmed and denied, a bit each.
    yes: u32,
    no: u32,
    region: Option<RegionCode>,
    grant: Option<Yuan>,
}

/// Bits of categories.
pub(crate) fn bits(categories: Set<Hardship>) -> u32 {
    categories.iter().map(|category| 1 << category.index()).fold(0, |bits, bit| bits | bit)
}

impl Row {
    /// A row that says nothing.
    pub const NOTHING: Self =
        Self { codes: [0; Fact::COUNT], yes: 0, no: 0, region: None, grant: None };

    /// What a pupil's row says.
    pub fn of(pupil: &Pupil) -> Self {
        let mut row = Self::NOTHING;
        for (slot, fact) in Fact::all().enumerate() {
            match pupil.told(fact) {
                None => {}
                Some(Value::Truth(is)) => row.put(fact, slot, if is { YES } else { NO }),
                Some(Value::Fen(fen)) => row.put_grant(Yuan::from_fen(fen)),
                Some(Value::Text(_)) if fact.sort() == Sort::Region => {
                    row.region = pupil.student.region;
                }
                Some(Value::Text(text)) => {
                    let place = fact.codes().iter().position(|code| *code == text);
                    row.put(fact, slot, code(place));
                }
            }
        }
        row
    }

    /// The pupil of the row.
    pub fn pupil(&self) -> Pupil {
        let mut pupil = Pupil::default();
        for (slot, fact) in Fact::all().enumerate() {
            let code = self.code(slot);
            let value = match fact.sort() {
                Sort::Region => self.region.map(|region| Value::Text(region.to_string().into())),
                Sort::Fen => self.grant.map(|grant| Value::Fen(grant.fen())),
                Sort::Truth => (code != 0).then_some(Value::Truth(code == YES)),
                Sort::Code => {
                    let id = usize::from(code).checked_sub(1);
                    let id = id.and_then(|place| fact.codes().get(place).copied());
                    id.map(|id| Value::Text(id.into()))
                }
            };
            // What stands in a row was read for its column.
            let _ = value.map(|value| pupil.tell(fact, &value));
        }
        pupil
    }

    /// Puts a code into a column, which is the one at this place of [`Fact::all`].
    pub fn put(&mut self, fact: Fact, slot: usize, code: u8) {
        if let Some(place) = self.codes.get_mut(slot) {
            *place = code;
        }
        if let Fact::Hardship(category) = fact {
            let bit = 1_u32.checked_shl(category.index()).unwrap_or(0);
            self.yes = if code == YES { self.yes | bit } else { self.yes & !bit };
            self.no = if code == NO { self.no | bit } else { self.no & !bit };
        }
    }

    /// Puts the county of the school.
    pub const fn put_region(&mut self, region: RegionCode) {
        self.region = Some(region);
    }

    /// Puts what the school granted.
    pub const fn put_grant(&mut self, grant: Yuan) {
        self.grant = Some(grant);
    }

    /// Puts the kind of the school where the row says none.
    pub fn fill_school_kind(&mut self, kind: SchoolKind) {
        let slot = Fact::all().position(|fact| fact == Fact::SchoolKind);
        if let Some(slot) = slot.filter(|slot| self.code(*slot) == 0) {
            self.put(Fact::SchoolKind, slot, code(Some(kind.index() as usize)));
        }
    }

    /// Puts the county of the school where the row says none.
    pub fn fill_region(&mut self, region: RegionCode) {
        self.region = self.region.or(Some(region));
    }

    /// The code in the column at this place.
    #[inline]
    pub(crate) fn code(&self, slot: usize) -> u8 {
        self.codes.get(slot).copied().unwrap_or(0)
    }

    /// The answer to whether one of some categories applies.
    #[inline]
    pub(crate) const fn any_of(&self, bits: u32) -> u8 {
        if self.yes & bits != 0 {
            YES
        } else if self.no & bits == bits {
            NO
        } else {
            0
        }
    }

    /// The county of the school.
    pub const fn region(&self) -> Option<RegionCode> {
        self.region
    }

    /// What the school granted.
    pub const fn grant(&self) -> Option<Yuan> {
        self.grant
    }
}

/// The code of a place among the codes of a column.
fn code(place: Option<usize>) -> u8 {
    place.and_then(|place| u8::try_from(place.saturating_add(1)).ok()).unwrap_or(0)
}

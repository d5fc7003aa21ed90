//! The columns of the table of facts, as a file has them, and what a row says in them.

use aid::money::Yuan;
use aid::region::RegionCode;
use command::near::near;
use office::import::problem::Code;
use scale::facts::{Fact, NO, ROW, Row, Sort, YES};

use super::fault::{Fault, Plain, Wrong};

/// One column of the table.
#[derive(Clone, Debug)]
pub(crate) struct FactColumn {
    pub(crate) fact: Fact,
    /// Its place among the cells of a row.
    pub(crate) place: usize,
    /// Its place in [`Fact::all`].
    pub(crate) slot: usize,
    pub(crate) sort: Sort,
    codes: Vec<&'static str>,
}

/// The columns of a file.
#[derive(Clone, Debug)]
pub(crate) struct FactColumns {
    /// The heads, as they stand.
    pub(crate) heads: Vec<String>,
    /// The place of the column that names the row.
    pub(crate) row_id: Option<usize>,
    /// The columns, by their places.
    pub(crate) facts: Vec<FactColumn>,
}

impl FactColumns {
    /// The columns with these heads; none where no head is a column of the table. Where all rows
    /// have one region, theirs need not be there.
    pub(crate) fn of(heads: &[&str], has_region: bool) -> Result<Option<Self>, Fault> {
        let all: Vec<Fact> = Fact::all().collect();
        let names: Vec<String> = all.iter().map(|fact| fact.name()).collect();
        let is_known = |head: &&&str| **head == ROW || names.iter().any(|name| name == **head);
        if heads.iter().find(is_known).is_none() {
            return Ok(None);
        }
        let (mut row_id, mut facts) = (None, Vec::new());
        for (place, head) in heads.iter().enumerate() {
            let fault = |wrong| Fault::in_column(Some(1), head, wrong);
            if heads.iter().take(place).any(|other| other == head) {
                return Err(fault(Plain::Doubled.into()));
            }
            if *head == ROW {
                row_id = Some(place);
                continue;
            }
            let Some(slot) = names.iter().position(|name| name == head) else {
                let meant = near(head, names.iter().map(String::as_str));
                let unknown = meant.map(|meant| Wrong::Unknown(meant.to_owned()));
                return Err(fault(unknown.unwrap_or(Plain::Unknown.into())));
            };
            let Some(fact) = all.get(slot).copied() else { continue };
            facts.push(FactColumn { fact, place, slot, sort: fact.sort(), codes: fact.codes() });
        }
        let is_there = |name: &&String| heads.contains(&name.as_str());
        let may_lack = |name: &&String| has_region && **name == Fact::Region.name();
        if let Some(missing) = names.iter().find(|name| !is_there(name) && !may_lack(name)) {
            return Err(Fault::in_column(Some(1), missing, Plain::Missing));
        }
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        Ok(Some(Self { heads, row_id, facts }))
    }
}

impl FactColumn {
    /// Takes what a cell of text says.
    ///
    /// # Errors
    /// Why it says nothing that the column can have.
    pub(crate) fn take(&self, cell: &[u8], row: &mut Row) -> Result<(), Code> {
        if cell.is_empty() {
            return Ok(());
        }
        match self.sort {
            Sort::Region => row.put_region(region(cell)?),
            Sort::Fen => row.put_grant(fen(cell)?),
            Sort::Code | Sort::Truth => self.put(self.code(cell)?, row),
        }
        Ok(())
    }

    /// Puts a code of the column.
    pub(crate) fn put(&self, code: u8, row: &mut Row) {
        row.put(self.fact, self.slot, code);
    }

    /// The code of a cell of text in a column of codes or truths.
    pub(crate) fn code(&self, cell: &[u8]) -> Result<u8, Code> {
        if self.sort == Sort::Truth {
            return truth(cell);
        }
        let place = self.codes.iter().position(|code| code.as_bytes() == cell);
        place.and_then(|place| u8::try_from(place.saturating_add(1)).ok()).ok_or(Code::UnknownWord)
    }
}

/// A truth as engines write one: `true`, or `t`, or `1`.
fn truth(cell: &[u8]) -> Result<u8, Code> {
    match cell {
        b"true" | b"t" | b"1" | b"TRUE" | b"True" => Ok(YES),
        b"false" | b"f" | b"0" | b"FALSE" | b"False" => Ok(NO),
        _ => Err(Code::UnknownWord),
    }
}

/// The region of six digits.
pub(crate) fn region(cell: &[u8]) -> Result<RegionCode, Code> {
    let text = str::from_utf8(cell).map_err(|_| Code::UnknownWord)?;
    text.parse().map_err(|_| Code::UnknownWord)
}

fn fen(cell: &[u8]) -> Result<Yuan, Code> {
    let digits = cell.iter().all(u8::is_ascii_digit);
    let text = str::from_utf8(cell).ok().filter(|_| digits && cell.len() <= MOST_DIGITS);
    let fen = text.and_then(|text| text.parse().ok());
    fen.map(Yuan::from_fen).ok_or(Code::UnclearAmount)
}

/// A sum of more digits is none that a school grants.
const MOST_DIGITS: usize = 15;

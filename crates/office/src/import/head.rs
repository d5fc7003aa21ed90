//! The head of a list: which rows it takes, what stands over each column, what each column means.

use serde::{Deserialize, Serialize};

use super::alias::column_of;
use super::cell::text_of;
use super::column::Column;
use super::group::column_under;
use super::heading::fold;
use super::mapping::Mapping;
use super::sheet::{CellValue, Merged, Sheet, SheetRow};

/// How many rows with anything may stand before the end of a head.
const SEARCHED: usize = 40;

/// The most columns that are looked at.
const COLUMNS: usize = 512;

/// What stands over one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Heading {
    /// The column's place, from 0.
    pub place: u16,
    /// The text, with the group's head before it where there is one; empty where there is none.
    pub text: String,
    /// Which of several columns with this text it is, from 1; none where it is the only one.
    pub occurrence: Option<u16>,
}

/// The head of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Head {
    /// The numbers of its first and its last row.
    pub rows: (u32, u32),
    /// What stands above it: the title, the school, the unit.
    pub titles: Vec<String>,
    /// What stands over each column.
    pub headings: Vec<Heading>,
    /// What the columns mean, as far as their heads are known.
    pub mapping: Mapping,
}

impl Head {
    /// The columns that have a head that is not known, or a second one of a meaning.
    pub fn not_understood(&self) -> impl Iterator<Item = &Heading> {
        let is_open = |heading: &&Heading| {
            !heading.text.is_empty() && self.mapping.get(heading.place).is_none()
        };
        self.headings.iter().filter(is_open)
    }
}

/// The head of a table, where one is found: the one row, or the two rows that say the most.
pub fn find_head(sheet: &Sheet) -> Option<Head> {
    let searched = sheet.rows.get(..SEARCHED).unwrap_or(&sheet.rows);
    let last = searched.last().map_or(0, |row| row.number);
    let merged = merged_until(sheet, last);
    let mut best: Option<(usize, u32, u32)> = None;
    for (place, row) in searched.iter().enumerate() {
        let next_to = |other: Option<usize>, first: u32| {
            let other = searched.get(other?)?;
            (other.number.abs_diff(first) == 1).then_some(other)
        };
        let above = next_to(place.checked_sub(1), row.number);
        let below = next_to(place.checked_add(1), row.number);
        let is_lower = above.is_some_and(|above| is_half(above, row));
        let is_upper = merged.iter().any(|merged| {
            merged.rows.0 == row.number && below.is_some_and(|below| below.number <= merged.rows.1)
        });
        let alone = (!is_lower && !is_upper).then(|| vec![row]);
        for rows in [alone, below.map(|below| vec![row, below])].into_iter().flatten() {
            let mapping = proposed(&parts(&rows, &merged));
            let score = mapping.iter().count();
            let is_head = score > 1 || mapping.has(Column::Name);
            let last = rows.last().map_or(row.number, |row| row.number);
            // Of heads that say as much, the one of one row is the head without its title.
            let is_better = best.is_none_or(|(most, from, to)| {
                score > most || (score == most && rows.len() == 1 && from < to)
            });
            if is_head && is_better {
                best = Some((score, row.number, last));
            }
        }
    }
    best.and_then(|(_, first, last)| head_at(sheet, (first, last)))
}

/// Whether a row is the lower half of a head: a known head stands above one of its blank cells.
fn is_half(above: &SheetRow, row: &SheetRow) -> bool {
    let is_blank = |place: usize| row.cells.get(place).and_then(text_of).is_none();
    let known = |(place, cell): (usize, &CellValue)| {
        is_blank(place) && text_of(cell).is_some_and(|text| column_of(&text).is_some())
    };
    row.cells.iter().any(|cell| text_of(cell).is_some())
        && above.cells.iter().enumerate().any(known)
}

/// The head in these rows, which somebody pointed at; none where nothing stands in them.
pub fn head_at(sheet: &Sheet, (first, last): (u32, u32)) -> Option<Head> {
    let rows: Vec<&SheetRow> =
        sheet.rows.iter().filter(|row| (first..=last).contains(&row.number)).take(3).collect();
    rows.first()?;
    let parts = parts(&rows, &merged_until(sheet, last));
    let above = sheet.rows.iter().take_while(|row| row.number < first).take(SEARCHED);
    let titles = above.flat_map(|row| &row.cells).filter_map(text_of).collect();
    let mapping = proposed(&parts);
    Some(Head { rows: (first, last), titles, headings: headings(&parts), mapping })
}

/// The texts over one column, from the top.
type Parts = Vec<String>;

/// The merged cells that begin in the first rows.
fn merged_until(sheet: &Sheet, last: u32) -> Vec<Merged> {
    sheet.merged.iter().copied().filter(|merged| merged.rows.0 <= last).collect()
}

/// What stands over each column in some rows. A text of merged cells stands over each of their
/// columns, and once over all of their rows. In a file without merged cells, the head of a group
/// stands over its first column alone.
fn parts(rows: &[&SheetRow], merged: &[Merged]) -> Vec<Parts> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(COLUMNS);
    let at = |row: &SheetRow, place: usize| row.cells.get(place).and_then(text_of);
    let of_merged = |number: u32, place: u16| {
        let around = merged.iter().find(|merged| {
            (merged.rows.0..=merged.rows.1).contains(&number)
                && (merged.columns.0..=merged.columns.1).contains(&place)
        })?;
        let first = rows.iter().find(|row| row.number == around.rows.0)?;
        at(first, usize::from(around.columns.0))
    };
    let shown: Vec<Vec<Option<String>>> = rows
        .iter()
        .map(|row| {
            let places = (0_u16..).zip(0..columns);
            let texts = places
                .map(|(place, index)| at(row, index).or_else(|| of_merged(row.number, place)));
            texts.collect()
        })
        .collect();
    (0..columns).map(|place| over(&shown, place)).collect()
}

/// What stands over one column: each text once.
fn over(shown: &[Vec<Option<String>>], place: usize) -> Parts {
    let text = |row: usize, place: usize| shown.get(row).and_then(|row| row.get(place)?.as_ref());
    let mut parts: Parts = Vec::new();
    for row in 0..shown.len() {
        let below = row.saturating_add(1);
        let has_below = |place: usize| text(below, place).is_some();
        let group = || {
            let left = (0..place).rev().take_while(|left| has_below(*left));
            left.into_iter().find_map(|left| text(row, left)).filter(|_| has_below(place))
        };
        let said = text(row, place).or_else(group);
        if let Some(said) = said.filter(|said| parts.last() != Some(*said)) {
            parts.push(said.clone());
        }
    }
    parts
}

/// What the columns mean. Of two with one meaning, the one that says it at more length has it: 联系电话
/// beside 监护人电话 is another's. A list may have several columns of categories.
fn proposed(parts: &[Parts]) -> Mapping {
    let mut mapping = Mapping::default();
    let mut held: Vec<(Column, u16, usize)> = Vec::new();
    for (place, parts) in (0_u16..).zip(parts) {
        let Some(column) = meaning(parts) else { continue };
        let length = parts.iter().map(|part| fold(part).chars().count()).sum();
        let holder = held.iter_mut().find(|(other, ..)| *other == column);
        match holder.filter(|_| column != Column::Category) {
            Some((_, before, least)) if *least < length => {
                mapping.set(*before, None);
                mapping.set(place, Some(column));
                (*before, *least) = (place, length);
            }
            Some(_) => {}
            None => {
                mapping.set(place, Some(column));
                held.push((column, place, length));
            }
        }
    }
    mapping
}

fn meaning(parts: &[String]) -> Option<Column> {
    match parts {
        [] => None,
        [head] => column_of(head),
        [group, .., head] => column_of(&parts.concat()).or_else(|| column_under(group, head)),
    }
}

/// The heads as the page shows them; of several alike, which each is.
fn headings(parts: &[Parts]) -> Vec<Heading> {
    let texts: Vec<String> = parts.iter().map(|parts| parts.join("／")).collect();
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let count = |upto: usize, text: &String| {
        folded.iter().take(upto).filter(|other| *other == text).count()
    };
    (0_u16..)
        .zip(texts.iter().zip(&folded))
        .map(|(place, (text, folded_text))| {
            let before = count(usize::from(place), folded_text);
            let is_one = text.is_empty() || count(folded.len(), folded_text) == 1;
            let occurrence = u16::try_from(before.saturating_add(1)).ok().filter(|_| !is_one);
            Heading { place, text: text.clone(), occurrence }
        })
        .collect()
}

//! What a restore would change. It adds and brings up to date; it never deletes.

use std::collections::BTreeMap;

use super::Record;
use crate::checksum::checksum;

/// What a restore would do with every record of a backup, in the backup's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview<'a> {
    /// One for each record of the backup.
    pub entries: Vec<Entry<'a>>,
}

/// One record of a backup beside what is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// How the first is related to the second.
    pub relation: Relation,
    /// The record as the backup has it.
    pub record: &'a Record,
}

/// How a record of a backup is related to what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// There is none here.
    New,
    /// What it says is here already.
    Same,
    /// It grew out of the one here, and takes its place.
    Newer,
    /// The one here grew out of it, and stays.
    Older,
    /// Both were changed, each without the other; both are kept.
    Conflict {
        /// The id under which the backup's is kept; the one here keeps its own.
        kept_as: String,
    },
}

/// How a backup's records are related to those that are here.
///
/// In a conflict the backup's record gets an id that comes out of the id that both have and of its
/// text, so that a second restore of the same file finds it there and adds nothing.
pub fn compare<'a>(mine: &[Record], theirs: &'a [Record]) -> Preview<'a> {
    let (mine, incoming) = (by_id(mine), by_id(theirs));
    let entries = theirs.iter().map(|record| {
        let relation = match mine.get(record.id.as_str()) {
            None => Relation::New,
            Some(own) if own.value == record.value => Relation::Same,
            Some(own) => {
                let newer = record.lineage.includes(&own.lineage);
                let older = own.lineage.includes(&record.lineage);
                match (newer, older) {
                    (true, false) => Relation::Newer,
                    (false, true) => Relation::Older,
                    // The same changes with two outcomes: one device was copied.
                    (true, true) | (false, false) => beside(record, &[&mine, &incoming]),
                }
            }
        };
        Entry { relation, record }
    });
    Preview { entries: entries.collect() }
}

impl Preview<'_> {
    /// What is to be written: the new, the newer, and the backup's side of every conflict.
    pub fn incoming(&self) -> impl Iterator<Item = Record> {
        self.entries.iter().filter_map(|entry| match &entry.relation {
            Relation::New | Relation::Newer => Some(entry.record.clone()),
            Relation::Conflict { kept_as } => {
                Some(Record { id: kept_as.clone(), ..entry.record.clone() })
            }
            Relation::Same | Relation::Older => None,
        })
    }
}

type ById<'a> = BTreeMap<&'a str, &'a Record>;

fn by_id(records: &[Record]) -> ById<'_> {
    records.iter().map(|record| (record.id.as_str(), record)).collect()
}

/// Keeps a record under an id that nothing has, unless an earlier restore did so.
fn beside(record: &Record, known: &[&ById<'_>]) -> Relation {
    let text = record.value.to_string();
    let mut kept_as = another(&record.id, &text);
    while let Some(found) = known.iter().find_map(|known| known.get(kept_as.as_str())) {
        if found.lineage.includes(&record.lineage) {
            return Relation::Same;
        }
        kept_as = another(&kept_as, &text);
    }
    Relation::Conflict { kept_as }
}

/// Sixteen digits, as the names of records that are made anew.
fn another(id: &str, text: &str) -> String {
    let sum = |parts: [&str; 2]| checksum(&parts.map(str::as_bytes));
    format!("{:08x}{:08x}", sum([id, text]), sum([text, id]))
}

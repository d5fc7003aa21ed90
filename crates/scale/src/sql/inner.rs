//! The inner query: the answers of a row as numbers and truths that are never NULL.

use std::fmt::Write;

use aid::region::RegionCode;

use super::atom::Atom;
use super::literals::any_of;
use super::places::Places;
use crate::facts::{Fact, ROW, TABLE};

/// The inner query, over the columns that the atoms ask for.
pub(super) fn inner(atoms: &[Atom], places: &Places, region: Option<RegionCode>) -> String {
    let mut columns = vec![ROW.to_owned(), numbers(Fact::Stage)];
    for atom in atoms {
        match atom {
            Atom::Place(_) => columns.push(place_group(places, region)),
            Atom::Code(fact) => columns.push(numbers(*fact)),
            Atom::Truth(fact) => columns.extend(truths(&fact.name(), &fact.name())),
            Atom::AnyOf(categories) => {
                let members: Vec<String> =
                    categories.iter().map(|one| Fact::Hardship(one).name()).collect();
                columns.extend(truths(&members.join(" OR "), &any_of(atoms, *categories)));
            }
            Atom::Grant(_) => columns.push(Fact::Grant.name()),
        }
    }
    let mut once: Vec<String> = Vec::new();
    for column in columns {
        if !once.contains(&column) {
            once.push(column);
        }
    }
    // PostgreSQL would put each of these in the place of its name, hundreds of times, and work it
    // out as often; it does not where rows are counted off. The others drop the clause.
    format!("SELECT\n{}\nFROM {TABLE} OFFSET 0", once.join("\n, "))
}

/// What is so can be so; what is not answered can be either.
fn truths(is: &str, name: &str) -> [String; 2] {
    [
        format!("COALESCE({is}, TRUE) AS {name}_can"),
        format!("COALESCE(NOT ({is}), TRUE) AS {name}_cannot"),
    ]
}

/// The number of a code, from 1; 0 for NULL and for what is none of the codes.
fn numbers(fact: Fact) -> String {
    let name = fact.name();
    let mut text = format!("CASE {name}");
    for (number, code) in (1..).zip(fact.codes()) {
        let _ = write!(text, " WHEN '{code}' THEN {number}");
    }
    let _ = write!(text, " ELSE 0 END AS {name}_no");
    text
}

/// The number of the group of the row's place, from 1.
fn place_group(places: &Places, region: Option<RegionCode>) -> String {
    let column = Fact::Region.name();
    let mut text = "CASE".to_owned();
    if let Some(region) = region {
        let group = places.group_of(region).saturating_add(1);
        let _ = write!(text, "\n WHEN {column} IS NULL OR {column} = '' THEN {group}");
        let _ = write!(text, " -- the region asked for, {region}");
    }
    for arm in places.arms(&column) {
        let _ = write!(text, "\n {arm}");
    }
    text.push_str("\n ELSE 0 END AS place_group");
    text
}

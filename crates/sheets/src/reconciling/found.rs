//! Workbooks of what came of lists held against each other.

use std::collections::BTreeMap;

use office::export::book::Book;
use office::export::found::{Called, RuledRows};
use office::export::request::Found;
use office::import::list::List as ImportedList;
use office::import::person::Person;
use office::import::request::Lists;
use office::reconciliation::{Code, MatchLog, Reconciliation, RowId, Whereabouts};
use office::wording;

use super::rows::Rows;
use super::{Asked, held, told};

/// The workbook that is wanted.
///
/// # Errors
/// A sentence: what was kept cannot be read.
pub(crate) fn found_book(given: &Lists, asked: Asked<'_>, what: Found) -> Result<Book, String> {
    let (on, school) = (asked.on, asked.school);
    let (rows, found, log) = held(given, asked)?;
    Ok(match what {
        Found::Boxes => wording::found_book(&told(&rows, &found, &log), on),
        Found::CallList => {
            wording::call_list_book(&called(given, &rows, &found)?, &school.name, on)
        }
        Found::Rulings => wording::rulings_book(&rulings(&rows, &log), on),
    })
}

/// The children who are at no school, with what all their rows say of how they are reached.
fn called(given: &Lists, rows: &Rows, found: &Reconciliation) -> Result<Vec<Called>, String> {
    let mut people: BTreeMap<&str, BTreeMap<u32, Person>> = BTreeMap::new();
    for (id, value) in &given.lists {
        let list = ImportedList::read_value(value).map_err(|error| error.to_string())?;
        let of_list = list.read().people.into_iter().map(|person| (person.row, person));
        people.insert(id, of_list.collect());
    }
    let is_open = |code| matches!(code, Code::Unidentified | Code::Unconfirmed);
    let open = found.problems.iter().filter(|problem| is_open(problem.code));
    let uncertain: Vec<_> = open.flat_map(|problem| &problem.rows).collect();
    let away = found.children.iter().filter(|of| of.whereabouts == Whereabouts::NotAtSchool);
    let called = away.map(|child| {
        let mut called = Called::default();
        for at in &child.rows {
            let person = people.get(at.list.0.as_str()).and_then(|of_list| of_list.get(&at.row));
            if let Some(person) = person {
                called.add(person);
            }
            called.places.push(rows.place(at));
        }
        called.is_uncertain = uncertain.iter().any(|at| child.rows.contains(at));
        called
    });
    let mut called: Vec<Called> = called.collect();
    called.sort_by_key(|one| one.is_uncertain);
    Ok(called)
}

/// What was said, with where the rows stand today.
fn rulings(rows: &Rows, log: &MatchLog) -> Vec<RuledRows> {
    let mut standing: BTreeMap<RowId, String> = BTreeMap::new();
    for list in &rows.lists {
        for row in &list.rows {
            let id = RowId { list: list.id.clone(), fingerprint: row.fingerprint() };
            standing.insert(id, format!("{} {}", rows.place_of(&list.id, row.row), row.name));
        }
    }
    let stands = |id: &RowId| standing.get(id).cloned().unwrap_or_default();
    let said = log.entries().iter();
    let said = said.map(|ruled| RuledRows {
        rows: [stands(&ruled.one), stands(&ruled.other)],
        ruling: ruled.ruling,
        on: ruled.on,
    });
    said.collect()
}

//! The rows that are held against each other: of the lists of a desk and of its applications.

use std::collections::BTreeMap;

use aid::date::{Period, SchoolYear, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::rulebook::Rulebook;
use aid::table::Tables;
use office::application::{Application, School};
use office::identity::{IdNumber, closed_up};
use office::import::kept::{About, ListKind};
use office::import::list::List as ImportedList;
use office::import::person::Person;
use office::import::request::{Lists, Way};
use office::reconciliation::{
    Affirmed, Known, List, ListId, Listed, RowAt, RowKind, Says, rows_of_application,
    rows_of_person,
};
use office::wording;

/// The list that the applications of the desk are.
const DESK: &str = "desk";

/// The rows of all lists, and how each is called.
pub(super) struct Rows {
    pub(super) lists: Vec<List>,
    /// What each list that was brought in is.
    pub(super) about: BTreeMap<String, About>,
    /// The name and the school in each row.
    people: BTreeMap<(ListId, u32), (String, String)>,
    /// The record of each application, by its row.
    records: BTreeMap<u32, String>,
    pub(super) not_compared: usize,
}

impl Rows {
    pub(super) fn of(given: &Lists, year: SchoolYear, school: &School) -> Result<Self, String> {
        let tables = Tables::new(Rulebook::new(library(), Period::SchoolYear(year)));
        let mut read = Vec::new();
        for (id, value) in &given.lists {
            let list = ImportedList::read_value(value).map_err(|error| error.to_string())?;
            let people = list.read().people;
            read.push((id, list, people));
        }
        let mut affirmed = Affirmed::default();
        let registered = read.iter().filter(|(_, list, _)| list.kind == ListKind::Registered);
        for person in registered.flat_map(|(_, _, people)| people) {
            affirmed.add(person);
        }
        let known = Known { tables: &tables, affirmed: &affirmed };
        let (records, of_desk) = of_desk(&given.applications, year, &known);
        let paid = Paid::of(&of_desk);
        let mut rows = Self {
            lists: Vec::new(),
            about: BTreeMap::new(),
            people: BTreeMap::new(),
            records,
            not_compared: 0,
        };
        for (id, list, people) in read {
            let listed = rows.of_list(&list, &people, &known, school);
            let listed = listed.into_iter().filter(|row| !paid.has(row)).collect();
            rows.add(id, &list.school, listed);
            let ImportedList { kind, named, school, on, .. } = list;
            rows.about.insert(id.clone(), About { kind, named, school, on });
        }
        rows.add(DESK, &school.name, of_desk);
        Ok(rows)
    }

    /// The rows of one list; counts those that are not compared.
    fn of_list(
        &mut self,
        list: &ImportedList,
        people: &[Person],
        known: &Known<'_>,
        desk: &School,
    ) -> Vec<Listed> {
        let says_recognised = people.iter().any(|person| person.recognised.is_some());
        let is_of_recognitions = list.kind == ListKind::Applications && says_recognised;
        let (of_list, mut listed) = (list.school(desk), Vec::new());
        for person in people {
            let is_silent = is_of_recognitions && person.recognised.is_none();
            let school = person.school(&of_list, desk);
            let of_person = rows_of_person(person, list.kind, known, &school);
            if is_silent || of_person.is_empty() {
                self.not_compared += 1;
            } else {
                listed.extend(of_person);
            }
        }
        listed
    }

    fn add(&mut self, id: &str, school: &str, rows: Vec<Listed>) {
        let of_list = (!school.is_empty()).then(|| school.to_owned());
        let id = ListId(id.to_owned());
        let people = rows.iter().map(|row| {
            let school = row.school.as_ref().or(of_list.as_ref());
            let school = school.map(|school| closed_up(school)).unwrap_or_default();
            ((id.clone(), row.row), (row.name.clone(), school))
        });
        self.people.extend(people);
        self.lists.push(List { id, school: of_list, rows });
    }

    /// Where a row stands: 名册.csv 第 3 行.
    pub(super) fn place(&self, at: &RowAt) -> String {
        self.place_of(&at.list, at.row)
    }

    /// The same of a list and a number.
    pub(super) fn place_of(&self, list: &ListId, row: u32) -> String {
        match self.about.get(&list.0) {
            Some(about) => format!("{} 第 {row} 行", about.named),
            None => format!("工作台第 {row} 份申请"),
        }
    }

    /// Where one goes on with rows of one person: to the application; where there is none, to the
    /// roll, where one can be begun, else to the first row.
    pub(super) fn way(&self, rows: &[RowAt]) -> Option<Way> {
        if let Some(at) = rows.iter().find(|at| at.list.0 == DESK) {
            return self.records.get(&at.row).cloned().map(Way::Application);
        }
        let at = rows.iter().find(|at| at.kind == RowKind::Roll).or_else(|| rows.first())?;
        Some(Way::Row(at.list.0.clone(), at.row))
    }

    /// The name in a row.
    pub(super) fn name(&self, at: &RowAt) -> &str {
        self.person(at).0
    }

    /// The school of a row, without spaces; empty where nobody says it.
    pub(super) fn school(&self, at: &RowAt) -> &str {
        self.person(at).1
    }

    fn person(&self, at: &RowAt) -> (&str, &str) {
        let found = self.people.get(&(at.list.clone(), at.row));
        found.map_or(("", ""), |(name, school)| (name, school))
    }

    /// The lists that are of this school, each with its day; an empty name is for those of several.
    pub(super) fn lists_of(&self, school: &str) -> Vec<String> {
        let of_school = self.about.values().filter(|about| closed_up(&about.school) == school);
        of_school.map(wording::kept_list).collect()
    }
}

/// The records of the applications of a year, and what they say.
fn of_desk(
    applications: &[(String, Application)],
    year: SchoolYear,
    known: &Known<'_>,
) -> (BTreeMap<u32, String>, Vec<Listed>) {
    let of_year = applications.iter().filter(|(_, application)| application.year == year);
    let (mut records, mut rows) = (BTreeMap::new(), Vec::new());
    for (row, (record, application)) in (1..).zip(of_year) {
        records.insert(row, record.clone());
        rows.extend(rows_of_application(row, application, known));
    }
    (records, rows)
}

/// What the desk itself has recorded as paid: an imported row that says the same is no second
/// payment.
struct Paid(BTreeMap<IdNumber, Vec<(Term, Yuan)>>);

impl Paid {
    fn of(of_desk: &[Listed]) -> Self {
        let mut paid: BTreeMap<IdNumber, Vec<(Term, Yuan)>> = BTreeMap::new();
        for row in of_desk {
            if let (Some(number), Says::Payment(payment)) = (row.number, &row.says) {
                paid.entry(number).or_default().push((payment.term, payment.sum));
            }
        }
        Self(paid)
    }

    fn has(&self, row: &Listed) -> bool {
        let Says::Payment(payment) = &row.says else { return false };
        let known = row.number.and_then(|number| self.0.get(&number));
        known.is_some_and(|paid| paid.contains(&(payment.term, payment.sum)))
    }
}

//! The people of a list that is kept, as far as its rows say who they are.

use std::collections::BTreeMap;

use aid::date::SchoolYear;
use office::application::School;
use office::import::list::List;
use office::import::problem::{Code, RowProblem, Severity};
use office::import::request::Listed;
use office::wording;

/// The people of a list, in its order; or the one in a row of it.
pub(crate) fn people(
    list: &List,
    year: SchoolYear,
    school: &School,
    row: Option<u32>,
) -> Vec<Listed> {
    let (imported, of_list) = (list.read(), list.school(school));
    let mut problems: BTreeMap<u32, Vec<RowProblem>> = BTreeMap::new();
    for found in imported.problems {
        problems.entry(found.row).or_default().push(found);
    }
    let wanted = imported.people.iter().filter(|person| row.is_none_or(|row| person.row == row));
    let listed = wanted.map(|person| {
        let problems = problems.remove(&person.row).unwrap_or_default();
        let codes = || problems.iter().map(|found| found.problem.code);
        Listed {
            row: person.row,
            application: person.application(year, &person.school(&of_list, school)),
            payment: person.payment.clone(),
            is_contradictory: codes().any(Code::is_contradiction),
            has_left_out: codes().any(|code| code.severity() == Severity::LeftOut),
            problems: problems.iter().map(wording::row_problem).collect(),
        }
    });
    listed.collect()
}

//! The cells of one row by what their columns mean, and the problems that are found in them.

use super::cell::Said;
use super::column::Column;
use super::problem::{Code, Problem, RowProblem};
use super::value::Read;

/// The cells of one row that say something.
pub(super) struct Cells<'s> {
    row: u32,
    said: Vec<(u16, Column, Said<'s>)>,
    problems: Vec<RowProblem>,
}

/// What nothing says.
const NOTHING: &Said<'static> = &Said::Nothing;

impl<'s> Cells<'s> {
    pub(super) const fn new(row: u32) -> Self {
        Self { row, said: Vec::new(), problems: Vec::new() }
    }

    /// Adds what a cell says, or why it says nothing.
    pub(super) fn put(&mut self, place: u16, column: Column, said: Result<Said<'s>, Problem>) {
        match said {
            Ok(Said::Nothing) => {}
            Ok(said) => self.said.push((place, column, said)),
            Err(problem) => self.report(Some(place), problem),
        }
    }

    /// The cells in the order of their columns.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u16, Column, &Said<'s>)> {
        self.said.iter().map(|(place, column, said)| (*place, *column, said))
    }

    /// What is said under a meaning: by the first of its columns that says anything.
    pub(super) fn get(&self, column: Column) -> &Said<'s> {
        self.iter().find(|(_, of, _)| *of == column).map_or(NOTHING, |(_, _, said)| said)
    }

    /// The value that a reader makes of what is said under a meaning; its problem is kept.
    pub(super) fn read<T>(
        &mut self,
        column: Column,
        reader: impl FnOnce(&Said<'_>) -> Read<T>,
    ) -> Option<T> {
        let Read { value, problem } = reader(self.get(column));
        if let Some(problem) = problem {
            self.report(self.place(column), problem);
        }
        value
    }

    /// The same of a number: one that the file has damaged is taken out, so that nothing reads it
    /// again.
    pub(super) fn take<T>(
        &mut self,
        column: Column,
        reader: impl FnOnce(&Said<'_>) -> Read<T>,
    ) -> Option<T> {
        let place = self.place(column);
        let Read { value, problem } = reader(self.get(column));
        if problem.as_ref().is_some_and(|found| found.code.is_damage()) {
            self.said.retain(|(_, of, _)| *of != column);
        }
        if let Some(problem) = problem {
            self.report(place, problem);
        }
        value
    }

    /// Where the cell stands that speaks for a meaning.
    pub(super) fn place(&self, column: Column) -> Option<u16> {
        self.iter().find(|(_, of, _)| *of == column).map(|(place, ..)| place)
    }

    /// Keeps a problem.
    pub(super) fn report(&mut self, column: Option<u16>, problem: Problem) {
        self.problems.push(RowProblem { row: self.row, column, problem });
    }

    /// Keeps a problem wherever two columns of one meaning say different things; those of
    /// categories add up.
    pub(super) fn compare(&mut self) {
        let differs = |(place, column, said): &(u16, Column, Said<'s>)| {
            *column != Column::Category
                && self.place(*column) != Some(*place)
                && self.get(*column).text() != said.text()
        };
        let places = self.said.iter().filter(|cell| differs(cell)).map(|(place, ..)| *place);
        for place in places.collect::<Vec<u16>>() {
            self.report(Some(place), Problem::of(Code::TwoColumns));
        }
    }

    /// The problems, in the order of the columns.
    pub(super) fn into_problems(self) -> Vec<RowProblem> {
        let mut problems = self.problems;
        problems.sort_by_key(|found| (found.column, found.problem.code));
        problems
    }
}

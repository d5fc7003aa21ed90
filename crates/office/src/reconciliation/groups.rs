//! 同一人的行: rows that are of one person, joined only where no number stands against it.

use crate::identity::IdNumber;

/// Rows, by their place among all rows, and which of them are of one person.
pub(super) struct Groups<'l> {
    rows: Vec<Row<'l>>,
}

struct Row<'l> {
    /// A row of the same person that was joined before; itself for the first.
    parent: usize,
    number: Option<IdNumber>,
    roll_number: &'l str,
}

impl<'l> Groups<'l> {
    /// Every row alone.
    pub(super) fn new(rows: impl Iterator<Item = (Option<IdNumber>, &'l str)>) -> Self {
        let rows = rows.enumerate();
        let alone = rows.map(|(parent, (number, roll_number))| Row { parent, number, roll_number });
        Self { rows: alone.collect() }
    }

    /// The row that stands for all of its person.
    pub(super) fn first(&self, mut row: usize) -> usize {
        while let Some(above) = self.rows.get(row).map(|one| one.parent).filter(|it| *it != row) {
            row = above;
        }
        row
    }

    /// The identity number of the person.
    pub(super) fn number(&self, row: usize) -> Option<IdNumber> {
        self.rows.get(self.first(row))?.number
    }

    /// Whether no 学籍号 stands against two rows being of one person, of which one at least has no
    /// identity number.
    pub(super) fn may_be_one(&self, one: usize, other: usize) -> bool {
        let of = |row| self.rows.get(self.first(row)).map(|row| row.roll_number);
        let numbers = of(one).zip(of(other));
        numbers.is_some_and(|(one, other)| one.is_empty() || other.is_empty() || one == other)
    }

    /// Joins two rows, unless they have two identity numbers; says whether they are joined.
    pub(super) fn join(&mut self, one: usize, other: usize) -> bool {
        let numbers = self.number(one).zip(self.number(other));
        if numbers.is_some_and(|(one, other)| one != other) {
            return false;
        }
        let rows = [one, other];
        let (one, other) = (self.first(one), self.first(other));
        // The earlier stands for both, so that the order of the lists decides and nothing else.
        let (first, second) = (one.min(other), one.max(other));
        let joined = self.rows.get(second).map(|row| (row.number, row.roll_number));
        // All of them point at it, so that chains stay short.
        for row in rows.into_iter().chain([second]) {
            if let Some(row) = self.rows.get_mut(row) {
                row.parent = first;
            }
        }
        if let Some((row, (number, roll_number))) = self.rows.get_mut(first).zip(joined) {
            row.number = row.number.or(number);
            if row.roll_number.is_empty() {
                row.roll_number = roll_number;
            }
        }
        true
    }
}

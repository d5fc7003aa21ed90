//! Which column of a list means what.

use serde::{Deserialize, Serialize};

use super::column::Column;

/// What each column means, by its place from column A on; none where it is not known or not wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping(Vec<Option<Column>>);

impl Mapping {
    /// What the column at a place means.
    pub fn get(&self, place: u16) -> Option<Column> {
        self.0.get(usize::from(place)).copied().flatten()
    }

    /// Says what the column at a place means.
    pub fn set(&mut self, place: u16, column: Option<Column>) {
        let place = usize::from(place);
        if self.0.len() <= place {
            self.0.resize(place.saturating_add(1), None);
        }
        if let Some(slot) = self.0.get_mut(place) {
            *slot = column;
        }
    }

    /// The columns that mean something, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (u16, Column)> {
        (0..).zip(&self.0).filter_map(|(place, column)| Some((place, (*column)?)))
    }

    /// Whether some column means this.
    pub fn has(&self, column: Column) -> bool {
        self.0.contains(&Some(column))
    }
}

/// What each column means, by the id of its meaning.
pub type Meanings = Vec<Option<String>>;

//! 填到哪里: which fields of a form were visited, so that a missing text is reported only there.

use super::reading::{is_empty, remarks};
use super::{Application, Field, Place, Remark};

/// The visited places of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visited {
    places: Vec<Place>,
    everywhere: bool,
}

impl Visited {
    /// A form as it is opened: one that is not new and not empty counts as visited everywhere.
    pub fn of(application: &Application, is_new: bool) -> Self {
        Self { places: Vec::new(), everywhere: !is_new && application.is_begun() }
    }

    /// Marks a place as visited.
    pub fn add(&mut self, place: Place) {
        if !self.knows(place) {
            self.places.push(place);
        }
    }

    /// Marks every place as visited: the form was to be handed in.
    pub const fn add_all(&mut self) {
        self.everywhere = true;
    }

    fn knows(&self, place: Place) -> bool {
        self.everywhere || self.places.contains(&place)
    }

    /// The remarks on a form that are shown by now: on an empty field, none before it was visited.
    pub fn remarks(&self, application: &Application) -> Vec<(Place, Remark)> {
        let stands = |place: Place| {
            application.texts_at(place.member).is_some_and(|texts| !is_empty(texts, place.field))
        };
        let mut remarks = remarks(application);
        remarks.retain(|(place, _)| self.knows(*place) || stands(*place));
        remarks
    }
}

impl Application {
    /// Whether anything was entered or done beyond what every new application has.
    fn is_begun(&self) -> bool {
        let mut typed = self.texts.iter().filter(|(field, _)| *field != Field::School);
        typed.next().is_some()
            || !self.members.is_empty()
            || self.beginning.is_some()
            || !self.trail().is_empty()
    }

    /// The first field that has to be typed and is empty.
    pub fn first_to_type(&self) -> Option<Field> {
        let mut remarks = remarks(self).into_iter();
        remarks.find(|(_, remark)| *remark == Remark::Missing).map(|(place, _)| place.field)
    }
}

//! 填到哪里: where somebody has been on a form, so that what is missing there is said, and not before.

use super::reading::{is_empty, remarks};
use super::{Application, Field, Place, Remark};

/// The places of a form that somebody has been at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visited {
    places: Vec<Place>,
    everywhere: bool,
}

impl Visited {
    /// A form as it is opened: one that was not just made was gone over before, if anything stands
    /// in it.
    pub fn of(application: &Application, is_new: bool) -> Self {
        Self { places: Vec::new(), everywhere: !is_new && application.is_begun() }
    }

    /// Somebody was there.
    pub fn add(&mut self, place: Place) {
        if !self.knows(place) {
            self.places.push(place);
        }
    }

    /// The form was to be handed in: whoever does that has seen it all.
    pub const fn add_all(&mut self) {
        self.everywhere = true;
    }

    fn knows(&self, place: Place) -> bool {
        self.everywhere || self.places.contains(&place)
    }

    /// The remarks on a form that are said by now: where nothing stands, none before somebody was
    /// there.
    pub fn remarks(&self, application: &Application) -> Vec<(Place, Remark)> {
        let stands = |place: Place| {
            application.texts_at(place.member).is_some_and(|texts| !is_empty(texts, place.field))
        };
        let mut found = remarks(application);
        found.retain(|(place, _)| self.knows(*place) || stands(*place));
        found
    }
}

impl Application {
    /// Whether something was typed, said or done beyond what the school gives every application.
    fn is_begun(&self) -> bool {
        let mut typed = self.texts.iter().filter(|(field, _)| *field != Field::School);
        typed.next().is_some()
            || !self.members.is_empty()
            || self.beginning.is_some()
            || !self.trail().is_empty()
    }

    /// The first field that has to be typed and is empty.
    pub fn first_to_type(&self) -> Option<Field> {
        let mut found = remarks(self).into_iter();
        found.find(|(_, remark)| *remark == Remark::Missing).map(|(place, _)| place.field)
    }
}

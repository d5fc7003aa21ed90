//! How the fields of a form are read and filled in.

use std::collections::BTreeMap;

use leptos::prelude::*;

use office::application::{Place, Reading, read_as};
use office::identity::IdKind;

/// What all fields of one form share.
#[derive(Clone, Copy)]
pub struct Form {
    /// The paper whose number it has.
    pub paper: Memo<IdKind>,
    /// Takes what was typed into a field.
    pub changed: Callback<(Place, String)>,
    /// Called when a field was left.
    pub left: Callback<Place>,
    /// Keeps what is only half typed into the field of this name, or forgets it.
    pub compose: Callback<(String, Option<String>)>,
    /// What was only half typed when the page went away, by the names of the fields.
    pub halves: Memo<BTreeMap<String, String>>,
}

/// How a field is read and filled in.
#[derive(Clone, Copy)]
pub struct Filling {
    /// The form it stands on.
    pub form: Form,
    /// Its place there.
    pub place: Place,
    /// What the record says: what was typed here, or in another tab.
    pub text: Memo<String>,
    /// Of a field that the identity number may fill: whether it does. The tab key then skips it.
    pub by_number: Option<Memo<bool>>,
    /// Of a field that can disagree with another: what does, in a sentence.
    pub doubt: Option<Memo<Option<String>>>,
}

impl Filling {
    /// What a text says in the field, and what to look at.
    pub(super) fn read(self, text: &str) -> Reading {
        read_as(self.form.paper.get_untracked(), self.place.field, text)
    }

    pub(super) fn changed(self, text: String) {
        self.form.changed.run((self.place, text));
    }

    pub(super) fn left(self) {
        // A field that is taken away with its page is still left.
        self.form.left.try_run(self.place);
    }

    pub(super) fn compose(self, text: Option<String>) {
        self.form.compose.run((self.place.name(), text));
    }

    /// The tab key skips what is read from another field; a tap or the summary still leads there.
    pub(super) fn tab_stop(self) -> Option<&'static str> {
        self.by_number.is_some_and(|by_number| by_number.get()).then_some("-1")
    }
}

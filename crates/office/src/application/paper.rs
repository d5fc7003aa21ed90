//! 证件: the paper that says who the pupil is, and its number.

use super::{Application, Field, Texts};
use crate::identity::{IdKind, IdNumber, Identity};

impl Texts {
    /// The kind of the paper; an unknown word is [`IdKind::Other`].
    pub fn id_kind(&self) -> IdKind {
        IdKind::named(self.get(Field::IdKind)).unwrap_or(IdKind::Other)
    }
}

impl Application {
    /// The number of eighteen places, once it is right; no other number has its form, whatever the
    /// paper is called.
    pub fn id_number(&self) -> Option<IdNumber> {
        self.texts.get(Field::IdNumber).parse().ok()
    }

    /// What the number says of who the pupil is, to be compared with others'.
    pub fn identity(&self) -> Option<Identity> {
        Identity::of(self.texts.id_kind(), self.texts.get(Field::IdNumber))
    }
}

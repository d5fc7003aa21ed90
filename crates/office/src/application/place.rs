//! 栏: a place of the form that a text stands in.

use super::{Application, Field, Texts};
use aid::vocabulary::Vocabulary;

/// A place of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The row, if the field is one of a member of the family.
    pub member: Option<u32>,
    /// The field.
    pub field: Field,
}

impl Place {
    /// Its name, which no other place of the form has.
    pub fn name(self) -> String {
        let field = self.field.id();
        self.member.map_or_else(|| field.to_owned(), |member| format!("{field}-{member}"))
    }
}

impl Application {
    /// The texts of the form, or of one of its rows while it is there.
    pub fn texts_at(&self, member: Option<u32>) -> Option<&Texts> {
        match member {
            None => Some(&self.texts),
            Some(id) => {
                self.members.iter().find(|member| member.id == id).map(|member| &member.texts)
            }
        }
    }

    /// The same, to change them.
    pub fn texts_at_mut(&mut self, member: Option<u32>) -> Option<&mut Texts> {
        match member {
            None => Some(&mut self.texts),
            Some(id) => self
                .members
                .iter_mut()
                .find(|member| member.id == id)
                .map(|member| &mut member.texts),
        }
    }
}

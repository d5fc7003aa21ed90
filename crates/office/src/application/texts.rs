//! The texts that were typed into the boxes of the form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Field;

/// What was typed into the fields, in the order of the form; a field without text is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts(BTreeMap<Field, String>);

impl Texts {
    /// The text of a field, empty where nothing was typed.
    pub fn get(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Puts a text into a field, as it is; an empty one takes the field out.
    pub fn set(&mut self, field: Field, text: &str) {
        if text.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, text.to_owned());
        }
    }

    /// The texts of some fields only.
    #[must_use]
    pub fn only(&self, wanted: fn(Field) -> bool) -> Self {
        let mut texts = Self::default();
        for (field, text) in self.iter().filter(|(field, _)| wanted(*field)) {
            texts.set(field, text);
        }
        texts
    }

    /// Every text that is there, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }
}

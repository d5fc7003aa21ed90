//! 证件号码: what the number says of the pupil, put into the form at once.

use super::{Application, Block, Field};
use crate::identity::{IdNumber, Origin};
use aid::date::Month;

impl Application {
    /// Puts what the number says into the form, where nothing stands or only what the number
    /// `before` it said. Other typed text stays: that they disagree is a doubt.
    pub fn fill_by_number(&mut self, before: Option<IdNumber>) {
        let was: Vec<(Field, String)> = before.into_iter().flat_map(filled_by).collect();
        for (field, text) in self.id_number().into_iter().flat_map(filled_by) {
            let typed = self.texts.get(field).trim().to_owned();
            if typed.is_empty() || was.contains(&(field, typed)) {
                self.texts.set(field, &text);
            }
        }
    }

    /// Whether a field has what the number says, so that it need not be typed. A number that begins
    /// with a county is a resident's, and the paper is the usual one.
    pub fn is_by_number(&self, field: Field) -> bool {
        if field == Field::IdKind {
            let origin = self.id_number().map(IdNumber::origin);
            let is_usual = self.texts.get(field).is_empty();
            return is_usual && matches!(origin, Some(Origin::Region(_)));
        }
        let mut filled = self.id_number().into_iter().flat_map(filled_by);
        filled.any(|(of, text)| of == field && text == self.texts.get(field))
    }
}

impl Field {
    /// The fields of one block in the order in which they are typed.
    pub fn typed(block: Block) -> impl Iterator<Item = Self> {
        let of_turn = move |turn| Self::of(block).filter(move |field| field.turn() == turn);
        (0..=2).flat_map(of_turn)
    }

    /// The order within a block: the number first, which fills in other fields, then its paper.
    pub const fn turn(self) -> u8 {
        if matches!(self, Self::IdNumber) {
            0
        } else if matches!(self, Self::IdKind) {
            1
        } else {
            2
        }
    }

    /// Whether a number says it.
    pub const fn is_said_by_number(self) -> bool {
        matches!(self, Self::IdKind | Self::Sex | Self::Born)
    }
}

/// What a number says of the form's fields, as the form spells it.
fn filled_by(number: IdNumber) -> [(Field, String); 2] {
    let (sex, born) = (number.sex().name(), Month::of(number.birth()));
    [(Field::Sex, sex.to_owned()), (Field::Born, spelt(born))]
}

/// A month as the form spells it.
pub(crate) fn spelt(month: Month) -> String {
    format!("{} 年 {} 月", month.year(), month.month())
}

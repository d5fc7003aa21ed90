//! The saved shapes of a draft: every one ever released is read. A draft is written in the oldest
//! of the last two that holds all of it: a tab of an older build then reads what it can read.

use serde::Serialize;
use serde_json::Value;

use super::facts::{are_newer, has_newer_question};
use super::{Child, Draft, DraftError, FORMAT, MOST_CHILDREN, SHAPE};
use crate::json;
use crate::label::{self, Label};

/// The shape before the facts of every stage, the first that can hold what a family tries out.
const OF_COMPULSORY_SCHOOL: u32 = 2;

/// A draft under its label.
#[derive(Serialize)]
struct LabelledDraft<'d> {
    #[serde(flatten)]
    label: Label,
    #[serde(flatten)]
    draft: &'d Draft,
}

impl Draft {
    /// The text that is saved.
    pub fn write(&self) -> String {
        json::to_text(&self.labelled())
    }

    /// The same, as a value among others.
    pub fn to_value(&self) -> Value {
        json::to_value(&self.labelled())
    }

    fn labelled(&self) -> LabelledDraft<'_> {
        LabelledDraft { label: Label::new(FORMAT, self.shape()), draft: self }
    }

    /// The second shape had only what is asked of a child of compulsory school.
    fn shape(&self) -> u32 {
        let tried = self.what_if.iter().flat_map(|scenario| &scenario.children);
        let is_newer =
            |child: &Child| are_newer(&child.student) || has_newer_question(child.skipped);
        if self.children.iter().chain(tried).any(is_newer) || has_newer_question(self.skipped) {
            SHAPE
        } else {
            OF_COMPULSORY_SCHOOL
        }
    }

    /// Reads a saved text of any shape up to today's.
    ///
    /// # Errors
    /// Says whether the text is no draft, is damaged, or comes from a newer version.
    pub fn read(text: &str) -> Result<Self, DraftError> {
        let (shape, value) = label::open(text, FORMAT)?;
        Self::in_shape(shape, value)
    }

    /// Reads what was saved, as a value among others.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_value(value: Value) -> Result<Self, DraftError> {
        let shape = label::shape(&value, FORMAT).ok_or(DraftError::NotADraft)??;
        Self::in_shape(shape, value)
    }

    fn in_shape(shape: u32, mut value: Value) -> Result<Self, DraftError> {
        if shape > SHAPE {
            return Err(DraftError::Newer(shape));
        }
        let Some(fields) = value.as_object_mut() else { return Err(DraftError::Damaged) };
        fields.retain(|name, _| !matches!(name.as_str(), "format" | "shape"));
        // Shape 1, from before a family could try out «what if», has not even the word.
        let early = shape < OF_COMPULSORY_SCHOOL && fields.contains_key("what-if");
        let draft: Option<Self> = json::from_value(&value);
        draft.filter(|draft| !early && draft.is_sound()).ok_or(DraftError::Damaged)
    }

    /// Whether the children are few, distinct, and the same in the scenario.
    fn is_sound(&self) -> bool {
        let ids = |children: &[Child]| children.iter().map(|child| child.id).collect::<Vec<_>>();
        let here = ids(&self.children);
        let repeats =
            |(place, id): (usize, &u32)| here.iter().take(place).any(|earlier| earlier == id);
        let repeated = here.iter().enumerate().any(repeats);
        let scenario = self.what_if.as_ref();
        let same = scenario.is_none_or(|scenario| ids(&scenario.children) == here);
        (1..=MOST_CHILDREN).contains(&here.len()) && !repeated && same
    }
}

//! The saved shapes of a draft: every one ever released is read, and today's written.

use super::{Child, Draft, DraftError, FORMAT, MOST_CHILDREN, SHAPE, Scenario};
use crate::label;
use crate::saved::Json;

impl Draft {
    /// The text that is saved, in shape 2.
    pub fn write(&self) -> String {
        let mut text = String::new();
        let mut draft = label::begin(&mut text, FORMAT, SHAPE);
        draft.put("revision", &self.revision);
        draft.put("name", &self.name);
        draft.put("saved", &self.saved);
        draft.put("period", &self.period);
        draft.put("household", &self.household);
        draft.put("skipped", &self.skipped);
        draft.put("children", &self.children);
        if self.what_if.is_some() {
            draft.put("what-if", &self.what_if);
        }
        draft.end();
        text
    }

    /// Reads a saved text of any shape up to today's.
    ///
    /// # Errors
    /// Says whether the text is no draft, is damaged, or comes from a newer version.
    pub fn read(text: &str) -> Result<Self, DraftError> {
        let (shape, value) = label::open(text, FORMAT)?;
        if shape > SHAPE {
            return Err(DraftError::Newer(shape));
        }
        // Shape 1, from before a family could try out «what if», has not even the word.
        let early = shape < SHAPE && value.get("what-if").is_some();
        let draft = Self::whole(&value).filter(|draft| !early && draft.is_sound());
        draft.ok_or(DraftError::Damaged)
    }

    fn whole(value: &Json<'_>) -> Option<Self> {
        let (_, _, mut fields) = label::read(value)?;
        let draft = Self {
            revision: fields.take("revision")?,
            name: fields.take("name")?,
            saved: fields.take("saved")?,
            period: fields.take("period")?,
            household: fields.take("household")?,
            skipped: fields.take("skipped")?,
            children: fields.take("children")?,
            what_if: fields.spare::<Option<Scenario>>("what-if")?,
        };
        fields.all(draft)
    }

    /// Whether the children are few, distinct, and the same in the scenario.
    fn is_sound(&self) -> bool {
        let ids = |children: &[Child]| children.iter().map(|child| child.id).collect::<Vec<_>>();
        let here = ids(&self.children);
        let repeats = |(place, id): (usize, &u32)| here.iter().take(place).any(|other| other == id);
        let repeated = here.iter().enumerate().any(repeats);
        let scenario = self.what_if.as_ref();
        let same = scenario.is_none_or(|scenario| ids(&scenario.children) == here);
        (1..=MOST_CHILDREN).contains(&here.len()) && !repeated && same
    }
}

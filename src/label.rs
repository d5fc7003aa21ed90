//! 标签: what every saved text begins with: what it is, in which shape.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a saved text is, and in which shape; what else it says is another's to read.
#[derive(Serialize, Deserialize)]
pub(crate) struct Label {
    format: String,
    shape: u32,
}

/// Why a text has no label of what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoLabel {
    /// It is something else.
    Other,
    /// It says what it is and is not whole.
    Damaged,
}

impl Label {
    pub(crate) fn new(format: &str, shape: u32) -> Self {
        Self { format: format.to_owned(), shape }
    }

    /// The shape that this format is in, counted from 1.
    fn shape_of(&self, format: &str) -> Result<u32, NoLabel> {
        match self.shape {
            _ if self.format != format => Err(NoLabel::Other),
            0 => Err(NoLabel::Damaged),
            shape => Ok(shape),
        }
    }
}

/// The shape that a saved text of this format says it is in.
pub(crate) fn shape(text: &str, format: &str) -> Result<u32, NoLabel> {
    // A text that was cut short still says what it was.
    let broken = if text.contains(format) { NoLabel::Damaged } else { NoLabel::Other };
    serde_json::from_str::<Label>(text).map_err(|_| broken)?.shape_of(format)
}

/// The same of a value; of one without a label it says nothing but that.
pub(crate) fn shape_of_value(value: &Value, format: &str) -> Result<u32, NoLabel> {
    Label::deserialize(value).map_err(|_| NoLabel::Other)?.shape_of(format)
}

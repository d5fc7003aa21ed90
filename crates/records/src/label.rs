//! 标签: what every saved text begins with: what it is, in which shape.

use serde::Serialize;
use serde_json::Value;

/// Where a saved text says its shape: a JSON pointer.
pub(crate) const SHAPE_AT: &str = "/shape";

/// What a saved text is, and in which shape; what else it says is another's to read.
#[derive(Serialize)]
pub struct Label {
    format: String,
    shape: u32,
}

/// Why a text has no label of what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLabel {
    /// It is something else.
    Other,
    /// It says what it is and is not whole.
    Damaged,
}

impl Label {
    /// The label of a text in a shape of a format.
    pub fn new(format: &str, shape: u32) -> Self {
        Self { format: format.to_owned(), shape }
    }
}

/// What a saved text of this format says, and the shape that it says it is in, counted from 1.
///
/// # Errors
/// It is something else, or not whole.
pub fn open(text: &str, format: &str) -> Result<(u32, Value), NoLabel> {
    // A text that was cut short still says what it was.
    let broken = if text.contains(format) { NoLabel::Damaged } else { NoLabel::Other };
    let value: Value = serde_json::from_str(text).map_err(|_| broken)?;
    let shape = shape(&value, format).ok_or(broken)??;
    Ok((shape, value))
}

/// The shape that a value of this format says it is in; none where it has no label.
pub fn shape(value: &Value, format: &str) -> Option<Result<u32, NoLabel>> {
    let found = value.get("format")?.as_str()?;
    let shape = u32::try_from(value.get("shape")?.as_u64()?).ok()?;
    Some(match shape {
        _ if found != format => Err(NoLabel::Other),
        0 => Err(NoLabel::Damaged),
        shape => Ok(shape),
    })
}

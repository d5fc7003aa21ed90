//! 标签: what every saved text begins with: what it is, and in which shape.

use serde::Deserialize;

/// Why a text has no label of what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoLabel {
    /// It is something else.
    Other,
    /// It says what it is and is not whole.
    Damaged,
}

/// What every shape of every saved text begins with.
#[derive(Deserialize)]
struct Label {
    format: String,
    shape: u32,
}

/// The shape that a text of this format says it is in, counted from 1.
pub(crate) fn shape(text: &str, format: &str) -> Result<u32, NoLabel> {
    // A text that was cut short still says what it was.
    let broken = if text.contains(format) { NoLabel::Damaged } else { NoLabel::Other };
    let label: Label = serde_json::from_str(text).map_err(|_| broken)?;
    match label.shape {
        _ if label.format != format => Err(NoLabel::Other),
        0 => Err(NoLabel::Damaged),
        shape => Ok(shape),
    }
}

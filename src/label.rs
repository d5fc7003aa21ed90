//! 标签: what every saved text begins with: what it is, and in which shape.

use crate::saved::{Fields, Json, Object, Saved};

/// Why a text has no label of what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoLabel {
    /// It is something else.
    Other,
    /// It says what it is and is not whole.
    Damaged,
}

/// Writes what a text is, and in which shape.
pub(crate) fn begin<'t>(to: &'t mut String, format: &str, shape: u32) -> Object<'t> {
    let mut object = Object::begin(to);
    object.put("format", &format.to_owned());
    object.put("shape", &shape);
    object
}

/// A saved text of this format and the shape that it says it is in, counted from 1.
pub(crate) fn open<'t>(text: &'t str, format: &str) -> Result<(u32, Json<'t>), NoLabel> {
    // A text that was cut short still says what it was.
    let mut parts = text.as_bytes().windows(format.len());
    let says_so = parts.any(|part| part == format.as_bytes());
    let broken = if says_so { NoLabel::Damaged } else { NoLabel::Other };
    let value = Json::parse(text).ok_or(broken)?;
    let shape = shape(&value, format).ok_or(broken)??;
    Ok((shape, value))
}

/// The shape that a value of this format says it is in; none where it has no label.
pub(crate) fn shape(value: &Json<'_>, format: &str) -> Option<Result<u32, NoLabel>> {
    let (said, shape, _) = read(value)?;
    Some(match shape {
        _ if said != format => Err(NoLabel::Other),
        0 => Err(NoLabel::Damaged),
        shape => Ok(shape),
    })
}

/// The label of a saved text, and its other fields.
pub(crate) fn read<'v>(value: &'v Json<'v>) -> Option<(String, u32, Fields<'v>)> {
    let mut fields = Fields::of(value)?;
    Some((fields.take("format")?, fields.take("shape")?, fields))
}

/// What a saved text has beside its label, where that is one thing.
pub(crate) fn rest<T: Saved>(value: &Json<'_>, name: &str) -> Option<T> {
    let (_, _, mut fields) = read(value)?;
    let thing = fields.take(name)?;
    fields.all(thing)
}

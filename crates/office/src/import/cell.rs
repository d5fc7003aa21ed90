//! What a cell says, freed of what programs put around a text. Whether it is a sum, a day or a
//! number is for the reader of its column.

use std::borrow::Cow;

use super::problem::{Code, Problem};
use super::sheet::CellValue;
use crate::identity::is_unseen;
use aid::date::Date;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'c> {
    /// Nothing: empty, blanks, a stroke, or what programs write for nothing.
    Nothing,
    /// A text, clean and not empty.
    Text(Cow<'c, str>),
    /// The digits of a number cell.
    Number(&'c str),
    /// What the file says is a day.
    Day(Date),
    /// A truth value.
    Truth(bool),
}

impl Said<'_> {
    /// The text as a person would write it; empty where nothing is said.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(digits) => Cow::Borrowed(digits),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Truth(is_so) => Cow::Borrowed(if *is_so { "是" } else { "否" }),
        }
    }
}

/// What a cell says, or why it says nothing that could be used.
///
/// # Errors
/// An error, a formula without a result, or a picture.
pub fn said(cell: &CellValue) -> Result<Said<'_>, Problem> {
    match cell {
        CellValue::Empty => Ok(Said::Nothing),
        CellValue::Text(text) => of_text(text),
        CellValue::Number(digits) => Ok(Said::Number(digits)),
        CellValue::Day(day) => Ok(Said::Day(*day)),
        CellValue::Truth(is_so) => Ok(Said::Truth(*is_so)),
        CellValue::Error(error) => Err(Problem::about(Code::CellError, error)),
        CellValue::NotCalculated => Err(Problem::of(Code::NotCalculated)),
        CellValue::Picture => Err(Problem::of(Code::Picture)),
    }
}

fn of_text(text: &str) -> Result<Said<'_>, Problem> {
    let clean = clean(text);
    let upper = || clean.to_ascii_uppercase();
    if clean.is_empty() || is_stroke(&clean) || matches!(&*upper(), "NULL" | "NONE" | "NAN") {
        return Ok(Said::Nothing);
    }
    if is_error(&clean) {
        return Err(Problem::about(Code::CellError, &clean));
    }
    match clean.strip_prefix('=') {
        Some(formula) if upper().contains("DISPIMG") && formula.contains('(') => {
            Err(Problem::of(Code::Picture))
        }
        Some(_) => Err(Problem::of(Code::NotCalculated)),
        None => Ok(Said::Text(clean)),
    }
}

/// The clean text of a text cell; none of an empty one, and of no other cell.
pub(super) fn text_of(cell: &CellValue) -> Option<String> {
    match cell {
        CellValue::Text(text) => Some(clean(text).into_owned()).filter(|text| !text.is_empty()),
        CellValue::Empty
        | CellValue::Number(_)
        | CellValue::Day(_)
        | CellValue::Truth(_)
        | CellValue::Error(_)
        | CellValue::NotCalculated
        | CellValue::Picture => None,
    }
}

/// The text without `="…"`, apostrophe, outer blanks and what nobody can see; a line break or a tab
/// inside is a space.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let seen = if text.chars().any(is_unseen) { Cow::Owned(visible(text)) } else { text.into() };
    let marked = |text: &str| {
        let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
        quoted.or_else(|| text.strip_prefix(['\'', '‘'])).map(|inner| inner.trim().to_owned())
    };
    let freed = marked(&seen);
    freed.map_or(seen, Cow::Owned)
}

/// The text with a space for each white control and without other characters that nobody can see.
fn visible(text: &str) -> String {
    let spaced =
        text.chars().map(|one| if one.is_whitespace() && is_unseen(one) { ' ' } else { one });
    let seen: String = spaced.filter(|one| !is_unseen(*one)).collect();
    seen.trim().to_owned()
}

/// Whether a text is only the stroke that people draw through a box that does not apply: nothing is
/// said by it.
fn is_stroke(text: &str) -> bool {
    text.chars().all(|one| {
        matches!(
            one,
            '-' | '－' | '—' | '–' | '―' | '─' | '_' | '/' | '／' | '\\' | '＼' | '.' | '。'
        ) || one.is_whitespace()
    })
}

/// Whether a text is what a spreadsheet writes of a failed formula.
fn is_error(text: &str) -> bool {
    let errors = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"];
    errors.contains(&text)
}

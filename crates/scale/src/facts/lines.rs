//! The table as lines of CSV: a code, a truth or digits in each cell, so none is ever quoted.

use std::fmt::Write;

use super::{Fact, Pupil, ROW, Value};

/// The line of heads, with its end.
pub fn head_line() -> String {
    let names: Vec<String> = Fact::all().map(Fact::name).collect();
    format!("{ROW},{}\n", names.join(","))
}

/// Adds the line of a row, with its end; an empty cell is NULL.
///
/// ```
/// use scale::facts::{Fact, Pupil, head_line, put_line};
///
/// let mut lines = head_line();
/// put_line(&mut lines, 7, &Pupil::default());
/// assert_eq!(lines.lines().nth(1), Some(format!("7{}", ",".repeat(Fact::COUNT)).as_str()));
/// ```
pub fn put_line(lines: &mut String, row_id: i64, pupil: &Pupil) {
    // Writing to a text cannot fail.
    let _ = write!(lines, "{row_id}");
    for fact in Fact::all() {
        let _ = match pupil.told(fact) {
            None => write!(lines, ","),
            Some(Value::Text(text)) => write!(lines, ",{text}"),
            Some(Value::Truth(is)) => write!(lines, ",{is}"),
            Some(Value::Fen(fen)) => write!(lines, ",{fen}"),
        };
    }
    lines.push('\n');
}

//! 金额, exact to the fen.

use super::read::Read;
use crate::identity::{YuanError, closed_up, read_yuan};
use crate::import::cell::Said;
use crate::import::problem::{Code, Problem};
use aid::money::Yuan;

/// The places behind the point from which on a number cell shows how it was computed, not what was
/// typed: 1250.0000000000002 is 1,250.
const COMPUTED: usize = 6;

/// Reads a sum: 1250, 1,250.00, ¥625, 625元/学期. What the file says is a day is no sum.
pub fn read_amount(said: &Said<'_>) -> Read<Yuan> {
    match said {
        Said::Nothing => Read::NOTHING,
        Said::Day(_) | Said::Truth(_) => Read::refused(Problem::of(Code::OtherKind)),
        Said::Text(text) => of_text(text),
        Said::Number(digits) => of_text(digits),
    }
}

fn of_text(text: &str) -> Read<Yuan> {
    let text = closed_up(text);
    let bare = text.split_once("元/").map_or(&*text, |(sum, _)| sum);
    let bare = bare.strip_prefix("人民币").unwrap_or(bare).trim_end_matches("元整");
    let read = read_yuan(bare).or_else(|error| match (error, rounded(bare)) {
        (YuanError::TooFine, Some(sum)) => Ok(sum),
        (error, _) => Err(error),
    });
    match read {
        Ok(sum) => Read::of(sum),
        Err(error) => Read::refused(Problem::about(Code::UnclearAmount, &error)),
    }
}

/// The sum of a text with so many decimals that a program has computed it, where it is a whole
/// number of fen but for that.
fn rounded(text: &str) -> Option<Yuan> {
    let (yuan, decimals) = text.split_once('.')?;
    let (fen, rest) = decimals.split_at_checked(2)?;
    let all = |digit: char| rest.chars().take(COMPUTED).all(|one| one == digit);
    if rest.len() < COMPUTED || !rest.chars().all(|one| one.is_ascii_digit()) {
        return None;
    }
    let sum = read_yuan(&format!("{yuan}.{fen}")).ok()?;
    match (all('0'), all('9')) {
        (true, _) => Some(sum),
        (_, true) => Some(sum.plus(Yuan::from_fen(1))),
        (false, false) => None,
    }
}

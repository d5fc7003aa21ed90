//! 身份证件号. A number that the file has damaged is refused, whatever its check says; none is
//! repaired.

use super::read::Read;
use crate::identity::{IdKind, Identity, NumberWarning, closed_up, read_number};
use crate::import::cell::Said;
use crate::import::listed::is_listed;
use crate::import::problem::{Code, Problem};

/// From so many digits on, a number cell does not hold what was typed into it.
const DAMAGED: usize = 15;

/// So many digits a number cell still holds as they were typed.
const HELD: usize = 15;

/// Reads the number on a paper of this kind. In a column of texts that were numbers before they
/// were saved, those that end in noughts are damaged.
pub fn read_id_number(kind: IdKind, said: &Said<'_>, is_cut: bool) -> Read<Identity> {
    match said {
        Said::Nothing => Read::NOTHING,
        Said::Day(_) | Said::Truth(_) => Read::refused(Problem::of(Code::OtherKind)),
        Said::Number(digits) if is_damaged(digits, DAMAGED) => {
            Read::refused(Problem::of(Code::DamagedNumber))
        }
        Said::Number(digits) => of_text(kind, digits),
        Said::Text(text) if was_number(text) || (is_cut && ends_cut(text)) => {
            Read::refused(Problem::of(Code::CutNumber))
        }
        Said::Text(text) if is_listed("无 暂无 没有 未办理 未办 无证件 不详", text) => {
            Read::NOTHING
        }
        Said::Text(text) => of_text(kind, text),
    }
}

fn of_text(kind: IdKind, text: &str) -> Read<Identity> {
    let warning = read_number(kind, text).warning;
    let identity = Identity::of(kind, text);
    match (identity, warning) {
        (Some(identity), None) => Read::of(identity),
        (Some(identity), Some(warning)) if may_be_right(warning) => {
            Read::doubted(identity, Problem::about(Code::OddNumber, &warning))
        }
        (_, Some(warning)) => Read::refused(Problem::about(Code::WrongNumber, &warning)),
        (None, None) => Read::refused(Problem::of(Code::WrongNumber)),
    }
}

/// Whether a number with this warning can still tell one person from another.
const fn may_be_right(warning: NumberWarning) -> bool {
    match warning {
        NumberWarning::OtherKind(_) | NumberWarning::Shape(_) => true,
        NumberWarning::Number(_) | NumberWarning::Unseen | NumberWarning::Spare => false,
    }
}

/// Reads a long number of no form of its own, such as that of a card, as it stands; not one that
/// the file has damaged.
pub fn read_long_number(said: &Said<'_>) -> Read<String> {
    match said {
        Said::Nothing => Read::NOTHING,
        Said::Day(_) | Said::Truth(_) => Read::refused(Problem::of(Code::OtherKind)),
        Said::Number(digits) if is_damaged(digits, HELD.saturating_add(1)) => {
            Read::refused(Problem::of(Code::DamagedNumber))
        }
        Said::Text(text) if was_number(text) => Read::refused(Problem::of(Code::CutNumber)),
        Said::Number(_) | Said::Text(_) => Read::of(said.text().into_owned()),
    }
}

/// Whether a number cell has so many digits before its point, or more.
fn is_damaged(digits: &str, least: usize) -> bool {
    let whole = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    whole.chars().filter(char::is_ascii_digit).count() >= least
}

/// Whether a text is what a program writes of a long number: 1.30925E+17, 130925201203010000.0.
fn was_number(text: &str) -> bool {
    let text = closed_up(text).to_ascii_uppercase();
    let is_decimal =
        |part: &str| !part.is_empty() && part.chars().all(|one| one.is_ascii_digit() || one == '.');
    let with_exponent = text.split_once('E').is_some_and(|(mantissa, exponent)| {
        is_decimal(mantissa) && is_decimal(exponent.trim_start_matches('+'))
    });
    let with_point = text.split_once('.').is_some_and(|(whole, rest)| {
        whole.len() >= DAMAGED && is_decimal(whole) && rest.chars().all(|one| one == '0')
    });
    with_exponent || with_point
}

/// Whether a text is eighteen digits of which the last three are noughts.
fn ends_cut(text: &str) -> bool {
    is_of_digits(text) && closed_up(text).ends_with("000")
}

fn is_of_digits(text: &str) -> bool {
    let text = closed_up(text);
    text.len() == 18 && text.chars().all(|one| one.is_ascii_digit())
}

/// Whether a column of texts was damaged before it was saved: more than half of its numbers of
/// eighteen digits end in three noughts. One in a thousand does by itself.
pub fn is_cut_column<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut all, mut cut) = (0_usize, 0_usize);
    for text in texts.filter(|text| is_of_digits(text)) {
        all = all.saturating_add(1);
        cut = cut.saturating_add(usize::from(ends_cut(text)));
    }
    cut.saturating_mul(2) > all
}

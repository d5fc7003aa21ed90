//! 学期 and 学年.

use super::read::Read;
use super::word::fold;
use crate::import::cell::Said;
use crate::import::problem::{Code, Problem};
use aid::date::{Period, SchoolYear, Season, Term};

const SEASONS: [(Season, &[&str]); 2] = [
    (Season::Autumn, &["秋", "第一学期", "第1学期", "上学期", "下半年"]),
    (Season::Spring, &["春", "第二学期", "第2学期", "下学期", "上半年"]),
];

/// Reads the term or school year of a row: 2024年秋季, 2024-2025学年第一学期, 2024-2025-2, or a
/// season beside a column of school years. A spring without one is that of its calendar year.
pub fn read_period(year: &Said<'_>, term: &Said<'_>) -> Read<Period> {
    let (year, term) = (year.text(), term.text());
    if year.is_empty() && term.is_empty() {
        return Read::NOTHING;
    }
    let has_year = !years(&term).is_empty();
    let text = if has_year { term.to_string() } else { format!("{year}{term}") };
    match period(&fold(&text)) {
        Some(period) => Read::of(period),
        None => Read::refused(Problem::about(Code::UnclearTerm, &text)),
    }
}

fn period(text: &str) -> Option<Period> {
    let years = years(text);
    let of_school = |year: u16| SchoolYear::beginning(year);
    let school_year = match *years.as_slice() {
        [first, second] if first.checked_add(1) == Some(second) => Some(of_school(first)),
        [first] if text.contains("学年") => Some(of_school(first)),
        [_] => None,
        _ => return None,
    };
    let part = part(text, school_year.is_some())?;
    match (school_year, part, years.first()) {
        (Some(school_year), Part::Half(season), _) => {
            Some(Period::Term(Term { school_year, season }))
        }
        (Some(school_year), Part::Whole, _) => Some(Period::SchoolYear(school_year)),
        (None, Part::Half(season), Some(year)) => {
            let begun = match season {
                Season::Autumn => *year,
                Season::Spring => year.checked_sub(1)?,
            };
            Some(Period::Term(Term { school_year: of_school(begun), season }))
        }
        (None, Part::Half(_) | Part::Whole, _) => None,
    }
}

/// What part of a school year is named.
enum Part {
    Whole,
    Half(Season),
}

/// The part that is named; none where both halves are.
fn part(text: &str, has_school_year: bool) -> Option<Part> {
    let named = |(_, words): &&(Season, &[&str])| words.iter().any(|word| text.contains(word));
    let mut seasons = SEASONS.iter().filter(named).map(|(season, _)| *season);
    match (seasons.next(), seasons.next()) {
        (Some(_), Some(_)) => None,
        (Some(season), None) => Some(Part::Half(season)),
        (None, _) if has_school_year && text.ends_with("-1") => Some(Part::Half(Season::Autumn)),
        (None, _) if has_school_year && text.ends_with("-2") => Some(Part::Half(Season::Spring)),
        (None, _) => Some(Part::Whole),
    }
}

/// The years that are written in four digits.
fn years(text: &str) -> Vec<u16> {
    let runs = text.split(|one: char| !one.is_ascii_digit());
    let years = runs.filter(|run| run.len() == 4).filter_map(|run| run.parse().ok());
    years.filter(|year| (2000..2100).contains(year)).collect()
}

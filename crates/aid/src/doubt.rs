//! Answers that contradict each other: named beside the question, and changing nothing silently.

use crate::money::Span;
use crate::rulebook::Rulebook;
use crate::situation::{PrizeWon, Question, Stage, Student, Year};

/// What is doubtful about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The stage has no such year.
    NoSuchYear(Stage),
    /// A prize that the first year cannot have won.
    PrizeInFirstYear,
    /// A grant outside what the school may set; it is not reckoned with.
    GrantOutside(Span),
}

/// What is doubtful about the answer to a question, if anything.
pub fn doubt(book: &Rulebook<'_>, question: Question, student: &Student) -> Option<Doubt> {
    let stage = student.stage?;
    let doubts = [
        (Question::Year, of_year(stage, student)),
        (Question::PrizeWon, of_prize(stage, student)),
        (Question::Grant, of_grant(book, stage, student)),
    ];
    doubts.into_iter().find(|(asked, _)| *asked == question).and_then(|(_, doubt)| doubt)
}

fn of_year(stage: Stage, student: &Student) -> Option<Doubt> {
    let is_beyond = |year: &Year| !stage.years().contains(*year);
    student.year.filter(is_beyond).map(|_| Doubt::NoSuchYear(stage))
}

/// Prizes of a college and of a vocational school begin with the second year.
fn of_prize(stage: Stage, student: &Student) -> Option<Doubt> {
    let won = student.prize_won.is_some_and(|prize| prize != PrizeWon::None);
    let is_postgraduate = matches!(stage, Stage::Master | Stage::Doctor);
    let is_first = student.year == Some(Year::First) && !is_postgraduate;
    (won && is_first).then_some(Doubt::PrizeInFirstYear)
}

fn of_grant(book: &Rulebook<'_>, stage: Stage, student: &Student) -> Option<Doubt> {
    let (granted, range) = (student.grant?, book.grant_range(stage)?);
    let is_outside = !(range.least..=range.most).contains(&granted);
    is_outside.then_some(Doubt::GrantOutside(range))
}

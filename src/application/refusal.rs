//! Why a step is not taken: it does not follow, or its event says too little or too much.

use super::{Action, Application, Event, next};
use crate::date::{Date, Term};
use crate::library::library;

/// The fewest working days for which a notice hangs.
pub const NOTICE_DAYS: u32 = 5;

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The action does not follow on the step that the application is at.
    NotNow,
    /// The day is before that of the last event.
    Earlier(Date),
    /// A notice does not say its last day.
    NoLastDay,
    /// A notice hangs for so few working days between these two.
    ShortNotice(u32, Date, Date),
    /// The notice hangs until this day, and it has not passed.
    Hanging(Date),
    /// A payment does not say of which term it is.
    NoTerm,
    /// A payment is of a term of another school year.
    OtherYear,
    /// That term has been paid.
    PaidAlready(Term),
}

/// The first day that can be the last one of a notice that is put up on a day.
///
/// ```
/// use student_aid::application::notice_until;
/// use student_aid::date::Date;
///
/// let monday = Date::new(2026, 9, 14).unwrap();
/// assert_eq!(notice_until(monday), monday.plus_days(4));
/// // Over the first week of October nobody works.
/// assert_eq!(notice_until(monday.plus_days(14)).to_string(), "2026-10-09");
/// ```
pub fn notice_until(from: Date) -> Date {
    let mut until = from.plus_days(NOTICE_DAYS.saturating_sub(1));
    while library().working_days.between(from, until) < NOTICE_DAYS {
        let next = until.plus_days(1);
        if next == until {
            break;
        }
        until = next;
    }
    until
}

impl Application {
    /// Whether a payment of a term is in the trail.
    pub fn is_paid(&self, term: Term) -> bool {
        self.paid().any(|paid| paid == term)
    }

    /// The terms that were paid, in the order in which that happened.
    fn paid(&self) -> impl Iterator<Item = Term> {
        self.trail.iter().filter(|event| event.action == Action::Pay).filter_map(|event| event.term)
    }

    /// The first and the last day of the notice that was put up last.
    pub fn notice(&self) -> Option<(Date, Date)> {
        let posted = self.trail.iter().rfind(|event| event.action == Action::Publicise)?;
        Some((posted.on, posted.until?))
    }

    /// Whether an event can be added to the trail now.
    ///
    /// # Errors
    /// Says why it cannot.
    pub fn permits(&self, event: &Event) -> Result<(), Refusal> {
        next(self.step(), event.action).ok_or(Refusal::NotNow)?;
        if let Some(last) = self.trail.last().filter(|last| event.on < last.on) {
            return Err(Refusal::Earlier(last.on));
        }
        match event.action {
            Action::Publicise => permits_notice(event),
            Action::Recognise => self.permits_recognition(event.on),
            Action::Pay => self.permits_payment(event.term),
            Action::Submit
            | Action::Return
            | Action::Review
            | Action::Decline
            | Action::Object
            | Action::Uphold
            | Action::Reassess
            | Action::Withdraw
            | Action::Leave
            | Action::Resume => Ok(()),
        }
    }

    /// Nobody is recognised while there may still be objections.
    fn permits_recognition(&self, on: Date) -> Result<(), Refusal> {
        let hanging = self.notice().filter(|(_, until)| on <= *until);
        hanging.map_or(Ok(()), |(_, until)| Err(Refusal::Hanging(until)))
    }

    fn permits_payment(&self, term: Option<Term>) -> Result<(), Refusal> {
        let term = term.ok_or(Refusal::NoTerm)?;
        if term.school_year != self.year {
            Err(Refusal::OtherYear)
        } else if self.is_paid(term) {
            Err(Refusal::PaidAlready(term))
        } else {
            Ok(())
        }
    }
}

fn permits_notice(event: &Event) -> Result<(), Refusal> {
    let until = event.until.ok_or(Refusal::NoLastDay)?;
    let days = library().working_days.between(event.on, until);
    if days < NOTICE_DAYS { Err(Refusal::ShortNotice(days, event.on, until)) } else { Ok(()) }
}

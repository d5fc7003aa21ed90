//! Why a step is not taken: it is not permitted now, or its event is incomplete or wrong.

use super::{Action, Application, Event, Paid, actions, edited, next};
use aid::date::{Date, Term};
use aid::library::library;
use aid::money::Yuan;

/// The fewest working days for which a notice is posted.
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
    /// A notice is posted for too few working days: how many, from, until.
    ShortNotice(u32, Date, Date),
    /// The notice is posted until this day, which has not passed.
    Hanging(Date),
    /// A payment does not say of which term it is.
    NoTerm,
    /// A payment is of a term of another school year.
    OtherYear,
    /// That term has been paid.
    PaidAlready(Term),
    /// That term had not begun on that day.
    NotBegun(Term),
    /// A payment does not say how much was paid.
    NoSum,
    /// Nothing of that term has been paid that could come back.
    NotPaid(Term),
    /// The answers given since the recognition come to a sum outside the recognised range.
    Edited,
    /// Something is paid: the family can no longer withdraw.
    Paid,
    /// The reason is missing.
    NoReason,
}

/// The first day that can be the last one of a notice that is put up on a day.
///
/// ```
/// use office::application::notice_until;
/// use aid::date::Date;
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
    /// The first and the last day of the notice that was put up last.
    pub fn notice(&self) -> Option<(Date, Date)> {
        let posted = self.trail.iter().rfind(|event| event.action == Action::Publicise)?;
        Some((posted.on, posted.until?))
    }

    /// The actions that make sense on a day, the usual one first.
    pub fn offered(&self, today: Date) -> impl Iterator<Item = Action> {
        actions(self.step()).filter(move |action| match action {
            Action::Pay => {
                let is_paid_out = self.usual_cash().is_some();
                is_paid_out && self.payable(today).next().is_some() && !self.is_edited()
            }
            Action::Bounce | Action::Correct => self.is_paid_at_all(),
            Action::Withdraw => !self.is_paid_at_all(),
            Action::Void => !self.is_deletable(),
            Action::Submit
            | Action::Return
            | Action::Review
            | Action::Publicise
            | Action::Recognise
            | Action::Decline
            | Action::Object
            | Action::Uphold
            | Action::Reassess
            | Action::Leave
            | Action::Resume => true,
        })
    }

    /// Whether an event can be added to the trail now.
    ///
    /// # Errors
    /// Says why it cannot.
    pub fn permits(&self, event: &Event) -> Result<(), Refusal> {
        next(self.step(), event.action).ok_or(Refusal::NotNow)?;
        if event.action.needs_reason() && event.note.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        if let Some(last) = self.trail.last().filter(|last| event.on < last.on) {
            return Err(Refusal::Earlier(last.on));
        }
        match event.action {
            Action::Publicise => permits_notice(event),
            Action::Recognise => self.permits_recognition(event.on),
            Action::Pay => self.permits_payment(event),
            Action::Bounce | Action::Correct => self.permits_unpaid(event.term),
            Action::Withdraw if self.is_paid_at_all() => Err(Refusal::Paid),
            Action::Void if self.is_deletable() => Err(Refusal::NotNow),
            Action::Submit
            | Action::Return
            | Action::Review
            | Action::Decline
            | Action::Object
            | Action::Uphold
            | Action::Reassess
            | Action::Withdraw
            | Action::Leave
            | Action::Resume
            | Action::Void => Ok(()),
        }
    }

    /// Nobody is recognised while there may still be objections.
    fn permits_recognition(&self, on: Date) -> Result<(), Refusal> {
        let hanging = self.notice().filter(|(_, until)| on <= *until);
        hanging.map_or(Ok(()), |(_, until)| Err(Refusal::Hanging(until)))
    }

    fn permits_payment(&self, event: &Event) -> Result<(), Refusal> {
        let term = self.term_of(event.term)?;
        let is_paid = |paid: &Paid| paid.sum() > Yuan::ZERO;
        if self.is_paid(term) {
            Err(Refusal::PaidAlready(term))
        } else if event.on.term() < term {
            Err(Refusal::NotBegun(term))
        } else if self.is_edited() {
            Err(Refusal::Edited)
        } else if event.paid.as_ref().is_some_and(is_paid) {
            Ok(())
        } else {
            Err(Refusal::NoSum)
        }
    }

    /// Whether the sum is now outside the range that the school recognised.
    fn is_edited(&self) -> bool {
        !edited(self, library()).is_empty()
    }

    fn permits_unpaid(&self, term: Option<Term>) -> Result<(), Refusal> {
        let term = self.term_of(term)?;
        if self.is_paid(term) { Ok(()) } else { Err(Refusal::NotPaid(term)) }
    }

    /// The term of this school year that is meant.
    fn term_of(&self, term: Option<Term>) -> Result<Term, Refusal> {
        let term = term.ok_or(Refusal::NoTerm)?;
        if term.school_year == self.year { Ok(term) } else { Err(Refusal::OtherYear) }
    }
}

fn permits_notice(event: &Event) -> Result<(), Refusal> {
    let until = event.until.ok_or(Refusal::NoLastDay)?;
    let days = library().working_days.between(event.on, until);
    if days < NOTICE_DAYS { Err(Refusal::ShortNotice(days, event.on, until)) } else { Ok(()) }
}

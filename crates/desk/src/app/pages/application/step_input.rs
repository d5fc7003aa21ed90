//! What an officer types and chooses for a step, until it is taken.

use std::collections::BTreeMap;

use leptos::prelude::*;

use aid::date::{Date, Period, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::rulebook::Rulebook;
use aid::vocabulary::Vocabulary;
use office::application::{Action, Application, Due, Event, Refusal, Tier, Waits, notice_until};
use office::identity::{YuanError, read_day, read_yuan};
use office::wording;
use page::browser::device;

use super::Editing;

/// What an officer types and chooses for a step.
#[derive(Clone, Copy)]
pub struct StepInput {
    /// The day of the step.
    pub day: RwSignal<String>,
    /// The last day of the notice; the usual one, until another is typed.
    pub until: RwSignal<Option<String>>,
    /// The written name of the level, which none has; the one that was proposed, until another is
    /// chosen.
    pub tier: RwSignal<Option<String>>,
    /// The term that is paid or whose payment came back; the usual one, until another is chosen.
    pub term: RwSignal<Option<Term>>,
    /// The sums that were paid; those that are due, until others are typed.
    pub sums: RwSignal<BTreeMap<(Term, Benefit), String>>,
    /// The action that asks for what goes with it.
    pub asking: RwSignal<Option<Action>>,
    /// The action that was taken last on this screen, and how many steps there were then.
    pub done: RwSignal<Option<(usize, Action)>>,
    /// Why the last one was not taken.
    pub refusal: RwSignal<Option<String>>,
    /// What is due in the term that is paid.
    pub due: Memo<Vec<Due>>,
}

impl StepInput {
    /// Nothing is typed yet.
    pub fn new(editing: Editing) -> Self {
        let term = RwSignal::new(None);
        let asking = RwSignal::new(None);
        let due = Memo::new(move |_| due(editing, term.get().or_else(|| usual_term(editing))));
        Self {
            day: RwSignal::new(device::today().to_string()),
            until: RwSignal::new(None),
            tier: RwSignal::new(None),
            term,
            sums: RwSignal::new(BTreeMap::new()),
            asking,
            done: RwSignal::new(None),
            refusal: RwSignal::new(None),
            due,
        }
    }

    /// What was typed for one step is not kept for the next.
    pub fn forget(self) {
        let Self { day: _, until, tier, term, sums, asking, done: _, refusal, due: _ } = self;
        until.set(None);
        tier.set(None);
        term.set(None);
        sums.set(BTreeMap::new());
        asking.set(None);
        refusal.set(None);
    }

    /// The last day of the notice as it stands there.
    pub fn last_day(self) -> String {
        let usual = || self.day.with(|day| read_day(day).map(notice_until));
        let typed = self.until.get();
        typed.unwrap_or_else(|| usual().map(|day| day.to_string()).unwrap_or_default())
    }

    /// What to know of the last day of the notice.
    pub fn on_last_day(self) -> Option<String> {
        let from = self.day.with(|day| read_day(day).ok())?;
        wording::last_day_doubt(from, read_day(&self.last_day()).ok()?)
    }

    /// The level as it stands there.
    pub fn tier(self, editing: Editing) -> Option<Tier> {
        let proposed = || editing.read(|application| application.tier().map(|(tier, _)| tier));
        self.tier.get().map_or_else(proposed, |id| Tier::from_id(&id))
    }

    /// The term that is paid, as it stands there.
    pub fn term_paid(self, editing: Editing) -> Option<Term> {
        self.term.get().or_else(|| usual_term(editing))
    }

    /// The term whose payment came back, as it stands there.
    pub fn term_back(self, editing: Editing) -> Option<Term> {
        let last = |application: &_| -> Option<Term> { paid_terms(application).pop() };
        self.term.get().or_else(|| editing.read(last))
    }

    /// The sum of a benefit as it stands there.
    pub fn sum(self, term: Term, due: Due) -> String {
        let usual = || due.sum.map(|sum| sum.to_string().replace(',', "")).unwrap_or_default();
        let typed = self.sums.with(|sums| sums.get(&(term, due.benefit)).cloned());
        typed.unwrap_or_else(usual)
    }

    /// The event of an action, with those words that go with it.
    pub fn event(self, editing: Editing, action: Action) -> Result<Event, String> {
        let on = past(&self.day.get_untracked())?;
        let plain = Event { note: untrack(|| editing.note()), ..Event::new(action, on) };
        untrack(|| match action {
            Action::Publicise => {
                let until = Some(day(&self.last_day())?);
                Ok(Event { until, tier: self.tier(editing), ..plain })
            }
            Action::Recognise => Ok(Event { tier: self.tier(editing), ..plain }),
            Action::Pay => self.payment(editing, plain),
            Action::Bounce | Action::Correct => {
                Ok(Event { term: self.term_back(editing), ..plain })
            }
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
            | Action::Void => Ok(plain),
        })
    }

    fn payment(self, editing: Editing, plain: Event) -> Result<Event, String> {
        let Some(term) = self.term_paid(editing) else { return Ok(plain) };
        let mut sums: Vec<(Benefit, Yuan)> = Vec::new();
        for due in self.due.get() {
            let typed = self.sum(term, due);
            if !typed.trim().is_empty() {
                let sum = read_yuan(&typed).map_err(|error| match error {
                    YuanError::Negative => wording::refusal(Refusal::NoSum),
                    error => error.to_string(),
                })?;
                sums.push((due.benefit, sum));
            }
        }
        let paid =
            editing.application.with(|application| Some(application.as_ref()?.paying(term, sums)));
        Ok(Event { term: Some(term), paid, ..plain })
    }
}

fn day(typed: &str) -> Result<Date, String> {
    read_day(typed).map_err(|error| error.to_string())
}

/// A day on which something was done. A later step cannot be dated before it, so a mistyped
/// future year would bar all of them.
fn past(typed: &str) -> Result<Date, String> {
    let day = day(typed)?;
    // A tab may stand open over midnight: what counts is the day now.
    if day > device::today() {
        return Err("这一天还没有到，请核对日期。".to_owned());
    }
    Ok(day)
}

/// The term that is paid next: the one that is running, unless it was paid.
fn usual_term(editing: Editing) -> Option<Term> {
    let today = device::today();
    editing.read(|application| {
        let unpaid: Vec<Term> = application.payable(today).collect();
        unpaid.iter().find(|term| **term == today.term()).or(unpaid.first()).copied()
    })
}

/// The terms whose payment stands.
pub fn paid_terms(application: &Application) -> Vec<Term> {
    application.year.terms().into_iter().filter(|term| application.is_paid(*term)).collect()
}

/// What is due in a term; where the rules give nothing, the usual benefit of the stage can be said
/// all the same.
fn due(editing: Editing, term: Option<Term>) -> Vec<Due> {
    let due = term.map(|term| {
        let book = Rulebook::new(library(), Period::Term(term));
        editing.read(|application| application.due(&book))
    });
    let due = due.unwrap_or_default();
    if !due.is_empty() {
        return due;
    }
    let usual = editing.read(Application::usual_cash);
    usual.map(|benefit| Due { benefit, sum: None, waits: Waits::Answers }).into_iter().collect()
}

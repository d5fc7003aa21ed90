//! 比对: a row of an imported list beside what the rules say of it and the applications of the desk.

use std::collections::BTreeMap;

use super::{Entry, Owed, OwedCache, RecordId};
use crate::application::Step;
use crate::identity::Identity;
use crate::import::request::Listed;
use aid::date::{Month, Period, SchoolYear, Season, Term};
use aid::money::Yuan;
use aid::policy::Policy;
use aid::rulebook::Rulebook;
use aid::vocabulary::{Set, Vocabulary, vocabulary};

vocabulary! {
    /// What somebody should look at in a row, the gravest first.
    Finding, "finding" {
        /// Two things that the row says contradict each other.
        Conflict = "conflict",
        /// Money is owed for certain, and the desk has no application, or one that is not handed
        /// in: 应享未申请.
        NotApplied = "not-applied",
        /// An application is on its way, or money was paid, and nothing is owed.
        NotOwed = "not-owed",
        /// The sum of the list is not what the rules come to.
        OtherSum = "other-sum",
        /// The desk has an application of somebody of this name and birth month, and no number says
        /// whether it is the same person.
        MaybeApplied = "maybe-applied",
        /// An answer that the rules need is not there.
        Open = "open",
        /// A value of the row was left out.
        LeftOut = "left-out",
    }
}

/// A row beside the rules and the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What the person is owed, as far as the row says who it is.
    pub owed: Owed,
    /// The application of the person.
    pub application: Option<RecordId>,
    /// An application of somebody of this name and birth month.
    pub candidate: Option<RecordId>,
    /// What somebody should look at.
    pub findings: Set<Finding>,
    /// What the rules come to for the benefit and the time that the row's amount is for, where the
    /// row says them and nothing is open.
    pub due: Option<Yuan>,
}

/// The applications of one school year, by who they are of.
pub struct Applicants<'e> {
    by_number: BTreeMap<&'e Identity, &'e Entry>,
    by_name: BTreeMap<&'e (String, Month), &'e Entry>,
}

impl<'e> Applicants<'e> {
    /// Those of a school year. Of several of one person the most advanced stands for all.
    pub fn new(entries: &'e [Entry], year: SchoolYear) -> Self {
        let of_year = entries.iter().filter(|entry| entry.application.year == year);
        let of_year = of_year.filter(|entry| !entry.is_behind());
        let (mut by_number, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for entry in of_year {
            if let Some(number) = &entry.pupil.number {
                by_number.insert(number, entry);
            }
            if let Some(called) = &entry.pupil.called {
                by_name.insert(called, entry);
            }
        }
        Self { by_number, by_name }
    }

    /// The application of the person of an entry, and whether that is certain: by the number alone.
    fn of(&self, person: &Entry) -> (Option<&'e Entry>, Option<&'e Entry>) {
        let number = person.pupil.number.as_ref();
        if let Some(entry) = number.and_then(|number| self.by_number.get(number)) {
            return (Some(entry), None);
        }
        let called = person.pupil.called.as_ref().and_then(|called| self.by_name.get(called));
        // Two numbers are two people, whatever they are called.
        let open = called.filter(|entry| number.is_none() || entry.pupil.number.is_none());
        (None, open.copied())
    }
}

/// What the rows of a list are compared with.
pub struct Comparison<'e> {
    applicants: Applicants<'e>,
    /// The rules of the year, of its autumn and of its spring.
    books: [Rulebook<'e>; 3],
}

impl<'e> Comparison<'e> {
    /// With the rules of a school year and the applications of the desk.
    pub fn new(policy: &'e Policy, year: SchoolYear, entries: &'e [Entry]) -> Self {
        let [autumn, spring] = year.terms().map(Period::Term);
        let books = [Period::SchoolYear(year), autumn, spring];
        let books = books.map(|period| Rulebook::new(policy, period));
        Self { applicants: Applicants::new(entries, year), books }
    }

    /// A row beside the rules and the desk.
    pub fn look(&self, cache: &mut OwedCache, person: &Listed) -> Beside {
        let row = cache.entry(RecordId::new(), person.application.clone());
        let (found, candidate) = self.applicants.of(&row);
        let owed = found.unwrap_or(&row).owed.clone();
        let due = self.due(found.unwrap_or(&row), person);
        let applies = |finding: &Finding| match finding {
            Finding::Conflict => person.is_contradictory,
            Finding::NotApplied => {
                let is_open = found.is_none_or(|found| found.application.step() == Step::Drafted);
                owed.shown().least > Yuan::ZERO && is_open && candidate.is_none()
            }
            Finding::NotOwed => {
                let applied = found.is_some_and(|found| {
                    let step = found.application.step();
                    step != Step::Drafted && !step.is_over()
                });
                let paid = person.payment.amount.is_some_and(|amount| amount > Yuan::ZERO);
                (applied || paid) && owed.open.is_empty() && owed.shown().is_nothing()
            }
            Finding::OtherSum => {
                due.zip(person.payment.amount).is_some_and(|(due, amount)| due != amount)
            }
            Finding::MaybeApplied => candidate.is_some(),
            Finding::Open => !owed.open.is_empty(),
            Finding::LeftOut => person.has_left_out,
        };
        let findings = Finding::ALL.iter().copied().filter(applies).collect();
        let id = |entry: &Entry| entry.id.clone();
        Beside { application: found.map(id), candidate: candidate.map(id), owed, findings, due }
    }

    /// What is due for the benefit and the time of the row's amount.
    fn due(&self, entry: &Entry, person: &Listed) -> Option<Yuan> {
        let (benefit, period) = (person.payment.benefit?, person.payment.period?);
        person.payment.amount?;
        let book = self.books.get(place(period)).filter(|book| book.period == period)?;
        let all = entry.application.due(book);
        let due = all.iter().find(|due| due.benefit == benefit);
        due.map_or(Some(Yuan::ZERO), |due| due.sum)
    }
}

/// Which of a year's books an amount is of.
const fn place(period: Period) -> usize {
    match period {
        Period::SchoolYear(_) => 0,
        Period::Term(Term { season: Season::Autumn, .. }) => 1,
        Period::Term(Term { season: Season::Spring, .. }) => 2,
    }
}

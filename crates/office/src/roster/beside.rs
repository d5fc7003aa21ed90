//! 比对: a row of an imported list beside what the rules say of it and the applications of the desk.

use std::collections::BTreeMap;

use super::{Entry, Owed, OwedCache, RecordId};
use crate::application::Step;
use crate::identity::Identity;
use crate::import::kept::ListKind;
use crate::import::payment::is_cash;
use crate::import::request::Listed;
use crate::import::value::Payout;
use aid::date::{Month, Period, SchoolYear, Season, Term};
use aid::money::Yuan;
use aid::policy::{Kind, Policy};
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
        /// The list says that the person has applied or was paid, and the desk has no application.
        NotEntered = "not-entered",
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
    by_name: BTreeMap<(&'e str, Month), &'e Entry>,
}

impl<'e> Applicants<'e> {
    /// Those of a school year. Of several of one person the most advanced stands for all.
    pub fn new(entries: &'e [Entry], year: SchoolYear) -> Self {
        let of_year = entries.iter().filter(|entry| entry.year == year);
        let of_year = of_year.filter(|entry| !entry.is_behind() && stands(entry.step));
        let (mut by_number, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for entry in of_year {
            if let Some(number) = &entry.brief.pupil.number {
                by_number.insert(number, entry);
            }
            if let Some(called) = entry.brief.pupil.called() {
                by_name.insert(called, entry);
            }
        }
        Self { by_number, by_name }
    }

    /// The application of the person of an entry, and whether that is certain: by the number alone.
    fn of(&self, person: &Entry) -> (Option<&'e Entry>, Option<&'e Entry>) {
        let number = person.brief.pupil.number.as_ref();
        if let Some(entry) = number.and_then(|number| self.by_number.get(number)) {
            return (Some(entry), None);
        }
        let called = person.brief.pupil.called().and_then(|called| self.by_name.get(&called));
        // Two numbers are two people, whatever they are called.
        let open = called.filter(|entry| number.is_none() || entry.brief.pupil.number.is_none());
        (None, open.copied())
    }
}

/// Whether an application stands: one that was withdrawn, left or made void is none.
fn stands(step: Step) -> bool {
    !matches!(step, Step::Withdrawn | Step::Left(_) | Step::Voided(_))
}

/// What the rows of a list are compared with.
pub struct Comparison<'e> {
    kind: ListKind,
    year: SchoolYear,
    applicants: Applicants<'e>,
    /// The rules of the year, of its autumn and of its spring.
    books: [Rulebook<'e>; 3],
}

impl<'e> Comparison<'e> {
    /// Rows of a list of this kind, with the rules of a school year and the applications of the
    /// desk.
    pub fn new(policy: &'e Policy, kind: ListKind, year: SchoolYear, entries: &'e [Entry]) -> Self {
        let [autumn, spring] = year.terms().map(Period::Term);
        let books = [Period::SchoolYear(year), autumn, spring];
        let books = books.map(|period| Rulebook::new(policy, period));
        Self { kind, year, applicants: Applicants::new(entries, year), books }
    }

    /// A row beside the rules and the desk.
    pub fn look(&self, cache: &mut OwedCache, person: &Listed) -> Beside {
        let row = cache.entry(RecordId::new(), person.application.clone());
        let (found, candidate) = self.applicants.of(&row);
        let owed = found.unwrap_or(&row).owed.clone();
        let due = self.due(found.unwrap_or(&row), person);
        let is_owed = owed.shown().least > Yuan::ZERO;
        let applies = |finding: &Finding| match finding {
            Finding::Conflict => person.is_contradictory,
            Finding::NotApplied => {
                let is_drafted = |found: &Entry| found.step == Step::Drafted;
                is_owed && found.map_or(candidate.is_none() && !self.says_applied(), is_drafted)
            }
            Finding::NotEntered => {
                is_owed && found.is_none() && candidate.is_none() && self.says_applied()
            }
            Finding::NotOwed => {
                let applied = found.is_some_and(|found| {
                    let step = found.step;
                    step != Step::Drafted && !step.is_over()
                });
                (applied || self.is_paid(person))
                    && owed.open.is_empty()
                    && owed.shown().is_nothing()
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

    /// Whether the list itself says that its people have applied.
    const fn says_applied(&self) -> bool {
        match self.kind {
            ListKind::Registered | ListKind::Roster => false,
            ListKind::Applications | ListKind::Payments => true,
        }
    }

    /// Whether the row says that cash of this school year was paid.
    fn is_paid(&self, person: &Listed) -> bool {
        let of = &person.payment;
        let is_of_year = of.period.is_none_or(|period| match period {
            Period::SchoolYear(year) | Period::Term(Term { school_year: year, .. }) => {
                year == self.year
            }
        });
        of.amount.is_some_and(|amount| amount > Yuan::ZERO)
            && matches!(of.payout, None | Some(Payout::Paid))
            && of.benefit.is_none_or(is_cash)
            && is_of_year
    }

    /// What is due for the benefit and the time of the row's amount; nothing is said of a benefit
    /// that is no cash at the pupil's stage, or where the stage is not known.
    fn due(&self, entry: &Entry, person: &Listed) -> Option<Yuan> {
        let (benefit, period) = (person.payment.benefit?, person.payment.period?);
        person.payment.amount?;
        let book = self.books.get(place(period)).filter(|book| book.period == period)?;
        let mut chapters = book.chapters(entry.stage?).iter();
        chapters.find(|of| of.benefit == benefit && of.kind == Kind::Cash)?;
        let all = entry.application()?.due(book);
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

//! 销毁: which records may be erased for good.
//!
//! How long a school keeps them is up to its archive rules; no document with a number of years is
//! known here. So only what is certainly over is offered, and the school decides.

use super::{Entry, RecordId, last_day};
use crate::application::{Application, Erased, Erasing, Paid, Step};
use aid::date::{Date, SchoolYear};
use aid::money::Yuan;

/// Records that may be erased together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasable {
    /// Why.
    pub why: Erasing,
    /// Their school year.
    pub year: SchoolYear,
    /// The records.
    pub ids: Vec<RecordId>,
    /// What was paid by them, as far as their trail says.
    pub paid: Yuan,
}

impl Erasable {
    /// The line that is kept for them.
    pub fn line(&self, on: Date) -> Erased {
        let count = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        Erased { on, why: self.why, year: self.year, count, paid: self.paid }
    }
}

/// What may be erased while a school year is asked about: what is void in any year, and whole years
/// that are past. A clock that runs ahead does not make a year past: the records must have an event
/// of a later year, too. The oldest year stands first.
pub fn erasable(entries: &[Entry], asked: SchoolYear) -> Vec<Erasable> {
    let known = last_day(entries).map_or(asked, Date::school_year_asked);
    let now = asked.min(known);
    let mut years: Vec<SchoolYear> = entries.iter().map(|entry| entry.year).collect();
    years.sort_unstable();
    years.dedup();
    let of_year = |year: SchoolYear| {
        let is_past = year.start().saturating_add(1) < now.start();
        let whole = is_past.then_some(Erasing::PastYear);
        [Some(Erasing::Voided), whole].into_iter().flatten().map(move |why| (why, year))
    };
    let groups = years.into_iter().flat_map(of_year).map(|(why, year)| {
        let is_meant = |entry: &&Entry| {
            let is_void = matches!(entry.step, Step::Voided(_));
            entry.year == year && (why == Erasing::PastYear || is_void)
        };
        // What cannot be read stays: nobody can say what was paid by it.
        let meant = entries.iter().filter(is_meant);
        let meant: Vec<(&Entry, &Application)> =
            meant.filter_map(|entry| Some((entry, entry.application()?))).collect();
        let paid = meant.iter().map(|(_, application)| paid(application));
        let paid = paid.fold(Yuan::ZERO, Yuan::plus);
        let ids = meant.into_iter().map(|(entry, _)| entry.id.clone()).collect();
        Erasable { why, year, ids, paid }
    });
    groups.filter(|group| !group.ids.is_empty()).collect()
}

fn paid(application: &Application) -> Yuan {
    let terms = application.year.terms().into_iter();
    let payments = terms.filter_map(|term| application.payment(term)?.paid.as_ref());
    payments.map(Paid::sum).fold(Yuan::ZERO, Yuan::plus)
}

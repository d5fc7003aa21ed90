//! 上学年认定过、今年还没有申请的: pupils of last year whom this year's list does not know.

use super::class::by_class;
use super::{Entry, name_of};
use crate::application::{Application, Field, Step};
use crate::date::{Month, SchoolYear};
use crate::identity::{IdNumber, name_key, read_month};
use crate::situation::Decision;
use crate::sorted::{Sorted, by_key};

/// A pupil whom the school recognised last year and who has no application this year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRenewed<'e> {
    /// Last year's.
    pub entry: &'e Entry,
    /// This year's of a pupil of the same name, where neither an identity number nor the birth
    /// month tells whether this is the same pupil: somebody has to look.
    pub alike: Option<&'e Entry>,
}

/// The pupils whom the school recognised in the year before and who have no application in this
/// year, in the order of their classes. An identity number says who is who; where one is missing,
/// the name and the birth month say who may be.
pub fn not_renewed(entries: &[Entry], year: SchoolYear) -> Vec<NotRenewed<'_>> {
    let this = entries.iter().filter(|entry| entry.application.year == year);
    let mut numbers: Sorted<IdNumber, ()> = Sorted::new();
    let mut names: Sorted<String, Vec<&Entry>> = Sorted::new();
    for entry in this {
        number(&entry.application).map(|number| numbers.insert(number, ()));
        let name = name_key(&name_of(&entry.application));
        let mut of_name = names.remove(&name).unwrap_or_default();
        of_name.push(entry);
        names.insert(name, of_name);
    }
    let last = entries.iter().filter(|entry| {
        let next = entry.application.year.start().checked_add(1);
        next == Some(year.start()) && was_recognised(&entry.application)
    });
    let mut found = Vec::new();
    for entry in last {
        let number = number(&entry.application);
        // A pupil who stands there twice is one, and is known from here on.
        if number.is_some_and(|number| numbers.insert(number, ()).is_some()) {
            continue;
        }
        let of_name = names.get(&name_key(&name_of(&entry.application))).into_iter().flatten();
        let alike = of_name.copied().find(|other| may_be(entry, other));
        found.push(NotRenewed { entry, alike });
    }
    by_key(&found, |one| by_class(one.entry))
}

/// Whether the school's last word is that the pupil is recognised.
fn was_recognised(application: &Application) -> bool {
    match application.step() {
        Step::Reassessed => application.student.decisions.get(Decision::Recognised) == Some(true),
        step => step.is_recognised(),
    }
}

pub(super) fn number(application: &Application) -> Option<IdNumber> {
    application.texts.get(Field::IdNumber).parse().ok()
}

/// The birth month, of the form or of the number.
pub(super) fn born(application: &Application) -> Option<Month> {
    let typed = read_month(application.texts.get(Field::Born)).ok();
    typed.or_else(|| number(application).map(|number| Month::of(number.birth())))
}

/// Whether a pupil of the same name can be this one: two numbers that differ are two pupils', and
/// so are two birth months.
fn may_be(one: &Entry, other: &Entry) -> bool {
    let (one, other) = (&one.application, &other.application);
    let differ = number(one).zip(number(other)).is_some_and(|(one, other)| one != other)
        || born(one).zip(born(other)).is_some_and(|(one, other)| one != other);
    !differ
}

//! 上学年的学生，今年: who of last year has no application this year, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::Entry;
use super::class::{Class, by_class};
use super::duplicates::Pupil;
use crate::application::{Application, DecisionBeforeLeaving, Step};
use crate::identity::{IdNumber, Identity, is_past_school, later_grade, name_key};
use aid::date::SchoolYear;
use aid::vocabulary::vocabulary;

vocabulary! {
    /// Why no application of this year follows on one of last year's.
    Unrenewed, "reason why a pupil of last year is not renewed" {
        /// Nobody has applied yet.
        NotYet = "not-yet",
        /// Nobody has applied yet; who has the same name is another pupil.
        Namesake = "namesake",
        /// There is one of the same name, and no number or birth month tells whose it is.
        SameName = "same-name",
        /// There is one of the same name, and the two identity numbers are nearly the same.
        OtherNumber = "other-number",
        /// Several have the name, last year or this year.
        SeveralOfName = "several-of-name",
        /// There is one, in a class to which the next grade does not lead.
        OtherClass = "other-class",
        /// The pupil was in the last grade of the school.
        Finished = "finished",
        /// The pupil left.
        Left = "left",
        /// The family withdrew it.
        Withdrawn = "withdrawn",
        /// The school refused it.
        Declined = "declined",
        /// It was never decided.
        Undecided = "undecided",
    }
}

/// What is to be done about a pupil of last year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    /// This year's application is to be begun.
    Begin,
    /// An officer has to check the identity.
    Look,
    /// Nothing.
    Nothing,
}

impl Unrenewed {
    /// What is to be done.
    pub const fn handling(self) -> Handling {
        match self {
            Self::NotYet | Self::Namesake => Handling::Begin,
            Self::SameName | Self::OtherNumber | Self::SeveralOfName => Handling::Look,
            Self::OtherClass
            | Self::Finished
            | Self::Left
            | Self::Withdrawn
            | Self::Declined
            | Self::Undecided => Handling::Nothing,
        }
    }
}

/// A pupil of last year on whose application none of this year follows, or not where it is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRenewed<'e> {
    /// Last year's.
    pub entry: &'e Entry,
    /// Why.
    pub why: Unrenewed,
    /// This year's of which the reason speaks; of several, the first.
    pub candidate: Option<&'e Entry>,
}

/// The pupils of the year before who have no application in this year, in the order of their
/// classes, each with the reason. An identity number says who is who. Where one is missing, a name
/// that nobody else has does so in the class to which the next grade leads, unless the birth months
/// differ; in any other class it says who may be.
pub fn not_renewed(entries: &[Entry], year: SchoolYear) -> Vec<NotRenewed<'_>> {
    let last = entries.iter().filter(|entry| {
        entry.year.start().checked_add(1) == Some(year.start()) && !entry.is_behind()
    });
    // A pupil with two applications counts once, as recognised if one of them is.
    let (recognised, others): (Vec<&Entry>, Vec<&Entry>) =
        last.partition(|entry| was_recognised(entry));
    let mut seen: BTreeSet<&Identity> = BTreeSet::new();
    let (recognised, others) = (once(recognised, &mut seen), once(others, &mut seen));
    let known = Known::of(entries, year, &seen, &recognised);
    let recognised = recognised.into_iter().filter_map(|entry| known.of_recognised(entry));
    let others = others.into_iter().filter_map(|entry| known.of_other(entry));
    let mut pupils: Vec<NotRenewed<'_>> = recognised.chain(others).collect();
    pupils.sort_by_cached_key(|pupil| by_class(pupil.entry));
    pupils
}

/// Those whose number was not seen before.
fn once<'e>(entries: Vec<&'e Entry>, seen: &mut BTreeSet<&'e Identity>) -> Vec<&'e Entry> {
    let is_new = |entry: &&'e Entry| number(entry).is_none_or(|number| seen.insert(number));
    entries.into_iter().filter(is_new).collect()
}

/// What is known of both years.
struct Known<'e> {
    /// This year's by their numbers.
    numbers: BTreeMap<&'e Identity, &'e Entry>,
    /// This year's without a number of last year, by their names.
    names: BTreeMap<String, Vec<&'e Entry>>,
    /// How many of last year who were recognised, and have no application, have a name.
    before: BTreeMap<String, usize>,
}

impl<'e> Known<'e> {
    fn of(
        entries: &'e [Entry],
        year: SchoolYear,
        last: &BTreeSet<&Identity>,
        recognised: &[&Entry],
    ) -> Self {
        let (mut numbers, mut names, mut before) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let is_applied =
            |entry: &&Entry| entry.year == year && !matches!(entry.step, Step::Voided(_));
        for entry in entries.iter().filter(is_applied) {
            let number = number(entry);
            if number.as_ref().is_none_or(|number| !last.contains(number)) {
                let name = name(entry);
                let mut of_name: Vec<&Entry> = names.remove(&name).unwrap_or_default();
                of_name.push(entry);
                names.insert(name, of_name);
            }
            if let Some(number) = number {
                numbers.insert(number, entry);
            }
        }
        for entry in recognised {
            let number = number(entry);
            if number.is_none_or(|number| !numbers.contains_key(&number)) {
                let name = name(entry);
                let count: usize = before.remove(&name).unwrap_or_default();
                before.insert(name, count.saturating_add(1));
            }
        }
        Self { numbers, names, before }
    }

    fn same(&self, entry: &Entry) -> Option<&'e Entry> {
        self.numbers.get(number(entry)?).copied()
    }

    /// Of a pupil who was recognised.
    fn of_recognised(&self, entry: &'e Entry) -> Option<NotRenewed<'e>> {
        let reason = |why, candidate| Some(NotRenewed { entry, why, candidate });
        let is_next = |other: &Entry| next_class(entry) == *other.class();
        if let Some(same) = self.same(entry) {
            let is_sought = is_next(same) || same.typed_class() == ("", "");
            return if is_sought { None } else { reason(Unrenewed::OtherClass, Some(same)) };
        }
        let called = name(entry);
        let of_name = self.names.get(&called).into_iter().flatten();
        let (may_be, others): (Vec<(&'e Entry, Alike)>, Vec<_>) = of_name
            .map(|other| (*other, alike(&entry.brief.pupil, &other.brief.pupil)))
            .partition(|(_, alike)| *alike != Alike::Another);
        let is_alone = self.before.get(&called).is_none_or(|before| *before < 2);
        match may_be.as_slice() {
            [(other, Alike::Near)] => reason(Unrenewed::OtherNumber, Some(other)),
            [(other, _)] if is_alone && is_next(other) => None,
            [(other, _)] if is_alone => reason(Unrenewed::SameName, Some(other)),
            [(other, _), ..] => reason(Unrenewed::SeveralOfName, Some(other)),
            [] if is_past_school(entry.typed_class().0, 1) => reason(Unrenewed::Finished, None),
            [] => match others.first() {
                Some((other, _)) => reason(Unrenewed::Namesake, Some(other)),
                None => reason(Unrenewed::NotYet, None),
            },
        }
    }

    /// Of a pupil who was not recognised in the end, or left.
    fn of_other(&self, entry: &'e Entry) -> Option<NotRenewed<'e>> {
        if self.same(entry).is_some() {
            return None;
        }
        let why = match entry.step {
            Step::Left(
                DecisionBeforeLeaving::Undecided
                | DecisionBeforeLeaving::Recognised
                | DecisionBeforeLeaving::Paid
                | DecisionBeforeLeaving::Declined,
            ) => Unrenewed::Left,
            // A void application is nobody's.
            Step::Voided(_) => return None,
            Step::Withdrawn => Unrenewed::Withdrawn,
            Step::Declined => Unrenewed::Declined,
            Step::Drafted
            | Step::Submitted
            | Step::Reviewed
            | Step::Publicised
            | Step::Recognised
            | Step::Paid
            | Step::Objected(_)
            | Step::Reassessed => Unrenewed::Undecided,
        };
        Some(NotRenewed { entry, why, candidate: None })
    }
}

/// The name as names are compared.
fn name(entry: &Entry) -> String {
    name_key(&entry.brief.name)
}

fn number(entry: &Entry) -> Option<&Identity> {
    entry.brief.pupil.number.as_ref()
}

/// The class in which a pupil is sought a year later.
fn next_class(entry: &Entry) -> Class {
    let (grade, class) = entry.typed_class();
    Class::new(&later_grade(grade, 1).unwrap_or_else(|| grade.to_owned()), class)
}

/// Whether the school's last decision is that the pupil is recognised.
fn was_recognised(entry: &Entry) -> bool {
    match entry.step {
        Step::Reassessed => {
            let decided = entry.application().map(Application::trail).unwrap_or_default();
            decided.iter().rev().find_map(|event| event.action.recognises()) == Some(true)
        }
        step => step.is_recognised(),
    }
}

/// What two pupils of the same name are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alike {
    /// Nothing tells them apart.
    Perhaps,
    /// Two numbers that differ by one typing error.
    Near,
    /// Two pupils.
    Another,
}

/// Two numbers that differ are two pupils', and so are two birth months; but of the same name and
/// day of birth, or with a number that differs in one place and its check, one was mistyped.
fn alike(left: &Pupil, right: &Pupil) -> Alike {
    let near = |(left, right): (IdNumber, IdNumber)| {
        left.birth() == right.birth() || differ(left, right) <= 2
    };
    let contradicts = |(left, right): (&Identity, &Identity)| left.contradicts(right);
    if left.id_number().zip(right.id_number()).is_some_and(near) {
        Alike::Near
    } else if left.number.as_ref().zip(right.number.as_ref()).is_some_and(contradicts)
        || left.born.zip(right.born).is_some_and(|(left, right)| left != right)
    {
        Alike::Another
    } else {
        Alike::Perhaps
    }
}

/// In how many places two numbers differ.
fn differ(left: IdNumber, right: IdNumber) -> usize {
    let (left, right) = (left.to_string(), right.to_string());
    left.chars().zip(right.chars()).filter(|(left, right)| left != right).count()
}

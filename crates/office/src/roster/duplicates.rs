//! 一人几份: a pupil with more than one application in a school year. The most advanced one is paid and
//! counted; the others wait until an officer has looked.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::cards::{mark_cards, mark_cards_again};
use super::class::Class;
use super::search::folded;
use super::{Entry, RecordId, Trouble};
use crate::application::{Action, Application, Event, Field, Step};
use crate::identity::{IdNumber, Identity, read_month};
use aid::date::{Date, Month, SchoolYear, Term};
use aid::vocabulary::Set;

/// What an application shares with the others of the same pupil in the same school year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// The record of the most advanced one, which is paid and counted.
    pub first: RecordId,
    /// The terms that one of them has paid.
    pub paid: Vec<Term>,
    /// The record of the one by which the pupil stands on a public notice, if one of them does.
    pub posted: Option<RecordId>,
}

/// Who the pupil is by the form: computed once, not each time the list is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pupil {
    pub(super) number: Option<Identity>,
    /// The folded name.
    pub(super) name: String,
    pub(super) born: Option<Month>,
}

impl Pupil {
    pub(super) fn of(application: &Application) -> Self {
        let name = folded(application.texts.get(Field::Name));
        Self { number: application.identity(), name, born: born(application) }
    }

    /// The number of eighteen places.
    pub(super) fn id_number(&self) -> Option<IdNumber> {
        match self.number {
            Some(Identity::Number(number)) => Some(number),
            Some(Identity::Of(..)) | None => None,
        }
    }

    /// The folded name and the birth month, where both are said.
    pub(super) fn called(&self) -> Option<(&str, Month)> {
        Some(self.name.as_str()).filter(|name| !name.is_empty()).zip(self.born)
    }
}

/// The birth month, of the form or of the number.
fn born(application: &Application) -> Option<Month> {
    let typed = read_month(application.texts.get(Field::Born)).ok();
    typed.or_else(|| application.id_number().map(|number| Month::of(number.birth())))
}

impl Entry {
    /// Whether another application of the same pupil goes before this one.
    pub fn is_behind(&self) -> bool {
        self.twice.as_ref().is_some_and(|twice| twice.first != self.id)
    }
}

/// Marks the entries of pupils who have more than one application in a school year and those with
/// the card of a stranger, and unmarks all others. It needs the whole list: a filtered one may have
/// only one of them.
pub fn mark_duplicates(entries: &mut [Entry]) {
    let duplicates = duplicates_in(entries);
    for entry in entries.iter_mut().filter(|entry| entry.twice.is_some()) {
        entry.twice = None;
        entry.troubles = entry.troubles.without(Set::of(Trouble::Twice));
    }
    for (place, twice) in duplicates {
        if let Some(entry) = entries.get_mut(place) {
            entry.twice = Some(twice);
            entry.troubles = entry.troubles.union(Set::of(Trouble::Twice));
        }
    }
    mark_cards(entries);
}

/// Replaces the entry with the same record, or adds it, and marks duplicates anew only where the
/// pupil, the class or the trail has changed: most keystrokes change none of them.
pub fn put(entries: &mut Vec<Entry>, mut entry: Entry) {
    let Some(place) = entries.iter_mut().find(|known| known.id == entry.id) else {
        entries.push(entry);
        return mark_duplicates(entries);
    };
    let says =
        |entry: &'_ Entry| (entry.year, entry.brief.pupil.clone(), entry.brief.class.clone());
    if says(place) == says(&entry) && trail(place) == trail(&entry) {
        let mark = place.troubles.intersection(Set::of(Trouble::Twice));
        entry.troubles = entry.troubles.union(mark);
        entry.twice = place.twice.take();
        let cards = [place.brief.card.clone(), entry.brief.card.clone()];
        *place = entry;
        mark_cards_again(entries, &cards);
    } else {
        *place = entry;
        mark_duplicates(entries);
    }
}

fn trail(entry: &Entry) -> &[Event] {
    entry.application().map(Application::trail).unwrap_or_default()
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What entries of one pupil have in common, where only one of them needs to have the number.
type Alike<'e> = (SchoolYear, &'e str, Month, &'e Class);

fn alike(entry: &Entry) -> Option<Alike<'_>> {
    let (name, born) = entry.brief.pupil.called()?;
    Some((entry.year, name, born, entry.class()))
}

/// The places of the entries whose pupil has several, each with what they share.
fn duplicates_in(entries: &[Entry]) -> Vec<(usize, Twice)> {
    let mut told = told(entries);
    told.sort_by_key(|(pupil, _)| *pupil);
    let mut duplicates = Vec::new();
    for same in told.chunk_by(|(left, _), (right, _)| left == right) {
        let of_pupil = same.iter().filter_map(|(_, place)| Some((*place, entries.get(*place)?)));
        let of_pupil: Vec<(usize, &Entry)> = of_pupil.collect();
        if of_pupil.len() > 1 {
            let twice = shared(&of_pupil);
            let each = of_pupil.iter().map(|(place, _)| twice.clone().map(|twice| (*place, twice)));
            duplicates.extend(each.flatten());
        }
    }
    duplicates
}

/// Whose an entry is: by the identity number; where there is none, by name, birth month and class,
/// and then by the number of another entry that has the same. A pupil may have a passport first and
/// a number of eighteen places later.
type Told<'e> = (SchoolYear, Option<&'e Identity>, Option<Alike<'e>>);

fn told(entries: &[Entry]) -> Vec<(Told<'_>, usize)> {
    let places = entries.iter().enumerate();
    let mut counted: Vec<_> = places.filter(|(_, entry)| counts(entry)).collect();
    // By a number of each name first: names themselves are compared where that is one.
    counted.sort_by_cached_key(|&(_, entry)| (fingerprint(&entry.brief.pupil.name), alike(entry)));
    let mut told = Vec::new();
    for same in counted.chunk_by(|(_, left), (_, right)| alike(left) == alike(right)) {
        let numbers = same.iter().filter_map(|(_, entry)| entry.brief.pupil.number.as_ref());
        let of_others = numbers.min();
        for (place, entry) in same {
            let (year, alike) = (entry.year, alike(entry));
            let of_others = of_others.filter(|_| alike.is_some());
            let own = entry.brief.pupil.number.as_ref();
            let own = own.filter(|own| of_others.is_none_or(|number| own.kind() == number.kind()));
            let number = own.or(of_others);
            match (number, alike) {
                (Some(_), _) => told.push(((year, number, None), *place)),
                (None, Some(_)) => told.push(((year, None, alike), *place)),
                (None, None) => {}
            }
        }
    }
    told
}

/// Whether an application counts as a duplicate. One that was withdrawn or made void, or of a pupil
/// who left, does not, unless something was paid by it.
fn counts(entry: &Entry) -> bool {
    match entry.step {
        Step::Withdrawn | Step::Left(_) | Step::Voided(_) => entry.brief.is_paid_at_all,
        Step::Drafted
        | Step::Submitted
        | Step::Reviewed
        | Step::Publicised
        | Step::Recognised
        | Step::Paid
        | Step::Declined
        | Step::Objected(_)
        | Step::Reassessed => true,
    }
}

/// What the applications of one pupil share.
fn shared(of_pupil: &[(usize, &Entry)]) -> Option<Twice> {
    let mut in_order = of_pupil.to_vec();
    in_order.sort_by_cached_key(|&(_, entry)| rank(entry));
    let (_, first) = in_order.first()?;
    let is_paid = |entry: &Entry, term| {
        entry.application().is_some_and(|application| application.is_paid(term))
    };
    let paid = |term: &Term| of_pupil.iter().any(|(_, entry)| is_paid(entry, *term));
    let terms = first.year.terms().into_iter();
    let mut publicised = in_order.iter().map(|(_, entry)| entry);
    let posted = publicised.find(|entry| entry.step == Step::Publicised);
    Some(Twice {
        first: first.id.clone(),
        paid: terms.filter(paid).collect(),
        posted: posted.map(|entry| entry.id.clone()),
    })
}

/// The order of the applications of one pupil, the most advanced first: paid, recognised, begun,
/// each by day. Drafts, which have no day, come after those, and what is over last.
fn rank(entry: &Entry) -> impl Ord + use<'_> {
    let trail = trail(entry);
    // What has no day comes after what has one.
    let late = |day: Option<Date>| (day.is_none(), day);
    let first =
        |action| late(trail.iter().find(|event| event.action == action).map(|event| event.on));
    let begun = late(trail.first().map(|event| event.on));
    let is_over = entry.step.is_over();
    (is_over, first(Action::Pay), first(Action::Recognise), begun, &entry.id)
}

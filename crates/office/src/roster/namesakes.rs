//! 同班同名: pupils of one name in one class, told apart where names are posted or signed.
//!
//! 教财厅函〔2017〕28号 lets name, school, grade and class be posted, asks for no more than is enough, and
//! forbids identity numbers, addresses, telephones and birth dates. A masked number is a part of
//! one, and the sex is not among what it lets be posted. So a name gets a running number, which is
//! no personal data: readers see that these are two pupils, and only the desk shows which is which.

use std::collections::{BTreeMap, BTreeSet};

use super::class::{Class, name_of};
use super::{Disbursement, Entry, Payment, RecordId};
use crate::application::{Action, Field};
use crate::identity::name_key;
use aid::date::{Date, SchoolYear};

/// The numbers of the pupils who share their name with another of their class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namesakes(BTreeMap<RecordId, u32>);

/// What makes pupils indistinguishable on a notice.
type Alike<'e> = (SchoolYear, &'e str, &'e Class, String);

impl Namesakes {
    /// The namesakes among all entries that are or were on a public notice, in the order in which
    /// they were posted: so a number stays with its pupil, whoever is posted later or removed.
    /// Several applications of one pupil have one number.
    pub fn of(entries: &[Entry]) -> Self {
        let mut posted: Vec<(Alike<'_>, Date, &Entry)> = entries
            .iter()
            .filter_map(|entry| Some((alike(entry)?, first_posted(entry)?, entry)))
            .collect();
        posted.sort_by(|(alike, on, entry), (other, later, next)| {
            (alike, on, &entry.id).cmp(&(other, later, &next.id))
        });
        let mut numbers = BTreeMap::new();
        for same in posted.chunk_by(|(left, ..), (right, ..)| left == right) {
            let mut pupils: Vec<&RecordId> = Vec::new();
            for (_, _, entry) in same {
                if !pupils.contains(&pupil(entry)) {
                    pupils.push(pupil(entry));
                }
            }
            let of_pupil = |entry: &Entry| pupils.iter().position(|id| *id == pupil(entry));
            for (_, _, entry) in same.iter().filter(|_| pupils.len() > 1) {
                let number = of_pupil(entry).and_then(|place| u32::try_from(place + 1).ok());
                number.map(|number| numbers.insert(entry.id.clone(), number));
            }
        }
        Self(numbers)
    }

    /// Gives their numbers to the pupils on a list to sign whom nothing else on it tells apart: the
    /// last digits of the card mostly do.
    pub fn tell_apart(&self, list: &mut Disbursement) {
        let mut in_order: Vec<&Payment> = list.payments.iter().collect();
        in_order.sort_by_cached_key(|payment| looks(payment));
        let mut alike: BTreeSet<RecordId> = BTreeSet::new();
        for same in in_order.chunk_by(|left, right| looks(left) == looks(right)) {
            let first = same.first().map(|payment| &payment.id);
            if same.iter().any(|payment| Some(&payment.id) != first) {
                for payment in same {
                    alike.insert(payment.id.clone());
                }
            }
        }
        for left_out in &mut list.left_out {
            left_out.number = self.number(&left_out.id);
        }
        for payment in list.payments.iter_mut().filter(|payment| alike.contains(&payment.id)) {
            payment.number = self.number(&payment.id);
        }
    }

    /// The number of the pupil of a record; none where the class has nobody else of the name.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.0.get(id).copied()
    }
}

/// Everything in a row of a list to sign that identifies the pupil.
fn looks(payment: &Payment) -> (Class, String, String, &str) {
    let Payment { grade, class, name, account_holder: holder, card_end, .. } = payment;
    (Class::new(grade, class), name_key(name), name_key(holder), card_end)
}

fn alike(entry: &Entry) -> Option<Alike<'_>> {
    let application = entry.application()?;
    let school = application.texts.get(Field::School).trim();
    Some((application.year, school, entry.class(), name_key(&name_of(application))))
}

/// The day on which the pupil was posted first.
fn first_posted(entry: &Entry) -> Option<Date> {
    let mut trail = entry.application()?.trail().iter();
    trail.find(|event| event.action == Action::Publicise).map(|event| event.on)
}

/// Whose an entry is: by the record that goes before the others of the same pupil.
fn pupil(entry: &Entry) -> &RecordId {
    entry.twice.as_ref().map_or(&entry.id, |twice| &twice.first)
}

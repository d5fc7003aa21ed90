//! 同一张卡: one bank card on the forms of pupils who, as far as the forms say, have nothing to do with
//! each other. Brothers and sisters often share one; with others it was copied or mistyped.

use super::{Entry, RecordId, Trouble};
use crate::application::{Application, Field};
use crate::identity::name_key;
use aid::date::SchoolYear;
use aid::vocabulary::Set;

/// The fewest digits of an account; fewer are incomplete.
const SHORTEST: usize = 8;

/// The digits of the card, to be compared with others'.
pub(super) fn card_of(application: &Application) -> Option<String> {
    let digits = application.account().digits();
    (digits.len() >= SHORTEST).then_some(digits)
}

/// The people whom a form connects with a pupil.
struct Family {
    pupil: RecordId,
    name: String,
    holder: String,
    members: Vec<String>,
}

impl Family {
    fn of(entry: &Entry) -> Option<Self> {
        let application = entry.application()?;
        let names = application.members.iter();
        let names = names.map(|row| name_key(row.texts.get(Field::MemberName)));
        Some(Self {
            pupil: entry.twice.as_ref().map_or(&entry.id, |twice| &twice.first).clone(),
            name: name_key(application.texts.get(Field::Name)),
            holder: name_key(application.texts.get(Field::AccountHolder)),
            members: names.filter(|name| !name.is_empty()).collect(),
        })
    }

    /// Whether these are one pupil, or stand on each other's form, or the account belongs to
    /// somebody who is of both families.
    fn is_related(&self, other: &Self) -> bool {
        // Rows without a name are left out, so an empty name is in no family.
        let has = |family: &Self, name: &String| family.members.contains(name);
        let one_holder = !self.holder.is_empty() && self.holder == other.holder;
        self.pupil == other.pupil
            || has(self, &other.name)
            || has(other, &self.name)
            || one_holder && has(self, &self.holder) && has(other, &self.holder)
    }
}

/// The year and the card by which money goes out.
type Account<'e> = (SchoolYear, &'e str);

/// An account, and the place of an entry that has it.
type Held<'e> = (Account<'e>, usize, &'e Entry);

/// The account of an entry that can still be paid.
fn account(entry: &Entry) -> Option<Account<'_>> {
    let card = entry.brief.card.as_deref().filter(|_| !entry.step.is_over())?;
    Some((entry.year, card))
}

/// Marks the entries whose card is also on a stranger's form, and no other. It takes the whole
/// list, and what it knows of pupils who stand there twice.
pub(super) fn mark_cards(entries: &mut [Entry]) {
    mark_among(entries, |_| true);
}

/// Marks anew the entries that have one of these cards: enough where only one form has changed.
pub(super) fn mark_cards_again(entries: &mut [Entry], cards: &[Option<String>]) {
    for card in cards.iter().filter(|card| card.is_some()) {
        mark_among(entries, |entry| entry.brief.card == *card);
    }
}

fn mark_among(entries: &mut [Entry], of: impl Fn(&Entry) -> bool) {
    let wanted = entries.iter().enumerate().filter(|(_, entry)| of(entry));
    let mut held: Vec<Held<'_>> =
        wanted.filter_map(|(place, entry)| Some((account(entry)?, place, entry))).collect();
    held.sort_by_key(|(account, ..)| *account);
    let same = held.chunk_by(|(left, ..), (right, ..)| left == right);
    let marked: Vec<usize> = same.flat_map(strangers).collect();
    let tag = Set::of(Trouble::SharedCard);
    for entry in entries.iter_mut().filter(|entry| of(entry)) {
        entry.troubles = entry.troubles.without(tag);
    }
    for place in marked {
        if let Some(entry) = entries.get_mut(place) {
            entry.troubles = entry.troubles.union(tag);
        }
    }
}

/// The places of those who have a card with a stranger, of entries that all have it.
fn strangers(same: &[Held<'_>]) -> Vec<usize> {
    if same.len() < 2 {
        return Vec::new();
    }
    let families: Vec<(usize, Family)> =
        same.iter().filter_map(|(_, place, entry)| Some((*place, Family::of(entry)?))).collect();
    let is_strange = |family: &Family| families.iter().any(|(_, other)| !family.is_related(other));
    families.iter().filter(|(_, family)| is_strange(family)).map(|(place, _)| *place).collect()
}

/// The entries of strangers whose form has the same card as this one's.
pub fn sharing_card<'e>(entries: &'e [Entry], id: &str) -> Vec<&'e Entry> {
    let this = entries.iter().find(|entry| entry.id == id);
    let Some(this) = this.filter(|entry| entry.troubles.contains(Trouble::SharedCard)) else {
        return Vec::new();
    };
    let Some(family) = Family::of(this) else { return Vec::new() };
    let is_strange =
        |entry: &Entry| Family::of(entry).is_some_and(|other| !family.is_related(&other));
    let has_it = |entry: &&Entry| account(entry) == account(this) && is_strange(entry);
    entries.iter().filter(has_it).collect()
}

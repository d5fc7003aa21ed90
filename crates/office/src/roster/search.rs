//! 查找: which entries of a list a search means, of thousands at every key.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem::Finder;

use super::class::{Class, Sought, TypedClass, by_class, rank, ranks};
use super::{Ask, Entry, Order, gravity};
use crate::application::{Application, Field};
use crate::identity::{fold_letters, name_key};
use aid::date::SchoolYear;
use aid::money::Yuan;

/// The entries of a school year in an order, and what a search looks into. A key of a search
/// changes neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InOrder {
    /// Each with where its text ends in [`Self::text`].
    rows: Vec<Row>,
    /// What a search looks into of one after the other: one text is sooner gone through than
    /// thousands.
    text: String,
    classes: Vec<Arc<TypedClass>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    place: usize,
    end: usize,
    /// The place of its class among those of the list.
    class: usize,
}

impl InOrder {
    /// The entries of a year.
    pub fn new(entries: &[Entry], year: SchoolYear, order: Order) -> Self {
        let mut list = Self::default();
        let mut classes = BTreeMap::new();
        for place in ordered(entries, year, order) {
            let Some(entry) = entries.get(place) else { continue };
            list.text.push_str(&entry.brief.sought);
            list.text.push(BETWEEN);
            let class = *classes.entry(Arc::as_ptr(&entry.brief.class)).or_insert_with(|| {
                list.classes.push(Arc::clone(&entry.brief.class));
                list.classes.len().saturating_sub(1)
            });
            list.rows.push(Row { place, end: list.text.len(), class });
        }
        list
    }

    /// The places of the entries that are wanted of these, which it was made of.
    pub fn matching(&self, entries: &[Entry], ask: &Ask) -> Vec<usize> {
        let text = folded(&ask.text);
        let of_class = Sought::new(&ask.text);
        let only = ask.class.as_ref().map(|(grade, class)| Class::new(grade, class));
        // Whether a class is wanted, and whether the search means all of it: asked once of each.
        let of_classes = self.classes.iter().map(|typed| {
            let is_wanted = only.as_ref().is_none_or(|only| only == typed.class());
            (is_wanted, text.is_empty() || typed.class().has(&of_class))
        });
        let of_classes: Vec<(bool, bool)> = of_classes.collect();
        let mut hits = Hits::of(&self.text, &text);
        let mut found = Vec::new();
        for Row { place, end, class } in &self.rows {
            let (is_wanted, has) = of_classes.get(*class).copied().unwrap_or_default();
            let has = hits.is_before(*end) || has;
            if is_wanted && has && ask.is_met_by(entries, *place) {
                found.push(*place);
            }
        }
        found
    }
}

/// Where a text has another, from its beginning on.
struct Hits<'t> {
    text: &'t [u8],
    finder: Finder<'t>,
    /// The next that nobody has asked for.
    next: Option<usize>,
}

impl<'t> Hits<'t> {
    /// None of an empty text, which is everywhere.
    fn of(text: &'t str, sought: &'t str) -> Self {
        let mut hits =
            Self { text: text.as_bytes(), finder: Finder::new(sought.as_bytes()), next: None };
        if !sought.is_empty() {
            hits.find_from(0);
        }
        hits
    }

    /// Whether one begins before this place, behind the place that was asked for last.
    fn is_before(&mut self, end: usize) -> bool {
        let is_there = self.next.is_some_and(|next| next < end);
        if is_there {
            self.find_from(end);
        }
        is_there
    }

    fn find_from(&mut self, place: usize) {
        let rest = self.text.get(place..).unwrap_or_default();
        self.next = self.finder.find(rest).map(|at| at.saturating_add(place));
    }
}

/// The entries that are wanted, in the order that is wanted.
pub fn find<'a>(entries: &'a [Entry], ask: &Ask) -> Vec<&'a Entry> {
    let places = InOrder::new(entries, ask.year, ask.order).matching(entries, ask);
    places.into_iter().filter_map(|place| entries.get(place)).collect()
}

/// The places of the entries of a year, in an order.
fn ordered(entries: &[Entry], year: SchoolYear, order: Order) -> Vec<usize> {
    let ranks = ranks(entries);
    let of_year = entries.iter().enumerate().filter(|(_, entry)| entry.year == year);
    let mut placed: Vec<(usize, &Entry)> = of_year.collect();
    placed.sort_by_cached_key(|&(_, entry)| {
        let (gravity, sum) = match order {
            Order::Class => (0, Yuan::ZERO),
            Order::Troubles => (gravity(entry.troubles), Yuan::ZERO),
            Order::Sum => (0, entry.owed.shown().least),
        };
        // Classes stay together among equals.
        (gravity, Reverse(sum), rank(&ranks, entry), by_class(entry))
    });
    placed.into_iter().map(|(place, _)| place).collect()
}

/// The fields that a search looks into, beside the class.
const SEARCHED: [Field; 5] =
    [Field::Name, Field::IdKind, Field::IdNumber, Field::GuardianPhone, Field::Phone];

/// Between the folded texts of fields, and of entries: no folded text contains it.
const BETWEEN: char = '\n';

/// The folded name, paper, number and telephones.
pub(super) fn sought(application: &Application) -> String {
    let mut sought = String::new();
    for (place, field) in SEARCHED.into_iter().enumerate() {
        if place > 0 {
            sought.push(BETWEEN);
        }
        sought.push_str(&folded(application.texts.get(field)));
    }
    sought
}

/// A text as a search compares it: a number is found however it was grouped and in letters of any
/// width, and a name whichever point stands in it, and by an ideograph for the radical that looks
/// like it.
pub(super) fn folded(text: &str) -> String {
    name_key(&fold_letters(text)).chars().flat_map(char::to_uppercase).collect()
}

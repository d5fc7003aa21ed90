//! 比对: which rows are of one person. By identity number, then by 学籍号; by name, birth month and
//! guardian only a candidate comes out, which a person confirms or denies.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Groups;
use super::{Contradiction, List, ListId, Listed, MatchLog, RowId, Ruled, Ruling, Shared};
use crate::identity::{IdNumber, name_key};
use aid::date::Month;

/// The most persons that one row waits for at a time: who is denied makes room for the next.
const MOST_ALIKE: usize = 8;

/// One row of one list.
#[derive(Clone, Copy)]
pub(super) struct Entry<'l> {
    pub list: &'l List,
    pub listed: &'l Listed,
}

/// What came out of it. Rows are named by their place among all rows of all lists.
pub(super) struct Matched<'l> {
    pub groups: Groups<'l>,
    pub clashes: Vec<Clash>,
    /// Two rows that may be of one person.
    pub candidates: Vec<(usize, usize)>,
    /// What the log says and what could not be followed.
    pub idle: Vec<Ruled>,
}

/// Two rows that share a number and contradict each other.
pub(super) struct Clash {
    pub rows: (usize, usize),
    pub contradiction: Contradiction,
    /// Whether an officer has said that they are two persons.
    pub is_denied: bool,
}

/// Every row of every list, by kind, list and row: what is found is the same in whatever order the
/// lists came, and the registered row stands for a person.
pub(super) fn entries(lists: &[List]) -> Vec<Entry<'_>> {
    let of = |list| move |listed| Entry { list, listed };
    let mut entries: Vec<Entry<'_>> =
        lists.iter().flat_map(|list| list.rows.iter().map(of(list))).collect();
    entries.sort_by_key(|entry| (entry.listed.says.kind(), &entry.list.id, entry.listed.row));
    entries
}

/// Finds the rows of each person.
pub(super) fn matched<'l>(entries: &[Entry<'l>], log: &MatchLog) -> Matched<'l> {
    let keys: Vec<String> = entries.iter().map(|entry| name_key(&entry.listed.name)).collect();
    let numbers =
        entries.iter().map(|entry| (entry.listed.number, entry.listed.roll_number.as_str()));
    let mut matching = Matching {
        entries,
        keys: &keys,
        groups: Groups::new(numbers),
        clashes: Vec::new(),
        denied: BTreeSet::new(),
    };
    let by_number = matching.buckets(|listed| listed.number);
    for rows in by_number.values() {
        matching.join_alike(Shared::IdNumber, rows);
    }
    let by_roll = matching
        .buckets(|listed| Some(listed.roll_number.as_str()).filter(|number| !number.is_empty()));
    for rows in by_roll.values() {
        matching.join_alike(Shared::RollNumber, rows);
    }
    let idle = matching.follow(log);
    let candidates = matching.candidates();
    let Matching { groups, mut clashes, denied, .. } = matching;
    // Whom an officer has confirmed to be one person no longer contradicts.
    clashes.retain(|clash| groups.first(clash.rows.0) != groups.first(clash.rows.1));
    for clash in &mut clashes {
        clash.is_denied = denied.contains(&ordered(&groups, clash.rows));
    }
    Matched { groups, clashes, candidates, idle }
}

struct Matching<'m, 'l> {
    entries: &'m [Entry<'l>],
    /// The folded name of each row.
    keys: &'m [String],
    groups: Groups<'l>,
    clashes: Vec<Clash>,
    /// Persons of whom an officer has said that they are two.
    denied: BTreeSet<(usize, usize)>,
}

/// The persons of two rows, the earlier first.
fn ordered(groups: &Groups<'_>, (one, other): (usize, usize)) -> (usize, usize) {
    let (one, other) = (groups.first(one), groups.first(other));
    (one.min(other), one.max(other))
}

impl<'m, 'l> Matching<'m, 'l> {
    fn listed(&self, row: usize) -> Option<&'l Listed> {
        self.entries.get(row).map(|entry| entry.listed)
    }

    fn key(&self, row: usize) -> &'m str {
        self.keys.get(row).map_or("", String::as_str)
    }

    /// The rows by a number that they have.
    fn buckets<K: Ord>(&self, number: impl Fn(&'l Listed) -> Option<K>) -> BTreeMap<K, Vec<usize>> {
        let mut buckets: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (row, entry) in self.entries.iter().enumerate() {
            if let Some(number) = number(entry.listed) {
                buckets.entry(number).or_default().push(row);
            }
        }
        buckets
    }

    /// Joins the rows with one number that also have one name. Two names, or two identity numbers
    /// under one 学籍号, are a contradiction. A row without a name goes with the others where they
    /// agree.
    fn join_alike(&mut self, shared: Shared, rows: &[usize]) {
        let mut named: BTreeMap<&'m str, Vec<usize>> = BTreeMap::new();
        for row in rows {
            named.entry(self.key(*row)).or_default().push(*row);
        }
        let nameless = named.remove("").unwrap_or_default();
        let mut alike = named.values_mut();
        match (alike.next(), alike.next()) {
            (Some(only), None) => only.extend(nameless),
            (Some(_) | None, _) => self.join_one_number(shared, &nameless),
        }
        let mut firsts: Vec<usize> = named.values().filter_map(|of| of.first().copied()).collect();
        firsts.sort_unstable();
        for rows in named.values() {
            self.join_one_number(shared, rows);
        }
        let mut firsts = firsts.into_iter();
        let Some(first) = firsts.next() else { return };
        for other in firsts {
            let (one, two) = (self.groups.number(first), self.groups.number(other));
            // Under one 学籍号, what an identity number says already is not said again.
            if shared == Shared::IdNumber || one.is_none() || one != two {
                self.clash(shared, first, other);
            }
        }
    }

    /// Joins rows with one name, unless they have two identity numbers.
    fn join_one_number(&mut self, shared: Shared, rows: &[usize]) {
        let mut numbers: BTreeMap<IdNumber, usize> = BTreeMap::new();
        for row in rows {
            if let Some(number) = self.groups.number(*row) {
                numbers.entry(number).or_insert(*row);
            }
        }
        let mut firsts: Vec<usize> = numbers.into_values().collect();
        firsts.sort_unstable();
        // Of which of them a row without a number is, nobody can say: such rows stay together.
        let is_open = firsts.len() > 1;
        let joined = rows.iter().filter(|row| !is_open || self.groups.number(**row).is_none());
        let joined: Vec<usize> = joined.copied().collect();
        for pair in joined.iter().zip(joined.iter().skip(1)) {
            self.groups.join(*pair.0, *pair.1);
        }
        let mut firsts = firsts.into_iter();
        let first = firsts.next();
        for (one, other) in first.into_iter().cycle().zip(firsts) {
            self.clash(shared, one, other);
        }
    }

    fn clash(&mut self, shared: Shared, one: usize, other: usize) {
        let Some((first, second)) = self.listed(one).zip(self.listed(other)) else { return };
        let contradiction = Contradiction::between(shared, first, second);
        self.clashes.push(Clash { rows: (one, other), contradiction, is_denied: false });
    }

    /// Follows the log, the earlier first; gives back what it says of rows that are not there, and
    /// what a number stands against: nobody is made one person by force. Rows of a list that say
    /// all the same have one identity, and what is said of one is said of all.
    fn follow(&mut self, log: &MatchLog) -> Vec<Ruled> {
        let in_force = log.in_force();
        let mut rows: BTreeMap<RowId, Vec<usize>> = BTreeMap::new();
        let ruled = in_force.iter().flat_map(|ruled| [&ruled.one, &ruled.other]);
        let lists: BTreeSet<&ListId> = ruled.map(|id| &id.list).collect();
        for (row, entry) in self.entries.iter().enumerate() {
            if lists.contains(&entry.list.id) {
                rows.entry(id(entry)).or_default().push(row);
            }
        }
        let of = |id: &RowId| rows.get(id).map(Vec::as_slice).unwrap_or_default();
        let (same, different): (Vec<&Ruled>, Vec<&Ruled>) =
            in_force.into_iter().partition(|ruled| ruled.ruling == Ruling::Same);
        let mut idle = Vec::new();
        for ruled in same {
            let (one, other) = (of(&ruled.one), of(&ruled.other));
            let all: Vec<usize> = one.iter().chain(other).copied().collect();
            let joins = |pair: (&usize, &usize)| self.groups.join(*pair.0, *pair.1);
            let is_whole = !one.is_empty() && !other.is_empty();
            if !is_whole || !all.iter().zip(all.iter().skip(1)).all(joins) {
                idle.push(ruled.clone());
            }
        }
        for ruled in different {
            let pairs = of(&ruled.one)
                .iter()
                .flat_map(|one| of(&ruled.other).iter().map(move |other| (*one, *other)));
            let pairs = pairs.map(|pair| ordered(&self.groups, pair));
            let apart: Vec<_> = pairs.filter(|(one, other)| one != other).collect();
            if apart.is_empty() {
                idle.push(ruled.clone());
            }
            self.denied.extend(apart);
        }
        idle
    }

    /// Rows with one name, birth month and guardian that may be of one person.
    fn candidates(&self) -> Vec<(usize, usize)> {
        // Of each person the first row.
        let mut alike: BTreeMap<(&str, Month, String), BTreeMap<usize, usize>> = BTreeMap::new();
        for (row, entry) in self.entries.iter().enumerate() {
            if let Some((born, guardian)) = family(entry.listed, self.key(row)) {
                let persons = alike.entry((self.key(row), born, guardian)).or_default();
                persons.entry(self.groups.first(row)).or_insert(row);
            }
        }
        let mut pairs: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
        for persons in alike.values().filter(|persons| persons.len() > 1) {
            let persons: Vec<usize> = persons.values().copied().collect();
            for pair in self.pairs(&persons) {
                let in_order = (pair.0.min(pair.1), pair.0.max(pair.1));
                pairs.entry(ordered(&self.groups, pair)).or_insert(in_order);
            }
        }
        pairs.into_values().collect()
    }

    /// Of persons who look alike, those to be looked at: each without an identity number with those
    /// that have one, or with the first that has none.
    fn pairs(&self, persons: &[usize]) -> Vec<(usize, usize)> {
        let (known, unknown): (Vec<usize>, Vec<usize>) =
            persons.iter().partition(|row| self.groups.number(**row).is_some());
        let may_be = |pair: (usize, usize)| {
            self.groups.may_be_one(pair.0, pair.1)
                && !self.denied.contains(&ordered(&self.groups, pair))
        };
        let mut pairs = Vec::new();
        for (place, row) in unknown.iter().enumerate() {
            let of_known = known.iter().map(|other| (*other, *row)).filter(|pair| may_be(*pair));
            let before = unknown.iter().take(place).map(|other| (*other, *row));
            let before = before.filter(|pair| may_be(*pair));
            let found = pairs.len();
            pairs.extend(of_known.take(MOST_ALIKE));
            if pairs.len() == found {
                pairs.extend(before.take(1));
            }
        }
        pairs
    }
}

/// The birth month and the folded guardian of a row with a name, where it has both.
fn family(listed: &Listed, name: &str) -> Option<(Month, String)> {
    let guardian = name_key(&listed.guardian);
    let born = listed.birth().filter(|_| !name.is_empty() && !guardian.is_empty())?;
    Some((born.month(), guardian))
}

/// Whether a row can be held against others at all: it has a number, or a name with a birth month
/// and a guardian.
pub(super) fn is_comparable(listed: &Listed) -> bool {
    listed.number.is_some()
        || !listed.roll_number.is_empty()
        || family(listed, &name_key(&listed.name)).is_some()
}

/// The row, wherever it stands.
pub(super) fn id(entry: &Entry<'_>) -> RowId {
    RowId { list: entry.list.id.clone(), fingerprint: entry.listed.fingerprint() }
}

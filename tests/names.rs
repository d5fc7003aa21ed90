//! A name stays what was typed on its whole way: form, record, store, backup, table. So it does
//! with every ideograph there is, and the list finds its pupil by any of them.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "store/chance.rs"]
mod chance;
#[path = "store/fake.rs"]
mod fake;
#[path = "store/key.rs"]
mod key;
#[path = "table/sheet.rs"]
mod sheet;
#[path = "backup/workspace.rs"]
mod workspace;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::slice;

use aid::date::SchoolYear;
use aid::library::library;
use calamine::Data;
use office::application::{Application, Field, School};
use office::export::county::{COLUMNS, Column};
use office::export::request::Cards;
use office::identity::{Folded, fold_name, ideograph_of, mask_name};
use office::roster::{Ask, Entry, OwedCache, find};
use office::wording;
use pollster::block_on;
use records::backup::{self, Lineage};
use records::store::{
    Codec, Committed, Contents, Durability, Indexes, Record, RecordStore, Saved, Shape,
    SnapshotPack, TextRecord, pack_letter,
};
use serde_json::Value;
use sheets::workbook::workbook;

use fake::Fake;
use key::Key;
use workspace::workspace;

/// The ideographs of GB 18030-2022 at its third level, which public services have to meet: the
/// unified ones of Unicode 11. It counts 87,887.
const STANDARD: [RangeInclusive<char>; 14] = [
    '\u{4e00}'..='\u{9fef}',
    '\u{3400}'..='\u{4db5}',   // extension A
    '\u{20000}'..='\u{2a6d6}', // B
    '\u{2a700}'..='\u{2b734}', // C
    '\u{2b740}'..='\u{2b81d}', // D
    '\u{2b820}'..='\u{2cea1}', // E
    '\u{2ceb0}'..='\u{2ebe0}', // F
    // Twelve that stand among the compatibility ideographs and are none.
    '\u{fa0e}'..='\u{fa0f}',
    '\u{fa11}'..='\u{fa11}',
    '\u{fa13}'..='\u{fa14}',
    '\u{fa1f}'..='\u{fa1f}',
    '\u{fa21}'..='\u{fa21}',
    '\u{fa23}'..='\u{fa24}',
    '\u{fa27}'..='\u{fa29}',
];

/// More than the standard asks for does no harm: whole blocks, with the gaps, with what later
/// versions of Unicode put there, and with what a normal form would replace.
const BEYOND: [RangeInclusive<char>; 8] = [
    '\u{2e80}'..='\u{2fd5}', // radicals, 214 of them in the third level; not in NFKC
    '\u{3007}'..='\u{3007}', // 〇, to the standard a sign
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{e000}'..='\u{f8ff}',   // private use: rare characters of old systems
    '\u{f900}'..='\u{faff}',   // compatibility ideographs, 21 of them in GBK; not in NFC
    '\u{20000}'..='\u{2fa1f}', // B to F, I, and more for compatibility
    '\u{30000}'..='\u{33479}', // G, H, J
];

const YEAR: SchoolYear = SchoolYear::beginning(2026);

/// Whose names go into the table: the pupil's, and the holder's of the account.
const NAMED: [Field; 2] = [Field::Name, Field::AccountHolder];

/// The names of one pupil and of one holder, as the form prints them.
type Names = [String; 2];

fn all() -> BTreeSet<char> {
    STANDARD.into_iter().chain(BEYOND).flatten().collect()
}

/// Every ideograph in one of the names: 25 in that of a pupil, as many as a form is to have room
/// for, and 49 in that of a holder, which with the separator is as long as a name may be.
fn all_names() -> Vec<Names> {
    let mut all: Vec<char> = all().into_iter().collect();
    // Letters fill up the last.
    all.resize(all.len().next_multiple_of(74), 'a');
    let names = all.chunks(74).map(|part| {
        let (name, rest) = part.split_at(25);
        let (before, after) = rest.split_at(25);
        let [name, before, after] = [name, before, after].map(String::from_iter);
        [name, format!("{before}·{after}")]
    });
    names.collect()
}

/// A name as an officer types it, with the point that an input method may give for the separator.
#[track_caller]
fn type_into(one: &mut Application, field: Field, name: &str) {
    let typed = name.replace('·', "・");
    let read = Folded { text: name.to_owned(), changed: typed != name };
    assert_eq!(fold_name(&typed), Ok(read));
    one.texts.set(field, &typed);
}

fn typed(names: &Names) -> Application {
    let mut one = empty();
    for (field, name) in NAMED.into_iter().zip(names) {
        type_into(&mut one, field, name);
    }
    one
}

fn empty() -> Application {
    Application::new(YEAR, &School::default())
}

fn id(number: usize) -> String {
    format!("{number:05x}")
}

fn value(application: &Application) -> Value {
    application.to_value()
}

fn saved_as_texts(applications: &[Application]) -> Vec<Application> {
    applications.iter().map(|one| Application::read(&one.write()).unwrap()).collect()
}

fn shelf(store: &Fake, seed: u64) -> RecordStore<&Fake, Key> {
    let shape = Shape { schema: 1, upgrade: |_, value| value, marks: &[] };
    RecordStore { store, codec: Codec::Sealed(Key::new([1; 32], seed << 32)), shape }
}

/// The names come as a change of what is there, and a desk is opened by packs of its records.
fn sealed_in_a_store(applications: &[Application]) -> Vec<Application> {
    let store = Fake::default();
    let desk = shelf(&store, 1);
    for (number, one) in applications.iter().enumerate() {
        let mut record = Record::new(id(number).parse().unwrap());
        for one in [&empty(), one] {
            let contents = Contents::of(value(one));
            let saved = block_on(desk.save(&mut record, contents, Durability::Relaxed));
            assert_eq!(saved, Ok(Saved::Alone));
        }
    }
    let all = block_on(desk.load()).unwrap().records;
    let all: Vec<TextRecord> = all.into_iter().map(Record::into_text).collect();
    let letters: BTreeSet<&str> =
        all.iter().map(|record| pack_letter(record.id().as_str())).collect();
    for letter in letters {
        let mut pack = SnapshotPack::begin(&letter.parse().unwrap(), Indexes::new(""));
        for record in &all {
            pack.add(record);
        }
        assert_eq!(block_on(desk.keep_pack(pack)), Ok(Committed::Done));
    }
    let mut found = Vec::new();
    let take = &mut |record, _: &[u8]| found.push(record);
    let loaded = block_on(shelf(&store, 2).load_texts("", take)).unwrap();
    assert!(loaded.aside.is_empty() && loaded.unpacked.is_empty());
    found.sort_by(|one, other| one.id().cmp(other.id()));
    found.iter().map(|record| Application::read(&record.value().read().unwrap()).unwrap()).collect()
}

fn backed_up(applications: &[Application]) -> Vec<Application> {
    let record = |(number, one)| {
        let lineage = Lineage::default();
        backup::Record { id: id(number), revision: 1, lineage, value: value(one) }
    };
    let records: Vec<_> = applications.iter().enumerate().map(record).collect();
    let key = |seed| Key::new([42; 32], seed);
    let bytes = block_on(backup::write(&key(1), "0.1.0", &workspace(), &records)).unwrap();
    let found = block_on(backup::read(&key(2), &bytes)).unwrap().records;
    found.iter().map(|record| Application::read_value(&record.value).unwrap()).collect()
}

fn entries(applications: Vec<Application>) -> Vec<Entry> {
    let mut reckoner = OwedCache::default();
    let numbered = applications.into_iter().enumerate();
    numbered.map(|(number, one)| reckoner.entry(id(number), one)).collect()
}

/// What stands in the boxes for the names when the table is opened.
fn in_the_table(entries: &[Entry]) -> Vec<Names> {
    let entries: Vec<&Entry> = entries.iter().collect();
    let made = "2026-09-10".parse().unwrap();
    let book = wording::county_book(library(), YEAR, &entries, Cards::End, made);
    let place = |field| COLUMNS.iter().position(|one| *one == Column::Typed(field)).unwrap();
    let places = NAMED.map(place);
    let said = |content: &Data| match content {
        Data::String(said) => said.clone(),
        other => panic!("a name became {other:?}"),
    };
    let rows = sheet::read(&workbook(&book).unwrap());
    rows[1..].iter().map(|row| places.map(|place| said(&row[place]))).collect()
}

/// The ways of an application, each from what the one before it gave.
type Way = fn(&[Application]) -> Vec<Application>;
const WAYS: [(&str, Way); 3] = [
    ("saved as texts", saved_as_texts),
    ("sealed in a store", sealed_in_a_store),
    ("backed up", backed_up),
];

/// Says what is missing by its code points: no font has them all.
#[track_caller]
fn assert_same(way: &str, found: &str, name: &str) {
    let missing = name.chars().filter(|one| !found.contains(*one));
    let missing: String = missing.flat_map(char::escape_unicode).collect();
    assert!(found == name, "{way}: «{name}» became «{found}», without {missing}");
}

#[test]
fn every_ideograph_of_the_standard_is_in_a_name_of_25_or_of_50_characters() {
    assert_eq!(STANDARD.into_iter().flatten().count(), 87_887);
    let names = all_names();
    let counts = |names: &Names| names.each_ref().map(|name| name.chars().count());
    assert!(names.iter().all(|names| counts(names) == [25, 50]));
    let used: BTreeSet<char> = names.iter().flatten().flat_map(|name| name.chars()).collect();
    assert!(used.is_superset(&all()));
    println!("{} ideographs in the names of {} pupils", all().len(), names.len());
}

#[test]
fn every_ideograph_comes_through_form_store_backup_and_table() {
    let names = all_names();
    let typed: Vec<Application> = names.iter().map(typed).collect();
    let mut found = typed.clone();
    for (way, through) in WAYS {
        found = through(&found);
        assert_eq!(found.len(), typed.len(), "{way}");
        for (found, typed) in found.iter().zip(&typed) {
            for field in NAMED {
                assert_same(way, found.texts.get(field), typed.texts.get(field));
            }
            assert!(found == typed, "{way}: no name, but something else");
        }
    }
    let boxes = in_the_table(&entries(found));
    assert_eq!(boxes.len(), names.len());
    for (said, name) in boxes.iter().flatten().zip(names.iter().flatten()) {
        assert_same("in the table", said, name);
    }
}

#[test]
fn a_pupil_is_found_by_any_character_of_the_name() {
    let names: Vec<String> = all_names().into_iter().flatten().collect();
    let pupil = |name: &String| {
        let mut one = empty();
        type_into(&mut one, Field::Name, name);
        one
    };
    let entries = entries(names.iter().map(pupil).collect());
    let ask = |one: char| Ask { text: one.to_string(), ..Ask::all(YEAR) };
    for (place, (entry, name)) in entries.iter().zip(&names).enumerate() {
        for one in name.chars() {
            let found = find(slice::from_ref(entry), &ask(one));
            assert!(found == [entry], "not found by {}", one.escape_unicode());
        }
        // Some among all others, of whom none is found: that takes longer.
        if let Some(one) = name.chars().last().filter(|_| place % 100 == 0) {
            let found = find(&entries, &ask(one));
            // A radical finds the ideograph that it looks like, too, and is found by it.
            let is_it = |other: char| {
                ideograph_of(other).unwrap_or(other) == ideograph_of(one).unwrap_or(one)
            };
            let has_it = |entry: &&Entry| {
                entry.application().unwrap().texts.get(Field::Name).chars().any(is_it)
            };
            let others = found.iter().filter(|entry| !has_it(entry)).count();
            assert!(found.contains(&entry), "not found by {}", one.escape_unicode());
            assert_eq!(others, 0, "{} found by {}", found.len(), one.escape_unicode());
        }
    }
}

#[test]
fn a_masked_name_begins_with_its_first_character_whole() {
    for [name, holder] in all_names() {
        for (name, stars) in [(name, "*".repeat(24)), (holder, format!("{0}·{0}", "*".repeat(24)))]
        {
            let first = name.chars().next().unwrap();
            let masked = format!("{first}{stars}");
            assert_eq!(mask_name(&name), masked, "{}", first.escape_unicode());
        }
    }
}

//! What a newer version wrote is newer wherever it is met, never damaged: an older tab leaves it as
//! it is, and says that the page is to be brought up to date.

use std::fmt::Debug;

use office::application::Application;
use pollster::block_on;
use records::backup::{self, Header};
use records::draft::{Draft, Removed};
use records::seal::Workspace;
use records::store::{Contents, Durability, Indexes, LocalCopy, Record, SnapshotPack, TextRecord};
use serde_json::{Value, json};

use super::crc::crc;
use super::fake::{Fake, Rows};
use super::key::Key;
use super::versions::frozen;
use super::{SHELVES, TestShelf, answers, id, load, plain, save, sealed};

/// What a place says of these bytes.
type Place = fn(&[u8]) -> String;

fn told<T>(read: Result<T, impl Debug>) -> String {
    read.map_or_else(|error| format!("{error:?}"), |_| "read".to_owned())
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap()
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

const DRAFT: Place = |bytes| told(Draft::read(text(bytes)));
const DRAFT_IN_RECORD: Place = |bytes| told(Draft::read_value(value(bytes)));
const REMOVED: Place = |bytes| told(Removed::read(text(bytes)));
const APPLICATION: Place = |bytes| told(Application::read(text(bytes)));
const APPLICATION_IN_RECORD: Place = |bytes| told(Application::read_value(&value(bytes)));
const WORKSPACE: Place = |bytes| told(Workspace::read(text(bytes)));
const COPY: Place = |bytes| told(LocalCopy::read(text(bytes)));
const BACKUP: Place = |bytes| told(Header::read(bytes));

/// A copy in local storage that can be read, of a draft that perhaps cannot.
const COPIED_DRAFT: Place = |bytes| {
    let copy = LocalCopy::read(text(bytes)).unwrap();
    told(Draft::read_value(copy.wanted.unwrap().value))
};

/// A record whose value stays text, as of a list of thousands.
const TEXT_RECORD: Place = |bytes| {
    let store = Fake::default();
    let shelf = sealed(&store);
    save(&shelf, &mut Record::new(id("a")), value(bytes));
    let mut found: Vec<TextRecord> = Vec::new();
    block_on(shelf.load_texts("", &mut |record, _| found.push(record))).unwrap();
    told(Application::read(&found[0].value().read().unwrap()))
};

/// Three values: what two tabs had, and what each made of it.
const MERGED: Place = |bytes| {
    let [base, ours, theirs] = serde_json::from_slice(bytes).unwrap();
    let [base, ours, theirs] = [base, ours, theirs].map(Contents::of);
    let merged = Contents::merge(&base, &ours, &theirs, &[]);
    let asked: Vec<&String> = merged.clashes.keys().collect();
    format!("{}, asked {asked:?}", told(Application::read_value(&merged.value)))
};

/// What is told of a record that has these bytes in one of its rows, and nothing else.
fn of_row(make: fn(&Fake) -> TestShelf<'_>, key: &str, bytes: &[u8]) -> String {
    let rows = Rows::from([(key.to_owned(), bytes.to_vec())]);
    let store = Fake::of(rows.clone());
    let loaded = load(&make(&store));
    let aside = loaded.aside.iter().chain(loaded.records.iter().flat_map(Record::aside));
    let told: Vec<String> = aside.map(|aside| format!("{:?}", aside.why)).collect();
    // Another tab, which has not seen it, saves a record of that name.
    let contents = Contents::of(json!({}));
    let saved =
        block_on(make(&store).save(&mut Record::new(id("a")), contents, Durability::Strict));
    let stays = store.rows().get(key).is_some_and(|there| there == bytes);
    assert!(stays || saved.is_ok());
    format!("{}, {}", told.concat(), if stays { "as it was" } else { "moved aside" })
}

const HEAD: Place = |bytes| of_row(plain, "a/head", bytes);
const SNAPSHOT: Place = |bytes| of_row(plain, "a/snapshot/0000000000000002", bytes);
const SEALED_SNAPSHOT: Place = |bytes| of_row(sealed, "a/snapshot/0000000000000002", bytes);

/// Many records in one row: where it cannot be read, each is read from its own rows.
const PACK: Place = |bytes| {
    let store = Fake::of(packed());
    let key = store.rows().into_keys().find(|key| key.starts_with('~')).unwrap();
    let store = Fake::of(store.rows().into_iter().chain([(key, bytes.to_vec())]).collect());
    let mut read = 0;
    let loaded = block_on(plain(&store).load_texts("", &mut |_, _| read += 1)).unwrap();
    format!("{read} read, {} aside", loaded.aside.len())
};

/// Two records, and a pack of both.
fn packed() -> Rows {
    let store = Fake::default();
    let shelf = plain(&store);
    for name in ["a0", "a1"] {
        save(&shelf, &mut Record::new(id(name)), answers(0));
    }
    let all: Vec<TextRecord> = load(&shelf).records.into_iter().map(Record::into_text).collect();
    let mut pack = SnapshotPack::begin(&id("a"), Indexes::new(""));
    for record in &all {
        pack.add(record);
    }
    block_on(shelf.keep_pack(pack)).unwrap();
    store.rows()
}

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("tests/{path}")).unwrap().trim_end().to_owned()
}

/// A text of which a part was put in the place of another.
#[track_caller]
fn with(text: &str, from: &str, to: &str) -> Vec<u8> {
    assert!(text.contains(from), "no {from}");
    text.replacen(from, to, 1).into_bytes()
}

/// Bytes of which some were put in the place of others.
fn at(bytes: &[u8], place: usize, put: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[place..place + put.len()].copy_from_slice(put);
    bytes
}

/// A row in the clear whose checksum is right again; the record has a name of one letter.
fn summed(bytes: &[u8]) -> Vec<u8> {
    let sum = crc(&[&bytes[..19], &bytes[23..]].concat());
    at(bytes, 19, &sum.to_be_bytes())
}

/// A backup whose header says something else, with its length and checksum.
fn headed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let size = usize::try_from(u32::from_be_bytes(bytes[12..16].try_into().unwrap())).unwrap();
    let header = with(text(&bytes[16..16 + size]), from, to);
    let length = u32::try_from(header.len()).unwrap().to_be_bytes();
    let bound = [&bytes[..12], &length, &header].concat();
    [&bound, &crc(&bound).to_be_bytes()[..], &bytes[size + 20..]].concat()
}

#[track_caller]
fn all_say(rows: &[(&str, Place, Vec<u8>, &str)]) {
    for (sentence, place, bytes, expected) in rows {
        assert_eq!(place(bytes), *expected, "{sentence}");
    }
}

#[test]
fn a_newer_shape_of_a_familys_draft_is_newer() {
    let draft = file("drafts/v3-every-stage.json");
    let newer = with(&draft, "\"shape\":3,", "\"shape\":4,\"more\":{},");
    let torn = newer[..newer.len() / 2].to_vec();
    let read = Draft::read(&draft).unwrap();
    let taken = records::draft::Taken::WhatIf;
    let clashes = serde_json::Map::new();
    let removed = Removed { of: "a".to_owned(), before: read.clone(), clashes, taken };
    let list = Removed::write(&[removed], "2026-11-24".parse().unwrap());
    let copy = |value| {
        let wanted = Some(Contents::of(value));
        LocalCopy { revision: 4, base: Contents::default(), wanted }.write()
    };
    let kept = copy(read.to_value());
    let (head, body) = kept.split_once('\n').unwrap();
    let newer_head = |head: &str| format!("{head}\n{body}").into_bytes();
    all_say(&[
        ("a draft alone", DRAFT, draft.clone().into_bytes(), "read"),
        ("a newer draft, with what nobody here knows", DRAFT, newer.clone(), "Newer(4)"),
        ("a newer draft that is torn: nothing of it is sure", DRAFT, torn, "Damaged"),
        ("a newer draft in a record", DRAFT_IN_RECORD, newer.clone(), "Newer(4)"),
        ("what was taken away", REMOVED, list.clone().into_bytes(), "read"),
        (
            "a newer list of that",
            REMOVED,
            with(&list, "\"shape\":1,", "\"shape\":2,\"more\":1,"),
            "Newer(2)",
        ),
        (
            "a newer draft in the list",
            REMOVED,
            with(&list, "\\\"shape\\\":3", "\\\"shape\\\":4"),
            "Newer(4)",
        ),
        ("a copy in local storage", COPY, kept.clone().into_bytes(), "read"),
        ("a newer copy", COPY, with(&kept, " 1 ", " 2 "), "Newer"),
        ("a newer copy with another checksum", COPY, newer_head("student-aid-copy 2 x"), "Newer"),
        ("a newer copy with none", COPY, newer_head("student-aid-copy 2"), "Newer"),
        ("a newer copy of another body", COPY, b"student-aid-copy 2\n\x01".to_vec(), "Newer"),
        (
            "a copy of today with another checksum",
            COPY,
            with(&kept, head, "student-aid-copy 1 00000000"),
            "Damaged",
        ),
        ("a newer draft in a copy", COPIED_DRAFT, copy(value(&newer)).into_bytes(), "Newer(4)"),
    ]);
}

#[test]
fn a_newer_shape_of_an_officers_record_is_newer() {
    let application = file("application/v4.json");
    let newer = with(&application, "\"shape\":4,", "\"shape\":5,\"more\":{},");
    let workspace = super::workspace::workspace().write();
    let of_shape = |shape: u32, year: &str| {
        let edited = with(&application, "\"shape\":4", &format!("\"shape\":{shape}"));
        let mut value = value(&edited);
        value["application"]["year"] = year.into();
        if shape > 4 {
            value["application"]["more"] = json!([1]);
        }
        value
    };
    let merged = |base, ours, theirs| {
        let year = "2025-2026";
        let of = [of_shape(base, year), of_shape(ours, "2026-2027"), of_shape(theirs, year)];
        json!(of).to_string().into_bytes()
    };
    all_say(&[
        ("an application alone", APPLICATION, application.clone().into_bytes(), "read"),
        ("a newer application", APPLICATION, newer.clone(), "Newer(5)"),
        ("a newer one among others", APPLICATION_IN_RECORD, newer.clone(), "Newer(5)"),
        ("a newer one in a record that stays text", TEXT_RECORD, newer, "Newer(5)"),
        ("one that two tabs of today changed", MERGED, merged(1, 2, 3), "read, asked []"),
        ("one that a newer tab changed", MERGED, merged(4, 4, 5), "Newer(5), asked []"),
        ("the same, into another shape here", MERGED, merged(1, 2, 5), "Newer(5), asked []"),
        ("the same, saved there first", MERGED, merged(1, 5, 2), "Newer(5), asked []"),
        ("what opens a desk", WORKSPACE, workspace.clone().into_bytes(), "read"),
        (
            "what opens a newer desk",
            WORKSPACE,
            with(&workspace, "\"shape\":1,", "\"shape\":2,\"more\":1,"),
            "Newer(2)",
        ),
    ]);
}

#[test]
fn a_newer_row_is_newer_and_stays_as_it_is() {
    let (clear, secret) = (frozen("format-1-plain"), frozen("format-1-sealed"));
    let (head, snapshot) = (&clear["a/head"], &clear["a/snapshot/0000000000000002"]);
    let sealed_snapshot = &secret["a/snapshot/0000000000000002"];
    let pack = &packed()["~a"];
    all_say(&[
        ("a head of a newer format", HEAD, at(head, 4, &[2]), "Newer, as it was"),
        ("one with nothing behind that", HEAD, b"ZZD1\x02".to_vec(), "Newer, as it was"),
        ("one with something else behind", HEAD, b"ZZD1\xff{}".to_vec(), "Newer, as it was"),
        ("a head of a newer schema", HEAD, summed(&at(head, 5, &[1, 0])), "Newer, as it was"),
        ("a schema that is damage", HEAD, at(head, 5, &[1, 0]), "Damaged, moved aside"),
        ("format 0, which never was", HEAD, summed(&at(head, 4, &[0])), "Damaged, moved aside"),
        ("another magic", HEAD, summed(&at(head, 0, b"ZZD9")), "Damaged, moved aside"),
        ("a whole of a newer format", SNAPSHOT, at(snapshot, 4, &[2]), "Newer, as it was"),
        (
            "a whole of a newer schema",
            SNAPSHOT,
            summed(&at(snapshot, 5, &[0, 2])),
            "Newer, as it was",
        ),
        (
            "a sealed whole of a newer format",
            SEALED_SNAPSHOT,
            at(sealed_snapshot, 4, &[2]),
            "Newer, as it was",
        ),
        ("a pack of today", PACK, pack.clone(), "2 read, 0 aside"),
        ("a pack of a newer format", PACK, at(pack, 4, &[2]), "2 read, 0 aside"),
        ("a pack of a newer schema", PACK, summed(&at(pack, 5, &[0, 2])), "2 read, 0 aside"),
        ("a pack of a newer layout", PACK, summed(&at(pack, 15, &[3])), "2 read, 0 aside"),
        ("a pack of an older layout", PACK, summed(&at(pack, 15, &[1])), "2 read, 0 aside"),
    ]);
}

#[test]
fn every_row_of_a_newer_schema_is_newer_in_the_clear_and_sealed() {
    for make in SHELVES {
        let store = Fake::default();
        let mut newer = make(&store);
        newer.shape.schema = 2;
        save(&newer, &mut Record::new(id("a")), answers(0));
        let loaded = load(&make(&store));
        let told: Vec<String> =
            loaded.aside.iter().map(|aside| format!("{} {:?}", aside.key, aside.why)).collect();
        assert_eq!(told, ["a/head Newer", "a/journal/0000000000000001 Newer"]);
    }
}

#[test]
fn a_newer_backup_is_newer() {
    let key = Key::new([42; 32], 9);
    let workspace = super::workspace::workspace();
    let bytes = block_on(backup::write(&key, "0.1.0", &workspace, &[])).unwrap();
    let schema = headed(&bytes, "\"schema\":1,", "\"schema\":2,\"more\":{},");
    let shape = headed(&bytes, "\\\"shape\\\":1,", "\\\"shape\\\":2,\\\"more\\\":1,");
    let format = at(&bytes, 8, &2_u32.to_be_bytes());
    all_say(&[
        ("a backup", BACKUP, bytes, "read"),
        ("one of a newer format, with another front", BACKUP, format[..12].to_vec(), "Newer(2)"),
        ("one of a newer format", BACKUP, format, "Newer(2)"),
        ("one of a newer schema", BACKUP, schema, "Newer(2)"),
        ("one with a newer workspace", BACKUP, shape, "Newer(2)"),
    ]);
}

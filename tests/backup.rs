//! A backup comes back whole or not at all, and a restore never deletes.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "store/chance.rs"]
mod chance;
#[path = "store/crc.rs"]
mod crc;
#[path = "store/key.rs"]
mod key;
#[path = "backup/workspace.rs"]
mod workspace;

use std::time::Instant;

use pollster::block_on;
use records::backup::{
    self, BackupError, Contents, Device, FORMAT, Header, Lineage, Record, Relation, SCHEMA, compare,
};
use records::json;
use records::seal::{Cipher, Kdf, Passphrase, RecoveryCode, Slot, Wrapped};
use serde_json::{Value, json};

use chance::Chance;
use crc::crc;
use key::Key;
use workspace::workspace;

const CHUNK: usize = 64 * 1024 + 16;

fn lineage(changes: &[(u32, u64)]) -> Lineage {
    let mut lineage = Lineage::default();
    for (device, count) in changes {
        lineage.made(Device(*device), *count);
    }
    lineage
}

/// About what an officer fills in for one child: 2 KB, half of it Chinese.
fn record(number: usize, chance: &mut Chance) -> Record {
    let mut text = |letters: &str, count: usize| -> String {
        let letters: Vec<char> = letters.chars().collect();
        (0..count).map(|_| letters[chance.below(letters.len())]).collect()
    };
    let hanzi = "沧州市盐山县中心小学校家庭经济困难学生资助申请认定低保脱贫残疾孤儿𠮷·㼆“”\n\"";
    let member = |text: &mut dyn FnMut(&str, usize) -> String| {
        json!({"name": text(hanzi, 3), "relation": "父亲", "age": 41, "health": text(hanzi, 6),
               "work": text(hanzi, 12), "income-yuan": 18000, "identity": text("0123456789X", 18)})
    };
    let members = [member(&mut text), member(&mut text), member(&mut text), member(&mut text)];
    let value = json!({
        "format": "student-aid-application", "shape": 1, "name": text(hanzi, 3),
        "identity": text("0123456789", 18), "phone": text("0123456789", 11),
        "card": text("0123456789", 19), "address": text(hanzi, 30), "school": text(hanzi, 12),
        "class": text("0123456789", 4), "period": "2026-2027", "region": "130925",
        "stage": "primary", "boarding": "boarder", "school-kind": "public", "members": members,
        "hardships": {"yes": ["rural-subsistence", "disabled"], "no": "others"},
        "reason": text(hanzi, 90), "opinion": text(hanzi, 40), "sealed": true, "signed": null,
        "notes": [text(hanzi, 30), text(hanzi, 30)],
    });
    let lineage = lineage(&[(7, 3), (9, 1)]);
    Record { id: format!("{number:08x}-2f0e-4c1d"), revision: 4, lineage, value }
}

fn records(count: usize) -> Vec<Record> {
    let mut chance = Chance::new(1);
    (0..count).map(|number| record(number, &mut chance)).collect()
}

fn key(seed: u64) -> Key {
    Key::new([42; 32], seed)
}

fn written(seed: u64, records: &[Record]) -> Vec<u8> {
    block_on(backup::write(&key(seed), "0.1.0", &workspace(), records)).unwrap()
}

fn read(bytes: &[u8]) -> Result<Contents, BackupError> {
    block_on(backup::read(&key(0), bytes))
}

#[track_caller]
fn refused(bytes: &[u8]) -> BackupError {
    read(bytes).unwrap_err()
}

/// Where the chunks begin.
fn body(bytes: &[u8]) -> usize {
    20 + usize::try_from(u32::from_be_bytes(bytes[12..16].try_into().unwrap())).unwrap() + 16
}

#[test]
fn ten_thousand_records_come_back_as_they_were() {
    let records = records(10_000);
    let began = Instant::now();
    let bytes = written(1, &records);
    let wrote = began.elapsed();
    let began = Instant::now();
    assert_eq!(block_on(backup::verify(&key(0), &bytes, &records)), Ok(()));
    let verified = began.elapsed();
    let contents = read(&bytes).unwrap();
    assert_eq!(contents.header, Header::read(&bytes).unwrap());
    assert_eq!(contents.header.records, 10_000);
    assert_eq!(contents.header.made_by, "0.1.0");
    assert_eq!(contents.header.workspace, workspace());
    assert!(contents.records == records, "the records are others");
    let values: usize = records.iter().map(|one| one.value.to_string().len()).sum();
    println!(
        "10,000 records of {} bytes: file {} bytes, written in {wrote:?}, verified in {verified:?}",
        values / records.len(),
        bytes.len(),
    );
    assert!(bytes.len() < 25_000_000, "{} bytes", bytes.len());
}

#[test]
fn every_length_around_a_chunk_comes_back() {
    for count in [0, 1, 2] {
        let records = records(count);
        assert_eq!(read(&written(1, &records)).unwrap().records, records);
    }
    let of_length = |length: usize| {
        let value = Value::String("x".repeat(length));
        Record { id: "a".into(), revision: 1, lineage: Lineage::default(), value }
    };
    let around = json::to_text(&of_length(0)).len() + 1;
    for chunks in 1..=2 {
        for length in (64 * 1024 * chunks - around - 2)..=(64 * 1024 * chunks - around + 2) {
            let records = [of_length(length)];
            let bytes = written(1, &records);
            let plain = length + around;
            let sealed = plain + 16 * plain.div_ceil(64 * 1024);
            assert_eq!(bytes.len() - body(&bytes), sealed);
            assert_eq!(read(&bytes).unwrap().records, records);
        }
    }
}

#[test]
fn verifying_finds_what_is_not_the_same() {
    let mut records = records(3);
    let bytes = written(1, &records);
    assert_eq!(block_on(backup::verify(&key(0), &bytes, &records)), Ok(()));
    records[1].revision += 1;
    assert_eq!(block_on(backup::verify(&key(0), &bytes, &records)), Err(BackupError::Damaged));
    records.pop();
    assert_eq!(block_on(backup::verify(&key(0), &bytes, &records)), Err(BackupError::Damaged));
}

#[test]
fn ten_thousand_accidents_are_ten_thousand_times_found() {
    // One chunk, and three.
    let files = [written(1, &records(2)), written(2, &records(70))];
    let mut chance = Chance::new(2);
    for number in 0..10_000 {
        let whole = &files[usize::from(number % 20 == 0)];
        let mut bytes = whole.clone();
        let place = chance.below(bytes.len());
        if number % 2 == 0 {
            bytes.truncate(place);
            let error = if place == 0 { BackupError::NotABackup } else { BackupError::CutShort };
            assert_eq!(refused(&bytes), error, "cut at {place}");
        } else {
            bytes[place] ^= 1 << chance.below(8);
            refused(&bytes);
        }
    }
}

#[test]
fn every_bit_of_the_header_is_guarded() {
    let whole = written(1, &records(1));
    let end = body(&whole);
    for place in 0..end {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[place] ^= 1 << bit;
            let error = refused(&bytes);
            let expected: &[BackupError] = match place {
                0..8 => &[BackupError::NotABackup],
                8..12 => &[BackupError::Damaged, BackupError::Newer(error_number(error))],
                12..16 => &[BackupError::Damaged, BackupError::CutShort],
                _ if place < end - 16 => &[BackupError::Damaged],
                // The proof itself: nobody can tell it from another key's.
                _ => &[BackupError::WrongKey],
            };
            assert!(expected.contains(&error), "bit {bit} of byte {place}: {error:?}");
        }
    }
}

fn error_number(error: BackupError) -> u32 {
    if let BackupError::Newer(number) = error { number } else { 0 }
}

#[test]
fn a_header_that_was_edited_with_care_is_refused() {
    let whole = written(1, &records(1));
    let size = body(&whole) - 36;
    let text = String::from_utf8(whole[16..16 + size].to_vec()).unwrap();
    for (from, to) in [
        ("0.1.0", "0.1.1"),
        ("\\\"revision\\\":3", "\\\"revision\\\":2"),
        ("\"records\":1", "\"records\":2"),
    ] {
        let edited = text.replace(from, to);
        assert_ne!(edited, text, "{from}");
        let mut bytes = whole.clone();
        bytes[16..16 + size].copy_from_slice(edited.as_bytes());
        let sum = crc(&bytes[..16 + size]);
        bytes[16 + size..20 + size].copy_from_slice(&sum.to_be_bytes());
        assert!(Header::read(&bytes).is_ok(), "the checksum is right");
        assert_eq!(refused(&bytes), BackupError::WrongKey, "{from}");
    }
}

#[test]
fn chunks_have_their_place_and_their_file() {
    let (whole, other) = (written(1, &records(90)), written(2, &records(90)));
    let begin = body(&whole);
    let chunks: Vec<&[u8]> = whole[begin..].chunks(CHUNK).collect();
    let others: Vec<&[u8]> = other[body(&other)..].chunks(CHUNK).collect();
    assert!(chunks.len() >= 3 && chunks.len() == others.len());
    let file = |chunks: &[&[u8]]| [&whole[..begin], &chunks.concat()].concat();
    assert!(read(&file(&chunks)).is_ok());

    let mut swapped = chunks.clone();
    swapped.swap(0, 1);
    assert_eq!(refused(&file(&swapped)), BackupError::Damaged);
    let mut doubled = chunks.clone();
    doubled.insert(1, chunks[0]);
    assert_eq!(refused(&file(&doubled)), BackupError::Damaged);
    let mut instead = chunks.clone();
    instead[1] = chunks[0];
    assert_eq!(refused(&file(&instead)), BackupError::Damaged);
    for place in 0..chunks.len() {
        let mut spliced = chunks.clone();
        spliced[place] = others[place];
        assert_eq!(refused(&file(&spliced)), BackupError::Damaged);
        let mut missing = chunks.clone();
        missing.remove(place);
        assert_eq!(refused(&file(&missing)), BackupError::CutShort);
    }
    let longer = [whole.as_slice(), b"\n"].concat();
    assert_eq!(refused(&longer), BackupError::Damaged);
    let body_of_another = [&whole[..begin], &other[body(&other)..]].concat();
    assert_eq!(refused(&body_of_another), BackupError::Damaged);
}

#[test]
fn what_is_no_backup_is_told_apart() {
    let foreign: [&[u8]; 5] = [b"", b"PK\x03\x04", b"ZZBAK\n\x1a", b"{\"format\":1}", &[0; 5000]];
    for bytes in foreign {
        assert_eq!(refused(bytes), BackupError::NotABackup);
    }
    let mut chance = Chance::new(3);
    for _ in 0..2000 {
        let length = chance.below(400);
        let noise: Vec<u8> = (0..length).flat_map(|_| chance.bytes::<1>()).collect();
        assert_eq!(refused(&noise), BackupError::NotABackup);
        let front = [b"ZZBAK\r\n\x1a\0\0\0\x01\0\0\0\x40".as_slice(), &noise].concat();
        assert!(matches!(refused(&front), BackupError::CutShort | BackupError::Damaged));
    }
}

/// Opens a frozen file as the page does, with a library's arithmetic for the browser's.
fn opened(bytes: &[u8], slot: Slot, secret: &[u8]) -> Contents {
    let workspace = Header::read(bytes).unwrap().workspace;
    let Wrapped { derivation, nonce, key } = workspace.wrapped(slot);
    let Kdf::Pbkdf2HmacSha256 { iterations } = derivation.kdf;
    let mut by = [0; 32];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(secret, &derivation.salt, iterations, &mut by);
    let bound = derivation.bound(slot);
    let data = block_on(Key::new(by, 0).open(*nonce, &bound, key)).unwrap();
    block_on(backup::read(&Key::new(data.try_into().unwrap(), 0), bytes)).unwrap()
}

/// `v1.zzbak` was made in Chromium with this passphrase and this code. It is never edited.
#[test]
fn a_backup_that_a_browser_made_opens_by_its_passphrase() {
    let bytes = std::fs::read("tests/backup/v1.zzbak").unwrap();
    let passphrase = Passphrase::typed(" 操场上的梧桐树又长高了 ok\n");
    let contents = opened(&bytes, Slot::Passphrase, passphrase.bytes());
    assert_eq!(contents.header.made_by, "0.1.0");
    assert_eq!(contents.records.len(), 1);
    assert_eq!(contents.records[0].id, "00000001-2f0e-4c1d");
    assert_eq!(contents.records[0].lineage, lineage(&[(7, 1), (9, 1)]));
    assert_eq!(contents.records[0].value["members"][3]["income-yuan"], 18_004);
}

#[test]
fn a_backup_that_a_browser_made_opens_by_its_recovery_code() {
    let bytes = std::fs::read("tests/backup/v1.zzbak").unwrap();
    let code: RecoveryCode = "CNNB-TB76-W7SH-QQ9G-4XZB-XJQZ-4GKM".parse().unwrap();
    let contents = opened(&bytes, Slot::Recovery, code.bytes());
    assert_eq!(contents.records[0].value["name"], "王小明");
}

#[test]
fn a_backup_of_another_key_is_refused() {
    let bytes = written(1, &records(2));
    let other = Key::new([43; 32], 1);
    assert_eq!(block_on(backup::read(&other, &bytes)), Err(BackupError::WrongKey));
}

#[test]
fn a_newer_backup_is_refused_and_left_as_it_was() {
    let whole = written(1, &records(2));
    let mut bytes = whole.clone();
    bytes[8..12].copy_from_slice(&(FORMAT + 1).to_be_bytes());
    let before = bytes.clone();
    assert_eq!(refused(&bytes), BackupError::Newer(FORMAT + 1));
    assert_eq!(bytes, before);

    // A newer schema, with a field that this build does not know.
    let size = body(&whole) - 36;
    let text = String::from_utf8(whole[16..16 + size].to_vec()).unwrap();
    let old = format!("\"schema\":{SCHEMA},");
    let new = format!("\"schema\":{},\"unheard-of\":[1],", SCHEMA + 1);
    let text = text.replace(&old, &new);
    let length = u32::try_from(text.len()).unwrap().to_be_bytes();
    let bound = [&whole[..12], &length, text.as_bytes()].concat();
    let bytes = [&bound, &crc(&bound).to_be_bytes()[..], &whole[size + 20..]].concat();
    assert_eq!(refused(&bytes), BackupError::Newer(SCHEMA + 1));
    assert_eq!(Header::read(&bytes), Err(BackupError::Newer(SCHEMA + 1)));
}

fn short(id: &str, changes: &[(u32, u64)], value: &str) -> Record {
    let lineage = lineage(changes);
    Record { id: id.to_owned(), revision: 1, lineage, value: json!(value) }
}

#[test]
fn a_preview_tells_progress_from_a_fork() {
    let mine = [
        short("same", &[(1, 2)], "x"),
        short("newer", &[(1, 2)], "x"),
        short("older", &[(1, 2), (2, 1)], "x"),
        short("fork", &[(1, 3)], "x"),
        short("copied", &[(1, 2)], "x"),
        short("only-here", &[(1, 1)], "x"),
    ];
    let theirs = [
        short("newer", &[(1, 2), (2, 5)], "y"),
        short("new", &[(2, 1)], "y"),
        short("same", &[(2, 9)], "x"),
        short("older", &[(1, 2)], "y"),
        // More changes than mine, and yet not mine among them.
        short("fork", &[(1, 2), (2, 7)], "y"),
        short("copied", &[(1, 2)], "y"),
    ];
    let preview = compare(&mine, &theirs);
    let relations: Vec<&Relation> = preview.entries.iter().map(|entry| &entry.relation).collect();
    let kept_as = |id: &str| Relation::Conflict { kept_as: id.to_owned() };
    assert_eq!(
        relations,
        [
            &Relation::Newer,
            &Relation::New,
            &Relation::Same,
            &Relation::Older,
            &kept_as("f3c9c956c8cd50c0"),
            &kept_as("bc7d1cdd4a5deb7d"),
        ]
    );
    let ids: Vec<String> = preview.incoming().map(|record| record.id).collect();
    assert_eq!(ids, ["newer", "new", "f3c9c956c8cd50c0", "bc7d1cdd4a5deb7d"]);
}

/// What a store does with what is to be written.
fn restore(mine: &[Record], theirs: &[Record]) -> Vec<Record> {
    let mut after = mine.to_vec();
    for record in compare(mine, theirs).incoming() {
        match after.iter_mut().find(|own| own.id == record.id) {
            Some(own) => *own = record,
            None => after.push(record),
        }
    }
    after
}

#[test]
fn a_restore_loses_nothing_and_a_second_adds_nothing() {
    let mut chance = Chance::new(4);
    for _ in 0..3000 {
        // Two devices that began with the same and exchanged backups now and then.
        let mut sides: [Vec<Record>; 2] = [Vec::new(), Vec::new()];
        let mut said: Vec<String> = Vec::new();
        for number in 0..chance.below(12) {
            let side = chance.below(2);
            if chance.below(4) == 0 {
                let (from, to) = (sides[1 - side].clone(), &mut sides[side]);
                *to = restore(to, &from);
                assert_eq!(restore(to, &from), *to);
                continue;
            }
            let id = ["a", "b"][chance.below(2)];
            let value = format!("{number}");
            let device = Device(u32::try_from(side).unwrap());
            let edit = u64::try_from(number).unwrap() + 1;
            let own = sides[side].iter_mut().find(|record| record.id == id);
            if let Some(own) = own {
                own.lineage.made(device, edit);
                said.retain(|one| Some(one.as_str()) != own.value.as_str());
                own.value = json!(value);
            } else {
                let mut fresh = short(id, &[], &value);
                fresh.lineage.made(device, edit);
                sides[side].push(fresh);
            }
            said.push(value);
        }
        // What a person wrote over is gone; every last word is on one side or the other.
        for word in &said {
            let there = sides.iter().flatten().any(|one| one.value.as_str() == Some(word));
            assert!(there, "{word} is lost: {sides:?}");
        }
    }
}

#[test]
fn an_error_says_that_nothing_was_restored_and_what_to_do() {
    let errors = [
        (BackupError::NotABackup, "这不是本页存的备份文件。请另选一个文件。"),
        (
            BackupError::CutShort,
            "备份文件不完整，后面缺了一段，什么也没有恢复。请重新拷贝一次，或换一份备份。",
        ),
        (BackupError::Damaged, "备份文件已经损坏或被改过，什么也没有恢复。请换一份备份。"),
        (
            BackupError::Newer(2),
            "这份备份是更新的版本存的，这个版本读不了，什么也没有恢复。请先更新本页再打开。",
        ),
        (
            BackupError::WrongKey,
            "这份备份不是用现在的钥匙封的，什么也没有恢复。请用做这份备份时的口令或恢复码打开。",
        ),
    ];
    for (error, sentence) in errors {
        assert_eq!(error.to_string(), sentence);
    }
}

//! Writes a backup of a whole county's pupils, for tests/browser/desk-speed.mjs to restore.
//!
//! `cargo bench --bench desk -- PUPILS YEAR FILE`: so many applications of the school year that
//! begins then, a tenth as many of the year before, the school, and a known passphrase.

// A benchmark may stop, as tests may: these are the verbs that it shares with them.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../tests/store/chance.rs"]
mod chance;
#[path = "../tests/store/key.rs"]
mod key;
#[path = "desk/pupil.rs"]
mod pupil;

use aid::date::SchoolYear;
use pollster::block_on;
use records::backup::{self, Device, Lineage, Record};
use records::json;
use records::seal::{Cipher, Derivation, Kdf, Passphrase, RecoveryCode, Slot, Workspace, Wrapped};
use serde_json::Value;

use chance::Chance;
use key::Key;
use pupil::{application, school};

/// What tests/browser/officer.mjs types.
const PASSPHRASE: &str = "操场上的梧桐树又长高了";

/// The data key. What it seals is nobody's.
const DATA: [u8; 32] = [42; 32];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let [pupils, year, file] = args.as_slice() else {
        // Where all benchmarks are asked for, this one has nothing to measure.
        return println!("desk: say how many pupils, of which year, and the file to write");
    };
    let (pupils, year): (usize, u16) = (pupils.parse().unwrap(), year.parse().unwrap());
    let records = records(pupils, year);
    let bytes = block_on(backup::write(&Key::new(DATA, 1), "0.1.0", &workspace(), &records));
    std::fs::write(file, bytes.unwrap()).unwrap();
}

fn records(pupils: usize, year: u16) -> Vec<Record> {
    let mut chance = Chance::new(7);
    let mut lineage = Lineage::default();
    lineage.made(Device(7), 1);
    let record = |id: String, value| Record { id, revision: 1, lineage: lineage.clone(), value };
    let mut records = vec![record("school".to_owned(), json::to_value(&school()))];
    // Half of those whom the school recognised last year are here again, by their numbers.
    let now = (0..pupils).map(|place| (place, year));
    let before = (0..pupils / 10).map(|place| (place + pupils - pupils / 20, year - 1));
    for (place, of) in now.chain(before) {
        let written = application(place, SchoolYear::beginning(of), of < year).write();
        let value: Value = serde_json::from_str(&written).unwrap();
        records.push(record(format!("{:016x}", name(chance.next())), value));
    }
    records
}

/// The bits of a number from a half to one: as every second name that a page gives, and so
/// beginning like the others.
const fn name(chance: u64) -> u64 {
    0x3fe0_0000_0000_0000 | (chance >> 12)
}

/// One slot opens with the passphrase; a code opens the other, and nobody has it.
fn workspace() -> Workspace {
    let code = RecoveryCode::new([9; 16]);
    Workspace {
        revision: 0,
        passphrase: wrapped(Slot::Passphrase, Passphrase::typed(PASSPHRASE).bytes(), 1),
        recovery: wrapped(Slot::Recovery, code.bytes(), 2),
    }
}

fn wrapped(slot: Slot, secret: &[u8], seed: u8) -> Wrapped {
    let derivation = Derivation::new([seed; 16]);
    let Kdf::Pbkdf2HmacSha256 { iterations } = derivation.kdf;
    let mut by = [0; 32];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(secret, &derivation.salt, iterations, &mut by);
    let nonce = [seed; 12];
    let key = block_on(Key::new(by, 0).seal(nonce, &derivation.bound(slot), &DATA)).unwrap();
    Wrapped { derivation, nonce, key: key.try_into().unwrap() }
}

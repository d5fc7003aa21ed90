//! What opens an officer's records: a workspace, a passphrase, a recovery code.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used)]

#[path = "store/chance.rs"]
mod chance;
#[path = "store/key.rs"]
mod key;

use pollster::block_on;
use records::seal::{
    Cipher, Derivation, ITERATIONS, Kdf, LEAST_ITERATIONS, MOST_ITERATIONS, RecoveryCode,
    RecoveryError, Slot, Workspace, WorkspaceError, Wrapped,
};

use chance::Chance;
use key::Key;

const ALPHABET: &str = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

fn workspace() -> Workspace {
    let wrapped = |seed| Wrapped {
        derivation: Derivation::new([seed; 16]),
        nonce: [seed + 1; 12],
        key: [seed + 2; 48],
    };
    Workspace { revision: 7, passphrase: wrapped(0x10), recovery: wrapped(0xa0) }
}

fn with_iterations(slot: Slot, iterations: u32) -> String {
    let mut workspace = workspace();
    let wrapped = match slot {
        Slot::Passphrase => &mut workspace.passphrase,
        Slot::Recovery => &mut workspace.recovery,
    };
    wrapped.derivation.kdf = Kdf::Pbkdf2HmacSha256 { iterations };
    workspace.write()
}

#[test]
fn a_workspace_is_kept_as_text_that_can_be_read_in_ten_years() {
    let text = workspace().write();
    let passphrase = format!(
        "{{\"derivation\":{{\"kdf\":{{\"pbkdf2-hmac-sha-256\":{{\"iterations\":1000000}}}},\
         \"salt\":\"{}\"}},\"nonce\":\"{}\",\"key\":\"{}\"}}",
        "10".repeat(16),
        "11".repeat(12),
        "12".repeat(48),
    );
    let recovery = passphrase
        .replace(&"10".repeat(16), &"a0".repeat(16))
        .replace(&"11".repeat(12), &"a1".repeat(12))
        .replace(&"12".repeat(48), &"a2".repeat(48));
    let expected = format!(
        "{{\"format\":\"student-aid-workspace\",\"shape\":1,\"workspace\":{{\"revision\":7,\
         \"passphrase\":{passphrase},\"recovery\":{recovery}}}}}"
    );
    assert_eq!(text, expected);
    assert_eq!(Workspace::read(&text), Ok(workspace()));
}

#[test]
fn a_workspace_that_asks_for_too_few_rounds_is_not_opened() {
    for slot in [Slot::Passphrase, Slot::Recovery] {
        for (iterations, error) in [
            (0, Some(WorkspaceError::Weak)),
            (LEAST_ITERATIONS - 1, Some(WorkspaceError::Weak)),
            (LEAST_ITERATIONS, None),
            (ITERATIONS, None),
            (MOST_ITERATIONS, None),
            (MOST_ITERATIONS + 1, Some(WorkspaceError::Damaged)),
        ] {
            let read = Workspace::read(&with_iterations(slot, iterations));
            assert_eq!(read.err(), error, "{slot:?} {iterations}");
        }
    }
}

#[test]
fn what_is_no_whole_workspace_is_told_apart() {
    let text = workspace().write();
    for end in 0..text.len() {
        let error = Workspace::read(&text[..end]).unwrap_err();
        let named = text[..end].contains("student-aid-workspace");
        let expected = if named { WorkspaceError::Damaged } else { WorkspaceError::NotAWorkspace };
        assert_eq!(error, expected, "cut at {end}");
    }
    for (from, to, error) in [
        ("\"shape\":1", "\"shape\":2,\"more\":0", WorkspaceError::Newer(2)),
        ("\"shape\":1", "\"shape\":0", WorkspaceError::Damaged),
        ("-workspace", "-draft", WorkspaceError::NotAWorkspace),
        ("\"revision\"", "\"revisions\"", WorkspaceError::Damaged),
        ("pbkdf2", "argon2", WorkspaceError::Damaged),
        ("1010", "10", WorkspaceError::Damaged),
        ("1010", "10101", WorkspaceError::Damaged),
        ("1010", "10 0", WorkspaceError::Damaged),
        ("1010", "101010", WorkspaceError::Damaged),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert_eq!(Workspace::read(&changed), Err(error), "{from} to {to}");
    }
}

#[test]
fn a_wrapped_key_is_bound_to_its_slot_and_its_derivation() {
    let key = Key::new([1; 32], 1);
    let derivation = Derivation::new([5; 16]);
    let nonce = key.nonce();
    let bound = derivation.bound(Slot::Passphrase);
    let front = "student-aid-workspace/1/passphrase/pbkdf2-hmac-sha-256/1000000/";
    assert_eq!(bound, [front.as_bytes(), &[5; 16]].concat());
    let sealed = block_on(key.seal(nonce, &bound, &[9; 32])).unwrap();
    assert_eq!(block_on(key.open(nonce, &bound, &sealed)), Ok(vec![9; 32]));
    let fewer = Kdf::Pbkdf2HmacSha256 { iterations: LEAST_ITERATIONS };
    for other in [
        derivation.bound(Slot::Recovery),
        Derivation::new([6; 16]).bound(Slot::Passphrase),
        Derivation { kdf: fewer, ..derivation }.bound(Slot::Passphrase),
    ] {
        assert!(block_on(key.open(nonce, &other, &sealed)).is_err());
    }
}

fn derived(secret: &[u8], salt: &[u8], iterations: u32) -> [u8; 32] {
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(secret, salt, iterations, &mut key);
    key
}

fn digit(half: u8) -> char {
    char::from_digit(half.into(), 16).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect()
}

#[test]
fn the_derivation_of_the_tests_gives_the_known_keys() {
    // RFC 7914, section 11; the first 32 of 64 bytes.
    assert_eq!(
        hex(&derived(b"passwd", b"salt", 1)),
        "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
    );
    assert_eq!(
        hex(&derived(b"Password", b"NaCl", 80_000)),
        "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
    );
}

#[test]
fn a_hundred_thousand_codes_come_back_from_paper() {
    let mut chance = Chance::new(1);
    for _ in 0..100_000 {
        let code = RecoveryCode::new(chance.bytes());
        let text = code.to_string();
        assert_eq!(text.len(), 34);
        assert_eq!(text.parse(), Ok(code), "{text}");
    }
    for bytes in [[0; 16], [255; 16]] {
        let code = RecoveryCode::new(bytes);
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    let code = RecoveryCode::new([0; 16]);
    assert_eq!(code.to_string(), "2222-2222-2222-2222-2222-2222-2222");
    let code = RecoveryCode::new(*b"0123456789abcdef");
    assert_eq!(code.to_string(), "7JKE-PBAJ-GYQF-FSKC-WRH7-SPYR-8DQE");
}

#[test]
fn a_code_is_read_however_it_was_copied() {
    let code = RecoveryCode::new(Chance::new(2).bytes());
    let text = code.to_string();
    let wide = |text: &str| -> String {
        let widened = text.chars().map(|one| char::from_u32(u32::from(one) + 0xfee0).unwrap());
        widened.collect()
    };
    let copies = [
        text.to_lowercase(),
        text.replace('-', ""),
        text.replace('-', " "),
        text.replace('-', "\u{3000}\n"),
        text.replace('-', "——"),
        format!("  {text}。"),
        wide(&text),
        wide(&text.to_lowercase()),
        text.replacen('-', "", 3),
    ];
    for copy in copies {
        assert_eq!(copy.parse().as_ref(), Ok(&code), "{copy}");
    }
}

/// The characters of a code, without the marks between its groups.
fn characters(code: &RecoveryCode) -> Vec<char> {
    code.to_string().replace('-', "").chars().collect()
}

fn parsed(characters: &[char]) -> Result<RecoveryCode, RecoveryError> {
    characters.iter().collect::<String>().parse()
}

#[test]
fn every_wrong_character_and_every_swap_is_caught() {
    let mut chance = Chance::new(3);
    let (mut wrong, mut swapped) = (0, 0);
    for _ in 0..100 {
        let right = characters(&RecoveryCode::new(chance.bytes()));
        for place in 0..right.len() {
            for other in ALPHABET.chars().filter(|one| *one != right[place]) {
                let mut copy = right.clone();
                copy[place] = other;
                assert_eq!(parsed(&copy), Err(RecoveryError::Mistyped));
                wrong += 1;
            }
            // Not only neighbours: any two.
            for other in place + 1..right.len() {
                if right[place] != right[other] {
                    let mut copy = right.clone();
                    copy.swap(place, other);
                    assert_eq!(parsed(&copy), Err(RecoveryError::Mistyped));
                    swapped += 1;
                }
            }
        }
    }
    assert_eq!(wrong, 100 * 28 * 29);
    assert!(swapped > 30_000);
}

#[test]
fn an_error_says_which_group_to_look_at() {
    let text = RecoveryCode::new(Chance::new(4).bytes()).to_string();
    let groups: Vec<&str> = text.split('-').collect();
    let with = |place: usize, group: &str| {
        let mut groups = groups.clone();
        groups[place] = group;
        groups.join("-").parse::<RecoveryCode>().unwrap_err().to_string()
    };
    assert_eq!(with(2, "ABC"), "恢复码每组 4 个字，第 3 组有 3 个。请对照恢复单看这一组。");
    assert_eq!(with(6, "A0BC"), "恢复码里没有“0”这个字。请对照恢复单看第 7 组。");
    assert_eq!(with(0, "汉BCD"), "恢复码每组 4 个字，第 1 组有 3 个。请对照恢复单看这一组。");
    assert_eq!(with(3, ""), "恢复码共 28 个字，这里有 24 个。请对照恢复单再抄一遍。");
    let first = &groups[0][..3];
    let last = if groups[0].ends_with('2') { "3" } else { "2" };
    assert_eq!(
        with(0, &format!("{first}{last}")),
        "恢复码里有字抄错了，或换了位置。请对照恢复单逐组核对。"
    );
    assert_eq!("".parse::<RecoveryCode>(), Err(RecoveryError::Length { given: 0 }));
}

#[test]
fn a_code_is_not_written_to_the_console() {
    assert_eq!(format!("{:?}", RecoveryCode::new([1; 16])), "RecoveryCode");
}

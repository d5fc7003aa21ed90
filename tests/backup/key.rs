//! A key of AES-256-GCM outside a browser, and the chance of the tests: the same in every run.

use std::cell::RefCell;
use std::collections::HashSet;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use student_aid::seal::{Cipher, NONCE, Refused};

/// Numbers that look like chance and come the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.next().to_be_bytes()[0])
    }
}

/// Stops the test when a nonce is used a second time.
pub struct Key {
    aes: Aes256Gcm,
    chance: RefCell<Chance>,
    used: RefCell<HashSet<[u8; NONCE]>>,
}

impl Key {
    pub fn new(key: [u8; 32], seed: u64) -> Self {
        let chance = Chance::new(seed).into();
        Self { aes: Aes256Gcm::new(&key.into()), chance, used: RefCell::default() }
    }
}

impl Cipher for Key {
    fn nonce(&self) -> [u8; NONCE] {
        self.chance.borrow_mut().bytes()
    }

    async fn seal(
        &self,
        nonce: [u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        assert!(self.used.borrow_mut().insert(nonce), "a nonce was used twice");
        let payload = Payload { msg: plain, aad: bound };
        self.aes.encrypt(&Nonce::from(nonce), payload).map_err(|_| Refused)
    }

    async fn open(
        &self,
        nonce: [u8; NONCE],
        bound: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let payload = Payload { msg: sealed, aad: bound };
        self.aes.decrypt(&Nonce::from(nonce), payload).map_err(|_| Refused)
    }
}

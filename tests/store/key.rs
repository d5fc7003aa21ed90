//! A key of AES-256-GCM outside a browser. It stops the test when a nonce comes a second time.

// Each test that shares this takes of it what it needs.
#![allow(dead_code)]

use std::cell::RefCell;
use std::collections::HashSet;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use records::seal::{Cipher, NONCE, Refused};

use super::chance::Chance;

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

    pub fn sealings(&self) -> usize {
        self.used.borrow().len()
    }
}

impl Cipher for Key {
    fn nonce(&self) -> [u8; NONCE] {
        let mut chance = self.chance.borrow_mut();
        let both = [chance.next().to_be_bytes(), chance.next().to_be_bytes()].concat();
        both[..NONCE].try_into().unwrap()
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

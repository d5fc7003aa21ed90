//! 封存: what keeps an officer's records unreadable to others. The cipher itself is the caller's.

mod hex;
mod passphrase;
mod recovery;
mod workspace;

pub use passphrase::{Passphrase, Strength};
pub use recovery::{RecoveryCode, RecoveryError};
pub use workspace::{
    Derivation, ITERATIONS, Kdf, LEAST_ITERATIONS, MOST_ITERATIONS, SALT, Slot, WRAPPED, Workspace,
    WorkspaceError, Wrapped,
};

use std::future::Future;

/// The bytes of the number that is used once for each sealing.
pub const NONCE: usize = 12;

/// A key of AES-256-GCM that can be used and not be seen: the browser's, or a test's.
pub trait Cipher {
    /// A number that this key never used before: 96 random bits, so that a part of it is random
    /// too. They are the caller's: the core has no randomness.
    fn nonce(&self) -> [u8; NONCE];

    /// The plain bytes, sealed together with the bytes they are bound to.
    fn seal(
        &self,
        nonce: [u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, Refused>>;

    /// The plain bytes again, if neither they nor what they are bound to was changed.
    fn open(
        &self,
        nonce: [u8; NONCE],
        bound: &[u8],
        sealed: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, Refused>>;
}

/// No key at all: what is kept in the clear needs none, and no record is ever sealed by it.
#[derive(Clone, Copy, Debug)]
pub enum NoKey {}

impl Cipher for NoKey {
    fn nonce(&self) -> [u8; NONCE] {
        match *self {}
    }

    async fn seal(&self, _: [u8; NONCE], _: &[u8], _: &[u8]) -> Result<Vec<u8>, Refused> {
        match *self {}
    }

    async fn open(&self, _: [u8; NONCE], _: &[u8], _: &[u8]) -> Result<Vec<u8>, Refused> {
        match *self {}
    }
}

/// The key does not fit, or the bytes are not those that were sealed. Which of the two it is,
/// nobody can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

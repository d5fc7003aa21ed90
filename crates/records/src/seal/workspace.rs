//! 工作区: what is kept in the clear so that a passphrase or a recovery code opens the records.

use serde::{Deserialize, Serialize};

use std::fmt;

use super::{NONCE, hex};
use crate::json;
use crate::label::{self, NoLabel};

/// The random bytes that a key is derived with.
pub const SALT: usize = 16;
/// The bytes of a wrapped key: the key and the proof that it is whole.
pub const WRAPPED: usize = 48;
/// The rounds of a new derivation.
pub const ITERATIONS: u32 = 1_000_000;
/// With fewer rounds somebody wants to guess the passphrase: not opened.
pub const LEAST_ITERATIONS: u32 = 600_000;
/// With more rounds somebody wants the page to stand still: not opened.
pub const MOST_ITERATIONS: u32 = 10_000_000;

const FORMAT: &str = "student-aid-workspace";
const SHAPE: u32 = 1;

/// What is kept in the clear to open an officer's records: the data key, wrapped twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Workspace {
    /// Grows with every new passphrase; of two states the one with more is the newer.
    pub revision: u64,
    /// The data key, wrapped by the passphrase's key.
    pub passphrase: Wrapped,
    /// The data key, wrapped by the recovery code's key.
    pub recovery: Wrapped,
}

/// The data key as one secret opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Wrapped {
    /// How the wrapping key comes out of the secret.
    pub derivation: Derivation,
    /// Used once, for this wrapping.
    #[serde(with = "hex")]
    pub nonce: [u8; NONCE],
    /// The data key under AES-256-GCM, bound to [`Derivation::bound`].
    #[serde(with = "hex")]
    pub key: [u8; WRAPPED],
}

/// How a wrapping key comes out of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Derivation {
    /// The function.
    pub kdf: Kdf,
    /// Random bytes, so that two officers with one passphrase have two keys.
    #[serde(with = "hex")]
    pub salt: [u8; SALT],
}

/// A function that makes guessing slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Kdf {
    /// PBKDF2 with HMAC-SHA-256, which every browser has.
    #[serde(rename = "pbkdf2-hmac-sha-256")]
    Pbkdf2HmacSha256 {
        /// The rounds.
        iterations: u32,
    },
}

/// A workspace under its label.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelledWorkspace<W> {
    format: String,
    shape: u32,
    workspace: W,
}

/// Which secret a wrapping is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// What the officer types.
    Passphrase,
    /// What lies in the school's safe.
    Recovery,
}

impl Derivation {
    /// A new derivation, with a new salt.
    pub const fn new(salt: [u8; SALT]) -> Self {
        Self { kdf: Kdf::Pbkdf2HmacSha256 { iterations: ITERATIONS }, salt }
    }

    /// What a wrapped key is bound to: it opens in its own slot and with its own derivation only.
    pub fn bound(&self, slot: Slot) -> Vec<u8> {
        let slot = match slot {
            Slot::Passphrase => "passphrase",
            Slot::Recovery => "recovery",
        };
        let Kdf::Pbkdf2HmacSha256 { iterations } = self.kdf;
        let text = format!("{FORMAT}/{SHAPE}/{slot}/pbkdf2-hmac-sha-256/{iterations}/");
        [text.as_bytes(), &self.salt].concat()
    }

    fn check(&self) -> Result<(), WorkspaceError> {
        let Kdf::Pbkdf2HmacSha256 { iterations } = self.kdf;
        match iterations {
            ..LEAST_ITERATIONS => Err(WorkspaceError::Weak),
            LEAST_ITERATIONS..=MOST_ITERATIONS => Ok(()),
            _ => Err(WorkspaceError::Damaged),
        }
    }
}

impl Workspace {
    /// The wrapping that a secret of this kind opens.
    pub const fn wrapped(&self, slot: Slot) -> &Wrapped {
        match slot {
            Slot::Passphrase => &self.passphrase,
            Slot::Recovery => &self.recovery,
        }
    }

    /// The text that is kept.
    pub fn write(&self) -> String {
        let format = FORMAT.to_owned();
        json::to_text(&LabelledWorkspace { format, shape: SHAPE, workspace: self })
    }

    /// Reads a kept text.
    ///
    /// # Errors
    /// Says whether the text is something else, damaged, newer, or too weak to be honest.
    pub fn read(text: &str) -> Result<Self, WorkspaceError> {
        let (shape, value) = label::open(text, FORMAT)?;
        if shape > SHAPE {
            return Err(WorkspaceError::Newer(shape));
        }
        let read: Option<LabelledWorkspace<Self>> = json::from_value(&value);
        let workspace = read.ok_or(WorkspaceError::Damaged)?.workspace;
        workspace.passphrase.derivation.check()?;
        workspace.recovery.derivation.check()?;
        Ok(workspace)
    }
}

/// Why a text cannot be read as a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkspaceError {
    /// It is something else.
    NotAWorkspace,
    /// It says it is a workspace and is not whole.
    Damaged,
    /// It was written by a newer version, in this shape.
    Newer(u32),
    /// It asks for fewer rounds than any version ever wrote.
    Weak,
}

impl From<NoLabel> for WorkspaceError {
    fn from(none: NoLabel) -> Self {
        match none {
            NoLabel::Other => Self::NotAWorkspace,
            NoLabel::Damaged => Self::Damaged,
        }
    }
}

impl fmt::Display for WorkspaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAWorkspace => "这不是本页的工作区。请另选一个文件。",
            Self::Damaged => {
                "工作区的钥匙信息已经损坏，读不出来。原样留着，没有改动；请用备份文件恢复。"
            }
            Self::Newer(_) => {
                "这个工作区是更新的版本存的，这个版本读不了。原样留着，没有改动；请先更新本页再打开。"
            }
            Self::Weak => {
                "工作区的口令保护低于本页的要求，可能被人改过，没有打开。请用备份文件恢复。"
            }
        })
    }
}

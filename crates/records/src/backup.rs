//! 备份: all of an officer's records in one sealed file, `.zzbak`, and what a restore would change.
//!
//! A restore is all or nothing: nothing is given out before every byte was opened and counted.
//! It knows neither where records are kept nor what stands in them.

mod compare;
mod header;
mod ledger;
mod lineage;

pub use compare::{Entry, Preview, Relation, compare};
pub use header::{FORMAT, Header, SCHEMA};
pub use ledger::{Last, Ledger, Revisions};
pub use lineage::{Device, Lineage};

use serde::{Deserialize, Serialize};

use std::fmt;

use serde_json::Value;

use crate::checksum::checksum;
use crate::json;
use crate::seal::{Cipher, Refused, Workspace};
use header::{CHUNK, Mark, TAG};

/// One record, as a backup has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Record {
    /// Tells the records of a workspace apart.
    pub id: String,
    /// Grows with every change where the record is kept.
    pub revision: u64,
    /// Which changes are in it: of two states, whether one grew out of the other.
    pub lineage: Lineage,
    /// The record. A number that is no whole number may not survive, and [`verify`] says so.
    pub value: Value,
}

/// A backup, wholly opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// What stands before the records.
    pub header: Header,
    /// Every record, in the order they were written.
    pub records: Vec<Record>,
}

/// The bytes of a backup of these records.
///
/// # Errors
/// The cipher refuses.
pub async fn write(
    cipher: &impl Cipher,
    made_by: &str,
    workspace: &Workspace,
    records: &[Record],
) -> Result<Vec<u8>, Refused> {
    let mut lines = String::new();
    for record in records {
        lines.push_str(&json::to_text(record));
        lines.push('\n');
    }
    let header = Header::new(cipher, made_by, workspace, (records.len(), lines.len()));
    let bound = header.write();
    let mut bytes = bound.clone();
    bytes.reserve(lines.len() + lines.len() / 1024 + 2 * TAG);
    bytes.extend(checksum(&[&bound]).to_be_bytes());
    bytes.extend(cipher.seal(header.nonce(0, Mark::Header), &bound, &[]).await?);
    let mut rest = lines.as_bytes();
    for index in 0.. {
        let (chunk, after) = rest.split_at_checked(CHUNK).unwrap_or((rest, &[]));
        let mark = if after.is_empty() { Mark::Last } else { Mark::Chunk };
        bytes.extend(cipher.seal(header.nonce(index, mark), &bound, chunk).await?);
        if mark == Mark::Last {
            break;
        }
        rest = after;
    }
    Ok(bytes)
}

/// Opens a backup, wholly or not at all.
///
/// # Errors
/// Says whether it is something else, cut short, damaged, newer, or of another key.
pub async fn read(cipher: &impl Cipher, bytes: &[u8]) -> Result<Contents, BackupError> {
    let parts = header::split(bytes)?;
    let header = parts.header;
    let proof = cipher.open(header.nonce(0, Mark::Header), parts.bound, parts.proof).await;
    proof.map_err(|_| BackupError::WrongKey)?;
    let mut lines = Vec::with_capacity(parts.body.len());
    let mut rest = parts.body;
    for index in 0.. {
        let (chunk, after) = rest.split_at_checked(CHUNK + TAG).unwrap_or((rest, &[]));
        let mark = if after.is_empty() { Mark::Last } else { Mark::Chunk };
        let opened = cipher.open(header.nonce(index, mark), parts.bound, chunk).await;
        lines.extend(opened.map_err(|_| BackupError::Damaged)?);
        if mark == Mark::Last {
            break;
        }
        rest = after;
    }
    let lines = String::from_utf8(lines).map_err(|_| BackupError::Damaged)?;
    let mut records = Vec::new();
    for line in lines.lines() {
        records.push(json::from_text(line).ok_or(BackupError::Damaged)?);
    }
    if u64::try_from(records.len()) != Ok(header.records) {
        return Err(BackupError::Damaged);
    }
    Ok(Contents { header, records })
}

/// Opens what was written and compares it with what it was written of. Only then is it a backup.
///
/// # Errors
/// Says what is wrong with it; damaged if it opens and is not the same.
pub async fn verify(
    cipher: &impl Cipher,
    bytes: &[u8],
    records: &[Record],
) -> Result<(), BackupError> {
    let same = read(cipher, bytes).await?.records == records;
    if same { Ok(()) } else { Err(BackupError::Damaged) }
}

/// Why a file cannot be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It is something else.
    NotABackup,
    /// The end is missing.
    CutShort,
    /// A byte is not as it was written.
    Damaged,
    /// It was written by a newer version, in this format or schema.
    Newer(u32),
    /// It was sealed with another key.
    WrongKey,
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotABackup => "这不是本页存的备份文件。请另选一个文件。",
            Self::CutShort => {
                "备份文件不完整，后面缺了一段，什么也没有恢复。请重新拷贝一次，或换一份备份。"
            }
            Self::Damaged => "备份文件已经损坏或被改过，什么也没有恢复。请换一份备份。",
            Self::Newer(_) => {
                "这份备份是更新的版本存的，这个版本读不了，什么也没有恢复。请先更新本页再打开。"
            }
            Self::WrongKey => {
                "这份备份不是用现在的钥匙封的，什么也没有恢复。请用做这份备份时的口令或恢复码打开。"
            }
        })
    }
}

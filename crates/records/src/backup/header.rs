//! What stands before the records in the clear, and where each part of the file begins.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use std::cmp::Ordering;

use super::BackupError;
use crate::checksum::checksum;
use crate::json;
use crate::seal::{Cipher, NONCE, Workspace, WorkspaceError};

/// The format that this build writes: the parts of the file and how they are sealed.
pub const FORMAT: u32 = 1;
/// The schema that this build writes: what a record is in the file.
pub const SCHEMA: u32 = 1;

/// The plain bytes of a chunk.
pub(super) const CHUNK: usize = 64 * 1024;
/// As long as a file that a browser can hold; so that no sum of lengths is too great.
const MOST: u64 = u32::MAX as u64;
/// The bytes that sealing adds: the proof.
pub(super) const TAG: usize = 16;

/// As with PNG: a line end that a mail program converts makes it another file.
const MAGIC: [u8; 8] = *b"ZZBAK\r\n\x1a";
const PREFIX: usize = 7;

/// What stands before the records in the clear. Every chunk is bound to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The version of the page that wrote the file, for people to read.
    pub made_by: String,
    /// What opens the key of the file, on any device.
    pub workspace: Workspace,
    /// How many records there are.
    pub records: u64,
    length: u64,
    prefix: [u8; PREFIX],
}

/// What a nonce is for. No two sealings of a file have the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Chunk = 0,
    Last = 1,
    Header = 2,
}

/// The parts of a file whose key nobody has tried yet.
pub(super) struct Parts<'a> {
    pub(super) header: Header,
    pub(super) bound: &'a [u8],
    pub(super) proof: &'a [u8],
    pub(super) body: &'a [u8],
}

impl Header {
    /// What a file says of itself before it is opened: whose it is, and with what to open it.
    ///
    /// # Errors
    /// Says whether it is something else, cut short, damaged, or newer.
    pub fn read(bytes: &[u8]) -> Result<Self, BackupError> {
        split(bytes).map(|parts| parts.header)
    }

    /// Seven random bytes tell the files of one key apart; a key is good for 4,000 of them.
    pub(super) fn new(
        cipher: &impl Cipher,
        made_by: &str,
        workspace: &Workspace,
        (records, length): (usize, usize),
    ) -> Self {
        let [prefix @ .., _, _, _, _, _] = cipher.nonce();
        let (records, length) = (whole(records), whole(length));
        let workspace = workspace.clone();
        Self { made_by: made_by.to_owned(), workspace, records, length, prefix }
    }

    pub(super) fn nonce(&self, index: u32, mark: Mark) -> [u8; NONCE] {
        let parts = self.prefix.into_iter().chain(index.to_be_bytes()).chain([mark as u8]);
        let mut nonce = [0; NONCE];
        nonce.iter_mut().zip(parts).for_each(|(place, byte)| *place = byte);
        nonce
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let written = WrittenHeader {
            schema: SCHEMA,
            made_by: self.made_by.clone(),
            workspace: self.workspace.write(),
            prefix: self.prefix,
            chunk: whole(CHUNK),
            length: self.length,
            records: self.records,
        };
        let text = json::to_text(&written);
        let size = u32::try_from(text.len()).unwrap_or(u32::MAX);
        [&MAGIC, &FORMAT.to_be_bytes()[..], &size.to_be_bytes()[..], text.as_bytes()].concat()
    }
}

/// Finds the parts of a file.
pub(super) fn split(bytes: &[u8]) -> Result<Parts<'_>, BackupError> {
    let Some(rest) = bytes.strip_prefix(&MAGIC) else {
        let begun = MAGIC.starts_with(bytes) && !bytes.is_empty();
        return Err(if begun { BackupError::CutShort } else { BackupError::NotABackup });
    };
    let (format, rest) = number(rest)?;
    match format {
        FORMAT => {}
        0 => return Err(BackupError::Damaged),
        newer => return Err(BackupError::Newer(newer)),
    }
    let (size, rest) = number(rest)?;
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let (text, rest) = rest.split_at_checked(size).ok_or(BackupError::CutShort)?;
    let (sum, rest) = number(rest)?;
    let (proof, body) = rest.split_at_checked(TAG).ok_or(BackupError::CutShort)?;
    let front = MAGIC.len() + 2 * size_of::<u32>();
    let bound = bytes.get(..front + text.len()).ok_or(BackupError::CutShort)?;
    if checksum(&[bound]) != sum {
        return Err(BackupError::Damaged);
    }
    let header = WrittenHeader::read_header(text)?;
    // Every chunk has its proof, and there is one chunk even of nothing.
    let sealed = header.length + header.length.div_ceil(whole(CHUNK)).max(1) * whole(TAG);
    match whole(body.len()).cmp(&sealed) {
        Ordering::Less => Err(BackupError::CutShort),
        Ordering::Equal => Ok(Parts { header, bound, proof, body }),
        Ordering::Greater => Err(BackupError::Damaged),
    }
}

fn number(bytes: &[u8]) -> Result<(u32, &[u8]), BackupError> {
    let (number, rest) = bytes.split_first_chunk().ok_or(BackupError::CutShort)?;
    Ok((u32::from_be_bytes(*number), rest))
}

/// Nothing in memory is longer than a `u64` says.
fn whole(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WrittenHeader {
    schema: u32,
    made_by: String,
    workspace: String,
    prefix: [u8; PREFIX],
    chunk: u64,
    length: u64,
    records: u64,
}

impl WrittenHeader {
    fn read_header(text: &[u8]) -> Result<Header, BackupError> {
        let value: Value = serde_json::from_slice(text).map_err(|_| BackupError::Damaged)?;
        // Every schema says which it is.
        let schema = value.get("schema").and_then(Value::as_u64).map(u32::try_from);
        match schema {
            Some(Ok(SCHEMA)) => {}
            None | Some(Ok(0) | Err(_)) => return Err(BackupError::Damaged),
            Some(Ok(newer)) => return Err(BackupError::Newer(newer)),
        }
        let written: Self = json::from_value(&value).ok_or(BackupError::Damaged)?;
        let workspace = Workspace::read(&written.workspace).map_err(|error| match error {
            WorkspaceError::Newer(shape) => BackupError::Newer(shape),
            WorkspaceError::NotAWorkspace | WorkspaceError::Damaged | WorkspaceError::Weak => {
                BackupError::Damaged
            }
        })?;
        if written.chunk != whole(CHUNK) || written.length > MOST {
            return Err(BackupError::Damaged);
        }
        let Self { made_by, length, records, prefix, .. } = written;
        Ok(Header { made_by, workspace, records, length, prefix })
    }
}

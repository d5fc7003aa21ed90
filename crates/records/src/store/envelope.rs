//! 信封: the bytes of one row. They say what they are, and show when anything was changed.
//!
//! ```text
//! "ZZD1" | format u8 | schema u16 | kind u8 | revision u64 | sealed u8 | length u8, record id
//!        | crc32 u32, payload                    plain
//!        | nonce 12 bytes, ciphertext and tag    sealed
//! ```
//!
//! Numbers are big-endian. The checksum and the tag cover all that stands before them, so that a
//! row which was moved to another key or edited anywhere is refused.

use super::RecordId;
use super::record::UnreadableReason;
use crate::checksum::checksum;
use crate::seal::{Cipher, NONCE, Refused};

/// The format of envelopes that this build writes, and the newest that it reads.
pub const FORMAT: u8 = 1;

const MAGIC: &[u8] = b"ZZD1";

/// What a row holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// The revision of the record; never sealed, so that every tab can compare it.
    Head,
    /// One change.
    Journal,
    /// The whole.
    Snapshot,
    /// A copy of many records.
    SnapshotPack,
}

/// What a row is, by its key and by this build.
#[derive(Clone, Copy)]
pub(super) struct Label<'a> {
    pub(super) kind: Kind,
    pub(super) id: &'a RecordId,
    pub(super) revision: u64,
    /// The schema that is written, and the newest that is read.
    pub(super) schema: u16,
}

impl Label<'_> {
    fn header(&self, schema: u16, sealed: bool) -> Vec<u8> {
        let id = self.id.as_str().as_bytes();
        let mut header = MAGIC.to_vec();
        header.push(FORMAT);
        header.extend(schema.to_be_bytes());
        header.push(self.kind as u8);
        header.extend(self.revision.to_be_bytes());
        header.push(sealed.into());
        header.extend(u8::try_from(id.len()));
        header.extend(id);
        header
    }

    /// The schema that the bytes say, the header that they must have with it, and what follows.
    fn split<'b>(
        &self,
        sealed: bool,
        bytes: &'b [u8],
    ) -> Result<(u16, Vec<u8>, &'b [u8]), UnreadableReason> {
        let said = bytes.strip_prefix(MAGIC).ok_or(UnreadableReason::Damaged)?;
        let [format, high, low, ..] = said else { return Err(UnreadableReason::Damaged) };
        if *format > FORMAT {
            return Err(UnreadableReason::Newer);
        }
        let schema = u16::from_be_bytes([*high, *low]);
        let header = self.header(schema, sealed);
        let rest = bytes.strip_prefix(header.as_slice()).ok_or(UnreadableReason::Damaged)?;
        Ok((schema, header, rest))
    }

    /// Only bytes that are whole can say so: a damaged schema must not pass for a newer one.
    fn check(&self, schema: u16) -> Result<u16, UnreadableReason> {
        if schema > self.schema { Err(UnreadableReason::Newer) } else { Ok(schema) }
    }
}

/// The bytes of a row, in the clear.
pub(super) fn write(label: Label<'_>, payload: &[u8]) -> Vec<u8> {
    let mut bytes = label.header(label.schema, false);
    let sum = checksum(&[&bytes, payload]);
    bytes.extend(sum.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// The schema and the payload of a row in the clear.
pub(super) fn read<'b>(
    label: Label<'_>,
    bytes: &'b [u8],
) -> Result<(u16, &'b [u8]), UnreadableReason> {
    let (schema, header, rest) = label.split(false, bytes)?;
    let (sum, payload) = rest.split_first_chunk().ok_or(UnreadableReason::Damaged)?;
    if u32::from_be_bytes(*sum) != checksum(&[&header, payload]) {
        return Err(UnreadableReason::Damaged);
    }
    Ok((label.check(schema)?, payload))
}

/// The bytes of a sealed row.
pub(super) async fn seal<C: Cipher>(
    cipher: &C,
    label: Label<'_>,
    payload: &[u8],
) -> Result<Vec<u8>, Refused> {
    let mut bytes = label.header(label.schema, true);
    let nonce = cipher.nonce();
    let sealed = cipher.seal(nonce, &bytes, payload).await?;
    bytes.extend(nonce);
    bytes.extend(sealed);
    Ok(bytes)
}

/// The schema and the payload of a sealed row.
pub(super) async fn unseal<C: Cipher>(
    cipher: &C,
    label: Label<'_>,
    bytes: &[u8],
) -> Result<(u16, Vec<u8>), UnreadableReason> {
    let (schema, header, rest) = label.split(true, bytes)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(UnreadableReason::Damaged)?;
    let payload =
        cipher.open(*nonce, &header, sealed).await.map_err(|Refused| UnreadableReason::Refused)?;
    Ok((label.check(schema)?, payload))
}

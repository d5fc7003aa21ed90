//! 信封: the bytes of one row. They say what they are, and show when anything was changed.
//!
//! ```text
//! "ZZD1" | format u8 | schema u16 | kind u8 | revision u64 | sealed u8 | length u8, record id
//!        | crc32 u32, payload                    plain
//!        | nonce 12 bytes, ciphertext and tag    sealed
//! ```
//!
//! That is format 1. Numbers are big-endian. The checksum and the tag cover all that stands before
//! them, so that a row which was moved to another key or edited anywhere is refused.

use super::RecordId;
use super::unreadable::UnreadableReason;
use crate::checksum::checksum;
use crate::seal::{Cipher, NONCE, Refused};

/// The format of envelopes that this build writes, and the newest that it reads.
pub const FORMAT: u8 = NEWEST.number;

/// One format of envelopes: what of it another may do otherwise.
#[derive(Clone, Copy)]
struct Format {
    /// The byte behind the magic.
    number: u8,
    /// The schema that a row says, in what stands behind the number.
    schema: fn(&[u8]) -> Option<u16>,
    /// All that stands before the checksum or the nonce.
    header: fn(&Label<'_>, schema: u16, is_sealed: bool) -> Vec<u8>,
}

/// The format that is written.
const NEWEST: Format = Format { number: 1, schema: schema_1, header: header_1 };

/// Every format that was ever released. One that is in it stays: what was written in it is on
/// somebody's device, until the next change of it is written in the newest.
const FORMATS: &[Format] = &[NEWEST];

const MAGIC: &[u8] = b"ZZD1";

fn schema_1(behind: &[u8]) -> Option<u16> {
    behind.first_chunk().map(|schema| u16::from_be_bytes(*schema))
}

fn header_1(label: &Label<'_>, schema: u16, is_sealed: bool) -> Vec<u8> {
    let id = label.id.as_str().as_bytes();
    let mut header = MAGIC.to_vec();
    header.push(1);
    header.extend(schema.to_be_bytes());
    header.push(label.kind as u8);
    header.extend(label.revision.to_be_bytes());
    header.push(is_sealed.into());
    header.extend(u8::try_from(id.len()));
    header.extend(id);
    header
}

/// The format of this number, which other bytes may not have: a greater one is a newer version's.
fn format(formats: &[Format], number: u8) -> Result<&Format, UnreadableReason> {
    let is_newer = formats.iter().all(|format| format.number < number);
    let why = if is_newer { UnreadableReason::Newer } else { UnreadableReason::Damaged };
    formats.iter().find(|format| format.number == number).ok_or(why)
}

/// What a row holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// The revision of the record; never sealed, so that every tab can compare it.
    Head,
    /// One change.
    Journal,
    /// The whole.
    Snapshot,
    /// Many records in one row.
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

/// What stands before the payload of a row that is what its label says.
struct Front<'b> {
    schema: u16,
    /// What the checksum or the tag covers beside the payload.
    header: Vec<u8>,
    /// What follows.
    rest: &'b [u8],
}

impl Label<'_> {
    fn split<'b>(
        &self,
        formats: &[Format],
        is_sealed: bool,
        bytes: &'b [u8],
    ) -> Result<Front<'b>, UnreadableReason> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(UnreadableReason::Damaged)?;
        let (number, behind) = rest.split_first().ok_or(UnreadableReason::Damaged)?;
        // Only the number: what else a newer format has, and where, this build does not know.
        let format = format(formats, *number)?;
        let schema = (format.schema)(behind).ok_or(UnreadableReason::Damaged)?;
        let header = (format.header)(self, schema, is_sealed);
        let rest = bytes.strip_prefix(header.as_slice()).ok_or(UnreadableReason::Damaged)?;
        Ok(Front { schema, header, rest })
    }

    /// Only bytes that are whole can say so: a damaged schema must not pass for a newer one.
    fn check(&self, schema: u16) -> Result<u16, UnreadableReason> {
        if schema > self.schema { Err(UnreadableReason::Newer) } else { Ok(schema) }
    }
}

/// The bytes of a row, in the clear.
pub(super) fn write(label: Label<'_>, payload: &[u8]) -> Vec<u8> {
    write_in(NEWEST, label, payload)
}

fn write_in(format: Format, label: Label<'_>, payload: &[u8]) -> Vec<u8> {
    let mut bytes = (format.header)(&label, label.schema, false);
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
    read_in(FORMATS, label, bytes)
}

fn read_in<'b>(
    formats: &[Format],
    label: Label<'_>,
    bytes: &'b [u8],
) -> Result<(u16, &'b [u8]), UnreadableReason> {
    let Front { schema, header, rest } = label.split(formats, false, bytes)?;
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
    let mut bytes = (NEWEST.header)(&label, label.schema, true);
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
    let Front { schema, header, rest } = label.split(FORMATS, true, bytes)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(UnreadableReason::Damaged)?;
    let payload =
        cipher.open(*nonce, &header, sealed).await.map_err(|Refused| UnreadableReason::Refused)?;
    Ok((label.check(schema)?, payload))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A format as another version may have it, with the schema last and in less room.
    const NEXT: Format = Format { number: 2, schema: schema_2, header: header_2 };

    fn schema_2(behind: &[u8]) -> Option<u16> {
        behind.get(1).map(|schema| u16::from(*schema))
    }

    fn header_2(label: &Label<'_>, schema: u16, is_sealed: bool) -> Vec<u8> {
        let kind = label.kind as u8 | u8::from(is_sealed) << 7;
        let schema = u8::try_from(schema).unwrap();
        let revision = label.revision.to_be_bytes();
        [MAGIC, &[2, kind, schema], &revision, label.id.as_str().as_bytes()].concat()
    }

    /// The head of record «a» in revision 3, of tests/store/format-1-plain.json.
    const FROZEN: &[u8] = b"ZZD1\x01\0\x01\0\0\0\0\0\0\0\0\0\0\x01a\
        \xd3\xad\xc6\x89\0\0\0\0\0\0\0\x03\0\x8e\x08\xb3\xbe";

    #[test]
    fn a_row_is_read_in_the_format_that_it_says_and_written_in_the_newest() {
        let id = "a".parse().unwrap();
        let label = Label { kind: Kind::Head, id: &id, revision: 0, schema: 1 };
        let payload = &FROZEN[23..];
        let brought_forward = write_in(NEXT, label, payload);
        let spoiled = |place: usize| {
            let mut bytes = brought_forward.clone();
            bytes[place] ^= 1;
            bytes
        };
        let (today, tomorrow) = (FORMATS, &[NEWEST, NEXT][..]);
        let whole = Ok((1, payload));
        let (newer, damaged) = (Err(UnreadableReason::Newer), Err(UnreadableReason::Damaged));
        for (sentence, formats, bytes, expected) in [
            ("format 1 today", today, FROZEN.to_vec(), whole),
            ("format 1 in a build that writes format 2", tomorrow, FROZEN.to_vec(), whole),
            ("what that build makes of it", tomorrow, brought_forward.clone(), whole),
            ("the same, a byte of it changed", tomorrow, spoiled(20), damaged),
            ("the same, said to be of format 3", tomorrow, spoiled(4), newer),
            ("the same, here", today, brought_forward.clone(), newer),
            ("the same with a byte changed: who knows", today, spoiled(20), newer),
            ("format 1 where it was never released", &[NEXT], FROZEN.to_vec(), damaged),
        ] {
            assert_eq!(read_in(formats, label, &bytes), expected, "{sentence}");
        }
        assert_eq!(write(label, payload), FROZEN);
    }

    #[test]
    fn the_formats_have_their_own_numbers_and_the_newest_is_written() {
        let numbers: Vec<u8> = FORMATS.iter().map(|format| format.number).collect();
        assert_eq!(numbers, (1..=FORMAT).collect::<Vec<u8>>());
    }
}

//! Rows that cannot be read, and why. They stay in the store as they are.

use std::fmt;

use serde_json::json;

/// What the key of a row has behind the name of its record, once the row was set aside.
pub(super) const QUARANTINE: &str = "/quarantine/";

/// Bytes that cannot be read. They stay in the store as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableRow {
    /// Where they are.
    pub key: String,
    /// Why they cannot be read.
    pub why: UnreadableReason,
    /// The bytes, for a person to save in a file.
    pub bytes: Vec<u8>,
}

impl UnreadableRow {
    pub(super) fn is_moved(&self) -> bool {
        self.key.contains(QUARANTINE)
    }

    /// What cannot be read as one text, for a person to keep as a file.
    pub fn file(all: &[Self]) -> String {
        let rows = all.iter().map(|aside| json!({ "bytes": aside.bytes, "key": aside.key }));
        json!({ "format": "student-aid-unreadable", "rows": rows.collect::<Vec<_>>() }).to_string()
    }
}

/// Why bytes cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableReason {
    /// They were cut, changed, or moved.
    Damaged,
    /// A newer version wrote them.
    Newer,
    /// The key does not open them.
    Refused,
    /// They are whole, and a change that stood before them is not.
    Orphaned,
    /// What this row announces is not there.
    Missing,
    /// They were set aside earlier.
    Earlier,
}

impl fmt::Display for UnreadableReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "这部分已经损坏，读不出来。原样留着；请存成文件，再核对这份记录。",
            Self::Newer => {
                "这份记录是更新的版本存的，这个版本读不了。原样留着；请先更新本页再打开。"
            }
            Self::Refused => "口令打不开这部分，或者它被改动过。原样留着；请核对口令。",
            Self::Orphaned => "这一步之前有损坏，接不上了。原样留着；请存成文件，再核对这份记录。",
            Self::Missing => "最后几步不见了。请核对这份记录，缺的重新填上。",
            Self::Earlier => "以前读不出来的部分，原样留着；请存成文件。",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_a_file_of_its_keys_and_bytes() {
        let aside = |key: &str, bytes: &[u8]| UnreadableRow {
            key: key.to_owned(),
            why: UnreadableReason::Damaged,
            bytes: bytes.to_vec(),
        };
        assert_eq!(
            UnreadableRow::file(&[aside("a/head", &[0, 255]), aside("b/head", &[])]),
            "{\"format\":\"student-aid-unreadable\",\"rows\":[\
             {\"bytes\":[0,255],\"key\":\"a/head\"},{\"bytes\":[],\"key\":\"b/head\"}]}"
        );
    }
}

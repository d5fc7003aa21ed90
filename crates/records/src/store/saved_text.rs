//! 文: the text of a value as it was saved, shared by all who hold it and read by few.

use std::borrow::Cow;
use std::ops::Range;
use std::str;
use std::sync::Arc;

use lz4_flex::block::{compress_with_dict, decompress_with_dict};

/// A saved text: a part of the bytes that it was read with. A pack has thousands, and to take each
/// out would take longer than to read the pack.
#[derive(Clone, Debug)]
pub struct SavedText {
    bytes: Arc<Vec<u8>>,
    part: Range<usize>,
    squeezed: Option<Squeezed>,
}

/// How to read a text that was made shorter.
#[derive(Clone, Debug)]
pub(super) struct Squeezed {
    /// How long it was, in bytes.
    pub(super) length: usize,
    /// Where in the same bytes the text is that it was squeezed against: records of one kind have
    /// most of their words in common.
    pub(super) against: Range<usize>,
}

impl SavedText {
    /// The text at this part of the bytes of a pack.
    pub(super) const fn within(
        bytes: Arc<Vec<u8>>,
        part: Range<usize>,
        squeezed: Option<Squeezed>,
    ) -> Self {
        Self { bytes, part, squeezed }
    }

    /// The text; none where it cannot be read. The seal or the checksum of its row says that it is
    /// what was written, and what is written was read back before: nobody should meet that, and
    /// nobody may take it for an empty text.
    pub fn read(&self) -> Option<Cow<'_, str>> {
        let bytes = self.bytes.get(self.part.clone())?;
        match &self.squeezed {
            None => str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Some(Squeezed { length, against }) => {
                release(bytes, *length, self.bytes.get(against.clone())?).map(Cow::Owned)
            }
        }
    }

    /// Whether it is the very text that another holds, not one that says the same.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bytes, &other.bytes) && self.part == other.part
    }
}

impl From<String> for SavedText {
    fn from(text: String) -> Self {
        let part = 0..text.len();
        Self { bytes: Arc::new(text.into_bytes()), part, squeezed: None }
    }
}

/// A text made shorter by what it has in common with another; none where that makes it no shorter.
pub(super) fn squeeze(text: &str, against: &str) -> Option<Vec<u8>> {
    let bytes = compress_with_dict(text.as_bytes(), against.as_bytes());
    let is_shorter = bytes.len() < text.len();
    let is_same = || release(&bytes, text.len(), against.as_bytes()).as_deref() == Some(text);
    (is_shorter && is_same()).then_some(bytes)
}

fn release(bytes: &[u8], length: usize, against: &[u8]) -> Option<String> {
    String::from_utf8(decompress_with_dict(bytes, length, against).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_squeezed_against_another_and_read_again() {
        let text =
            |name: &str| format!(r#"{{"format":"application","texts":{{"name":"{name}"}}}}"#);
        let (against, one) = (text("张小明"), text("阿依古丽"));
        let squeezed = squeeze(&one, &against).unwrap();
        assert!(squeezed.len() < one.len() / 2);
        let payload = Arc::new([against.as_bytes(), &squeezed].concat());
        let how = Squeezed { length: one.len(), against: 0..against.len() };
        let saved =
            SavedText::within(Arc::clone(&payload), against.len()..payload.len(), Some(how));
        assert_eq!(saved.read().unwrap(), one);
        assert!(saved.is(&saved.clone()) && !saved.is(&one.into()));
    }

    #[test]
    fn what_would_be_no_shorter_stays_as_it_is() {
        for text in ["", "a", "null", "字"] {
            assert_eq!(squeeze(text, ""), None, "{text}");
        }
    }

    #[test]
    fn bytes_that_are_no_squeezed_text_are_read_as_none() {
        let against = "against".repeat(9);
        let squeezed = squeeze(&against.repeat(3), &against).unwrap();
        for end in 0..squeezed.len() {
            let mut bytes = squeezed.clone();
            bytes[end] ^= 0x80;
            for bytes in [&squeezed[..end], &bytes] {
                let _ = release(bytes, against.len() * 3, against.as_bytes());
            }
        }
    }
}

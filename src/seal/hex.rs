//! Bytes as text in what is saved: two digits each.

use crate::saved::{Json, Saved, quote};

impl<const N: usize> Saved for [u8; N] {
    fn write(&self, to: &mut String) {
        write(self, to);
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        bytes(from.as_text()?)?.try_into().ok()
    }
}

fn write(bytes: &[u8], to: &mut String) {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let text: String = halves.filter_map(|half| char::from_digit(half.into(), 16)).collect();
    quote(&text, to);
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text.chars().map(|one| one.to_digit(16)).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks();
    let whole = pairs.iter().map(|[high, low]| u8::try_from(high << 4 | low).ok());
    if rest.is_empty() { whole.collect() } else { None }
}

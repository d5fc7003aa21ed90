//! Bytes as text in what is saved: two digits each.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<const N: usize, S: Serializer>(
    bytes: &[u8; N],
    to: S,
) -> Result<S::Ok, S::Error> {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let text: String = halves.filter_map(|half| char::from_digit(half.into(), 16)).collect();
    to.serialize_str(&text)
}

pub(super) fn deserialize<'de, const N: usize, D: Deserializer<'de>>(
    from: D,
) -> Result<[u8; N], D::Error> {
    let text = String::deserialize(from)?;
    let bytes = bytes(&text).and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| D::Error::custom("not two digits for each byte"))
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text.chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks();
    let whole = pairs.iter().map(|[high, low]| u8::try_from(high << 4 | low).ok());
    if rest.is_empty() { whole.collect() } else { None }
}

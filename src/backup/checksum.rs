//! CRC-32: tells an accident from a wrong key. Against intent stands the seal.

/// The checksum of bytes, as in zip and PNG.
pub(super) fn of(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            let polynomial = if sum & 1 == 1 { 0xedb8_8320 } else { 0 };
            sum >> 1 ^ polynomial
        })
    });
    !sum
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_known_checksum_comes_out() {
        assert_eq!(super::of(b"123456789"), 0xcbf4_3926);
    }
}

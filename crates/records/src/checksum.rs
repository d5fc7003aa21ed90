//! CRC-32: tells an accident from what was written, or from a wrong key. Against intent stands the
//! seal.

/// The checksum of the parts as one, as in zip and PNG. Without a table: it would be more to
/// download than it saves time.
pub(crate) fn checksum(parts: &[&[u8]]) -> u32 {
    let mut sum = u32::MAX;
    for byte in parts.iter().copied().flatten() {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn the_known_checksum_comes_out_in_one_part_and_in_two() {
        assert_eq!(checksum(&[b"123456789"]), 0xcbf4_3926);
        assert_eq!(checksum(&[b"1234", b"56789"]), 0xcbf4_3926);
    }
}

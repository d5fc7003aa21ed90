//! CRC-32: tells an accident from what was written, or from a wrong key. Against intent stands the
//! seal.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

/// With one table of a kilobyte: sixteen would be more to download than they save time.
static CRC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// The checksum of the parts as one, as in zip and PNG.
pub(crate) fn checksum(parts: &[&[u8]]) -> u32 {
    let mut digest = CRC.digest();
    for part in parts {
        digest.update(part);
    }
    digest.finalize()
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

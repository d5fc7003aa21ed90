//! 恢复码: what is printed for the school's safe and opens the records without the passphrase.

use std::fmt;
use std::str::FromStr;

/// No two look alike, and none is a vowel of a bad word: no 0 and O, no 1, I and L, no U.
const ALPHABET: &str = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE: u32 = 30;
const GROUPS: usize = 7;
const GROUP: usize = 4;
const LENGTH: usize = GROUPS * GROUP;

/// Every code is a multiple of this prime, the greatest for which 28 places are enough.
///
/// One wrong character changes the number by less than 30 times a power of 30; two characters that
/// changed places change it by that times 30ⁿ − 1. This prime divides neither, so each is caught;
/// and of all other mistakes 660 in 661.
const CHECK: u32 = 661;

/// Big enough for 28 places of base 30; the code's own 16 bytes stand last.
type Number = [u8; 18];

/// 128 random bits that open the records, as printed for the school's safe.
///
/// ```
/// use records::seal::RecoveryCode;
/// let code = RecoveryCode::new([7; 16]);
/// assert_eq!(code.to_string().parse(), Ok(code));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; 16]);

impl RecoveryCode {
    /// The code of 128 random bits.
    pub const fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// What the key is derived from.
    pub const fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A secret is not for the console.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// As it is printed: seven groups of four.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut number: Number = [0; 18];
        number.iter_mut().skip(2).zip(&self.0).for_each(|(place, byte)| *place = *byte);
        multiply(&mut number, CHECK, 0);
        let digits: Vec<u32> = (0..LENGTH).map(|_| divide(&mut number, BASE)).collect();
        for (place, digit) in digits.iter().rev().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            let found = ALPHABET.chars().zip(0..).find(|(_, value)| value == digit);
            found.map_or(Ok(()), |(character, _)| write!(f, "{character}"))?;
        }
        Ok(())
    }
}

/// Small letters, full-width characters and any marks between the groups are welcome.
impl FromStr for RecoveryCode {
    type Err = RecoveryError;

    fn from_str(text: &str) -> Result<Self, RecoveryError> {
        let plain: Vec<char> = text.chars().map(plain).collect();
        let groups = plain
            .split(|character| !character.is_ascii_alphanumeric())
            .filter(|group| !group.is_empty());
        let groups: Vec<&[char]> = groups.collect();
        if groups.len() == GROUPS {
            let uneven = groups.iter().zip(1..).find(|(group, _)| group.len() != GROUP);
            if let Some((found, group)) = uneven {
                return Err(RecoveryError::Uneven { group, given: found.len() });
            }
        }
        let characters = groups.concat();
        if characters.len() != LENGTH {
            return Err(RecoveryError::Length { given: characters.len() });
        }
        let mut number: Number = [0; 18];
        for (place, character) in characters.iter().enumerate() {
            let group = place / GROUP + 1;
            let strange = RecoveryError::Strange { group, character: *character };
            let value = ALPHABET.chars().zip(0..).find(|(known, _)| known == character);
            multiply(&mut number, BASE, value.ok_or(strange)?.1);
        }
        match (divide(&mut number, CHECK), number) {
            (0, [0, 0, code @ ..]) => Ok(Self(code)),
            _ => Err(RecoveryError::Mistyped),
        }
    }
}

/// A character as a printed code has it: narrow, and a capital.
pub(super) fn plain(character: char) -> char {
    let narrow = match u32::from(character) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(character),
        _ => character,
    };
    narrow.to_ascii_uppercase()
}

fn multiply(number: &mut Number, by: u32, add: u32) {
    let mut carry = add;
    for byte in number.iter_mut().rev() {
        carry += u32::from(*byte) * by;
        *byte = low(carry);
        carry >>= 8;
    }
}

/// Gives what is left over.
fn divide(number: &mut Number, by: u32) -> u32 {
    let mut rest = 0;
    for byte in number {
        rest = rest << 8 | u32::from(*byte);
        *byte = low(rest / by);
        rest %= by;
    }
    rest
}

fn low(number: u32) -> u8 {
    let [.., low] = number.to_be_bytes();
    low
}

/// Why a text is no recovery code, and where to look as far as that can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryError {
    /// It is not 28 characters.
    Length {
        /// The characters it has.
        given: usize,
    },
    /// A group is not of four characters.
    Uneven {
        /// Its place, from 1.
        group: usize,
        /// The characters it has.
        given: usize,
    },
    /// No code has such a character.
    Strange {
        /// The place of its group, from 1.
        group: usize,
        /// The character.
        character: char,
    },
    /// The characters do not fit each other. Which one is wrong cannot be known.
    Mistyped,
}

impl fmt::Display for RecoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { given } => {
                write!(f, "恢复码共 {LENGTH} 个字，这里有 {given} 个。请对照恢复单再抄一遍。")
            }
            Self::Uneven { group, given } => {
                write!(
                    f,
                    "恢复码每组 {GROUP} 个字，第 {group} 组有 {given} 个。请对照恢复单看这一组。"
                )
            }
            Self::Strange { group, character } => {
                write!(f, "恢复码里没有“{character}”这个字。请对照恢复单看第 {group} 组。")
            }
            Self::Mistyped => f.write_str("恢复码里有字抄错了，或换了位置。请对照恢复单逐组核对。"),
        }
    }
}

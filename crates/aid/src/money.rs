//! Money in whole fen: the only arithmetic on money in the project.

mod capitals;
mod span;

pub use span::Span;

use std::fmt;
use std::str::FromStr;

/// An amount of renminbi, never negative, exact to the fen.
///
/// ```
/// use aid::money::Yuan;
///
/// let base = Yuan::whole(1250);
/// assert_eq!(base.percent(50).to_string(), "625");
/// assert_eq!(base.percent(50).halves(), (Yuan::from_fen(31_250), Yuan::from_fen(31_250)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Yuan(u64);

impl Yuan {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// A sum of whole yuan.
    pub const fn whole(yuan: u32) -> Self {
        Self(yuan as u64 * 100)
    }

    /// A sum in fen, the hundredth of a yuan.
    pub const fn from_fen(fen: u64) -> Self {
        Self(fen)
    }

    /// The sum in fen.
    pub const fn fen(self) -> u64 {
        self.0
    }

    /// Both sums together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// This sum less the other; nothing where the other is greater.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The sum, `count` times.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count as u64))
    }

    /// A share in per cent; half a fen and more rounds up.
    #[must_use]
    pub const fn percent(self, percent: u8) -> Self {
        Self(self.0.saturating_mul(percent as u64).saturating_add(50) / 100)
    }

    /// The two terms' parts of a yearly sum. They always add up to it: an odd fen is in the second.
    pub const fn halves(self) -> (Self, Self) {
        let first = self.0 / 2;
        (Self(first), Self(self.0.saturating_sub(first)))
    }
}

impl fmt::Display for Yuan {
    /// `1,250`, `312.5`, `0.05`: thousands separated, no trailing zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.0 / 100, self.0 % 100);
        let digits = yuan.to_string();
        for (place, digit) in digits.char_indices() {
            if place > 0 && digits.len().saturating_sub(place) % 3 == 0 {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        match (fen / 10, fen % 10) {
            (0, 0) => Ok(()),
            (jiao, 0) => write!(f, ".{jiao}"),
            (jiao, fen) => write!(f, ".{jiao}{fen}"),
        }
    }
}

/// Why a text is not a sum of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotMoney;

impl fmt::Display for NotMoney {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sum of money is written like 1250 or 2.5, with at most two decimals")
    }
}

impl FromStr for Yuan {
    type Err = NotMoney;

    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let (yuan, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if yuan.is_empty() || yuan.len() > 9 || decimals.len() > 2 {
            return Err(NotMoney);
        }
        if !digits(yuan) || !digits(decimals) || text.ends_with('.') {
            return Err(NotMoney);
        }
        format!("{yuan}{decimals:0<2}").parse().map(Self).map_err(|_| NotMoney)
    }
}

impl serde::Serialize for Yuan {
    /// Whole yuan as a number, anything finer as a text: no float is ever written. In a binary
    /// format, the fen.
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if !to.is_human_readable() {
            to.serialize_u64(self.0)
        } else if self.0.is_multiple_of(100) {
            to.serialize_u64(self.0 / 100)
        } else {
            to.collect_str(&self.to_string().replace(',', ""))
        }
    }
}

impl<'de> serde::Deserialize<'de> for Yuan {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Yuan;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("whole yuan as a number, or a text like \"2.5\"")
            }

            fn visit_u64<E: serde::de::Error>(self, yuan: u64) -> Result<Yuan, E> {
                u32::try_from(yuan).map(Yuan::whole).map_err(E::custom)
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Yuan, E> {
                text.parse().map_err(E::custom)
            }
        }

        if from.is_human_readable() {
            from.deserialize_any(Visitor)
        } else {
            u64::deserialize(from).map(Self::from_fen)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_and_shown() {
        let rows = [
            ("0", "0"),
            ("5", "5"),
            ("2.5", "2.5"),
            ("2.50", "2.5"),
            ("0.05", "0.05"),
            ("312.5", "312.5"),
            ("1000", "1,000"),
            ("1234567.89", "1,234,567.89"),
        ];
        for (written, shown) in rows {
            assert_eq!(written.parse::<Yuan>().unwrap().to_string(), shown, "{written}");
        }
    }

    #[test]
    fn what_is_not_a_sum_is_refused() {
        for text in ["", ".", "5.", ".5", "-1", "1,000", "1e3", "1.234", "１", " 1", "9999999999"]
        {
            assert_eq!(text.parse::<Yuan>(), Err(NotMoney), "{text}");
        }
    }

    #[test]
    fn halves_always_add_up() {
        for fen in 0..1000 {
            let (first, second) = Yuan::from_fen(fen).halves();
            assert_eq!(first.plus(second), Yuan::from_fen(fen));
        }
    }
}

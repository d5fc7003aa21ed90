//! Six-digit region codes and which region contains which.

use std::fmt;
use std::str::FromStr;

/// A region: the nation, a province, a prefecture or a county. Its digits say what contains it.
///
/// ```
/// use student_aid::region::RegionCode;
///
/// let yanshan: RegionCode = "130925".parse().unwrap();
/// assert!(RegionCode::CANGZHOU.contains(yanshan));
/// assert_eq!(yanshan.name(), "盐山县");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(u32);

/// Codes and names. The zones 130971 to 130973 follow the statistics bureau's practice; lists of
/// the civil affairs departments leave them out.
const NAMES: &[(u32, &str)] = &[
    (0, "全国"),
    (130_000, "河北省"),
    (130_900, "沧州市"),
    (130_902, "新华区"),
    (130_903, "运河区"),
    (130_921, "沧县"),
    (130_922, "青县"),
    (130_923, "东光县"),
    (130_924, "海兴县"),
    (130_925, "盐山县"),
    (130_926, "肃宁县"),
    (130_927, "南皮县"),
    (130_928, "吴桥县"),
    (130_929, "献县"),
    (130_930, "孟村回族自治县"),
    (130_971, "河北沧州经济开发区"),
    (130_972, "沧州高新技术产业开发区"),
    (130_973, "沧州渤海新区"),
    (130_981, "泊头市"),
    (130_982, "任丘市"),
    (130_983, "黄骅市"),
    (130_984, "河间市"),
];

impl RegionCode {
    /// The whole country; as a place of a school, one outside Hebei.
    pub const NATION: Self = Self(0);
    /// 河北省; as a place of a school, one in Hebei outside Cangzhou.
    pub const HEBEI: Self = Self(130_000);
    /// 沧州市.
    pub const CANGZHOU: Self = Self(130_900);

    /// Whether `inner` lies in this region or is the same.
    pub const fn contains(self, inner: Self) -> bool {
        // A region is the span of codes that begins with its own, which is a multiple of the span.
        // The distance is asked first: it rules out nearly every region without a division.
        match inner.0.wrapping_sub(self.0) {
            0 => true,
            1..100 => self.0.is_multiple_of(100),
            100..10_000 => self.0.is_multiple_of(10_000),
            _ => self.0 == 0,
        }
    }

    /// The region's name; the code itself where this project has no name for it.
    pub fn name(self) -> String {
        let known = NAMES.iter().find(|(code, _)| *code == self.0);
        known.map_or_else(|| self.to_string(), |(_, name)| (*name).to_owned())
    }

    /// The region with these digits, if this project has a name for it.
    pub fn named(digits: u32) -> Option<Self> {
        NAMES.iter().find(|(code, _)| *code == digits).map(|(code, _)| Self(*code))
    }

    /// Where a school can be: the counties and zones of Cangzhou, then the rest of Hebei, then
    /// the rest of the country.
    pub fn places() -> impl Iterator<Item = Self> {
        let counties = NAMES.iter().map(|(code, _)| Self(*code));
        counties
            .filter(|place| *place != Self::CANGZHOU && Self::CANGZHOU.contains(*place))
            .chain([Self::HEBEI, Self::NATION])
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// Why a text is not a region code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRegion;

impl fmt::Display for NotRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a region is a code of six digits, like 130925")
    }
}

impl FromStr for RegionCode {
    type Err = NotRegion;

    fn from_str(text: &str) -> Result<Self, NotRegion> {
        if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            text.parse().map(Self).map_err(|_| NotRegion)
        } else {
            Err(NotRegion)
        }
    }
}

impl serde::Serialize for RegionCode {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for RegionCode {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(code: &str) -> RegionCode {
        code.parse().unwrap()
    }

    #[test]
    fn digits_say_what_contains_what() {
        let rows = [
            ("000000", "130925", true),
            ("000000", "000000", true),
            ("130000", "130925", true),
            ("130900", "130925", true),
            ("130925", "130925", true),
            ("130925", "130900", false),
            ("130900", "130000", false),
            ("130900", "131002", false),
            ("130000", "000000", false),
            ("130000", "410000", false),
        ];
        for (outer, inner, inside) in rows {
            assert_eq!(region(outer).contains(region(inner)), inside, "{outer} {inner}");
        }
    }

    #[test]
    fn the_nineteen_counties_come_before_the_rest() {
        let places: Vec<RegionCode> = RegionCode::places().collect();
        assert_eq!(places.len(), 21);
        assert_eq!(places.last(), Some(&RegionCode::NATION));
        for code in ["13092", "1309250", "13092x", "１３０９２５", ""] {
            assert_eq!(code.parse::<RegionCode>(), Err(NotRegion), "{code}");
        }
    }
}

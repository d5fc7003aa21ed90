//! Six-digit region codes and which region contains which.

mod hebei;

use std::fmt;
use std::str::FromStr;

/// A region: the nation, a province, a prefecture or a county. Its digits say what contains it.
///
/// ```
/// use aid::region::RegionCode;
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

/// The other provinces of GB/T 2260 that issue identity cards. No rule names them: only an
/// officer's page reads them, and a family does not download them.
const PROVINCES: &[(u32, &str)] = &[
    (110_000, "北京市"),
    (120_000, "天津市"),
    (140_000, "山西省"),
    (150_000, "内蒙古自治区"),
    (210_000, "辽宁省"),
    (220_000, "吉林省"),
    (230_000, "黑龙江省"),
    (310_000, "上海市"),
    (320_000, "江苏省"),
    (330_000, "浙江省"),
    (340_000, "安徽省"),
    (350_000, "福建省"),
    (360_000, "江西省"),
    (370_000, "山东省"),
    (410_000, "河南省"),
    (420_000, "湖北省"),
    (430_000, "湖南省"),
    (440_000, "广东省"),
    (450_000, "广西壮族自治区"),
    (460_000, "海南省"),
    (500_000, "重庆市"),
    (510_000, "四川省"),
    (520_000, "贵州省"),
    (530_000, "云南省"),
    (540_000, "西藏自治区"),
    (610_000, "陕西省"),
    (620_000, "甘肃省"),
    (630_000, "青海省"),
    (640_000, "宁夏回族自治区"),
    (650_000, "新疆维吾尔自治区"),
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
        // A region is a range of codes that starts at its own code, a multiple of the length of the
        // range. The distance is asked first: it rules out nearly every region without a division.
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

    /// The name with those of the regions around it, as an address begins.
    ///
    /// ```
    /// use aid::region::RegionCode;
    ///
    /// let yanshan: RegionCode = "130925".parse().unwrap();
    /// assert_eq!(yanshan.full_name(), "河北省沧州市盐山县");
    /// ```
    pub fn full_name(self) -> String {
        let names = NAMES.iter().chain(PROVINCES).map(|(code, name)| (Self(*code), *name));
        let around = names.filter(|(code, _)| *code != Self::NATION && code.contains(self));
        around.map(|(_, name)| name).collect()
    }

    /// The smallest named region that contains these digits; never the nation.
    pub fn around(digits: u32) -> Option<Self> {
        let outwards = [digits, digits / 100 * 100, digits / 10_000 * 10_000].map(Self);
        let named =
            |region: &Self| NAMES.iter().chain(PROVINCES).any(|(code, _)| *code == region.0);
        outwards.into_iter().find(|region| *region != Self::NATION && named(region))
    }

    /// Every region that has a code here, with its name: the nation, the provinces, Cangzhou with
    /// its places, the other places of Hebei.
    pub fn known() -> impl Iterator<Item = (Self, &'static str)> {
        let tables = [NAMES, PROVINCES, hebei::IN_USE, hebei::FORMER];
        tables.into_iter().flatten().map(|(code, name)| (Self(*code), *name))
    }

    /// How many numbers [`Self::place_number`] gives at most.
    pub(crate) const PLACE_NUMBERS: usize = 102;

    /// A number for each of [`Self::places`], without a search; regions that are no place have some
    /// of the others, or none.
    #[inline]
    pub(crate) const fn place_number(self) -> Option<usize> {
        match self.0.wrapping_sub(Self::CANGZHOU.0) {
            within @ 0..100 => Some(within as usize),
            _ if self.0 == Self::HEBEI.0 => Some(100),
            _ if self.0 == Self::NATION.0 => Some(101),
            _ => None,
        }
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
    fn digits_lie_in_the_smallest_region_with_a_name() {
        let rows = [
            (130_925, Some(("130925", "河北省沧州市盐山县"))),
            (130_900, Some(("130900", "河北省沧州市"))),
            (130_999, Some(("130900", "河北省沧州市"))),
            (130_102, Some(("130000", "河北省"))),
            (110_105, Some(("110000", "北京市"))),
            (659_001, Some(("650000", "新疆维吾尔自治区"))),
            (160_101, None),
            (810_000, None),
            (925, None),
            (0, None),
        ];
        for (digits, expected) in rows {
            let expected = expected.map(|(code, name)| (region(code), name.to_owned()));
            let actual = RegionCode::around(digits).map(|region| (region, region.full_name()));
            assert_eq!(actual, expected, "{digits}");
        }
        let provinces = (10..=99).filter(|two| RegionCode::around(two * 10_000).is_some());
        assert_eq!(provinces.count(), 31);
        assert!(NAMES.is_sorted(), "a name stands before those of what lies in it");
        assert!(PROVINCES.is_sorted(), "each stands once");
    }

    #[test]
    fn each_code_is_known_once_and_none_is_a_guess() {
        assert!(hebei::IN_USE.is_sorted() && hebei::FORMER.is_sorted());
        let mut known: Vec<RegionCode> = RegionCode::known().map(|(region, _)| region).collect();
        let rows = [
            ("000000", true),
            ("110000", true),
            ("130000", true),
            ("130100", true),
            ("131100", true),
            ("131200", false),
            ("130682", true),
            ("130181", true),
            ("130521", true), // 邢台县, two districts since 2020
            ("139001", false),
            ("130101", false),
            ("130931", false),
            ("410105", false),
        ];
        for (code, expected) in rows {
            assert_eq!(known.contains(&region(code)), expected, "{code}");
        }
        known.sort();
        let count = known.len();
        known.dedup();
        assert_eq!((known.len(), count), (246, 246));
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

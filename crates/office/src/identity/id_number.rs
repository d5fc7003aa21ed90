//! 公民身份号码 of GB 11643: eighteen places, the last a check by ISO 7064 MOD 11-2.

use std::fmt;
use std::str::FromStr;

use super::characters::{is_unseen, is_x, narrow};
use aid::date::{Date, Month};
use aid::region::RegionCode;
use aid::vocabulary::{Vocabulary, vocabulary};

/// The places of a number.
const PLACES: usize = 18;

/// An identity number whose check fits and whose birth date exists. Printed in ASCII with a
/// capital X. Unknown areas are valid: residence permits of foreigners and of people from Hong
/// Kong, Macao and Taiwan have the same form.
///
/// ```
/// use office::identity::{IdNumber, IdNumberError};
///
/// let number: IdNumber = "110105 19491231 ００２ｘ".parse().unwrap();
/// assert_eq!(number.to_string(), "11010519491231002X");
/// assert_eq!(number.birth().to_string(), "1949-12-31");
/// assert_eq!("110105194912310021".parse::<IdNumber>(), Err(IdNumberError::Check));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber {
    /// The places before the check, which follows from them.
    body: u64,
    birth: Date,
}

vocabulary! {
    /// The sex that a number or a form states.
    Sex, "sex" {
        /// 男.
        Male = "male",
        /// 女.
        Female = "female",
    }
}

impl Sex {
    /// The word on the form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }

    /// The sex that a word on the form says.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|sex| sex.name() == word.trim())
    }
}

/// What the first six places of a number say: where it was first issued, or for whom. They say
/// nothing about where the person lives now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In this region, the smallest around it that this project has a name for.
    Region(RegionCode),
    /// For somebody from Hong Kong, with a residence permit.
    HongKong,
    /// For somebody from Macao, with a residence permit.
    Macao,
    /// For somebody from Taiwan, with a residence permit.
    Taiwan,
    /// For a foreigner who may stay.
    Foreigner,
    /// These digits, for which this project has no name.
    Unknown(u32),
}

/// Why a text is no identity number of today, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdNumberError {
    /// So many places are missing.
    TooFew(usize),
    /// So many places are too many.
    TooMany(usize),
    /// Fifteen digits: a number as issued before 1999, or an incomplete one.
    FifteenDigits,
    /// A character that no number has.
    Foreign(char),
    /// A character that cannot be seen, pasted along.
    Unseen,
    /// An X before the last place.
    InnerX,
    /// The calendar has no such birth date.
    Birth,
    /// The last place does not fit the others. Any of the eighteen may be the wrong one.
    Check,
}

impl fmt::Display for IdNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew(missing) => {
                write!(f, "身份证号有 18 位，还少 {missing} 位，请对照证件补全。")
            }
            Self::TooMany(spare) => {
                write!(f, "身份证号有 18 位，现在多了 {spare} 位，请对照证件删去多出的。")
            }
            Self::FifteenDigits => f.write_str(
                "这里只有 15 位。15 位的旧号码已经停用，请对照户口簿填写现在的 18 位身份证号。",
            ),
            Self::Foreign(character) => {
                write!(f, "身份证号里不应有“{character}”，请删去它，再对照证件核对。")?;
                f.write_str(if character.is_alphabetic() { OTHER_KIND } else { "" })
            }
            Self::Unseen => {
                f.write_str("身份证号里混进了看不见的字符，请清空这一栏，对照证件重新输入。")
            }
            Self::InnerX => f.write_str("X 只会在最后一位，请对照证件逐位核对。"),
            Self::Birth => {
                f.write_str("第 7 位到第 14 位是出生日期，日历上没有这一天，请对照证件逐位核对。")
            }
            Self::Check => f.write_str("身份证号校验不通过，请对照证件逐位核对。"),
        }
    }
}

/// A letter is rarely a typing error: other papers have letters in their numbers.
const OTHER_KIND: &str = "不是居民身份证的，请先选证件类型。";

/// Where an identity number and the rest of the form disagree; either may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The birth months differ.
    Birth {
        /// As the number has it.
        number: Month,
        /// As the form has it.
        typed: Month,
    },
    /// The sexes differ.
    Sex {
        /// As the number has it.
        number: Sex,
        /// As the form has it.
        typed: Sex,
    },
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Birth { number, typed } => {
                let (year, month) = (number.year(), number.month());
                write!(f, "身份证号里的出生年月是 {year} 年 {month} 月，")?;
                let (year, month) = (typed.year(), typed.month());
                write!(f, "表上填的是 {year} 年 {month} 月，请对照户口簿核对这两项。")
            }
            Self::Sex { number, typed } => {
                let (number, typed) = (number.name(), typed.name());
                write!(f, "身份证号表示的性别是{number}，表上填的是{typed}，")?;
                f.write_str("请对照户口簿核对这两项。")
            }
        }
    }
}

/// What in the form disagrees with the number. What was not filled in cannot.
pub fn cross_check(number: IdNumber, birth: Option<Month>, sex: Option<Sex>) -> Vec<Mismatch> {
    let born = Month::of(number.birth());
    let births =
        birth.filter(|typed| *typed != born).map(|typed| Mismatch::Birth { number: born, typed });
    let sexes = sex
        .filter(|typed| *typed != number.sex())
        .map(|typed| Mismatch::Sex { number: number.sex(), typed });
    births.into_iter().chain(sexes).collect()
}

impl IdNumber {
    /// The birth date, places 7 to 14.
    pub const fn birth(self) -> Date {
        self.birth
    }

    /// The places before the check.
    pub(crate) const fn body(self) -> u64 {
        self.body
    }

    /// The number with these places before the check, if the calendar has its birth date.
    pub(crate) fn of_body(body: u64) -> Option<Self> {
        Some(Self { body, birth: birth(body)? })
    }

    /// The sex, by the last place before the check: odd is male.
    pub const fn sex(self) -> Sex {
        if self.body.is_multiple_of(2) { Sex::Female } else { Sex::Male }
    }

    /// Where the number was first issued, or for whom: places 1 to 6.
    pub fn origin(self) -> Origin {
        // Seventeen digits without the last eleven are six.
        let digits = u32::try_from(self.body / 100_000_000_000).unwrap_or_default();
        match digits / 10_000 {
            81 => Origin::HongKong,
            82 => Origin::Macao,
            83 => Origin::Taiwan,
            90..=99 => Origin::Foreigner,
            _ => RegionCode::around(digits).map_or(Origin::Unknown(digits), Origin::Region),
        }
    }

    /// The number for lists and screens that others may see: four places at each end.
    pub fn masked(self) -> String {
        let places = self.to_string();
        let shown = |(place, character)| if (4..14).contains(&place) { '*' } else { character };
        places.chars().enumerate().map(shown).collect()
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:017}", self.body)?;
        match check(self.body) {
            10 => f.write_str("X"),
            digit => write!(f, "{digit}"),
        }
    }
}

impl fmt::Debug for IdNumber {
    /// Masked: debugging output must not identify a child.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl FromStr for IdNumber {
    type Err = IdNumberError;

    /// Reads full-width forms and small x too, and passes over spaces and hyphens.
    fn from_str(text: &str) -> Result<Self, IdNumberError> {
        let (mut body, mut last, mut places, mut ends_in_x) = (0, 0, 0_usize, false);
        for typed in text.chars() {
            let character = narrow(typed);
            if character == '-' || character.is_whitespace() {
                continue;
            }
            let digit = match (character, character.to_digit(10)) {
                (_, Some(digit)) => u64::from(digit),
                (character, None) if is_x(character) => 10,
                _ if is_unseen(character) => return Err(IdNumberError::Unseen),
                _ => return Err(IdNumberError::Foreign(typed)),
            };
            if ends_in_x {
                return Err(IdNumberError::InnerX);
            }
            ends_in_x = digit == 10;
            places += 1;
            // What follows the check is only counted.
            if places < PLACES {
                body = body * 10 + digit;
            } else if places == PLACES {
                last = digit;
            }
        }
        match places {
            15 if !ends_in_x => Err(IdNumberError::FifteenDigits),
            0..PLACES => Err(IdNumberError::TooFew(PLACES - places)),
            PLACES => {
                let birth = birth(body).ok_or(IdNumberError::Birth)?;
                let fits = check(body) == last;
                if fits { Ok(Self { body, birth }) } else { Err(IdNumberError::Check) }
            }
            _ => Err(IdNumberError::TooMany(places - PLACES)),
        }
    }
}

/// The birth date in the seventeen places.
fn birth(body: u64) -> Option<Date> {
    let digits = body / 1000 % 100_000_000;
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
}

/// The value of the last place: with the weights 2, 4, 8 … modulo 11 from the right, all places
/// together give 1.
const fn check(body: u64) -> u64 {
    let (mut rest, mut weight, mut sum) = (body, 2, 0);
    while rest > 0 {
        sum += rest % 10 * weight;
        weight = weight * 2 % 11;
        rest /= 10;
    }
    (12 - sum % 11) % 11
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> IdNumber {
        text.parse().unwrap()
    }

    #[test]
    fn every_way_to_type_a_number_gives_the_printed_form() {
        let ways = [
            "11010519491231002X",
            "11010519491231002x",
            "11010519491231002Ｘ",
            "11010519491231002Ⅹ", // the Roman ten, as some input methods give it
            "11010519491231002\u{425}", // Cyrillic
            "11010519491231002\u{445}",
            "11010519491231002\u{3a7}", // Greek
            "11010519491231002\u{3c7}",
            "11010519491231002ｘ",
            "１１０１０５１９４９１２３１００２Ｘ",
            "110105 19491231 002X",
            "110105-19491231-002X",
            "110105－19491231—002X",
            "\u{3000}110105\u{a0}19491231\t002X\r\n",
        ];
        for typed in ways {
            assert_eq!(number(typed).to_string(), "11010519491231002X", "{typed}");
        }
        // A residence permit of the new kind, and an area that no list has.
        for typed in ["810000199408230021", "99999920140506001X"] {
            assert_eq!(number(typed).to_string(), typed);
        }
    }

    #[test]
    fn a_number_says_birth_sex_and_place() {
        let boy = number("130925201405060033");
        assert_eq!(boy.birth(), Date::new(2014, 5, 6).unwrap());
        assert_eq!(boy.sex(), Sex::Male);
        assert_eq!(Ok(boy.origin()), "130925".parse().map(Origin::Region));
        assert_eq!(boy.masked(), "1309**********0033");
        assert_eq!(format!("{boy:?}"), "1309**********0033");
        let woman = number("11010519491231002X");
        assert_eq!(woman.sex(), Sex::Female);
        assert_eq!(woman.masked(), "1101**********002X");
    }

    #[test]
    fn what_is_no_number_says_what_to_do() {
        use IdNumberError::{
            Birth, Check, FifteenDigits, Foreign, InnerX, TooFew, TooMany, Unseen,
        };
        let rows = [
            ("", TooFew(18), "身份证号有 18 位，还少 18 位，请对照证件补全。"),
            ("1309252014050600", TooFew(2), "身份证号有 18 位，还少 2 位，请对照证件补全。"),
            ("11010549123100X", TooFew(3), "身份证号有 18 位，还少 3 位，请对照证件补全。"),
            (
                "1309252014050600338",
                TooMany(1),
                "身份证号有 18 位，现在多了 1 位，请对照证件删去多出的。",
            ),
            (
                "130925140506003",
                FifteenDigits,
                "这里只有 15 位。15 位的旧号码已经停用，请对照户口簿填写现在的 18 位身份证号。",
            ),
            (
                "13092520140506oo33",
                Foreign('o'),
                "身份证号里不应有“o”，请删去它，再对照证件核对。不是居民身份证的，请先选证件类型。",
            ),
            (
                "H12345678",
                Foreign('H'),
                "身份证号里不应有“H”，请删去它，再对照证件核对。不是居民身份证的，请先选证件类型。",
            ),
            ("130925.20140506", Foreign('.'), "身份证号里不应有“.”，请删去它，再对照证件核对。"),
            (
                "\u{202d}130925201405060033",
                Unseen,
                "身份证号里混进了看不见的字符，请清空这一栏，对照证件重新输入。",
            ),
            ("1309252014X5060033", InnerX, "X 只会在最后一位，请对照证件逐位核对。"),
            (
                "130925201502290033",
                Birth,
                "第 7 位到第 14 位是出生日期，日历上没有这一天，请对照证件逐位核对。",
            ),
            ("130925201405060039", Check, "身份证号校验不通过，请对照证件逐位核对。"),
            ("13092520140506003X", Check, "身份证号校验不通过，请对照证件逐位核对。"),
        ];
        for (typed, error, sentence) in rows {
            assert_eq!(typed.parse::<IdNumber>(), Err(error), "{typed}");
            assert_eq!(error.to_string(), sentence);
        }
    }

    #[test]
    fn a_form_that_disagrees_with_the_number_is_named() {
        let boy = number("130925201405060033");
        let (may, june) = (Month::new(2014, 5), Month::new(2014, 6));
        for (birth, sex) in
            [(None, None), (may, None), (None, Some(Sex::Male)), (may, Some(Sex::Male))]
        {
            assert_eq!(cross_check(boy, birth, sex), []);
        }
        let sentences: Vec<String> =
            cross_check(boy, june, Some(Sex::Female)).iter().map(ToString::to_string).collect();
        let expected = [
            "身份证号里的出生年月是 2014 年 5 月，表上填的是 2014 年 6 月，请对照户口簿核对这两项。",
            "身份证号表示的性别是男，表上填的是女，请对照户口簿核对这两项。",
        ];
        assert_eq!(sentences, expected);
    }
}

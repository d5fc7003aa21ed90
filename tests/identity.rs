//! What holds for every text that an officer may type: no reading fails, and what was read is
//! read again as itself.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used)]

use std::fmt::Debug;
use std::str::FromStr;

use aid::date::{Date, Month};
use aid::money::Yuan;
use office::identity::{
    Coded, IdNumber, IdNumberError, Origin, Sex, cross_check, fold_digits, fold_name, mask_name,
    read_age, read_card, read_day, read_month, read_people, read_phone, read_postcode, read_yuan,
};

/// Numbers without end that are the same in every run: a linear congruence, its upper half.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u32::try_from(self.0 >> 33).unwrap() % bound
    }

    /// One of these, at random.
    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(u32::try_from(of.len()).unwrap()) as usize]
    }
}

/// The weights and the check characters as GB 11643 prints them; the core counts otherwise.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

/// A valid number: an area, a day from 1900 to 2099, a sequence, and the check.
fn valid(sequence: &mut Sequence) -> [u8; 18] {
    let area = 100_000 + sequence.below(900_000);
    let year = 1900 + sequence.below(200);
    let month = 1 + sequence.below(12);
    let leap = year.is_multiple_of(4) && year != 1900;
    let days = [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let day = 1 + sequence.below(days[month as usize - 1]);
    let parts = [(area, 6), (year, 4), (month, 2), (day, 2), (sequence.below(1000), 3)];
    let (mut number, mut place, mut sum) = ([0; 18], 0, 0);
    for (value, length) in parts {
        for power in (0..length).rev() {
            let digit = value / 10_u32.pow(power) % 10;
            number[place] = b'0' + u8::try_from(digit).unwrap();
            sum += digit * WEIGHTS[place];
            place += 1;
        }
    }
    number[17] = CHECKS[sum as usize % 11];
    number
}

fn text(number: &[u8; 18]) -> &str {
    str::from_utf8(number).unwrap()
}

#[test]
fn a_million_valid_numbers_are_read() {
    let mut sequence = Sequence(11_643);
    for _ in 0..1_000_000 {
        let number = valid(&mut sequence);
        let read = IdNumber::from_str(text(&number));
        assert!(read.is_ok(), "{}: {read:?}", text(&number));
    }
}

#[test]
fn a_number_is_printed_as_it_stands_and_says_what_stands_in_it() {
    let mut sequence = Sequence(1999);
    for _ in 0..20_000 {
        let typed = valid(&mut sequence);
        let number: IdNumber = text(&typed).parse().unwrap();
        let printed = number.to_string();
        assert_eq!(printed, text(&typed));
        let birth = number.birth().to_string().replace('-', "");
        assert_eq!(birth, printed[6..14]);
        assert_eq!(number.sex() == Sex::Male, typed[16] % 2 == 1, "{printed}");
        let digits = match number.origin() {
            Origin::Region(region) => region.contains(printed[..6].parse().unwrap()),
            Origin::HongKong => printed.starts_with("81"),
            Origin::Macao => printed.starts_with("82"),
            Origin::Taiwan => printed.starts_with("83"),
            Origin::Foreigner => printed.starts_with('9'),
            Origin::Unknown(digits) => printed[..6] == format!("{digits:06}"),
        };
        assert!(digits, "{printed}: {:?}", number.origin());
        assert_eq!(number.masked(), format!("{}**********{}", &printed[..4], &printed[14..]));
        let (month, sex) = (Month::of(number.birth()), number.sex());
        assert_eq!(cross_check(number, Some(month), Some(sex)), []);
    }
}

#[test]
fn every_wrong_character_and_every_swap_of_neighbours_is_noticed() {
    let mut sequence = Sequence(7064);
    let (mut changes, mut swaps) = (0, 0);
    for _ in 0..10_000 {
        let number = valid(&mut sequence);
        for place in 0..18 {
            for other in *b"0123456789X" {
                let mut wrong = number;
                wrong[place] = other;
                if wrong != number {
                    changes += 1;
                    assert!(IdNumber::from_str(text(&wrong)).is_err(), "{}", text(&wrong));
                }
            }
        }
        for place in 0..17 {
            let mut wrong = number;
            wrong.swap(place, place + 1);
            if wrong != number {
                swaps += 1;
                assert!(IdNumber::from_str(text(&wrong)).is_err(), "{}", text(&wrong));
            }
        }
    }
    assert_eq!(changes, 1_800_000);
    assert!(swaps > 100_000, "only {swaps} swaps");
}

#[test]
fn a_missing_or_doubled_character_is_counted() {
    let mut sequence = Sequence(18);
    for _ in 0..1_000 {
        let number = valid(&mut sequence);
        let number = text(&number);
        for place in 0..17 {
            let short = format!("{}{}", &number[..place], &number[place + 1..]);
            assert_eq!(IdNumber::from_str(&short), Err(IdNumberError::TooFew(1)), "{short}");
            let long = format!("{}{}", &number[..=place], &number[place..]);
            assert_eq!(IdNumber::from_str(&long), Err(IdNumberError::TooMany(1)), "{long}");
        }
    }
}

/// Texts of one to four kinds of characters, mostly near to what the readings accept.
fn typed(sequence: &mut Sequence) -> String {
    const KINDS: [&str; 8] = [
        "0123456789",
        "０１２３４５６７８９Ｘｘ（）＋－，．／",
        "Xx+-,./() ¥￥:eE'\"=@",
        "年月日号元万岁周人口整。、",
        "张阿卜㼆𠮷𪚥\u{2f800}·・•‧∙⋅",
        "\0\t\n\r\u{7f}\u{85}\u{a0}\u{ad}\u{200b}\u{202e}\u{2066}\u{feff}\u{e0041}\u{3000}",
        "aZéß\u{301}\u{fb01}①Ⅷ٣߃",
        "👪\u{10ffff}\u{e000}\u{fffd}\u{e0100}",
    ];
    let length = match sequence.below(1000) {
        0 => 5_000,
        1..=30 => 0,
        _ => 1 + sequence.below(24),
    };
    let kinds: Vec<Vec<char>> =
        (0..=sequence.below(4)).map(|_| sequence.one(&KINDS).chars().collect()).collect();
    // Digits are in every other text, whatever else is.
    let digits: Vec<char> = KINDS[sequence.below(2) as usize].chars().collect();
    (0..length)
        .map(|place| {
            let kind = &kinds[sequence.below(u32::try_from(kinds.len()).unwrap()) as usize];
            if place % 3 == 0 { sequence.one(kind) } else { sequence.one(&digits) }
        })
        .collect()
}

/// A text that means something, in one of its spellings, some with one character spoiled.
fn nearly(sequence: &mut Sequence) -> String {
    let (year, month, day) =
        (1900 + sequence.below(200), 1 + sequence.below(12), 1 + sequence.below(31));
    let sum = sequence.below(2_000_000);
    let meant = match sequence.below(9) {
        0 => text(&valid(sequence)).to_owned(),
        1 => format!("{year}年{month}月{day}日"),
        2 => format!("{year}.{month:02}"),
        3 => format!("{year}{month:02}{day:02}"),
        4 => format!("{}.{}万元", sum % 100, day),
        5 => format!("¥{}", Yuan::from_fen(sum.into())),
        6 => format!("+86 1{}{:08}", 38 + month, sum),
        7 => format!("（0{}）{}", 310 + month, 2_000_000 + sum),
        _ => format!("{day}人"),
    };
    let mut spoiled: Vec<char> = meant.chars().collect();
    if sequence.below(3) == 0 {
        let place = sequence.below(u32::try_from(spoiled.len()).unwrap()) as usize;
        spoiled[place] = sequence.one(&['0', '１', 'X', ' ', '-', '年', '𠮷', '\u{202e}']);
    }
    spoiled.into_iter().collect()
}

/// Checks that a value is read from its own print; counts the values.
#[track_caller]
fn again<T: PartialEq + Debug + ToString, E: PartialEq + Debug>(
    typed: &str,
    read: fn(&str) -> Result<T, E>,
) -> usize {
    let Ok(value) = read(typed) else { return 0 };
    assert_eq!(read(&value.to_string()).as_ref(), Ok(&value), "{typed:?}");
    1
}

#[track_caller]
fn coded<W: PartialEq + Debug>(typed: &str, read: fn(&str) -> Coded<W>) -> usize {
    let coded = read(typed);
    assert_eq!(read(&coded.text), coded, "{typed:?}");
    assert_eq!(coded.text.trim(), coded.text);
    usize::from(coded.warning.is_none())
}

#[test]
fn no_text_stops_a_reading_and_what_was_read_is_read_again() {
    let mut sequence = Sequence(100_000);
    let mut read = [0_usize; 10];
    for round in 0..100_000 {
        let typed = if round % 2 == 0 { typed(&mut sequence) } else { nearly(&mut sequence) };
        let counts = [
            again::<IdNumber, _>(&typed, str::parse),
            again::<Date, _>(&typed, read_day),
            again::<Month, _>(&typed, read_month),
            again::<Yuan, _>(&typed, read_yuan),
            again(&typed, read_people),
            again(&typed, read_age),
            coded(&typed, read_phone),
            coded(&typed, read_card),
            coded(&typed, read_postcode),
            usize::from(names(&typed)),
        ];
        for (sum, count) in read.iter_mut().zip(counts) {
            *sum += count;
        }
        let folded = fold_digits(&typed);
        assert_eq!(fold_digits(&folded), folded);
        assert_eq!(typed.chars().count(), folded.chars().count());
    }
    assert!(read.iter().all(|count| *count > 500), "some reading hardly read anything: {read:?}");
}

/// Whether the text is a name; one that is keeps its characters, and its mask hides them.
fn names(typed: &str) -> bool {
    let masked = mask_name(typed);
    assert_eq!(mask_name(&masked), masked, "{typed:?}");
    assert_eq!(masked.chars().count(), typed.trim().chars().count());
    let Ok(name) = fold_name(typed) else { return false };
    let once_more = fold_name(&name.text).unwrap();
    assert_eq!((&once_more.text, once_more.changed), (&name.text, false), "{typed:?}");
    assert_eq!(name.changed, name.text != typed);
    assert_eq!(mask_name(&name.text), masked, "{typed:?}");
    true
}

#[test]
fn every_ideograph_stays_in_a_name() {
    // GB 18030-2022 has the ideographs of these blocks; here is all of each block.
    let blocks = [
        '\u{2e80}'..='\u{2fdf}',
        '\u{3400}'..='\u{4dbf}',
        '\u{4e00}'..='\u{9fff}',
        '\u{e000}'..='\u{f8ff}',
        '\u{f900}'..='\u{faff}',
        '\u{20000}'..='\u{2ee5f}',
        '\u{2f800}'..='\u{2fa1f}',
        '\u{30000}'..='\u{323af}',
    ];
    let mut count = 0;
    for one in blocks.into_iter().flatten() {
        let name = format!("{one}·{one}");
        let folded = fold_name(&name);
        assert!(folded.is_ok_and(|folded| folded.text == name && !folded.changed), "{name}");
        assert_eq!(mask_name(&name), format!("{one}·*"));
        count += 1;
    }
    assert!(count > 100_000, "only {count} ideographs");
}

#[test]
fn the_longest_texts_are_read_or_refused_at_once() {
    for one in ["0", "９", "X", "张", "𠮷", "\u{202e}", " ", "-", ",", ".", "年"] {
        let long = one.repeat(100_000);
        assert!(IdNumber::from_str(&long).is_err());
        assert!(read_day(&long).is_err() && read_month(&long).is_err(), "{one}");
        assert!(read_people(&long).is_err(), "{one}");
        // All zeros are a long way to write none.
        assert_eq!(read_yuan(&long).is_ok(), one == "0", "{one}");
        assert!(fold_name(&long).is_err());
        let unusual = read_card(&long).warning.is_some() && read_phone(&long).warning.is_some();
        assert_eq!(unusual, one != " ", "{one}");
    }
}

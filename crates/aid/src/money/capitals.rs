//! 大写金额: a sum in the Chinese capitals that receipts and payment forms ask for.

use super::Yuan;

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

impl Yuan {
    /// The sum in Chinese capitals, 壹仟贰佰伍拾元整, by the annex of 《支付结算办法》. Where the
    /// annex leaves a 零 to the writer (a zero that ends 万 or 元), none is written.
    ///
    /// ```
    /// use aid::money::Yuan;
    ///
    /// assert_eq!(Yuan::whole(1005).capitals(), "壹仟零伍元整");
    /// assert_eq!(Yuan::from_fen(32_504).capitals(), "叁佰贰拾伍元零肆分");
    /// ```
    pub fn capitals(self) -> String {
        let (yuan, jiao, fen) = (self.0 / 100, self.0 / 10 % 10, self.0 % 10);
        let mut text = String::new();
        if yuan > 0 || self.0 == 0 {
            number(yuan, &mut text);
            text.push('元');
        }
        if jiao > 0 {
            text.push_str(digit(jiao));
            text.push('角');
        } else if fen > 0 && yuan > 0 {
            text.push('零');
        }
        if fen > 0 {
            text.push_str(digit(fen));
            text.push('分');
        } else {
            text.push('整');
        }
        text
    }
}

/// One digit, 0 to 9.
fn digit(value: u64) -> &'static str {
    let place = usize::try_from(value).unwrap_or_default();
    DIGITS.get(place).copied().unwrap_or_default()
}

/// Writes a whole number: what stands before its greatest unit, the unit, and what is left over.
fn number(value: u64, text: &mut String) {
    let units = [(100_000_000, '亿'), (10_000, '万'), (1000, '仟'), (100, '佰'), (10, '拾')];
    let Some((size, unit)) = units.into_iter().find(|(size, _)| value >= *size) else {
        text.push_str(digit(value));
        return;
    };
    number(value / size, text);
    text.push(unit);
    let rest = value % size;
    if rest > 0 {
        // A place between the unit and the rest is empty.
        if rest < size / 10 {
            text.push('零');
        }
        number(rest, text);
    }
}

#[cfg(test)]
mod tests {
    use std::mem::take;

    use super::*;

    /// The rows up to the first blank line are the examples of the annex.
    const ROWS: &[(&str, &str)] = &[
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.05", "伍分"),
        ("0.10", "壹角整"),
        ("0.30", "叁角整"),
        ("0.35", "叁角伍分"),
        ("0.99", "玖角玖分"),
        ("1", "壹元整"),
        ("1.01", "壹元零壹分"),
        ("1.10", "壹元壹角整"),
        ("1.11", "壹元壹角壹分"),
        ("9", "玖元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("10.50", "壹拾元伍角整"),
        ("11", "壹拾壹元整"),
        ("20", "贰拾元整"),
        ("100", "壹佰元整"),
        ("101", "壹佰零壹元整"),
        ("110", "壹佰壹拾元整"),
        ("312.50", "叁佰壹拾贰元伍角整"),
        ("500", "伍佰元整"),
        ("625", "陆佰贰拾伍元整"),
        ("1000", "壹仟元整"),
        ("1005", "壹仟零伍元整"),
        ("1050", "壹仟零伍拾元整"),
        ("1250", "壹仟贰佰伍拾元整"),
        ("1500", "壹仟伍佰元整"),
        ("2010", "贰仟零壹拾元整"),
        ("10000", "壹万元整"),
        ("10001", "壹万零壹元整"),
        ("10050", "壹万零伍拾元整"),
        ("10500", "壹万零伍佰元整"),
        ("15000", "壹万伍仟元整"),
        ("100000", "壹拾万元整"),
        ("100001", "壹拾万零壹元整"),
        ("100500", "壹拾万零伍佰元整"),
        ("105000", "壹拾万伍仟元整"),
        ("1000000", "壹佰万元整"),
        ("1000050", "壹佰万零伍拾元整"),
        ("1010000", "壹佰零壹万元整"),
        ("10000000", "壹仟万元整"),
        ("10010010", "壹仟零壹万零壹拾元整"),
        ("100000000", "壹亿元整"),
        ("100000001", "壹亿零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("100500000", "壹亿零伍拾万元整"),
        ("110000000", "壹亿壹仟万元整"),
    ];

    #[test]
    fn a_sum_is_written_in_capitals() {
        assert!(ROWS.len() >= 40);
        for (yuan, expected) in ROWS {
            assert_eq!(yuan.parse::<Yuan>().unwrap().capitals(), *expected, "{yuan}");
        }
    }

    #[test]
    fn sums_beyond_hundreds_of_millions_are_written_too() {
        let rows = [
            (1_050_000_000, 0, "壹拾亿伍仟万元整"),
            (2_000_000_000, 5, "贰拾亿元零伍分"),
            (4_294_967_295, 0, "肆拾贰亿玖仟肆佰玖拾陆万柒仟贰佰玖拾伍元整"),
        ];
        for (yuan, fen, expected) in rows {
            assert_eq!(Yuan::whole(yuan).plus(Yuan::from_fen(fen)).capitals(), expected);
        }
        assert_eq!(Yuan::whole(1_000_000).times(1_000_000).capitals(), "壹万亿元整");
        let most = "壹拾捌亿肆仟肆佰陆拾柒万肆仟肆佰零柒亿叁仟柒佰零玖万伍仟伍佰壹拾陆元壹角伍分";
        assert_eq!(Yuan::from_fen(u64::MAX).capitals(), most);
    }

    /// Reads capitals below 亿 back into fen: a digit waits for the unit that follows it.
    fn fen(text: &str) -> u64 {
        let (mut digit, mut section, mut myriads, mut total) = (0, 0, 0, 0);
        for character in text.chars() {
            let unit = [('拾', 10), ('佰', 100), ('仟', 1000)]
                .into_iter()
                .find(|unit| unit.0 == character);
            if let Some((_, size)) = unit {
                section += take(&mut digit) * size;
                continue;
            }
            match character {
                '万' => myriads += take(&mut section) + take(&mut digit),
                '元' => {
                    let ones = take(&mut section) + take(&mut digit);
                    total += (take(&mut myriads) * 10_000 + ones) * 100;
                }
                '角' => total += take(&mut digit) * 10,
                '分' => total += take(&mut digit),
                '整' => assert!(text.ends_with('整'), "{text}"),
                _ => {
                    let place = "零壹贰叁肆伍陆柒捌玖".chars().position(|known| known == character);
                    digit = place.unwrap() as u64;
                }
            }
        }
        assert_eq!((digit, section, myriads), (0, 0, 0), "{text}");
        total
    }

    #[test]
    fn capitals_say_the_same_sum_for_every_yuan_to_two_hundred_thousand() {
        for yuan in 0..=200_000 {
            let whole = Yuan::whole(yuan);
            let text = whole.capitals();
            assert_eq!(fen(&text), whole.fen(), "{text}");
            assert!(text.ends_with("元整") && !text.contains("零零"), "{text}");
            assert!(yuan == 0 || !text.contains("零元") && !text.contains("零万"), "{text}");
            let broken = whole.plus(Yuan::from_fen(u64::from(yuan) % 100));
            assert_eq!(fen(&broken.capitals()), broken.fen(), "{broken}");
        }
    }
}

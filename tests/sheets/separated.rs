//! Texts with separators.

use encoding_rs::GB18030;
use office::import::sheet::{Encoding, Format};
use sheets::reading::{Other, Place, ReadError, read};

use super::shown;

/// A text in little-endian UTF-16, with its mark.
fn utf16(text: &str) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn gb18030(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

#[test]
fn the_encoding_and_the_separator_are_found() {
    let text = "姓名,班级\n张三,007\n";
    let expected = "1 姓名|班级\n2 张三|007";
    let table = [
        (text.as_bytes().to_vec(), Encoding::Utf8, expected),
        (format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8, expected),
        (gb18030(text), Encoding::Gb18030, expected),
        (utf16(text), Encoding::Utf16, expected),
        (utf16(&text.replace(',', "\t")), Encoding::Utf16, expected),
        (gb18030(&text.replace(',', "\t").replace('\n', "\r\n")), Encoding::Gb18030, expected),
        (text.replace(',', ";").into_bytes(), Encoding::Utf8, expected),
        (text.replace('\n', "\r").into_bytes(), Encoding::Utf8, expected),
        (
            format!("sep=|\n{}", text.replace(',', "|")).into_bytes(),
            Encoding::Utf8,
            "2 姓名|班级\n3 张三|007",
        ),
        (b"a\tb,c\td\n1\t2,5\t3\n".to_vec(), Encoding::Utf8, "1 a|b,c|d\n2 1|2,5|3"),
        ("一列\n张三\n\x1A".into(), Encoding::Utf8, "1 一列\n2 张三"),
        // Characters of four bytes, and beyond the first plane.
        (gb18030("㐀𠮷,𬱖䶮\n"), Encoding::Gb18030, "1 㐀𠮷|𬱖䶮"),
    ];
    for (bytes, encoding, expected) in table {
        let book = read(&bytes, None).unwrap();
        assert_eq!(book.format, Format::Text(encoding), "{expected}");
        assert_eq!(shown::rows(&book.sheets[0]).join("\n"), expected);
    }
}

#[test]
fn rows_have_the_numbers_of_their_first_lines() {
    let text = "\n姓名,备注\n\n\"张\n三\",\"他说\"\"好\"\"\"\n,\n李四,=\"130922\"\n";
    let book = read(text.as_bytes(), None).unwrap();
    let expected = ["2 姓名|备注", "4 张⏎三|他说\"好\"", "7 李四|=\"130922\""];
    assert_eq!(shown::rows(&book.sheets[0]), expected);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let place = |row| Place { sheet: String::new(), row: Some(row) };
    let mut mixed = gb18030("姓名,班级\n张三,1\n");
    mixed.extend("李四，二\n".as_bytes());
    mixed.push(0xFF);
    let table = [
        (mixed, None, ReadError::Undecodable(Encoding::Gb18030, place(4))),
        (
            gb18030("姓名\n张三\n"),
            Some(Encoding::Utf8),
            ReadError::Undecodable(Encoding::Utf8, place(1)),
        ),
        (b"a,b\n1,2\n3,\"4\n5,6\n".to_vec(), None, ReadError::OpenQuote(place(3))),
        (format!("a,b\n{}", ",".repeat(16_385)).into(), None, ReadError::TooMuch(place(2))),
        (b"a\0b".to_vec(), None, ReadError::Other(Other::Unknown)),
        ("<table><tr><td>张三".into(), None, ReadError::Other(Other::Html)),
        (utf16("<html><table>"), None, ReadError::Other(Other::Html)),
        (" <!-- --><HTML>".into(), None, ReadError::Other(Other::Html)),
    ];
    for (bytes, encoding, expected) in table {
        let error = read(&bytes, encoding).unwrap_err();
        assert_eq!(error, expected);
        assert!(error.to_string().ends_with('。'), "{error}");
    }
    // One that was chosen is taken, even where another would fit.
    let chosen = read("中a".as_bytes(), Some(Encoding::Gb18030));
    assert!(chosen.is_ok_and(|book| book.format == Format::Text(Encoding::Gb18030)));
}

#[test]
fn every_character_of_gb18030_comes_back() {
    let characters = (0x20..=0xFFFF).filter_map(char::from_u32).filter(|character| {
        let mut own = [0; 4];
        !"\",;\t\u{FEFF}\u{FFFD}\u{7F}".contains(*character)
            && !GB18030.encode(character.encode_utf8(&mut own)).2
            && !character.is_whitespace()
            && !('\u{E000}'..='\u{F8FF}').contains(character)
    });
    let characters: Vec<char> = characters.collect();
    assert!(characters.len() > 55_000, "{}", characters.len());
    let lines: Vec<String> = characters.iter().map(|own| format!("名{own},1\n")).collect();
    let text = lines.concat();
    let book = read(&gb18030(&text), None).unwrap();
    let rows = shown::rows(&book.sheets[0]);
    assert_eq!(rows.len(), characters.len());
    for ((number, row), character) in (1..).zip(rows).zip(characters) {
        assert_eq!(row, format!("{number} 名{character}|1"));
    }
}

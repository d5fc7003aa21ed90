//! What holds of every list: nothing blank is a no, nothing damaged matches, nothing stops it.

use aid::vocabulary::Vocabulary;
use office::identity::{IdKind, Identity};
use office::import::cell::{Said, said};
use office::import::column::Column;
use office::import::head::{Head, find_head, head_at};
use office::import::mapping::Mapping;
use office::import::person::Person;
use office::import::rows::{Counts, import};
use office::import::sheet::{CellValue, Merged, Sheet, SheetRow};
use office::import::value::{read_id_number, read_student_number};
use office::wording;

use crate::chance::Chance;

/// A list of one row in which each column means something else, with one cell in every column.
fn of_all_columns(cell: &CellValue) -> (Sheet, Head, Mapping) {
    let mut mapping = Mapping::default();
    for (place, column) in (0..).zip(Column::ALL) {
        mapping.set(place, Some(*column));
    }
    let name = CellValue::Text("张小明".to_owned());
    let of = |column: &Column| if *column == Column::Name { name.clone() } else { cell.clone() };
    let head = CellValue::Text("姓名".to_owned());
    let row = |number, cells| SheetRow { number, is_hidden: false, cells };
    let sheet = Sheet {
        name: String::new(),
        is_hidden: false,
        rows: vec![row(1, vec![head]), row(2, Column::ALL.iter().map(of).collect())],
        merged: Vec::new(),
    };
    let head = head_at(&sheet, (1, 1)).unwrap();
    (sheet, head, mapping)
}

/// Whether a row says nothing of a person but the name.
fn is_silent(person: &Person) -> bool {
    let payment = &person.payment;
    person.hardships.answers.is_empty()
        && person.hardships.open.is_empty()
        && person.identity.is_none()
        && person.student_number.is_none()
        && (person.sex, person.born, person.stage, person.boarding) == (None, None, None, None)
        && (person.roll_status, person.recognised, person.entitled) == (None, None, None)
        && (payment.benefit, payment.period, payment.payout) == (None, None, None)
        && (payment.standard, payment.due, payment.amount) == (None, None, None)
        && payment.paid_on.is_none()
        && person.texts.len() == 1
}

#[test]
fn nothing_blank_says_anything() {
    let text = |text: &str| CellValue::Text(text.to_owned());
    let blanks = [
        CellValue::Empty,
        text(""),
        text("  "),
        text("\u{3000}\t\n"),
        text("\u{feff}"),
        text("-"),
        text("——"),
        text("/"),
        text("=\"\""),
        text("'"),
        text("NULL"),
    ];
    for blank in blanks {
        let (sheet, head, mapping) = of_all_columns(&blank);
        let imported = import(&sheet, &head, &mapping);
        assert!(is_silent(&imported.people[0]), "{blank:?}: {:?}", imported.people[0]);
        assert_eq!(imported.problems, [], "{blank:?}");
    }
}

/// What could not be read is unknown, too, and each such cell is named.
#[test]
fn what_cannot_be_read_says_nothing_and_is_named() {
    let faults = [
        CellValue::Error("#N/A".to_owned()),
        CellValue::NotCalculated,
        CellValue::Picture,
        CellValue::Text("#REF!".to_owned()),
    ];
    for fault in faults {
        let (sheet, head, mapping) = of_all_columns(&fault);
        let imported = import(&sheet, &head, &mapping);
        assert!(is_silent(&imported.people[0]), "{fault:?}");
        assert_eq!(imported.problems.len(), Column::ALL.len() - 1, "{fault:?}");
    }
}

/// Every number cell that could be an identity number, among them those whose check fits.
#[test]
fn a_damaged_number_never_tells_who_somebody_is() {
    let (mut chance, mut fitting) = (Chance::new(16), 0);
    for round in 0..20_000 {
        let places = 15 + chance.below(6);
        let born =
            20_000_101 + chance.below(25) * 10_000 + chance.below(12) * 100 + chance.below(28);
        let tail: String =
            (14..places).map(|_| char::from(b'0' + chance.bytes::<1>()[0] % 10)).collect();
        let digits = format!("130925{born}{tail}");
        let is_valid =
            matches!(Identity::of(IdKind::ResidentCard, &digits), Some(Identity::Number(_)));
        fitting += usize::from(is_valid);
        for kind in IdKind::ALL {
            assert_eq!(
                read_id_number(*kind, &Said::Number(&digits), false).value,
                None,
                "{digits}"
            );
        }
        if round % 40 != 0 {
            continue; // the whole row takes longer
        }
        let cell = CellValue::Number(digits.clone());
        let (sheet, head, mapping) = of_all_columns(&cell);
        let person = &import(&sheet, &head, &mapping).people[0];
        assert_eq!(person.identity, None, "{digits}");
        assert_eq!(person.text(Column::IdNumber), "", "{digits}");
        assert_eq!(person.text(Column::CardNumber).is_empty(), places > 15, "{digits}");
    }
    assert!(fitting > 100, "only {fitting} numbers had a check that fits");
}

/// G and a valid number is that number; no other first letter is.
#[test]
fn only_a_g_makes_an_identity_number() {
    let number = "130925201405060033";
    for letter in ('A'..='Z').chain('a'..='z').chain(['Ｇ', 'Ｌ', '国', '0']) {
        let text = format!("{letter}{number}");
        let read = read_student_number(&Said::Text(text.into())).value.unwrap();
        let is_g = matches!(letter, 'G' | 'g' | 'Ｇ');
        assert_eq!(read.number.is_some(), is_g, "{letter}");
    }
}

const PIECES: [&str; 40] = [
    "姓名",
    "学生姓名",
    "身份证号",
    "学籍号",
    "监护人",
    "联系电话",
    "年级",
    "班级",
    "金额",
    "备注",
    "合计",
    "是否孤儿",
    "特殊困难类型",
    "张小明",
    "李芳",
    "是",
    "否",
    "√",
    "住校",
    "借宿",
    "孤儿、残疾学生",
    "低保",
    "130925201405060033",
    "G130925201405060033",
    "1.30925E+17",
    "2014.5",
    "2012年3月1日",
    "2024年秋季",
    "¥625",
    "=\"1\"",
    "=A1",
    "'",
    "\u{feff}",
    "\u{3000}",
    "（",
    "）（",
    "𠮷·⻩",
    "三年级（2）班",
    "#N/A",
    "2024-2025-1",
];

fn cell(chance: &mut Chance) -> CellValue {
    let piece = |chance: &mut Chance| PIECES[chance.below(PIECES.len())];
    match chance.below(12) {
        0 => CellValue::Empty,
        1 => CellValue::Number(format!("{}", chance.below(100_000))),
        2 => CellValue::Number(format!("{}.{}", chance.below(50_000), chance.next())),
        3 => CellValue::Number(format!("-{}", chance.next())),
        4 => CellValue::Day("2012-03-01".parse().unwrap()),
        5 => CellValue::Truth(chance.below(2) == 0),
        6 => [CellValue::Error("#N/A".to_owned()), CellValue::NotCalculated, CellValue::Picture]
            [chance.below(3)]
        .clone(),
        7 => {
            let any = |chance: &mut Chance| char::from_u32(small(chance, 0x11_0000));
            CellValue::Text((0..chance.below(9)).filter_map(|_| any(chance)).collect())
        }
        8 => CellValue::Text(format!("{}{}", piece(chance), piece(chance))),
        _ => CellValue::Text(piece(chance).to_owned()),
    }
}

fn small(chance: &mut Chance, end: usize) -> u32 {
    chance.below(end).try_into().unwrap()
}

fn place(chance: &mut Chance, end: usize) -> u16 {
    chance.below(end).try_into().unwrap()
}

fn table(chance: &mut Chance) -> Sheet {
    let mut number = 0_u32;
    let rows = (0..chance.below(12)).map(|_| {
        number = number.saturating_add(1 + small(chance, 3));
        let far = chance.below(200) == 0;
        number = if far { number.max(u32::MAX - 5) } else { number };
        let cells = (0..chance.below(9)).map(|_| cell(chance)).collect();
        SheetRow { number, is_hidden: chance.below(9) == 0, cells }
    });
    let rows: Vec<SheetRow> = rows.collect();
    let merged = (0..chance.below(4)).map(|_| {
        let (row, column) = (small(chance, 12), place(chance, 9));
        let wide = [0, 1, 3, u16::MAX - 20][chance.below(4)];
        let high = [0, 1, 2, u32::MAX - 20][chance.below(4)];
        Merged { rows: (row, row + high), columns: (column, column + wide) }
    });
    let merged = merged.collect();
    Sheet { name: "表".to_owned(), is_hidden: false, rows, merged }
}

/// Every row below the head is one of five kinds, and each rejected row says why.
fn add_up(counts: Counts, below: usize) {
    let Counts { taken, rejected, blank, foot, repeated, .. } = counts;
    assert_eq!(taken + rejected + blank + foot + repeated, below);
}

#[test]
fn ten_thousand_tables_of_anything_are_read_to_the_end() {
    let (mut chance, mut found, mut people, mut problems) = (Chance::new(2026), 0, 0, 0);
    for _ in 0..10_000 {
        let sheet = table(&mut chance);
        let first = sheet.rows.first().map_or(0, |row| row.number);
        let heads = [find_head(&sheet), head_at(&sheet, (first, first))];
        found += usize::from(heads[0].is_some());
        for head in heads.into_iter().flatten() {
            let mut mapping = head.mapping.clone();
            for _ in 0..chance.below(4) {
                let column = Column::ALL[chance.below(Column::ALL.len())];
                mapping.set(place(&mut chance, 12), Some(column));
            }
            let imported = import(&sheet, &head, &mapping);
            let below = sheet.rows.iter().filter(|row| row.number > head.rows.1).count();
            add_up(imported.counts, below);
            assert_eq!(imported.people.len(), imported.counts.taken);
            people += imported.people.len();
            problems += imported.problems.len();
            for found in &imported.problems {
                assert!(wording::row_problem(found).contains('请'), "{found:?}");
            }
            assert!(imported.people.iter().all(|person| !person.name.is_empty()));
        }
    }
    assert!(found > 2_000 && people > 1_000 && problems > 5_000, "{found} {people} {problems}");
}

/// What a cell says does not depend on what programs put around it.
#[test]
fn wrapping_changes_nothing() {
    for piece in PIECES.iter().filter(|piece| !piece.starts_with(['=', '\'', '\u{feff}'])) {
        let bare = CellValue::Text((*piece).to_owned());
        let wrapped = [
            format!(" {piece}\u{3000}"),
            format!("\t{piece}\n"),
            format!("=\"{piece}\""),
            format!("'{piece}"),
            format!("\u{feff}{piece}\u{200b}"),
        ];
        for text in wrapped {
            assert_eq!(said(&CellValue::Text(text.clone())), said(&bare), "{text:?}");
        }
    }
}

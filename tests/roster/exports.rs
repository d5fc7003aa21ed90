//! 导出: the workbooks say what the lists say, add up to them, and show nothing more of anybody.

use std::fmt::Write;

use aid::library::library;
use aid::money::Yuan;
use aid::situation::{Boarding, Hardship, Stage};
use aid::vocabulary::Vocabulary;
use office::application::{Application, Field};
use office::export::book::{Book, Content, Sheet};
use office::export::national::{COLLEGE, Head, is_kept};
use office::export::request::Cards;
use office::import::column::Column;
use office::roster::{Disbursement, Entry, Ledger, Namesakes, disbursement, notices};
use office::wording;

use super::class_of_2023::class_of_2023;
use super::entries::entries;
use super::people::{after, day, filled, school, with};
use super::pupils::{boarder, id_number};
use super::schools::of_hardship;
use super::{YEAR, is_golden};

fn said(content: &Content) -> String {
    match content {
        Content::Text(text) => text.clone(),
        Content::Count(count) => format!("#{count}"),
        Content::Sum(sum) => format!("#{sum}"),
    }
}

/// A workbook as people read it: its lines, and its rows with a bar between their boxes.
fn printed(book: &Book) -> String {
    let mut text = String::new();
    for sheet in &book.sheets {
        writeln!(text, "[{}]", sheet.name).unwrap();
        sheet.above.iter().for_each(|line| writeln!(text, "{line}").unwrap());
        for row in sheet.rows.iter().chain(Some(&sheet.sums).filter(|sums| !sums.is_empty())) {
            writeln!(text, "{}", row.iter().map(said).collect::<Vec<_>>().join("|")).unwrap();
        }
        sheet.below.iter().for_each(|line| writeln!(text, "{line}").unwrap());
    }
    text
}

fn autumn(everyone: &[&Entry], ledger: Ledger) -> Disbursement {
    disbursement(everyone, "2023-autumn".parse().unwrap(), ledger)
}

/// The sum of a column of a sheet, without its head.
fn added(sheet: &Sheet, column: usize) -> (u32, Yuan) {
    sheet.rows[1..].iter().fold((0, Yuan::ZERO), |(count, sum), row| match row[column] {
        Content::Count(more) => (count + more, sum),
        Content::Sum(more) => (count, sum.plus(more)),
        Content::Text(_) => panic!("no number: {row:?}"),
    })
}

#[test]
fn a_list_to_sign_and_its_statistics_are_as_this_one_says() {
    let all = entries(class_of_2023());
    let everyone: Vec<&Entry> = all.iter().collect();
    let list = autumn(&everyone, Ledger::Due);
    let made = day("2023-11-01");
    let payments = wording::payments_book(&list, &school().name, made);
    let statistics = wording::statistics_book(library(), &everyone, &list, &school().name, made);
    is_golden("payments", &(printed(&payments) + &printed(&statistics)));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    for row in payments.sheets.iter().flat_map(|sheet| &sheet.rows) {
        let texts = row.iter().filter_map(|content| match content {
            Content::Text(text) => Some(text),
            _ => None,
        });
        for text in texts {
            assert!(digits(text) <= 8, "no more of a number than its end: {text}");
        }
    }
}

/// Recognised pupils, one for each category, way of attending and stage; every third has another
/// category, too.
fn of_every_kind() -> Vec<Application> {
    let mut pupils = Vec::new();
    for (place, hardship) in Hardship::ALL.iter().enumerate() {
        for boarding in Boarding::ALL {
            for stage in [Stage::Primary, Stage::JuniorMiddle] {
                let mut one = boarder(2026);
                let name = format!("学生{}", pupils.len());
                let number = id_number(u32::try_from(pupils.len()).unwrap());
                one = with(one, &[(Field::Name, &name), (Field::IdNumber, &number)]);
                one.student.boarding = Some(*boarding);
                one.student.stage = Some(stage);
                one = of_hardship(one, *hardship);
                if place % 3 == 0 {
                    one = of_hardship(one, Hardship::DisabledParent);
                }
                pupils.push(after(one, if place % 2 == 0 { "smooth" } else { "smooth pay" }));
            }
        }
    }
    pupils
}

#[test]
fn every_row_of_the_statistics_adds_up_to_the_list_to_sign() {
    let all = entries(of_every_kind());
    let everyone: Vec<&Entry> = all.iter().collect();
    let mut groups = 0;
    for term in YEAR.terms() {
        for ledger in Ledger::ALL {
            let list = disbursement(&everyone, term, *ledger);
            let made = day("2026-11-01");
            let payments = wording::payments_book(&list, "甲校", made);
            let statistics = wording::statistics_book(library(), &everyone, &list, "甲校", made);
            let counted = &statistics.sheets[0];
            assert_eq!(added(&payments.sheets[0], 7).1, list.sum);
            assert_eq!(added(counted, 6).1, list.sum);
            assert_eq!(added(counted, 5).0 as usize, list.payments.len());
            assert_eq!(payments.sheets[0].sums[7], Content::Sum(list.sum));
            assert_eq!(counted.sums[6], Content::Sum(list.sum));
            groups += counted.rows.len();
        }
    }
    assert!(groups > 100, "{groups} groups");
}

#[test]
fn a_public_list_has_the_permitted_columns_and_no_more_of_anybody() {
    let all = entries(class_of_2023());
    let everyone: Vec<&Entry> = all.iter().collect();
    for (with_tier, heads) in [(false, "序号|年级|班级|姓名"), (true, "序号|年级|班级|姓名")]
    {
        let made = notices(&everyone, &Namesakes::of(&all), with_tier);
        let book = wording::notice_book(&made, &school(), day("2023-09-12"));
        assert_eq!(book.sheets.len(), made.len());
        let text = printed(&book);
        assert!(text.contains(&format!("\n{heads}\n")), "{text}");
        assert!(text.contains("到期请取下") && text.contains("公示中"), "{text}");
        for entry in &everyone {
            let forbidden =
                [Field::IdNumber, Field::Address, Field::CardNumber, Field::GuardianPhone];
            for field in forbidden {
                let typed = entry.application().unwrap().texts.get(field);
                assert!(typed.is_empty() || !text.contains(typed), "{field:?} of somebody");
            }
        }
    }
    let nobody = wording::notice_book(&[], &school(), day("2023-09-12"));
    assert!(printed(&nobody).contains("没有“公示中”的"));
}

#[test]
fn the_college_template_has_its_forty_heads_and_says_what_is_left_to_fill() {
    let heads = COLLEGE.map(Head::of);
    let fillable = heads.iter().filter(|head| head.column.is_some()).count();
    assert_eq!((heads.len(), fillable), (40, 27));
    let missing: Vec<&str> =
        heads.iter().filter(|head| head.column.is_none()).map(|head| head.text.as_str()).collect();
    assert_eq!(missing.len(), 13, "{missing:?}");
    let long = "长".repeat(61);
    let other = (Field::IdNumber, "130000201405060029");
    let pupils = [
        after(filled(), "smooth"),
        after(with(filled(), &[(Field::Disaster, &long), other]), "smooth"),
        after(with(filled(), &[(Field::Name, "张小明")]), "smooth"),
        with(filled(), &[(Field::IdNumber, "130000201405060037")]),
    ];
    let all = entries(pupils);
    let everyone: Vec<&Entry> = all.iter().collect();
    let book = wording::national_book(&heads, &everyone, Cards::End, day("2026-11-01"));
    is_golden("college", &printed(&book));
}

#[test]
fn nothing_that_is_not_kept_is_ever_filled_and_every_other_column_can_be() {
    let all = entries([after(filled(), "smooth pay"), after(boarder(2026), "smooth")]);
    let everyone: Vec<&Entry> = all.iter().collect();
    for column in Column::ALL {
        let head = Head { text: "头".to_owned(), column: Some(*column) };
        let book = wording::national_book(&[head], &everyone, Cards::Whole, day("2026-11-01"));
        let filled = book.sheets[0].rows[1..].iter().any(|row| row[0] != Content::NOTHING);
        assert!(is_kept(*column) || !filled, "{column:?} is filled and not kept");
    }
}

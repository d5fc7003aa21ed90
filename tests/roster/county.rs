//! 上报表: the table for the county has everybody, and its numbers add up.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use aid::date::SchoolYear;
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use office::application::{Application, Field};
use office::export::book::{Book, Content};
use office::export::county::{COLUMNS, Column, columns};
use office::export::request::Cards;
use office::roster::{Entry, totals};
use office::wording;

use super::class_of_2023::class_of_2023;
use super::entries::entries;
use super::people::{day, full, with};
use super::punctuation::half_width;
use super::pupils::seeded;
use super::{YEAR, is_golden};

/// A table as people read it: every box that is not empty under its head, a number after a «#».
fn printed(book: &Book) -> String {
    let [table] = &*book.sheets else { panic!("one sheet: {book:?}") };
    let content = |content: &Content| match content {
        Content::Text(text) => text.clone(),
        Content::Count(count) => format!("#{count}"),
        Content::Sum(sum) => format!("#{sum}"),
    };
    let (heads, rows) = table.rows.split_first().unwrap();
    let mut text = format!("{}，制于 {}\n", table.name, book.made);
    for row in rows {
        assert_eq!(row.len(), heads.len());
        let boxes = heads.iter().map(content).zip(row.iter().map(content));
        let boxes = boxes.filter(|(_, content)| !content.is_empty());
        let boxes: Vec<String> =
            boxes.map(|(head, content)| format!("{head}：{content}")).collect();
        writeln!(text, "{}", boxes.join(" ")).unwrap();
    }
    text
}

#[test]
fn a_table_for_the_county_has_everybody_as_this_one_says() {
    let tagged = |pupil: Application| with(pupil, &[(Field::Class, "=1+1")]);
    let mut class: Vec<Application> = class_of_2023().into_iter().map(tagged).collect();
    class[0].texts.set(Field::IdNumber, " 130925 20140506 005x ");
    let all = entries(class.into_iter().chain([full()]));
    let everyone: Vec<&Entry> = all.iter().collect();
    let book = |entries: &[&Entry], cards| {
        let year = SchoolYear::beginning(2023);
        wording::county_book(library(), year, entries, cards, day("2024-03-09"))
    };
    is_golden("county", &printed(&book(&everyone, Cards::Whole)));
    assert_eq!(book(&[], Cards::End).sheets[0].rows.len(), 1);
    // Unless somebody asks for it, no more of a card is shown than its end.
    let shown = printed(&book(&everyone, Cards::End));
    assert!(shown.contains("卡号后四位：1111") && !shown.contains("4111"), "{shown}");
    let heads = COLUMNS.map(wording::column);
    assert!(heads.iter().all(|head| half_width(head).is_none()), "{heads:?}");
    assert_eq!(BTreeSet::from(heads).len(), COLUMNS.len(), "no two columns have one name");
}

#[test]
fn the_numbers_of_a_table_add_up_to_what_is_certain_in_the_totals() {
    let all = entries(seeded(600, 23));
    let everyone: Vec<&Entry> = all.iter().collect();
    let book = wording::county_book(library(), YEAR, &everyone, Cards::End, day("2026-09-10"));
    let table = &book.sheets[0];
    let mut settled = all.clone();
    for entry in &mut settled {
        entry.owed.sums.retain(|(.., range)| range.is_settled());
    }
    let mut expected: BTreeMap<Benefit, Yuan> = BTreeMap::new();
    for (benefit, _, _, sum) in totals(&settled.iter().collect::<Vec<_>>()).sums {
        let known = expected.entry(benefit).or_default();
        *known = known.plus(sum.least);
    }
    let mut found: BTreeMap<Benefit, Yuan> = BTreeMap::new();
    let columns = columns(&everyone, Cards::End);
    for (column, content) in table.rows[1..].iter().flat_map(|row| columns.iter().zip(row)) {
        match (column, content) {
            (Column::Owed(benefit), Content::Sum(sum)) => {
                let known = found.entry(*benefit).or_default();
                *known = known.plus(*sum);
            }
            (Column::Number, Content::Count(_)) | (_, Content::Text(_)) => {}
            other => panic!("a number stands where none may: {other:?}"),
        }
    }
    // A benefit of things, of which no sum is made, has no column.
    assert!(expected.len() > 1);
    assert_eq!(found, expected);
}

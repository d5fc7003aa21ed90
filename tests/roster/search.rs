//! What is found in the list, and in which order.

use std::collections::BTreeSet;

use aid::date::SchoolYear;
use aid::situation::Stage;
use aid::vocabulary::Set;
use office::application::{Application, Field, Standing, Step};
use office::roster::{Ask, Entry, Order, Trouble, classes, find, years};

use super::YEAR;
use super::entries::entries;
use super::failures::each;
use super::people::{after, boarder, with};

/// The names of what is found, in its order.
fn names(found: &[&Entry]) -> String {
    let names: Vec<&str> =
        found.iter().map(|entry| entry.application().unwrap().texts.get(Field::Name)).collect();
    names.join(" ")
}

/// Four pupils of two classes and one of last year.
fn small() -> Vec<Application> {
    let of = |[name, grade, class, id, phone]: [&str; 5], way| {
        let texts = [
            (Field::Name, name),
            (Field::Grade, grade),
            (Field::Class, class),
            (Field::IdNumber, id),
            (Field::GuardianPhone, phone),
        ];
        after(with(boarder(2026), &texts), way)
    };
    vec![
        of(["张小明", "三年级", "10班", "130925201405060033", "13800138000"], "smooth"),
        of(["阿依古丽・买买提", "二年级", "2班", "130925 20140506 005x", "(0317)622-1234"], ""),
        of(["李四", "三年级", "2 班", "130925201405060017", "139 0013 9000"], "submit"),
        of(
            ["王五", "三年级", "2 班", "130925201405060076", "13700137000"],
            "smooth 2026-10-07 object",
        ),
        with(boarder(2025), &[(Field::Name, "去年的")]),
    ]
}

#[test]
fn a_search_looks_into_name_number_class_and_telephone() {
    let entries = entries(small());
    each(
        [
            ("", "阿依古丽・买买提 李四 王五 张小明"),
            ("小明", "张小明"),
            (" 张 小明 ", "张小明"),
            ("古丽·买", "阿依古丽・买买提"),
            ("130925201405060033", "张小明"),
            ("20140506", "阿依古丽・买买提 李四 王五 张小明"),
            ("130925-20140506-0033", "张小明"),
            ("20140506005X", "阿依古丽・买买提"),
            ("２０１４０５０６００５Ｘ", "阿依古丽・买买提"),
            ("三年级", "李四 王五 张小明"),
            ("三年级2班", "李四 王五"),
            ("三年级二班", "李四 王五"),
            ("三（2）班", "李四 王五"),
            ("（二）班", "阿依古丽・买买提 李四 王五"),
            ("10班", "张小明"),
            ("13900139000", "李四"),
            ("0317-6221234", ""),
            ("6221234", "阿依古丽・买买提"),
            ("138 0013", "张小明"),
            ("盐山镇", ""),
            ("去年", ""),
        ],
        |failures, (text, expected)| {
            let ask = Ask { text: text.to_owned(), order: Order::Class, ..Ask::all(YEAR) };
            failures.same(text, names(&find(&entries, &ask)), expected);
        },
    );
}

#[test]
fn a_search_of_all_finds_what_a_search_of_each_alone_finds() {
    let all = entries(small());
    let texts = ["1", "13", "130", "2班", "3", "李四", "9000李", "5x王", "明1309", "0", "８", "\n"];
    for order in [Order::Troubles, Order::Class, Order::Sum] {
        for text in texts {
            let ask = Ask { text: text.to_owned(), order, ..Ask::all(YEAR) };
            let of_each: BTreeSet<_> = all
                .iter()
                .filter(|entry| !find(std::slice::from_ref(*entry), &ask).is_empty())
                .map(|entry| &entry.id)
                .collect();
            let found = find(&all, &ask);
            let of_all: BTreeSet<_> = found.iter().map(|entry| &entry.id).collect();
            assert_eq!((of_all.len(), &of_all), (found.len(), &of_each), "{text}");
        }
    }
}

#[test]
fn a_filter_narrows_by_class_step_and_trouble() {
    let entries = entries(small());
    let all = Ask { order: Order::Class, ..Ask::all(YEAR) };
    let of_class = |grade: &str, class: &str| Ask {
        class: Some((grade.to_owned(), class.to_owned())),
        ..all.clone()
    };
    let at = |step| Ask { step: Some(step), ..all.clone() };
    let with =
        |trouble, text: &str| Ask { trouble: Some(trouble), text: text.to_owned(), ..all.clone() };
    let of_year = |year| Ask { year: SchoolYear::beginning(year), ..all.clone() };
    let objected = Step::Objected(Standing::Declined);
    each(
        [
            ("a class", of_class("三年级", "2 班"), "李四 王五"),
            ("a class written otherwise", of_class("三年级", "2班"), "李四 王五"),
            ("a class of nobody", of_class("三年级", "3班"), ""),
            ("who fills it in", at(Step::Drafted), "阿依古丽・买买提"),
            ("who has handed it in", at(Step::Submitted), "李四"),
            ("an objection is one, whatever it is against", at(objected), "王五"),
            ("who has not applied", with(Trouble::NotApplied, ""), "阿依古丽・买买提"),
            ("to whom somebody objects", with(Trouble::Objection, ""), "王五"),
            ("and of that name", with(Trouble::Objection, "张"), ""),
            ("last year", of_year(2025), "去年的"),
            ("the year before", of_year(2024), ""),
        ],
        |failures, (says, ask, expected)| {
            failures.same(says, names(&find(&entries, &ask)), expected);
        },
    );
    let expected = [("二年级", "2班"), ("三年级", "2 班"), ("三年级", "10班")]
        .map(|(grade, class)| (grade.to_owned(), class.to_owned()));
    assert_eq!(classes(&entries, YEAR), expected);
}

#[test]
fn no_year_of_which_there_is_an_application_is_out_of_reach() {
    let entries = entries(small());
    each(
        [
            ("this year", 2026, &[2027, 2026, 2025, 2024, 2023][..]),
            ("after years in a drawer", 2031, &[2032, 2031, 2030, 2029, 2028, 2026, 2025]),
            ("with a clock that is off", 2021, &[2026, 2025, 2022, 2021, 2020, 2019, 2018]),
        ],
        |failures, (says, today, expected)| {
            let years = years(&entries, SchoolYear::beginning(today));
            let years: Vec<u16> = years.iter().map(|year| year.start()).collect();
            failures.same(says, years, expected);
        },
    );
}

#[test]
fn the_list_is_ordered_by_trouble_by_class_or_by_sum() {
    let mut pupils = small();
    pupils.truncate(4);
    pupils[0].student.stage = Some(Stage::JuniorMiddle);
    pupils[0] = after(pupils[0].clone(), "2026-10-07 reassess publicise recognise");
    let all = entries(pupils.clone());
    let not_applied = Set::of(Trouble::NotApplied);
    let objection = Set::of(Trouble::Objection);
    let troubles: Vec<Set<Trouble>> = all.iter().map(|entry| entry.troubles).collect();
    assert_eq!(troubles, [Set::EMPTY, not_applied, Set::EMPTY, objection]);
    pupils.reverse();
    let reversed = entries(pupils);
    each(
        [
            ("by trouble", &all, Order::Troubles, "阿依古丽・买买提 王五 李四 张小明"),
            ("by class", &all, Order::Class, "阿依古丽・买买提 李四 王五 张小明"),
            ("by sum", &all, Order::Sum, "张小明 王五 阿依古丽・买买提 李四"),
            (
                "not as the records happened to come",
                &reversed,
                Order::Troubles,
                "阿依古丽・买买提 王五 李四 张小明",
            ),
        ],
        |failures, (says, entries, order, expected)| {
            let found = find(entries, &Ask { order, ..Ask::all(YEAR) });
            failures.same(says, names(&found), expected);
        },
    );
}

//! Pupils who are taken for others: of one name in one class, or with one bank card.
//!
//! `roster/cards.json` says whose card is whose.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

#[path = "roster/entries.rs"]
mod entries;
#[path = "application/people.rs"]
mod people;
#[path = "tidy/punctuation.rs"]
mod punctuation;

use std::collections::BTreeSet;
use std::fs;

use aid::date::SchoolYear;
use entries::entries;
use office::application::{Action, Application, Field};
use office::roster::{
    Entry, Ledger, Namesakes, OwedCache, Trouble, disbursement, notices, posted_namesakes, put,
    sharing_card,
};
use office::wording;
use people::{SMOOTH, boarder, full, taken, with};
use punctuation::half_width;
use serde::Deserialize;

fn pupil(name: &str, class: &str, id: &str) -> Application {
    let texts = [(Field::Name, name), (Field::Class, class), (Field::IdNumber, id)];
    with(boarder(2026), &texts)
}

#[test]
fn two_of_one_name_and_class_are_told_apart_on_the_notice_by_a_number_that_stays() {
    let (one, two, three) = ("130925201405060033", "130925201405060017", "130925201405060076");
    let posted = |name: &str, class: &str, id: &str, on: &str| {
        taken(pupil(name, class, id), on, &SMOOTH[..3])
    };
    let first = || posted("张三", "2班", one, "2026-09-14");
    let and = |more: &[Action]| [&SMOOTH[..3], more].concat();
    let objected = taken(pupil("张三", "2班", two), "2026-09-07", &and(&[Action::Object]));
    let left = taken(pupil("张三", "2班", two), "2026-09-07", &and(&[Action::Leave]));
    for (sentence, list, expected) in [
        ("one", vec![first(), posted("李四", "2班", two, "2026-09-14")], "张三 李四"),
        (
            "two posted on one day: as their records stand",
            vec![first(), posted("张三", "2班", two, "2026-09-14")],
            "张三（1） 张三（2）",
        ),
        (
            "who was posted first is the first, and each notice has its own",
            vec![first(), posted("张三", "2班", two, "2026-09-07")],
            "张三（1） 张三（2）",
        ),
        (
            "whatever stands in the name, and however the class is written",
            vec![first(), posted("张 三", "（2）班", two, "2026-09-14")],
            "张三（1） 张 三（2）",
        ),
        ("of two classes", vec![first(), posted("张三", "3班", two, "2026-09-14")], "张三 张三"),
        (
            "a third is posted later and gets the next number",
            vec![
                posted("张三", "2班", three, "2026-09-16"),
                first(),
                posted("张三", "2班", two, "2026-09-14"),
            ],
            "张三（1） 张三（2） 张三（3）",
        ),
        ("the other is objected to, and comes back", vec![first(), objected], "张三（2）"),
        ("the other was posted once", vec![first(), left], "张三（2）"),
        (
            "the other is not posted yet",
            vec![first(), taken(pupil("张三", "2班", two), "2026-09-07", &SMOOTH[..2])],
            "张三",
        ),
        ("twice one pupil", vec![first(), posted("张三", "2班", one, "2026-09-14")], "张三"),
        (
            "twice one pupil and another",
            vec![
                first(),
                posted("张三", "2班", one, "2026-09-14"),
                posted("张三", "2班", two, "2026-09-15"),
            ],
            "张三（1） 张三（2）",
        ),
    ] {
        let all = entries(list);
        let namesakes = Namesakes::of(&all);
        let shown = |list: &[&Entry]| -> Vec<String> {
            let rows = notices(list, &namesakes, false).into_iter().flat_map(|one| one.rows);
            rows.map(|row| wording::numbered(&row.name, row.number)).collect()
        };
        let everyone: Vec<&Entry> = all.iter().collect();
        assert_eq!(shown(&everyone).join(" "), expected, "{sentence}");
        // The notice of one class, or of a search, gives nobody another number.
        let alone: BTreeSet<String> = everyone.iter().flat_map(|one| shown(&[one])).collect();
        assert_eq!(alone, shown(&everyone).into_iter().collect(), "{sentence}");
        let told = posted_namesakes(&everyone, &namesakes);
        let told: BTreeSet<String> = told
            .into_iter()
            .map(|(entry, number)| wording::namesake(entry.application().unwrap(), number))
            .collect();
        let numbered = shown(&everyone).into_iter().filter(|name| name.ends_with('）'));
        assert_eq!(told.len(), numbered.count(), "{sentence}: each can be found on the desk");
    }
    assert_eq!(wording::named(&first()), "张三（三年级 2班）");
    assert_eq!(wording::named(&pupil("", "2班", "")), "没有姓名（三年级 2班）");
    let said = wording::namesake(&first(), 2);
    assert_eq!(said, "张三（2），三年级 2班：男，2014 年 5 月出生，1309**********0033");
}

#[test]
fn two_of_one_name_are_told_apart_on_the_list_to_sign_only_where_nothing_else_does() {
    let (one, two) = ("130925201405060033", "130925201405060017");
    let recognised = |name: &str, id: &str, card: &str, holder: &str| {
        let mut one = pupil(name, "2班", id);
        one.texts.set(Field::CardNumber, card);
        one.texts.set(Field::AccountHolder, holder);
        taken(one, "2026-09-07", SMOOTH)
    };
    let first = || recognised("张三", one, "6222026301000000004", "张大明");
    for (says, other, expected) in [
        ("another card", recognised("张三", two, "4111111111111111", "张大明"), "张三 张三"),
        ("another holder", recognised("张三", two, "6222026301000000004", "李芳"), "张三 张三"),
        ("another name", recognised("张四", two, "6222026301000000004", "张大明"), "张三 张四"),
        (
            "cards that end alike",
            recognised("张三", two, "621700123450000004", "张大明"),
            "张三（1） 张三（2）",
        ),
        (
            "spaces and points do not tell apart",
            recognised("张 三", two, "621700123450000004", "张 大明"),
            "张三（1） 张 三（2）",
        ),
    ] {
        let all = entries([first(), other]);
        let everyone: Vec<&Entry> = all.iter().collect();
        let term = all[0].application().unwrap().year.terms()[0];
        let mut list = disbursement(&everyone, term, Ledger::Due);
        Namesakes::of(&all).tell_apart(&mut list);
        let rows = list.payments.iter();
        let names = rows.map(|row| wording::numbered(&row.name, row.number));
        assert_eq!(names.collect::<Vec<_>>().join(" "), expected, "{says}");
    }
    // Two rows of one pupil are nobody else's.
    let all = entries([first()]);
    let everyone: Vec<&Entry> = all.iter().collect();
    let term = all[0].application().unwrap().year.terms()[0];
    let mut list = disbursement(&everyone, term, Ledger::Due);
    list.payments.push(list.payments[0].clone());
    Namesakes::of(&all).tell_apart(&mut list);
    assert!(list.payments.iter().all(|row| row.number.is_none()));
}

/// A pupil with a card, and the members of the family.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Holding {
    name: String,
    id: String,
    card: String,
    holder: String,
    family: Vec<String>,
}

/// Some pupils, and which of them have a stranger's card.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cards {
    says: String,
    pupils: Vec<Holding>,
    marks: String,
}

fn holding(one: &Holding) -> Application {
    let mut form = pupil(&one.name, "2班", &one.id);
    form.texts.set(Field::CardNumber, &one.card);
    form.texts.set(Field::AccountHolder, &one.holder);
    for name in &one.family {
        form.add_member();
        form.members.last_mut().unwrap().texts.set(Field::MemberName, name);
    }
    form
}

fn cards() -> Vec<Cards> {
    serde_json::from_str(&fs::read_to_string("tests/roster/cards.json").unwrap()).unwrap()
}

fn marks(entries: &[Entry]) -> String {
    let has = |entry: &Entry| entry.troubles.contains(Trouble::SharedCard);
    entries.iter().map(|entry| if has(entry) { 'c' } else { '-' }).collect()
}

#[test]
fn one_card_of_two_families_is_noticed() {
    for Cards { says, pupils, marks: expected } in cards() {
        let list: Vec<Application> = pupils.iter().map(holding).collect();
        let mut all = entries(list.clone());
        assert_eq!(marks(&all), expected, "{says}");
        for (entry, mark) in all.iter().zip(expected.chars()) {
            let others = sharing_card(&all, &entry.id);
            assert_eq!(!others.is_empty(), mark == 'c', "{says}: and whose it is is said");
            assert!(others.iter().all(|other| other.id != entry.id), "{says}");
        }
        // It is the same when each comes by itself, and a mark goes with its reason.
        let mut reckoner = OwedCache::default();
        let empty = |one: &Application| {
            let mut one = one.clone();
            one.texts.set(Field::CardNumber, "");
            one
        };
        let mut typed = entries(list.iter().map(empty));
        for (place, one) in list.iter().enumerate() {
            put(&mut typed, reckoner.entry(format!("{place:05}"), one.clone()));
        }
        assert_eq!(typed, all, "{says}");
        for (place, one) in list.iter().enumerate() {
            put(&mut all, reckoner.entry(format!("{place:05}"), empty(one)));
        }
        assert!(!marks(&all).contains('c'), "{says}");
    }
}

#[test]
fn a_card_is_a_strangers_while_both_are_paid_to_it() {
    let first = &cards()[0];
    let [one, other] = [0, 1].map(|place| holding(&first.pupils[place]));
    let marked = |list: [Application; 2]| marks(&entries(list));
    assert_eq!(marked([one.clone(), other.clone()]), "cc");
    let mut last_year = other.clone();
    last_year.year = SchoolYear::beginning(2025);
    assert_eq!(marked([one.clone(), last_year]), "--");
    let refused = taken(other.clone(), "2026-09-07", &[Action::Submit, Action::Decline]);
    assert_eq!(marked([one.clone(), refused]), "--");
    // A member who is added makes them one family.
    let mut all = entries([one.clone(), other]);
    let mut related = one;
    related.members[0].texts.set(Field::MemberName, &first.pupils[1].name);
    put(&mut all, OwedCache::default().entry("00000".to_owned(), related));
    assert_eq!(marks(&all), "--");
    // What is full has a card that has no digits, and no pupil's.
    assert_eq!(marks(&entries([full(), full()])), "--");
    let said = wording::shared_card(&["甲".to_owned(), "丙".to_owned()], 2);
    assert_eq!(
        said,
        "银行卡号和别家孩子的一样：甲和丙。请对照银行卡核对，不要把钱发错。\
         是一家人的，把兄弟姐妹写进家庭成员，或者两份都写上同一位家长和他的账户姓名。"
    );
    let many = wording::shared_card(&["甲".to_owned(), "丙".to_owned()], 12);
    assert!(many.contains("：甲和丙等 12 人。"), "{many}");
    assert_eq!(half_width(&said).or(half_width(&many)), None);
}

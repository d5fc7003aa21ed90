//! A pupil who was entered twice: noticed, marked while it is so, paid once and counted once.

use aid::date::SchoolYear;
use aid::money::Yuan;
use aid::policy::Benefit;
use office::application::{Application, Field};
use office::roster::{
    Entry, Ledger, OwedCache, Trouble, Unpaid, disbursement, mark_duplicates, put, totals,
};

use super::YEAR;
use super::entries::entries;
use super::failures::{Failures, each};
use super::people::{after, with};
use super::pupils::pupil_of;

const ID: &str = "130925201405060033";
const OTHER: &str = "130925201405060017";

/// A letter for each entry: whether it is said to be there twice.
fn marks(entries: &[Entry]) -> String {
    let is_twice = |entry: &Entry| entry.troubles.contains(Trouble::Twice);
    entries.iter().map(|entry| if is_twice(entry) { 't' } else { '-' }).collect()
}

/// The same applications as if they had just come.
fn anew(all: &[Entry]) -> Vec<Entry> {
    let mut cache = OwedCache::default();
    all.iter()
        .map(|entry| cache.entry(entry.id.clone(), entry.application().unwrap().clone()))
        .collect()
}

/// The marks are these, all but one stand behind, in whatever order the applications came, and a
/// mark goes with its reason.
fn is_marked(failures: &mut Failures, says: &str, pupils: Vec<Application>, expected: &str) {
    let mut all = entries(pupils);
    failures.same(says, marks(&all), expected);
    let behind = all.iter().filter(|entry| entry.is_behind()).count();
    failures.same(says, behind, expected.matches('t').count().saturating_sub(1));
    all.reverse();
    mark_duplicates(&mut all);
    failures.same(format!("{says}, reversed"), marks(&all), expected);
    all.truncate(1);
    mark_duplicates(&mut all);
    failures.same(format!("{says}, alone"), (marks(&all).as_str(), &all[0].twice), ("-", &None));
    failures.same(format!("{says}, alone"), &all, &anew(&all));
}

#[test]
fn a_pupil_who_was_entered_twice_is_noticed() {
    const MAY: &str = "2014年5月";
    let rows: [(&str, &[[&str; 4]], &str); 14] = [
        ("the same number", &[["甲", "2班", ID, ""], ["乙", "1班", ID, ""]], "tt"),
        (
            "the same number however it is written",
            &[["甲", "", ID, ""], ["甲", "", "１３０９２５ 20140506-0033", ""]],
            "tt",
        ),
        ("two numbers", &[["甲", "2班", ID, ""], ["甲", "2班", OTHER, ""]], "--"),
        (
            "no number, the same name, month and class",
            &[["甲", "2班", "", MAY], [" 甲 ", "2 班", "", "2014.5"]],
            "tt",
        ),
        ("a number on one of them", &[["甲", "2班", ID, ""], ["甲", "2班", "", MAY]], "tt"),
        (
            "a number that cannot be",
            &[["甲", "2班", ID, ""], ["甲", "2班", "130925201405060039", "2014-05"]],
            "tt",
        ),
        (
            "a class that is written otherwise",
            &[["甲", "2班", "", MAY], ["甲", "（2）班", "", MAY]],
            "tt",
        ),
        (
            "a radical in the name, a space, and another point",
            &[["黄·甲", "2班", "", MAY], ["⻩ 。甲", "2班", "", MAY]],
            "tt",
        ),
        (
            "three, of which one has no number and one another class",
            &[["甲", "2班", ID, ""], ["甲", "3班", ID, ""], ["甲", "3班", "", MAY]],
            "ttt",
        ),
        ("no number, another name", &[["甲", "2班", "", MAY], ["乙", "2班", "", MAY]], "--"),
        (
            "no number, another month",
            &[["甲", "2班", "", MAY], ["甲", "2班", "", "2014年6月"]],
            "--",
        ),
        ("no number, another class", &[["甲", "2班", "", MAY], ["甲", "3班", "", MAY]], "--"),
        ("no number, no month", &[["甲", "2班", "", ""], ["甲", "2班", "", ""]], "--"),
        ("no name", &[["", "2班", "", MAY], ["", "2班", "", MAY]], "--"),
    ];
    each(rows, |failures, (says, pupils, expected)| {
        let pupils = pupils.iter().map(|texts| pupil_of(2026, *texts));
        is_marked(failures, says, pupils.collect(), expected);
    });
}

#[test]
fn only_an_application_of_the_year_that_can_lead_to_something_makes_two() {
    each(
        [
            ("another year", 2025, "", "--"),
            ("one was withdrawn", 2026, "submit withdraw", "--"),
            ("one has left", 2026, "submit leave", "--"),
            ("one was refused", 2026, "submit decline", "tt"),
            ("one has left and was paid", 2026, "smooth pay reassess leave", "tt"),
        ],
        |failures, (says, year, way, expected)| {
            let pupil = pupil_of(2026, ["甲", "2班", ID, ""]);
            let mut other = after(pupil.clone(), way);
            other.year = SchoolYear::beginning(year);
            is_marked(failures, says, vec![pupil, other], expected);
        },
    );
}

#[test]
fn a_mark_follows_what_is_typed_and_what_is_done() {
    let mut all = entries([
        pupil_of(2026, ["甲", "2班", ID, ""]),
        pupil_of(2026, ["乙", "3班", "", "2014年5月"]),
    ]);
    let mut cache = OwedCache::default();
    let whole =
        |all: &[Entry]| entries(all.iter().map(|entry| entry.application().unwrap().clone()));
    // One row after the other: what is typed into the second, and whether both are marked.
    each(
        [
            (&[(Field::Address, "东街")][..], false),
            (&[(Field::IdNumber, ID)], true),
            (&[(Field::Address, "西街"), (Field::FamilySize, "")], true),
            (&[(Field::IdNumber, "")], false),
            (&[(Field::Name, "甲")], false),
            (&[(Field::Class, "2 班")], true),
            (&[(Field::Born, "")], false),
            (&[(Field::IdNumber, ID)], true),
        ],
        |failures, (texts, expected)| {
            let typed = with(all[1].application().unwrap().clone(), texts);
            let entry = cache.entry(all[1].id.clone(), typed);
            put(&mut all, entry);
            let row = format!("{texts:?}");
            failures.same(&row, [0, 1].map(|place| all[place].twice.is_some()), [expected; 2]);
            failures.same(format!("{row}: as if the list had just come"), &all, &whole(&all));
        },
    );
    // The one that is done becomes the first of the two, and goes when it is withdrawn.
    each([("submit", [true, false]), ("withdraw", [false, false])], |failures, (way, behind)| {
        let done = after(all[1].application().unwrap().clone(), way);
        let entry = cache.entry(all[1].id.clone(), done);
        put(&mut all, entry);
        failures.same(way, [0, 1].map(|place| all[place].is_behind()), behind);
    });
    put(&mut all, cache.entry("2".to_owned(), pupil_of(2026, ["丙", "", ID, ""])));
    assert_eq!([0, 1, 2].map(|place| all[place].twice.is_some()), [true, false, true]);
}

/// Who is paid of a term, and who is held back as the other one is paid.
fn paid_and_held(everyone: &[&Entry], term: usize) -> (String, String) {
    let list = disbursement(everyone, YEAR.terms()[term], Ledger::Due);
    let paid: String = list.payments.iter().map(|row| row.name.as_str()).collect();
    let held = list.left_out.iter().filter(|left| left.why == Unpaid::Twice);
    (paid, held.map(|left| left.name.as_str()).collect())
}

#[test]
fn a_pupil_who_was_entered_twice_is_paid_once_and_counted_once() {
    // Who is paid in the autumn, and who in the spring; the other is held back.
    each(
        [
            (
                "both are recognised: the first recognised",
                [("后", "2026-09-08 smooth"), ("先", "smooth")],
                [("先", "后"), ("先", "后")],
            ),
            (
                "one is recognised",
                [("草", "2026-09-01 submit review publicise"), ("认", "smooth")],
                [("认", "草"), ("认", "草")],
            ),
            (
                "one is paid, the other was recognised before",
                [("认", "smooth"), ("发", "2026-09-08 smooth pay")],
                [("", "认"), ("发", "认")],
            ),
            (
                "the first recognised is recognised anew, and nobody knows yet",
                [("后", "2026-09-08 smooth"), ("先", "smooth reassess")],
                [("", "后"), ("", "后")],
            ),
            (
                "the one that is paid is refused after all",
                [("认", "smooth"), ("拒", "smooth pay reassess decline")],
                [("", "认"), ("认", "")],
            ),
            ("nobody is recognised", [("甲", "submit"), ("乙", "")], [("", "乙"), ("", "乙")]),
        ],
        |failures, (says, pupils, [autumn, spring])| {
            let pupil = |(name, way)| after(pupil_of(2026, [name, "2班", ID, "2014年5月"]), way);
            let all = entries(pupils.map(pupil));
            let everyone: Vec<&Entry> = all.iter().collect();
            for (term, (paid, held)) in [autumn, spring].into_iter().enumerate() {
                let expected = (paid.to_owned(), held.to_owned());
                failures.same(says, paid_and_held(&everyone, term), expected);
                let list = disbursement(&everyone, YEAR.terms()[term], Ledger::Due);
                let named = list.payments.len() + list.left_out.len();
                failures.same(format!("{says}: who is not paid is named"), named, 2);
            }
            // A class alone does not pay whom the list of another class pays.
            let alone: String = everyone.iter().map(|entry| paid_and_held(&[entry], 1).0).collect();
            failures.same(says, alone.chars().count(), spring.0.chars().count());
            for (benefit, _, count, sum) in totals(&everyone).sums {
                failures.same(format!("{says}: {benefit:?}"), count, 1);
                if benefit == Benefit::LivingSubsidy {
                    failures.same(says, sum.most, Yuan::whole(1250));
                }
            }
        },
    );
}

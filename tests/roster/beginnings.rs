//! Applications that begin with a family's record, that follow their school, and that are of a
//! year long past.

use std::collections::BTreeSet;

use aid::date::SchoolYear;
use aid::situation::Hardship;
use office::application::{Field, School};
use office::roster::{Entry, begun_with, erasable, following};
use office::wording;
use records::draft::Draft;

use super::YEAR;
use super::entries::entries;
use super::failures::each;
use super::people::{self, after, with};
use super::pupils::boarder;

#[test]
fn a_child_of_a_familys_record_begins_one_application_in_a_year() {
    let mut draft = Draft::new("我们家".to_owned(), "2026-2027".parse().unwrap());
    draft.add_child();
    let ids: Vec<u32> = draft.children.iter().map(|child| child.id).collect();
    let [first, second] = [("a", 0), ("b", 1)].map(|(record, child)| {
        office::application::Application::of_family(
            &draft,
            record,
            ids[child],
            YEAR,
            &people::school(),
        )
        .unwrap()
    });
    let all = entries([first, second, boarder(2026)]);
    let later = SchoolYear::beginning(2027);
    each(
        [
            ("the first child", "a", 0, YEAR, Some("00000")),
            ("the second child of another record", "b", 1, YEAR, Some("00001")),
            ("the other child of the first record", "a", 1, YEAR, None),
            ("the other child of the second", "b", 0, YEAR, None),
            ("a record that began nothing", "c", 0, YEAR, None),
            ("another year", "a", 0, later, None),
        ],
        |failures, (says, record, child, year, expected)| {
            let entry = begun_with(&all, year, record, ids[child]);
            failures.same(says, entry.map(|entry| entry.id.as_str()), expected);
        },
    );
    each(
        [
            (2, 0, "已建 2 份申请，在下面的名单里，姓名还没有填。"),
            (1, 1, "已建 1 份申请，在下面的名单里，姓名还没有填。有 1 个孩子以前接过，没有再建。"),
            (0, 3, "有 3 个孩子以前接过，没有再建。"),
        ],
        |failures, (new, before, sentence)| {
            failures.same(sentence, wording::taken_over(new, before), sentence);
        },
    );
}

#[test]
fn two_savings_of_one_family_and_two_families_are_told_apart() {
    let mut draft = Draft::new("我们家".to_owned(), "2026-2027".parse().unwrap());
    draft.add_child();
    let mut later = draft.clone();
    later.revision += 1;
    let other = Draft { name: "王家".to_owned(), ..draft.clone() };
    // Of the same name and age, and with another answer.
    let mut alike = draft.clone();
    alike.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    let traces: BTreeSet<String> = [&draft, &later, &other, &alike].map(Draft::trace).into();
    assert_eq!((traces.len(), draft.clone().trace()), (4, draft.trace()));
}

#[test]
fn a_school_that_is_put_right_is_followed_by_what_it_has_not_decided() {
    let was = people::school();
    let is = School { name: "盐山县实验小学".to_owned(), ..was.clone() };
    let open = [
        "",
        "submit",
        "submit review",
        "submit review publicise",
        "submit decline reassess",
        "submit review publicise object",
        "withdraw",
        "leave",
    ];
    let decided = ["smooth", "smooth pay", "submit decline", "smooth object", "smooth leave"];
    let at = |way: &str| after(boarder(2026), &format!("2026-09-01 {way}"));
    let all = entries(open.into_iter().chain(decided).map(at).chain([boarder(2025)]));
    let found = following(&all, YEAR, &was, &is);
    let ids: Vec<&str> = found.open.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["00000", "00001", "00002", "00003", "00004", "00005", "00006", "00007"]);
    let mut schools = found.open.iter().map(|(_, new)| new.texts.get(Field::School));
    assert!(schools.all(|school| school == is.name));
    assert_eq!(found.decided, decided.len(), "and last year's stays without a word");
    assert_eq!(
        wording::school_changed(found.open.len(), found.decided),
        "学校信息改好了。还没有认定的 8 份申请也改了。已经有结果的 5 份没有动；要改的，请打开那一份改。",
    );
    assert_eq!(wording::school_changed(0, 0), "学校信息改好了。");
}

#[test]
fn a_clock_that_runs_ahead_makes_no_year_past() {
    let of = |year, way| after(with(boarder(year), &[(Field::IdNumber, "")]), way);
    let asked = SchoolYear::beginning(2029);
    let years = |all: &[Entry]| -> Vec<u16> {
        erasable(all, asked).iter().map(|past| past.year.start()).collect()
    };
    let two = [of(2026, "2026-09-07 submit"), of(2027, "2027-09-07 submit")];
    assert_eq!(years(&entries(two.clone())), [0_u16; 0], "nothing says that it is 2029");
    // What was done in 2029 says it, and the oldest comes first.
    let later = two.into_iter().chain([of(2029, "2029-09-07 submit")]);
    assert_eq!(years(&entries(later)), [2026, 2027]);
}

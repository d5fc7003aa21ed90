//! Which rows of the rules somebody was paid by, and which nobody.

use aid::library::library;
use aid::situation::{Boarding, Decision, Hardship, SchoolKind};
use aid::vocabulary::Vocabulary;
use aid::wording;
use office::application::{Application, Field};
use office::roster::{RowCount, RowCounts};

use super::entries::entries;
use super::people::{after, with};
use super::pupils::{boarder, id_number};

fn counted(term: &str, pupils: impl IntoIterator<Item = Application>) -> RowCounts<'static> {
    let mut counts = RowCounts::new(library(), term.parse().unwrap());
    for one in entries(pupils).chunks(1) {
        counts.count(one);
    }
    counts
}

/// A row as «whom: owed, paid».
fn told(count: &RowCount<'_>) -> String {
    let row = wording::plain(&wording::rule_row(library(), &count.row));
    format!("{row}: {}, {}", count.owed, count.paid)
}

/// A pupil who does not board, of a household on the minimum living allowance.
fn day_pupil(year: u16) -> Application {
    let mut pupil = boarder(year);
    pupil.student.boarding = Some(Boarding::Day);
    pupil.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    pupil
}

const BOARDER: &str = "“家庭经济困难寄宿生生活补助”（河北省）：孩子在读小学";
const DAY_PUPIL: &str = "“家庭经济困难非寄宿生生活补助”（河北省）";
const SPECIAL: &str = "“特殊教育学校学生生活补助”（河北省）";

fn all(counts: &RowCounts<'_>) -> Vec<String> {
    counts.rows().map(|count| told(&count)).collect()
}

#[test]
fn a_row_is_paid_by_where_a_payment_of_the_term_is_on_record() {
    let pupils = [
        after(boarder(2026), "smooth pay"),
        after(boarder(2026), "smooth"),
        after(day_pupil(2026), "smooth"),
        after(day_pupil(2026), "smooth withdraw"),
    ];
    let numbered = (1..).zip(pupils);
    let pupils =
        numbered.map(|(number, pupil)| with(pupil, &[(Field::IdNumber, &id_number(number))]));
    let pupils: Vec<Application> = pupils.collect();
    let counts = counted("2026-autumn", pupils.clone());
    let expected = [format!("{BOARDER}: 2, 1"), format!("{DAY_PUPIL}: 1, 0")];
    assert_eq!(all(&counts), expected);
    let never: Vec<String> = counts.never_paid().iter().map(told).collect();
    assert_eq!(never, expected[1..], "those that fit somebody first");

    let spring = counted("2027-spring", pupils.clone());
    assert_eq!(all(&spring)[..2], [format!("{BOARDER}: 2, 0"), format!("{DAY_PUPIL}: 1, 0")]);
    assert_eq!(all(&counted("2025-autumn", pupils)), [""; 0], "no application is of that year");
}

#[test]
fn the_rows_of_another_kind_of_school_are_nobodys() {
    let in_school = |kind| {
        let mut pupil = boarder(2026);
        pupil.student.school_kind = kind;
        all(&counted("2026-autumn", [pupil]))
    };
    let special = [format!("{SPECIAL}: 0, 0")];
    assert_eq!(in_school(Some(SchoolKind::Special)), special);
    assert!(!in_school(Some(SchoolKind::Public)).contains(&special[0]));
    assert_eq!(in_school(None).len(), 3, "nobody knows which");
}

#[test]
fn a_pupil_with_two_applications_is_owed_once() {
    let twice = [after(boarder(2026), "smooth"), after(boarder(2026), "smooth")];
    let counts = counted("2026-autumn", twice);
    assert_eq!(all(&counts)[0], format!("{BOARDER}: 1, 0"));
}

#[test]
fn a_payment_that_came_back_was_none() {
    let came_back = [after(boarder(2026), "smooth pay bounce")];
    assert_eq!(all(&counted("2026-autumn", came_back))[0], format!("{BOARDER}: 1, 0"));
}

#[test]
fn a_payment_counts_for_a_row_also_when_an_answer_was_taken_back() {
    let mut paid = after(boarder(2026), "smooth pay");
    paid.student.boarding = None;
    assert_eq!(all(&counted("2026-autumn", [paid]))[0], format!("{BOARDER}: 0, 1"));
}

#[test]
fn a_payment_counts_for_the_row_by_which_it_was_made() {
    let moved = |boarding| {
        let mut paid = after(boarder(2026), "smooth pay");
        paid.student.boarding = boarding;
        all(&counted("2026-autumn", [paid]))
    };
    for boarding in [Some(Boarding::Boarder), Some(Boarding::Day), None] {
        let told = moved(boarding);
        assert!(told[0].starts_with(BOARDER) && told[0].ends_with(", 1"), "{told:?}");
        assert!(told[1].starts_with(DAY_PUPIL) && told[1].ends_with(", 0"), "{told:?}");
    }
    let mut graded = after(boarder(2026), "smooth pay");
    graded.student.stage = None;
    graded.texts.set(Field::Grade, "");
    assert_eq!(all(&counted("2026-autumn", [graded]))[0], format!("{BOARDER}: 1, 1"));
}

#[test]
fn a_payment_that_no_row_fits_any_more_may_be_of_each() {
    let mut paid = after(day_pupil(2026), "smooth pay");
    for hardship in Hardship::ALL {
        paid.household.hardships.set(*hardship, Some(false));
        paid.student.hardships.set(*hardship, Some(false));
    }
    paid.student.decisions.set(Decision::DayList, Some(false));
    let told = all(&counted("2026-autumn", [paid]));
    assert!(told.iter().all(|row| row.ends_with(": 0, 1")), "{told:?}");
}

#[test]
fn who_is_counted_is_said() {
    let counts =
        |term, pupils: Vec<Application>| office::wording::never_paid(Some(&counted(term, pupils)));
    let paid = || after(boarder(2026), "smooth pay");
    let nobody = "工作台上没有 2025 年秋季学期这一学年、填了学段的申请，没有可以清点的。";
    assert_eq!(counts("2025-autumn", vec![paid()]), nobody);
    assert!(counts("2026-autumn", vec![paid()]).contains("下面 1 条还没有一笔发放记录"));
}

#[test]
fn a_pupil_whose_answers_leave_it_open_is_counted_by_no_row() {
    let mut open = boarder(2026);
    open.student.boarding = None;
    let counts = counted("2026-autumn", [open]);
    let told = all(&counts);
    assert_eq!(told.iter().filter(|row| row.ends_with(": 0, 0")).count(), told.len(), "{told:?}");
}

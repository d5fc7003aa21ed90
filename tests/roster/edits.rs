//! What is answered after the recognition and comes to another sum: it is told, and not paid.

use aid::library::library;
use aid::money::Yuan;
use aid::situation::{Boarding, Decision, Hardship};
use office::application::{Application, Field, edited};
use office::roster::{Ledger, Trouble, Unpaid, disbursement};
use office::wording;

use super::YEAR;
use super::entries::entries;
use super::failures::each;
use super::people::after;
use super::pupils::boarder;

fn day_pupil(application: &mut Application) {
    application.student.boarding = Some(Boarding::Day);
    application.student.decisions.set(Decision::DayList, Some(false));
}

fn unasked(application: &mut Application) {
    application.student.boarding = None;
}

fn same_sum(application: &mut Application) {
    application.household.hardships.set(Hardship::RuralSubsistence, Some(true));
}

fn other_text(application: &mut Application) {
    application.texts.set(Field::Address, "东街");
}

fn and_back(application: &mut Application) {
    application.student.boarding = Some(Boarding::Day);
    application.student.boarding = Some(Boarding::Boarder);
}

type Edit = fn(&mut Application);

/// A sentence, the steps before the edit, the edit, and the steps after it; whether there is a tag,
/// and what the spring pays.
type Row<'t> = (&'t str, &'t str, Edit, &'t str, bool, Result<u32, Unpaid>);

#[test]
fn what_is_answered_after_the_recognition_and_comes_to_another_sum_is_not_paid() {
    use Unpaid::{Edited, Left, NothingDue, Pending};
    let anew = "reassess publicise recognise";
    let rows: [Row<'_>; 12] = [
        ("a boarder is a day pupil now", "smooth", day_pupil, "", true, Err(Edited)),
        ("and was paid in the autumn", "smooth pay", day_pupil, "", true, Err(Edited)),
        ("an answer was taken back", "smooth", unasked, "", true, Err(Edited)),
        ("another category, the same sum", "smooth", same_sum, "", false, Ok(625)),
        ("another text of the form", "smooth", other_text, "", false, Ok(625)),
        ("an answer and the same again", "smooth", and_back, "", false, Ok(625)),
        (
            "before the recognition",
            "submit review publicise",
            day_pupil,
            "recognise",
            false,
            Err(NothingDue),
        ),
        ("and is looked at anew", "smooth", day_pupil, "reassess", false, Err(Pending)),
        ("and there is another recognition", "smooth", day_pupil, anew, false, Err(NothingDue)),
        ("and somebody objects", "smooth", day_pupil, "object", true, Err(Pending)),
        ("and it is refused", "smooth object", day_pupil, "uphold", true, Err(Edited)),
        ("and the pupil left", "smooth", day_pupil, "leave", false, Err(Left)),
    ];
    each(rows, |failures, (says, before, edit, way, tag, expected)| {
        let mut application = after(boarder(2026), before);
        edit(&mut application);
        let application = after(application, &format!("2026-10-12 {way}"));
        let entry = &entries([application.clone()])[0];
        failures.same(says, entry.troubles.contains(Trouble::Edited), tag);
        failures.same(says, !edited(&application, library()).is_empty(), tag);
        let list = disbursement(&[entry], YEAR.terms()[1], Ledger::Due);
        let why = list.left_out.first().map(|left| left.why);
        let paid = list.payments.first().map(|row| row.sum);
        failures.same(says, (paid, why), (expected.ok().map(Yuan::whole), expected.err()));
    });
}

#[test]
fn what_was_open_and_is_answered_is_no_edit() {
    let mut open = boarder(2026);
    open.student.boarding = Some(Boarding::Day);
    let mut settled = after(open, "smooth");
    settled.student.decisions.set(Decision::DayList, Some(true));
    let entry = &entries([settled])[0];
    assert!(!entry.troubles.contains(Trouble::Edited), "what was open is answered");
    let list = disbursement(&[entry], YEAR.terms()[1], Ledger::Due);
    assert_eq!(list.payments.first().map(|row| row.sum), Some(Yuan::from_fen(31_250)));
}

#[test]
fn an_edit_is_told_with_both_sums() {
    let mut application = after(boarder(2026), "smooth");
    day_pupil(&mut application);
    let told = edited(&application, library());
    let told: Vec<String> =
        told.iter().map(|line| wording::plain(&wording::difference(line))).collect();
    let living = "家庭经济困难学生生活补助：当时 1,250 元，现在不符合，少 1,250 元。";
    assert_eq!(told, [living]);
}

//! What somebody should look at.

use aid::situation::{Hardship, Stage};
use aid::vocabulary::Set;
use office::application::{Application, Field};
use office::roster::Trouble;

use super::entries::entries;
use super::failures::each;
use super::people::{after, with};
use super::pupils::boarder;

fn troubles(application: Application) -> Set<Trouble> {
    entries([application])[0].troubles
}

/// A pupil of three categories: of one the proof was seen, of another as is said here, and the
/// third needs none.
fn proven(seen: Option<bool>) -> Application {
    let mut pupil = boarder(2026);
    pupil.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    pupil.student.hardships.set(Hardship::Disabled, Some(true));
    pupil.household.hardships.set(Hardship::General, Some(true));
    pupil.proofs_seen.set(Hardship::Disabled, Some(true));
    pupil.proofs_seen.set(Hardship::RuralSubsistence, seen);
    pupil
}

#[test]
fn a_trouble_is_what_somebody_should_look_at() {
    let fine = after(boarder(2026), "smooth");
    let typed = |field, text| with(fine.clone(), &[(field, text)]);
    let mut unasked = boarder(2026);
    unasked.student.boarding = None;
    let mut elsewhere = boarder(2026);
    elsewhere.student.stage = Some(Stage::Other);
    let (none, unproven) = (Set::EMPTY, Set::of(Trouble::Unproven));
    let missing = Set::of(Trouble::Missing);
    // What was said is to be shown once the form is in, by lists or papers; nothing waits for it.
    each(
        [
            ("what is fine", fine.clone(), none),
            ("a name is missing", typed(Field::Name, " "), missing),
            ("a number is wrong", typed(Field::IdNumber, "130925201405060039"), missing),
            ("a doubt does not stop a form", typed(Field::GuardianPhone, "1"), none),
            ("an answer is missing", after(unasked, "smooth"), Set::of(Trouble::Open)),
            ("all is proven", after(proven(Some(true)), "smooth"), none),
            ("nobody has looked", after(proven(None), "smooth"), unproven),
            ("there was nothing to see", after(proven(Some(false)), "smooth"), unproven),
            ("nothing is owed, so nobody has forgotten to apply", elsewhere, none),
        ],
        |failures, (says, application, expected)| {
            failures.same(says, troubles(application), expected);
        },
    );
    assert!(!troubles(proven(None)).contains(Trouble::Unproven), "nobody has applied");
}

#[test]
fn what_is_not_proven_is_of_what_is_not_refused() {
    let subsistence = Set::of(Hardship::RuralSubsistence);
    each(
        [
            ("nobody has looked", None, "smooth", subsistence),
            ("there was nothing to see", Some(false), "smooth", subsistence),
            ("refused, nobody has looked", None, "submit decline", Set::EMPTY),
            ("refused, nothing to see", Some(false), "submit decline", Set::EMPTY),
        ],
        |failures, (says, seen, way, expected)| {
            failures.same(says, after(proven(seen), way).unproven(), expected);
        },
    );
}

#[test]
fn what_was_pinned_under_another_edition_counts_only_where_the_sum_has_changed() {
    let fine = after(boarder(2026), "smooth");
    let text = fine.write();
    let other_edition = text.replace(fine.pinned().unwrap().rules.as_str(), "0");
    let other_sum = other_edition.replace(":1250", ":1000");
    assert_ne!(other_sum, text);
    let read = |text: &str| Application::read(text).unwrap();
    let junior = |mut application: Application| {
        application.student.stage = Some(Stage::JuniorMiddle);
        application
    };
    let both = [Trouble::Edited, Trouble::Changed].into_iter().collect();
    // What is answered later is not what the rules have changed, and does not hide it.
    each(
        [
            ("the same sum", read(&other_edition), Set::EMPTY),
            ("another sum", read(&other_sum), Set::of(Trouble::Changed)),
            ("another sum, and another stage now", junior(read(&other_sum)), both),
            ("another stage now", junior(read(&other_edition)), Set::of(Trouble::Edited)),
        ],
        |failures, (says, application, expected)| {
            failures.same(says, troubles(application), expected);
        },
    );
}

//! What was done with an application, and that nothing of it is lost.

use aid::library::library;
use aid::money::Yuan;
use aid::policy::Kind;
use aid::situation::{Decision, Hardship};
use aid::vocabulary::Vocabulary;
use office::application::{
    Action, Application, DecisionBeforeLeaving, Event, Field, Refusal, Step, Tier, next, step,
};

use super::people::{after, boarder, day, event};
use super::sequence::Sequence;
use super::steps::name;

/// Why an event is refused here; none where it is taken.
fn refusal(before: &Application, event: &Event) -> Option<Refusal> {
    let is_of_money = matches!(event.action, Action::Pay | Action::Bounce | Action::Correct);
    if next(before.step(), event.action).is_none() {
        Some(Refusal::NotNow)
    } else if is_of_money && event.term.is_none() {
        Some(Refusal::NoTerm)
    } else if event.action == Action::Withdraw && before.is_paid_at_all() {
        Some(Refusal::Paid)
    } else {
        let is_nothing = event.action == Action::Void && before.trail().is_empty();
        is_nothing.then_some(Refusal::NotNow)
    }
}

/// The event stands in the trail as it was, with what its action adds to it, behind what was there.
#[track_caller]
fn is_added(before: &Application, event: Event, after: &Application) {
    let (added, earlier) = after.trail().split_last().unwrap();
    assert_eq!(earlier, before.trail(), "what was in the trail stays in it");
    assert_eq!(added.action, event.action);
    assert_eq!(added.pinned.is_some(), event.action.pins());
    let tier = event.tier.filter(|_| event.action.gives_tier());
    assert_eq!(Event { pinned: None, ..added.clone() }, Event { tier, ..event });
}

#[test]
fn what_is_permitted_is_in_the_trail_and_what_is_not_changes_nothing() {
    let mut sequence = Sequence(2018);
    let (mut permitted, mut refused) = (0, 0);
    for _ in 0..60 {
        let mut application = boarder(2026);
        let mut at = Step::Drafted;
        for _ in 0..40 {
            let event = Event {
                tier: sequence.choice(&[None, Some(Tier::General)]),
                note: "说明".to_owned(),
                ..event(&application, sequence.choice(Action::ALL), day("2026-09-10"))
            };
            let before = application.clone();
            let taken = application.take(library(), event.clone());
            if let Some(why) = refusal(&before, &event) {
                refused += 1;
                assert_eq!(taken, Err(why));
                assert_eq!(application, before, "{:?} at {}", event.action, name(at));
            } else {
                permitted += 1;
                at = next(at, event.action).unwrap();
                assert_eq!(taken, Ok(()));
                is_added(&before, event, &application);
            }
            assert_eq!(application.step(), at);
        }
        // No event of the trail is passed over when it is read again.
        for end in 0..application.trail().len() {
            let here = step(&application.trail()[..end]);
            assert!(next(here, application.trail()[end].action).is_some());
        }
    }
    assert!(permitted > 300 && refused > 300, "{permitted} permitted, {refused} refused");
    let odd = [Event::new(Action::Pay, day("2026-09-10"))];
    assert_eq!(step(&odd), Step::Drafted, "what was not permitted leads nowhere");
}

#[test]
fn an_objection_and_a_second_look_keep_the_decision_before_them() {
    let mut application = after(boarder(2026), "2026-09-07 smooth");
    let decided = application.trail().last().unwrap().clone();
    let pinned = decided.pinned.clone().unwrap();
    assert_eq!(application.student.decisions.get(Decision::Recognised), Some(true));
    assert_eq!(pinned.total(Kind::Cash).least, Yuan::whole(1250));
    let facts = (application.household, application.student);
    assert_eq!((pinned.household, pinned.student), facts);
    application.texts.set(Field::IncomePerHead, "90000");
    application.household.hardships.set(Hardship::General, Some(true));
    let declined = after(application, "2026-10-08 object reassess review decline");
    assert_eq!(declined.step(), Step::Declined);
    assert_eq!(declined.student.decisions.get(Decision::Recognised), Some(false));
    assert_eq!(declined.trail()[3], decided);
    let last = declined.pinned().unwrap();
    assert_eq!((last.on, last.total(Kind::Cash).most), (day("2026-10-11"), Yuan::ZERO));
    let again = after(declined, "2026-11-02 object uphold object");
    assert_eq!(again.trail()[3], decided);
}

#[test]
fn a_family_withdraws_without_a_level_and_a_pupil_leaves_with_the_decision() {
    let withdrawn = after(boarder(2026), "2026-09-07 submit review 2026-09-10 withdraw");
    assert_eq!(withdrawn.tier(), None);
    // Who leaves takes the decision along, and it stands for whoever comes back.
    let paid = after(boarder(2026), "2026-09-07 smooth 2026-11-20 pay");
    let decided = paid.student.decisions;
    let left = after(paid, "2027-01-10 leave");
    let expected = (Step::Left(DecisionBeforeLeaving::Paid), decided);
    assert_eq!((left.step(), left.student.decisions), expected);
    let [autumn, spring] = left.year.terms();
    let pay = Event { term: Some(spring), ..Event::new(Action::Pay, day("2027-05-20")) };
    assert_eq!(left.permits(&pay), Err(Refusal::NotNow), "another school pays");
    let back = after(left, "2027-03-01 resume pay");
    assert!(back.is_paid(autumn) && back.is_paid(spring));
}

#[test]
fn what_is_void_keeps_its_reason_its_payment_and_its_texts() {
    let drafted = boarder(2026);
    assert!(drafted.is_deletable());
    let paid = after(drafted, "2026-09-07 smooth pay");
    assert!(!paid.is_deletable());
    let note = "重复录入".to_owned();
    let void = Event { note, ..Event::new(Action::Void, day("2026-12-01")) };
    let mut voided = paid.clone();
    assert_eq!(voided.take(library(), void), Ok(()));
    assert!(voided.is_paid_at_all());
    assert_eq!(voided.trail().last().map(|event| event.note.as_str()), Some("重复录入"));
    let back = after(voided, "2026-12-02 resume");
    assert_eq!((back.step(), &back.texts), (Step::Paid, &paid.texts));
    // What went back to the family was handed in once.
    let returned = after(boarder(2026), "2026-09-07 submit return");
    assert!(returned.step() == Step::Drafted && !returned.is_deletable());
}

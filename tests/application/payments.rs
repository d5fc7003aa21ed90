//! 发放: what was paid, where it went, what came back, and what was registered by mistake.

use aid::date::Term;
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::{Boarding, Decision};
use office::application::{Account, Action, Application, Event, Field, Paid, Step};
use office::wording;

use super::people::{after, boarder, day, with};

fn recognised() -> Application {
    after(boarder(2026), "2026-09-07 smooth")
}

fn payment(application: &Application, term: Term) -> Paid {
    application.payment(term).unwrap().paid.clone().unwrap()
}

fn account(card: &str) -> Account {
    Account { holder: "张大明".to_owned(), card: card.to_owned() }
}

#[test]
fn a_payment_keeps_what_was_paid_and_where_to_and_one_that_came_back_is_paid_anew() {
    let typed = [(Field::AccountHolder, " 张大明 "), (Field::CardNumber, "4111 1111 1111 1111")];
    let recognised = with(recognised(), &typed);
    let [autumn, spring] = recognised.year.terms();
    let paid = after(recognised, "2026-11-20 pay");
    // What is typed later is of later payments.
    let mut paid = with(paid, &[(Field::CardNumber, "5500 0000 0000 0004")]);
    paid.student.boarding = Some(Boarding::Day);
    let first = payment(&paid, autumn);
    assert_eq!(first.sums, [(Benefit::LivingSubsidy, Yuan::whole(625))]);
    assert_eq!(first.boarding, Some(Boarding::Boarder));
    assert_eq!(first.account, account("4111 1111 1111 1111"));
    let mut back = after(paid, "2026-11-25 bounce");
    assert_eq!((back.step(), back.is_paid(autumn)), (Step::Recognised, false));
    assert_eq!(back.bounced(autumn), Some(day("2026-11-25")));
    back.student.boarding = Some(Boarding::Boarder);
    let anew = after(back, "2026-12-01 pay");
    assert_eq!((anew.step(), anew.bounced(autumn)), (Step::Paid, None));
    assert_eq!(payment(&anew, autumn).account, account("5500 0000 0000 0004"));
    assert_eq!(anew.payable(day("2027-03-01")).collect::<Vec<_>>(), [spring]);
    assert_eq!(anew.payable(day("2027-02-28")).count(), 0);
}

#[test]
fn a_payment_registered_by_mistake_is_put_right_and_stays_in_the_trail() {
    let mut application = after(boarder(2026), "2026-09-07 smooth pay");
    let [autumn, _] = application.year.terms();
    let last = application.trail().last().unwrap().on;
    let note = "多打了两个 0".to_owned();
    let correct = Event { term: Some(autumn), note, ..Event::new(Action::Correct, last) };
    assert_eq!(application.take(library(), correct), Ok(()));
    assert_eq!((application.step(), application.is_paid(autumn)), (Step::Recognised, false));
    assert_eq!(application.bounced(autumn), None, "no money came back");
    assert_eq!(application.trail().iter().filter(|event| event.paid.is_some()).count(), 1);
    let anew = after(application, "2026-12-01 pay");
    assert!(anew.is_paid(autumn));
    assert_eq!(Application::read(&anew.write()).unwrap(), anew);
}

#[test]
fn a_term_that_was_paid_for_another_way_of_attending_is_told() {
    let mut application = recognised();
    application.student.boarding_in_spring = Some(Boarding::Day);
    application.student.decisions.set(Decision::DayList, Some(true));
    let mut paid = after(application, "2026-11-20 pay pay");
    assert_eq!(paid.moved_since_paid().count(), 0);
    paid.student.boarding_in_spring = None;
    let [_, spring] = paid.year.terms();
    let moved: Vec<_> = paid.moved_since_paid().collect();
    assert_eq!(moved, [(spring, Boarding::Day, Boarding::Boarder)]);
    assert_eq!(
        wording::moved_since_paid(moved[0]),
        "2027 年春季学期是按“不住校”发的，现在填的是“住校”：该补发、少发的，请按实际情况处理；\
         填错了的，改回去。"
    );
}

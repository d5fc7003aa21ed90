//! A class of 2023-24, in whose spring the standards rose: one pupil for each reason to be paid or
//! not.

use aid::situation::{Boarding, Decision, Hardship, Stage};
use office::application::{Application, Field};
use records::json;

use super::people::{self, after, with};
use super::pupils::{boarder, id_number};

/// As a version before the ledger kept it: that a term was paid, and nothing else of it.
fn without_sums(application: &Application) -> Application {
    let Some(event) = application.trail().last().cloned() else { return application.clone() };
    let paid = json::to_text(&event.paid.unwrap());
    let text = application.write().replace(&format!(r#","paid":{paid}"#), "");
    let text = text.replace(r#""shape":3"#, r#""shape":1"#);
    Application::read(&text).unwrap()
}

fn day_pupil(hardship: Hardship) -> Application {
    let mut pupil = boarder(2023);
    pupil.student.boarding = Some(Boarding::Day);
    pupil.student.decisions.set(Decision::DayList, Some(false));
    pupil.household.hardships.set(hardship, Some(true));
    pupil
}

fn junior(mut pupil: Application) -> Application {
    pupil.student.stage = Some(Stage::JuniorMiddle);
    pupil
}

fn unasked(mut pupil: Application) -> Application {
    pupil.student.boarding = None;
    pupil
}

/// The class, each with an account that is not neatly typed.
pub fn class_of_2023() -> Vec<Application> {
    let named = |name, pupil: Application| {
        let account = [
            (Field::Name, name),
            (Field::AccountHolder, " 家长 "),
            (Field::CardNumber, "４１１１ 1111 1111 1111"),
        ];
        with(pupil, &account)
    };
    let went = |pupil: Application, way: &str| after(pupil, &format!("2023-09-07 {way}"));
    let recognised = |pupil| went(pupil, "smooth");
    let at = |way| went(boarder(2023), way);
    let mut class = vec![
        named("住校", at("smooth")),
        named("住校初中", recognised(junior(boarder(2023)))),
        named("走读农低", recognised(day_pupil(Hardship::RuralSubsistence))),
        named("走读初中", recognised(junior(day_pupil(Hardship::Delisted)))),
        named("走读城低", recognised(day_pupil(Hardship::UrbanSubsistence))),
        named("没问住校", recognised(unasked(boarder(2023)))),
        named("发过一次", at("smooth 2023-11-20 pay")),
        named("发过两次", at("smooth 2023-11-20 pay pay")),
        named("发过又有异议", at("smooth 2023-11-20 pay object")),
        named("转出", at("smooth 2023-10-20 leave")),
        named("撤回", at("submit withdraw")),
        named("有异议", at("smooth 2023-10-20 object")),
        named("重新认定", at("smooth 2024-03-02 reassess")),
        named("没提交", boarder(2023)),
        named("公示中", at("submit review publicise")),
        named("未认定", at("submit decline")),
        with(recognised(people::boarder(2023)), &[(Field::Name, "没有账户")]),
        named("别的学年", after(boarder(2024), "2024-09-07 smooth")),
        named("改过", junior(at("smooth"))),
        named("退汇", at("smooth 2023-11-20 pay bounce")),
        named("作废", at("smooth 2023-11-20 void")),
        named("旧登记", without_sums(&at("smooth 2023-11-20 pay"))),
        named("两份", at("smooth")),
        named("两份的另一份", at("smooth")),
    ];
    for (number, pupil) in (0..).zip(&mut class) {
        // The last two are one pupil's.
        pupil.texts.set(Field::IdNumber, &id_number(number.min(22)));
    }
    class
}

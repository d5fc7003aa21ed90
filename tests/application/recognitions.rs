//! 认定: a recognition, and its level, count while the steps say that they stand.

use aid::assessment::assess_student;
use aid::library::library;
use aid::policy::Kind;
use aid::rulebook::Rulebook;
use aid::situation::Decision;
use office::application::{Action, Application, Event, Tier};

use super::failures::each;
use super::people::{after, boarder, day, event};

/// What the school has decided, and the least and the most cash of the year in yuan.
type Standing = (Option<bool>, (u64, u64));

const CERTAIN: Standing = (Some(true), (1250, 1250));
const OPEN: Standing = (None, (0, 1250));
const NOTHING: Standing = (Some(false), (0, 0));

fn standing(application: &Application) -> Standing {
    let book = Rulebook::new(library(), application.period());
    let student = assess_student(&book, &application.household, &application.pupil());
    let cash = student.entitlements.iter().find(|entitlement| entitlement.kind == Kind::Cash);
    let whole = &cash.unwrap().whole;
    let yuan = (whole.least.fen() / 100, whole.most.fen() / 100);
    (application.pupil().decisions.get(Decision::Recognised), yuan)
}

#[test]
fn a_recognition_counts_while_the_steps_say_that_it_stands() {
    // What is done after the recognition, and what of it stands then.
    each(
        [
            ("", CERTAIN),
            ("object", CERTAIN),
            ("object uphold", CERTAIN),
            ("pay leave resume", CERTAIN),
            ("void resume", CERTAIN),
            ("withdraw resume", OPEN),
            ("withdraw resume submit", OPEN),
            ("reassess", OPEN),
            ("reassess void resume", OPEN),
            ("reassess decline", NOTHING),
            ("reassess decline void resume", NOTHING),
        ],
        |failures, (way, expected)| {
            let way = format!("2026-09-07 smooth 2026-11-20 {way}");
            let mut application = after(boarder(2026), &way);
            failures.same(&way, standing(&application), expected);
            // What an older build saved of it says nothing more.
            application.student.decisions.set(Decision::Recognised, Some(true));
            let older = format!("{way}, as an older build saved it");
            failures.same(older, standing(&application), expected);
        },
    );
    // Before any step has decided, an answer stands.
    let mut answered = boarder(2026);
    answered.student.decisions.set(Decision::Recognised, Some(true));
    assert_eq!(standing(&answered), CERTAIN);
}

#[test]
fn a_level_stands_until_it_is_withdrawn() {
    let mut application = boarder(2026);
    // One row after the other: an action, the level given with it, and the one that stands then.
    each(
        [
            (Action::Submit, None, None),
            (Action::Review, Some(Tier::Grave), Some(Tier::Grave)),
            (Action::Publicise, None, Some(Tier::Grave)),
            (Action::Recognise, Some(Tier::Gravest), Some(Tier::Gravest)),
            (Action::Object, None, Some(Tier::Gravest)),
            (Action::Uphold, None, Some(Tier::Gravest)),
            (Action::Reassess, None, None),
            (Action::Review, Some(Tier::General), Some(Tier::General)),
            (Action::Return, None, None),
            (Action::Submit, None, None),
            (Action::Review, Some(Tier::General), Some(Tier::General)),
            (Action::Decline, None, None),
        ],
        |failures, (action, given, stands)| {
            let on = day("2026-09-10");
            let event = Event { tier: given, ..event(&application, action, on) };
            let row = format!("after {action:?}");
            failures.same(&row, application.take(library(), event), Ok(()));
            failures.same(&row, application.tier().map(|(tier, _)| tier), stands);
        },
    );
}

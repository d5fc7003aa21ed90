//! Which step an action leads to. `steps.json` has every action at every step, and why.

use std::collections::BTreeSet;

use aid::vocabulary::Vocabulary;
use office::application::{Action, DecisionBeforeLeaving, Standing, Step, actions, next};
use serde::Deserialize;

use super::failures::each;
use super::people::{after, boarder};
use super::rows;

pub const STEPS: [(&str, Step); 21] = [
    ("drafted", Step::Drafted),
    ("submitted", Step::Submitted),
    ("reviewed", Step::Reviewed),
    ("publicised", Step::Publicised),
    ("recognised", Step::Recognised),
    ("paid", Step::Paid),
    ("declined", Step::Declined),
    ("objected-publicised", Step::Objected(Standing::Publicised)),
    ("objected-recognised", Step::Objected(Standing::Recognised)),
    ("objected-paid", Step::Objected(Standing::Paid)),
    ("objected-declined", Step::Objected(Standing::Declined)),
    ("reassessed", Step::Reassessed),
    ("withdrawn", Step::Withdrawn),
    ("left-undecided", Step::Left(DecisionBeforeLeaving::Undecided)),
    ("left-recognised", Step::Left(DecisionBeforeLeaving::Recognised)),
    ("left-paid", Step::Left(DecisionBeforeLeaving::Paid)),
    ("left-declined", Step::Left(DecisionBeforeLeaving::Declined)),
    ("voided-undecided", Step::Voided(DecisionBeforeLeaving::Undecided)),
    ("voided-recognised", Step::Voided(DecisionBeforeLeaving::Recognised)),
    ("voided-paid", Step::Voided(DecisionBeforeLeaving::Paid)),
    ("voided-declined", Step::Voided(DecisionBeforeLeaving::Declined)),
];

pub fn name(step: Step) -> &'static str {
    STEPS.iter().find(|(_, known)| *known == step).unwrap().0
}

/// What an action leads to at a step, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    at: String,
    r#do: Action,
    then: String,
    says: String,
}

#[test]
fn every_action_at_every_step_leads_where_the_table_says() {
    let mut known = BTreeSet::new();
    each(rows::<Move>("steps"), |failures, Move { at, r#do: action, then, says }| {
        let row = format!("{at} {}; {says}", action.id());
        let (_, step) = STEPS.iter().find(|(id, _)| *id == at).unwrap();
        failures.same(&row, next(*step, action).map_or("not permitted", name), then);
        failures.holds(format!("{row}: once"), known.insert((at, action)));
        failures.holds(format!("{row}: says why"), says.len() > 10);
    });
    assert_eq!(known.len(), STEPS.len() * Action::ALL.len());
}

/// Every step that can follow, with the steps it follows on.
fn reached(from: Step) -> Vec<Step> {
    let mut reached = vec![from];
    let mut place = 0;
    while let Some(at) = reached.get(place).copied() {
        for action in Action::ALL {
            reached.extend(next(at, *action).filter(|step| !reached.contains(step)));
        }
        place += 1;
    }
    reached
}

#[test]
fn every_step_is_reached_and_none_is_a_dead_end() {
    assert_eq!(reached(Step::Drafted).len(), STEPS.len());
    each(STEPS, |failures, (id, at)| {
        failures.holds(format!("{id}: no dead end"), actions(at).next().is_some());
        // A mistake can be made good from anywhere, and money paid in the end.
        failures.holds(format!("{id}: to payment"), reached(at).contains(&Step::Paid));
        failures.holds(format!("{id}: to a refusal"), reached(at).contains(&Step::Declined));
    });
    let usual = actions(Step::Submitted).collect::<Vec<_>>();
    let expected =
        [Action::Return, Action::Review, Action::Decline, Action::Withdraw, Action::Leave];
    let always = [Action::Bounce, Action::Correct, Action::Void];
    assert_eq!(usual, [&expected[..], &always].concat());
}

#[test]
fn whole_ways_lead_where_they_should() {
    const DECLINED: &str = "smooth 2026-10-08 object reassess review decline";
    const VOID: &str = "smooth pay 2026-12-01 void";
    each(
        [
            ("a family withdraws", "submit review 2026-09-10 withdraw", "withdrawn"),
            ("and comes back", "submit review 2026-09-10 withdraw resume", "drafted"),
            ("or withdraws what is recognised", "smooth 2026-10-01 withdraw", "withdrawn"),
            (
                "or what was paid and came back",
                "smooth 2026-11-20 pay reassess 2026-12-01 bounce withdraw",
                "withdrawn",
            ),
            ("who leaves takes the payment along", "smooth pay 2027-01-10 leave", "left-paid"),
            ("a second look can decline", DECLINED, "declined"),
            (
                "and who is declined can object again",
                &format!("{DECLINED} 2026-11-02 object uphold object"),
                "objected-declined",
            ),
            (
                "a second objection is against what the first is against",
                "smooth 2026-10-08 object object",
                "objected-recognised",
            ),
            (
                "and one answer answers both",
                "smooth 2026-10-08 object object 2026-10-12 uphold",
                "recognised",
            ),
            ("what is void was paid", VOID, "voided-paid"),
            ("and can be gone on with", &format!("{VOID} resume"), "paid"),
            ("money came back", "smooth 2026-11-20 pay 2026-11-25 bounce", "recognised"),
            ("and is paid anew", "smooth 2026-11-20 pay 2026-11-25 bounce pay", "paid"),
            ("what went back to the family", "submit return", "drafted"),
        ],
        |failures, (says, way, expected)| {
            failures.same(says, name(after(boarder(2026), way).step()), expected);
        },
    );
}

//! The officer's application: its steps, its saved shape, its copies, its readings, its words.
//!
//! `application/` has the tables. `v1.json` and `v2.json` are frozen: what was saved is not edited.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "application/people.rs"]
mod people;
#[path = "tidy/punctuation.rs"]
mod punctuation;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use aid::assessment::assess_student;
use aid::date::{Period, SchoolYear};
use aid::library::{EDITION, library};
use aid::money::Yuan;
use aid::policy::{Benefit, Kind, Policy};
use aid::rulebook::Rulebook;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage, Student,
};
use aid::vocabulary::{Answers, Set, Vocabulary};
use office::application::{
    Account, Action, Application, ApplicationError, Beginning, Block, DecisionBeforeLeaving, Event,
    Field, Hold, Input, MEMBER_ROWS, Member, Pinned, Place, Reading, Refusal, Remark, SHAPE,
    School, Standing, Step, Tier, actions, disagreement, disagreements, hold, is_held_up, next,
    notice_until, read, remarks, since, step,
};
use office::identity::{IdKind, later_grade};
use office::roster::{Order, Trouble, Unpaid};
use office::wording;
use people::{SMOOTH, boarder, day, event, full, paid, school, taken};
use punctuation::{half_width, is_chinese};
use records::draft::Draft;
use records::json;
use serde::Deserialize;
use serde::de::DeserializeOwned;

const STEPS: [(&str, Step); 21] = [
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

#[track_caller]
fn rows<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let text = fs::read_to_string(format!("tests/application/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn name(step: Step) -> &'static str {
    STEPS.iter().find(|(_, one)| *one == step).unwrap().0
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
    let table = rows::<Move>("steps");
    let mut failures = Vec::new();
    let mut known = BTreeSet::new();
    for one in &table {
        let (_, at) = STEPS.iter().find(|(id, _)| *id == one.at).unwrap();
        let then = next(*at, one.r#do).map_or("not permitted", name);
        if then != one.then {
            failures.push(format!("{} {}: {then}; {}", one.at, one.r#do.id(), one.says));
        }
        assert!(known.insert((one.at.clone(), one.r#do)), "{} {:?} twice", one.at, one.r#do);
        assert!(one.says.len() > 10, "{} {:?} says why", one.at, one.r#do);
    }
    assert_eq!(failures, [""; 0]);
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
    for (id, at) in STEPS {
        assert!(actions(at).next().is_some(), "{id} is a dead end");
        // A mistake can be made good from anywhere, and money paid in the end.
        assert!(reached(at).contains(&Step::Paid), "{id} never leads to payment");
        assert!(reached(at).contains(&Step::Declined), "{id} never leads to a refusal");
    }
    let usual = actions(Step::Submitted).collect::<Vec<_>>();
    let expected =
        [Action::Return, Action::Review, Action::Decline, Action::Withdraw, Action::Leave];
    let always = [Action::Bounce, Action::Correct, Action::Void];
    assert_eq!(usual, [&expected[..], &always].concat());
}

/// Numbers without end that are the same in every run.
struct Sequence(u64);

impl Sequence {
    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        of[usize::try_from(self.0 >> 33).unwrap() % of.len()]
    }
}

#[test]
fn what_is_permitted_is_in_the_trail_and_what_is_not_changes_nothing() {
    let mut sequence = Sequence(2018);
    let (mut permitted, mut refused) = (0, 0);
    for _ in 0..60 {
        let mut one = boarder(2026);
        let mut at = Step::Drafted;
        for _ in 0..40 {
            let event = Event {
                tier: sequence.one(&[None, Some(Tier::General)]),
                note: "说明".to_owned(),
                ..event(&one, sequence.one(Action::ALL), day("2026-09-10"))
            };
            let (before, action) = (one.clone(), event.action);
            let taken = one.take(library(), event.clone());
            let is_of_money =
                matches!(event.action, Action::Pay | Action::Bounce | Action::Correct);
            let no_term = is_of_money && event.term.is_none();
            let paid = event.action == Action::Withdraw && before.is_paid_at_all();
            let nothing = event.action == Action::Void && before.trail().is_empty();
            let stopped = no_term || paid || nothing;
            if let Some(then) = next(at, event.action).filter(|_| !stopped) {
                permitted += 1;
                at = then;
                assert_eq!(taken, Ok(()));
                let added = one.trail().last().cloned().unwrap();
                assert_eq!(added.pinned.is_some(), event.action.pins());
                let tier = event.tier.filter(|_| event.action.gives_tier());
                assert_eq!(Event { pinned: None, ..added }, Event { tier, ..event });
                let (last, earlier) = one.trail().split_last().unwrap();
                assert_eq!(earlier, before.trail(), "what was in the trail stays in it");
                assert_eq!(last.action, action);
            } else {
                refused += 1;
                let why = match next(at, event.action) {
                    Some(_) if no_term => Refusal::NoTerm,
                    Some(_) if paid => Refusal::Paid,
                    _ => Refusal::NotNow,
                };
                assert_eq!(taken, Err(why));
                assert_eq!(one, before, "{:?} at {}", event.action, name(at));
            }
            assert_eq!(one.step(), at);
        }
        // No event of the trail is passed over when it is read again.
        for end in 0..one.trail().len() {
            let here = step(&one.trail()[..end]);
            assert!(next(here, one.trail()[end].action).is_some());
        }
    }
    assert!(permitted > 300 && refused > 300, "{permitted} permitted, {refused} refused");
    let odd = [Event::new(Action::Pay, day("2026-09-10"))];
    assert_eq!(step(&odd), Step::Drafted, "what was not permitted leads nowhere");
}

#[test]
fn an_objection_and_a_second_look_keep_the_decision_before_them() {
    let mut one = taken(boarder(2026), "2026-09-07", SMOOTH);
    let decided = one.trail().last().unwrap().clone();
    let pinned = decided.pinned.clone().unwrap();
    assert_eq!(one.student.decisions.get(Decision::Recognised), Some(true));
    assert_eq!(pinned.total(Kind::Cash).least, Yuan::whole(1250));
    assert_eq!((pinned.household, pinned.student), (one.household, one.student));
    one.texts.set(Field::IncomePerHead, "90000");
    one.household.hardships.set(Hardship::General, Some(true));
    let again = [Action::Object, Action::Reassess, Action::Review, Action::Decline];
    let one = taken(one, "2026-10-08", &again);
    assert_eq!(one.step(), Step::Declined);
    assert_eq!(one.student.decisions.get(Decision::Recognised), Some(false));
    assert_eq!(one.trail()[3], decided);
    let last = one.pinned().unwrap();
    assert_eq!((last.on, last.total(Kind::Cash).most), (day("2026-10-11"), Yuan::ZERO));
    let again = taken(one, "2026-11-02", &[Action::Object, Action::Uphold, Action::Object]);
    assert_eq!(again.step(), Step::Objected(Standing::Declined));
    assert_eq!(again.trail()[3], decided);
}

#[test]
fn a_family_withdraws_and_a_pupil_leaves_and_both_can_come_back() {
    let mut one = taken(boarder(2026), "2026-09-07", &SMOOTH[..2]);
    one = taken(one, "2026-09-10", &[Action::Withdraw]);
    assert_eq!((one.step(), one.tier()), (Step::Withdrawn, None));
    assert_eq!(taken(one, "2026-09-11", &[Action::Resume]).step(), Step::Drafted);
    // Who leaves takes the decision along, and it stands for whoever comes back.
    let paid = taken(taken(boarder(2026), "2026-09-07", SMOOTH), "2026-11-20", &[Action::Pay]);
    let decided = paid.student.decisions;
    let left = taken(paid, "2027-01-10", &[Action::Leave]);
    assert_eq!(
        (left.step(), left.student.decisions),
        (Step::Left(DecisionBeforeLeaving::Paid), decided)
    );
    let [autumn, spring] = left.year.terms();
    let pay = Event { term: Some(spring), ..Event::new(Action::Pay, day("2027-05-20")) };
    assert_eq!(left.permits(&pay), Err(Refusal::NotNow), "another school pays");
    let back = taken(left, "2027-03-01", &[Action::Resume, Action::Pay]);
    assert!(back.is_paid(autumn) && back.is_paid(spring));
}

#[test]
fn a_second_objection_is_kept_beside_the_first() {
    let one = taken(boarder(2026), "2026-09-07", SMOOTH);
    let objected = taken(one, "2026-10-08", &[Action::Object, Action::Object]);
    assert_eq!(objected.step(), Step::Objected(Standing::Recognised));
    assert_eq!(objected.trail().len(), 6);
    assert_eq!(taken(objected, "2026-10-12", &[Action::Uphold]).step(), Step::Recognised);
}

#[test]
fn an_objection_says_how_long_it_has_waited_until_it_is_answered() {
    let posted = taken(boarder(2026), "2026-09-07", &SMOOTH[..3]);
    assert_eq!(posted.objected(), None);
    let object = |one: &Application, on: &str| {
        let mut one = one.clone();
        assert_eq!(one.take(library(), Event::new(Action::Object, day(on))), Ok(()));
        one
    };
    // A Thursday; a second objection does not begin the days anew.
    let one = object(&posted, "2026-09-10");
    assert_eq!(one.objected(), Some(day("2026-09-10")));
    let second = object(&one, "2026-09-15");
    assert_eq!(second.objected(), Some(day("2026-09-10")));
    let known = "没有见到河北、沧州规定的答复期限：隆尧县的认定流程写的是“及时回应”，有一所高校写的是 \
                 3 个工作日内回复，供参考。请尽快答复，再点“维持原结果”或“重新认定”。";
    for (today, waited) in [
        ("2026-09-09", ""),
        ("2026-09-10", ""),
        ("2026-09-11", "，到今天 1 天，其中工作日 1 天"),
        ("2026-09-13", "，到今天 3 天，其中工作日 1 天"),
        ("2026-09-14", "，到今天 4 天，其中工作日 2 天"),
        (
            "2027-09-10",
            "，到今天 365 天，其中工作日 257 天（2027 年的放假安排还没有收录，没有扣除）",
        ),
    ] {
        let said = wording::objection(day("2026-09-10"), day(today));
        assert_eq!(said, format!("2026 年 9 月 10 日收到异议{waited}。{known}"), "{today}");
        assert_eq!(half_width(&said), None);
    }
    for answer in [Action::Uphold, Action::Reassess] {
        let answered = taken(second.clone(), "2026-09-16", &[answer]);
        assert_eq!(answered.objected(), None, "{answer:?}");
    }
    // A later one counts from its own day.
    let again = object(&taken(second, "2026-09-16", &[Action::Uphold]), "2026-09-21");
    assert_eq!(again.objected(), Some(day("2026-09-21")));
}

#[test]
fn a_level_stands_until_it_is_withdrawn() {
    let with = |action, tier| (action, tier);
    let mut one = boarder(2026);
    for ((action, given), tier) in [
        (with(Action::Submit, None), None),
        (with(Action::Review, Some(Tier::Grave)), Some(Tier::Grave)),
        (with(Action::Publicise, None), Some(Tier::Grave)),
        (with(Action::Recognise, Some(Tier::Gravest)), Some(Tier::Gravest)),
        (with(Action::Object, None), Some(Tier::Gravest)),
        (with(Action::Uphold, None), Some(Tier::Gravest)),
        (with(Action::Reassess, None), None),
        (with(Action::Review, Some(Tier::General)), Some(Tier::General)),
        (with(Action::Return, None), None),
        (with(Action::Submit, None), None),
        (with(Action::Review, Some(Tier::General)), Some(Tier::General)),
        (with(Action::Decline, None), None),
    ] {
        let event = Event { tier: given, ..event(&one, action, day("2026-09-10")) };
        assert_eq!(one.take(library(), event), Ok(()), "{action:?}");
        assert_eq!(one.tier().map(|(tier, _)| tier), tier, "after {action:?}");
    }
}

#[track_caller]
fn refused(one: &Application, event: Event, why: Refusal, sentence: &str) {
    let mut after = one.clone();
    assert_eq!(after.take(library(), event), Err(why));
    assert_eq!(after, *one, "what is refused changes nothing");
    assert_eq!(wording::refusal(why), sentence);
    assert_eq!(half_width(sentence), None);
}

#[test]
fn the_days_of_a_trail_go_forward_and_a_notice_hangs_out() {
    let reviewed = taken(boarder(2026), "2026-09-07", &SMOOTH[..2]);
    let on = |action, on| Event::new(action, day(on));
    let earlier = "上一步是 2026 年 9 月 8 日办的，这一步不能比它早，请核对日期。";
    let last = day("2026-09-08");
    refused(&reviewed, on(Action::Decline, "2026-09-07"), Refusal::Earlier(last), earlier);
    let no_last_day = "请填写公示的最后一天。";
    refused(&reviewed, on(Action::Publicise, "2026-09-14"), Refusal::NoLastDay, no_last_day);
    let hung = |first, until| Event { until: Some(day(until)), ..on(Action::Publicise, first) };
    for (from, until, days) in [
        ("2026-09-14", "2026-09-18", None), // Monday to Friday
        ("2026-09-14", "2026-09-17", Some(4)),
        ("2026-09-10", "2026-09-16", None), // over a weekend
        ("2026-09-10", "2026-09-15", Some(4)),
        ("2026-09-12", "2026-09-18", None), // from a Saturday
        ("2026-09-13", "2026-09-17", Some(4)),
        ("2026-09-18", "2026-09-14", Some(0)), // the wrong way round
    ] {
        let event = hung(from, until);
        let Some(days) = days else {
            assert_eq!(reviewed.permits(&event), Ok(()), "{from} to {until}");
            continue;
        };
        let sentence = format!("公示不少于 5 个工作日，现在只有 {days} 个，请把最后一天往后推。");
        refused(&reviewed, event, Refusal::ShortNotice(days, day(from), day(until)), &sentence);
    }
    for from in (0..14).map(|days| day("2026-09-10").plus_days(days)) {
        let until = Some(notice_until(from));
        let posted = Event { until, ..Event::new(Action::Publicise, from) };
        assert_eq!(reviewed.permits(&posted), Ok(()), "{from}");
    }
    assert_eq!(notice_until(day("9999-12-31")), day("9999-12-31"));
    let mut one = reviewed;
    assert_eq!(one.notice(), None);
    assert_eq!(one.take(library(), hung("2026-09-14", "2026-09-18")), Ok(()));
    assert_eq!(one.notice(), Some((day("2026-09-14"), day("2026-09-18"))));
    let hanging = "公示到 2026 年 9 月 18 日，还没有期满，期满以后才能认定。";
    let until = day("2026-09-18");
    for early in ["2026-09-14", "2026-09-18"] {
        refused(&one, on(Action::Recognise, early), Refusal::Hanging(until), hanging);
    }
    // A doubt that stops a recognition need not wait, and the same day is not earlier.
    assert_eq!(one.permits(&on(Action::Decline, "2026-09-14")), Ok(()));
    assert_eq!(one.permits(&on(Action::Recognise, "2026-09-19")), Ok(()));
    // A second look is posted anew, and the new notice counts.
    let one = taken(one, "2026-10-10", &[Action::Recognise, Action::Reassess, Action::Publicise]);
    assert_eq!(one.notice(), Some((day("2026-10-12"), day("2026-10-18"))));
    let hanging = "公示到 2026 年 10 月 18 日，还没有期满，期满以后才能认定。";
    let early = on(Action::Recognise, "2026-10-18");
    refused(&one, early, Refusal::Hanging(day("2026-10-18")), hanging);
}

#[test]
fn a_term_is_paid_once_and_every_payment_says_its_term() {
    let recognised = taken(boarder(2026), "2026-09-07", SMOOTH);
    let [autumn, spring] = recognised.year.terms();
    let on = day("2026-11-20");
    let sum = paid(&recognised, autumn, 625);
    let pay = |term| Event { term, paid: Some(sum.clone()), ..Event::new(Action::Pay, on) };
    refused(&boarder(2026), pay(Some(autumn)), Refusal::NotNow, "现在还不能做这一步。");
    let say_term = "请选这次发放的是哪个学期。";
    refused(&recognised, pay(None), Refusal::NoTerm, say_term);
    let other = SchoolYear::beginning(2025).terms()[1];
    let another_year = "这个学期不在这份申请的学年里，请重新选学期。";
    refused(&recognised, pay(Some(other)), Refusal::OtherYear, another_year);
    let not_begun = "2027 年春季学期还没有开始，不能登记发放，请核对学期和日期。";
    refused(&recognised, pay(Some(spring)), Refusal::NotBegun(spring), not_begun);
    for none in [None, Some(paid(&recognised, autumn, 0)), Some(recognised.paying(autumn, vec![]))]
    {
        let event = Event { paid: none, ..pay(Some(autumn)) };
        refused(&recognised, event, Refusal::NoSum, "请填写实发金额，要大于 0。");
    }
    let mut one = recognised;
    assert_eq!(one.take(library(), pay(Some(autumn))), Ok(()));
    assert!(one.is_paid(autumn) && !one.is_paid(spring));
    let twice = "2026 年秋季学期已经登记过发放，不能再登记一次。";
    refused(&one, pay(Some(autumn)), Refusal::PaidAlready(autumn), twice);
    // A second look does not undo a payment.
    let looked = [Action::Reassess, Action::Review, Action::Publicise, Action::Recognise];
    let mut one = taken(one, "2026-12-01", &looked);
    let later = Event { on: day("2027-05-20"), ..pay(Some(autumn)) };
    refused(&one, later, Refusal::PaidAlready(autumn), twice);
    let later = Event { on: day("2027-05-20"), ..pay(Some(spring)) };
    assert_eq!(one.take(library(), later), Ok(()));
    assert!(one.is_paid(autumn) && one.is_paid(spring));
}

#[test]
fn a_payment_keeps_what_was_paid_and_where_to_and_one_that_came_back_is_paid_anew() {
    let mut one = taken(boarder(2026), "2026-09-07", SMOOTH);
    one.texts.set(Field::AccountHolder, " 张大明 ");
    one.texts.set(Field::CardNumber, "4111 1111 1111 1111");
    let [autumn, spring] = one.year.terms();
    let mut one = taken(one, "2026-11-20", &[Action::Pay]);
    // What is typed later is of later payments.
    one.texts.set(Field::CardNumber, "5500 0000 0000 0004");
    one.student.boarding = Some(Boarding::Day);
    let kept = |one: &Application, term| one.payment(term).unwrap().paid.clone().unwrap();
    let first = kept(&one, autumn);
    let account = |card: &str| Account { holder: "张大明".to_owned(), card: card.to_owned() };
    assert_eq!(first.sums, [(Benefit::LivingSubsidy, Yuan::whole(625))]);
    assert_eq!(
        (first.boarding, &first.account),
        (Some(Boarding::Boarder), &account("4111 1111 1111 1111"),)
    );
    let bounce = |term| Event { term, ..Event::new(Action::Bounce, day("2026-11-25")) };
    refused(&one, bounce(None), Refusal::NoTerm, "请选这次发放的是哪个学期。");
    let nothing = "2027 年春季学期没有登记过发放，没有可退的，请核对学期。";
    refused(&one, bounce(Some(spring)), Refusal::NotPaid(spring), nothing);
    let mut one = taken(one, "2026-11-25", &[Action::Bounce]);
    assert_eq!((one.step(), one.is_paid(autumn)), (Step::Recognised, false));
    assert_eq!(one.bounced(autumn), Some(day("2026-11-25")));
    let twice = "2026 年秋季学期没有登记过发放，没有可退的，请核对学期。";
    refused(
        &one,
        Event { on: day("2026-11-26"), ..bounce(Some(autumn)) },
        Refusal::NotPaid(autumn),
        twice,
    );
    let edited = Event { on: day("2026-12-01"), ..event(&one, Action::Pay, day("2026-12-01")) };
    let sentence =
        "认定以后改过情况，金额和认定时不同。请在申请里点“重新认定”；是改错了的，改回去。";
    refused(&one, edited, Refusal::Edited, sentence);
    assert!(one.offered(day("2026-12-01")).all(|action| action != Action::Pay));
    one.student.boarding = Some(Boarding::Boarder);
    one = taken(one, "2026-12-01", &[Action::Pay]);
    assert_eq!((one.step(), one.bounced(autumn)), (Step::Paid, None));
    assert_eq!(kept(&one, autumn).account, account("5500 0000 0000 0004"));
    assert_eq!(one.payable(day("2027-03-01")).collect::<Vec<_>>(), [spring]);
    assert_eq!(one.payable(day("2027-02-28")).count(), 0);
}

#[test]
fn a_payment_registered_by_mistake_is_put_right_with_a_reason_and_stays_in_the_trail() {
    let one = taken(boarder(2026), "2026-09-07", &[SMOOTH, &[Action::Pay]].concat());
    let [autumn, _] = one.year.terms();
    let correct =
        Event { term: Some(autumn), ..Event::new(Action::Correct, one.trail().last().unwrap().on) };
    refused(&one, correct.clone(), Refusal::NoReason, "请写明原因，以后查得到。");
    let mut one = one;
    let note = "多打了两个 0".to_owned();
    assert_eq!(one.take(library(), Event { note, ..correct }), Ok(()));
    assert_eq!((one.step(), one.is_paid(autumn)), (Step::Recognised, false));
    assert_eq!(one.bounced(autumn), None, "no money came back");
    assert_eq!(one.trail().iter().filter(|event| event.paid.is_some()).count(), 1);
    let anew = taken(one, "2026-12-01", &[Action::Pay]);
    assert!(anew.is_paid(autumn));
    let saved = Application::read(&anew.write()).unwrap();
    assert_eq!(saved, anew);
}

#[test]
fn a_recognition_counts_while_the_steps_say_that_it_stands() {
    use Action::{Decline, Leave, Object, Pay, Reassess, Resume, Submit, Uphold, Void, Withdraw};

    let recognised = || taken(boarder(2026), "2026-09-07", SMOOTH);
    let cash = |one: &Application| {
        let book = Rulebook::new(library(), one.period());
        let student = assess_student(&book, &one.household, &one.pupil());
        let sums = student.entitlements.iter().filter(|one| one.kind == Kind::Cash);
        let sums: Vec<(u64, u64)> =
            sums.map(|one| (one.whole.least.fen() / 100, one.whole.most.fen() / 100)).collect();
        (one.pupil().decisions.get(Decision::Recognised), sums[0])
    };
    let (certain, open, nothing) =
        ((Some(true), (1250, 1250)), (None, (0, 1250)), (Some(false), (0, 0)));
    for (steps, expected) in [
        (&[][..], certain),
        (&[Object], certain),
        (&[Object, Uphold], certain),
        (&[Pay, Leave, Resume], certain),
        (&[Void, Resume], certain),
        (&[Withdraw, Resume], open),
        (&[Withdraw, Resume, Submit], open),
        (&[Reassess], open),
        (&[Reassess, Void, Resume], open),
        (&[Reassess, Decline], nothing),
        (&[Reassess, Decline, Void, Resume], nothing),
    ] {
        let one = taken(recognised(), "2026-11-20", steps);
        assert_eq!(cash(&one), expected, "{steps:?}");
        // What an older build saved of it says nothing more.
        let mut older = one;
        older.student.decisions.set(Decision::Recognised, Some(true));
        assert_eq!(cash(&older), expected, "{steps:?}, as an older build saved it");
    }
    // Before any step has decided, an answer stands.
    let mut said = boarder(2026);
    said.student.decisions.set(Decision::Recognised, Some(true));
    assert_eq!(cash(&said), certain);
}

#[test]
fn a_term_that_was_paid_for_another_way_of_attending_is_told() {
    let mut one = taken(boarder(2026), "2026-09-07", SMOOTH);
    one.student.boarding_in_spring = Some(Boarding::Day);
    one.student.decisions.set(Decision::DayList, Some(true));
    let mut one = taken(one, "2026-11-20", &[Action::Pay, Action::Pay]);
    assert_eq!(one.moved_since_paid().count(), 0);
    one.student.boarding_in_spring = None;
    let [_, spring] = one.year.terms();
    let moved: Vec<_> = one.moved_since_paid().collect();
    assert_eq!(moved, [(spring, Boarding::Day, Boarding::Boarder)]);
    let told = wording::moved_since_paid(moved[0]);
    assert_eq!(
        told,
        "2027 年春季学期是按“不住校”发的，现在填的是“住校”：该补发、少发的，请按实际情况处理；\
         填错了的，改回去。"
    );
}

#[test]
fn a_family_withdraws_until_it_is_paid() {
    let recognised = taken(boarder(2026), "2026-09-07", SMOOTH);
    assert_eq!(
        taken(recognised.clone(), "2026-10-01", &[Action::Withdraw]).step(),
        Step::Withdrawn
    );
    let again = taken(recognised, "2026-11-20", &[Action::Pay, Action::Reassess]);
    let sentence =
        "已经发放过，家长不能再撤回。钱退回来了，先登记退汇；以后不要了，登记转出或作废。";
    refused(&again, Event::new(Action::Withdraw, day("2026-12-01")), Refusal::Paid, sentence);
    let back = taken(again, "2026-12-01", &[Action::Bounce, Action::Withdraw]);
    assert_eq!(back.step(), Step::Withdrawn);
}

#[test]
fn what_was_handed_in_is_made_void_with_a_reason_and_can_be_gone_on_with() {
    let void =
        |note: &str| Event { note: note.to_owned(), ..Event::new(Action::Void, day("2026-12-01")) };
    let drafted = boarder(2026);
    assert!(drafted.is_deletable());
    refused(&drafted, void("重复录入"), Refusal::NotNow, "现在还不能做这一步。");
    let mut one = taken(drafted, "2026-09-07", &[SMOOTH, &[Action::Pay]].concat());
    assert!(!one.is_deletable());
    refused(&one, void("  "), Refusal::NoReason, "请写明原因，以后查得到。");
    let paid = one.clone();
    assert_eq!(one.take(library(), void("重复录入")), Ok(()));
    assert_eq!(
        (one.step(), one.is_paid_at_all()),
        (Step::Voided(DecisionBeforeLeaving::Paid), true)
    );
    assert_eq!(one.trail().last().map(|event| event.note.as_str()), Some("重复录入"));
    let back = taken(one, "2026-12-02", &[Action::Resume]);
    assert_eq!((back.step(), &back.texts), (Step::Paid, &paid.texts));
    // What went back to the family was handed in once.
    let returned = taken(boarder(2026), "2026-09-07", &[Action::Submit, Action::Return]);
    assert!(returned.step() == Step::Drafted && !returned.is_deletable());
}

/// The full one with what the third shape has: a pupil who moved out of the boarding house, a
/// payment that came back, and the end of it.
fn newest() -> Application {
    let mut one = full();
    one.texts.set(Field::IdKind, IdKind::ResidencePermit.name());
    one.student.boarding_in_spring = Some(Boarding::Day);
    taken(one, "2026-03-10", &[Action::Bounce, Action::Void])
}

#[track_caller]
fn frozen(shape: u32) -> String {
    let path = format!("tests/application/v{shape}.json");
    fs::read_to_string(path).unwrap().trim_end().to_owned()
}

#[test]
fn an_application_of_any_shape_loads_as_it_was_and_is_written_back_to_the_byte() {
    for shape in 1..=SHAPE {
        let text = frozen(shape);
        let loaded = Application::read(&text).unwrap();
        assert_eq!(loaded.write(), text, "in the oldest shape that holds it");
        holds(shape, &loaded);
    }
}

#[track_caller]
fn holds(shape: u32, loaded: &Application) {
    let mut full = if shape < 3 { full() } else { newest() };
    let is_new = |field: Field| match field {
        Field::IdKind => shape < 3,
        Field::Department | Field::Major => shape == 1,
        _ => false,
    };
    if shape == 1 {
        full.beginning = None;
        full.texts.set(Field::Department, "");
        full.texts.set(Field::Major, "");
    }
    assert_eq!((loaded.year, &loaded.texts), (full.year, &full.texts));
    assert_eq!((&loaded.members, &loaded.beginning), (&full.members, &full.beginning));
    assert_eq!((loaded.household, loaded.student), (full.household, full.student));
    assert_eq!((loaded.proofs_seen, &loaded.sources), (full.proofs_seen, &full.sources));
    let plain = |one: &Application| -> Vec<Event> {
        let paid = |event: &Event| event.paid.clone().filter(|_| shape >= 3);
        let plain = |event: &Event| Event { pinned: None, paid: paid(event), ..event.clone() };
        one.trail().iter().map(plain).collect()
    };
    assert_eq!(plain(loaded), plain(&full));
    let typed: BTreeSet<Field> = loaded
        .texts
        .iter()
        .chain(loaded.members.iter().flat_map(|member| member.texts.iter()))
        .map(|(field, _)| field)
        .collect();
    let expected = Field::ALL.iter().filter(|field| !is_new(**field));
    assert_eq!(typed.len(), expected.count(), "a field is not in the frozen file");
    // The sums of that day, whatever the rules are now.
    let sums: Vec<Option<Yuan>> = loaded
        .trail()
        .iter()
        .filter_map(|event| event.pinned.as_ref())
        .map(|pinned| Some(pinned.total(Kind::Cash)).filter(|sum| sum.is_settled()))
        .map(|sum| sum.map(|sum| sum.least))
        .collect();
    let yuan = |yuan| Some(Yuan::whole(yuan));
    assert_eq!(sums, [None, None, yuan(1250), yuan(1250), yuan(0)]);
}

#[test]
fn an_empty_application_is_saved_and_loaded() {
    let empty = Application::new(SchoolYear::beginning(2026), &School::default());
    let said = r#"{"yes":[],"no":[]}"#;
    let text = [
        r#"{"format":"student-aid-application","shape":1,"application":{"year":"2026-2027","#,
        &format!(r#""texts":{{}},"household":{{"hardships":{said}}},"#),
        &format!(r#""student":{{"hardships":{said},"decisions":{said}}},"papers":{said}}}}}"#),
    ]
    .concat();
    assert_eq!(empty.write(), text);
    assert_eq!(Application::read(&text), Ok(empty));
}

#[test]
fn an_application_cut_short_or_spoiled_is_refused() {
    use ApplicationError::{Damaged, Newer, NotAnApplication};
    let text = frozen(SHAPE);
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let cut = text.get(..end).unwrap();
        let says_what_it_was = cut.contains("student-aid-application");
        let expected = if says_what_it_was { Damaged } else { NotAnApplication };
        assert_eq!(Application::read(cut), Err(expected), "cut at {end}");
    }
    for (from, to, expected) in [
        ("\"shape\":3", "\"shape\":0", Damaged),
        ("\"shape\":3", "\"shape\":4", Newer(4)),
        ("\"shape\":3", "\"shape\":4294967295", Newer(u32::MAX)),
        ("\"shape\":3", "\"shape\":-1", Damaged),
        ("\"shape\":3,", "", Damaged),
        ("\"called\":", "\"named\":", Damaged),
        ("\"child\":2", "\"child\":-2", Damaged),
        ("student-aid-application", "student-aid-draft", NotAnApplication),
        ("\"application\":{", "\"colour\":1,\"application\":{", Damaged),
        ("\"year\"", "\"colour\":1,\"year\"", Damaged),
        ("\"year\":\"2025-2026\"", "\"year\":\"2025\"", Damaged),
        ("\"school\":", "\"college\":", Damaged),
        ("\"member-age\":", "\"member-height\":", Damaged),
        ("\"members\":[{\"id\":1,", "\"members\":[{\"id\":2,", Damaged),
        ("\"members\":[{\"id\":1,", "\"members\":[{\"id\":1,\"colour\":1,", Damaged),
        ("\"action\":\"submit\"", "\"action\":\"forget\"", Damaged),
        ("\"on\":\"2025-09-08\"", "\"on\":\"2025-09-31\"", Damaged),
        ("\"tier\":\"grave\"", "\"tier\":\"worst\"", Damaged),
        ("\"note\":", "\"noted\":", Damaged),
        ("\"benefit\":\"nutrition\"", "\"benefit\":\"breakfast\"", Damaged),
        ("\"papers\":{\"yes\":", "\"papers\":{\"maybe\":[],\"yes\":", Damaged),
        ("\"papers\"", "\"paper\"", Damaged),
        ("\"sources\":{\"rural", "\"sources\":{\"urban-village", Damaged),
    ] {
        let spoiled = text.replacen(from, to, 1);
        assert_ne!(spoiled, text, "there is no {from}");
        assert_eq!(Application::read(&spoiled), Err(expected), "{from} to {to}");
    }
    let mut crowded = Application::read(&text).unwrap();
    assert_eq!(crowded.members.len(), MEMBER_ROWS);
    let row = crowded.members[0].clone();
    crowded.members.push(Member { id: 9, ..row });
    assert_eq!(Application::read(&crowded.write()), Err(Damaged));
}

#[test]
fn what_is_no_application_is_told_apart_and_each_error_says_what_to_do() {
    use ApplicationError::{Damaged, Newer, NotAnApplication};
    for text in ["", "null", "[]", "{}", "hello", r#"{"format":"student-aid-draft","shape":1}"#] {
        assert_eq!(Application::read(text), Err(NotAnApplication), "{text}");
    }
    for (error, sentence) in [
        (NotAnApplication, "这不是本页存的申请。请另选一个文件。"),
        (Damaged, "这份申请已经损坏，读不出来。原样留着，没有改动；请用以前的备份恢复。"),
        (
            Newer(2),
            "这份申请是更新的版本存的，这个版本读不了。原样留着，没有改动；请先更新本页再打开。",
        ),
    ] {
        assert_eq!(error.to_string(), sentence);
    }
}

#[test]
fn a_text_is_kept_as_typed_and_an_empty_one_is_none() {
    let mut one = boarder(2026);
    one.texts.set(Field::Debt, " 3 万 \n");
    assert_eq!(one.texts.get(Field::Debt), " 3 万 \n");
    one.texts.set(Field::Debt, "");
    assert_eq!((one.texts.get(Field::Debt), one.texts.iter().count()), ("", 11));
    let ids: Vec<u32> = std::iter::from_fn(|| one.add_member()).collect();
    assert_eq!(ids, [1, 2, 3, 4, 5, 6]);
    one.members.remove(5);
    one.members.remove(0);
    assert_eq!((one.add_member(), one.add_member(), one.add_member()), (Some(6), Some(7), None));
}

/// Which texts a copy keeps, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Copied {
    field: Field,
    sibling: bool,
    renewed: bool,
    says: String,
}

#[test]
fn a_copy_keeps_the_texts_that_the_table_says() {
    let table = rows::<Copied>("copies");
    let fields: Vec<Field> = table.iter().map(|row| row.field).collect();
    assert_eq!(fields, Field::ALL, "one row for each field, in the order of the form");
    let mut one = full();
    one.texts.set(Field::IdKind, "护照");
    let sibling = one.for_sibling(None, day("2026-09-01"));
    let renewed = one.renewed(SchoolYear::beginning(2026));
    for Copied { field, sibling: of_sibling, renewed: is_renewed, says } in table {
        let kept = |copy: &Application| {
            let (is, was) = match field.block() {
                Block::Member => {
                    (copy.members[0].texts.get(field), one.members[0].texts.get(field))
                }
                Block::Header
                | Block::Pupil
                | Block::Contact
                | Block::Burden
                | Block::School
                | Block::Account => (copy.texts.get(field), one.texts.get(field)),
            };
            let is_moved = later_grade(was, 1).as_deref() == Some(is);
            assert!(is.is_empty() || is == was || is_moved, "{} was rewritten", field.id());
            !is.is_empty()
        };
        assert_eq!(kept(&sibling), of_sibling, "sibling, {}: {says}", field.id());
        assert_eq!(kept(&renewed), is_renewed, "renewed, {}: {says}", field.id());
    }
}

fn said<V: Vocabulary>(yes: &[V], no: &[V]) -> Answers<V> {
    let mut answers = Answers::default();
    for (members, answer) in [(yes, true), (no, false)] {
        for one in members {
            answers.set(*one, Some(answer));
        }
    }
    answers
}

#[test]
fn a_sibling_shares_the_family_and_the_school_and_nothing_of_the_pupil() {
    let one = full();
    let sibling = one.for_sibling(None, day("2026-09-01"));
    assert_eq!((sibling.year, sibling.household), (one.year, one.household));
    let names = |one: &Application| -> Vec<String> {
        let name = |row: &Member| row.texts.get(Field::MemberName).to_owned();
        one.members.iter().map(name).collect()
    };
    assert_eq!(names(&sibling), names(&one));
    let school = Student {
        region: one.student.region,
        school_kind: one.student.school_kind,
        school_place: one.student.school_place,
        decisions: said(&[Decision::Meals], &[]),
        ..Student::default()
    };
    assert_eq!(sibling.student, school);
    assert_eq!(sibling.proofs_seen, said(&[Hardship::RuralSubsistence], &[]));
    let seen: Vec<&Hardship> = sibling.sources.keys().collect();
    assert_eq!(seen, [&Hardship::RuralSubsistence]);
    assert_eq!((sibling.step(), sibling.trail()), (Step::Drafted, [].as_slice()));
}

/// A brother's or sister's application: the rows are «name relation age».
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brother {
    says: String,
    #[serde(default)]
    texts: BTreeMap<Field, String>,
    members: Vec<String>,
    whom: String,
    name: String,
    sex: String,
    rows: Vec<String>,
}

#[test]
fn a_siblings_form_has_this_pupil_among_its_members_and_never_the_sibling() {
    for Brother { says, texts, members, whom, name, sex, rows } in rows::<Brother>("siblings") {
        let mut one = boarder(2026);
        for (field, text) in &texts {
            one.texts.set(*field, text);
        }
        for member in &members {
            let (name, relation) = member.split_once(' ').unwrap();
            one.add_member();
            let row = one.members.last_mut().unwrap();
            row.texts.set(Field::MemberName, name);
            row.texts.set(Field::MemberRelation, relation);
        }
        let named = |row: &&Member| row.texts.get(Field::MemberName) == whom;
        let id = one.members.iter().find(named).map(|row| row.id);
        assert_eq!(id.is_none(), whom.is_empty(), "{says}");
        let new = one.for_sibling(id, day("2026-09-01"));
        let row = |row: &Member| {
            let told = [Field::MemberName, Field::MemberRelation, Field::MemberAge];
            let told = told.map(|field| row.texts.get(field));
            told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(new.members.iter().map(row).collect::<Vec<_>>(), rows, "{says}");
        let told = (new.texts.get(Field::Name), new.texts.get(Field::Sex));
        assert_eq!(told, (name.as_str(), sex.as_str()), "{says}");
        let ids: BTreeSet<u32> = new.members.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), rows.len(), "{says}");
        let ours = new.members.iter().find(|row| row.texts.get(Field::MemberName) == "张小明");
        if let Some(row) = ours {
            let told = [Field::MemberWork, Field::MemberJob].map(|field| row.texts.get(field));
            assert_eq!(told, [school().name.as_str(), "读书"], "{says}");
        }
        assert_eq!(Application::read(&new.write()), Ok(new), "{says}");
    }
}

#[test]
fn what_an_application_took_from_its_school_follows_the_school() {
    let was = school();
    let mut is = School { name: "盐山县实验小学".to_owned(), ..was.clone() };
    is.facts.region = "130923".parse().ok();
    is.facts.decisions.set(Decision::Meals, None);
    is.facts.decisions.set(Decision::FeeWaived, Some(true));
    let one = boarder(2026);
    let new = one.following(&was, &is).unwrap();
    assert_eq!(new.texts.get(Field::School), is.name);
    let mut student = Student { region: is.facts.region, ..one.student };
    student.decisions.set(Decision::Meals, None);
    student.decisions.set(Decision::FeeWaived, Some(true));
    assert_eq!(new.student, student);
    let back = new.following(&is, &was);
    assert_eq!(back, Some(one.clone()), "and nothing else of it");
    // What the family said otherwise, it said of the school as it was.
    let said = [Question::Region, Question::SchoolKind].into_iter().collect();
    let beginning =
        Beginning {
            record: "d".to_owned(), child: 1, called: "老大".to_owned(), overruled: said
        };
    let mut begun = one.clone();
    begun.beginning = Some(beginning);
    let left = begun.following(&was, &is).unwrap().beginning.unwrap().overruled;
    assert_eq!(left, Set::of(Question::SchoolKind));
    // What an officer said otherwise of this one pupil stays.
    let mut other = one.clone();
    other.texts.set(Field::School, "盐山县第一小学东校区");
    other.student.region = "130981".parse().ok();
    other.student.decisions.set(Decision::Meals, Some(false));
    other.student.decisions.set(Decision::FeeWaived, Some(false));
    assert_eq!(other.following(&was, &is), None);
    assert_eq!(one.following(&was, &was), None, "nothing has changed");
}

#[test]
fn a_renewed_application_keeps_the_answers_and_none_of_last_years_decisions() {
    let one = full();
    let year = SchoolYear::beginning(2026);
    let renewed = one.renewed(year);
    assert_eq!((renewed.year, renewed.household), (year, one.household));
    let ids = |one: &Application| one.members.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(&renewed), ids(&one));
    let mut student = Student { entry: None, ..one.student };
    student.decisions = said(&[Decision::Meals], &[]);
    assert_eq!(renewed.student, student);
    assert_eq!(renewed.proofs_seen, Answers::default(), "papers are looked at each year");
    assert!(renewed.sources.is_empty());
    assert_eq!((renewed.step(), renewed.trail()), (Step::Drafted, [].as_slice()));
    assert_eq!(renewed.renewed(year), renewed, "what was renewed is renewed as itself");
}

#[test]
fn a_family_grows_older_by_the_years_between() {
    let mut one = boarder(2024);
    let typed = ["35", " ４０ 岁", "三十五", "", "119", "35.5"];
    for age in typed {
        one.add_member();
        one.members.last_mut().unwrap().texts.set(Field::MemberAge, age);
    }
    let ages = |year| -> Vec<String> {
        let renewed = one.renewed(SchoolYear::beginning(year));
        renewed.members.iter().map(|row| row.texts.get(Field::MemberAge).to_owned()).collect()
    };
    assert_eq!(ages(2026), ["37", "42", "三十五", "", "121", "35.5"]);
    assert_eq!(ages(2025), ["36", "41", "三十五", "", "120", "35.5"]);
    // Nobody grows younger.
    assert_eq!(ages(2023), ["35", "40", "三十五", "", "119", "35.5"]);
}

#[test]
fn a_familys_draft_becomes_an_application_and_nothing_is_typed_twice() {
    let mut draft = Draft::new("我们家".to_owned(), "2023-2024".parse().unwrap());
    draft.household.hardships = said(&[Hardship::RuralSubsistence], &[Hardship::Registered]);
    draft.add_child();
    for (child, name) in draft.children.iter_mut().zip(["老大", "老二"]) {
        name.clone_into(&mut child.name);
    }
    draft.children[1].student = Student {
        stage: Some(Stage::JuniorMiddle),
        entry: Some(Entry::LaterGrade),
        region: "130923".parse().ok(),
        school_kind: Some(SchoolKind::Private),
        school_place: Some(SchoolPlace::CountySeat),
        boarding: Some(Boarding::Day),
        boarding_in_spring: None,
        hardships: said(&[Hardship::Disabled], &[]),
        decisions: said(&[Decision::Recognised, Decision::DayList], &[Decision::FeeWaived]),
    };
    let (year, school) = (SchoolYear::beginning(2026), school());
    let told = draft.children[1].student;
    let take = |child: usize, school: &School| {
        Application::of_family(&draft, "a family", draft.children[child].id, year, school).unwrap()
    };
    let second = take(1, &school);
    assert_eq!((second.year, second.household), (year, draft.household));
    // What the family heard of a decision about the child is for the school to decide.
    let decisions = said(&[Decision::Meals], &[Decision::FeeWaived]);
    // Of itself the school knows best, and says where the family thought otherwise.
    let Student { region, school_kind, school_place, .. } = school.facts;
    let itself = Student { decisions, region, school_kind, school_place, ..told };
    assert_eq!(second.student, itself);
    let differ = [Question::Region, Question::SchoolKind, Question::SchoolPlace];
    let begun = second.beginning.clone().unwrap();
    let expected = Beginning {
        record: "a family".to_owned(),
        child: draft.children[1].id,
        called: draft.children[1].name.clone(),
        overruled: differ.into_iter().collect(),
    };
    assert_eq!(begun, expected);
    let sentence = "接自家长的记录，家长叫孩子“老二”。\
                    家长填的学校所在县（市、区）、学校性质和学校位置与本校不同，已按本校的填。\
                    请问清孩子是不是本校学生。";
    assert_eq!((wording::beginning(&begun), half_width(sentence)), (sentence.to_owned(), None));
    let mut waiving = school.clone();
    waiving.facts.decisions.set(Decision::FeeWaived, Some(true));
    let waived = take(1, &waiving);
    assert!(waived.beginning.unwrap().overruled.contains(Question::FeeWaived));
    assert_eq!(waived.student.decisions.get(Decision::FeeWaived), Some(true));
    let typed: Vec<(Field, &str)> = second.texts.iter().collect();
    assert_eq!(typed, [(Field::School, "盐山县第一小学")]);
    assert_eq!((second.proofs_seen, second.trail()), (Answers::default(), [].as_slice()));
    // What the family left open, the school's facts fill in.
    let whole = School { facts: told, ..school.clone() };
    let first = take(0, &whole);
    let begun = first.beginning.unwrap();
    assert_eq!((first.student, begun.overruled), (told, Set::EMPTY));
    let sentence = "接自家长的记录，家长叫孩子“老大”。";
    assert_eq!(wording::beginning(&begun), sentence);
    assert_eq!(Application::of_family(&draft, "a family", 99, year, &school), None);
    // Neither a brother's nor next year's began with it.
    let later = SchoolYear::beginning(2027);
    let sibling = second.for_sibling(None, day("2026-09-01"));
    assert_eq!((sibling.beginning, second.renewed(later).beginning), (None, None));
    let empty = Application::new(year, &school);
    assert_eq!(empty.student, school.facts);
}

/// The library without the versions that begin after a day.
fn before(cut: &str) -> Policy {
    let mut policy = library().clone();
    for rule in &mut policy.rules {
        rule.versions.retain(|version| version.from <= day(cut));
    }
    policy.rules.retain(|rule| !rule.versions.is_empty());
    policy
}

#[track_caller]
fn differ(pinned: &Pinned, policy: &Policy, expected: &[&str]) {
    let period = SchoolYear::beginning(2024);
    let differences = since(pinned, policy, Period::SchoolYear(period));
    let told = differences.iter().map(|one| wording::plain(&wording::difference(one)));
    let told: Vec<String> = told.collect();
    assert_eq!(told, expected);
    assert!(told.iter().all(|sentence| half_width(sentence).is_none()));
}

#[test]
fn a_pinned_assessment_differs_where_newer_rules_do_and_says_both_sums() {
    let (old, on) = (before("2024-01-01"), day("2024-09-10"));
    let mut one = boarder(2024);
    let open = Pinned::of(library(), &one, on);
    assert_eq!((open.on, open.rules.as_str()), (on, EDITION));
    assert_eq!((open.household, open.student), (one.household, one.student));
    let benefits: Vec<Benefit> = open.lines.iter().map(|line| line.benefit).collect();
    assert_eq!(benefits, Benefit::ALL, "one line for each benefit");
    let name = "家庭经济困难学生生活补助";
    differ(&open, library(), &[]);
    differ(&open, &old, &[&format!("{name}：当时 最多 1,250 元，现在 最多 1,000 元。")]);

    one.student.decisions.set(Decision::Recognised, Some(true));
    let then = Pinned::of(&old, &one, on);
    differ(&then, library(), &[&format!("{name}：当时 1,000 元，现在 1,250 元，多 250 元。")]);
    let living = since(&then, library(), one.period())[0];
    assert_eq!(living.benefit, Benefit::LivingSubsidy);
    assert_eq!(living.then.map(|line| line.least), Some(Yuan::whole(1000)));
    assert_eq!(living.now.map(|line| line.least), Some(Yuan::whole(1250)));
    let now = Pinned::of(library(), &one, on);
    differ(&now, &old, &[&format!("{name}：当时 1,250 元，现在 1,000 元，少 250 元。")]);
    // A rule that ended leaves nothing to be entitled to; a benefit can also be gone altogether.
    let mut without = library().clone();
    without.rules.retain(|rule| !rule.id.to_string().ends_with("living-subsidy-boarder"));
    differ(&now, &without, &[&format!("{name}：当时 1,250 元，现在不符合，少 1,250 元。")]);
    without.rules.retain(|rule| rule.benefit != Benefit::LivingSubsidy);
    differ(&now, &without, &[&format!("{name}：当时 1,250 元，现在没有这一项。")]);
}

#[test]
fn a_result_says_which_edition_of_the_rules_it_rests_on() {
    let edition = EDITION.get(..8).unwrap();
    assert_eq!(wording::edition(None), format!("规则版本 {edition}。"));
    let one = taken(boarder(2026), "2026-09-07", SMOOTH);
    let pinned = one.pinned().unwrap();
    assert_eq!(wording::edition(Some(pinned)), format!("规则版本 {edition}。"));
    let older = Pinned { rules: "0123456789abcdef".to_owned(), ..pinned.clone() };
    assert_eq!(
        wording::edition(Some(&older)),
        format!("2026 年 9 月 16 日定下的结果用的规则版本是 01234567，现在的是 {edition}。")
    );
}

/// A text that a field takes and how it is printed, and one that it does not take.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    field: Field,
    good: String,
    reads: String,
    bad: String,
    kind: String,
    says: String,
}

#[test]
fn every_field_reads_one_text_and_says_of_another_what_to_do() {
    let table = rows::<Typed>("readings");
    let fields: Vec<Field> = table.iter().map(|row| row.field).collect();
    assert_eq!(fields, Field::ALL, "one row for each field, in the order of the form");
    for Typed { field, good, reads, bad, kind, says } in table {
        let id = field.id();
        assert_eq!(read(field, &good), Reading { text: reads.clone(), remark: None }, "{id}");
        assert_eq!(read(field, &reads).text, reads, "{id}: what was read is read as itself");
        let reading = read(field, &bad);
        assert_eq!(reading.text, bad, "{id}: what cannot be read stays as typed");
        let remark = reading.remark.unwrap_or_else(|| panic!("{id}: {bad} passes"));
        assert_eq!(wording::remark(field, &remark), says, "{id}");
        let expected = match kind.as_str() {
            "wrong" => Remark::Wrong(says),
            "doubt" => Remark::Doubt(says),
            other => panic!("{id}: «{other}» is no kind"),
        };
        assert_eq!(remark.stops(), kind == "wrong", "{id}");
        assert_eq!(remark, expected, "{id}");
        let blank = Reading { text: String::new(), remark: None };
        assert_eq!(read(field, " \u{3000}\n"), blank, "{id}: an empty text is not remarked on");
    }
}

/// What spellings of a birth month are read as, or what is said of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Born {
    says: String,
    typed: Vec<String>,
    reads: Option<String>,
    remark: Option<String>,
}

#[test]
fn a_birth_month_is_read_in_every_spelling_that_has_one_reading() {
    for Born { says, typed, reads, remark } in rows("births") {
        for typed in typed {
            let Reading { text, remark: said } = read(Field::Born, &typed);
            assert_eq!(text, *reads.as_ref().unwrap_or(&typed), "{says}: {typed}");
            assert_eq!(said, remark.clone().map(Remark::Wrong), "{says}: {typed}");
        }
    }
}

/// What is said of some names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    says: String,
    typed: Vec<String>,
    remark: Option<String>,
}

#[test]
fn a_name_with_what_no_name_has_is_doubted_and_kept_as_typed() {
    let fields = Field::ALL.iter().copied().filter(|field| field.input() == Input::Name);
    assert_eq!(fields.clone().count(), 3);
    let table = rows::<Named>("names");
    for (field, Named { says, typed, remark }) in
        fields.flat_map(|field| table.iter().map(move |row| (field, row)))
    {
        for typed in typed {
            let Reading { text, remark: said } = read(field, typed);
            assert_eq!(text, typed.replace('・', "·"), "{says}: {typed}");
            assert_eq!(said, remark.clone().map(Remark::Doubt), "{says}: {typed}");
        }
    }
    for long in ["阿卜杜·".repeat(12) + "江江", "𠮷".repeat(50), "Maria ".repeat(8) + "Li"]
    {
        assert_eq!(read(Field::Name, &long).remark, None, "{long}");
    }
    // It stands in the summary, and does not stop the form.
    let mut one = with_mother(boarder(2026));
    one.texts.set(Field::Name, "张小明1");
    one.members[0].texts.set(Field::MemberName, "李芳2");
    let places: Vec<Field> = remarks(&one).iter().map(|(place, _)| place.field).collect();
    assert_eq!(places, [Field::Name, Field::MemberName]);
    assert_eq!(hold(&one, &[]), None);
}

#[test]
fn a_line_is_as_long_as_the_national_system_takes() {
    let lines = Field::ALL.iter().filter(|field| field.input() == Input::Line);
    for field in lines {
        assert_eq!(read(*field, &"字".repeat(60)).remark, None, "{}", field.id());
        assert!(read(*field, &"字".repeat(61)).remark.is_some(), "{}", field.id());
    }
}

/// What stands under the field of an identity number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Helped {
    says: String,
    typed: String,
    help: String,
}

#[test]
fn a_whole_number_says_under_its_field_what_stands_in_it() {
    for Helped { says, typed, help } in rows("id-numbers") {
        assert_eq!(wording::help(Field::IdNumber, &typed), help, "{says}: {typed}");
        assert_eq!(
            read(Field::IdNumber, &typed).remark.is_some(),
            help.is_empty() && !typed.is_empty()
        );
        assert_eq!(half_width(&help), None, "{says}");
        // No other field has it, whatever stands there.
        assert_eq!(wording::help(Field::CardNumber, &typed), "", "{says}");
    }
    let name = wording::help(Field::Name, "张小明");
    assert_eq!(name, "对照户口簿，民族姓名中间的点写“·”。");
}

/// What stands at the fields that a number is held against.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    says: String,
    texts: BTreeMap<Field, String>,
    at: BTreeMap<Field, String>,
    again: usize,
}

#[test]
fn what_disagrees_with_a_number_stands_at_each_of_the_fields() {
    for Held { says, texts, at, again } in rows("disagreements") {
        let mut one = with_mother(boarder(2026));
        for (field, text) in &texts {
            one.texts.set(*field, text);
        }
        let said =
            Field::ALL.iter().filter_map(|field| Some((*field, disagreement(*field, &one)?)));
        assert_eq!(said.collect::<BTreeMap<_, _>>(), at, "{says}");
        // The summary names each once, and none of them stops the form.
        let doubts = remarks(&one).into_iter().filter(|(_, remark)| !remark.stops());
        assert_eq!(doubts.count(), again, "{says}");
    }
}

#[test]
fn what_disagrees_is_shown_once_before_a_form_is_handed_in() {
    let boy = with_mother(boarder(2026));
    assert_eq!(hold(&boy, &[]), None, "what fits is handed in");
    let mut one = boy.clone();
    one.texts.set(Field::Sex, "女");
    let sexes = disagreements(&one);
    assert_eq!(hold(&one, &[]), Some(Hold::Disagreeing(sexes.clone())));
    assert_eq!(hold(&one, &sexes), None, "what was shown holds nothing back");
    assert_eq!(hold(&boy, &sexes), None, "what was put right does not, either");
    one.texts.set(Field::Born, "2014.6");
    let both = disagreements(&one);
    assert_eq!(hold(&one, &sexes), Some(Hold::Disagreeing(both.clone())), "there is another");
    assert_eq!(hold(&one, &both), None);
    one.texts.set(Field::Class, "");
    assert_eq!(hold(&one, &both), Some(Hold::Stopped), "what is missing stops it each time");
    // A doubt of one field alone stands there, and holds nothing back.
    let mut one = boarder(2026);
    one.texts.set(Field::GuardianPhone, "6221234");
    assert_eq!((remarks(&one).len(), hold(&one, &[])), (2, None));
    assert_eq!(
        wording::disagreeing(2),
        "还没有提交：有 2 处对不上，请先核对；核对过了，再点一次“提交”"
    );
}

/// What stands over the remarks of a form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Summed {
    says: String,
    texts: BTreeMap<Field, String>,
    must: usize,
    check: usize,
    head: Option<String>,
}

#[test]
fn what_must_be_put_right_and_what_is_only_doubtful_are_counted_apart() {
    for Summed { says, texts, must, check, head } in rows("summaries") {
        let mut one = with_mother(boarder(2026));
        for (field, text) in &texts {
            one.texts.set(*field, text);
        }
        let (stops, doubts): (Vec<_>, Vec<_>) =
            remarks(&one).into_iter().partition(|(_, remark)| remark.stops());
        assert_eq!((stops.len(), doubts.len()), (must, check), "{says}");
        assert_eq!(wording::outstanding(must, check), head, "{says}");
    }
}

fn sentences(one: &Application) -> Vec<String> {
    let told = remarks(one);
    told.iter().map(|(place, remark)| wording::remark(place.field, remark)).collect()
}

fn with_mother(mut one: Application) -> Application {
    one.add_member();
    one.members.last_mut().unwrap().texts.set(Field::MemberName, "李芳");
    one
}

#[test]
fn a_row_of_the_family_has_a_name_and_a_recognised_pupil_an_account() {
    let nobody = ["请填写家庭成员。"];
    let mut one = boarder(2026);
    assert_eq!(sentences(&one), nobody);
    one.add_member();
    assert_eq!(sentences(&one), nobody, "an empty row is nobody");
    one.members[0].texts.set(Field::MemberAge, " ");
    assert_eq!(sentences(&one), nobody);
    one.members[0].texts.set(Field::MemberAge, "40");
    let nameless = "这一行没有姓名，请填写，或者去掉这一行。";
    let place = Place { member: Some(1), field: Field::MemberName };
    assert_eq!(remarks(&one), [(place, Remark::Wrong(nameless.to_owned()))]);
    let told = wording::remark_of(place.field, &remarks(&one)[0].1);
    assert_eq!(told, format!("家庭成员的姓名：{nameless}"));
    one.members[0].texts.set(Field::MemberName, "李芳");
    assert_eq!(sentences(&one), [""; 0]);

    let account = ["已经认定，发放前请填写账户姓名。", "已经认定，发放前请填写银行卡号。"];
    let recognised = taken(with_mother(boarder(2026)), "2026-09-07", SMOOTH);
    assert_eq!(sentences(&recognised), account);
    assert!(remarks(&recognised).iter().all(|(_, remark)| !remark.stops()));
    let mut paid = taken(recognised, "2026-11-20", &[Action::Pay]);
    assert_eq!(sentences(&paid), account, "another term is still to be paid");
    paid.texts.set(Field::AccountHolder, "李芳");
    assert_eq!(sentences(&paid), account[1..]);
    paid.texts.set(Field::CardNumber, "6222026301000000004");
    let filled = sentences(&paid);
    assert!(!filled.contains(&account[1].to_owned()), "{filled:?}");
    let declined =
        taken(with_mother(boarder(2026)), "2026-09-07", &[Action::Submit, Action::Decline]);
    assert_eq!(sentences(&declined), [""; 0]);
}

#[test]
fn an_empty_application_lacks_exactly_this() {
    let empty = Application::new(SchoolYear::beginning(2026), &School::default());
    let stops = remarks(&empty).into_iter().filter(|(_, remark)| remark.stops());
    assert!(stops.clone().all(|(_, remark)| remark == Remark::Missing) && stops.count() == 11);
    assert_eq!(
        sentences(&empty),
        [
            "请填写学校。",
            "请填写年级。",
            "请填写班级。",
            "请填写身份证号码。",
            "请填写姓名。",
            "请填写性别。",
            "请填写出生年月。",
            "请填写家庭人口。",
            "请填写详细通讯地址。",
            "请填写家长手机号码。",
            "请填写家庭成员。",
            "请填写家庭人均年收入（元）。",
        ]
    );
    assert_eq!(sentences(&with_mother(boarder(2026))), [""; 0]);
    let renewed = with_mother(boarder(2025)).renewed(SchoolYear::beginning(2026));
    assert_eq!(sentences(&renewed), ["请填写家庭人均年收入（元）。"]);
    // From the last grade of a school nobody knows where a pupil goes.
    let mut last = with_mother(boarder(2025));
    last.texts.set(Field::Grade, "六年级");
    let renewed = last.renewed(SchoolYear::beginning(2026));
    assert_eq!(sentences(&renewed), ["请填写年级。", "请填写家庭人均年收入（元）。"]);
}

#[test]
fn what_holds_a_form_up_is_what_its_remarks_say_stops_it() {
    let long = "字".repeat(99);
    let texts = [
        "",
        " ",
        "男",
        "李芳",
        "40",
        "2017年5月",
        "061300",
        "13931700001",
        "3200.5",
        "A·b",
        &long,
        "130925201405120014",
        "13092520140512001X",
        "6222026301000000004",
        "三千",
        "-1",
    ];
    let mut held_up = 0;
    for filled in [boarder(2026), with_mother(boarder(2026)), full()] {
        for field in Field::ALL.iter().copied() {
            for text in texts {
                let mut one = filled.clone();
                match one.members.first_mut() {
                    Some(member) if field.block() == Block::Member => member.texts.set(field, text),
                    _ => one.texts.set(field, text),
                }
                let stopped = remarks(&one).iter().any(|(_, remark)| remark.stops());
                assert_eq!(is_held_up(&one), stopped, "{field:?} {text}");
                held_up += usize::from(stopped);
            }
        }
    }
    assert!((200..1400).contains(&held_up), "{held_up}");
}

#[test]
fn remarks_stand_in_the_order_of_the_form() {
    let mut one = boarder(2026);
    let (first, second) = (one.add_member().unwrap(), one.add_member().unwrap());
    for (field, text) in [
        (Field::CardNumber, "1"),
        (Field::Opinion, &"字".repeat(61)),
        (Field::IncomePerHead, "三千"),
        (Field::Postcode, "1"),
        (Field::Sex, "女"),
        (Field::Born, "2014.6"),
        (Field::Class, " "),
    ] {
        one.texts.set(field, text);
    }
    one.members[0].texts.set(Field::MemberIncome, "三千");
    one.members[0].texts.set(Field::MemberAge, "121");
    one.members[1].texts.set(Field::MemberAge, "十");
    let told: Vec<Place> = remarks(&one).into_iter().map(|(place, _)| place).collect();
    let of = |field| Place { member: None, field };
    let row = |id, field| Place { member: Some(id), field };
    let expected = [
        of(Field::Class),
        of(Field::IdNumber),
        of(Field::IdNumber),
        of(Field::Postcode),
        row(first, Field::MemberName),
        row(first, Field::MemberAge),
        row(first, Field::MemberIncome),
        row(second, Field::MemberName),
        row(second, Field::MemberAge),
        of(Field::IncomePerHead),
        of(Field::Opinion),
        of(Field::CardNumber),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        sentences(&one)[1..3],
        [
            "身份证号里的出生年月是 2014 年 5 月，表上填的是 2014 年 6 月，请对照户口簿核对这两项。",
            "身份证号表示的性别是男，表上填的是女，请对照户口簿核对这两项。",
        ]
    );
}

#[test]
fn every_field_stands_in_one_block_and_the_member_fields_in_theirs() {
    let blocks: Vec<Field> = Block::ALL.iter().flat_map(|block| Field::of(*block)).collect();
    assert_eq!(blocks.len(), Field::ALL.len());
    for field in Field::ALL {
        let of_member = field.id().starts_with("member-");
        assert_eq!(field.block() == Block::Member, of_member, "{}", field.id());
        assert!(!(field.is_required() && of_member), "{}", field.id());
    }
}

#[test]
fn the_labels_are_those_of_the_official_form_in_its_order() {
    let printed: Vec<String> = Block::ALL
        .iter()
        .flat_map(|block| {
            let labels = Field::of(*block).map(wording::field).collect::<Vec<_>>();
            [format!("{}：{}", wording::block(*block), labels.join("、"))]
        })
        .collect();
    assert_eq!(
        printed,
        [
            "学校和班级：学校、院系、专业、年级、班级",
            "基本情况：姓名、性别、出生年月、籍贯、证件类型、身份证号码、家庭人口、手机号码",
            "家庭通讯信息：详细通讯地址、邮政编码、家长手机号码",
            "家庭成员情况：姓名、年龄、与学生关系、工作（学习）单位、职业、年收入（元）、健康状况",
            "影响家庭经济状况有关信息：家庭人均年收入（元）、家庭遭受自然灾害情况、\
             家庭遭受突发意外事件、家庭成员因残疾、年迈而劳动能力弱情况、家庭成员失业情况、\
             家庭欠债情况、其他情况",
            "学校意见：陈述理由、学校意见",
            "发放账户：账户姓名、银行卡号",
        ]
    );
    assert_eq!(wording::FORM_TITLE, "家庭经济困难学生认定申请表");
    assert_eq!(
        wording::FORM_NOTES,
        [
            "本表用于家庭经济困难学生认定，可复印。",
            "学校、院系、专业、年级、班级可根据实际情况选择性填写。",
            "承诺内容需本人手工填写“本人承诺以上所填写资料真实，如有虚假，愿承担相应责任。”",
        ]
    );
}

/// Words that must not be taken for one another.
#[track_caller]
fn distinct<'w>(words: impl Iterator<Item = &'w str>) {
    let mut known = BTreeMap::new();
    for word in words {
        assert!(
            !word.is_empty()
                && word.chars().all(|one| is_chinese(one) || "“”·、（）。，".contains(one)),
            "«{word}»"
        );
        assert_eq!(half_width(word), None);
        *known.entry(word).or_insert(0) += 1;
    }
    known.retain(|_, count| *count > 1);
    assert!(known.is_empty(), "said twice: {known:?}");
}

#[test]
fn each_thing_has_a_word_of_its_own() {
    for block in Block::ALL {
        distinct(Field::of(*block).map(wording::field));
    }
    distinct(Block::ALL.iter().map(|one| wording::block(*one)));
    distinct(STEPS.iter().map(|(_, step)| wording::stage_of_application(*step)));
    distinct(Action::ALL.iter().map(|one| wording::action(*one)));
    distinct(Tier::ALL.iter().map(|one| wording::tier(*one)));
    distinct(Trouble::ALL.iter().map(|one| wording::trouble(*one)));
    distinct(Order::ALL.iter().map(|one| wording::order(*one)));
    distinct(Unpaid::ALL.iter().map(|one| wording::unpaid(*one)));
    for field in Field::ALL {
        assert_eq!(half_width(&wording::help(*field, "")), None, "{}", field.id());
        for word in wording::often(*field) {
            // That there is no paper is to be seen each time.
            let is_seen = *word == IdKind::Absent.name();
            assert_eq!(read(*field, word).remark.is_some(), is_seen, "{}: {word}", field.id());
        }
    }
    assert_eq!(Set::<Trouble>::all().len(), 11);
    let unproven = [Hardship::RuralSubsistence, Hardship::Orphan].into_iter().collect();
    let sentence = "还没看到证明或名单：农村低保家庭学生和孤儿。不影响办理，请核对以后补记。";
    assert_eq!(wording::unproven(library(), unproven), sentence);
    assert_eq!(half_width(sentence), None);
}

#[test]
fn a_paper_has_the_day_of_a_step_only_while_the_step_stands() {
    let mut one = boarder(2026);
    let blank = "\u{3000}\u{3000}年\u{3000}\u{3000}月\u{3000}\u{3000}日";
    let told = |one: &Application| {
        [Action::Review, Action::Recognise].map(|action| wording::day_of(one, action))
    };
    assert_eq!(told(&one), [blank, blank]);
    let steps = [
        (Action::Submit, "2026-09-10", ["", ""]),
        (Action::Review, "2026-09-12", ["2026 年 9 月 12 日", ""]),
        (Action::Return, "2026-09-13", ["", ""]),
        (Action::Submit, "2026-09-14", ["", ""]),
        (Action::Review, "2026-09-15", ["2026 年 9 月 15 日", ""]),
        (Action::Publicise, "2026-09-16", ["2026 年 9 月 15 日", ""]),
        (Action::Recognise, "2026-09-24", ["2026 年 9 月 15 日", "2026 年 9 月 24 日"]),
        (Action::Reassess, "2027-03-01", ["", ""]),
    ];
    for (action, on, expected) in steps {
        let until = (action == Action::Publicise).then(|| notice_until(day(on)));
        let event = Event { until, ..Event::new(action, day(on)) };
        assert!(one.take(library(), event).is_ok(), "{on}");
        let expected = expected.map(|text| if text.is_empty() { blank } else { text });
        assert_eq!(told(&one), expected, "{on}");
    }
}

#[test]
fn the_words_of_the_papers_are_those_that_officers_read() {
    for (fen, text) in [(0, "0.00"), (31_250, "312.50"), (62_501, "625.01"), (100_000, "1,000.00")]
    {
        assert_eq!(wording::figure(Yuan::from_fen(fen)), text);
    }
    assert_eq!(wording::burden(Field::IncomePerHead), ["家庭人均年收入", "元"]);
    assert_eq!(wording::burden(Field::Debt), ["家庭欠债情况", ""]);
    let made = day("2026-11-24");
    assert_eq!(wording::foot(made, 1, 1), "制表日期 2026 年 11 月 24 日 · 规则截至 2026 年 11 月");
    assert_eq!(
        wording::foot(made, 2, 3),
        "第 2 页，共 3 页 · 制表日期 2026 年 11 月 24 日 · 规则截至 2026 年 11 月"
    );
}

#[test]
fn the_school_remembers_how_its_county_prints_the_form() {
    let older = r#"{"name":"盐山县第一小学","phone":"","facts":{}}"#;
    let school: School = serde_json::from_str(older).unwrap();
    assert_eq!((school.form.as_str(), school.opinion), ("", false));
    let chosen = School { form: "system-14".to_owned(), opinion: true, ..school };
    let written = json::to_text(&chosen);
    assert_eq!(serde_json::from_str::<School>(&written).unwrap(), chosen);
}

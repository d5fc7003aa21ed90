//! Which events an application takes, and of every other why not, in the officer's words.

use aid::date::{Season, Term};
use aid::library::library;
use aid::situation::Boarding;
use aid::vocabulary::Vocabulary;
use office::application::Refusal::{
    Earlier, Edited, Hanging, NoLastDay, NoReason, NoSum, NoTerm, NotBegun, NotNow, NotPaid,
    OtherYear, Paid, PaidAlready, ShortNotice,
};
use office::application::{Action, Application, Event, Field, Refusal, notice_until};
use office::wording;

use super::failures::each;
use super::people::{after, boarder, day, paid, with};
use super::punctuation::half_width;

/// An event as a text says it: the day, the action, and what goes with it: `until 2026-09-18`, a
/// term, `625` yuan of it, or a reason, with `_` for a space.
fn event(application: &Application, text: &str) -> Event {
    let mut words = text.split(' ');
    let on = day(words.next().unwrap());
    let mut event = Event::new(Action::from_id(words.next().unwrap()).unwrap(), on);
    let autumn = application.year.terms()[0];
    while let Some(word) = words.next() {
        match (word.parse(), word.parse()) {
            (Ok(term), _) => event.term = Some(term),
            (_, Ok(yuan)) => event.paid = Some(paid(application, autumn, yuan)),
            _ if word == "until" => event.until = words.next().map(day),
            _ if word == "nothing" => event.paid = Some(application.paying(autumn, vec![])),
            _ => event.note = word.replace('_', " "),
        }
    }
    event
}

/// A sentence, an event, and why it is refused; none where it is taken.
type Row<'t> = (&'t str, &'t str, Option<Refusal>);

/// What is refused changes nothing, and what is taken is permitted.
#[track_caller]
fn answers<'t>(application: &Application, rows: impl IntoIterator<Item = Row<'t>>) {
    each(rows, |failures, (says, text, expected)| {
        let event = event(application, text);
        let mut changed = application.clone();
        failures.same(says, application.permits(&event).err(), expected);
        failures.same(says, changed.take(library(), event).err(), expected);
        let is_changed = changed != *application;
        failures.same(format!("{says}: is changed"), is_changed, expected.is_none());
    });
}

fn term(season: Season) -> Term {
    let [autumn, spring] = boarder(2026).year.terms();
    if season == Season::Autumn { autumn } else { spring }
}

#[test]
fn every_refusal_says_what_to_do() {
    let [autumn, spring] = [Season::Autumn, Season::Spring].map(term);
    let short = |days, from, until| ShortNotice(days, day(from), day(until));
    let four_days = "公示不少于 5 个工作日，现在只有 4 个，请把最后一天往后推。";
    each(
        [
            (NotNow, "现在还不能做这一步。"),
            (
                Earlier(day("2026-09-08")),
                "上一步是 2026 年 9 月 8 日办的，这一步不能比它早，请核对日期。",
            ),
            (NoLastDay, "请填写公示的最后一天。"),
            (short(4, "2026-09-14", "2026-09-17"), four_days),
            (short(4, "2026-09-10", "2026-09-15"), four_days),
            (short(4, "2026-09-13", "2026-09-17"), four_days),
            (
                short(0, "2026-09-18", "2026-09-14"),
                "公示不少于 5 个工作日，现在只有 0 个，请把最后一天往后推。",
            ),
            (
                Hanging(day("2026-09-18")),
                "公示到 2026 年 9 月 18 日，还没有期满，期满以后才能认定。",
            ),
            (
                Hanging(day("2026-10-18")),
                "公示到 2026 年 10 月 18 日，还没有期满，期满以后才能认定。",
            ),
            (NoTerm, "请选这次发放的是哪个学期。"),
            (OtherYear, "这个学期不在这份申请的学年里，请重新选学期。"),
            (NotBegun(spring), "2027 年春季学期还没有开始，不能登记发放，请核对学期和日期。"),
            (NoSum, "请填写实发金额，要大于 0。"),
            (PaidAlready(autumn), "2026 年秋季学期已经登记过发放，不能再登记一次。"),
            (NotPaid(spring), "2027 年春季学期没有登记过发放，没有可退的，请核对学期。"),
            (NotPaid(autumn), "2026 年秋季学期没有登记过发放，没有可退的，请核对学期。"),
            (
                Edited,
                "认定以后改过情况，金额和认定时不同。请在申请里点“重新认定”；是改错了的，改回去。",
            ),
            (NoReason, "请写明原因，以后查得到。"),
            (
                Paid,
                "已经发放过，家长不能再撤回。钱退回来了，先登记退汇；以后不要了，登记转出或作废。",
            ),
        ],
        |failures, (refusal, sentence)| {
            failures.same(format!("{refusal:?}"), wording::refusal(refusal), sentence);
            failures.same(sentence, half_width(sentence), None::<String>);
        },
    );
}

#[test]
fn the_days_go_forward_and_a_notice_hangs_for_five_working_days() {
    let reviewed = after(boarder(2026), "2026-09-07 submit review");
    let earlier = Earlier(day("2026-09-08"));
    answers(
        &reviewed,
        [
            ("before the last step", "2026-09-07 decline", Some(earlier)),
            ("no last day", "2026-09-14 publicise", Some(NoLastDay)),
        ],
    );
    // The first and the last day, and how many working days there are where they are too few.
    let notices = [
        ("2026-09-14", "2026-09-18", None), // Monday to Friday
        ("2026-09-14", "2026-09-17", Some(4)),
        ("2026-09-10", "2026-09-16", None), // over a weekend
        ("2026-09-10", "2026-09-15", Some(4)),
        ("2026-09-12", "2026-09-18", None), // from a Saturday
        ("2026-09-13", "2026-09-17", Some(4)),
        ("2026-09-18", "2026-09-14", Some(0)), // the wrong way round
    ];
    let notices = notices.map(|(from, until, days)| (day(from), day(until), days));
    let proposed = (0..14).map(|days| day("2026-09-10").plus_days(days));
    let proposed = proposed.map(|from| (from, notice_until(from), None));
    let notices = notices.into_iter().chain(proposed).map(|(from, until, days)| {
        let refusal = days.map(|days| ShortNotice(days, from, until));
        (format!("{from} publicise until {until}"), refusal)
    });
    let notices: Vec<(String, Option<Refusal>)> = notices.collect();
    answers(&reviewed, notices.iter().map(|(text, refusal)| (&**text, &**text, *refusal)));
    assert_eq!(notice_until(day("9999-12-31")), day("9999-12-31"));
}

#[test]
fn nobody_is_recognised_while_the_notice_hangs() {
    let reviewed = after(boarder(2026), "2026-09-07 submit review");
    assert_eq!(reviewed.notice(), None);
    let mut posted = reviewed;
    let publicise = event(&posted, "2026-09-14 publicise until 2026-09-18");
    assert_eq!(posted.take(library(), publicise), Ok(()));
    assert_eq!(posted.notice(), Some((day("2026-09-14"), day("2026-09-18"))));
    let hanging = Some(Hanging(day("2026-09-18")));
    answers(
        &posted,
        [
            ("on its first day", "2026-09-14 recognise", hanging),
            ("on its last day", "2026-09-18 recognise", hanging),
            ("on the day after", "2026-09-19 recognise", None),
            // A doubt that stops a recognition need not wait, and the same day is not earlier.
            ("a refusal", "2026-09-14 decline", None),
        ],
    );
    // A second look is posted anew, and the new notice counts.
    let again = after(posted, "2026-10-10 recognise reassess publicise");
    assert_eq!(again.notice(), Some((day("2026-10-12"), day("2026-10-18"))));
    let hanging = Some(Hanging(day("2026-10-18")));
    answers(&again, [("on the last day of the new one", "2026-10-18 recognise", hanging)]);
}

#[test]
fn a_payment_says_its_term_and_its_sum_and_a_term_is_paid_once() {
    let [autumn, spring] = [Season::Autumn, Season::Spring].map(term);
    let recognised = after(boarder(2026), "2026-09-07 smooth");
    answers(&boarder(2026), [("of a draft", "2026-11-20 pay 2026-autumn 625", Some(NotNow))]);
    answers(
        &recognised,
        [
            ("of no term", "2026-11-20 pay 625", Some(NoTerm)),
            ("of another year", "2026-11-20 pay 2026-spring 625", Some(OtherYear)),
            ("not begun", "2026-11-20 pay 2027-spring 625", Some(NotBegun(spring))),
            ("of no sum", "2026-11-20 pay 2026-autumn", Some(NoSum)),
            ("of nought", "2026-11-20 pay 2026-autumn 0", Some(NoSum)),
            ("of no benefit", "2026-11-20 pay 2026-autumn nothing", Some(NoSum)),
            ("of this term", "2026-11-20 pay 2026-autumn 625", None),
        ],
    );
    let paid = after(recognised, "2026-11-20 pay");
    let is_paid = |of: &Application| [autumn, spring].map(|term| of.is_paid(term));
    assert_eq!(is_paid(&paid), [true, false]);
    let twice = Some(PaidAlready(autumn));
    answers(&paid, [("twice on one day", "2026-11-20 pay 2026-autumn 625", twice)]);
    // A second look does not undo a payment.
    let again = after(paid, "2026-12-01 reassess review publicise recognise");
    answers(
        &again,
        [
            ("twice, after a second look", "2027-05-20 pay 2026-autumn 625", twice),
            ("the other term", "2027-05-20 pay 2027-spring 625", None),
        ],
    );
    assert_eq!(is_paid(&after(again, "2027-05-20 pay")), [true, true]);
}

#[test]
fn only_a_payment_comes_back_and_what_was_edited_is_not_paid() {
    let [autumn, spring] = [Season::Autumn, Season::Spring].map(term);
    let paid = after(boarder(2026), "2026-09-07 smooth 2026-11-20 pay");
    let mut paid = with(paid, &[(Field::CardNumber, "5500 0000 0000 0004")]);
    paid.student.boarding = Some(Boarding::Day);
    answers(
        &paid,
        [
            ("of no term", "2026-11-25 bounce", Some(NoTerm)),
            ("not paid", "2026-11-25 bounce 2027-spring", Some(NotPaid(spring))),
            ("of the term that is paid", "2026-11-25 bounce 2026-autumn", None),
        ],
    );
    let back = after(paid, "2026-11-25 bounce");
    answers(
        &back,
        [
            ("it has come back", "2026-11-26 bounce 2026-autumn", Some(NotPaid(autumn))),
            ("a day pupil now", "2026-12-01 pay 2026-autumn 625", Some(Edited)),
        ],
    );
    assert!(back.offered(day("2026-12-01")).all(|action| action != Action::Pay));
}

#[test]
fn what_undoes_something_has_a_reason_and_nothing_paid_is_withdrawn() {
    let paid = after(boarder(2026), "2026-09-07 smooth pay");
    let last = paid.trail().last().unwrap().on;
    answers(
        &paid,
        [
            ("no reason", &*format!("{last} correct 2026-autumn"), Some(NoReason)),
            ("a reason", &format!("{last} correct 2026-autumn 多打了两个_0"), None),
            ("void, with a blank reason", "2026-12-01 void __", Some(NoReason)),
            ("void, with a reason", "2026-12-01 void 重复录入", None),
        ],
    );
    answers(&boarder(2026), [("a draft is void", "2026-12-01 void 重复录入", Some(NotNow))]);
    let again = after(boarder(2026), "2026-09-07 smooth 2026-11-20 pay reassess");
    answers(&again, [("a family withdraws", "2026-12-01 withdraw", Some(Paid))]);
}

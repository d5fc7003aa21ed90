//! What a school of another stage grants beside the level: in one payment with the rest, asked when
//! it is known, and set anew each year; and the grades of such a school.

use aid::date::{Period, SchoolYear, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::rulebook::Rulebook;
use aid::situation::{Boarding, Hardship, PrizeWon, Stage, Year};
use office::application::{
    Action, Application, Disagreement, Event, Field, Tier, Waits, disagreements,
};
use office::roster::{Ledger, Trouble, Unpaid, disbursement, not_renewed};
use office::wording;

use super::entries::entries;
use super::failures::each;
use super::people::{after, day, event};
use super::schools::{kindergarten, of_hardship, of_trade, pupil, recognised, senior_middle};

#[test]
fn both_benefits_of_a_term_are_registered_in_one_payment() {
    let delisted = of_hardship(of_trade(2024, "二年级", "乙"), Hardship::Delisted);
    let one = recognised(delisted, Tier::Gravest, Some(3000));
    let term: Term = "2024-autumn".parse().unwrap();
    let book = Rulebook::new(library(), Period::Term(term));
    let due = one.due(&book);
    let sums: Vec<(Benefit, Yuan)> =
        due.iter().filter_map(|due| Some((due.benefit, due.sum?))).collect();
    let expected = [(Benefit::NationalGrant, 1500), (Benefit::RainDew, 1500)];
    assert_eq!(sums, expected.map(|(of, yuan)| (of, Yuan::whole(yuan))));
    assert!(due.iter().all(|due| due.waits == Waits::Nothing));
    let mut one = one;
    let paid = Some(one.paying(term, sums));
    let pay = Event { paid, ..event(&one, Action::Pay, day("2024-11-20")) };
    assert_eq!(one.take(library(), pay), Ok(()));
    let said = one.payment(term).and_then(|event| event.paid.as_ref()).map(wording::paid);
    let told = "3,000\u{a0}元（国家助学金 1,500\u{a0}元，雨露计划补助 1,500\u{a0}元），\
                家长的卡，尾号 1111";
    assert_eq!(said.as_deref(), Some(told));
    let all = entries([one]);
    let list = disbursement(&[&all[0]], term, Ledger::Paid);
    let foot = "2 笔，1 人，3,000.00\u{a0}元，人民币（大写）叁仟元整";
    assert_eq!(wording::sum_of(&list.payments), foot);
    // A pupil who moves in or out of the boarding house is owed nothing else.
    let mut moved = all[0].application().unwrap().clone();
    moved.student.boarding = Some(Boarding::Day);
    assert_eq!(moved.moved_since_paid().count(), 0);
}

#[test]
fn what_the_school_grants_is_asked_beside_the_level_and_checked_after_it() {
    let draft = pupil(&senior_middle(), 2026, "高一", "甲");
    let whole = after(draft.clone(), "submit");
    let without = after(whole.clone(), "review publicise recognise");
    let mut other = recognised(draft.clone(), Tier::Grave, Some(2300));
    other.student.grant = Some(Yuan::whole(3300));
    let mut won = recognised(draft.clone(), Tier::Grave, Some(2300));
    won.student.prize_won = Some(PrizeWon::National);
    each(
        [
            ("not before the pupil is recognised", draft, Some(Trouble::NotApplied), false),
            ("nor while it is looked at", whole, None, false),
            ("then it is missing", without, Some(Trouble::Open), false),
            ("another sum needs another decision", other, Some(Trouble::Edited), true),
            ("a prize does not", won, None, false),
        ],
        |failures, (says, one, trouble, is_stopped)| {
            let all = entries([one]);
            failures.same(says, all[0].troubles.first(), trouble);
            let list = disbursement(&[&all[0]], "2026-autumn".parse().unwrap(), Ledger::Due);
            let edited = list.left_out.iter().any(|left| left.why == Unpaid::Edited);
            failures.same(says, edited, is_stopped);
        },
    );
}

#[test]
fn a_pupil_moves_up_a_year_and_leaves_after_the_last() {
    let next = SchoolYear::beginning(2027);
    let year_of = |one: &Application| one.pupil().year;
    let typed = |one: &Application| one.texts.get(Field::Grade).to_owned();
    let mut said = of_trade(2026, "数控班", "甲");
    said.student.year = Some(Year::First);
    let mut last = said.clone();
    last.student.year = Some(Year::Third);
    each(
        [
            ("小班", pupil(&kindergarten(), 2026, "小班", "甲"), "中班", Some(Year::Second)),
            ("大班 is the last", pupil(&kindergarten(), 2026, "大班", "甲"), "", None),
            ("高一", pupil(&senior_middle(), 2026, "高一", "甲"), "高二", Some(Year::Second)),
            ("高三 is the last", pupil(&senior_middle(), 2026, "高三", "甲"), "", None),
            ("一年级 of a trade", of_trade(2026, "一年级", "甲"), "二年级", Some(Year::Second)),
            ("a year that was answered", said, "", Some(Year::Second)),
            ("the last that was answered", last, "", None),
        ],
        |failures, (says, one, grade, year)| {
            let mut one = one;
            one.student.grant = Some(Yuan::whole(2300));
            let renewed = one.renewed(next);
            failures.same(says, typed(&renewed), grade);
            failures.same(says, year_of(&renewed), year);
            failures.same(says, renewed.student.grant, None);
            failures.same(says, renewed.pupil().stage, one.pupil().stage);
        },
    );
    let class = [("小班", "甲"), ("大班", "乙")].map(|(grade, name)| {
        recognised(pupil(&kindergarten(), 2026, grade, name), Tier::General, Some(800))
    });
    let all = entries(class);
    let told: Vec<String> = not_renewed(&all, next).iter().map(wording::not_renewed).collect();
    let expected =
        ["今年还没有申请。", "上学年是大班，已经离园。还在园里的，请点名字，照上学年的建一份。"];
    assert_eq!(told, expected);
}

#[test]
fn a_grade_of_a_vocational_school_contradicts_nothing() {
    let graded = |grade: &str| of_trade(2026, grade, "甲");
    let mut other = graded("二年级");
    other.student.year = Some(Year::First);
    let against = |one: &Application| -> Vec<String> {
        let found = disagreements(one).into_iter();
        let found = found.filter(|one| {
            matches!(one, Disagreement::Stage(_) | Disagreement::Entry(_) | Disagreement::Year(_))
        });
        found.map(|one| one.to_string()).collect()
    };
    let none = Vec::<String>::new();
    each(
        [
            ("高一", graded("高一"), none.clone(), Some(Year::First)),
            ("一年级", graded("一年级"), none.clone(), Some(Year::First)),
            ("职高二年级", graded("职高二年级"), none.clone(), Some(Year::Second)),
            ("a class", graded("数控班"), none, None),
            (
                "初二",
                graded("初二"),
                vec!["年级填的是“初二”，和选的学段对不上，请核对这两项。".to_owned()],
                None,
            ),
            (
                "another year",
                other,
                vec!["年级填的是“二年级”，和选的年级对不上，请核对这两项。".to_owned()],
                Some(Year::First),
            ),
        ],
        |failures, (says, one, expected, year)| {
            failures.same(says, against(&one), expected);
            failures.same(says, one.pupil().year, year);
            failures.same(says, one.pupil().stage, Some(Stage::Vocational));
        },
    );
}

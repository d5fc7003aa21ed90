//! 发放名单: who is paid in a term, who is not and why, and what was paid.

use std::fmt::Write;

use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::Boarding;
use aid::vocabulary::Set;
use office::application::{Application, Field};
use office::roster::{Disbursement, Entry, Ledger, Payment, Trouble, Unpaid, disbursement};
use office::wording;

use super::class_of_2023::class_of_2023;
use super::entries::entries;
use super::failures::each;
use super::people::{after, day, with};
use super::punctuation::half_width;
use super::pupils::boarder;
use super::{YEAR, is_golden};

fn printed(list: &Disbursement) -> String {
    let mut text = format!("{}\n", wording::term(list.term));
    for row in &list.payments {
        let (boarding, sum) = (row.boarding.map_or("", wording::boarding), row.sum.to_string());
        let benefit = wording::benefit(row.benefit);
        let of_pupil = [&row.grade, &row.class, &row.name].map(String::as_str);
        let of_sum = [boarding, benefit, &sum, &row.account_holder, &row.card_end];
        let columns = of_pupil.into_iter().chain(of_sum).filter(|column| !column.is_empty());
        writeln!(text, "{}", columns.collect::<Vec<_>>().join(" ")).unwrap();
    }
    writeln!(text, "合计 {} 行 {} 元，{}", list.payments.len(), list.sum, list.sum.capitals())
        .unwrap();
    for left in &list.left_out {
        let why = wording::unpaid(left.why);
        writeln!(text, "{} {} {}：{why}", left.grade, left.class, left.name).unwrap();
    }
    text
}

#[test]
fn a_term_is_paid_as_these_lists_say() {
    let all = entries(class_of_2023());
    let everyone: Vec<&Entry> = all.iter().collect();
    let of_paid = Set::of(Unpaid::Bounced).union(Set::of(Unpaid::NoSum));
    // Only schools of other stages set a sum of their own, or lower fees instead of paying.
    let of_others = [Unpaid::NoGrant, Unpaid::GrantOutside, Unpaid::FeesOnly];
    let due = Set::all().without(of_paid).without(of_others.into_iter().collect());
    // What is read of no index can be read.
    let due = due.without(Set::of(Unpaid::Unreadable));
    for (term, ledger, name, expected) in [
        ("2023-autumn", Ledger::Due, "2023-autumn", due),
        ("2024-spring", Ledger::Due, "2024-spring", due),
        ("2023-autumn", Ledger::Paid, "2023-autumn-paid", of_paid),
    ] {
        let list = disbursement(&everyone, term.parse().unwrap(), ledger);
        let text = printed(&list);
        is_golden(name, &text);
        assert!(text.lines().all(|line| half_width(line).is_none()), "{text}");
        let sum = list.payments.iter().fold(Yuan::ZERO, |sum, row| sum.plus(row.sum));
        assert_eq!(sum, list.sum);
        let reasons: Set<Unpaid> = list.left_out.iter().map(|left| left.why).collect();
        assert_eq!(reasons, expected, "every reason is shown once");
    }
}

/// What was paid in the autumn.
fn paid(application: &Application) -> Disbursement {
    let all = entries([application.clone()]);
    disbursement(&[&all[0]], YEAR.terms()[0], Ledger::Paid)
}

fn has_bounced(application: &Application) -> bool {
    entries([application.clone()])[0].troubles.contains(Trouble::Bounced)
}

#[test]
fn a_paid_list_stays_as_it_was_paid() {
    let application = after(boarder(2026), "smooth pay");
    let before = paid(&application);
    assert_eq!((before.payments.len(), before.sum), (1, Yuan::whole(625)));
    let account = [(Field::CardNumber, "5500000000000004"), (Field::AccountHolder, "")];
    let mut changed = with(application, &account);
    changed.student.boarding = Some(Boarding::Day);
    each(
        [
            ("another account and another boarding", ""),
            ("money that went out is not forgotten with a pupil who leaves", "leave"),
            ("nor with what is void", "void"),
        ],
        |failures, (says, way)| {
            let later = after(changed.clone(), &format!("2026-12-01 {way}"));
            failures.same(says, paid(&later), before.clone());
        },
    );
    let mut back = after(changed, "2026-12-01 bounce");
    let list = paid(&back);
    assert_eq!((list.payments.len(), list.sum), (0, Yuan::ZERO));
    assert_eq!(list.left_out.iter().map(|left| left.why).collect::<Vec<_>>(), [Unpaid::Bounced]);
    assert!(has_bounced(&back));
    back.student.boarding = Some(Boarding::Boarder);
    let anew = after(back, "2026-12-08 pay");
    let row = &paid(&anew).payments[0];
    assert_eq!((row.paid, wording::payment_note(row)), (Some(day("2026-12-08")), "退汇重发"));
    assert!(!has_bounced(&anew));
}

#[test]
fn rows_and_pupils_are_counted_apart() {
    let all = entries(["smooth pay"; 2].map(|way| after(boarder(2026), way)));
    let everyone: Vec<&Entry> = all.iter().collect();
    let mut list = disbursement(&everyone, YEAR.terms()[0], Ledger::Paid).payments;
    // A second benefit in cash, as later stages have it.
    list.insert(1, Payment { benefit: Benefit::PrivateFeeCut, ..list[0].clone() });
    let sum = "3 笔，2 人，1,875.00\u{a0}元，人民币（大写）壹仟捌佰柒拾伍元整";
    assert_eq!(wording::sum_of(&list), sum);
}

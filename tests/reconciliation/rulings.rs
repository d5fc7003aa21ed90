//! What an officer says of two rows: it moves children, is kept, and never makes two persons one
//! against their numbers.

use aid::vocabulary::Vocabulary;
use office::reconciliation::{
    Child, Code, List, MatchLog, OnRoll, Reconciliation, RowId, Ruling, Whereabouts, reconcile,
};

use super::county::County;
use super::failures::each;
use super::lists::{number, registered, roll};
use super::planted::{child_at, plant};
use super::{YEAR, reconciled, spring};

fn with(lists: &[List], log: &MatchLog) -> Reconciliation {
    reconcile(lists, log, YEAR, spring())
}

fn count(of: &Reconciliation, code: Code) -> usize {
    of.problems.iter().filter(|one| one.code == code).count()
}

/// The identity of a row.
fn id(lists: &[List], list: usize, row: usize) -> RowId {
    let (id, fingerprint) = (lists[list].id.clone(), lists[list].rows[row].fingerprint());
    RowId { list: id, fingerprint }
}

#[test]
fn a_candidate_is_confirmed_denied_and_taken_back() {
    let mut county = County::new();
    let child = county.made_for(Whereabouts::NotApplied)[4];
    plant(&mut county, Code::Unconfirmed, child);
    let mut log = MatchLog::default();
    let of = with(&county.lists, &log);
    let ids = of.candidates[0].ids.clone();
    let turned = (ids.1.clone(), ids.0.clone());
    // Row after row of the log: the box, whether a candidate waits, and whether somebody is missed.
    let rows = [
        (None, Whereabouts::NotAtSchool, 1, 0),
        (Some((&ids, Ruling::Same)), Whereabouts::NotApplied, 0, 0),
        (Some((&turned, Ruling::Different)), Whereabouts::NotAtSchool, 0, 1),
        (Some((&ids, Ruling::Withdrawn)), Whereabouts::NotAtSchool, 1, 0),
        (Some((&turned, Ruling::Same)), Whereabouts::NotApplied, 0, 0),
    ];
    each(rows, |failures, (ruled, whereabouts, waiting, missed)| {
        if let Some((ids, ruling)) = ruled {
            log.rule(ids.clone(), ruling, spring());
        }
        let of = with(&county.lists, &log);
        let says = format!("{ruled:?}");
        let placed = child_at(&of, &county.registered_at(child));
        failures.same(&says, (placed.whereabouts, placed.waits), (whereabouts, waiting > 0));
        failures.same(&says, count(&of, Code::Unconfirmed), waiting);
        failures.same(&says, count(&of, Code::OnNoRoll), missed);
        failures.same(&says, (of.sum().missing, of.idle.len()), (0, 0));
    });
    assert_eq!(log.entries().len(), 4);
}

#[test]
fn a_list_that_is_brought_in_again_keeps_what_was_said() {
    let mut county = County::new();
    let child = county.made_for(Whereabouts::NotApplied)[4];
    plant(&mut county, Code::Unconfirmed, child);
    let mut log = MatchLog::default();
    log.rule(with(&county.lists, &log).candidates[0].ids.clone(), Ruling::Same, spring());
    // The rows stand elsewhere in the file, and one more is before them.
    county.lists[0].rows.reverse();
    for listed in &mut county.lists[0].rows {
        listed.row += 100;
        listed.school = listed.school.as_ref().map(|school| school.replace(' ', ""));
        listed.name = listed.name.replace('⻩', "黄");
    }
    let of = with(&county.lists, &log);
    assert_eq!((of.candidates.len(), of.idle.len(), of.problems.len()), (0, 0, 0));
    // Of a row that says something else of who it is about, somebody has to say so again.
    let row = county.lists[0].rows.iter_mut().find(|row| row.roll_number.is_empty()).unwrap();
    row.sex = None;
    let of = with(&county.lists, &log);
    assert_eq!((of.candidates.len(), of.idle.len()), (1, 1));
}

#[test]
fn the_log_is_exported_and_read_again_and_has_no_name_and_no_number() {
    let one = number("20140506", 1);
    let lists = [
        registered(&[["张小明", "", "", "2014年5月", "李家长"]]),
        roll("一小", &[["张小明", &one, "", "", "李家长"]]),
    ];
    let mut log = MatchLog::default();
    log.rule(reconciled(&lists).candidates[0].ids.clone(), Ruling::Same, spring());
    let text = serde_json::to_string(&log).unwrap();
    let expected = concat!(
        r#"[{"one":{"list":"登记","fingerprint":"5a60b224235df118"},"#,
        r#""other":{"list":"一小名册","fingerprint":"4a39f58d2e65fdbb"},"#,
        r#""ruling":"same","on":"2027-05-20"}]"#,
    );
    assert_eq!(text, expected);
    assert_eq!(serde_json::from_str::<MatchLog>(&text).unwrap(), log);
    each(["张小明", "李家长", "20140506", "2014"], |failures, part| {
        failures.holds(part, !text.contains(part));
    });
    each([r#"{"a":1}"#, r#"[{"one":1}]"#, &text.replace("5a60", "zz")], |failures, text| {
        failures.holds(text, serde_json::from_str::<MatchLog>(text).is_err());
    });
}

#[test]
fn two_numbers_stay_two_persons_whatever_is_confirmed() {
    let (one, other) = (number("20140506", 1), number("20140506", 2));
    let unknown = ["甲", "", "", "2014年5月", "父"];
    let lists = [
        registered(&[["甲", &one, "", "", "父"], ["甲", &other, "", "", "父"]]),
        roll("一小", &[unknown]),
    ];
    let of = reconciled(&lists);
    assert_eq!(of.candidates.len(), 2);
    let on_roll = |of: &Reconciliation| {
        let is_here = |one: &Child| one.facts.roll == OnRoll::Here;
        of.children.iter().map(is_here).collect::<Vec<bool>>()
    };
    let mut log = MatchLog::default();
    log.rule((id(&lists, 0, 0), id(&lists, 0, 1)), Ruling::Same, spring());
    assert_eq!(with(&lists, &log).children.len(), 2);
    assert_eq!(with(&lists, &log).idle.len(), 1);
    // The one row of the roll is of the first; it cannot be of the second, too.
    let mut log = MatchLog::default();
    log.rule((id(&lists, 0, 0), id(&lists, 1, 0)), Ruling::Same, spring());
    let of = with(&lists, &log);
    assert_eq!((on_roll(&of), of.candidates.len(), of.idle.len()), (vec![true, false], 0, 0));
    log.rule((id(&lists, 0, 1), id(&lists, 1, 0)), Ruling::Same, spring());
    let of = with(&lists, &log);
    assert_eq!(of.children.len(), 2);
    assert_eq!((of.candidates.len(), of.idle.len()), (0, 1));
}

#[test]
fn of_two_rulings_that_two_numbers_stand_between_the_earlier_holds() {
    let numbers = [number("20140506", 1), number("20140506", 2)];
    let known: Vec<[&str; 5]> =
        numbers.iter().map(|number| ["甲", number.as_str(), "", "", "父"]).collect();
    let unknown = [["甲", "", "", "2014年5月", "父"]];
    // Who is not known stands in the first list, or in the second.
    let rows = [
        ("a child", [registered(&unknown), roll("一小", &known)], 0),
        ("a pupil", [registered(&known), roll("一小", &unknown)], 1),
    ];
    each(rows, |failures, (says, lists, unknown)| {
        let pair = |place| (id(&lists, unknown, 0), id(&lists, 1 - unknown, place));
        for (first, second) in [(0, 1), (1, 0)] {
            let mut log = MatchLog::default();
            log.rule(pair(first), Ruling::Same, spring());
            log.rule(pair(second), Ruling::Same, spring());
            let of = with(&lists, &log);
            let idle: Vec<_> = of.idle.iter().map(|ruled| ruled.other.clone()).collect();
            failures.same(format!("{says}, {first}"), idle, vec![pair(second).1]);
            let here = of.children.iter().filter(|one| one.facts.roll == OnRoll::Here);
            failures.same(format!("{says}, {first}"), here.count(), 1);
        }
    });
}

#[test]
fn a_roll_number_that_somebody_was_given_by_a_ruling_stands_against_another() {
    let known = |roll: &'static str| ["甲", "", roll, "2014年5月", "父"];
    let lists = [registered(&[known("")]), roll("一小", &[known("L1"), known("L2")])];
    let mut log = MatchLog::default();
    // Each of the three may be another, but the two of the roll are two.
    assert_eq!(with(&lists, &log).candidates.len(), 2);
    log.rule((id(&lists, 0, 0), id(&lists, 1, 0)), Ruling::Same, spring());
    assert_eq!(with(&lists, &log).candidates.len(), 0);
}

#[test]
fn of_whom_a_roll_number_is_that_two_have_somebody_says() {
    let (one, other) = (number("20140506", 1), number("20140506", 2));
    let known = |number| ["甲", number, "L1", "2014年5月", "父"];
    let lists = [registered(&[known(&one), known(&other)]), roll("一小", &[known("")])];
    let mut log = MatchLog::default();
    assert_eq!(with(&lists, &log).candidates.len(), 2);
    log.rule((id(&lists, 0, 1), id(&lists, 1, 0)), Ruling::Same, spring());
    let of = with(&lists, &log);
    let here: Vec<bool> = of.children.iter().map(|one| one.facts.roll == OnRoll::Here).collect();
    assert_eq!((here, of.candidates.len()), (vec![false, true], 0));
}

#[test]
fn a_contradiction_of_names_is_settled_by_what_is_said_of_them() {
    let one = number("20140506", 1);
    let lists =
        [registered(&[["甲", &one, "", "", ""]]), roll("一小", &[["乙", &one, "", "", ""]])];
    let ids = (id(&lists, 0, 0), id(&lists, 1, 0));
    // The box, and whether the number is still told to be wrong.
    let rows = [
        (Ruling::Withdrawn, Whereabouts::Contradictory, 1, 0),
        (Ruling::Same, Whereabouts::Depends, 0, 0),
        (Ruling::Different, Whereabouts::NotAtSchool, 1, 1),
    ];
    each(rows, |failures, (ruling, whereabouts, told, missed)| {
        let mut log = MatchLog::default();
        log.rule(ids.clone(), ruling, spring());
        let of = with(&lists, &log);
        failures.same(ruling.id(), of.children[0].whereabouts, whereabouts);
        let counted = (count(&of, Code::TwoNames), count(&of, Code::OnNoRoll));
        failures.same(ruling.id(), counted, (told, missed));
        failures.same(ruling.id(), of.idle.len(), 0);
    });
}

#[test]
fn many_who_look_alike_wait_for_few_at_a_time() {
    let numbers: Vec<String> = (1..=20).map(|serial| number("20140506", serial)).collect();
    let people: Vec<[&str; 5]> =
        numbers.iter().map(|number| ["甲", number.as_str(), "", "", "父"]).collect();
    let unknown = ["甲", "", "", "2014年5月", "父"];
    let lists = [registered(&[unknown]), roll("一小", &people)];
    let mut log = MatchLog::default();
    let mut looked_at = 0;
    for _ in 0..30 {
        let of = with(&lists, &log);
        assert!(of.candidates.len() <= 8);
        let Some(candidate) = of.candidates.first() else { break };
        log.rule(candidate.ids.clone(), Ruling::Different, spring());
        looked_at += 1;
    }
    assert_eq!(looked_at, 20);
}

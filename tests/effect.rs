//! What a new notice changes: held against what the judgement gives each child on its own.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fmt::Write;

use aid::assessment::assess;
use aid::date::{Period, Term};
use aid::effect::{Effect, Terms, Turn, effects, leaving_the_dormitory};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::situation::{Boarding, Hardship, Household, SchoolKind, Situation, Stage, Student};
use aid::vocabulary::Vocabulary;
use aid::wording;

fn term(text: &str) -> Term {
    text.parse().unwrap()
}

fn between(before: &str, after: &str) -> Vec<Effect> {
    effects((library(), term(before)), (library(), term(after)))
}

/// All effects as a person reads them.
fn told(effects: &[Effect]) -> String {
    let mut text = String::new();
    for one in effects {
        let (whom, what) = (wording::effect_of(one), wording::effect(one));
        let example = wording::effect_example(library(), one);
        writeln!(text, "{}：{whom}：{what}。{example}", wording::turn(one.turn())).unwrap();
    }
    wording::plain(&text)
}

#[test]
fn the_notice_of_spring_2024_raises_sums_and_lowers_none() {
    let found = between("2023-autumn", "2024-spring");
    let golden = "tests/effect/2024-spring.txt";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(golden, told(&found)).unwrap();
    }
    assert_eq!(told(&found), std::fs::read_to_string(golden).unwrap());
    assert!(found.iter().all(|one| one.turn() != Turn::Loses), "{}", told(&found));
}

#[test]
fn nothing_is_different_between_a_term_and_itself() {
    for text in ["2016-spring", "2020-spring", "2024-autumn", "2026-autumn"] {
        assert_eq!(between(text, text), []);
    }
}

#[test]
fn each_example_gets_just_that_by_the_judgement() {
    let mut looked_at = 0;
    for (before, after) in [
        ("2019-spring", "2019-autumn"),
        ("2023-autumn", "2024-spring"),
        ("2024-spring", "2025-autumn"),
    ] {
        for one in between(before, after) {
            let old = sum(&one, before);
            assert_eq!(
                old,
                one.before.sum.map(|sum| (sum.least, sum.most)).unwrap_or_default(),
                "{one:?}"
            );
            looked_at += 1;
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}

/// What the example of an effect is owed of its benefit in a term.
fn sum(effect: &Effect, period: &str) -> (Yuan, Yuan) {
    let hardships = effect.example.hardships;
    let mut student = effect.example.student;
    student.hardships = hardships;
    let situation = Situation { household: Household { hardships }, students: vec![student] };
    let period: Period = period.parse().unwrap();
    let assessed = assess(library(), &situation, period);
    let entitlements = &assessed.students[0].entitlements;
    let of_benefit = entitlements.iter().find(|one| one.benefit == effect.benefit);
    of_benefit.map(|one| (one.whole.least, one.whole.most)).unwrap_or_default()
}

#[test]
fn a_name_that_was_changed_changes_nothing_by_itself() {
    // 建档立卡 ended with 2020 and became 脱贫家庭: no living subsidy is lost by that.
    let lost = between("2020-autumn", "2021-spring");
    let lost: Vec<&Effect> = lost.iter().filter(|one| one.turn() == Turn::Loses).collect();
    assert!(lost.iter().all(|one| one.benefit != Benefit::LivingSubsidy), "{lost:?}");
}

#[test]
fn what_a_child_says_of_a_later_name_is_not_taken_back_by_an_earlier_one() {
    // 脱贫家庭 took the place of 建档立卡 with 2021; this child was only asked about the later name.
    let mut household = Household::default();
    household.hardships.set(Hardship::Delisted, Some(true));
    let student = Student {
        stage: Some(Stage::Primary),
        region: "130925".parse().ok(),
        school_kind: Some(SchoolKind::Public),
        boarding: Some(Boarding::Day),
        ..Student::default()
    };
    let terms = Terms::new((library(), term("2020-autumn")), (library(), term("2024-autumn")));
    let touches = terms.touch(&household, &student);
    let living = touches.iter().find(|one| one.benefit == Benefit::LivingSubsidy).unwrap();
    let half = Yuan::from_fen(31_250);
    assert_eq!((living.after.least, living.after.most), (half, half), "{living:?}");
    assert!(
        living.before.possible && !living.before.certain,
        "nobody asked about the earlier name"
    );
}

#[test]
fn a_term_for_which_no_document_was_seen_takes_nothing_away() {
    let found = between("2025-autumn", "2026-spring");
    let unseen: Vec<&Effect> = found.iter().filter(|one| !one.after.ruled).collect();
    assert!(unseen.iter().any(|one| one.benefit == Benefit::RainDew), "{}", told(&found));
    for one in unseen {
        assert_eq!(one.turn(), Turn::Differs, "{}", wording::effect(one));
        assert!(wording::effect(one).contains("变成 没有见到规定"), "{}", wording::effect(one));
    }
}

#[test]
fn who_leaves_the_dormitory_loses_half_and_nobody_gains() {
    let found = leaving_the_dormitory((library(), term("2024-autumn")));
    let cash: Vec<&Effect> =
        found.iter().filter(|one| one.kind == Kind::Cash && one.stage == Stage::Primary).collect();
    assert!(cash.iter().any(|one| one.turn() == Turn::Loses));
    let half = cash.iter().filter_map(|one| Some((one.before.sum?.most, one.after.sum?.most)));
    for (boarder, day) in half {
        assert_eq!((boarder.fen(), day.fen()), (62_500, 31_250));
    }
}

#[test]
fn every_stage_is_looked_at() {
    let found = between("2016-spring", "2026-autumn");
    let covered = Stage::ALL.iter().filter(|stage| library().coverage(**stage).is_some());
    for stage in covered {
        assert!(found.iter().any(|one| one.stage == *stage), "{stage:?}");
    }
}

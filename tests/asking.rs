//! What is asked about categories of hardship, and what an answer to it says.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

use aid::library::library;
use aid::questionnaire::{offered, renamed, stages_of};
use aid::rulebook::Rulebook;
use aid::situation::{Hardship, Question, Stage, Student};
use aid::vocabulary::{Answers, Set, Vocabulary};
use aid::wording;

fn book(period: &str) -> Rulebook<'static> {
    Rulebook::new(library(), period.parse().unwrap())
}

fn yes(held: &[Hardship]) -> Answers<Hardship> {
    let mut said = Answers::default();
    for one in held {
        said.set(*one, Some(true));
    }
    said
}

/// Primary and junior middle school.
fn compulsory() -> Set<Stage> {
    [Stage::Primary, Stage::JuniorMiddle].into_iter().collect()
}

#[test]
fn the_categories_that_decide_are_those_of_the_childrens_stages() {
    let book = book("2026-2027");
    let named = |stages: &[Stage]| {
        let stages = stages.iter().copied().collect();
        offered(&book, Question::HouseholdHardship, stages).named
    };
    let of_school = [Hardship::RuralSubsistence, Hardship::RuralDestitute];
    assert_eq!(named(&[Stage::Primary]), of_school.into_iter().collect());
    // A kindergarten asks whether it recognised the child, and nothing of the family.
    assert_eq!(named(&[Stage::Kindergarten]), Set::EMPTY);
    assert!(named(&[Stage::SeniorMiddle]).contains(Hardship::Delisted));
    assert!(named(&[Stage::Vocational]).contains(Hardship::Delisted));
    // Children of two stages are asked what either needs, and a child of unknown stage everything.
    let both = named(&[Stage::Primary]).union(named(&[Stage::SeniorMiddle]));
    assert_eq!(named(&[Stage::Primary, Stage::SeniorMiddle]), both);
    let unknown = stages_of([Student::default()].iter());
    let all = offered(&book, Question::HouseholdHardship, unknown).named;
    assert_eq!(all, named(Stage::ALL));
    // What is in use is in use for everybody.
    let in_use = |stage| offered(&book, Question::HouseholdHardship, Set::of(stage)).in_use;
    assert_eq!(in_use(Stage::Kindergarten), in_use(Stage::Doctor));
}

#[test]
fn whose_categories_are_offered_is_known_by_the_stages_of_the_children() {
    let of = |stage| Student { stage, ..Student::default() };
    let (primary, college) = (Some(Stage::Primary), Some(Stage::JuniorCollege));
    for (students, expected) in [
        (vec![], Set::all()),
        (vec![of(None)], Set::all()),
        (vec![of(primary)], Set::of(Stage::Primary)),
        (vec![of(primary), of(None)], Set::all()),
        (
            vec![of(primary), of(college), of(primary)],
            [Stage::Primary, Stage::JuniorCollege].into_iter().collect(),
        ),
    ] {
        assert_eq!(stages_of(students.iter()), expected, "{students:?}");
    }
}

#[test]
fn a_question_about_categories_can_be_answered_to_its_end() {
    let offered = offered(&book("2026-2027"), Question::HouseholdHardship, compulsory());
    // Behind the fold stands what the rules do not name: nothing waits for it.
    assert!(!offered.named.contains(Hardship::Monitored2026));
    let ticked = offered.ticked(Answers::default(), Hardship::Monitored2026, true);
    assert!(!offered.rest_is_denied(ticked));
    let ended = ticked.denying(offered.named);
    assert!(offered.rest_is_denied(ended));
    // Nothing that was folded away is denied, and no tick is taken back.
    assert_eq!(ended.no(), offered.named);
    assert_eq!(ended.yes(), Set::of(Hardship::Monitored2026));
    // One more tick leaves the rest denied; taking it back says that it is not.
    let more = offered.ticked(ended, Hardship::RuralSubsistence, true);
    assert_eq!(more.get(Hardship::RuralSubsistence), Some(true));
    assert!(offered.rest_is_denied(more));
    assert_eq!(offered.ticked(more, Hardship::RuralSubsistence, false), ended);
    // Where nobody said that the rest are not, a tick that is taken back says nothing.
    assert_eq!(offered.ticked(ticked, Hardship::Monitored2026, false), Answers::default());
}

#[test]
fn a_category_that_changed_its_name_is_asked_by_the_name_of_the_time() {
    let rows: [(&str, &[Hardship], &[&str]); 7] = [
        ("2019-2020", &[Hardship::Registered], &[]),
        (
            "2023-2024",
            &[Hardship::Registered],
            &["您选过“建档立卡户”。从 2021 年起叫“脱贫户（原建档立卡贫困户）”，还是吗？"],
        ),
        // Its autumn knows the old name, its spring the new one.
        (
            "2020-2021",
            &[Hardship::Registered],
            &["您选过“建档立卡户”。从 2021 年起叫“脱贫户（原建档立卡贫困户）”，还是吗？"],
        ),
        (
            "2019-2020",
            &[Hardship::Delisted],
            &["您选过“脱贫户（原建档立卡贫困户）”。到 2020 年底为止叫“建档立卡户”，那时也是吗？"],
        ),
        ("2023-2024", &[Hardship::Registered, Hardship::Delisted], &[]),
        ("2023-2024", &[Hardship::RuralSubsistence], &[]),
        (
            "2026-autumn",
            &[Hardship::MonitoredEdge],
            &[
                "您选过“边缘易致贫户（监测户）”。从 2026 年起叫“防止返贫致贫对象（原三类监测户）”，还是吗？",
            ],
        ),
    ];
    for (period, held, expected) in rows {
        let asked = renamed(library(), &book(period), Question::HouseholdHardship, yes(held));
        let asked: Vec<String> =
            asked.into_iter().map(|one| wording::renamed(library(), one)).collect();
        assert_eq!(asked, expected, "{period} {held:?}");
    }
}

#[test]
fn nobody_is_asked_by_a_name_that_was_answered() {
    let mut said = yes(&[Hardship::Registered]);
    said.set(Hardship::Delisted, Some(false));
    let asked = renamed(library(), &book("2023-2024"), Question::HouseholdHardship, said);
    assert_eq!(asked, []);
}

#[test]
fn who_is_asked_by_the_school_is_asked_of_what_is_open_only() {
    let open: Set<Hardship> = [Hardship::RuralSubsistence].into_iter().collect();
    let asking = wording::asking_about(library(), Question::HouseholdHardship, open);
    assert_eq!(asking.words, "请帮我查一下，我家在不在农村低保户的名单上？");
    let open = Set::of(Hardship::Disabled);
    let asking = wording::asking_about(library(), Question::StudentHardship, open);
    assert_eq!(asking.whom, "残联");
    assert!(!asking.words.contains("孤儿"));
}

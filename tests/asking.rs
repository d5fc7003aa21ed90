//! What is asked about categories of hardship, and what an answer to it says.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

use aid::library::library;
use aid::questionnaire::{offered, renamed};
use aid::rulebook::Rulebook;
use aid::situation::{Hardship, Question};
use aid::vocabulary::{Answers, Set};
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

#[test]
fn a_question_about_categories_can_be_answered_to_its_end() {
    let offered = offered(&book("2026-2027"), Question::HouseholdHardship);
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

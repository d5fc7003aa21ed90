//! The laws that hold whatever a family answers, checked over all small situations.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "laws/brute.rs"]
mod brute;
#[path = "laws/reach.rs"]
mod reach;

use aid::assessment::{Assessment, StudentAssessment, assess, assess_student};
use aid::comparison::compare;
use aid::date::{Period, Term};
use aid::eligibility::{Eligibility, Facts, Finding, judge};
use aid::entitlement::{Spread, Verdict};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Condition, Kind, Per, Policy};
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Household, SchoolKind, SchoolPlace, Situation, Stage,
    Student,
};
use aid::space::explore;
use aid::vocabulary::{Answers, Set, Vocabulary};
use brute::Table;
use reach::{Reach, reach};
use records::draft::Draft;

const PERIODS: &[&str] = &[
    "2016-spring",
    "2017-2018",
    "2019-2020",
    "2020-spring",
    "2020-2021",
    "2023-2024",
    "2025-2026",
    "2026-autumn",
];

#[track_caller]
fn period(text: &str) -> Period {
    text.parse().unwrap_or_else(|_| panic!("{text} is no period"))
}

fn every_period() -> impl Iterator<Item = Period> {
    PERIODS.iter().map(|text| period(text))
}

/// What can be said about hardship: nothing, «none of them», or one category and no other.
fn hardship_answers() -> Vec<Answers<Hardship>> {
    let nothing = Answers::default();
    let mut said = vec![nothing, nothing.denying(Set::all())];
    for one in [
        Hardship::Registered,
        Hardship::Delisted,
        Hardship::RuralSubsistence,
        Hardship::UrbanSubsistence,
        Hardship::Disabled,
        Hardship::General,
    ] {
        let mut only = nothing;
        only.set(one, Some(true));
        said.push(only.denying(Set::all()));
    }
    said
}

/// What the school decided: nothing said, all no, all yes, only recognised.
fn decision_answers() -> Vec<Answers<Decision>> {
    let nothing = Answers::default();
    let mut recognised = nothing;
    recognised.set(Decision::Recognised, Some(true));
    let yes = Decision::ALL.iter().fold(nothing, |mut all, one| {
        all.set(*one, Some(true));
        all
    });
    vec![nothing, nothing.denying(Set::all()), yes, recognised]
}

fn with_none<A: Copy>(all: &[A]) -> Vec<Option<A>> {
    std::iter::once(None).chain(all.iter().copied().map(Some)).collect()
}

/// Every `step`th of all small situations of one child, answers missing in all ways.
fn situations(step: usize) -> impl Iterator<Item = (Household, Student)> {
    let codes = ["130925", "130923", "130921", "130902", "130971", "130000", "000000"];
    let regions: Vec<RegionCode> = codes.iter().map(|code| code.parse().unwrap()).collect();
    let (stages, entries) = (with_none(Stage::ALL), with_none(Entry::ALL));
    let (regions, kinds) = (with_none(&regions), with_none(SchoolKind::ALL));
    let (places, boardings) = (with_none(SchoolPlace::ALL), with_none(Boarding::ALL));
    let (hardships, decisions) = (hardship_answers(), decision_answers());
    let sizes = [
        stages.len(),
        entries.len(),
        regions.len(),
        kinds.len(),
        places.len(),
        boardings.len(),
        hardships.len(),
        decisions.len(),
    ];
    let count: usize = sizes.iter().product();
    (0..count).step_by(step).map(move |index| {
        let mut rest = index;
        let n = sizes.map(|size| {
            let number = rest % size;
            rest /= size;
            number
        });
        let household = Household { hardships: hardships[n[6]] };
        let student = Student {
            stage: stages[n[0]],
            entry: entries[n[1]],
            region: regions[n[2]],
            school_kind: kinds[n[3]],
            school_place: places[n[4]],
            boarding: boardings[n[5]],
            // Every third child moves, or stays where it is.
            boarding_in_spring: (index / step).is_multiple_of(3).then(|| Boarding::ALL[index % 2]),
            hardships: hardships[n[6]],
            decisions: decisions[n[7]],
        };
        (household, student)
    })
}

fn of_one(household: Household, student: Student) -> Situation {
    Situation { household, students: vec![student] }
}

fn of_the_core(spread: &Spread) -> Reach {
    Reach {
        certain: spread.certain,
        possible: spread.possible,
        ruled: spread.ruled,
        least: spread.least.fen(),
        most: spread.most.fen(),
        stated: spread.stated,
        not_stated: spread.not_stated,
        per_day: spread.per_day.map(Yuan::fen),
        questions: spread.questions,
    }
}

/// Compares the core with brute force for a benefit in a period: every question open, and then
/// `samples` situations spread evenly, each answer missing in about half of them.
#[track_caller]
fn spreads_are_exact(policy: &Policy, benefit: Benefit, asked: Period, samples: usize) -> usize {
    let table = Table::new(policy, benefit, asked);
    assert_eq!(table.conflict, None);
    let book = Rulebook::new(policy, asked);
    let chapter = book.chapters.iter().find(|one| one.benefit == benefit).unwrap();
    let all: usize = table.facts.iter().map(|fact| 2 * fact.answers()).product();
    // A step that shares no factor with the sizes 2, 3 and 7 of the answers visits all residues.
    let shares = |step: &usize| [2, 3, 7].iter().any(|size| step.is_multiple_of(*size));
    let step = (1..=all / samples).rev().find(|step| !shares(step)).unwrap_or(1);
    let mut checked = 0;
    for index in (0..all).step_by(step) {
        let mut rest = all - 1 - index;
        let given: Vec<Option<usize>> = table
            .facts
            .iter()
            .map(|fact| {
                let number = rest % (2 * fact.answers());
                rest /= 2 * fact.answers();
                (number < fact.answers()).then_some(number)
            })
            .collect();
        let (mut household, mut student) = (Household::default(), Student::default());
        for (fact, number) in table.facts.iter().zip(&given) {
            if let Some(number) = number {
                fact.give(*number, &mut household, &mut student);
            }
        }
        let spreads = explore(chapter, &Facts::new(Set::EMPTY, &household, &student));
        let expected = reach(&table, &given);
        let second = spreads.second.unwrap_or(spreads.first);
        let cores = [spreads.whole, spreads.first, second].map(|spread| of_the_core(&spread));
        for (scope, (core, expected)) in cores.iter().zip(&expected).enumerate() {
            if scope < 2 || spreads.second.is_some() {
                let told = format!("{benefit:?} {asked} scope {scope}: {household:?} {student:?}");
                assert_eq!(core, expected, "{told}");
            }
        }
        // Unknown if and only if a missing answer matters.
        let depends = spreads.whole.verdict() == Verdict::Depends;
        assert_eq!(depends, !expected[0].questions.is_empty(), "{benefit:?} {asked}");
        checked += 1;
    }
    assert!(checked >= samples.min(all), "{checked} of {all}");
    checked
}

#[test]
fn what_is_certain_possible_and_open_equals_brute_force() {
    // Two threads, each with every second period: this is the longest of the tests.
    let checked: usize = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            scope.spawn(move || {
                let periods = every_period().skip(half).step_by(2);
                let pairs = periods.flat_map(|one| Benefit::ALL.iter().map(move |all| (one, *all)));
                pairs.map(|(one, all)| spreads_are_exact(library(), all, one, 200)).sum::<usize>()
            })
        });
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    println!("{checked} partial situations equal brute force");
}

#[test]
fn a_total_is_the_sum_of_its_benefits_and_of_its_children() {
    let all: Vec<(Household, Student)> = situations(997).collect();
    for asked in every_period() {
        for pair in all.chunks(2) {
            let household = pair[0].0;
            let students: Vec<Student> = pair.iter().map(|(_, student)| *student).collect();
            let situation = Situation { household, students };
            let assessment = assess(library(), &situation, asked);
            for kind in Kind::ALL {
                let mut least = 0;
                let mut most = 0;
                for student in &assessment.students {
                    let of_kind = student.entitlements.iter().filter(|one| one.kind == *kind);
                    let of_kind = of_kind.filter(|one| one.per == Per::SchoolYear);
                    let sums: Vec<&Spread> = of_kind.map(|one| &one.whole).collect();
                    let one_least: u64 = sums.iter().map(|one| one.least.fen()).sum();
                    let one_most: u64 = sums.iter().map(|one| one.most.fen()).sum();
                    let total = student.total(*kind);
                    assert_eq!((total.least.fen(), total.most.fen()), (one_least, one_most));
                    least += one_least;
                    most += one_most;
                }
                let total = assessment.total(*kind);
                assert_eq!((total.least.fen(), total.most.fen()), (least, most), "{situation:?}");
            }
        }
    }
}

#[test]
fn a_school_year_is_the_sum_of_its_two_terms() {
    for (year, terms) in [
        ("2019-2020", ["2019-autumn", "2020-spring"]),
        ("2020-2021", ["2020-autumn", "2021-spring"]),
        ("2023-2024", ["2023-autumn", "2024-spring"]),
        ("2025-2026", ["2025-autumn", "2026-spring"]),
    ] {
        let year = Rulebook::new(library(), period(year));
        let terms = terms.map(|term| Rulebook::new(library(), period(term)));
        for (household, student) in situations(199) {
            let whole = assess_student(&year, &household, &student);
            let [autumn, spring] =
                terms.each_ref().map(|one| assess_student(one, &household, &student));
            let parts = autumn.entitlements.iter().zip(&spring.entitlements);
            for (whole, (autumn, spring)) in whole.entitlements.iter().zip(parts) {
                let told = format!("{:?}: {household:?} {student:?}", whole.benefit);
                assert_eq!(whole.terms[0].spread, autumn.whole, "{told}");
                assert_eq!(whole.terms[1].spread, spring.whole, "{told}");
                // With answers missing, one answer can be the best for one term and not the other.
                let (least, most) = (whole.whole.least, whole.whole.most);
                assert!(least >= autumn.whole.least.plus(spring.whole.least), "{told}");
                assert!(most <= autumn.whole.most.plus(spring.whole.most), "{told}");
                if whole.whole.questions.is_empty() {
                    assert_eq!(least, autumn.whole.least.plus(spring.whole.least), "{told}");
                    assert_eq!(most, least, "{told}");
                }
            }
        }
    }
}

#[test]
fn a_non_boarder_gets_half_of_the_national_boarders_rate_of_the_same_term() {
    let mut halves = Vec::new();
    for text in ["2019-autumn", "2020-spring", "2023-autumn", "2024-spring", "2026-autumn"] {
        let book = Rulebook::new(library(), period(text));
        for stage in [Stage::Primary, Stage::JuniorMiddle] {
            let mut student = Student {
                stage: Some(stage),
                region: Some(RegionCode::NATION),
                school_kind: Some(SchoolKind::Public),
                boarding: Some(Boarding::Boarder),
                ..Student::default()
            };
            student.decisions.set(Decision::Recognised, Some(true));
            student.decisions.set(Decision::DayList, Some(true));
            let boarder = settled_cash(&book, &student);
            student.boarding = Some(Boarding::Day);
            for place in RegionCode::places() {
                student.region = Some(place);
                let day = settled_cash(&book, &student);
                assert_eq!(2 * day, boarder, "{text} {stage:?} {place}");
            }
            halves.push(boarder / 2 / 100);
        }
    }
    assert_eq!(halves, [250, 312, 250, 312, 250, 312, 312, 375, 312, 375]);
}

#[track_caller]
fn settled_cash(book: &Rulebook<'_>, student: &Student) -> u64 {
    let range = assess_student(book, &Household::default(), student).total(Kind::Cash);
    assert!(range.is_settled(), "{range:?}");
    range.least.fen()
}

#[test]
fn one_more_answer_never_flips_a_settled_verdict() {
    for text in ["2016-spring", "2020-spring", "2023-2024", "2026-autumn"] {
        let book = Rulebook::new(library(), period(text));
        for (household, student) in situations(499) {
            let before = assess_student(&book, &household, &student);
            for (household, student) in one_answer_more(household, student) {
                let after = assess_student(&book, &household, &student);
                for (before, after) in before.entitlements.iter().zip(&after.entitlements) {
                    let told = format!("{:?} {text}: {household:?} {student:?}", before.benefit);
                    let (before, after) = (before.whole, after.whole);
                    // Whether a place has a rule at all is no part of what a child gets.
                    if before.verdict() != Verdict::Depends {
                        assert_eq!(before, Spread { ruled: before.ruled, ..after }, "{told}");
                    }
                    assert!(before.least <= after.least && after.most <= before.most, "{told}");
                    assert!(!before.certain || after.certain, "{told}");
                    assert!(before.possible || !after.possible, "{told}");
                    assert_eq!(after.questions.without(before.questions), Set::EMPTY, "{told}");
                }
            }
        }
    }
}

/// The situations that answer one thing that these leave open.
fn one_answer_more(household: Household, student: Student) -> Vec<(Household, Student)> {
    let (mut more, none) = (Vec::new(), Student::default());
    let facts = [
        (brute::Fact::Stage, student.stage == none.stage),
        (brute::Fact::Entry, student.entry == none.entry),
        (brute::Fact::Region, student.region == none.region),
        (brute::Fact::SchoolKind, student.school_kind == none.school_kind),
        (brute::Fact::SchoolPlace, student.school_place == none.school_place),
        (brute::Fact::Boarding, student.boarding == none.boarding),
    ];
    let decisions = Decision::ALL
        .iter()
        .map(|one| (brute::Fact::Decision(*one), student.decisions.get(*one).is_none()));
    let hardships = [Hardship::Registered, Hardship::UrbanSubsistence, Hardship::Disabled];
    let hardships = hardships.into_iter().map(|one| {
        let open = household.hardships.get(one).or(student.hardships.get(one)).is_none();
        (brute::Fact::Hardship(one), open)
    });
    let open = facts.into_iter().chain(decisions).chain(hardships).filter(|(_, open)| *open);
    for fact in open.map(|(fact, _)| fact) {
        for number in 0..fact.answers() {
            let (mut household, mut student) = (household, student);
            fact.give(number, &mut household, &mut student);
            more.push((household, student));
        }
    }
    more
}

#[test]
fn every_entitled_amount_has_a_citation_in_force_on_its_date() {
    let mut amounts = 0;
    for asked in every_period() {
        let book = Rulebook::new(library(), asked);
        for (household, student) in situations(499) {
            amounts += assess_student(&book, &household, &student)
                .entitlements
                .iter()
                .flat_map(|one| one.accounts().map(|(term, account)| cited(term, account)))
                .count();
        }
    }
    assert!(amounts > 1000, "{amounts}");
}

#[track_caller]
fn cited(term: Term, account: &aid::entitlement::Account<'_>) {
    let base = account.share.map(|share| (share.rule, share.version));
    for (rule, version) in [(account.rule, account.version)].into_iter().chain(base) {
        let in_force = rule.in_force(term.first_day()).map(|(version, _)| version);
        assert_eq!(in_force, Some(version), "{} {term}", rule.id);
        assert!(!version.cites.is_empty(), "{} {term}", rule.id);
        for citation in &version.cites {
            assert!(library().document(&citation.document).is_some(), "{}", citation.document);
        }
    }
}

#[test]
fn a_school_outside_hebei_is_untouched_by_the_rules_of_hebei() {
    let national = Policy {
        rules: library()
            .rules
            .iter()
            .filter(|rule| rule.region == RegionCode::NATION)
            .cloned()
            .collect(),
        ..library().clone()
    };
    assert!(national.rules.len() < library().rules.len());
    for asked in every_period() {
        let books = [library(), &national].map(|policy| Rulebook::new(policy, asked));
        for (household, student) in situations(499) {
            let student = Student { region: Some(RegionCode::NATION), ..student };
            let [all, national] =
                books.each_ref().map(|book| assess_student(book, &household, &student));
            for one in &national.entitlements {
                let with = all.entitlements.iter().find(|all| all.benefit == one.benefit);
                assert_eq!(with, Some(one), "{asked}: {student:?}");
            }
        }
    }
}

/// Every condition of every rule, parts of parts included.
fn every_condition(see: &mut dyn FnMut(&Condition)) {
    for version in library().rules.iter().flat_map(|rule| &rule.versions) {
        if let Some(provision) = &version.says {
            provision.when.visit(&mut |condition| see(condition));
        }
    }
}

#[test]
fn a_judgement_is_the_same_with_and_without_its_reasons() {
    let in_use = Set::all();
    let facts: Vec<Facts> = situations(4999)
        .map(|(household, student)| Facts::new(in_use, &household, &student))
        .collect();
    every_condition(&mut |condition| {
        for facts in &facts {
            let (traced, finding) = judge::<Finding<'_>>(condition, facts);
            let untraced = judge::<()>(condition, facts).0;
            assert_eq!(finding.eligibility, traced);
            match (traced, untraced) {
                // Without reasons it stops at the first part that decides; what is still open
                // when none does is the same.
                (Eligibility::Unknown(traced), Eligibility::Unknown(untraced)) => {
                    assert_eq!(traced, untraced, "{condition:?} {facts:?}");
                    assert!(!traced.is_empty(), "{condition:?} {facts:?}");
                }
                (traced, untraced) => assert_eq!(traced, untraced, "{condition:?} {facts:?}"),
            }
        }
    });
}

#[test]
fn the_negation_of_a_condition_is_judged_the_other_way_round() {
    let facts: Vec<Facts> = situations(4999)
        .map(|(household, student)| Facts::new(Set::all(), &household, &student))
        .collect();
    every_condition(&mut |condition| {
        let negation = Condition::Not(Box::new(condition.clone()));
        for facts in &facts {
            let reversed = match judge::<()>(condition, facts).0 {
                Eligibility::Met => Eligibility::NotMet,
                Eligibility::NotMet => Eligibility::Met,
                Eligibility::Unknown(questions) => Eligibility::Unknown(questions),
            };
            assert_eq!(judge::<()>(&negation, facts).0, reversed, "{condition:?} {facts:?}");
        }
    });
}

#[test]
fn saving_and_loading_a_draft_is_the_identity() {
    for (household, student) in situations(211) {
        let mut draft = Draft::new("家".to_owned(), period("2023-2024"));
        draft.household = household;
        draft.children[0].student = student;
        let loaded = Draft::read(&draft.write()).unwrap();
        assert_eq!(loaded, draft);
        assert_eq!(loaded.situation(), of_one(household, student));
    }
}

#[test]
fn a_thing_compared_with_itself_does_not_differ() {
    let mut differed = 0;
    let mut before: Option<Assessment<'_>> = None;
    for (household, student) in situations(997) {
        let one = assess(library(), &of_one(household, student), period("2023-2024"));
        let comparison = compare(&one, &one);
        assert_eq!(comparison.changes, [], "{student:?}");
        assert_eq!(comparison.before, comparison.after, "{student:?}");
        if let Some(before) = &before {
            let there = compare(before, &one);
            let back = compare(&one, before);
            assert_eq!(there.changes.len(), back.changes.len(), "{student:?}");
            differed += there.changes.len();
        }
        before = Some(one);
    }
    assert!(differed > 0, "no two situations differ: the comparison compares nothing");
}

#[test]
fn the_order_of_children_changes_nothing_but_the_order() {
    let all: Vec<(Household, Student)> = situations(9973).collect();
    for pair in all.windows(2) {
        let household = pair[0].0;
        let [one, two] = [pair[0].1, pair[1].1];
        let ask = |students| {
            assess(library(), &Situation { household, students }, period("2026-autumn")).students
        };
        let (there, back) = (ask(vec![one, two]), ask(vec![two, one]));
        let turned: Vec<&StudentAssessment<'_>> = back.iter().rev().collect();
        assert_eq!(there.iter().collect::<Vec<_>>(), turned);
    }
}

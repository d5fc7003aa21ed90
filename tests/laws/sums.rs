//! Sums: of benefits and children, of two terms, and of who does not board.

use aid::assessment::{Entitlement, assess, assess_student};
use aid::entitlement::Spread;
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Kind, Per};
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::{Boarding, Decision, Household, SchoolKind, Situation, Stage, Student};
use aid::vocabulary::Vocabulary;

use super::situations::situations;
use super::{every_period, period};

#[test]
fn a_total_is_the_sum_of_its_benefits_and_of_its_children() {
    let all: Vec<(Household, Student)> = situations(200).collect();
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
                    let of_kind = student.entitlements.iter().filter(|line| line.kind == *kind);
                    let of_kind = of_kind.filter(|line| line.per == Per::SchoolYear);
                    let sums: Vec<&Spread> = of_kind.map(|line| &line.whole).collect();
                    let child_least: u64 = sums.iter().map(|sum| sum.least.fen()).sum();
                    let child_most: u64 = sums.iter().map(|sum| sum.most.fen()).sum();
                    let total = student.total(*kind);
                    assert_eq!((total.least.fen(), total.most.fen()), (child_least, child_most));
                    least += child_least;
                    most += child_most;
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
        for (household, student) in situations(1000) {
            let whole = assess_student(&year, &household, &student);
            let [autumn, spring] =
                terms.each_ref().map(|term| assess_student(term, &household, &student));
            let parts = autumn.entitlements.iter().zip(&spring.entitlements);
            for (whole, (autumn, spring)) in whole.entitlements.iter().zip(parts) {
                let told = format!("{:?}: {household:?} {student:?}", whole.benefit);
                assert_eq!(whole.terms[0].spread, autumn.whole, "{told}");
                if whole.per == Per::Year {
                    is_given_in_one_term(whole, &autumn.whole, &spring.whole, &told);
                    continue;
                }
                assert_eq!(whole.terms[1].spread, spring.whole, "{told}");
                // With answers missing, one answer can be the best for one term and not the other.
                let (least, most) = (whole.whole.least, whole.whole.most);
                assert!(least >= autumn.whole.least.plus(spring.whole.least), "{told}");
                assert!(most <= autumn.whole.most.plus(spring.whole.most), "{told}");
                if whole.whole.questions.is_empty() {
                    assert_eq!(least, autumn.whole.least.plus(spring.whole.least), "{told}");
                    assert_eq!(most, autumn.whole.most.plus(spring.whole.most), "{told}");
                }
            }
        }
    }
}

/// A sum for a whole year counts in its first term: the year is never more than one of its terms.
#[track_caller]
fn is_given_in_one_term(whole: &Entitlement<'_>, autumn: &Spread, spring: &Spread, told: &str) {
    let (year, second) = (&whole.whole, &whole.terms[1].spread);
    assert!(year.least >= autumn.least, "{told}");
    assert!(year.most <= autumn.most.max(spring.most), "{told}");
    if autumn.certain {
        let nothing = (second.possible, second.most, whole.terms[1].given);
        assert_eq!(nothing, (false, Yuan::ZERO, Some(whole.terms[0].term)), "{told}");
        assert_eq!((year.least, year.most), (autumn.least, autumn.most), "{told}");
    }
    if !autumn.possible {
        assert_eq!(second, spring, "{told}");
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

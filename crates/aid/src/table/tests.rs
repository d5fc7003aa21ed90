//! A table gives what the judgement gives: for every complete set of answers, and for sets in which
//! answers are missing.

use super::Table;
use super::asked::Asked;
use crate::date::Period;
use crate::eligibility::Facts;
use crate::library::library;
use crate::rulebook::{Chapter, Rulebook};
use crate::situation::{Boarding, Stage, Student, Year};
use crate::space::explore;
use crate::vocabulary::{Set, Vocabulary};

/// Sets with missing answers that are looked at in each chapter, evenly spread over all of them.
const PARTIAL: usize = 3_000;

/// So many ways each thing that is asked can be answered or not, and one of them.
struct Answered {
    asked: Asked,
    stage: Stage,
}

impl Answered {
    fn ways(&self, chapter: &Chapter<'_>) -> usize {
        // Of boarding both terms alike, both not known, spring alone told: all nine.
        let boarding = self.asked == Asked::Boarding;
        if boarding { 9 } else { self.asked.states(chapter, self.stage).len() }
    }

    fn given(&self, chapter: &Chapter<'_>, mut facts: Facts, way: usize) -> Facts {
        if let Asked::Boarding = self.asked {
            facts.student.boarding = Boarding::ALL.get(way / 3).copied();
            facts.student.boarding_in_spring = Boarding::ALL.get(way % 3).copied();
            return facts;
        }
        // The last way is no answer.
        if way + 1 == self.ways(chapter) { facts } else { self.asked.given(chapter, facts, way) }
    }
}

/// Compares a table with the judgement, and says how many sets of answers were looked at.
fn compare(chapter: &Chapter<'_>, stage: Stage) -> usize {
    let Some(table) = Table::new(chapter, stage) else {
        panic!("{:?} of {stage:?} has no table", chapter.benefit);
    };
    let asked: Vec<Answered> =
        Asked::all(chapter).into_iter().map(|asked| Answered { asked, stage }).collect();
    let blank = Facts::of_stage(stage);
    let mut looked_at = 0;
    let mut look = |ways: &dyn Fn(&Answered) -> usize, index: usize| {
        let mut rest = index;
        let mut facts = blank;
        for one in &asked {
            facts = one.given(chapter, facts, rest % ways(one));
            rest /= ways(one);
        }
        let judged = explore(chapter, &facts);
        assert_eq!(table.find(chapter, &facts), Some(judged), "{:?} {facts:?}", chapter.benefit);
        looked_at += 1;
    };
    let complete = |one: &Answered| match one.asked {
        Asked::Boarding => 9,
        other => other.complete(chapter),
    };
    (0..asked.iter().map(complete).product()).for_each(|index| look(&complete, index));
    let partial = |one: &Answered| one.ways(chapter);
    let all: usize = asked.iter().map(partial).product();
    // A step that shares no factor with the numbers of answers comes to all of them.
    let shares = |step: &usize| [2, 3, 5, 7, 11].iter().any(|size| step.is_multiple_of(*size));
    let step = (1..=all / PARTIAL).rev().find(|step| !shares(step)).unwrap_or(1);
    (0..all).step_by(step).for_each(|index| look(&partial, index));
    looked_at
}

#[test]
fn a_table_gives_what_the_judgement_gives() {
    let mut looked_at = 0;
    for text in ["2016-spring", "2019-2020", "2023-2024", "2025-2026", "2026-autumn"] {
        let period: Period = text.parse().unwrap();
        let book = Rulebook::new(library(), period);
        for stage in Stage::ALL {
            for chapter in book.chapters(*stage) {
                looked_at += compare(chapter, *stage);
            }
        }
    }
    println!("{looked_at} sets of answers");
    assert!(looked_at > 200_000, "{looked_at}");
}

#[test]
fn a_year_that_the_stage_does_not_have_is_an_answer_like_others() {
    let book = Rulebook::new(library(), "2026-autumn".parse().unwrap());
    for chapter in book.chapters(Stage::Kindergarten) {
        let year = Some(Year::Fifth);
        let student = Student { stage: Some(Stage::Kindergarten), year, ..Student::default() };
        let facts = Facts { in_use: Set::EMPTY, hardships: student.hardships, student };
        let table = Table::new(chapter, Stage::Kindergarten);
        let found = table.and_then(|table| table.find(chapter, &facts));
        assert_eq!(found, Some(explore(chapter, &facts)));
    }
}

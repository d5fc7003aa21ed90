//! Both opinions side by side.

use std::collections::BTreeMap;

use aid::assessment::assess_student;
use aid::date::Period;
use aid::eligibility::Facts;
use aid::entitlement::{Spread, Stated};
use aid::library::library;
use aid::policy::Per;
use aid::region::RegionCode;
use aid::rulebook::{Chapter, Rulebook};
use aid::situation::{Household, Question, Stage, Student};
use aid::space::explore;
use aid::vocabulary::{Set, Vocabulary};

use crate::benefits::{Table, tables};
use crate::child::{Child, When};
use crate::opinion::{Given, Opinion, opinions, together};
use crate::space::{Asked, combination, size};

/// One term, or the two of a school year.
struct Asking {
    period: Period,
    name: String,
    terms: Vec<When>,
    /// Of a spring alone.
    autumn_before: Option<When>,
}

/// Every term from spring 2016 to autumn 2026, and every school year between.
fn askings() -> Vec<Asking> {
    let term = |when: When, autumn_before| Asking {
        period: when.name.parse().unwrap(),
        name: when.name.clone(),
        terms: vec![when],
        autumn_before,
    };
    let mut askings = Vec::new();
    for year in 2016..=2026 {
        askings.push(term(When::spring(year), Some(When::autumn(year - 1))));
        askings.push(term(When::autumn(year), None));
    }
    for year in 2016..=2025 {
        let name = format!("{year}-{}", year + 1);
        let terms = vec![When::autumn(year), When::spring(year + 1)];
        askings.push(Asking { period: name.parse().unwrap(), name, terms, autumn_before: None });
    }
    askings
}

/// The differences of a benefit: how many, in which periods, and the first in words.
#[derive(Default)]
struct Differences(BTreeMap<String, (usize, Vec<String>, String)>);

impl Differences {
    fn add(&mut self, what: String, period: &str, example: impl FnOnce() -> String) {
        let known = self.0.entry(what).or_insert_with(|| (0, Vec::new(), example()));
        known.0 += 1;
        if known.1.last().is_none_or(|last| last != period) {
            known.1.push(period.to_owned());
        }
    }

    #[track_caller]
    fn none(&self) {
        for (what, (count, periods, example)) in &self.0 {
            println!("{what}: {count}, in {}\n    {example}", periods.join(" "));
        }
        assert!(self.0.is_empty(), "the two opinions differ {} ways", self.0.len());
    }
}

/// Every combination of the answers that a benefit looks at, the others left out: what the first
/// opinion then still asks about is looked at, and is not in the table.
pub fn both_agree(stage: Stage) {
    let mut differences = Differences::default();
    let mut compared = 0;
    for asking in askings() {
        let book = Rulebook::new(library(), asking.period);
        let tables = tables(stage);
        for chapter in book.chapters(stage) {
            match tables.iter().find(|table| table.benefit == chapter.benefit) {
                Some(table) => {
                    compared += compare(stage, &asking, chapter, table, &mut differences);
                }
                None => differences.add(
                    format!("{:?} has no table", chapter.benefit),
                    &asking.name,
                    String::new,
                ),
            }
        }
        for table in &tables {
            if book.chapters(stage).iter().all(|chapter| chapter.benefit != table.benefit) {
                let what = format!("{:?} has no rule", table.benefit);
                differences.add(what, &asking.name, String::new);
            }
        }
    }
    println!("{}: {compared} combinations compared", stage.id());
    differences.none();
}

fn compare(
    stage: Stage,
    asking: &Asking,
    chapter: &Chapter<'_>,
    table: &Table,
    differences: &mut Differences,
) -> usize {
    let given = match chapter.per {
        Per::SchoolYear => Given::Halves,
        Per::Year => Given::Whole,
        Per::Once => Given::Once,
    };
    if given != table.given {
        let what = format!("{:?} is given {given:?}", table.benefit);
        differences.add(what, &asking.name, String::new);
    }
    let size = size(&table.asked, stage);
    if size > LARGE && asking.terms.len() > 1 {
        return 0;
    }
    for number in 0..size {
        let (household, student) = combination(&table.asked, stage, number);
        let facts = Facts::new(Set::EMPTY, &household, &student);
        let spread = explore(chapter, &facts).whole;
        let opinion = together(&second(table, asking, &household, &student));
        if let Some(how) = differ(&spread, opinion) {
            differences.add(format!("{:?} {how}", table.benefit), &asking.name, || {
                format!("{household:?}\n    {student:?}\n    {spread:?}\n    {opinion:?}")
            });
        }
    }
    size
}

fn second(
    table: &Table,
    asking: &Asking,
    household: &Household,
    student: &Student,
) -> Vec<Opinion> {
    let before = asking.autumn_before.as_ref();
    let child = |when| Child::new(when, household, student);
    opinions(table.rows, table.given, &asking.terms, child, before)
}

/// In what the first opinion differs from the second.
fn differ(first: &Spread, second: Opinion) -> Option<String> {
    let open = first.questions.without(Set::of(Question::Grant));
    if !open.is_empty() {
        return Some(format!("also looks at {open:?}"));
    }
    if first.possible != second.entitled {
        return Some(format!("entitled {} here {}", first.possible, second.entitled));
    }
    let sums = (first.least.fen(), first.most.fen());
    if sums != (second.least, second.most) {
        return Some(format!("fen {sums:?} here {:?}", (second.least, second.most)));
    }
    let settled = first.certain == first.possible;
    (first.not_stated != second.unseen || !settled)
        .then(|| format!("unseen {} here {}", first.not_stated, second.unseen))
}

/// Children of whom everything is answered, at random from the whole space: each benefit of the
/// whole assessment, the year and its terms.
pub fn both_agree_on_complete_children(stage: Stage) {
    let mut differences = Differences::default();
    let mut random = 20_260_901;
    let asked = Asked::all();
    for asking in askings() {
        let book = Rulebook::new(library(), asking.period);
        let tables = tables(stage);
        for _ in 0..CHILDREN {
            let (household, student) = any_child(&asked, stage, &mut random);
            let assessment = assess_student(&book, &household, &student);
            assert_eq!(assessment.entitlements.len(), tables.len(), "{stage:?}");
            for first in &assessment.entitlements {
                let table = tables.iter().find(|table| table.benefit == first.benefit).unwrap();
                let terms = second(table, &asking, &household, &student);
                let rates = first.accounts().filter_map(|(_, account)| match account.stated {
                    Stated::PerHour(rate) => Some(rate.fen()),
                    _ => None,
                });
                let whole = together(&terms);
                let spreads = first.terms.iter().map(|term| &term.spread).zip(&terms);
                let mut all = std::iter::once((&first.whole, &whole)).chain(spreads);
                let how = all.find_map(|(first, second)| differ(first, *second));
                let same_rate = rates.take(1).next() == whole.hour;
                if let Some(how) = how.or((!same_rate).then(|| "an hour".to_owned())) {
                    differences.add(format!("{:?} {how}", table.benefit), &asking.name, || {
                        format!("{household:?}\n    {student:?}\n    {whole:?}")
                    });
                }
            }
        }
    }
    differences.none();
}

/// How many in each period of each stage.
const CHILDREN: usize = 400;

/// Of a space larger than this each term is compared, and the sum of two only for some children.
const LARGE: usize = 40_000;

/// A child with every answer, by a plain pseudo-random sequence.
fn any_child(asked: &[Asked], stage: Stage, random: &mut u64) -> (Household, Student) {
    let (mut household, mut student) = combination(&[], stage, 0);
    for one in asked {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let drawn = usize::try_from(*random >> 33).unwrap();
        let number = match one {
            // Most categories do not apply to most children.
            Asked::Hardship(_) => usize::from(!drawn.is_multiple_of(5)),
            _ => drawn % one.answers(stage),
        };
        one.give(number, &mut household, &mut student);
        if *one == Asked::Place {
            let places = RegionCode::places().count();
            student.region = RegionCode::places().nth(drawn % places);
        }
    }
    (household, student)
}

//! What the list adds up to: the cache against the assessment, the parts against the whole.

use std::collections::BTreeMap;
use std::time::Instant;

use aid::assessment::{Range, assess};
use aid::date::SchoolYear;
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::situation::Stage;
use aid::vocabulary::{Set, Vocabulary};
use office::application::{Application, Field, Step, remarks};
use office::roster::{
    Ask, Entry, OwedCache, Tallies, Totals, Trouble, classes, find, mark_duplicates, totals,
};

use super::YEAR;
use super::entries::entries;
use super::people::{after, with};
use super::pupils::{boarder, id_number, seeded};

#[test]
fn the_cache_says_what_an_assessment_says_each_time() {
    let mut cache = OwedCache::default();
    for (number, application) in seeded(1_000, 3).into_iter().enumerate() {
        let entry = cache.entry(number.to_string(), application.clone());
        let assessment = assess(library(), &application.situation(), application.period());
        let student = &assessment.students[0];
        for kind in Kind::ALL {
            assert_eq!(entry.owed.total(*kind), student.total(*kind), "{number} {kind:?}");
        }
        let given = student.entitlements.iter().filter(|line| is_given(line.kind));
        let open = given.map(|line| line.whole.questions);
        let open = open.fold(student.asked_first, Set::union);
        assert_eq!(entry.owed.open, open, "{number}");
        for line in &student.entitlements {
            let range = Range::from(&line.whole);
            let sum = entry.owed.sums.iter().find(|(benefit, ..)| *benefit == line.benefit);
            let expected = (!range.is_nothing()).then_some((line.benefit, line.kind, range));
            assert_eq!(sum.copied(), expected, "{number}");
        }
        let stops = remarks(&application).iter().any(|(_, remark)| remark.stops());
        let here = !matches!(application.step(), Step::Withdrawn | Step::Left(_) | Step::Voided(_));
        assert_eq!(entry.troubles.contains(Trouble::Missing), stops && here, "{number}");
        assert_eq!(*entry.application().unwrap(), application);
    }
}

/// Whether a benefit follows from the recognition: a prize or a loan is applied for apart.
fn is_given(kind: Kind) -> bool {
    matches!(kind, Kind::Cash | Kind::Meals | Kind::Waiver | Kind::Goods)
}

/// Of each benefit at each stage: how many pupils, and the least and the most in fen.
type Sums = BTreeMap<(Benefit, Option<Stage>), (usize, u64, u64)>;

/// Added up apart from the list: by the assessments themselves, in fen.
fn assessed(all: &[Entry]) -> Sums {
    let mut sums = Sums::new();
    for entry in all.iter().filter(|entry| !entry.application().unwrap().step().is_over()) {
        let application = entry.application().unwrap();
        let assessment = assess(library(), &application.situation(), application.period());
        for line in &assessment.students[0].entitlements {
            if is_given(line.kind) && !Range::from(&line.whole).is_nothing() {
                let sum = sums.entry((line.benefit, application.pupil().stage)).or_default();
                *sum = (sum.0 + 1, sum.1 + line.whole.least.fen(), sum.2 + line.whole.most.fen());
            }
        }
    }
    sums
}

#[test]
fn totals_are_the_sum_of_their_parts() {
    let all = entries(seeded(1_000, 7));
    let everyone: Vec<&Entry> = all.iter().collect();
    let whole = totals(&everyone);
    assert_eq!(whole.count, 1_000);
    let found: Sums = whole
        .sums
        .iter()
        .map(|(benefit, stage, count, sum)| {
            ((*benefit, *stage), (*count, sum.least.fen(), sum.most.fen()))
        })
        .collect();
    assert_eq!(found, assessed(&all));
    assert!(found.len() >= 5, "{found:?}");
    // The classes of a year add up to the year, and the years to all.
    let (mut count, mut troubles, mut cash) = (0, 0, Range::default());
    for year in [2023, 2024, 2026].map(SchoolYear::beginning) {
        let mut of_classes = 0;
        for class in classes(&all, year) {
            let ask = Ask { class: Some(class), ..Ask::all(year) };
            let part = totals(&find(&all, &ask));
            of_classes += part.count;
            troubles += part.troubles.iter().map(|(_, count)| count).sum::<usize>();
            cash = part.sums.iter().fold(cash, |cash, (.., sum)| cash.and(*sum));
        }
        assert_eq!(of_classes, find(&all, &Ask::all(year)).len());
        count += of_classes;
    }
    assert_eq!(count, whole.count);
    assert_eq!(troubles, whole.troubles.iter().map(|(_, count)| count).sum::<usize>());
    assert_eq!(cash, whole.sums.iter().fold(Range::default(), |cash, (.., sum)| cash.and(*sum)));
}

#[test]
fn a_part_is_added_up_by_counting_just_as_entry_by_entry() {
    let all = entries(seeded(1_000, 7));
    let tallies = Tallies::new(&all);
    for step in 1..=40 {
        let places: Vec<usize> = (0..all.len()).skip(step).step_by(step).collect();
        let part: Vec<&Entry> = places.iter().map(|place| &all[*place]).collect();
        assert_eq!(tallies.totals(&places), totals(&part), "every {step}.");
    }
    assert_eq!(tallies.totals(&[]), Totals::default());
}

#[test]
fn a_troubles_number_is_of_those_found_by_it_and_the_gravest_stand_first() {
    let all = entries(seeded(1_000, 7));
    for year in [2023, 2024, 2026].map(SchoolYear::beginning) {
        let ask = Ask::all(year);
        let found = find(&all, &ask);
        for (trouble, count) in totals(&found).troubles {
            let by_trouble = find(&all, &Ask { trouble: Some(trouble), ..ask.clone() });
            assert_eq!(by_trouble.len(), count, "{trouble:?}");
        }
        let gravity = |entry: &&Entry| entry.troubles.first().map_or(u32::MAX, Vocabulary::index);
        assert!(found.is_sorted_by_key(gravity));
    }
}

#[test]
fn what_is_over_adds_nothing_and_what_is_certain_stands_apart() {
    let mut unasked = after(boarder(2026), "smooth");
    unasked.student.boarding = None;
    let at = |way| after(boarder(2026), way);
    let mut each = [
        at("submit decline"),
        at("withdraw"),
        at("smooth 2026-10-08 leave"),
        boarder(2026),
        unasked,
        at("smooth"),
    ];
    for (number, pupil) in (0..).zip(&mut each) {
        pupil.texts.set(Field::IdNumber, &id_number(number));
    }
    let all = entries(each);
    let everyone: Vec<&Entry> = all.iter().collect();
    assert_eq!(all[1].troubles.union(all[2].troubles), Set::EMPTY, "nobody has to look");
    let sums = totals(&everyone).sums;
    let living = sums.iter().find(|(benefit, ..)| *benefit == Benefit::LivingSubsidy).unwrap();
    let sum = (living.2, living.3.least, living.3.most);
    assert_eq!(sum, (3, Yuan::whole(1250), Yuan::whole(3750)));
    let (over, three) = (totals(&everyone[..3]), totals(&everyone[3..]));
    assert_eq!((over.count, over.sums), (3, Vec::new()));
    assert_eq!((totals(&everyone).count, sums), (6, three.sums));
}

#[test]
fn ten_thousand_applications_are_found_and_added_up() {
    let kinds = seeded(1_000, 11);
    let named = |number: usize| {
        // Every tenth is entered twice, every twentieth without the number.
        let pupil = if number % 10 == 1 { number - 1 } else { number };
        let id =
            if number % 20 == 1 { String::new() } else { id_number(pupil.try_into().unwrap()) };
        let name = format!("学生{pupil}");
        with(kinds[pupil % kinds.len()].clone(), &[(Field::Name, &name), (Field::IdNumber, &id)])
    };
    let applications: Vec<Application> = (0..10_000).map(named).collect();
    let start = Instant::now();
    let mut all = entries(applications);
    let reckoned = start.elapsed();
    let start = Instant::now();
    mark_duplicates(&mut all);
    let marked = start.elapsed();
    let start = Instant::now();
    let found = find(&all, &Ask::all(YEAR));
    let listed = start.elapsed();
    let start = Instant::now();
    let named = find(&all, &Ask { text: "学生9999".to_owned(), ..Ask::all(YEAR) });
    let searched = start.elapsed();
    let start = Instant::now();
    let sums = totals(&found);
    let added = start.elapsed();
    println!(
        "10,000 applications: entries {reckoned:?}, marked {marked:?}, find all {} {listed:?}, \
         search {searched:?}, totals {added:?}",
        found.len()
    );
    assert!(named.len() <= 1 && sums.count == found.len());
    assert!(all.iter().filter(|entry| entry.is_behind()).count() > 500);
}

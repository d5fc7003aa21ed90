//! Children a second: this project beside lemma-engine, a peer in Rust whose rules are dated and
//! explained. Both have the same three: what boarders get, what others get, and meals. Lemma has
//! them written out for one stage and one term; this project has its own rules for them, of every
//! stage, place and term.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aid::assessment::assess_one_of_many;
use aid::eligibility::{Eligibility, Facts, Finding};
use aid::library::library;
use aid::policy::Benefit;
use aid::rulebook::Rulebook;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Household, SchoolKind, SchoolPlace, Stage, Student,
};
use aid::table::Tables;
use aid::vocabulary::{Answers, Set};
use lemma::{DateTimeValue, Engine, IndexMap, SourceType};

/// The living subsidy of boarders and of others, and the meals, of a primary school in one term.
const THREE_BENEFITS: &str = r#"
spec aid_of_a_child
data boards: boolean
data recognised: boolean
data on_the_day_list: boolean
data rural_subsistence: boolean
data special_school: boolean
data serves_meals: boolean
data rural: boolean

rule boarder: 0
  unless boards and recognised and not(special_school) then 625

rule day: 0
  unless not(boards) and not(special_school) and on_the_day_list then 312.5
  unless not(boards) and not(special_school) and rural_subsistence then 312.5

rule meals: 0
  unless rural and serves_meals then 500

rule total: boarder + day
"#;

const ROUNDS: usize = 9;
const ROUND: Duration = Duration::from_millis(200);

fn main() {
    let mut engine = Engine::new();
    let path = SourceType::Path(Arc::new(PathBuf::from("aid.lemma")));
    if let Err(error) = engine.load([(path, THREE_BENEFITS.to_owned())]) {
        panic!("{error:?}");
    }
    let now: DateTimeValue = "2026-10-01".parse().unwrap_or_else(|_| DateTimeValue::now());
    let lemma = |explain: bool| {
        let answers = [
            ("boards", "true"),
            ("recognised", "true"),
            ("on_the_day_list", "false"),
            ("rural_subsistence", "false"),
            ("special_school", "false"),
            ("serves_meals", "true"),
            ("rural", "true"),
        ];
        let answers: IndexMap<_, _> =
            answers.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        let owed = engine.evaluate(None, "aid_of_a_child", Some(&now), answers, None, explain);
        owed.map(|owed| owed.results.len()).unwrap_or_default()
    };
    let period = "2026-autumn".parse().unwrap_or_else(|_| unreachable!("it is a term"));
    let mut policy = library().clone();
    let of_the_three = [Benefit::LivingSubsidy, Benefit::Nutrition];
    policy.rules.retain(|rule| of_the_three.contains(&rule.benefit));
    let book = Tables::new(Rulebook::new(&policy, period));
    let (household, student) = child();
    let bare = || {
        let facts = Facts::new(Set::EMPTY, black_box(&household), black_box(&student));
        let spreads = book.benefits(Stage::Primary).map(|looked| looked.explore(&facts));
        spreads.map(|spreads| spreads.whole.most.fen()).sum::<u64>()
    };
    let explained = || assess_one_of_many(&book, black_box(&household), black_box(&student));
    // A finding says on demand what its parts were judged to be.
    let read = || {
        let owed = assess_one_of_many(&book, black_box(&household), black_box(&student));
        let terms = owed.entitlements.iter().flat_map(|entitlement| &entitlement.terms);
        terms.flat_map(|term| &term.reasons).map(|reason| parts_met(reason.finding)).sum::<u64>()
    };
    // Turn about, so that a busy moment of the machine slows all alike.
    let mut times = [const { Vec::new() }; 5];
    for _ in 0..ROUNDS {
        times[0].push(nanoseconds(&mut || _ = black_box(lemma(false))));
        times[1].push(nanoseconds(&mut || _ = black_box(bare())));
        times[2].push(nanoseconds(&mut || _ = black_box(lemma(true))));
        times[3].push(nanoseconds(&mut || _ = black_box(explained())));
        times[4].push(nanoseconds(&mut || _ = black_box(read())));
    }
    assert_eq!(lemma(false), 4, "lemma answers every rule");
    let [lemma_bare, bare, lemma_explained, explained, read] = times.map(median);
    println!(
        "bare       lemma {lemma_bare:10.0} ns  this {bare:8.0} ns  {:6.0} times as fast",
        lemma_bare / bare
    );
    println!(
        "explained  lemma {lemma_explained:10.0} ns  this {explained:8.0} ns  {:6.0} times as fast",
        lemma_explained / explained
    );
    println!(
        "all read   lemma {lemma_explained:10.0} ns  this {read:8.0} ns  {:6.0} times as fast",
        lemma_explained / read
    );
}

/// A boarder of a rural primary school whom the school has recognised.
fn child() -> (Household, Student) {
    let hardships = Answers::<Hardship>::default().denying(Set::all());
    let mut decisions = Answers::<Decision>::default();
    decisions.set(Decision::Recognised, Some(true));
    decisions.set(Decision::Meals, Some(true));
    let student = Student {
        stage: Some(Stage::Primary),
        entry: Some(Entry::LaterGrade),
        region: "130925".parse().ok(),
        school_kind: Some(SchoolKind::Public),
        school_place: Some(SchoolPlace::Rural),
        boarding: Some(Boarding::Boarder),
        decisions: decisions.denying(Set::all()),
        hardships,
        ..Student::default()
    };
    (Household { hardships }, student)
}

fn nanoseconds(one: &mut impl FnMut()) -> f64 {
    let (mut done, start) = (0_u32, Instant::now());
    while start.elapsed() < ROUND {
        for _ in 0..64 {
            one();
        }
        done += 64;
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(done)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// How many parts of a finding are met.
fn parts_met(finding: Finding<'_>) -> u64 {
    let own = u64::from(finding.eligibility == Eligibility::Met);
    own + finding.parts().map(parts_met).sum::<u64>()
}

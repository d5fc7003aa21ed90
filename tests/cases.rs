//! Runs every case of `cases/`: a sentence, a situation, and what the child is owed.
//!
//! A rule of `crates/aid/data/` has its cases in the file of the same path. `households.json` has
//! cases of several children and benefits. All failures are told, not only the first.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "tidy/folder.rs"]
mod folder;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use aid::assessment::{Reason, StudentAssessment, TermEntitlement, assess, assess_student};
use aid::date::{Date, Period, Term};
use aid::entitlement::{Spread, Verdict};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Amount, Benefit, DocumentId, Kind, Rule, Seen};
use aid::rulebook::Rulebook;
use aid::situation::{Circumstance, Decision, Hardship, Household, Question, Situation, Student};
use aid::vocabulary::{Set, Vocabulary};
use folder::files_below;
use records::draft::Draft;
use serde::Deserialize;

const FOLDER: &str = "tests/cases";
const HOUSEHOLDS: &str = "households.json";
/// The verdict of a row on a benefit that the child's stage does not know.
const NOT_LISTED: &str = "not-listed";

/// One benefit of one child.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Case {
    says: String,
    period: Period,
    #[serde(default)]
    household: Household,
    student: Student,
    benefit: Benefit,
    verdict: String,
    yuan: Option<Yuan>,
    least: Option<Yuan>,
    most: Option<Yuan>,
    /// So much a day, where the days alone are not stated.
    per_day: Option<Yuan>,
    /// Refused only as the school has not recognised the child.
    #[serde(default)]
    may_apply: bool,
    /// The sums of the nation, for a school elsewhere.
    #[serde(default)]
    may_be_higher: bool,
    #[serde(default)]
    terms: BTreeMap<Term, Yuan>,
    depends_on: Option<Set<Question>>,
    seen: Option<Seen>,
    unseen_since: Option<Date>,
    #[serde(default)]
    cites: Vec<DocumentId>,
    #[serde(default)]
    not_cites: Vec<DocumentId>,
}

/// All benefits of all children of a household.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseholdCase {
    says: String,
    period: Period,
    #[serde(default)]
    household: Household,
    students: Vec<Student>,
    cash: Sums,
    meals: Option<Sums>,
    waiver: Option<Sums>,
    questions: Option<Vec<Set<Question>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sums {
    least: Yuan,
    most: Yuan,
    /// Something without a stated sum is owed beside them, or may be.
    #[serde(default)]
    incomplete: bool,
}

/// What a row must show: its reasons if it does not.
#[derive(Default)]
struct Failures(Vec<String>);

impl Failures {
    fn same<T: Copy + PartialEq + std::fmt::Debug>(&mut self, what: &str, is: T, expected: T) {
        if is != expected {
            self.0.push(format!("{what} is {is:?}, not {expected:?}"));
        }
    }

    fn holds(&mut self, holds: bool, otherwise: &str) {
        if !holds {
            self.0.push(otherwise.to_owned());
        }
    }
}

/// Every case file, by its path below `cases/`.
fn files() -> Vec<PathBuf> {
    let files = files_below(FOLDER).into_iter();
    files.map(|path| path.strip_prefix(FOLDER).unwrap().to_owned()).collect()
}

#[track_caller]
fn rows<T: serde::de::DeserializeOwned>(file: &Path) -> Vec<T> {
    let text = fs::read_to_string(Path::new(FOLDER).join(file)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn rule_of(file: &Path) -> Option<&'static Rule> {
    let id = file.with_extension("").to_string_lossy().replace('\\', "/");
    library().rules.iter().find(|rule| rule.id.to_string() == id)
}

#[track_caller]
fn none_failed(failures: &[String]) {
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

/// Runs rows of one kind and tells each failure with its file, its number and its sentence.
fn run<T>(
    file: &Path,
    rows: &[T],
    says: impl Fn(&T) -> &str,
    check: impl Fn(&T) -> Failures,
) -> Vec<String> {
    let mut failures = Vec::new();
    for (number, row) in (1..).zip(rows) {
        for failure in check(row).0 {
            failures.push(format!("{} row {number} «{}»: {failure}", file.display(), says(row)));
        }
    }
    failures
}

#[test]
fn every_case_comes_out_as_it_says() {
    let mut failures = Vec::new();
    let mut count = 0;
    for file in files().iter().filter(|file| !file.ends_with(HOUSEHOLDS)) {
        let cases = rows::<Case>(file);
        count += cases.len();
        failures.extend(run(file, &cases, |case| &case.says, |case| check(case, rule_of(file))));
    }
    none_failed(&failures);
    assert!(count >= 1_300, "only {count} cases were found");
}

#[test]
fn every_household_comes_out_as_it_says() {
    let file = Path::new(HOUSEHOLDS);
    let cases = rows::<HouseholdCase>(file);
    none_failed(&run(file, &cases, |case| &case.says, check_household));
    assert!(cases.len() >= 5, "only {} households were found", cases.len());
}

#[test]
fn every_rule_has_its_cases_and_every_case_file_its_rule() {
    let files = files();
    let mut failures = Vec::new();
    for rule in &library().rules {
        let file = PathBuf::from(format!("{}.json", rule.id));
        if !files.contains(&file) {
            failures
                .push(format!("{}: there are no cases of this rule; write some", file.display()));
        }
    }
    for file in &files {
        if rule_of(file).is_none() && !file.ends_with(HOUSEHOLDS) {
            failures.push(format!("{}: there is no rule of this path", file.display()));
        }
    }
    none_failed(&failures);
}

#[test]
fn every_version_of_a_rule_has_a_case_in_its_time() {
    let mut failures = Vec::new();
    for rule in &library().rules {
        let cases = rows::<Case>(Path::new(&format!("{}.json", rule.id)));
        let terms: Vec<Term> = cases.iter().flat_map(|case| case.period.terms()).collect();
        for version in &rule.versions {
            let in_time = |term: &&Term| {
                let begun = rule.versions.iter().filter(|one| one.from <= term.first_day());
                begun.max_by_key(|one| one.from) == Some(version)
            };
            if !terms.iter().any(|term| in_time(&term)) {
                failures
                    .push(format!("{}: no case lies in the version of {}", rule.id, version.from));
            }
        }
    }
    none_failed(&failures);
}

#[test]
fn no_two_cases_of_a_file_say_the_same() {
    let mut failures = Vec::new();
    for file in files() {
        let says: Vec<String> = if file.ends_with(HOUSEHOLDS) {
            rows::<HouseholdCase>(&file).into_iter().map(|case| case.says).collect()
        } else {
            rows::<Case>(&file).into_iter().map(|case| case.says).collect()
        };
        let mut known = BTreeSet::new();
        for says in says {
            if known.contains(&says) {
                failures.push(format!("{}: two rows say «{says}»", file.display()));
            }
            known.insert(says);
        }
    }
    none_failed(&failures);
}

fn check(case: &Case, rule: Option<&Rule>) -> Failures {
    let mut failures = Failures::default();
    let situation = Situation { household: case.household, students: vec![case.student] };
    let assessment = assess(library(), &situation, case.period);
    let entitlements = &assessment.students[0].entitlements;
    failures.same(
        "the benefit of the file's rule",
        rule.map(|rule| rule.benefit),
        Some(case.benefit),
    );
    let found = entitlements.iter().find(|one| one.benefit == case.benefit);
    let listed = case.verdict != NOT_LISTED;
    failures.same("whether the benefit is listed", found.is_some(), listed);
    let Some(one) = found.filter(|_| listed) else { return failures };
    failures.same("the verdict", one.verdict().id(), case.verdict.as_str());
    for (what, is, expected) in [
        ("the sum at least", one.whole.least, case.least.or(case.yuan)),
        ("the sum at most", one.whole.most, case.most.or(case.yuan)),
    ] {
        failures.same(what, is, expected.unwrap_or(is));
    }
    failures.same("the rate of a day", one.whole.per_day, case.per_day);
    failures.same("whether it may apply", one.may_apply, case.may_apply);
    let higher = one.may_be_higher(&case.student);
    failures.same("whether it may be higher there", higher, case.may_be_higher);
    for (term, yuan) in &case.terms {
        let found = one.terms.iter().find(|one| one.term == *term);
        let sums = found.map(|one| (one.spread.least, one.spread.most));
        failures.same(&format!("the sum of {term}"), sums, Some((*yuan, *yuan)));
    }
    failures.same("what it depends on", one.whole.questions, case.depends_on.unwrap_or_default());
    if case.seen.is_some() {
        failures.same("how it was seen", one.seen(), case.seen);
    }
    if case.unseen_since.is_some() {
        failures.same("since when it is unseen", one.unseen_since(), case.unseen_since);
    }
    let cited: Vec<&DocumentId> = one.terms.iter().flat_map(documents).collect();
    for document in &case.cites {
        failures.holds(cited.contains(&document), &format!("{document} is not cited"));
    }
    for document in &case.not_cites {
        failures.holds(!cited.contains(&document), &format!("{document} is cited"));
    }
    speaks_of_money(case, rule, &mut failures);
    is_a_draft(case.period, &situation, &mut failures);
    let others = student_without_one_answer(case.household, case.student);
    let book = Rulebook::new(library(), case.period);
    for (household, student) in others {
        let less = assess_student(&book, &household, &student);
        never_flips(&assessment.students[0], &less, &mut failures);
    }
    failures
}

/// A row is of use only if it fixes a sum, or a verdict that says why there is none.
fn speaks_of_money(case: &Case, rule: Option<&Rule>, failures: &mut Failures) {
    let sums = case.yuan.is_some() || (case.least.is_some() && case.most.is_some());
    let sums = sums || case.per_day.is_some();
    match case.verdict.as_str() {
        "entitled" | "depends" => {
            let told = "the row needs «yuan», or «least» and «most»";
            failures.holds(sums || !rule.is_some_and(states_a_sum), told);
        }
        "amount-not-stated" | "not-entitled" | "no-rule" => {}
        other => failures.holds(false, &format!("«{other}» is no verdict")),
    }
    // The right can be certain while the school has not said how much it grants.
    let of_grant = case.depends_on == Some(Set::of(Question::Grant));
    let right = matches!(case.verdict.as_str(), "entitled" | "amount-not-stated");
    let depends = case.verdict == "depends" || right && of_grant;
    failures.same("a row that depends says on what", case.depends_on.is_some(), depends);
    let both = case.yuan.is_some() && (case.least.is_some() || case.most.is_some());
    failures.holds(!both, "«yuan» stands for «least» and «most»; give one or the other");
}

/// Whether some version of a rule states a sum: a fee not charged, or a thing, has none.
fn states_a_sum(rule: &Rule) -> bool {
    let mut states = false;
    for provision in rule.versions.iter().filter_map(|version| version.says.as_ref()) {
        provision.pays.visit(&mut |amount| {
            states |= match amount {
                Amount::Yuan(_)
                | Amount::Share { .. }
                | Amount::PerDay { .. }
                | Amount::Between { .. }
                | Amount::Granted
                | Amount::UpTo(_)
                | Amount::Loan(_) => true,
                Amount::First(_)
                | Amount::PerHour(_)
                | Amount::LocalFee
                | Amount::Deferred
                | Amount::InKind
                | Amount::NotStated => false,
            };
        });
    }
    states
}

fn check_household(case: &HouseholdCase) -> Failures {
    let mut failures = Failures::default();
    let situation = Situation { household: case.household, students: case.students.clone() };
    let assessment = assess(library(), &situation, case.period);
    let sums = [
        ("cash", Kind::Cash, Some(&case.cash)),
        ("meals", Kind::Meals, case.meals.as_ref()),
        ("waivers", Kind::Waiver, case.waiver.as_ref()),
    ];
    for (what, kind, expected) in sums {
        if let Some(Sums { least, most, incomplete }) = expected {
            let total = assessment.total(kind);
            failures.same(what, (total.least, total.most), (*least, *most));
            failures.same(&format!("{what} incomplete"), total.is_incomplete(), *incomplete);
        }
    }
    if let Some(questions) = &case.questions {
        let asked = assessment.students.iter().map(StudentAssessment::questions);
        failures.same("what is asked", &asked.collect::<Vec<_>>(), questions);
    }
    is_a_draft(case.period, &situation, &mut failures);
    let book = Rulebook::new(library(), case.period);
    for (student, full) in case.students.iter().zip(&assessment.students) {
        for (household, student) in student_without_one_answer(case.household, *student) {
            let less = assess_student(&book, &household, &student);
            never_flips(full, &less, &mut failures);
        }
    }
    failures
}

/// The documents behind the rule that pays; while none does, behind those that may.
fn documents<'p>(term: &TermEntitlement<'p>) -> Vec<&'p DocumentId> {
    let versions = term.paying().flat_map(Reason::versions);
    versions.flat_map(|version| version.cites.iter().map(|citation| &citation.document)).collect()
}

fn is_a_draft(period: Period, situation: &Situation, failures: &mut Failures) {
    let mut draft = Draft::new("家".to_owned(), period);
    draft.household = situation.household;
    for _ in situation.students.iter().skip(1) {
        draft.add_child();
    }
    for (child, student) in draft.children.iter_mut().zip(&situation.students) {
        child.student = *student;
    }
    let loaded = Draft::read(&draft.write());
    failures.same("the draft saved and loaded", loaded.as_ref(), Ok(&draft));
    // A draft always has a child, so a household without one becomes a child without answers.
    if !situation.students.is_empty() {
        failures.same("the situation saved and loaded", &draft.situation(), situation);
    }
}

/// What a settled verdict was without one of the answers: open, or the same.
fn never_flips(
    full: &StudentAssessment<'_>,
    less: &StudentAssessment<'_>,
    failures: &mut Failures,
) {
    for (full, less) in full.entitlements.iter().zip(&less.entitlements) {
        let (one, other): (&Spread, &Spread) = (&full.whole, &less.whole);
        // Whether a place has a rule at all is no part of what a child gets. A grant that is told
        // narrows the sum of a right that was certain before.
        let same = Spread { ruled: one.ruled, ..*other } == *one
            || other.questions == Set::of(Question::Grant) && (other.certain == one.certain);
        let flips = other.verdict() != Verdict::Depends && !same;
        failures
            .holds(!flips, &format!("an answer flips {}: {other:?} to {one:?}", full.benefit.id()));
        // What the school granted was in no sum while no text states it.
        let granted = other.not_stated && other.questions.contains(Question::Grant);
        let within = other.least <= one.least && (one.most <= other.most || granted);
        failures.holds(
            within,
            &format!("an answer widens {}: {other:?} to {one:?}", full.benefit.id()),
        );
    }
}

/// The child with each of its answers, and each of the household's, taken back in turn.
fn student_without_one_answer(household: Household, student: Student) -> Vec<(Household, Student)> {
    let mut others = vec![
        (household, Student { stage: None, ..student }),
        (household, Student { entry: None, ..student }),
        (household, Student { region: None, ..student }),
        (household, Student { school_kind: None, ..student }),
        (household, Student { school_place: None, ..student }),
        (household, Student { boarding: None, ..student }),
        (household, Student { year: None, ..student }),
        (household, Student { approval: None, ..student }),
        (household, Student { residence: None, ..student }),
        (household, Student { major: None, ..student }),
        (household, Student { teacher_scheme: None, ..student }),
        (household, Student { service: None, ..student }),
        (household, Student { prize_won: None, ..student }),
        (household, Student { loan_taken: None, ..student }),
        (household, Student { grant: None, ..student }),
    ];
    for circumstance in Circumstance::ALL {
        let mut other = student;
        other.circumstances.set(*circumstance, None);
        others.push((household, other));
    }
    for decision in Decision::ALL {
        let mut other = student;
        other.decisions.set(*decision, None);
        others.push((household, other));
    }
    for hardship in Hardship::ALL {
        let (mut family, mut child) = (household, student);
        family.hardships.set(*hardship, None);
        child.hardships.set(*hardship, None);
        others.push((family, child));
    }
    others.retain(|other| *other != (household, student));
    others
}

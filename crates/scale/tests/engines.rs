//! The SQL on real engines: every answer is the core's.
//!
//! `scripts/engines` installs them. `engines/compare.py` runs a folder on one and says what
//! differs.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

#[path = "engines/county.rs"]
mod county;
#[path = "../../../tests/county/pupils.rs"]
mod county_pupils;
#[path = "engines/folder.rs"]
mod folder;

use aid::date::{Period, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Amount, Condition, Provision, Rule};
use aid::rulebook::Rulebook;
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;
use folder::Folder;
use scale::answers::{Answer, answer_by};
use scale::sql::{Order, queries, select, space};

const AUTUMN: &str = "2024-autumn";

fn term(text: &str) -> Term {
    text.parse().unwrap()
}

#[test]
fn duckdb_gives_the_cores_answers_over_the_whole_space_of_every_stage() {
    let book = Rulebook::new(library(), Period::Term(term(AUTUMN)));
    let mut folder = Folder::new("space", library(), term(AUTUMN), None);
    for stage in Stage::ALL {
        for chapter in book.chapters(*stage) {
            let mut expected: Vec<(usize, [Answer; 1])> = Vec::new();
            for pupil in space(&book, chapter, *stage) {
                let answer = answer_by(&book, chapter, &pupil, *stage);
                expected.push((folder.row(&pupil), [answer]));
            }
            let name = format!("{}-{}", stage.id(), chapter.benefit.id());
            let rows = expected.iter().map(|(row, answer)| (*row, answer.as_slice()));
            folder.expect(&name, &[chapter.benefit], rows);
        }
    }
    assert_eq!(folder.compare("duckdb"), "");
}

#[test]
fn postgresql_gives_the_cores_answers_to_a_hundred_thousand_rows() {
    let folder = Folder::sampled("postgresql", 100_000, term(AUTUMN), library(), None);
    assert_eq!(folder.compare("postgresql"), "");
}

#[test]
fn duckdb_gives_the_cores_answers_in_terms_of_other_rules() {
    // What is given once was given in autumn; a region is filled in; categories were renamed.
    let rows = [("2021-spring", None), ("2025-autumn", Some("130925")), ("2026-spring", None)];
    for (of, region) in rows {
        let region = region.map(|code| code.parse().unwrap());
        let folder = Folder::sampled(&format!("sample-{of}"), 20_000, term(of), library(), region);
        assert_eq!(folder.compare("duckdb"), "", "{of}");
    }
}

/// A changed rule.
type Change = fn(&mut Provision);

#[test]
fn a_changed_rule_is_seen() {
    let rows: [(&str, Change, &str); 3] = [
        ("hebei/living-subsidy-day", more, "living_subsidy_most_fen"),
        ("national/orphan-study-aid", denied, "orphan_study_aid_verdict"),
        ("hebei/living-subsidy-boarder", open_to_all, "living_subsidy_waits_for"),
    ];
    for (id, change, column) in rows {
        let mut policy = library().clone();
        let rule = policy.rules.iter_mut().find(|rule| rule.id.to_string() == id).unwrap();
        rule.versions.iter_mut().filter_map(|version| version.says.as_mut()).for_each(change);
        let name = format!("changed-{column}");
        let found = Folder::sampled(&name, 5_000, term(AUTUMN), &policy, None).compare("duckdb");
        assert!(found.contains(column), "{id}: {found}");
    }
}

fn more(provision: &mut Provision) {
    if let Amount::Share { percent, .. } = &mut provision.pays {
        *percent += 1;
    }
}

fn denied(provision: &mut Provision) {
    provision.when = Condition::Not(Box::new(provision.when.clone()));
}

fn open_to_all(provision: &mut Provision) {
    provision.when = Condition::All(Vec::new());
}

/// What engines are known to do in different ways, and the right value of each.
#[test]
fn halves_sums_and_missing_answers_are_right_on_each_engine() {
    // Half of 50 % of 12,500 fen; half of 31,251, which falls short in autumn and is made up in
    // spring; 20,000 times 125,000; yes, no, an empty text and NULL.
    for engine in ["duckdb", "postgresql", "sqlite"] {
        for (of, half) in [("2024-autumn", "15625"), ("2025-spring", "15626")] {
            let folder = right_values(&format!("right-{engine}-{of}"), of, half);
            assert_eq!(folder.compare(engine), "", "{engine} {of}");
        }
    }
}

fn right_values(name: &str, of: &str, half: &str) -> Folder {
    let mut policy = library().clone();
    let boarder = |rule: &&mut Rule| rule.id.to_string() == "national/living-subsidy-boarder";
    let rule = policy.rules.iter_mut().find(boarder).unwrap();
    for provision in rule.versions.iter_mut().filter_map(|version| version.says.as_mut()) {
        provision.pays = Amount::Yuan(Yuan::from_fen(12_500));
    }
    let folder = Folder::new(name, &policy, term(of), None);
    folder.prepare(include_str!("engines/right_values.sql"));
    let query = "SELECT living_subsidy_least_fen FROM answers WHERE row_id = 1";
    folder.query("share", query, &["3125"]);
    let query = "SELECT preschool_aid_least_fen FROM answers WHERE row_id = 2";
    folder.query("half", query, &[half]);
    let query = "SELECT SUM(preschool_aid_most_fen) FROM answers WHERE row_id > 100";
    folder.query("sum", query, &["2500000000"]);
    let query = "SELECT preschool_aid_verdict FROM answers WHERE row_id BETWEEN 3 AND 6 \
                 ORDER BY row_id";
    folder.query("missing", query, &["1", "0", "2", "2"]);
    folder
}

/// What a bureau asks of its answers, over two pupils who board in different terms of rules.
#[test]
fn the_queries_say_who_is_not_paid_and_what_a_notice_changes() {
    for engine in ["duckdb", "postgresql", "sqlite"] {
        let before = term("2023-autumn");
        let after = Order {
            policy: library(),
            edition: "of a test",
            term: term("2024-autumn"),
            region: None,
        };
        let folder = Folder::new(&format!("queries-{engine}"), library(), before, None);
        let rows = include_str!("engines/two_boarders.sql");
        let after = select(&after).unwrap();
        folder.prepare(&format!(
            "{}\n{rows}\nINSERT INTO answers_after\n{after};\n",
            queries(library())
        ));
        folder.query(
            "unpaid",
            "SELECT row_id, least_fen, paid_fen FROM entitled_and_not_paid \
             WHERE benefit = 'living-subsidy' ORDER BY row_id",
            &["1,50000,20000", "2,62500,0"],
        );
        folder.query(
            "sums",
            "SELECT region, stage, entitled, open_rows, least_fen, most_fen FROM sums \
             WHERE benefit = 'living-subsidy' ORDER BY stage",
            &["130925,junior-middle,1,0,62500,62500", "130925,primary,1,0,50000,50000"],
        );
        folder.query(
            "categories",
            "SELECT category, entitled, least_fen FROM sums_by_category \
             WHERE benefit = 'living-subsidy' ORDER BY category",
            &["orphan,1,50000", "rural-subsistence,2,112500"],
        );
        folder.query(
            "changes",
            "SELECT row_id, verdict_before, verdict_after, more_fen FROM changes \
             WHERE benefit = 'living-subsidy' ORDER BY row_id",
            &["1,1,1,12500", "2,1,1,12500"],
        );
        folder.query(
            "codes",
            "SELECT column_name, code, row_count FROM unknown_codes",
            &["entry,second-grade,1"],
        );
        assert_eq!(folder.compare(engine), "", "{engine}");
    }
}

#[test]
fn every_term_of_the_rules_is_written_in_400_kilobytes() {
    for year in 2016..=2026 {
        for season in ["spring", "autumn"] {
            let term = term(&format!("{year}-{season}"));
            let order = Order { policy: library(), edition: "of a test", term, region: None };
            let written = select(&order).unwrap();
            assert!(written.len() <= 400_000, "{term}: {} bytes", written.len());
        }
    }
}

//! The made-up county on each engine: every figure is the page's, and so are the bureau's sums.

use aid::date::Period;
use aid::library::library;
use aid::policy::Benefit;
use aid::rulebook::Rulebook;
use aid::vocabulary::Vocabulary;
use scale::answers::{Answer, answers};
use scale::facts::Pupil;
use scale::sql::queries;

use super::county_pupils::{COUNTY, pupils};
use super::folder::Folder;

#[test]
fn the_county_gets_the_pages_figures_on_each_engine() {
    let term = "2026-autumn".parse().unwrap();
    let book = Rulebook::new(library(), Period::Term(term));
    for engine in ["duckdb", "postgresql", "sqlite"] {
        let name = format!("county-{engine}");
        let mut folder = Folder::new(&name, library(), term, COUNTY.parse().ok());
        folder.prepare(&queries(library()));
        let mut expected: Vec<(usize, [Answer; Benefit::ALL.len()])> = Vec::new();
        for situation in pupils() {
            let pupil = Pupil { household: situation.household, student: situation.students[0] };
            expected.push((folder.row(&pupil), answers(&book, &pupil)));
        }
        let rows = expected.iter().map(|(row, answers)| (*row, answers.as_slice()));
        folder.expect("county", Benefit::ALL, rows);
        folder.query(
            "sums",
            "SELECT stage, entitled, open_rows, least_fen, most_fen FROM sums \
             WHERE benefit = 'living-subsidy' AND stage IS NOT NULL ORDER BY stage",
            // No roster says whom the school has recognised.
            &["junior-middle,0,22,0,1575000", "primary,0,50,0,3000000"],
        );
        assert_eq!(folder.compare(engine), "", "{engine}");
    }
}

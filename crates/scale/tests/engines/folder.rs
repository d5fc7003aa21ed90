//! A folder for one comparison: the tables, the SELECT, the rows, and what is expected of them.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use aid::date::{Period, Term};
use aid::library::library;
use aid::policy::{Benefit, Policy};
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::vocabulary::Vocabulary;
use scale::answers::{Answer, Figure, answers, verdict_code, waits_for_number};
use scale::facts::{Pupil, ROW, head_line, put_line};
use scale::sample::Sample;
use scale::sql::{Order, select, tables};

/// A folder that is being filled.
pub struct Folder {
    path: PathBuf,
    facts: BufWriter<File>,
    rows: usize,
    written: String,
}

impl Folder {
    /// An empty folder of this name, with the SELECT of a policy.
    pub fn new(name: &str, policy: &Policy, term: Term, region: Option<RegionCode>) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let order = Order { policy, edition: "of a test", term, region };
        fs::write(path.join("tables.sql"), tables(policy)).unwrap();
        fs::write(path.join("select.sql"), select(&order).unwrap()).unwrap();
        fs::write(path.join("prepare.sql"), "").unwrap();
        let mut facts = BufWriter::new(File::create(path.join("facts.csv")).unwrap());
        facts.write_all(head_line().as_bytes()).unwrap();
        Self { path, facts, rows: 0, written: String::new() }
    }

    /// A folder with made-up rows and the core's answers about them, and the SELECT of a policy.
    pub fn sampled(
        name: &str,
        rows: usize,
        term: Term,
        policy: &Policy,
        region: Option<RegionCode>,
    ) -> Self {
        let book = Rulebook::new(library(), Period::Term(term));
        let mut folder = Self::new(name, policy, term, region);
        let mut expected: Vec<(usize, [Answer; Benefit::ALL.len()])> = Vec::new();
        for mut pupil in Sample::new(&book, 17).take(rows) {
            let row = folder.row(&pupil);
            pupil.student.region = pupil.student.region.or(region);
            expected.push((row, answers(&book, &pupil)));
        }
        let rows = expected.iter().map(|(row, answers)| (*row, answers.as_slice()));
        folder.expect("sample", Benefit::ALL, rows);
        folder
    }

    /// Adds a row; its number.
    pub fn row(&mut self, pupil: &Pupil) -> usize {
        self.rows += 1;
        self.written.clear();
        put_line(&mut self.written, i64::try_from(self.rows).unwrap(), pupil);
        self.facts.write_all(self.written.as_bytes()).unwrap();
        self.rows
    }

    /// Says what is expected of rows, each with its answers about the same benefits.
    pub fn expect<'a>(
        &self,
        name: &str,
        benefits: &[Benefit],
        rows: impl Iterator<Item = (usize, &'a [Answer])>,
    ) {
        let file = File::create(self.path.join(format!("{name}.expected.csv"))).unwrap();
        let mut file = BufWriter::new(file);
        write!(file, "{ROW}").unwrap();
        for benefit in benefits {
            for figure in Figure::ALL {
                write!(file, ",{}", figure.name(*benefit)).unwrap();
            }
        }
        for (row, answers) in rows {
            write!(file, "\n{row}").unwrap();
            for answer in answers {
                let (least, most) = answer.sums.unzip();
                let [least, most] = [least, most]
                    .map(|sum| sum.map(|sum| sum.fen().to_string()).unwrap_or_default());
                let (verdict, waits) = (verdict_code(answer.verdict), answer.waits_for);
                write!(file, ",{verdict},{least},{most},{}", waits_for_number(waits)).unwrap();
            }
        }
        writeln!(file).unwrap();
    }

    /// Gives statements that are run before the rows are answered.
    pub fn prepare(&self, statements: &str) {
        fs::write(self.path.join("prepare.sql"), statements).unwrap();
    }

    /// Says which rows a query gives, each its values with commas.
    pub fn query(&self, name: &str, query: &str, rows: &[&str]) {
        fs::write(self.path.join(format!("{name}.query.sql")), query).unwrap();
        fs::write(self.path.join(format!("{name}.query.csv")), rows.join("\n")).unwrap();
    }

    /// What differs on an engine, a line a column; nothing where nothing does.
    pub fn compare(self, engine: &str) -> String {
        self.compare_by(python(), engine)
    }

    /// The same, by another Python.
    pub fn compare_by(mut self, python: &Path, engine: &str) -> String {
        self.facts.flush().unwrap();
        let ran = Command::new(python)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engines/compare.py"))
            .args([engine.as_ref(), self.path.as_os_str()])
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        let (out, told) = (text(&ran.stdout), text(&ran.stderr));
        let ended = (ran.status.code(), out.is_empty());
        assert!(matches!(ended, (Some(0), true) | (Some(1), false)), "{out}\n{told}");
        fs::remove_dir_all(&self.path).unwrap();
        out
    }
}

/// The Python that has the engines; they are installed where they are not.
fn python() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let installed = Command::new("sh").arg(root.join("scripts/engines")).status().unwrap();
        assert!(installed.success(), "scripts/engines failed");
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        target.join("engines/bin/python")
    })
}

//! The lists of a desk held against each other, in sentences: where every registered child is.

mod found;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use aid::date::{Date, SchoolYear};
use aid::library::library;
use aid::vocabulary::Vocabulary;
use office::application::School;
use office::import::request::{Case, Lists, Pair, Reconciled, Summed, Told};
use office::reconciliation::{
    Candidate, Child, Code, Detail, MatchLog, Problem, Reconciliation, RowAt, RowKind, Ruling,
    SchoolSum, Sum, Whereabouts, reconcile,
};
use office::wording;
use records::json;
use serde_json::Value;

pub(crate) use found::found_book;
use rows::Rows;

/// What is asked, beside the lists.
pub(crate) struct Asked<'a> {
    pub(crate) year: SchoolYear,
    pub(crate) school: &'a School,
    pub(crate) on: Date,
    pub(crate) log: Value,
    pub(crate) ruled: Vec<(Value, String)>,
}

const NO_LOG: &str = "以前确认过的记录读不出来，可能是更新的版本存的。没有改动；请先更新本页。";

/// Where every registered child is.
///
/// # Errors
/// A sentence: what was kept cannot be read, and nothing is to be written over it.
pub(crate) fn reconciled(given: &Lists, asked: Asked<'_>) -> Result<Reconciled, String> {
    let (rows, found, log) = held(given, asked)?;
    Ok(told(&rows, &found, &log))
}

/// The rows of all lists held against each other, with all that was said of them.
fn held(given: &Lists, asked: Asked<'_>) -> Result<(Rows, Reconciliation, MatchLog), String> {
    let Asked { year, school, on, log, ruled } = asked;
    let mut log = read_log(&log).ok_or(NO_LOG)?;
    for (ids, ruling) in ruled {
        if let (Some(ids), Some(ruling)) = (json::from_value(&ids), Ruling::from_id(&ruling)) {
            log.rule(ids, ruling, on);
        }
    }
    let rows = Rows::of(given, year, school)?;
    let found = reconcile(&rows.lists, &log, year, on);
    Ok((rows, found, log))
}

/// What came of it, in the words of the lists.
fn told(rows: &Rows, found: &Reconciliation, log: &MatchLog) -> Reconciled {
    let (whole, schools) = (found.sum(), in_order(found.sums_by_school()));
    let telling = Telling::new(rows, found, &schools);
    let in_box = |of: Whereabouts| {
        let children = found.children.iter().filter(move |child| child.whereabouts == of);
        let each = children.map(|child| telling.child(child));
        let next = wording::whereabouts_next(of).to_owned();
        Told { title: wording::whereabouts(of).to_owned(), next, each: each.collect() }
    };
    let of_code = |code: Code| {
        let problems = found.problems.iter().filter(move |problem| problem.code == code);
        let each: Vec<_> = problems.map(|problem| telling.problem(problem)).collect();
        let next = wording::problem_next(code).to_owned();
        Told { title: wording::problem_title(code), next, each }
    };
    Reconciled {
        whole: all_schools(rows, &whole, &schools),
        schools: schools.iter().map(|school| of_school(rows, school)).collect(),
        boxes: Whereabouts::ALL.iter().copied().map(in_box).collect(),
        problems: Code::ALL.iter().copied().map(of_code).filter(|of| !of.each.is_empty()).collect(),
        candidates: found.candidates.iter().map(|pair| telling.pair(pair)).collect(),
        not_compared: rows.not_compared,
        log: written_log(log),
    }
}

/// The schools by their names, and last the children of none.
fn in_order(mut schools: Vec<SchoolSum>) -> Vec<SchoolSum> {
    schools.sort_by_key(|of| of.school.is_empty());
    schools
}

fn all_schools(rows: &Rows, whole: &Sum, schools: &[SchoolSum]) -> Summed {
    let mut notes = vec![wording::schools_against(whole, schools)];
    notes.extend(rows.lists_of(""));
    summed(wording::ALL_SCHOOLS, whole, notes)
}

fn of_school(rows: &Rows, of: &SchoolSum) -> Summed {
    let mut notes: Vec<String> = wording::counted_elsewhere(of.elsewhere).into_iter().collect();
    if !of.school.is_empty() {
        notes.extend(rows.lists_of(&of.school));
    }
    summed(wording::school_of(of), &of.sum, notes)
}

fn summed(name: &str, of: &Sum, notes: Vec<String>) -> Summed {
    Summed {
        name: name.to_owned(),
        sum: (of.listed, of.repeated, of.missing),
        boxes: of.boxes.iter().map(|(_, count)| *count).collect(),
        told: wording::registered_sum(of),
        notes,
    }
}

/// The log as it is kept: a thing for each ruling, by its place and what it is about, so that what
/// two tabs say is merged.
fn written_log(log: &MatchLog) -> Value {
    let rulings = log.entries().iter().enumerate().map(|(place, ruled)| {
        let prints = [&ruled.one, &ruled.other].map(|row| String::from(row.fingerprint));
        let key = format!("{place:06}-{}", prints.join("-"));
        (key, json::to_value(ruled))
    });
    Value::Object(rulings.collect())
}

/// The log that was kept, in its order; none of what cannot be read.
fn read_log(kept: &Value) -> Option<MatchLog> {
    match kept {
        Value::Null => Some(MatchLog::default()),
        Value::Object(rulings) => {
            let ordered: BTreeMap<&String, &Value> = rulings.iter().collect();
            let rulings = ordered.into_values().cloned().collect();
            json::from_value(&Value::Array(rulings))
        }
        _ => None,
    }
}

/// What was found, in the words of the lists.
struct Telling<'a> {
    rows: &'a Rows,
    /// The places of the schools, by their names without spaces.
    schools: BTreeMap<&'a str, usize>,
    /// The school that counts the child of each row.
    counted: BTreeMap<&'a RowAt, &'a str>,
}

impl<'a> Telling<'a> {
    fn new(rows: &'a Rows, found: &'a Reconciliation, schools: &'a [SchoolSum]) -> Self {
        let places = schools.iter().zip(0..).map(|(of, place)| (of.school.as_str(), place));
        let of_child = |child: &'a Child| child.rows.iter().map(|at| (at, child.school.as_str()));
        Self {
            rows,
            schools: places.collect(),
            counted: found.children.iter().flat_map(of_child).collect(),
        }
    }

    fn child(&self, child: &Child) -> Case {
        let registered = child.rows.iter().find(|at| at.kind == RowKind::Registered);
        let mut lines: Vec<String> = child.rows.iter().map(|at| self.rows.place(at)).collect();
        lines.extend(child.contradictions.iter().map(wording::contradiction));
        if child.whereabouts == Whereabouts::Depends {
            lines.push(format!("还缺：{}。", wording::depends(child.questions)));
        }
        if child.whereabouts == Whereabouts::NotEntitled {
            let refuted = child.refuted.iter().map(|of| wording::condition(library(), of));
            lines.extend(refuted.map(|condition| format!("不符合：{condition}。")));
        }
        if child.waits {
            lines.push("还有一行可能是这名学生，等着确认。".to_owned());
        }
        Case {
            name: registered.map_or("", |at| self.rows.name(at)).to_owned(),
            lines,
            schools: self.schools.get(child.school.as_str()).copied().into_iter().collect(),
            way: self.rows.way(&child.rows),
        }
    }

    fn problem(&self, problem: &Problem) -> Case {
        let mut lines: Vec<String> = problem.rows.iter().map(|at| self.rows.place(at)).collect();
        lines.extend(match &problem.detail {
            Detail::Values(values) => Some(wording::contradiction(values)),
            detail => wording::problem_detail(detail),
        });
        // Each school that has a row of it, and the one that counts the child.
        let named = problem.rows.iter().flat_map(|at| {
            let counted = self.counted.get(at).copied();
            [Some(self.rows.school(at)).filter(|school| !school.is_empty()), counted]
        });
        let schools = named.flatten().filter_map(|school| self.schools.get(school).copied());
        let schools: BTreeSet<usize> = schools.collect();
        Case {
            name: problem.rows.first().map_or("", |at| self.rows.name(at)).to_owned(),
            lines,
            schools: schools.into_iter().collect(),
            way: self.rows.way(&problem.rows),
        }
    }

    fn pair(&self, Candidate { ids, rows: (one, other) }: &Candidate) -> Pair {
        let rows = [one, other].map(|at| (self.rows.name(at).to_owned(), self.rows.place(at)));
        Pair { ids: json::to_value(ids), rows }
    }
}

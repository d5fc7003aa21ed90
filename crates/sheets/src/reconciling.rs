//! The lists of a desk held against each other, in sentences: where every registered child is.

use std::collections::BTreeMap;

use aid::date::{Date, Period, SchoolYear};
use aid::library::library;
use aid::rulebook::Rulebook;
use aid::vocabulary::Vocabulary;
use office::application::School;
use office::import::list::List as ImportedList;
use office::import::request::{Lists, Pair, Reconciled, Told};
use office::reconciliation::{
    Candidate, Child, Code, Detail, List, ListId, MatchLog, Problem, RowAt, RowKind, Ruling,
    Whereabouts, reconcile, rows_of_application, rows_of_person,
};
use office::wording;
use serde_json::Value;

/// The list that the applications of the desk are.
const DESK: &str = "desk";

/// What is asked, beside the lists.
pub(crate) struct Asked<'a> {
    pub(crate) year: SchoolYear,
    pub(crate) school: &'a School,
    pub(crate) on: Date,
    pub(crate) log: Value,
    pub(crate) ruled: Option<(Value, String)>,
}

/// The rows of all lists, and how each is called.
struct Rows {
    lists: Vec<List>,
    named: BTreeMap<String, String>,
    /// The name in each row.
    names: BTreeMap<(ListId, u32), String>,
    without_term: usize,
}

/// Where every registered child is.
pub(crate) fn reconciled(given: &Lists, asked: Asked<'_>) -> Reconciled {
    let Asked { year, school, on, log, ruled } = asked;
    let mut log: MatchLog = serde_json::from_value(log).unwrap_or_default();
    let said = ruled.and_then(|(ids, ruling)| {
        Some((serde_json::from_value(ids).ok()?, Ruling::from_id(&ruling)?))
    });
    if let Some((ids, ruling)) = said {
        log.rule(ids, ruling, on);
    }
    let rows = Rows::of(given, year, school);
    let found = reconcile(&rows.lists, &log, year, on);
    let sum = found.sum();
    let in_box = |of: Whereabouts| {
        let children = found.children.iter().filter(move |child| child.whereabouts == of);
        let each = children.map(|child| rows.child(child));
        let next = wording::whereabouts_next(of).to_owned();
        Told { title: wording::whereabouts(of).to_owned(), next, each: each.collect() }
    };
    let of_code = |code: Code| {
        let problems = found.problems.iter().filter(move |problem| problem.code == code);
        let each: Vec<_> = problems.map(|problem| rows.problem(problem)).collect();
        let next = wording::problem_next(code).to_owned();
        Told { title: wording::problem_title(code), next, each }
    };
    Reconciled {
        sum: (sum.listed, sum.repeated, sum.missing),
        boxes: Whereabouts::ALL.iter().copied().map(in_box).collect(),
        problems: Code::ALL.iter().copied().map(of_code).filter(|of| !of.each.is_empty()).collect(),
        candidates: found.candidates.iter().map(|pair| rows.pair(pair)).collect(),
        without_term: rows.without_term,
        log: serde_json::to_value(&log).unwrap_or_default(),
    }
}

impl Rows {
    fn of(given: &Lists, year: SchoolYear, school: &School) -> Self {
        let book = Rulebook::new(library(), Period::SchoolYear(year));
        let mut rows = Self {
            lists: Vec::new(),
            named: BTreeMap::new(),
            names: BTreeMap::new(),
            without_term: 0,
        };
        for (id, value) in &given.lists {
            let Ok(list) = ImportedList::read_value(value) else { continue };
            let people = list.read().people;
            let of_people: Vec<_> =
                people.iter().map(|one| rows_of_person(one, list.kind, &book, school)).collect();
            rows.without_term += of_people.iter().filter(|rows| rows.is_empty()).count();
            let rows_of_list = of_people.into_iter().flatten().collect();
            rows.add(id, &list.named, &list.school, rows_of_list);
        }
        let of_year = given.applications.iter().filter(|application| application.year == year);
        let of_desk = (1..)
            .zip(of_year)
            .flat_map(|(row, application)| rows_of_application(row, application, &book));
        rows.add(DESK, "工作台", &school.name, of_desk.collect());
        rows
    }

    fn add(
        &mut self,
        id: &str,
        named: &str,
        school: &str,
        rows: Vec<office::reconciliation::Listed>,
    ) {
        self.named.insert(id.to_owned(), named.to_owned());
        let school = (!school.is_empty()).then(|| school.to_owned());
        let id = ListId(id.to_owned());
        let people = rows.iter().map(|row| ((id.clone(), row.row), row.name.clone()));
        self.names.extend(people);
        self.lists.push(List { id, school, rows });
    }

    /// Where a row stands: 名册.csv 第 3 行.
    fn place(&self, at: &RowAt) -> String {
        let named = self.named.get(&at.list.0).map_or("", String::as_str);
        if at.list.0 == DESK {
            return format!("{named}第 {} 份申请", at.row);
        }
        format!("{named} 第 {} 行", at.row)
    }

    fn name(&self, at: &RowAt) -> String {
        self.names.get(&(at.list.clone(), at.row)).cloned().unwrap_or_default()
    }

    fn child(&self, child: &Child) -> (String, Vec<String>) {
        let registered = child.rows.iter().find(|at| at.kind == RowKind::Registered);
        let name = registered.map_or_else(String::new, |at| self.name(at));
        let mut lines: Vec<String> = child.rows.iter().map(|at| self.place(at)).collect();
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
        (name, lines)
    }

    fn problem(&self, problem: &Problem) -> (String, Vec<String>) {
        let name = problem.rows.first().map_or_else(String::new, |at| self.name(at));
        let mut lines: Vec<String> = problem.rows.iter().map(|at| self.place(at)).collect();
        lines.extend(match &problem.detail {
            Detail::Values(values) => Some(wording::contradiction(values)),
            detail => wording::problem_detail(detail),
        });
        (name, lines)
    }

    fn pair(&self, Candidate { ids, rows: (one, other) }: &Candidate) -> Pair {
        let rows = [one, other].map(|at| (self.name(at), self.place(at)));
        Pair { ids: serde_json::to_value(ids).unwrap_or_default(), rows }
    }
}

//! The lists of a desk held against each other, in sentences: where every registered child is.

use std::collections::BTreeMap;

use aid::date::{Date, Period, SchoolYear, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::rulebook::Rulebook;
use aid::vocabulary::Vocabulary;
use office::application::School;
use office::identity::IdNumber;
use office::import::kept::ListKind;
use office::import::list::List as ImportedList;
use office::import::request::{Lists, Pair, Reconciled, Told};
use office::reconciliation::{
    Affirmed, Candidate, Child, Code, Detail, Known, List, ListId, Listed, MatchLog, Problem,
    RowAt, RowKind, Ruling, Says, Whereabouts, reconcile, rows_of_application, rows_of_person,
};
use office::wording;
use records::json;
use serde_json::Value;

/// The list that the applications of the desk are.
const DESK: &str = "desk";

/// What is asked, beside the lists.
pub(crate) struct Asked<'a> {
    pub(crate) year: SchoolYear,
    pub(crate) school: &'a School,
    pub(crate) on: Date,
    pub(crate) log: Value,
    pub(crate) ruled: Vec<(Value, String)>,
}

/// The rows of all lists, and how each is called.
struct Rows {
    lists: Vec<List>,
    named: BTreeMap<String, String>,
    /// The name in each row.
    names: BTreeMap<(ListId, u32), String>,
    not_compared: usize,
}

const NO_LOG: &str = "以前确认过的记录读不出来，可能是更新的版本存的。没有改动；请先更新本页。";

/// Where every registered child is.
///
/// # Errors
/// A sentence: what was kept cannot be read, and nothing is to be written over it.
pub(crate) fn reconciled(given: &Lists, asked: Asked<'_>) -> Result<Reconciled, String> {
    let Asked { year, school, on, log, ruled } = asked;
    let mut log = read_log(&log).ok_or(NO_LOG)?;
    for (ids, ruling) in ruled {
        if let (Some(ids), Some(ruling)) = (json::from_value(&ids), Ruling::from_id(&ruling)) {
            log.rule(ids, ruling, on);
        }
    }
    let rows = Rows::of(given, year, school)?;
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
    Ok(Reconciled {
        sum: (sum.listed, sum.repeated, sum.missing),
        boxes: Whereabouts::ALL.iter().copied().map(in_box).collect(),
        problems: Code::ALL.iter().copied().map(of_code).filter(|of| !of.each.is_empty()).collect(),
        candidates: found.candidates.iter().map(|pair| rows.pair(pair)).collect(),
        not_compared: rows.not_compared,
        log: written_log(&log),
    })
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

/// What the desk itself has recorded as paid: an imported row that says the same is no second
/// payment.
struct Paid(BTreeMap<IdNumber, Vec<(Term, Yuan)>>);

impl Paid {
    fn of(of_desk: &[Listed]) -> Self {
        let mut paid: BTreeMap<IdNumber, Vec<(Term, Yuan)>> = BTreeMap::new();
        for row in of_desk {
            if let (Some(number), Says::Payment(payment)) = (row.number, &row.says) {
                paid.entry(number).or_default().push((payment.term, payment.sum));
            }
        }
        Self(paid)
    }

    fn has(&self, row: &Listed) -> bool {
        let Says::Payment(payment) = &row.says else { return false };
        let known = row.number.and_then(|number| self.0.get(&number));
        known.is_some_and(|paid| paid.contains(&(payment.term, payment.sum)))
    }
}

impl Rows {
    fn of(given: &Lists, year: SchoolYear, school: &School) -> Result<Self, String> {
        let book = Rulebook::new(library(), Period::SchoolYear(year));
        let mut read = Vec::new();
        for (id, value) in &given.lists {
            let list = ImportedList::read_value(value).map_err(|error| error.to_string())?;
            let people = list.read().people;
            read.push((id, list, people));
        }
        let mut affirmed = Affirmed::default();
        for (_, list, people) in &read {
            if list.kind == ListKind::Registered {
                for person in people {
                    affirmed.add(person);
                }
            }
        }
        let known = Known { book: &book, affirmed: &affirmed };
        let of_year = given.applications.iter().filter(|application| application.year == year);
        let of_desk: Vec<Listed> = (1..)
            .zip(of_year)
            .flat_map(|(row, application)| rows_of_application(row, application, &known))
            .collect();
        let paid = Paid::of(&of_desk);
        let mut rows = Self {
            lists: Vec::new(),
            named: BTreeMap::new(),
            names: BTreeMap::new(),
            not_compared: 0,
        };
        for (id, list, people) in read {
            let says_recognised = people.iter().any(|person| person.recognised.is_some());
            let mut listed = Vec::new();
            for person in &people {
                let is_silent = list.kind == ListKind::Applications
                    && says_recognised
                    && person.recognised.is_none();
                let school = person.school(&list.school, school);
                let of_person = rows_of_person(person, list.kind, &known, &school);
                if is_silent || of_person.is_empty() {
                    rows.not_compared += 1;
                } else {
                    listed.extend(of_person.into_iter().filter(|row| !paid.has(row)));
                }
            }
            rows.add(id, &list.named, &list.school, listed);
        }
        rows.add(DESK, "工作台", &school.name, of_desk);
        Ok(rows)
    }

    fn add(&mut self, id: &str, named: &str, school: &str, rows: Vec<Listed>) {
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
        Pair { ids: json::to_value(ids), rows }
    }
}

//! The JSON door: questions in as JSON text, answers out as JSON text. Pure: it does no input or
//! output, and takes every sentence about rules from `aid::wording`.
//!
//! One question is answered at a time, so memory does not grow with their number. The command
//! splits its input into questions and decides what happens to a wrong one.

mod answer;
mod answer_cache;
mod citation;
mod doubtful;
mod json;
mod problem;
mod question;
mod reading;
mod schema;
mod stand_in;
mod told;
mod totals;
mod unused;

pub use problem::{DoorError, Kind, Known, Place, Problem};
pub use schema::{answer_schema, question_schema};

use serde::Serialize;

use aid::assessment::assess_household;
use aid::ledger::Ledger;
use aid::policy::Policy;
use aid::rulebook::Rulebook;
use answer::{Answer, StudentAnswer};
use answer_cache::AnswerCache;
use question::Question;
use totals::Share;

/// The most children one question can have.
pub const MOST_STUDENTS: usize = 50;

/// The most bytes one question can have.
pub const MOST_BYTES: usize = 1 << 20;

/// How the door is used.
pub const USAGE: &str = r#"What aid each child is owed, to the yuan, with the law beside it.

usage: student-aid assess < situation.json
       student-aid ledger < situation.json
       student-aid schema question
       student-aid schema answer
       student-aid certify
       student-aid diff 2023-autumn 2024-spring
       student-aid diff 2024-autumn --dormitory
       student-aid sql --term 2024-autumn [--region 130925]
       student-aid sql --table
       student-aid sql --queries
       student-aid sample --term 2024-autumn --rows 1000 [--seed 1]
       student-aid check rows.csv --term 2024-autumn [--region 130925] [--school-kind public]
                                  --out answers.parquet [--problems problems.csv]
                                  [--facts facts.csv]
       student-aid check rows.csv --term 2024-autumn [--region 130925] [--school-kind public]
                                  --explain 12
       student-aid --help

Reads one JSON object, or one JSON object a line, and writes as many in the same order.

  {"period": "2020-spring",
   "region": "130925",
   "household": {"hardships": {"yes": ["rural-subsistence"], "no": "others"}},
   "students": [{"name": "Ming", "stage": "primary", "boarding": "day", "school-kind": "public"}]}

period      a term like 2020-spring or a school year like 2023-2024
region      optional: the county of every school that a student does not name itself, six digits;
            130000 for one elsewhere in Hebei, 000000 for one outside it
household   optional: hardships
students    1 to 50; each with name, stage, entry, region, school-kind, school-place, boarding,
            hardships, decisions and what later stages are asked: year, residence, major, grant
            and others. Any answer may be missing: what it can change is in the answer
hardships   and decisions: {"yes": [...], "no": [...]}; "no": "others" denies all that are not in
            "yes", and of none {"yes": [], "no": "others"}

The words and their meaning are in crates/aid/src/situation.rs, and in the schemas. Sums are whole
yuan, or a text like "312.5". A category that was answered yes and is not in use in the period is
named in "not-in-use", with the one that it became; an answer that contradicts another is named in
"doubts", and changes nothing.
ledger answers one object with every sum line by line, from what a document states to what a term
brings, in fen, so that another program can add it up. certify judges every situation of every
benefit and ends with 1 if the rules have a hole. diff tells who gains and who loses from one term
to another, with one child of each class; --dormitory by leaving the dormitory.
sql writes the rules of a term as one SELECT over a table of facts, for an engine that has a
province's rows; --table the tables and their codes; --queries what a bureau asks of the answers.
sample writes made-up rows as CSV, the same for a seed. README.md has the commands.
check answers each row of a CSV or Parquet file: of the table of facts, or of a roster as people
have it, by its Chinese heads. The answers have a row's number, its row_id, and the columns that
the SELECT of sql has. The problems of rows are numbered; none names anybody. --region and
--school-kind hold for rows that do not say them. --facts writes the rows as they were understood,
for the SELECT. --explain prints the assessment of one row as assess does.

Ends with 0. One object that cannot be answered gets one sentence, and it ends with 2; of several
lines each that cannot be gets {"line": 3, "error": "..."} in its place, the others are answered,
and it ends with 2. Where an answer cannot be written it ends with 1. check ends with 0 without a
problem, with 1 where rows have problems, with 2 where nothing was written, stopped with 130.
"#;

/// How an answer is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// In one line, as a program reads it.
    OneLine,
    /// Over several lines, as people read it.
    Lines,
}

/// Answers questions by the rules of a policy, and caches what was computed for them.
///
/// ```
/// use aid::library::library;
/// use command::door::{Door, On};
///
/// let asked = r#"{"period": "2020-spring", "students": [{"stage": "other"}]}"#;
/// let answered = Door::new(library()).answer(asked.as_bytes(), 1, On::OneLine).unwrap();
/// assert!(answered.starts_with(r#"{"period":"2020-spring","students":[{"#));
/// ```
pub struct Door<'p> {
    policy: &'p Policy,
    cache: AnswerCache<'p>,
}

impl<'p> Door<'p> {
    /// A door to the rules of a policy.
    pub const fn new(policy: &'p Policy) -> Self {
        Self { policy, cache: AnswerCache::new(policy) }
    }

    /// Answers the one question of a text.
    ///
    /// # Errors
    /// Says what is wrong, and where: the text begins on line `begins`.
    pub fn answer(&mut self, text: &[u8], begins: usize, on: On) -> Result<String, DoorError> {
        let question = Question::read(self.policy, text, begins)?;
        Ok(match on {
            On::OneLine => self.cache.answer(&question),
            On::Lines => self.answer_widely(&question),
        })
    }

    /// The ledger of the one question of a text, as JSON over several lines.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub fn ledger(&self, text: &[u8], begins: usize) -> Result<String, DoorError> {
        let Question { period, situation, .. } = Question::read(self.policy, text, begins)?;
        let assessment = assess_household(&Rulebook::new(self.policy, period), &situation);
        let ledger = Ledger::new(self.policy, &assessment);
        // Structs of texts, numbers and lists always have a JSON form.
        Ok(serde_json::to_string_pretty(&ledger).unwrap_or_default())
    }

    fn answer_widely(&self, question: &Question) -> String {
        let Question { period, situation, names } = question;
        let book = Rulebook::new(self.policy, *period);
        let assessment = assess_household(&book, situation);
        let shares: Vec<Share> = assessment.students.iter().map(Share::from).collect();
        let children = situation.students.iter().zip(names);
        let students = assessment.students.iter().zip(children).map(|(owed, (child, name))| {
            StudentAnswer::new(&book, owed, child).named(name.as_deref())
        });
        let shares: Vec<&Share> = shares.iter().collect();
        let answer = Answer::new(self.policy, question, students.collect(), &shares);
        // Structs of texts, numbers and lists always have a JSON form.
        serde_json::to_string_pretty(&answer).unwrap_or_default()
    }
}

/// What replaces the answer to a question that cannot be answered, where others follow.
#[derive(Serialize)]
struct Unanswered {
    line: usize,
    error: String,
}

/// The refusal of a question among others, as JSON in one line.
pub fn refusal(line: usize, error: &DoorError) -> String {
    serde_json::to_string(&Unanswered { line, error: error.to_string() }).unwrap_or_default()
}

/// Whether a text is a question by itself: an object that names a period or students.
pub fn is_question(text: &[u8]) -> bool {
    let asks = |field: &json::Field<'_>| matches!(field.name.as_str(), "period" | "students");
    let node = str::from_utf8(text).ok().and_then(|text| json::parse(text).ok());
    let fields = node.filter(|node| node.kind() == Kind::Object).map(json::Node::read_object);
    fields.is_some_and(|fields| fields.is_ok_and(|fields| fields.iter().any(asks)))
}

/// Whether a text is JSON from its beginning to its end.
pub fn is_whole(text: &[u8]) -> bool {
    str::from_utf8(text).is_ok_and(|text| json::parse(text).is_ok())
}

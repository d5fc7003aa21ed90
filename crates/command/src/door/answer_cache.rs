//! A cache of the rules of each period and of the children's answers.
//!
//! A school asks about many children in few situations. The rules of a period are looked up once,
//! and the answer for a child is serialised once for all children with the same facts.

use std::collections::BTreeMap;

use super::answer::{Answer, StudentAnswer};
use super::question::Question;
use super::totals::Share;
use aid::assessment::assess_student;
use aid::date::Period;
use aid::policy::Policy;
use aid::rulebook::Rulebook;
use aid::situation::{Household, Student};

/// The most periods whose rules are cached.
const MOST_BOOKS: usize = 64;

/// The most bytes of answers that are cached.
const MOST_ANSWER_BYTES: usize = 8 << 20;

/// How the text of a child's answer begins.
const NAMELESS: &str = r#"{"name":null"#;

pub(super) struct AnswerCache<'p> {
    policy: &'p Policy,
    books: BTreeMap<Period, Rulebook<'p>>,
    children: BTreeMap<(Period, Household, Student), Child>,
    /// The bytes of the cached answers.
    bytes: usize,
}

/// The cached answer for a child.
struct Child {
    /// What follows the name.
    text: String,
    share: Share,
}

impl<'p> AnswerCache<'p> {
    pub(super) const fn new(policy: &'p Policy) -> Self {
        Self { policy, books: BTreeMap::new(), children: BTreeMap::new(), bytes: 0 }
    }

    /// The answer to a question, in one line.
    pub(super) fn answer(&mut self, question: &Question) -> String {
        let Question { period, situation, names } = question;
        self.make_room(*period);
        let household = situation.household;
        for student in &situation.students {
            self.work_out((*period, household, *student));
        }
        let known = |student: &Student| self.children.get(&(*period, household, *student));
        let children: Vec<&Child> = situation.students.iter().filter_map(known).collect();
        let shares: Vec<&Share> = children.iter().map(|child| &child.share).collect();
        // Structs of texts, numbers and lists always have a JSON form.
        let frame = serde_json::to_string(&Answer::new(self.policy, question, Vec::new(), &shares));
        let frame = frame.unwrap_or_default();
        // The children's list is the first one, and was left empty.
        let Some((before, after)) = frame.split_once("[]") else {
            return frame;
        };
        let length = children.iter().map(|child| child.text.len()).sum::<usize>();
        let mut answer = String::with_capacity(length.saturating_add(frame.len()));
        answer.push_str(before);
        for (child, name) in children.iter().zip(names) {
            answer.push(if answer.len() == before.len() { '[' } else { ',' });
            answer.push_str("{\"name\":");
            answer.push_str(&serde_json::to_string(name).unwrap_or_default());
            answer.push_str(&child.text);
        }
        answer.push(']');
        answer.push_str(after);
        answer
    }

    /// Empties the cache where it is too large. Which questions come next is not known, so no entry
    /// is worth more than another.
    fn make_room(&mut self, period: Period) {
        if self.books.len() >= MOST_BOOKS && !self.books.contains_key(&period) {
            self.books.clear();
        }
        if self.bytes > MOST_ANSWER_BYTES {
            self.children.clear();
            self.bytes = 0;
        }
    }

    fn work_out(&mut self, key: (Period, Household, Student)) {
        if self.children.contains_key(&key) {
            return;
        }
        let (period, household, student) = key;
        let book = self.books.entry(period).or_insert_with(|| Rulebook::new(self.policy, period));
        let owed = assess_student(book, &household, &student);
        let answer = StudentAnswer::new(book, &owed, &student);
        let written = serde_json::to_string(&answer).unwrap_or_default();
        let text = written.strip_prefix(NAMELESS).unwrap_or_default().to_owned();
        self.bytes = self.bytes.saturating_add(text.len());
        self.children.insert(key, Child { text, share: Share::from(&owed) });
    }
}

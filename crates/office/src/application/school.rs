//! 学校: what is the same on every application of one school, and how that is saved.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::shapes::{FORMAT, SHAPE};
use super::{ApplicationError, Erased};
use aid::rulebook::Rulebook;
use aid::situation::{Circumstance, Decision, Level, Question, Stage, Student};
use aid::vocabulary::{Set, Vocabulary};
use records::draft::facts::{are_newer, older};
use records::json;
use records::label;

/// What is the same on every application of one school.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct School {
    /// Its name, as it stands on the form.
    pub name: String,
    /// The telephone for questions and objections, as it stands on a public notice.
    pub phone: String,
    /// Where it is and of what kind: the answers that every new application begins with.
    pub facts: Student,
    /// The list of groups that its county prints on the form; the first known where none is named.
    pub form: String,
    /// Whether its county's form has the school's opinion under it.
    pub opinion: bool,
    /// What was erased of its records, a line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<Erased>,
}

/// The facts of a school that an older build does not read, under the label of an application of a
/// newer shape: an older build sets it aside and changes nothing of it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelledFacts {
    format: String,
    shape: u32,
    facts: Student,
}

/// The questions whose answers are the same for every pupil of a school, as far as its rules look
/// at them; of compulsory schools, and where the stage is not said, all that were ever asked.
pub(super) fn asked(stage: Option<Stage>, book: &Rulebook<'_>) -> Set<Question> {
    let of_all = |question: &Question| match question {
        Question::Region | Question::SchoolKind | Question::SchoolPlace | Question::Approval => {
            true
        }
        question => {
            let fact = question.circumstance();
            question.decision().is_some_and(|one| Decision::OF_SCHOOL.contains(one))
                || fact.is_some_and(|fact| Circumstance::OF_SCHOOL.contains(fact))
        }
    };
    let all: Set<Question> = Question::ALL.iter().copied().filter(of_all).collect();
    match stage.filter(|stage| !matches!(stage.level(), None | Some(Level::Compulsory))) {
        None => all.without(OF_OTHER_STAGES.into_iter().collect()),
        Some(stage) => all.intersection(book.questions(stage)),
    }
}

/// What is the same for every pupil of a school, and never asked of a compulsory one.
const OF_OTHER_STAGES: [Question; 3] =
    [Question::Approval, Question::CentralCollege, Question::ModelSchool];

impl School {
    /// What is asked of a school of this stage, the stage first. A school of several stages leaves
    /// it open.
    pub fn asked(stage: Option<Stage>, book: &Rulebook<'_>) -> Set<Question> {
        asked(stage, book).union(Set::of(Question::Stage))
    }

    /// What every build reads of it.
    pub fn to_value(&self) -> Value {
        json::to_value(&Self { facts: older(&self.facts), ..self.clone() })
    }

    /// Whether it has facts that an older build does not read.
    pub fn has_newer_facts(&self) -> bool {
        are_newer(&self.facts)
    }

    /// Those facts, to be saved apart.
    pub fn newer_facts(&self) -> Value {
        let Student { stage, approval, circumstances, .. } = self.facts;
        let stage = stage.filter(|_| older(&self.facts).stage.is_none());
        let facts = Student { stage, approval, circumstances, ..Student::default() };
        json::to_value(&LabelledFacts { format: FORMAT.to_owned(), shape: SHAPE, facts })
    }

    /// The school with the newer facts that it was known to have.
    #[must_use]
    pub fn with_newer_facts_of(self, known: &Self) -> Self {
        let stage = known.facts.stage.filter(|_| older(&known.facts).stage.is_none());
        let Student { approval, circumstances, .. } = known.facts;
        self.with_facts(Student { stage, approval, circumstances, ..Student::default() })
    }

    /// The school with its newer facts, as they were saved.
    ///
    /// # Errors
    /// Says whether it is something else, damaged, or of a newer version.
    pub fn with_newer_facts(self, saved: &Value) -> Result<Self, ApplicationError> {
        let shape = label::shape(saved, FORMAT).ok_or(ApplicationError::NotAnApplication)??;
        if shape > SHAPE {
            return Err(ApplicationError::Newer(shape));
        }
        let read: Option<LabelledFacts> = json::from_value(saved);
        read.map(|read| self.with_facts(read.facts)).ok_or(ApplicationError::Damaged)
    }

    fn with_facts(mut self, newer: Student) -> Self {
        let Student { stage, approval, circumstances, .. } = newer;
        let stage = stage.or(older(&self.facts).stage);
        self.facts = Student { stage, approval, circumstances, ..self.facts };
        self
    }
}

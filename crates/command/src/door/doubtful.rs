//! Answers that contradict each other.

use schemars::JsonSchema;
use serde::Serialize;

use super::stand_in::Of;
use aid::doubt::doubt;
use aid::rulebook::Rulebook;
use aid::situation::{Question, Student};
use aid::vocabulary::Vocabulary;
use aid::wording;

/// An answer that cannot stand beside another, or lies outside what a document states.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "doubtful", deny_unknown_fields)]
pub(super) struct Doubtful {
    /// The question whose answer it is.
    #[schemars(with = "Of<Question>")]
    question: Question,
    /// What is doubtful about it, and what to do.
    sentence: String,
}

impl Doubtful {
    /// Those of a child, in the order of the questions.
    pub(super) fn of(book: &Rulebook<'_>, child: &Student) -> Vec<Self> {
        let questions = Question::ALL.iter().copied();
        let doubts =
            questions.filter_map(|question| Some((question, doubt(book, question, child)?)));
        doubts.map(|(question, doubt)| Self { question, sentence: wording::doubt(doubt) }).collect()
    }
}

//! The officer's application, noun by noun: its steps, its payments, its saved shapes, its copies,
//! its readings, its words.
//!
//! `application/` has the tests and their tables. `v1.json` to `v4.json` are frozen: what was saved
//! is not edited.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "application/beginning.rs"]
mod beginning;
#[path = "application/copies.rs"]
mod copies;
#[path = "application/disagreements.rs"]
mod disagreements;
#[path = "tables/failures.rs"]
mod failures;
#[path = "application/objections.rs"]
mod objections;
#[path = "application/payments.rs"]
mod payments;
#[path = "application/people.rs"]
mod people;
#[path = "application/pinned.rs"]
mod pinned;
#[path = "tidy/punctuation.rs"]
mod punctuation;
#[path = "application/readings.rs"]
mod readings;
#[path = "application/recognitions.rs"]
mod recognitions;
#[path = "application/refusals.rs"]
mod refusals;
#[path = "application/remarks.rs"]
mod remarks;
#[path = "application/sequence.rs"]
mod sequence;
#[path = "application/shape_numbers.rs"]
mod shape_numbers;
#[path = "application/shapes.rs"]
mod shapes;
#[path = "application/siblings.rs"]
mod siblings;
#[path = "application/steps.rs"]
mod steps;
#[path = "application/trails.rs"]
mod trails;
#[path = "application/words.rs"]
mod words;

use std::fs;

use aid::vocabulary::{Answers, Vocabulary};
use office::application::{Application, Field};
use serde::de::DeserializeOwned;

/// The rows of a table of `application/`.
#[track_caller]
fn rows<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let text = fs::read_to_string(format!("tests/application/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What was answered with yes and with no; the rest is open.
fn answers<V: Vocabulary>(yes: &[V], no: &[V]) -> Answers<V> {
    let mut answers = Answers::default();
    for (members, answer) in [(yes, true), (no, false)] {
        for member in members {
            answers.set(*member, Some(answer));
        }
    }
    answers
}

/// A form whose family has one member.
fn with_mother(mut application: Application) -> Application {
    application.add_member();
    application.members.last_mut().unwrap().texts.set(Field::MemberName, "李芳");
    application
}

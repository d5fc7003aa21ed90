//! Which year of the stage: the words are those of the stage.

use std::sync::Arc;

use leptos::prelude::*;

use aid::situation::{Question, Stage, Year};
use aid::wording;
use records::draft::Child;

use super::{Answering, choice};
use crate::parts::live::live_of;

/// A choice among the years of the stage; drawn anew with the stage.
pub(super) fn year(answering: Answering) -> AnyView {
    let stage = move || answering.child.with(|child| child.student.stage);
    live_of(stage, move |stage| of_stage(stage, answering))
}

fn of_stage(stage: Option<Stage>, answering: Answering) -> AnyView {
    let years: Vec<Year> = stage.map(Stage::years).unwrap_or_default().iter().collect();
    let words = years.iter().map(|year| wording::year(stage, *year)).collect();
    let chosen = years.clone();
    let read = move |child: &Child| {
        let answer = child.student.year?;
        chosen.iter().position(|year| *year == answer)
    };
    let write = move |child: &mut Child, place: Option<usize>| {
        child.student.year = place.and_then(|place| years.get(place).copied());
    };
    choice(Question::Year, answering, words, Box::new(read), Arc::new(write))
}

//! Words for what two tabs saved differently: the field, and each of its values.

use serde_json::Value;

use super::{action, prompt};
use crate::application::{Action, Field};
use crate::identity::IdKind;
use aid::situation::Question;
use aid::vocabulary::Vocabulary;
use records::draft::clash;

/// The field at a place of a saved application, as the page calls it.
pub fn clash_field(at: &str) -> String {
    let steps: Vec<&str> = at.split('/').collect();
    let has = |step| steps.contains(&step);
    let last = steps.last().copied().unwrap_or_default();
    // A half-typed text is named by its field and, in a row of the family, by the row.
    let of_row = last.rsplit_once('-').and_then(|(field, _)| Field::from_id(field));
    if let Some(field) = Field::from_id(last).or(of_row) {
        return super::field(field).to_owned();
    }
    // The year of an application is a school year, that of a pupil one of the stage.
    if let Some(question) = Question::from_id(last).filter(|_| has("student")) {
        return prompt(question).title.to_owned();
    }
    let word = if has("members") {
        "家庭成员情况"
    } else if has("papers") {
        "已看到的证明或名单"
    } else if has("hardships") {
        "困难情况"
    } else if has("decisions") {
        "学校的决定"
    } else if has("circumstances") {
        "其他情况"
    } else if has("trail") {
        "办理记录"
    } else {
        "这份申请"
    };
    word.to_owned()
}

/// One of the values, as the page shows it.
pub fn clash_value(at: &str, value: &Value) -> String {
    if at.ends_with("/texts/id-kind") && value.as_str().unwrap_or_default().is_empty() {
        // An empty kind of paper means the usual one.
        return IdKind::ResidentCard.name().to_owned();
    }
    clash::value(at, value, &|id| Action::from_id(id).map(action))
}

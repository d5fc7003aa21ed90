//! Words for what two windows filled in differently.

use serde_json::Value;

use super::{boarding, entry, place_name, prompt, school_kind, school_place, stage};
use crate::situation::{Boarding, Entry, Question, SchoolKind, SchoolPlace, Stage};
use crate::vocabulary::Vocabulary;

/// A field of a saved draft that two windows filled in differently: what it is, the value that
/// stands, and the other.
pub fn clash(draft: &Value, at: &str, other: &Value) -> String {
    let now = draft.pointer(at).unwrap_or(&Value::Null);
    format!(
        "两个窗口填得不一样：{}，现在是{}，另一个是{}。",
        field(draft, at),
        value(now),
        value(other)
    )
}

fn field(draft: &Value, at: &str) -> String {
    let steps: Vec<&str> = at.split('/').skip(1).collect();
    match steps.as_slice() {
        ["name"] => "这份记录的名字".to_owned(),
        ["period"] => "算哪一段时间".to_owned(),
        ["household", ..] => prompt(Question::HouseholdHardship).short.to_owned(),
        ["children", place, rest @ ..] => {
            let name = draft.pointer(&format!("/children/{place}/name")).and_then(Value::as_str);
            format!("{}的{}", name.unwrap_or("一个孩子"), of_child(rest))
        }
        _ => "有一处".to_owned(),
    }
}

fn of_child(steps: &[&str]) -> &'static str {
    match steps {
        ["name"] => "称呼",
        ["student", "hardships", ..] => prompt(Question::StudentHardship).short,
        ["student", "decisions", ..] => "学校的认定",
        ["student", field] => Question::from_id(field).map_or("情况", |one| prompt(one).short),
        _ => "情况",
    }
}

fn value(value: &Value) -> String {
    let none = || "没有填".to_owned();
    match value {
        Value::Null => none(),
        Value::String(text) if text.is_empty() => none(),
        Value::String(text) => format!("“{}”", word(text)),
        Value::Bool(_) | Value::Number(_) => format!("“{value}”"),
        Value::Array(several) if several.is_empty() => none(),
        Value::Array(several) => format!("选了 {} 项", several.len()),
        Value::Object(_) => "另一种".to_owned(),
    }
}

/// A written answer as a family reads it; what a family wrote itself, as it is.
fn word(text: &str) -> String {
    let known = Stage::from_id(text).map(stage);
    let known = known.or_else(|| Entry::from_id(text).map(entry));
    let known = known.or_else(|| SchoolKind::from_id(text).map(school_kind));
    let known = known.or_else(|| SchoolPlace::from_id(text).map(school_place));
    let known = known.or_else(|| Boarding::from_id(text).map(boarding));
    let place = || text.parse().map_or_else(|_| text.to_owned(), place_name);
    known.map_or_else(place, str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn says(at: &str, other: &Value, text: &str) {
        let student = json!({"boarding": "boarder", "region": "130925"});
        let draft = json!({"name": "我家", "children": [{"name": "大宝", "student": student}]});
        assert_eq!(clash(&draft, at, other), text);
    }

    #[test]
    fn both_values_are_said_in_a_familys_words() {
        says(
            "/children/0/student/boarding",
            &json!("day"),
            "两个窗口填得不一样：大宝的是否住校，现在是“住校”，另一个是“不住校”。",
        );
        says(
            "/children/0/name",
            &json!("小明"),
            "两个窗口填得不一样：大宝的称呼，现在是“大宝”，另一个是“小明”。",
        );
        says(
            "/name",
            &Value::Null,
            "两个窗口填得不一样：这份记录的名字，现在是“我家”，另一个是没有填。",
        );
        says(
            "/household/hardships/yes",
            &json!(["orphan"]),
            "两个窗口填得不一样：家里的困难类别，现在是没有填，另一个是选了 1 项。",
        );
    }
}

//! Words for what two tabs said differently: the field, and each of its values.

use serde_json::Value;

use super::{action, boarding, entry, place_name, prompt, school_kind, school_place, stage};
use crate::application::{Action, Field};
use crate::identity::IdKind;
use crate::library::library;
use crate::situation::{Boarding, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage};
use crate::vocabulary::Vocabulary;

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
    if let Some(question) = Question::from_id(last) {
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
    } else if has("trail") {
        "办理记录"
    } else {
        "这份申请"
    };
    word.to_owned()
}

/// The field at a place of a saved draft, as its family calls it.
pub fn draft_field(draft: &Value, at: &str) -> String {
    let steps: Vec<&str> = at.split('/').skip(1).collect();
    let question = |last: &str| Question::from_id(last).map_or("情况", |one| prompt(one).short);
    match steps.as_slice() {
        ["name"] => "这份记录的名字".to_owned(),
        ["period"] => "算哪一段时间".to_owned(),
        ["household", ..] => prompt(Question::HouseholdHardship).short.to_owned(),
        ["children", place, rest @ ..] => {
            let child = place
                .parse()
                .ok()
                .and_then(|place: usize| draft.get("children")?.get(place)?.get("name")?.as_str());
            let field = match rest {
                ["name"] => "称呼",
                ["student", "hardships", ..] => prompt(Question::StudentHardship).short,
                ["student", "decisions", ..] => "学校的决定",
                [.., last] => question(last),
                [] => "情况",
            };
            format!("{}的{field}", child.unwrap_or("一个孩子"))
        }
        _ => "一处".to_owned(),
    }
}

/// One of the values, as the page shows it.
pub fn clash_value(at: &str, value: &Value) -> String {
    let is_typed = !at.starts_with('/') || at.contains("/texts/");
    match value {
        Value::Null | Value::String(_) if is_usual_paper(at, value) => {
            IdKind::ResidentCard.name().to_owned()
        }
        Value::Null => "空着".to_owned(),
        Value::String(text) if text.is_empty() => "空着".to_owned(),
        Value::String(text) if is_typed => format!("“{text}”"),
        Value::String(id) => word(id),
        Value::Array(list) if list.is_empty() => "没有".to_owned(),
        Value::Array(list) => joined(at, list.iter()),
        // An answer is marked by its year and day too, and what is denied stands beside what is
        // said; those say nothing by themselves.
        Value::Object(fields) => {
            match ["action", "texts", "yes"].iter().find_map(|one| fields.get(*one)) {
                Some(told) => clash_value(at, told),
                None => joined(at, fields.values()),
            }
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// Whether nothing was said of the paper: then it is the usual one.
fn is_usual_paper(at: &str, value: &Value) -> bool {
    at.ends_with("/texts/id-kind") && value.as_str().unwrap_or_default().is_empty()
}

fn joined<'a>(at: &str, values: impl Iterator<Item = &'a Value>) -> String {
    values.map(|value| clash_value(at, value)).collect::<Vec<_>>().join("、")
}

/// The word for what an answer is saved as.
fn word(id: &str) -> String {
    let known = Stage::from_id(id)
        .map(stage)
        .or_else(|| Entry::from_id(id).map(entry))
        .or_else(|| SchoolKind::from_id(id).map(school_kind))
        .or_else(|| SchoolPlace::from_id(id).map(school_place))
        .or_else(|| Boarding::from_id(id).map(boarding))
        .or_else(|| Action::from_id(id).map(action))
        .or_else(|| Question::from_id(id).map(|question| prompt(question).title));
    let hardship = || library().hardship(Hardship::from_id(id)?).map(|one| one.plain.clone());
    let place = || id.parse().ok().map(place_name);
    known.map(str::to_owned).or_else(hardship).or_else(place).unwrap_or_else(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_family_reads_its_own_words() {
        let draft = json!({"name": "我家", "children": [{"name": "小明"}]});
        for (at, value, field, word) in [
            ("/name", json!("姥姥家"), "这份记录的名字", "姥姥家"),
            ("/children/0/name", json!("小红"), "小明的称呼", "小红"),
            ("/children/0/student/boarding", json!("day"), "小明的是否住校", "不住校"),
            ("/children/3/student/stage", json!(null), "一个孩子的学段", "空着"),
            (
                "/household/hardships",
                json!({"no": ["orphan"], "yes": []}),
                "家里的困难类别",
                "没有",
            ),
        ] {
            assert_eq!(draft_field(&draft, at), field);
            assert_eq!(clash_value(at, &value), word);
        }
    }
}

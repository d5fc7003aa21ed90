//! 流水: what changed from one document to the next, as few words as it takes.

use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::json;

/// Edits that are made one after the other.
pub(super) type Patch = Vec<Edit>;

/// One field that got another value.
#[derive(Debug, PartialEq)]
pub(super) struct Edit {
    /// Where: a JSON pointer.
    at: String,
    /// The new value; `None` if the field is gone.
    to: Option<Value>,
}

/// The patch does not fit the document.
#[derive(Debug)]
pub(super) struct Misfit;

/// What makes the new document of the old one.
///
/// A list of the same things in the same order is changed within, any other list as a whole.
pub(super) fn changes(old: &Value, new: &Value) -> Patch {
    let mut patch = Patch::new();
    compare(&mut String::new(), old, new, &mut patch);
    patch
}

fn compare(at: &mut String, old: &Value, new: &Value, patch: &mut Patch) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
                let deep = descend(at, key);
                match (old.get(key), new.get(key)) {
                    (Some(old), Some(new)) => compare(at, old, new, patch),
                    (_, to) => patch.push(Edit { at: at.clone(), to: to.cloned() }),
                }
                at.truncate(deep);
            }
        }
        (Value::Array(old), Value::Array(new)) if same_things(old, new) => {
            for (place, (old, new)) in old.iter().zip(new).enumerate() {
                let deep = descend(at, &place.to_string());
                compare(at, old, new, patch);
                at.truncate(deep);
            }
        }
        _ if old == new => {}
        _ => patch.push(Edit { at: at.clone(), to: Some(new.clone()) }),
    }
}

fn same_things(old: &[Value], new: &[Value]) -> bool {
    ids(old).is_some_and(|old| ids(new).is_some_and(|new| old == new))
}

/// The `id`s of a list of things that each have their own.
pub(super) fn ids(list: &[Value]) -> Option<Vec<&Value>> {
    let ids: Vec<&Value> = list.iter().map(|thing| thing.get("id")).collect::<Option<_>>()?;
    let repeats =
        |(place, id): (usize, &&Value)| ids.iter().take(place).any(|earlier| earlier == id);
    if ids.iter().enumerate().any(repeats) { None } else { Some(ids) }
}

/// Lengthens a JSON pointer by one step; gives the length that it had.
pub(super) fn descend(at: &mut String, step: &str) -> usize {
    let deep = at.len();
    at.push('/');
    at.push_str(&step.replace('~', "~0").replace('/', "~1"));
    deep
}

/// Makes the edits, all or none of them.
pub(super) fn apply(document: &mut Value, patch: Patch) -> Result<(), Misfit> {
    let mut edited = document.clone();
    for Edit { at, to } in patch {
        let Some((parent, step)) = at.rsplit_once('/') else {
            edited = to.ok_or(Misfit)?;
            continue;
        };
        let step = step.replace("~1", "/").replace("~0", "~");
        match (edited.pointer_mut(parent).ok_or(Misfit)?, to) {
            (Value::Object(fields), Some(to)) => drop(fields.insert(step, to)),
            (Value::Object(fields), None) => drop(fields.remove(&step).ok_or(Misfit)?),
            (Value::Array(list), Some(to)) => {
                let place: usize = step.parse().map_err(|_| Misfit)?;
                *list.get_mut(place).ok_or(Misfit)? = to;
            }
            _ => return Err(Misfit),
        }
    }
    *document = edited;
    Ok(())
}

/// The patch as it is saved: a list of `[pointer, value]`, or `[pointer]` where a field is gone.
pub(super) fn to_bytes(patch: Patch) -> Vec<u8> {
    let pairs = patch.into_iter().map(|Edit { at, to }| {
        let mut pair = vec![Value::String(at)];
        pair.extend(to);
        Value::Array(pair)
    });
    Value::Array(pairs.collect()).to_string().into_bytes()
}

/// The patch that puts a document in the place of another, whatever that was, as it is saved.
pub(super) fn replacing(new: &impl Serialize) -> Vec<u8> {
    json::to_text(&[("", new)]).into_bytes()
}

/// A patch that was saved.
pub(super) fn from_bytes(bytes: &[u8]) -> Result<Patch, Misfit> {
    let Ok(Value::Array(pairs)) = serde_json::from_slice(bytes) else { return Err(Misfit) };
    let mut patch = Patch::new();
    for pair in pairs {
        let Value::Array(mut pair) = pair else { return Err(Misfit) };
        let to = if pair.len() == 2 { pair.pop() } else { None };
        let (Some(Value::String(at)), None) = (pair.pop(), pair.pop()) else { return Err(Misfit) };
        patch.push(Edit { at, to });
    }
    Ok(patch)
}

/// The text of a value that a saved patch puts in the place of everything, with nothing composed
/// and nothing to be asked: most records are whole in one row, and need not be taken apart.
pub(super) fn bare(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let value = text.strip_prefix(BARE)?.strip_suffix("}]]")?;
    serde_json::from_str::<IgnoredAny>(value).ok()?;
    Some(value)
}

/// How [`to_bytes`] begins such a patch.
const BARE: &str = r#"[["",{"clashes":{},"pending":{},"value":"#;

/// The fields of an object; none of anything else.
pub(super) fn fields(value: Option<&Value>) -> Option<&Map<String, Value>> {
    value.and_then(Value::as_object)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn saved(old: &Value, new: &Value) -> Value {
        let bytes = to_bytes(changes(old, new));
        let mut document = old.clone();
        apply(&mut document, from_bytes(&bytes).unwrap()).unwrap();
        assert_eq!(&document, new);
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn few_words_say_what_changed() {
        let thing = |id: u32, x: u32| json!({"id": id, "x": x});
        for (old, new, expected) in [
            (json!({"a": 1, "b": 2}), json!({"a": 1, "b": 2}), json!([])),
            (
                json!({"a": 1, "b": 2}),
                json!({"a": 3, "c": null}),
                json!([["/a", 3], ["/b"], ["/c", null]]),
            ),
            (
                json!({"a": {"b/c": {"~": 1}}}),
                json!({"a": {"b/c": {"~": 2}}}),
                json!([["/a/b~1c/~0", 2]]),
            ),
            (json!({"": {"": 1}}), json!({"": {"": 2}}), json!([["//", 2]])),
            // The same things in the same order are changed within, any other list as a whole.
            (
                json!({"l": [thing(1, 0), thing(2, 0)]}),
                json!({"l": [thing(1, 0), thing(2, 5)]}),
                json!([["/l/1/x", 5]]),
            ),
            (
                json!({"l": [thing(1, 0)]}),
                json!({"l": [thing(2, 0)]}),
                json!([["/l", [{"id": 2, "x": 0}]]]),
            ),
            (
                json!([thing(1, 0), thing(1, 1)]),
                json!([thing(1, 0), thing(1, 2)]),
                json!([["", [{"id": 1, "x": 0}, {"id": 1, "x": 2}]]]),
            ),
            (json!({"l": [1, 2]}), json!({"l": [1, 3]}), json!([["/l", [1, 3]]])),
            (json!(null), json!({"a": {}}), json!([["", {"a": {}}]])),
            (json!({"a": 1}), json!(2), json!([["", 2]])),
        ] {
            assert_eq!(saved(&old, &new), expected);
        }
    }

    #[test]
    fn a_bare_value_is_read_as_it_stands() {
        let whole = |document: Value| replacing(&document);
        for value in [json!({"a": [1, {}], "b": "}]]"}), json!(null), json!("值")] {
            let bytes = whole(json!({"value": value, "pending": {}, "clashes": {}}));
            assert_eq!(bare(&bytes), Some(value.to_string().as_str()));
            for end in 0..bytes.len() {
                assert_eq!(bare(&bytes[..end]), None, "cut at {end}");
            }
        }
        for beside in [
            json!({"value": 1, "pending": {"a": "b"}, "clashes": {}}),
            json!({"value": 1, "pending": {}, "clashes": {"/a": [1]}}),
            json!({"value": 1, "pending": {}, "clashes": {}, "zeal": 1}),
            json!({"value": 1}),
        ] {
            assert_eq!(bare(&whole(beside)), None);
        }
        assert_eq!(bare(format!("{BARE}1}}],[\"/value\",2}}]]").as_bytes()), None);
    }

    #[test]
    fn a_patch_that_does_not_fit_changes_nothing() {
        let document = json!({"a": 1, "l": [1], "s": "x"});
        for patch in [
            json!([["/a", 2], ["/none"]]),
            json!([["/a", 2], ["/none/b", 1]]),
            json!([["/a", 2], ["/l/1", 1]]),
            json!([["/a", 2], ["/l/x", 1]]),
            json!([["/a", 2], ["/l/0"]]),
            json!([["/a", 2], ["/s/0", 1]]),
            json!([["/a", 2], [""]]),
        ] {
            let mut same = document.clone();
            let patch = from_bytes(patch.to_string().as_bytes()).unwrap();
            assert!(apply(&mut same, patch).is_err());
            assert_eq!(same, document);
        }
        for text in ["", "{}", "[[]]", "[[1, 2]]", r#"[["/a", 1, 2]]"#, "[[\"/a\"", "\u{ff}"] {
            assert!(from_bytes(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn patches_made_one_after_the_other_come_to_the_last_document() {
        let state = |step: u32| {
            let things: Vec<Value> =
                (0..step % 4).map(|id| json!({"id": id, "x": step % (id + 2)})).collect();
            let mut document = json!({"step": step / 3, "things": things});
            if step.is_multiple_of(5) {
                document["deep"] = json!({"er": {"yet": step}});
            }
            document
        };
        let mut document = state(0);
        for step in 1..500 {
            apply(&mut document, changes(&state(step - 1), &state(step))).unwrap();
            assert_eq!(document, state(step));
        }
    }
}

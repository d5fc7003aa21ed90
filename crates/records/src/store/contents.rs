//! 内容: what one record holds: the value, text still being composed, and what is to be asked.

use serde::Serialize;
use serde_json::{Map, Value};

use super::merge::merge;
use super::seen::Seen;

/// What a record holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The thing itself. Its time, if it has one, is for people and never for order.
    pub value: Value,
    /// Text that is still being composed, by the name of its field: never part of the value, so
    /// that a kill in the middle of a word loses nothing and yet nothing half looks whole.
    pub pending: Map<String, Value>,
    /// For each field that two tabs changed differently, a list of the values that do not stand.
    /// Here until somebody was asked, so that a kill before that loses none.
    pub clashes: Map<String, Value>,
    /// The changes that are in it, where tabs number theirs.
    pub seen: Seen,
}

/// Contents as rows have them, in the order of their names.
#[derive(Serialize)]
pub(super) struct Document<'c> {
    clashes: &'c Map<String, Value>,
    pending: &'c Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<Value>,
    value: &'c Value,
}

impl Contents {
    /// A value, with nothing composed and nothing to be asked.
    pub fn of(value: Value) -> Self {
        Self { value, ..Self::default() }
    }

    /// What [`Self::to_document`] gives, to be written without a copy of it.
    pub(super) fn document(&self) -> Document<'_> {
        let Self { value, pending, clashes, seen } = self;
        let seen = (!seen.is_empty()).then(|| seen.to_value());
        Document { clashes, pending, seen, value }
    }

    pub(super) fn to_document(&self) -> Value {
        let mut document = Map::new();
        document.insert("value".to_owned(), self.value.clone());
        document.insert("pending".to_owned(), Value::Object(self.pending.clone()));
        document.insert("clashes".to_owned(), Value::Object(self.clashes.clone()));
        if !self.seen.is_empty() {
            document.insert("seen".to_owned(), self.seen.to_value());
        }
        Value::Object(document)
    }

    pub(super) fn from_document(mut document: Value) -> Self {
        let mut take = |name| document.get_mut(name).map(Value::take).unwrap_or_default();
        let map = |part| if let Value::Object(map) = part { map } else { Map::new() };
        Self {
            value: take("value"),
            pending: map(take("pending")),
            clashes: map(take("clashes")),
            seen: Seen::of(&take("seen")),
        }
    }

    /// Whether it says the same, whoever said it.
    pub fn says(&self, other: &Self) -> bool {
        Self { seen: other.seen.clone(), ..self.clone() } == *other
    }

    /// What two made of the same contents, together. Fields that every save sets anew, the
    /// `marks`, are never asked about. Where one of the two is what became of the other, that is
    /// all there is.
    #[must_use]
    pub fn merge(base: &Self, ours: &Self, theirs: &Self, marks: &[&str]) -> Self {
        if !ours.seen.is_empty() && theirs.seen.has_all(&ours.seen) {
            return theirs.clone();
        }
        if theirs.seen.is_between(&base.seen, &ours.seen) {
            return ours.clone();
        }
        let (value, mut found) = merge(&base.value, &ours.value, &theirs.value);
        found.retain(|clash| !marks.contains(&clash.at.as_str()));
        let mut pending = theirs.pending.clone();
        let mut clashes = theirs.clashes.clone();
        settle(&base.clashes, &ours.clashes, &mut clashes);
        for (at, values) in &ours.clashes {
            for value in values.as_array().into_iter().flatten() {
                if !has(&base.clashes, at, value) {
                    add(&mut clashes, at, value);
                }
            }
        }
        settle(&base.pending, &ours.pending, &mut pending);
        for (at, text) in
            ours.pending.iter().filter(|(at, text)| base.pending.get(*at) != Some(*text))
        {
            if let Some(theirs) = pending.insert(at.clone(), text.clone())
                && base.pending.get(at) != Some(&theirs)
                && theirs != *text
            {
                add(&mut clashes, at, &theirs);
            }
        }
        for clash in &found {
            add(&mut clashes, &clash.at, &clash.other);
        }
        Self { value, pending, clashes, seen: theirs.seen.joined(&ours.seen) }
    }

    /// Keeps text that is still being composed in a field, or forgets it.
    pub fn compose(&mut self, field: &str, text: Option<String>) {
        match text {
            Some(text) => drop(self.pending.insert(field.to_owned(), Value::String(text))),
            None => drop(self.pending.remove(field)),
        }
    }

    /// Settles what was to be asked of a field: another value comes in the place of the one that
    /// stands, null takes the field out, and without another the one that stands is confirmed.
    ///
    /// ```
    /// use serde_json::json;
    /// use records::store::Contents;
    ///
    /// let base = Contents::of(json!({"name": ""}));
    /// let [ours, theirs] = ["大宝", "小明"].map(|name| Contents::of(json!({"name": name})));
    /// let mut merged = Contents::merge(&base, &ours, &theirs, &[]);
    /// merged.settle("/name", Some(json!("小明")));
    /// assert_eq!(merged, theirs);
    /// ```
    pub fn settle(&mut self, at: &str, chosen: Option<Value>) {
        self.clashes.remove(at);
        let Some(chosen) = chosen else { return };
        let Some((parent, step)) = at.rsplit_once('/') else {
            self.pending.insert(at.to_owned(), chosen);
            return;
        };
        let step = step.replace("~1", "/").replace("~0", "~");
        match self.value.pointer_mut(parent) {
            Some(Value::Object(fields)) if chosen.is_null() => drop(fields.remove(&step)),
            Some(Value::Object(fields)) => drop(fields.insert(step, chosen)),
            Some(Value::Array(list)) => {
                let place = step.parse().unwrap_or(usize::MAX);
                if chosen.is_null() && place < list.len() {
                    list.remove(place);
                } else if let Some(stands) = list.get_mut(place) {
                    *stands = chosen;
                }
            }
            _ => {}
        }
    }
}

/// Takes out what is done with here, unless it has become something else there.
fn settle(base: &Map<String, Value>, ours: &Map<String, Value>, theirs: &mut Map<String, Value>) {
    for (at, was) in base {
        if !ours.contains_key(at) && theirs.get(at) == Some(was) {
            theirs.remove(at);
        }
    }
}

fn has(clashes: &Map<String, Value>, at: &str, value: &Value) -> bool {
    clashes.get(at).and_then(Value::as_array).is_some_and(|values| values.contains(value))
}

fn add(clashes: &mut Map<String, Value>, at: &str, value: &Value) {
    if has(clashes, at, value) {
        return;
    }
    match clashes.get_mut(at) {
        Some(Value::Array(values)) => values.push(value.clone()),
        _ => drop(clashes.insert(at.to_owned(), Value::Array(vec![value.clone()]))),
    }
}

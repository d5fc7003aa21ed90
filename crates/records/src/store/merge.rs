//! 合并: two changes of one document, brought together field by field.

use serde_json::{Map, Value};

use super::journal::{descend, fields, ids};
use crate::label::SHAPE_AT;

/// A field that two changed differently: one value stands in the document, this is the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The field: a JSON pointer into the merged document.
    pub at: String,
    /// The value that does not stand; null where the field was removed.
    pub other: Value,
}

/// What two made of one document, together; and where they differ.
///
/// Different fields come together. Where both changed the same field, ours stands, and a value
/// stands before a removal. Lists of things that have an `id` are brought together thing by thing;
/// of two new orders ours stands. Where one said yes and the other no of the same thing, all of
/// that answer is one field. The shape that a saved text says it is in is nobody's answer: the
/// newer stands, for it alone holds what both wrote.
///
/// ```
/// use serde_json::json;
/// use records::store::merge;
///
/// let base = json!({"name": "大宝", "stage": null, "boarding": null});
/// let ours = json!({"name": "大宝", "stage": "primary", "boarding": "day"});
/// let theirs = json!({"name": "小明", "stage": null, "boarding": "boarder"});
/// let (merged, clashes) = merge(&base, &ours, &theirs);
/// assert_eq!(merged, json!({"name": "小明", "stage": "primary", "boarding": "day"}));
/// assert_eq!((clashes[0].at.as_str(), &clashes[0].other), ("/boarding", &json!("boarder")));
/// ```
pub fn merge(base: &Value, ours: &Value, theirs: &Value) -> (Value, Vec<Clash>) {
    let mut merging = Merging { at: String::new(), clashes: Vec::new() };
    let merged = merging.field(Sides { base: Some(base), ours: Some(ours), theirs: Some(theirs) });
    (merged.unwrap_or_default(), merging.clashes)
}

/// One field in the three documents.
#[derive(Clone, Copy)]
struct Sides<'a> {
    base: Option<&'a Value>,
    ours: Option<&'a Value>,
    theirs: Option<&'a Value>,
}

struct Merging {
    at: String,
    clashes: Vec<Clash>,
}

impl Merging {
    fn field(&mut self, Sides { base, ours, theirs }: Sides<'_>) -> Option<Value> {
        if self.at == SHAPE_AT
            && let Some(shape) = newer_shape(ours, theirs)
        {
            return Some(shape);
        }
        if ours == theirs || theirs == base {
            return ours.cloned();
        }
        if ours == base {
            return theirs.cloned();
        }
        match (ours, theirs) {
            (Some(Value::Object(ours)), Some(Value::Object(theirs))) => {
                self.object(fields(base), ours, theirs)
            }
            (Some(Value::Array(ours)), Some(Value::Array(theirs))) => {
                let base = base.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
                self.list([base, ours, theirs])
            }
            (ours, theirs) => self.clash(ours, theirs),
        }
    }

    fn clash(&mut self, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
        let (stands, other) = if ours.is_some() { (ours, theirs) } else { (theirs, ours) };
        let other = other.cloned().unwrap_or_default();
        self.clashes.push(Clash { at: self.at.clone(), other });
        stands.cloned()
    }

    fn object(
        &mut self,
        base: Option<&Map<String, Value>>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Option<Value> {
        let mut merged = Map::new();
        let before = self.clashes.len();
        for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
            let base = base.and_then(|base| base.get(key));
            let deep = descend(&mut self.at, key);
            let field = self.field(Sides { base, ours: ours.get(key), theirs: theirs.get(key) });
            merged.extend(field.map(|field| (key.clone(), field)));
            self.at.truncate(deep);
        }
        if contradicts(&merged) {
            self.clashes.truncate(before);
            let [ours, theirs] = [ours, theirs].map(|side| Value::Object(side.clone()));
            return self.clash(Some(&ours), Some(&theirs));
        }
        Some(Value::Object(merged))
    }

    /// Lists of things; lists of anything else clash as a whole.
    fn list(&mut self, [base, ours, theirs]: [&[Value]; 3]) -> Option<Value> {
        let whole = |list: &[Value]| Value::Array(list.to_vec());
        let (Some(before), Some(here), Some(there)) = (ids(base), ids(ours), ids(theirs)) else {
            return self.clash(Some(&whole(ours)), Some(&whole(theirs)));
        };
        let (first, then) = if here == before { (there, here) } else { (here, there) };
        let added: Vec<&Value> = then.into_iter().filter(|id| !first.contains(id)).collect();
        let mut merged = Vec::new();
        for id in first.into_iter().chain(added) {
            let of = |list| thing(list, id);
            let sides = Sides { base: of(base), ours: of(ours), theirs: of(theirs) };
            let deep = descend(&mut self.at, &merged.len().to_string());
            let both_new = sides.base.is_none() && sides.ours.is_some() && sides.theirs.is_some();
            // Two new things that were given the same id by chance are not one thing.
            merged.extend(if both_new && sides.ours != sides.theirs {
                self.clash(sides.ours, sides.theirs)
            } else {
                self.field(sides)
            });
            self.at.truncate(deep);
        }
        Some(Value::Array(merged))
    }
}

/// The newer of two shapes of a saved text.
fn newer_shape(ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    Some(ours?.as_u64()?.max(theirs?.as_u64()?).into())
}

/// Whether one said yes and the other no of the same thing, each in a list of its own.
fn contradicts(merged: &Map<String, Value>) -> bool {
    let list = |name| merged.get(name).and_then(Value::as_array);
    list("yes")
        .zip(list("no"))
        .is_some_and(|(yes, no)| yes.iter().any(|answer| no.contains(answer)))
}

fn thing<'a>(list: &'a [Value], id: &Value) -> Option<&'a Value> {
    list.iter().find(|thing| thing.get("id") == Some(id))
}

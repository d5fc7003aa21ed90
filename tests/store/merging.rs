//! Merging by itself: worked cases, and what holds for any three documents.

use records::store::{Clash, Contents, merge};
use serde_json::{Value, json};

use super::chance::Chance;

#[test]
fn different_fields_come_together_and_the_same_field_is_asked_about() {
    let child = |id: u32, name: &str| json!({"id": id, "name": name});
    let (one, two, three) = (child(1, "大宝"), child(2, "二宝"), child(3, "三宝"));
    let cases = [
        // base, ours, theirs, merged, the clashes
        (
            json!({"a": 1, "b": 1}),
            json!({"a": 2, "b": 1}),
            json!({"a": 1, "b": 3}),
            json!({"a": 2, "b": 3}),
            json!([]),
        ),
        (json!({"a": 1}), json!({"a": 2}), json!({"a": 3}), json!({"a": 2}), json!([["/a", 3]])),
        (json!({"a": 1}), json!({"a": 2}), json!({"a": 2}), json!({"a": 2}), json!([])),
        (json!({"a": 1}), json!({}), json!({"a": 1}), json!({}), json!([])),
        // A value stands before a removal.
        (json!({"a": 1}), json!({}), json!({"a": 2}), json!({"a": 2}), json!([["/a", null]])),
        (json!({"a": 1}), json!({"a": 2}), json!({}), json!({"a": 2}), json!([["/a", null]])),
        (
            json!({"a/b": {"~": 1}}),
            json!({"a/b": {"~": 2}}),
            json!({"a/b": {"~": 3}}),
            json!({"a/b": {"~": 2}}),
            json!([["/a~1b/~0", 3]]),
        ),
        // Lists of things go thing by thing, also when one was put before another.
        (
            json!([one, two]),
            json!([two, child(1, "小明")]),
            json!([one, two, three]),
            json!([two, child(1, "小明"), three]),
            json!([]),
        ),
        (
            json!([one, two]),
            json!([one]),
            json!([one, child(2, "小红")]),
            json!([one, child(2, "小红")]),
            json!([["/1", null]]),
        ),
        (json!([one, two]), json!([one]), json!([one, two, three]), json!([one, three]), json!([])),
        // Two new children with the same number are two children.
        (
            json!([one]),
            json!([one, two]),
            json!([one, child(2, "小红")]),
            json!([one, two]),
            json!([["/1", {"id": 2, "name": "小红"}]]),
        ),
        // Nobody says yes and no of one thing: where two did, all of the answer is asked about.
        (
            json!({"a": {"yes": ["x"], "no": []}}),
            json!({"a": {"yes": ["x", "y"], "no": []}}),
            json!({"a": {"yes": ["x"], "no": ["y", "z"]}}),
            json!({"a": {"yes": ["x", "y"], "no": []}}),
            json!([["/a", {"yes": ["x"], "no": ["y", "z"]}]]),
        ),
        (
            json!({"yes": ["x"], "no": []}),
            json!({"yes": ["x", "y"], "no": []}),
            json!({"yes": ["x"], "no": ["z"]}),
            json!({"yes": ["x", "y"], "no": ["z"]}),
            json!([]),
        ),
        // The shape of a saved text is nobody's answer: the newer one holds what both wrote.
        (
            json!({"shape": 1, "a": 1}),
            json!({"shape": 2, "a": 2}),
            json!({"shape": 3, "a": 1}),
            json!({"shape": 3, "a": 2}),
            json!([]),
        ),
        (
            json!({"shape": 2, "a": 1}),
            json!({"shape": 2, "a": 2}),
            json!({"shape": 1, "a": 1}),
            json!({"shape": 2, "a": 2}),
            json!([]),
        ),
        // Elsewhere it is a field as any other.
        (
            json!({"a": {"shape": 1}}),
            json!({"a": {"shape": 2}}),
            json!({"a": {"shape": 3}}),
            json!({"a": {"shape": 2}}),
            json!([["/a/shape", 3]]),
        ),
        // Lists of anything else are one field.
        (json!([1, 2]), json!([1, 2, 3]), json!([2]), json!([1, 2, 3]), json!([["", [2]]])),
    ];
    for (base, ours, theirs, merged, asked) in cases {
        let (found, clashes) = merge(&base, &ours, &theirs);
        let pairs = clashes.into_iter().map(|Clash { at, other }| json!([at, other]));
        assert_eq!((&found, Value::Array(pairs.collect())), (&merged, asked), "of {base}");
    }
}

/// A document, a few steps from another.
fn edited(document: &Value, edits: usize, chance: &mut Chance) -> Value {
    let mut document = document.clone();
    for _ in 0..edits {
        let value = json!(chance.below(4));
        match chance.below(6) {
            0 => document["name"] = value,
            1 => document["flat"] = if chance.below(2) == 0 { value } else { json!({"b": value}) },
            2 => drop(document.as_object_mut().unwrap().remove("name")),
            3 => {
                let list = document["list"].as_array_mut().unwrap();
                let id = chance.below(5);
                if list.iter().all(|one| one["id"] != id) {
                    list.insert(chance.below(list.len() + 1), json!({"id": id, "x": 0, "y": 0}));
                }
            }
            4 => {
                let list = document["list"].as_array_mut().unwrap();
                if list.len() > 1 {
                    list.remove(chance.below(list.len()));
                }
            }
            _ => {
                let list = document["list"].as_array_mut().unwrap();
                let place = chance.below(list.len());
                list[place][["x", "y"][chance.below(2)]] = value;
            }
        }
    }
    document
}

#[test]
fn whatever_two_did_nothing_is_forgotten() {
    let mut chance = Chance::new(7);
    let start = json!({"name": 0, "flat": 0, "list": [{"id": 9, "x": 0, "y": 0}]});
    for _ in 0..5_000 {
        let base = edited(&start, 4, &mut chance);
        let steps = chance.below(5);
        let (ours, theirs) = (edited(&base, steps, &mut chance), edited(&base, 3, &mut chance));
        assert_eq!(merge(&base, &ours, &base), (ours.clone(), vec![]));
        assert_eq!(merge(&base, &base, &theirs), (theirs.clone(), vec![]));
        assert_eq!(merge(&base, &ours, &ours), (ours.clone(), vec![]));
        let (merged, clashes) = merge(&base, &ours, &theirs);
        let (mirror, mirrored) = merge(&base, &theirs, &ours);
        assert_eq!(clashes.len(), mirrored.len(), "{base} {ours} {theirs}");
        // What either side set is in the document, or is asked about.
        for (side, merged, asked) in [(&theirs, &merged, &clashes), (&ours, &mirror, &mirrored)] {
            for field in ["name", "flat"] {
                let set = side.get(field);
                let told = asked.iter().any(|clash| clash.at.starts_with(&format!("/{field}")));
                let there = set == base.get(field) || set == merged.get(field);
                assert!(there || told, "{base} {ours} {theirs}");
            }
            for thing in side["list"].as_array().unwrap() {
                let same = |list: &Value| {
                    let mut list = list["list"].as_array().unwrap().iter();
                    list.any(|one| one["id"] == thing["id"])
                };
                assert!(same(merged) || same(&base), "{base} {ours} {theirs}");
            }
        }
    }
}

#[test]
fn what_is_asked_stays_until_it_is_settled_and_composing_never_disturbs() {
    let map = |value: Value| value.as_object().unwrap().clone();
    let contents = |value: Value, pending: Value, clashes: Value| Contents {
        value,
        pending: map(pending),
        clashes: map(clashes),
        ..Contents::default()
    };
    let base = contents(json!({"a": 1}), json!({"/n": "ni"}), json!({"/a": [0], "/b": [5]}));
    let ours = contents(json!({"a": 2}), json!({"/n": "nih"}), json!({"/b": [5, 6]}));
    let theirs = contents(json!({"a": 3}), json!({"/m": "wo"}), json!({"/a": [0], "/b": [5]}));
    let merged = Contents::merge(&base, &ours, &theirs, &[]);
    let expected = contents(
        json!({"a": 2}),
        json!({"/n": "nih", "/m": "wo"}),
        json!({"/a": [3], "/b": [5, 6]}),
    );
    assert_eq!(merged, expected);
    // Two that compose in the same field: both texts are kept.
    let theirs = contents(json!({"a": 1}), json!({"/n": "hao"}), json!({"/a": [0], "/b": [5]}));
    let merged = Contents::merge(&base, &ours, &theirs, &[]);
    let expected =
        contents(json!({"a": 2}), json!({"/n": "nih"}), json!({"/b": [5, 6], "/n": ["hao"]}));
    assert_eq!(merged, expected);
}

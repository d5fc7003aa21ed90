//! What rules say of each other: both pay a student, or only one does.

use std::collections::BTreeSet;

use aid::library::library;

use super::relations;

#[test]
fn what_two_rules_say_of_each_other_is_of_two_benefits_of_one_student() {
    for (place, rule, relation) in relations() {
        let other = library().rule(&relation.rule).unwrap_or_else(|| panic!("{place}"));
        assert_ne!(rule.benefit, other.benefit, "{place}");
        let together = rule.stages.intersection(other.stages);
        assert!(!together.is_empty(), "{place}: no student is in a stage of both");
        let apart = !rule.region.contains(other.region) && !other.region.contains(rule.region);
        assert!(!apart, "{place}: no school is in a region of both");
        assert!(!relation.reading.trim().is_empty(), "{place}");
    }
    assert!(relations().count() >= 10, "relations are few");
}

#[test]
fn each_pair_is_written_once() {
    let mut pairs = BTreeSet::new();
    for (place, rule, relation) in relations() {
        let mut pair = [&rule.id, &relation.rule];
        pair.sort();
        assert!(pairs.insert(pair), "{place}: the pair stands there twice");
    }
}

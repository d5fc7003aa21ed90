//! The rules of a term as data and the same rules written out by hand give each child the same.

// What only the benchmark uses of it.
#[allow(dead_code)]
#[path = "../benches/assess/workload.rs"]
mod workload;

use workload::{by_hand, children, rulebook, without_findings};

#[test]
fn every_sort_of_child_is_owed_what_the_rules_by_hand_give() {
    let (book, children) = (rulebook(), children());
    assert!(children.len() > 5_000);
    for child in children {
        assert_eq!(by_hand(&child), without_findings(&book, &child), "{child:?}");
    }
}

//! The certificate: clean for the rules as they are, and able to find each kind of flaw.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "certificate/planted.rs"]
mod planted;

use aid::certificate::{Certifier, certify};
use aid::library::library;
use aid::wording;

#[test]
fn the_rules_have_no_flaw_but_what_they_declare() {
    let certificate = certify(library());
    let wrong: Vec<String> =
        certificate.undeclared().map(|found| wording::flaw(library(), &found.flaw)).collect();
    assert_eq!(wrong, Vec::<String>::new());
    println!("{}", wording::certified(&certificate));
    assert!(certificate.situations > 150_000 && certificate.judged > 8_000, "{certificate:?}");
    assert_eq!(certificate.situations, certificate.counts.values().sum::<u64>());
}

#[test]
fn what_is_declared_says_where_it_is_written() {
    let certificate = certify(library());
    let declared: Vec<String> = certificate
        .found
        .iter()
        .filter_map(|found| Some((found, found.declared?)))
        .map(|(found, ground)| {
            assert!(!ground.cites().is_empty() && !ground.reading().is_empty(), "{found:?}");
            wording::flaw(library(), &found.flaw)
        })
        .collect();
    assert_eq!(declared, planted::DECLARED);
}

#[test]
fn it_can_be_taken_in_steps_and_left_at_any() {
    let mut certifier = Certifier::new(library());
    let (_, steps) = certifier.progress();
    for done in 1..=steps {
        assert!(certifier.step());
        assert_eq!(certifier.progress(), (done, steps));
    }
    assert!(!certifier.step());
    assert_eq!(certifier.finish(), certify(library()));
    // Left half way it has said nothing false: it is simply dropped.
    assert!(Certifier::new(library()).step());
}

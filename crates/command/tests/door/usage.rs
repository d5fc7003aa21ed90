//! How the command is used.

use command::door::USAGE;

use super::failures::each;
use super::runs::{Ran, answer, run};

#[test]
fn wrong_usage_shows_the_usage_and_ends_with_2() {
    let wrong = Ran { code: Some(2), out: String::new(), told: USAGE.to_owned() };
    let helped = Ran { code: Some(0), out: USAGE.to_owned(), told: String::new() };
    each(
        [
            (&[][..], &wrong),
            (&["judge"], &wrong),
            (&["assess", "situation.json"], &wrong),
            (&["--version"], &wrong),
            (&["--help"], &helped),
            (&["-h"], &helped),
            (&["help"], &helped),
        ],
        |failures, (words, expected)| {
            failures.same(format!("{words:?}"), &run(words, b""), expected);
        },
    );
}

#[test]
fn the_example_of_the_usage_is_answered() {
    let example = USAGE.split("\n\n").find(|part| part.trim_start().starts_with('{')).unwrap();
    assert_eq!(answer(example.trim())["students"][0]["name"], "Ming");
}

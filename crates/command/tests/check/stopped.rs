//! Ctrl+C: nothing half written stays.

use std::process::{Command, Stdio};
use std::thread::yield_now;

use super::facts::table;
use super::files::Folder;

#[test]
fn ctrl_c_ends_it_with_a_sentence_and_nothing_stays() {
    let rows: Vec<&[(&str, &str)]> =
        vec![&[("stage", "undergraduate"), ("boarding", "boarder")]; 40_000];
    let folder = Folder::with([("facts.csv", table(&rows))]);
    let mut command = folder.command();
    let words = ["check", "facts.csv", "--term", "2024-autumn", "--out", "answers.csv"];
    let running = command.args(words).stderr(Stdio::piped()).spawn().unwrap();
    // The file beside the result is there once it has begun.
    while !folder.names().iter().any(|name| name.starts_with(".student-aid-")) {
        yield_now();
    }
    let id = running.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let output = running.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let expected = "facts.csv: stopped; nothing was written.\n".to_owned();
    assert_eq!((output.status.code(), told), (Some(130), expected));
    assert_eq!(folder.names(), ["facts.csv"]);
}

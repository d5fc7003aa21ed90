//! The architecture and the style, as tests. A message says where, and what to do.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used)]

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/folder.rs"]
mod folder;
#[path = "tidy/punctuation.rs"]
mod punctuation;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/style.rs"]
mod style;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use punctuation::half_width;
use source::{Source, files, sources, split};
use style::{classes, colour, names_after, raw_colours, sheet};

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} to put right:\n{}", faults.len(), faults.join("\n"));
}

/// The crates of the two pages.
const PAGES: [&str; 3] = ["src", "crates/page", "crates/desk"];

fn is_page(source: &Source) -> bool {
    PAGES.iter().any(|path| source.path.starts_with(path))
}

fn is_app(source: &Source) -> bool {
    // The worker that makes workbooks is a browser's too, and so are its numbers.
    is_page(source) || source.path.starts_with("crates/sheets")
}

/// The sources of the programs and of what they are made of.
fn code() -> Vec<Source> {
    let of_crates = files("crates", "rs").into_iter();
    let crates = of_crates.filter(|path| path.components().any(|part| part.as_os_str() == "src"));
    sources("src").into_iter().chain(crates.map(|path| Source::new(&path))).collect()
}

fn is_word(code: &str, word: &str) -> bool {
    let of_word = |one: char| one.is_alphanumeric() || one == '_';
    code.match_indices(word).any(|(place, _)| {
        let before = code[..place].ends_with(of_word);
        let after = code[place + word.len()..].starts_with(of_word);
        !before && !after
    })
}

#[test]
fn the_core_knows_no_browser_no_clock_no_float_and_no_chance() {
    let everywhere = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "wasm_bindgen_futures",
        "gloo",
        "gloo_storage",
        "SystemTime",
        "Instant",
        "f32",
        "f64",
        "rand",
        "RefCell",
        "Cell",
        "Mutex",
        "RwLock",
        "OnceLock",
        "thread_local",
        "unsafe",
    ];
    let paths = ["std::time", "static mut", "std::net"];
    let mut faults = Vec::new();
    for source in code().iter().filter(|source| !is_app(source)) {
        let edge = source.path.ends_with("build.rs") || source.path.starts_with("crates/command");
        let outside = ["std::fs", "std::env", "std::io", "std::thread", "std::sync::mpsc"];
        let outside = if edge { [].as_slice() } else { outside.as_slice() };
        for (line, code) in source.lines() {
            // The rules of a stage, and their tables, are made when a child of it is first judged,
            // and an application of thousands is read when somebody looks into it, and then they
            // stay: whoever reads them reads the same.
            let made_once =
                ["aid/src/rulebook.rs", "aid/src/table.rs", "office/src/roster/on_demand.rs"];
            let made_once = made_once.iter().any(|file| source.path.ends_with(file));
            let looked_up = |word: &&&str| **word == "OnceLock" && made_once;
            let named = everywhere.iter().filter(|word| is_word(code, word));
            let named = named.filter(|word| !looked_up(word));
            let reached = paths.iter().chain(outside).filter(|path| code.contains(**path));
            for word in named.chain(reached) {
                faults.push(format!("{}: the core must not use `{word}`", source.at(line)));
            }
        }
    }
    none(&faults);
}

#[test]
fn words_are_read_by_nothing_that_they_are_about() {
    let mut faults = Vec::new();
    for source in code() {
        let of_words = source.path.to_string_lossy().contains("/wording");
        for (line, code) in source.lines().filter(|_| !of_words) {
            if code.contains("crate::wording") {
                faults.push(format!("{}: no module reads the words about it", source.at(line)));
            }
        }
    }
    none(&faults);
}

#[test]
fn one_module_of_one_crate_knows_the_browsers_objects() {
    let mut faults = Vec::new();
    let beyond = |source: &&Source| !source.path.starts_with("crates/page/src/browser");
    for source in code().iter().filter(|source| is_page(source)).filter(beyond) {
        for (line, code) in source.lines() {
            let reached = ["web_sys", "js_sys", "gloo_storage"];
            for word in reached.iter().filter(|word| is_word(code, word)) {
                let place = source.at(line);
                faults.push(format!("{place}: move `{word}` to crates/page/src/browser"));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    none(&circles::circles(&code()));
    let file = |path: &str, text: &str| {
        let (code, literals) = split(text);
        Source { path: path.into(), text: text.to_owned(), code, literals }
    };
    let below = file("crates/a/src/one/below.rs", "use super::two;");
    let round = [
        file("crates/a/src/one.rs", "mod below; use crate::{three, two::Two};"),
        below,
        file("crates/a/src/two.rs", "use super::three::{self, Three};"),
        file("crates/a/src/three.rs", "fn of() -> crate::one::One {}"),
        file("crates/a/src/four.rs", "use crate::one::One;"),
    ];
    let expected = ["crates/a: one", "crates/a: three", "crates/a: two"];
    assert_eq!(circles::circles(&round), expected);
}

#[test]
fn lines_have_at_most_100_columns() {
    let mut faults = Vec::new();
    let folders = ["src", "crates", "tests", "benches"].into_iter().flat_map(sources);
    for source in folders {
        for (line, text) in (1..).zip(source.text.lines()) {
            let columns = text.chars().count();
            if columns > 100 {
                faults.push(format!("{}: {columns} columns; break the line", source.at(line)));
            }
        }
    }
    none(&faults);
}

#[test]
fn files_have_at_most_300_lines() {
    let mut faults = Vec::new();
    for source in code() {
        // Unit tests stand under the code and do not count.
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let count = code.lines().count();
        if count > 300 {
            faults.push(format!("{}: {count} lines; split it by noun", source.path.display()));
        }
    }
    none(&faults);
}

/// The functions of a source: the line, the name, the length, and whether it is a component.
fn functions(source: &Source) -> Vec<(usize, String, usize, bool)> {
    let lines: Vec<&str> = source.code.lines().collect();
    let mut functions = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some((before, after)) = line.split_once("fn ") else { continue };
        let keyword = before.chars().all(|one| one.is_alphanumeric() || " ()\t".contains(one));
        let name: String =
            after.chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect();
        if !keyword || name.is_empty() {
            continue;
        }
        let (mut depth, mut length) = (0_i32, None);
        'body: for (offset, line) in lines[place..].iter().enumerate() {
            for one in line.chars() {
                match one {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ';' if depth == 0 => break 'body,
                    _ => {}
                }
                if one == '}' && depth == 0 {
                    length = Some(offset + 1);
                    break 'body;
                }
            }
        }
        let attributes =
            lines[..place].iter().rev().take_while(|line| line.trim().starts_with("#["));
        let component = attributes.into_iter().any(|line| line.contains("#[component]"));
        functions.extend(length.map(|length| (place + 1, name, length, component)));
    }
    functions
}

#[test]
fn functions_have_at_most_50_lines_and_components_60() {
    let mut faults = Vec::new();
    let mut count = 0;
    for source in code() {
        for (line, name, length, component) in functions(&source) {
            count += 1;
            let most = if component { 60 } else { 50 };
            if length > most {
                let place = source.at(line);
                faults.push(format!(
                    "{place}: `{name}` has {length} lines, at most {most}; split it"
                ));
            }
        }
    }
    assert!(count > 300, "only {count} functions were found: the reader is broken");
    none(&faults);
}

#[test]
fn no_page_writes_markup_styles_or_colours_itself() {
    let mut faults = Vec::new();
    for source in code().iter().filter(|source| is_page(source)) {
        for (line, code) in source.lines() {
            for word in ["inner_html", "style=", "style:"] {
                if code.contains(word) {
                    faults.push(format!("{}: no `{word}`; give it a class", source.at(line)));
                }
            }
        }
        for (line, text) in &source.literals {
            if let Some(colour) = colour(text) {
                faults.push(format!("{}: {colour} belongs in style/tokens.css", source.at(*line)));
            }
        }
    }
    none(&faults);
}

#[test]
fn raw_colours_stand_in_tokens_css_only() {
    let mut faults = Vec::new();
    for path in files("style", "css") {
        let tokens = path.ends_with("tokens.css");
        let found = raw_colours(&sheet(&path));
        assert_eq!(tokens, tokens && !found.is_empty(), "tokens.css has no colour");
        for (line, colour) in found.iter().filter(|_| !tokens) {
            let place = path.display();
            faults.push(format!("{place}:{line}: give {colour} a name in style/tokens.css"));
        }
    }
    none(&faults);
}

/// The device's own darkness and the chosen one cannot share a block: a start script that resolved
/// the one into the other would come after the first paint.
#[test]
fn both_dark_blocks_of_tokens_css_say_the_same() {
    let sheet = sheet(Path::new("style/tokens.css"));
    let values = |selector: &str| -> Vec<String> {
        let block = sheet.split(selector).nth(1).unwrap();
        let block = block.split('}').next().unwrap();
        let lines = block.lines().map(str::trim);
        lines.filter(|line| line.starts_with("--")).map(str::to_owned).collect()
    };
    let chosen = values(":root[data-theme=\"dark\"]");
    assert!(!chosen.is_empty(), "the dark colours are not found: the reader is broken");
    assert_eq!(values(":root:not([data-theme=\"light\"])"), chosen);
}

/// What is in the pages before their programs are.
const SHELLS: [&str; 4] = [
    "index.html",
    "crates/desk/index.html",
    "crates/page/pwa/head.html",
    "crates/page/pwa/sections.html",
];

/// Classes that views, the page shell and its scripts give to elements, with a place of each.
fn classes_used() -> BTreeMap<String, String> {
    let mut used = BTreeMap::new();
    for source in code().iter().filter(|source| is_page(source)) {
        for (line, text) in (1..).zip(source.text.lines()) {
            let quoted = names_after(text, "class=\"", |one| one == '"');
            let switched = names_after(text, "class:", |one| "= >/\"".contains(one));
            for name in quoted.into_iter().chain(switched) {
                used.insert(name.to_owned(), source.at(line));
            }
        }
    }
    for path in SHELLS {
        let shell = fs::read_to_string(path).unwrap();
        for (line, text) in (1..).zip(shell.lines()) {
            for name in names_after(text, "class=\"", |one| one == '"') {
                used.insert(name.to_owned(), format!("{path}:{line}"));
            }
        }
    }
    used
}

#[test]
fn each_class_used_is_defined_and_each_class_defined_is_used() {
    let mut defined: BTreeMap<String, String> = BTreeMap::new();
    for path in files("style", "css") {
        for (name, line) in classes(&sheet(&path)) {
            defined.entry(name).or_insert(format!("{}:{line}", path.display()));
        }
    }
    let used = classes_used();
    assert!(used.len() > 20 && defined.len() > 20, "classes are not found: the reader is broken");
    let mut faults = Vec::new();
    for (name, place) in &used {
        if !defined.contains_key(name) {
            faults.push(format!("{place}: no sheet defines .{name}; define it or remove it"));
        }
    }
    // A class may also be chosen in code, so any text that is its name counts as a use.
    let chosen = code().into_iter().flat_map(|source| source.literals);
    let mut named: BTreeSet<String> = chosen
        .flat_map(|(_, text)| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for path in files("crates/page/pwa", "js") {
        let text = fs::read_to_string(&path).unwrap();
        named.extend(text.split(['"', '\'', '`', ' ', '.']).map(str::to_owned));
    }
    for (name, place) in &defined {
        if !used.contains_key(name) && !named.contains(name) {
            faults.push(format!("{place}: nothing has the class .{name}; remove it"));
        }
    }
    none(&faults);
}

#[test]
fn chinese_texts_have_full_width_punctuation() {
    let mut faults = Vec::new();
    for source in code() {
        for (line, text) in &source.literals {
            if let Some(found) = half_width(text) {
                let place = source.at(*line);
                faults.push(format!("{place}: «{found}» needs a full-width mark"));
            }
        }
    }
    let mut see = |path: &Path, text: &str| {
        if let Some(found) = half_width(text) {
            faults.push(format!("{}: «{found}» needs a full-width mark", path.display()));
        }
    };
    for folder in ["crates/aid/data", "tests/cases"] {
        for path in files(folder, "json") {
            let value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            every_text(&value, &mut |text| see(&path, text));
        }
    }
    for path in SHELLS.map(Path::new) {
        let shell = fs::read_to_string(path).unwrap();
        for part in shell.split('<') {
            see(path, part.split('>').nth(1).unwrap_or_default());
        }
    }
    none(&faults);
}

fn every_text(value: &serde_json::Value, see: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => see(text),
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| every_text(part, see)),
        serde_json::Value::Object(fields) => fields.values().for_each(|one| every_text(one, see)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

#[test]
fn nothing_is_left_to_be_done_later() {
    let words = ["TODO", "FIXME", "XXX"];
    let mut paths = files("src", "rs");
    paths.extend(files("crates", "rs"));
    for (folder, extension) in
        [("crates", "json"), ("crates", "js"), ("style", "css"), ("benches", "rs")]
    {
        paths.extend(files(folder, extension));
    }
    paths.extend(files("tests", "rs").into_iter().filter(|path| !path.ends_with("tidy.rs")));
    paths.extend(["Cargo.toml", "Trunk.toml"].into_iter().chain(SHELLS).map(Into::into));
    let mut faults = Vec::new();
    for path in paths {
        for (line, text) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            if words.iter().any(|word| is_word(text, word)) {
                faults.push(format!("{}:{line}: do it, or name what is missing", path.display()));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let (mut faults, mut count) = (Vec::new(), 0);
    let manifests = files("crates", "toml").into_iter().chain([Path::new("Cargo.toml").into()]);
    let lines = manifests.flat_map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let lines = (1..).zip(text.lines()).map(|(line, text)| (line, text.to_owned()));
        lines.map(|(line, text)| (format!("{}:{line}", path.display()), text)).collect::<Vec<_>>()
    });
    let (mut inside, mut open) = (false, 0_usize);
    for (place, text) in lines {
        if text.starts_with('[') {
            inside = text.trim_end_matches(']').ends_with("dependencies");
            continue;
        }
        let entry = text.split('#').next().unwrap_or_default();
        if !inside || text.trim().is_empty() || (entry.trim().is_empty() && open == 0) {
            continue;
        }
        open = (open + entry.matches(['{', '[']).count()) - entry.matches(['}', ']']).count();
        if open == 0 {
            count += 1;
            if !text.contains('#') {
                faults.push(format!("{place}: say behind a # why it is needed"));
            }
        }
    }
    assert!(count >= 4, "only {count} dependencies were found: the reader is broken");
    none(&faults);
}

#[test]
fn no_feature_is_on_unless_asked_for() {
    let text = fs::read_to_string("Cargo.toml").unwrap();
    let features = text.split("\n[features]\n").nth(1).unwrap();
    let features = features.split("\n[").next().unwrap();
    let named = features.lines().filter_map(|line| line.split_once('='));
    let named: Vec<&str> = named.map(|(name, _)| name.trim()).collect();
    assert_eq!(named, ["fault"], "the page that is served has none, so none is a default");
}

#[test]
fn every_place_at_which_the_page_can_be_stopped_has_its_story() {
    let stories = fs::read_to_string("tests/browser/panic.spec.js").unwrap();
    let (mut faults, mut count) = (Vec::new(), 0);
    for source in code().iter().filter(|source| is_page(source)) {
        for (line, text) in (1..).zip(source.text.lines()) {
            for place in names_after(text, "fault::point(\"", |one| one == '"') {
                count += 1;
                if !stories.contains(&format!("place: \"{place}\"")) {
                    faults.push(format!("{}: no story stops the page here", source.at(line)));
                }
            }
        }
    }
    assert!(count >= 20, "only {count} places were found: the reader is broken");
    none(&faults);
}

#[test]
fn every_module_says_first_what_it_is() {
    let mut faults = Vec::new();
    for source in ["src", "crates", "tests", "benches"].into_iter().flat_map(sources) {
        if !source.text.starts_with("//! ") {
            faults.push(format!("{}: begin with a //! sentence", source.at(1)));
        }
    }
    none(&faults);
}

#[test]
fn no_file_is_named_after_nothing() {
    let empty = ["utils", "util", "helpers", "helper", "common", "manager", "misc", "mod"];
    let mut faults = Vec::new();
    for folder in ["src", "crates", "tests", "benches"] {
        for path in files(folder, "rs") {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let parts: Vec<&str> = name.split(['_', '-']).collect();
            if let Some(word) = empty.iter().find(|word| parts.contains(word)) {
                faults.push(format!("{}: «{word}» names nothing", path.display()));
            }
        }
    }
    none(&faults);
}

#[test]
fn each_crate_says_what_it_holds_and_the_readme_names_it() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (mut faults, mut count) = (Vec::new(), 0);
    for path in files("crates", "rs").iter().filter(|path| path.ends_with("src/lib.rs")) {
        let library = fs::read_to_string(path).unwrap();
        let docs: String = library.lines().filter(|line| line.starts_with("//!")).collect();
        let modules = library.lines().filter_map(|line| line.strip_prefix("pub mod "));
        for module in modules.map(|line| line.trim_end_matches(';')) {
            count += 1;
            if !is_word(&docs, module) {
                faults.push(format!("{}: the map does not name `{module}`", path.display()));
            }
        }
        let folder = path.parent().and_then(Path::parent).unwrap().display().to_string();
        if !readme.contains(&format!("`{folder}/`")) {
            faults.push(format!("README.md: the map does not name `{folder}/`"));
        }
    }
    assert!(count > 20, "the modules are not found: the reader is broken");
    none(&faults);
}

#[test]
fn the_reader_tells_code_comments_and_texts_apart() {
    let text = "let a = \"x // y\"; // \"no\"\n\
                let b = r#\"f64 \"q\" \"#; /* f32\n */ let c = '\"';\n\
                let d: &'static str = \"a\\\"b\\\n   c\";\n";
    let (code, literals) = split(text);
    let expected = "let a = \"      \";        \n\
                    let b = r#\"        \"#;       \n    let c = ' ';\n\
                    let d: &'static str = \"     \n    \";\n";
    assert_eq!(code, expected);
    let texts: Vec<(usize, &str)> =
        literals.iter().map(|(line, one)| (*line, one.as_str())).collect();
    assert_eq!(texts, [(1, "x // y"), (2, "f64 \"q\" "), (4, "a\"bc")]);
    assert_eq!(half_width("对,是"), Some("对,是".to_owned()));
    assert_eq!(half_width("对，是 (a, b)"), None);
    assert_eq!(colour("see #12ab9f"), Some("#12ab9f".to_owned()));
    assert_eq!(colour("#/rules #drafts #add-child"), None);
    let sheet = ".one:hover,\n.two .three { color: #fff; }\n@media (width < 1.5em) { .four { } }";
    let names: Vec<(String, usize)> = classes(sheet).into_iter().collect();
    let expected = [("four", 3), ("one", 1), ("three", 1), ("two", 1)];
    assert_eq!(names, expected.map(|(name, line)| (name.to_owned(), line)));
    assert_eq!(raw_colours(sheet), [(2, "#fff".to_owned())]);
}

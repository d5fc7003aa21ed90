//! Reads style sheets and markup just well enough to find class names and colours.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A style sheet without its comments; lines stay where they are.
pub fn sheet(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let mut rest = text.as_str();
    let mut bare = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        let (inside, after) = comment.split_once("*/").unwrap_or((comment, ""));
        bare.push_str(before);
        bare.extend(inside.chars().filter(|one| *one == '\n'));
        rest = after;
    }
    bare + rest
}

/// Every class that selectors of a sheet name, with the line of its first mention.
pub fn classes(sheet: &str) -> BTreeMap<String, usize> {
    let mut classes = BTreeMap::new();
    for (line, selector) in parts(sheet).filter(|(_, part)| part.ends_with('{')) {
        for name in selector.split('.').skip(1) {
            let name: String = name.chars().take_while(|one| is_of_name(*one)).collect();
            if name.starts_with(|one: char| one.is_ascii_alphabetic()) {
                classes.entry(name).or_insert(line);
            }
        }
    }
    classes
}

/// Raw colours in the declarations of a sheet, with their lines.
pub fn raw_colours(sheet: &str) -> Vec<(usize, String)> {
    let declarations = parts(sheet).filter(|(_, part)| !part.ends_with('{'));
    let with_colour = declarations.filter_map(|(line, part)| Some((line, colour(part)?)));
    with_colour.collect()
}

/// A colour that a text writes out: `#12ab9f`, `rgb(…)`, `hsl(…)` and their like.
pub fn colour(text: &str) -> Option<String> {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab(", "color("];
    if let Some(function) = functions.iter().find(|function| text.contains(**function)) {
        return Some((*function).to_owned());
    }
    text.split('#').skip(1).find_map(|after| {
        let word: String = after.chars().take_while(|one| is_of_name(*one)).collect();
        let hex = word.chars().all(|one| one.is_ascii_hexdigit());
        (hex && [3, 4, 6, 8].contains(&word.len())).then(|| format!("#{word}"))
    })
}

/// The selectors and declarations of a sheet, each with its end mark and its line.
fn parts(sheet: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut line = 1;
    sheet.split_inclusive(['{', '}', ';']).map(move |part| {
        let blank = part.len() - part.trim_start().len();
        let begins = line + part.chars().take(blank).filter(|one| *one == '\n').count();
        line += part.matches('\n').count();
        (begins, part.trim())
    })
}

fn is_of_name(one: char) -> bool {
    one.is_ascii_alphanumeric() || one == '-' || one == '_'
}

/// The names that follow a mark in a text, like `class:` or `class="` up to the closing quote.
pub fn names_after<'t>(text: &'t str, mark: &str, ends: fn(char) -> bool) -> Vec<&'t str> {
    let after = text.split(mark).skip(1);
    after.flat_map(|after| after.split(ends).next().unwrap_or("").split_whitespace()).collect()
}

//! Which files name each other in a circle, over however many steps. A module and what is below it
//! may: they are one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::source::Source;

/// A module: its crate's folder, and its path in it.
type Module = (String, Vec<String>);

/// The files of each crate that stand in a circle, or between two.
pub fn circles(sources: &[Source]) -> Vec<String> {
    let modules: BTreeMap<Module, &Source> =
        sources.iter().filter_map(|source| Some((module(&source.path)?, source))).collect();
    let mut names: BTreeMap<&Module, BTreeSet<Module>> = BTreeMap::new();
    for (module, source) in &modules {
        names.insert(module, named(module, &source.code, &modules));
    }
    loop {
        let known: BTreeSet<Module> = names.keys().map(|module| (*module).clone()).collect();
        let pointed: BTreeSet<Module> = names.values().flatten().cloned().collect();
        for named in names.values_mut() {
            named.retain(|module| known.contains(module));
        }
        let before = names.len();
        names.retain(|module, named| !named.is_empty() && pointed.contains(*module));
        if names.len() == before {
            return names
                .iter()
                .map(|((krate, path), _)| format!("{krate}: {}", path.join("::")))
                .collect();
        }
    }
}

/// The module that a file is; none for one that is in no crate's `src`.
fn module(path: &Path) -> Option<Module> {
    let text = path.with_extension("").to_string_lossy().into_owned();
    let (krate, rest) = match text.strip_prefix("src/") {
        Some(rest) => ("src".to_owned(), rest.to_owned()),
        None => {
            text.split_once("/src/").map(|(krate, rest)| (krate.to_owned(), rest.to_owned()))?
        }
    };
    let steps: Vec<String> = rest.split('/').map(str::to_owned).collect();
    let is_root = rest == "lib" || rest == "main";
    Some((krate, if is_root { Vec::new() } else { steps }))
}

/// The other modules of its crate that a module names, but for those above and below it.
fn named(
    (krate, own): &Module,
    code: &str,
    modules: &BTreeMap<Module, &Source>,
) -> BTreeSet<Module> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let uses = code.split("use ").skip(1).filter_map(|rest| rest.split(';').next());
    let inline = ["crate::", "super::"].into_iter().flat_map(|start| {
        code.match_indices(start).map(|(place, _)| {
            let rest = &code[place..];
            let end = rest.find(|one: char| !one.is_alphanumeric() && one != '_' && one != ':');
            &rest[..end.unwrap_or(rest.len())]
        })
    });
    let mut named = BTreeSet::new();
    for path in uses.chain(inline).flat_map(leaves) {
        let mut steps: Vec<String> = path.split("::").map(|step| step.trim().to_owned()).collect();
        let mut base = own.clone();
        match steps.first().map(String::as_str) {
            Some("crate") => {
                steps.remove(0);
                base.clear();
            }
            Some("super") => {
                while steps.first().is_some_and(|step| step == "super") {
                    steps.remove(0);
                    base.pop();
                }
            }
            _ => continue,
        }
        base.extend(steps);
        while !base.is_empty() && !modules.contains_key(&(krate.clone(), base.clone())) {
            base.pop();
        }
        if !own.starts_with(&base) && !base.starts_with(own) {
            named.insert((krate.clone(), base));
        }
    }
    named
}

/// The single paths of a path that may have braces.
fn leaves(path: &str) -> Vec<String> {
    let path = path.trim();
    let Some((before, within)) = path.split_once('{') else { return vec![path.to_owned()] };
    let within = within.strip_suffix('}').unwrap_or(within);
    let (mut parts, mut depth) = (vec![String::new()], 0_usize);
    for one in within.chars() {
        match one {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (one, depth, parts.last_mut()) {
            (',', 0, _) => parts.push(String::new()),
            (_, _, Some(part)) => part.push(one),
            _ => {}
        }
    }
    let whole = parts.iter().flat_map(|part| leaves(part));
    whole.map(|part| format!("{before}{part}")).collect()
}

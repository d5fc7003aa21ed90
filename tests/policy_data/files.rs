//! The files of the library, and the text in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aid::library::library;
use aid::policy::{Document, Rule, check};
use aid::vocabulary::Vocabulary;
use serde::de::DeserializeOwned;

use super::folder::files_below;
use super::punctuation::{half_width, is_chinese};
use super::{relations, versions};

const DATA: &str = "crates/aid/data";

#[track_caller]
fn read<T: DeserializeOwned>(file: &str) -> T {
    let text = fs::read_to_string(Path::new(DATA).join(file)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The files of documents, by name: their order is that of the bibliography.
fn document_files() -> Vec<String> {
    let entries = fs::read_dir(Path::new(DATA).join("documents")).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut files: Vec<String> =
        entries.map(|entry| format!("documents/{}", name(entry).to_string_lossy())).collect();
    files.sort();
    let is_json = |file: &String| Path::new(file).extension().is_some_and(|one| one == "json");
    assert!(files.len() > 1 && files.iter().all(is_json), "{files:?}");
    files
}

#[test]
fn the_library_has_no_fault() {
    let faults: Vec<String> = check(library()).iter().map(ToString::to_string).collect();
    assert_eq!(faults, [""; 0]);
    assert!(!library().rules.is_empty(), "the library is empty");
}

#[test]
fn the_library_holds_every_file_of_the_folder_and_nothing_else() {
    let files = files_below(DATA).into_iter();
    let files = files.map(|path| path.strip_prefix(DATA).unwrap().to_owned()).collect();
    let rules = library().rules.iter().map(|rule| PathBuf::from(format!("{}.json", rule.id)));
    let others =
        ["forms.json", "hardships.json", "ranks.json", "working-days.json"].map(PathBuf::from);
    let of_documents = document_files().into_iter().map(PathBuf::from);
    assert_eq!(rules.chain(others).chain(of_documents).collect::<BTreeSet<_>>(), files);
    for rule in &library().rules {
        assert_eq!(rule, &read::<Rule>(&format!("{}.json", rule.id)));
    }
    let documents = document_files().into_iter().flat_map(|file| read::<Vec<Document>>(&file));
    assert_eq!(library().documents, documents.collect::<Vec<_>>());
    assert_eq!(library().hardships, read::<Vec<_>>("hardships.json"));
    assert_eq!(library().forms, read::<Vec<_>>("forms.json"));
    assert_eq!(library().working_days, read("working-days.json"));
}

#[test]
fn chinese_text_has_full_width_punctuation() {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for document in &library().documents {
        let place = document.id.to_string();
        texts.push((place.clone(), &document.title));
        texts.push((place.clone(), &document.issuer));
        texts.extend(document.note.as_deref().map(|note| (place.clone(), note)));
    }
    for record in &library().hardships {
        let place = record.id.id().to_owned();
        for text in [&record.name, &record.plain, &record.confirmed_by, &record.proof] {
            texts.push((place.clone(), text));
        }
        texts.extend(record.help.as_deref().map(|help| (place.clone(), help)));
    }
    for form in &library().forms {
        texts.extend([&form.title, &form.reading].map(|text| (form.id.clone(), text.as_str())));
        texts.extend(form.groups.iter().map(|group| (form.id.clone(), group.label.as_str())));
    }
    for (place, rule, version) in versions() {
        texts.push((place.clone(), &rule.title));
        texts.push((place.clone(), &version.reading));
        let quotes = version.cites.iter().filter_map(|citation| citation.quote.as_deref());
        texts.extend(quotes.map(|quote| (place.clone(), quote)));
    }
    for (place, _, relation) in relations() {
        texts.push((place.clone(), &relation.reading));
        let quotes = relation.cites.iter().filter_map(|citation| citation.quote.as_deref());
        texts.extend(quotes.map(|quote| (place.clone(), quote)));
    }
    for (place, text) in &texts {
        assert_eq!(half_width(text), None, "{place}: «{text}»");
        assert!(text.chars().any(is_chinese), "{place}: «{text}» is not Chinese");
        assert_eq!(text.trim(), *text, "{place}: a space at an end");
    }
    let of_versions = versions().map(|(place, _, version)| (place, &version.cites));
    let of_relations = relations().map(|(place, _, relation)| (place, &relation.cites));
    for (place, cites) in of_versions.chain(of_relations) {
        for clause in cites.iter().filter_map(|cited| cited.clause.as_deref()) {
            assert_eq!(half_width(clause), None, "{place}: «{clause}»");
        }
    }
    assert_eq!(half_width("四类,以学校为准"), Some("类,以".to_owned()));
    assert_eq!(half_width("每天 4 元（5 元）, (a)"), Some("）, ".to_owned()));
}

//! Golden texts: everything that a family reads about a situation, as `wording` says it.
//!
//! `explanations/<name>.json` is a situation and `<name>.txt` its text; `UPDATE=1` rewrites these.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "tidy/punctuation.rs"]
mod punctuation;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use aid::assessment::{Entitlement, Reason, StudentAssessment, assess_household};
use aid::checklist::checklist;
use aid::date::{Date, Period};
use aid::eligibility::{Eligibility, Finding};
use aid::library::library;
use aid::policy::{Condition, Kind, Version};
use aid::questionnaire::open_questions;
use aid::rulebook::Rulebook;
use aid::situation::{Household, Situation, Student};
use aid::wording;
use punctuation::half_width;
use serde::Deserialize;

const FOLDER: &str = "tests/explanations";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    period: Period,
    /// The day on which it is asked.
    today: Option<Date>,
    names: Vec<String>,
    #[serde(default)]
    household: Household,
    students: Vec<Student>,
}

fn situations() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|one| one == "json")).collect();
    files.sort();
    files
}

#[track_caller]
fn text_of(file: &Path) -> String {
    let asked: Asked = serde_json::from_str(&fs::read_to_string(file).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!(asked.names.len(), asked.students.len(), "{}", file.display());
    let situation = Situation { household: asked.household, students: asked.students };
    let book = Rulebook::new(library(), asked.period);
    let today = asked.today.unwrap_or_else(|| "2026-11-24".parse().unwrap());
    let mut text = String::new();
    tell_household(&mut text, &book, &situation, &asked.names, today).unwrap();
    // A sum and its 元 never part on a page; here the space between them is a plain one.
    wording::plain(&text)
}

#[test]
fn a_family_reads_these_texts() {
    let files = situations();
    let mut changed = Vec::new();
    for file in &files {
        let (text, golden) = (text_of(file), file.with_extension("txt"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&golden, &text).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if let Some(told) = first_difference(&text, &expected) {
            changed.push(format!("{}: {told}", golden.display()));
        }
    }
    let told = changed.join("\n");
    assert!(changed.is_empty(), "read the change; if it is meant, UPDATE=1 rewrites it\n{told}");
    assert!(files.len() >= 10, "only {} situations were found", files.len());
}

fn first_difference(is: &str, expected: &str) -> Option<String> {
    let mut pairs = (1..).zip(is.lines().zip(expected.lines()));
    match pairs.find(|(_, (is, expected))| is != expected) {
        Some((line, (is, expected))) => Some(format!("line {line}\n  is  {is}\n  not {expected}")),
        None if is == expected => None,
        None => Some("one text ends before the other".to_owned()),
    }
}

#[test]
fn every_golden_text_has_its_situation() {
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.with_extension("json").exists(), "{} is of no situation", path.display());
    }
}

#[test]
fn what_a_family_reads_has_full_width_punctuation_and_names_nothing_by_its_id() {
    for file in situations() {
        for line in text_of(&file).lines() {
            assert_eq!(half_width(line), None, "{}: {line}", file.display());
            let plain = line.replace("https://", "").replace("http://", "");
            let id = plain.split(' ').find(|word| {
                word.contains('-') && word.chars().all(|one| one.is_ascii_lowercase() || one == '-')
            });
            assert!(id.is_none_or(|word| word.starts_with('-')), "{}: {line}", file.display());
        }
    }
}

fn tell_household(
    text: &mut String,
    book: &Rulebook<'_>,
    situation: &Situation,
    names: &[String],
    today: Date,
) -> std::fmt::Result {
    let assessment = &assess_household(book, situation);
    writeln!(text, "{} · {} 个孩子", wording::period(assessment.period), names.len())?;
    writeln!(text, "全家 {}", wording::of_household(assessment))?;
    if let Some(told) = wording::speaks_of(assessment, names) {
        writeln!(text, "{told}")?;
    }
    writeln!(text, "没有答案的问题 {}", open_questions(assessment).len())?;
    for (place, owed) in assessment.students.iter().enumerate() {
        let student = &situation.students[place];
        writeln!(text, "\n# {}", names[place])?;
        writeln!(text, "{}", wording::who(student, assessment.period))?;
        tell_student(text, owed, &situation.household, student, assessment.period)?;
    }
    let list = checklist(book, assessment, situation, today);
    writeln!(text, "\n# 接下来怎么做")?;
    for task in &list.tasks {
        let step = wording::step(library(), task, &list, names);
        writeln!(text, "{}\n  {}", step.title, step.detail)?;
    }
    let papers = wording::papers(library(), list.papers);
    if !papers.is_empty() {
        writeln!(text, "\n# 要带的材料")?;
        for paper in papers {
            writeln!(text, "{}（{}）", paper.what, paper.why)?;
        }
        writeln!(text, "{}", wording::PAPERS_NOTE)?;
    }
    Ok(())
}

fn tell_student(
    text: &mut String,
    owed: &StudentAssessment<'_>,
    household: &Household,
    student: &Student,
    period: Period,
) -> std::fmt::Result {
    if !owed.covered {
        return writeln!(text, "{}", wording::OTHER_STAGE);
    }
    let figure = owed.figure();
    let headline = wording::headline(figure, owed.may_apply());
    let label = wording::figure_label(period, owed);
    writeln!(text, "{label} {}{}", headline.figure, headline.unit)?;
    for beside in headline.beside.into_iter().chain(wording::once(owed.total_once(Kind::Cash))) {
        writeln!(text, "{beside}")?;
    }
    writeln!(text, "{}", wording::summary(figure, owed))?;
    let beside = wording::not_in_sum(owed);
    writeln!(text, "{}{beside}", wording::per_term(owed))?;
    writeln!(text, "{}", wording::without_sum(owed))?;
    for one in &owed.entitlements {
        tell_benefit(text, one, household, student)?;
    }
    Ok(())
}

fn tell_benefit(
    text: &mut String,
    one: &Entitlement<'_>,
    household: &Household,
    student: &Student,
) -> std::fmt::Result {
    let verdict = one.verdict();
    let (name, word) = (wording::benefit(one.benefit), wording::verdict(verdict));
    writeln!(text, "\n## {name} · {word} · {}", wording::amount_and_tags(one))?;
    writeln!(text, "{}", wording::sheet_note(one))?;
    if one.may_be_higher(student) {
        writeln!(text, "{}", wording::MAY_BE_HIGHER)?;
    }
    writeln!(text, "{}", wording::verdict_note(verdict))?;
    writeln!(text, "{}", wording::how_paid(one.benefit))?;
    if let Some(last) = one.unseen_since() {
        writeln!(text, "{}", wording::unseen_note(last))?;
    }
    let basis = wording::basis(library(), one);
    if !basis.is_empty() {
        writeln!(text, "依据 {basis}")?;
    }
    for question in one.whole.questions.iter() {
        let prompt = wording::prompt(question);
        writeln!(text, "问 {}{}", prompt.title, prompt.help)?;
    }
    for term in &one.terms {
        writeln!(text, "\n### {}", wording::term_line(one.per, term))?;
        for reason in &term.reasons {
            tell_reason(text, reason, household, student)?;
        }
    }
    Ok(())
}

fn tell_reason(
    text: &mut String,
    reason: &Reason<'_>,
    household: &Household,
    student: &Student,
) -> std::fmt::Result {
    writeln!(text, "{}", reason.in_force.rule.title)?;
    writeln!(text, "  {}", wording::why(reason.finding.eligibility))?;
    tell_finding(text, reason.finding, household, student, 0)?;
    if let Some(account) = &reason.account {
        writeln!(text, "  怎么算的 {}", wording::equation(account))?;
    }
    // Sources are told of rules that pay or may pay: a page of refusals needs no second page.
    if reason.finding.eligibility != Eligibility::NotMet {
        // The rule that a share is of lends its figure; what it says of a child is not this one's.
        writeln!(text, "  我们的理解 {}", reason.in_force.version.reading)?;
        for version in reason.versions() {
            tell_citations(text, version)?;
        }
    }
    Ok(())
}

fn tell_finding(
    text: &mut String,
    finding: Finding<'_>,
    household: &Household,
    student: &Student,
    depth: usize,
) -> std::fmt::Result {
    // The outermost «all» goes without saying; inside «at least one» it holds its parts together.
    let unsaid = depth == 0;
    if !(unsaid && matches!(finding.condition, Condition::All(_))) {
        let condition = wording::condition(library(), finding.condition);
        let answer = wording::answer(library(), finding.condition, household, student);
        let answer = answer.map(|answer| format!("（{answer}）")).unwrap_or_default();
        let (indent, state) = ("  ".repeat(depth.max(1)), wording::state(finding.eligibility));
        writeln!(text, "{indent}{state} {condition}{answer}")?;
    }
    // A «not» is one sentence together with its part.
    if !matches!(finding.condition, Condition::Not(_)) {
        for part in finding.parts() {
            tell_finding(text, part, household, student, depth + 1)?;
        }
    }
    Ok(())
}

fn tell_citations(text: &mut String, version: &Version) -> std::fmt::Result {
    for citation in &version.cites {
        let document = library().document(&citation.document).unwrap();
        let clause = citation.clause.as_ref().map(|clause| format!(" {clause}"));
        let clause = clause.unwrap_or_default();
        let (name, origin) = (wording::document_name(document), wording::document_origin(document));
        writeln!(text, "  {name}{clause} · {origin}")?;
        if let Some(quote) = &citation.quote {
            writeln!(text, "    “{quote}”")?;
        }
        writeln!(text, "    {}", wording::seen_note(citation.seen))?;
    }
    Ok(())
}

//! What the SELECT says beside its words: where the rules are written.

use std::fmt::Write;

use aid::policy::{Benefit, Citation, Policy, Rule, Version};
use aid::rulebook::{Chapter, InForce, Rulebook};
use aid::situation::Stage;
use aid::vocabulary::{Set, Vocabulary};
use aid::wording;

use super::Order;

/// A version of a rule, and the stages it is looked at for.
struct Cited<'p> {
    rule: &'p Rule,
    version: &'p Version,
    stages: Set<Stage>,
}

/// The head of the file.
pub(super) fn head(order: &Order<'_>) -> String {
    let region = match order.region {
        Some(region) => format!("; a row without a region is of {region}"),
        None => String::new(),
    };
    format!(
        "-- 应助尽助：what aid each pupil is owed in the term {}{region}.\n\
         -- Rules {}. Made by `student-aid sql`; do not change it by hand.\n\
         -- Sums are fen of the term. `student-aid sql --table` prints the tables and the codes.\n\
         -- NULL in the table of facts is «not answered», and so is a code that is none.\n",
        order.term, order.edition,
    )
}

/// The comment before the columns of a benefit, and the short one before each further CASE.
pub(super) fn benefit(book: &Rulebook<'_>, benefit: Benefit) -> (String, String) {
    let cited = cited(book, benefit);
    let mut note = format!("\n-- {} {}\n", wording::benefit(benefit), benefit.id());
    let mut brief = String::new();
    for Cited { rule, version, stages } in &cited {
        let stages: Vec<&str> = stages.iter().map(Vocabulary::id).collect();
        let _ = write!(note, "-- {}, version of {}", rule.id, version.from);
        let _ = writeln!(note, ", for {}: {}", stages.join(", "), written(book.policy, version));
        let before = if brief.is_empty() { "-- " } else { "; " };
        let _ = write!(brief, "{before}{} of {}", rule.id, version.from);
    }
    if cited.is_empty() {
        note.push_str("-- no rule is in force\n");
    } else {
        brief.push('\n');
    }
    (note, brief)
}

/// The versions that the rules of a benefit look at, each once.
fn cited<'p>(book: &Rulebook<'p>, benefit: Benefit) -> Vec<Cited<'p>> {
    let mut cited: Vec<Cited<'p>> = Vec::new();
    for stage in Stage::ALL {
        let chapters = book.chapters(*stage).iter();
        let of_benefit = chapters.filter(|chapter| chapter.benefit == benefit);
        for in_force in of_benefit.flat_map(Chapter::rules) {
            for (rule, version) in looked_at(in_force) {
                let same = |known: &&mut Cited<'_>| {
                    known.rule.id == rule.id && known.version.from == version.from
                };
                match cited.iter_mut().find(same) {
                    Some(known) => known.stages = known.stages.union(Set::of(*stage)),
                    None => cited.push(Cited { rule, version, stages: Set::of(*stage) }),
                }
            }
        }
    }
    cited
}

fn looked_at<'p>(in_force: &InForce<'p>) -> impl Iterator<Item = (&'p Rule, &'p Version)> {
    let base = in_force.base.map(|base| (base.rule, base.version));
    [Some((in_force.rule, in_force.version)), base].into_iter().flatten()
}

/// Where a version is written: each document with its clauses.
fn written(policy: &Policy, version: &Version) -> String {
    let mut places: Vec<String> = Vec::new();
    for citation in &version.cites {
        let place = place(policy, citation);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.join("; ")
}

fn place(policy: &Policy, citation: &Citation) -> String {
    let Some(document) = policy.document(&citation.document) else {
        return citation.document.to_string();
    };
    let number = document.number.iter().map(|number| format!(" {number}"));
    let clause = citation.clause.iter().map(|clause| format!(" {clause}"));
    let rest: String = number.chain(clause).collect();
    format!("{}{rest}", document.title)
}

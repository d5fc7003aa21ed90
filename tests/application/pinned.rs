//! What was decided is kept as it was then, and told apart from what the rules say now.

use aid::date::{Period, SchoolYear};
use aid::entitlement::Verdict;
use aid::library::{EDITION, library};
use aid::money::Yuan;
use aid::policy::{Benefit, Kind, Policy};
use aid::rulebook::Rulebook;
use aid::situation::{Decision, Stage};
use office::application::{Application, Field, Line, Pinned, edited, since};
use office::wording;

use super::failures::each;
use super::people::{after, boarder, day};
use super::punctuation::half_width;

/// The library without the versions that begin after a day.
fn before(cut: &str) -> Policy {
    let mut policy = library().clone();
    for rule in &mut policy.rules {
        rule.versions.retain(|version| version.from <= day(cut));
    }
    policy.rules.retain(|rule| !rule.versions.is_empty());
    policy
}

/// The library without the subsidy of boarders, and without any subsidy.
fn without_subsidy() -> [Policy; 2] {
    let mut ended = library().clone();
    ended.rules.retain(|rule| !rule.id.to_string().ends_with("living-subsidy-boarder"));
    let mut gone = ended.clone();
    gone.rules.retain(|rule| rule.benefit != Benefit::LivingSubsidy);
    [ended, gone]
}

#[test]
fn a_pinned_assessment_holds_what_it_rests_on_and_every_benefit() {
    let (application, on) = (boarder(2024), day("2024-09-10"));
    let pinned = Pinned::of(library(), &application, on);
    assert_eq!((pinned.on, pinned.rules.as_str()), (on, EDITION));
    let facts = (application.household, application.student);
    assert_eq!((pinned.household, pinned.student), facts);
    let benefits: Vec<Benefit> = pinned.lines.iter().map(|line| line.benefit).collect();
    let book = Rulebook::new(library(), application.period());
    let of_stage = book.chapters(Stage::Primary).iter().map(|chapter| chapter.benefit);
    assert_eq!(benefits, of_stage.collect::<Vec<_>>(), "one line for each benefit of the stage");
    assert_eq!(benefits.len(), 7, "and none of another stage");
}

#[test]
fn a_pinned_assessment_differs_where_newer_rules_do_and_says_both_sums() {
    let (old, on) = (before("2024-01-01"), day("2024-09-10"));
    let open = boarder(2024);
    let mut recognised = open.clone();
    recognised.student.decisions.set(Decision::Recognised, Some(true));
    let then = Pinned::of(&old, &recognised, on);
    let now = Pinned::of(library(), &recognised, on);
    let open = Pinned::of(library(), &open, on);
    let [ended, gone] = without_subsidy();
    each(
        [
            ("the same rules", &open, library(), ""),
            ("at most", &open, &old, "当时 最多 1,250 元，现在 最多 1,000 元。"),
            ("more", &then, library(), "当时 1,000 元，现在 1,250 元，多 250 元。"),
            ("less", &now, &old, "当时 1,250 元，现在 1,000 元，少 250 元。"),
            // A rule that ended leaves nothing to be entitled to; a benefit can also be gone.
            ("an end", &now, &ended, "当时 1,250 元，现在不符合，少 1,250 元。"),
            ("gone altogether", &now, &gone, "当时 1,250 元，现在没有这一项。"),
        ],
        |failures, (says, pinned, policy, expected)| {
            let period = Period::SchoolYear(SchoolYear::beginning(2024));
            let differences = since(pinned, policy, period);
            let told = differences.iter().map(|line| wording::plain(&wording::difference(line)));
            let told: Vec<String> = told.collect();
            let name = "家庭经济困难学生生活补助";
            let expected = [expected].into_iter().filter(|sums| !sums.is_empty());
            let expected: Vec<String> = expected.map(|sums| format!("{name}：{sums}")).collect();
            failures.same(says, &told, &expected);
            failures.holds(says, told.iter().all(|sentence| half_width(sentence).is_none()));
        },
    );
    let living = since(&then, library(), recognised.period())[0];
    assert_eq!(living.benefit, Benefit::LivingSubsidy);
    assert_eq!(living.then.map(|line| line.least), Some(Yuan::whole(1000)));
    assert_eq!(living.now.map(|line| line.least), Some(Yuan::whole(1250)));
}

#[test]
fn a_result_says_which_edition_of_the_rules_it_rests_on() {
    let edition = EDITION.get(..8).unwrap();
    let now = format!("规则版本 {edition}。");
    let then = format!("2026 年 9 月 16 日定下的结果用的规则版本是 01234567，现在的是 {edition}。");
    let recognised = after(boarder(2026), "2026-09-07 smooth");
    let pinned = recognised.pinned().unwrap();
    let older = Pinned { rules: "0123456789abcdef".to_owned(), ..pinned.clone() };
    each(
        [
            ("nothing is decided", None, &now),
            ("by these rules", Some(pinned), &now),
            ("by older ones", Some(&older), &then),
        ],
        |failures, (says, pinned, expected)| {
            failures.same(says, &wording::edition(pinned), expected);
        },
    );
}

#[test]
fn a_line_of_nothing_is_as_none_and_without_a_stage_nothing_has_changed() {
    let (boarder, on) = (boarder(2026), day("2026-09-10"));
    let pinned = |application: &Application| Pinned::of(library(), application, on);
    // As a version before pinned it, which had a line for the benefits of every stage.
    let mut older = pinned(&boarder);
    let line = older.lines[0];
    older.lines.push(Line {
        benefit: Benefit::RainDew,
        verdict: Verdict::NotEntitled,
        least: Yuan::ZERO,
        most: Yuan::ZERO,
        ..line
    });
    assert_eq!(since(&older, library(), boarder.period()), []);
    older.lines.last_mut().unwrap().verdict = Verdict::Depends;
    assert_eq!(since(&older, library(), boarder.period()).len(), 1, "but one that says something");
    let mut open = boarder.clone();
    open.student.stage = None;
    open.student.entry = None;
    open.texts.set(Field::Grade, "育才班");
    let mut of_open = pinned(&open);
    assert_eq!(wording::range(of_open.total(Kind::Cash)), "待确认");
    of_open.lines.push(line);
    assert_eq!(since(&of_open, library(), open.period()), []);
    // The stage that is answered after the recognition settles what was open, and no more.
    let mut told = after(open, "smooth");
    told.student.stage = Some(Stage::Primary);
    assert_eq!(edited(&told, library()), []);
}

//! 规定与发放: which rows of the rules of a term a payment on record was made by, and which never.

use std::collections::BTreeMap;

use super::Entry;
use crate::application::Application;
use aid::assessment::{TermEntitlement, assess_student};
use aid::date::{Period, Term};
use aid::eligibility::{Eligibility, Facts};
use aid::entitlement::RuleRow;
use aid::policy::{Benefit, Kind, Policy};
use aid::rulebook::{Chapter, InForce, Rulebook, TermRules};
use aid::situation::{Stage, Student};
use aid::vocabulary::Set;

/// How many pupils a row of the rules fits, and how many of them are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowCount<'p> {
    /// The stage.
    pub stage: Stage,
    /// The benefit.
    pub benefit: Benefit,
    /// The row.
    pub row: RuleRow<'p>,
    /// The pupils who are owed something by it for certain, by what their applications say now;
    /// each once, and without those whose application is over.
    pub owed: usize,
    /// The pupils of whom a payment of the term is on record that may have been made by it.
    pub paid: usize,
}

/// The rows of the rules in cash of one term, for the stages and schools of a desk's pupils;
/// counted some applications at a time.
#[derive(Debug)]
pub struct RowCounts<'p> {
    book: Rulebook<'p>,
    term: Term,
    counts: BTreeMap<(Stage, Benefit, RuleRow<'p>), [usize; 2]>,
}

impl<'p> RowCounts<'p> {
    /// Nobody counted yet.
    pub fn new(policy: &'p Policy, term: Term) -> Self {
        let book = Rulebook::new(policy, Period::Term(term));
        Self { book, term, counts: BTreeMap::new() }
    }

    /// Counts the pupils of applications of the term's school year.
    pub fn count(&mut self, entries: &[Entry]) {
        let year = self.term.school_year;
        for entry in entries.iter().filter(|entry| entry.year == year) {
            if let Some(application) = entry.application() {
                self.count_one(application, !entry.step.is_over() && !entry.is_behind());
            }
        }
    }

    fn count_one(&mut self, application: &Application, stands: bool) {
        let pupil = application.pupil();
        let Some(stage) = pupil.stage else { return };
        let facts = Facts::new(Set::EMPTY, &application.household, &pupil);
        let cash = self.book.chapters(stage).iter().filter(|chapter| chapter.kind == Kind::Cash);
        for (benefit, row) in cash.flat_map(|chapter| rows_of(chapter, stage, &facts)) {
            self.counts.entry((stage, benefit, row)).or_default();
        }
        let payment = application.payment(self.term).and_then(|event| event.paid.as_ref());
        let is_paid =
            |benefit| payment.is_some_and(|paid| paid.sums.iter().any(|(of, _)| *of == benefit));
        let assessed = assess_student(&self.book, &application.household, &pupil);
        for entitlement in assessed.entitlements.iter().filter(|one| one.kind == Kind::Cash) {
            let is_paid = is_paid(entitlement.benefit);
            let certain = stands && entitlement.whole.certain;
            for reason in entitlement.terms.iter().flat_map(TermEntitlement::paying) {
                let key = (stage, entitlement.benefit, reason.row());
                if let Some([owed, paid]) = self.counts.get_mut(&key) {
                    let is_met = reason.finding.eligibility == Eligibility::Met;
                    *owed += usize::from(certain && is_met);
                    *paid += usize::from(is_paid);
                }
            }
        }
    }

    /// Every row, in the order of stages and benefits.
    pub fn rows(&self) -> impl Iterator<Item = RowCount<'p>> {
        self.counts.iter().map(|((stage, benefit, row), [owed, paid])| RowCount {
            stage: *stage,
            benefit: *benefit,
            row: *row,
            owed: *owed,
            paid: *paid,
        })
    }

    /// The rows that no payment on record was made by; those that fit most pupils first.
    pub fn never_paid(&self) -> Vec<RowCount<'p>> {
        let mut never: Vec<_> = self.rows().filter(|one| one.paid == 0).collect();
        never.sort_by_key(|one| std::cmp::Reverse(one.owed));
        never
    }
}

/// The rows that hold where a pupil's school is, but those that are for other stages and kinds of
/// schools.
fn rows_of<'p>(chapter: &Chapter<'p>, stage: Stage, facts: &Facts) -> Vec<(Benefit, RuleRow<'p>)> {
    let of_stage = Facts::of_stage(stage);
    let Student { region: place, school_kind, school_place, .. } = facts.student;
    let student = Student { region: place, school_kind, school_place, ..of_stage.student };
    let known = Facts { student, ..of_stage };
    let rules: Vec<&InForce<'p>> = match place {
        Some(place) => chapter.terms.iter().flat_map(|term| term.at(place)).collect(),
        None => chapter.terms.iter().flat_map(TermRules::rules).collect(),
    };
    let rows = rules.into_iter().flat_map(|one| RuleRow::all(one.rule, one.version));
    rows.filter(|row| row.may_be_of(&known)).map(|row| (chapter.benefit, row)).collect()
}

//! 规定与发放: which rows of the rules of a term a payment on record was made by, and which never.

use std::collections::BTreeMap;

use super::Entry;
use crate::application::{Application, Paid};
use aid::assessment::{TermEntitlement, assess_student};
use aid::date::{Period, Term};
use aid::eligibility::{Eligibility, Facts};
use aid::entitlement::RuleRow;
use aid::policy::{Benefit, Kind, Policy};
use aid::rulebook::{Chapter, InForce, Rulebook, TermRules};
use aid::situation::{Decision, Household, Stage, Student};
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
    /// The pupils of whom a payment of the term is on record that may have been made by it, and did
    /// not come back.
    pub paid: usize,
}

/// The rows of the rules in cash of one term, for the stages and schools of a desk's pupils;
/// counted some applications at a time.
#[derive(Clone, Debug)]
pub struct RowCounts<'p> {
    book: Rulebook<'p>,
    /// The term.
    pub term: Term,
    /// The applications of its school year that were counted: those with a stage.
    pub counted: usize,
    /// Those of that year that cannot be read.
    pub unread: usize,
    counts: BTreeMap<(Stage, Benefit, RuleRow<'p>), [usize; 2]>,
}

impl<'p> RowCounts<'p> {
    /// Nobody counted yet.
    pub fn new(policy: &'p Policy, term: Term) -> Self {
        let book = Rulebook::new(policy, Period::Term(term));
        Self { book, term, counted: 0, unread: 0, counts: BTreeMap::new() }
    }

    /// Counts the pupils of applications of the term's school year.
    pub fn count(&mut self, entries: &[Entry]) {
        let year = self.term.school_year;
        for entry in entries.iter().filter(|entry| entry.year == year) {
            match entry.application() {
                Some(application) => {
                    self.count_one(application, !entry.step.is_over() && !entry.is_behind());
                }
                None => self.unread = self.unread.saturating_add(1),
            }
        }
    }

    fn count_one(&mut self, application: &Application, stands: bool) {
        let payment = application.payment(self.term);
        let mut pupil = application.pupil();
        if payment.is_some() {
            // Who was paid had a stage then.
            pupil.stage =
                pupil.stage.or(application.recognised().and_then(|then| then.student.stage));
        }
        let Some(stage) = pupil.stage else { return };
        self.counted = self.counted.saturating_add(1);
        let facts = Facts::new(Set::EMPTY, &application.household, &pupil);
        let cash = self.book.chapters(stage).iter().filter(|chapter| chapter.kind == Kind::Cash);
        for (benefit, row) in cash.flat_map(|chapter| rows_of(chapter, stage, &facts)) {
            self.counts.entry((stage, benefit, row)).or_default();
        }
        if stands {
            self.count_owed(&application.household, &pupil, stage);
        }
        if let Some(event) = payment {
            self.count_paid((&application.household, pupil), stage, event.paid.as_ref());
        }
    }

    fn count_owed(&mut self, household: &Household, pupil: &Student, stage: Stage) {
        let assessed = assess_student(&self.book, household, pupil);
        let certain = assessed.entitlements.iter().filter(|one| one.whole.certain);
        for entitlement in certain {
            let reasons = entitlement.terms.iter().flat_map(TermEntitlement::paying);
            for reason in reasons.filter(|one| one.finding.eligibility == Eligibility::Met) {
                let key = (stage, entitlement.benefit, reason.row());
                if let Some([owed, _]) = self.counts.get_mut(&key) {
                    *owed = owed.saturating_add(1);
                }
            }
        }
    }

    /// Counts a payment for the rows by which it may have been made: the pupil was recognised then,
    /// and attended as is on record. What no row fits by what is said now may be of each.
    fn count_paid(
        &mut self,
        (household, mut pupil): (&Household, Student),
        stage: Stage,
        paid: Option<&Paid>,
    ) {
        pupil.decisions.set(Decision::Recognised, Some(true));
        pupil.boarding =
            paid.and_then(|paid| paid.boarding).or_else(|| pupil.boarding_in(self.term.season));
        pupil.boarding_in_spring = None;
        let assessed = assess_student(&self.book, household, &pupil);
        let reasons: Vec<(Benefit, RuleRow<'p>)> = assessed
            .entitlements
            .iter()
            .flat_map(|one| {
                let paying = one.terms.iter().flat_map(TermEntitlement::paying);
                paying.map(|reason| (one.benefit, reason.row()))
            })
            .collect();
        // Before sums were kept with a payment, nobody wrote of which benefit it was.
        let is_of = |benefit: Benefit| {
            paid.is_none_or(|paid| paid.sums.iter().any(|(of, _)| *of == benefit))
        };
        for ((of_stage, benefit, row), [_, paid]) in &mut self.counts {
            let fits = reasons.contains(&(*benefit, *row));
            let fits_none = !reasons.iter().any(|(of, _)| of == benefit);
            if *of_stage == stage && is_of(*benefit) && (fits || fits_none) {
                *paid = paid.saturating_add(1);
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

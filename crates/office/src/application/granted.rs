//! 档次金额: the yuan a school year that goes with the level, where the school sets them. It is the
//! school's own figure: where a document states a range it must lie inside, and where none states
//! an amount it stands in for it.

use super::Application;
use aid::assessment::{Entitlement, StudentAssessment, assess_student};
use aid::date::Season;
use aid::money::Span;
use aid::money::Yuan;
use aid::policy::{Amount, Benefit, Kind, Per};
use aid::rulebook::{Chapter, Rulebook, TermRules};
use aid::situation::{Household, Stage, Student};

/// Assesses a pupil as the rules do, with what the school grants where no document states a sum.
pub fn assess<'p>(
    book: &Rulebook<'p>,
    household: &Household,
    student: &Student,
) -> StudentAssessment<'p> {
    with_granted(assess_student(book, household, student), student)
}

/// The same, of a pupil who was assessed before.
#[must_use]
pub fn with_granted<'p>(
    mut assessed: StudentAssessment<'p>,
    student: &Student,
) -> StudentAssessment<'p> {
    if let Some(granted) = student.grant {
        let grants = assessed.entitlements.iter_mut().filter(|one| is_granted(one));
        grants.for_each(|entitlement| grant(entitlement, granted));
    }
    assessed
}

fn is_granted(entitlement: &Entitlement<'_>) -> bool {
    entitlement.benefit == Benefit::NationalGrant
        && entitlement.kind == Kind::Cash
        && entitlement.per == Per::SchoolYear
}

/// Puts half of the year's grant into each term in which there is a right and no stated sum.
fn grant(entitlement: &mut Entitlement<'_>, granted: Yuan) {
    let (autumn, spring) = granted.halves();
    let whole = &mut entitlement.whole;
    for term in &mut entitlement.terms {
        let half = match term.term.season {
            Season::Autumn => autumn,
            Season::Spring => spring,
        };
        let spread = &mut term.spread;
        if !spread.not_stated || spread.stated || spread.per_day.is_some() {
            continue;
        }
        let least = if spread.certain { half } else { Yuan::ZERO };
        (spread.least, spread.most) = (least, half);
        (spread.stated, spread.not_stated) = (true, false);
        (whole.least, whole.most) = (whole.least.plus(least), whole.most.plus(half));
        whole.stated = true;
    }
    whole.not_stated = entitlement.terms.iter().any(|term| term.spread.not_stated);
}

/// The benefit whose yuan the school sets for pupils of a stage, if there is one.
pub(super) fn granted_by_school(book: &Rulebook<'_>, stage: Stage) -> Option<Benefit> {
    let chapters = book.chapters(stage).iter();
    let mut granted = chapters.filter(|chapter| sets(chapter));
    granted.next().map(|chapter| chapter.benefit)
}

/// Whether the school sets what a benefit comes to, in one of the terms.
fn sets(chapter: &Chapter<'_>) -> bool {
    let is_grant = match chapter.kind {
        Kind::Cash => chapter.benefit == Benefit::NationalGrant,
        Kind::Waiver => chapter.benefit == Benefit::PreschoolAid,
        Kind::Meals | Kind::Goods | Kind::Prize | Kind::Loan | Kind::Refund | Kind::Help => false,
    };
    let mut is_set = false;
    for in_force in chapter.terms.iter().flat_map(TermRules::rules) {
        in_force.provision.pays.visit(&mut |amount| {
            is_set |= matches!(amount, Amount::Between { .. } | Amount::NotStated);
        });
    }
    is_grant && is_set
}

impl Application {
    /// The benefit whose yuan the school sets beside the level; none of a compulsory school.
    pub fn granted(&self, book: &Rulebook<'_>) -> Option<Benefit> {
        granted_by_school(book, self.pupil().stage?)
    }

    /// The range that the sum which the school set is not in.
    pub fn outside(&self, book: &Rulebook<'_>) -> Option<Span> {
        let pupil = self.pupil();
        let (stage, granted) = (pupil.stage?, pupil.grant?);
        self.granted(book)?;
        let range = book.grant_range(stage)?;
        (!(range.least..=range.most).contains(&granted)).then_some(range)
    }
}

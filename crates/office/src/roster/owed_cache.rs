//! What the rules say of each application on the list, and what somebody should look at.

use std::collections::BTreeMap;

use super::cards::card_of;
use super::duplicates::Pupil;
use super::{Class, Entry, Owed, RecordId, Trouble, sought};
use crate::application::{Application, Line, Step, is_held_up, other_sums};
use aid::assessment::{Range, StudentAssessment, assess_student};
use aid::date::{Period, SchoolYear};
use aid::library::{EDITION, library};
use aid::policy::Kind;
use aid::rulebook::Rulebook;
use aid::situation::{Household, Student};
use aid::vocabulary::{Set, Vocabulary};

/// What is owed, computed once for all pupils with the same answers: a school has thousands of
/// pupils and few different sets of answers.
#[derive(Default)]
pub struct OwedCache {
    books: BTreeMap<SchoolYear, Rulebook<'static>>,
    known: Vec<Known>,
}

/// What one set of answers comes to in a school year.
struct Known {
    year: SchoolYear,
    household: Household,
    student: Student,
    owed: Owed,
    lines: Vec<Line>,
}

impl OwedCache {
    /// An application as an entry of the list.
    pub fn entry(&mut self, id: RecordId, application: Application) -> Entry {
        let Application { year, household, .. } = application;
        let student = application.pupil();
        let owed = self.known(year, household, student).map(|known| known.owed.clone());
        let owed = owed.unwrap_or_default();
        let older = application.pinned().filter(|pinned| pinned.rules != EDITION);
        let changed = older.is_some_and(|pinned| {
            let now = self.known(year, pinned.household, pinned.student);
            now.is_some_and(|now| !pinned.differences(&now.lines).is_empty())
        });
        let edited = self.is_edited(&application);
        let troubles = troubles(&application, &owed, changed, edited);
        let (class, pupil) = (Class::of(&application), Pupil::of(&application));
        let (card, sought) = (card_of(&application), sought(&application));
        Entry { id, application, owed, troubles, twice: None, class, pupil, card, sought }
    }

    /// The same as [`crate::application::edited`], from the cache.
    fn is_edited(&mut self, application: &Application) -> bool {
        let Application { year, household, .. } = *application;
        let student = application.pupil();
        let recognised = application.recognised();
        let then =
            recognised.map(|pinned| (pinned.household, application.decided_on(&pinned.student)));
        then.filter(|then| *then != (household, student)).is_some_and(|(family, pupil)| {
            let then = self.known(year, family, pupil);
            let then = then.map(|known| known.lines.clone()).unwrap_or_default();
            let now = self.known(year, household, student);
            now.is_some_and(|now| !other_sums(&then, &now.lines).is_empty())
        })
    }

    fn known(
        &mut self,
        year: SchoolYear,
        household: Household,
        student: Student,
    ) -> Option<&Known> {
        let same = |known: &&Known| {
            known.year == year && known.household == household && known.student == student
        };
        if !self.known.iter().any(|known| same(&known)) {
            let known = self.books.remove(&year);
            let begin = || Rulebook::new(library(), Period::SchoolYear(year));
            let book = known.unwrap_or_else(begin);
            let assessed = assess_student(&book, &household, &student);
            let (owed, lines) = (Owed::of(&assessed), Line::all(&assessed));
            self.books.insert(year, book);
            self.known.push(Known { year, household, student, owed, lines });
        }
        self.known.iter().find(same)
    }
}

impl Owed {
    fn of(student: &StudentAssessment<'_>) -> Self {
        let sums = student.entitlements.iter();
        let sums = sums.map(|entitlement| {
            (entitlement.benefit, entitlement.kind, Range::from(&entitlement.whole))
        });
        let sums = sums.filter(|(_, _, sum)| !sum.is_nothing());
        Self { sums: sums.collect(), open: student.questions() }
    }

    /// The sums of one kind.
    pub fn total(&self, kind: Kind) -> Range {
        let of_kind = self.sums.iter().filter(|(_, sum_kind, _)| *sum_kind == kind);
        of_kind.fold(Range::default(), |range, (_, _, sum)| range.and(*sum))
    }
}

fn troubles(application: &Application, owed: &Owed, changed: bool, edited: bool) -> Set<Trouble> {
    let step = application.step();
    let drafted = step == Step::Drafted;
    let money = !owed.total(Kind::Cash).is_nothing();
    let mut terms = application.year.terms().into_iter();
    let bounced = terms.any(|term| application.bounced(term).is_some());
    // What is over needs no attention, except a refusal, which can still be objected to, and money
    // that was returned.
    if step.is_over() && step != Step::Declined {
        return if bounced { Set::of(Trouble::Bounced) } else { Set::EMPTY };
    }
    let held_up = is_held_up(application);
    let open = !owed.open.without(application.known_by_steps()).is_empty();
    let applies = |trouble: &Trouble| match trouble {
        // Not while the form is incomplete or an answer is open, which are troubles of their own.
        Trouble::NotApplied => drafted && money && !held_up && !open,
        Trouble::Objection => matches!(step, Step::Objected(_)),
        Trouble::Bounced => bounced,
        // One application alone does not show it: see `mark_duplicates`.
        Trouble::Twice | Trouble::SharedCard => false,
        Trouble::Edited => edited,
        Trouble::Missing => held_up,
        Trouble::Unproven => !application.unproven().is_empty(),
        Trouble::MovedSincePaid => application.moved_since_paid().next().is_some(),
        Trouble::Open => open,
        Trouble::Changed => changed,
    };
    Trouble::ALL.iter().copied().filter(applies).collect()
}

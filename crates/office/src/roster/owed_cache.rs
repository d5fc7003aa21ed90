//! What the rules say of each application on the list, and what somebody should look at.

use std::collections::BTreeMap;

use super::cards::card_of;
use super::class::{TypedClasses, class_of};
use super::duplicates::Pupil;
use super::index;
use super::on_demand::OnDemand;
use super::search::sought;
use super::{Brief, Entry, Owed, RecordId, Trouble};
use crate::application::{
    Application, ApplicationError, Field, Line, Step, is_given_by_recognition, is_held_up,
    other_sums,
};
use aid::assessment::{Entitlement, Range, StudentAssessment, Unstated, assess_student};
use aid::date::{Period, SchoolYear};
use aid::entitlement::Verdict;
use aid::library::{EDITION, library};
use aid::policy::{Benefit, Kind, Per};
use aid::rulebook::Rulebook;
use aid::situation::{Household, Question, Student};
use aid::vocabulary::{Set, Vocabulary};
use records::store::SavedText;

/// What is owed, computed once for all pupils with the same answers: a school has thousands of
/// pupils and few different sets of answers.
#[derive(Default)]
pub struct OwedCache {
    books: BTreeMap<SchoolYear, Rulebook<'static>>,
    known: BTreeMap<(SchoolYear, Household, Student), Known>,
    classes: TypedClasses,
}

/// What one set of answers comes to in a school year.
struct Known {
    owed: Owed,
    lines: Vec<Line>,
}

impl OwedCache {
    /// An application as an entry of the list.
    pub fn entry(&mut self, id: RecordId, application: Application) -> Entry {
        self.entry_of(id, application, None)
    }

    /// What is saved of an application as an entry of the list: by its index, which is what
    /// [`Entry::index`] gave for the same text in a build of the same [`INDEX_EDITION`]; where that
    /// is empty, by the text.
    ///
    /// # Errors
    /// As [`Application::read`].
    pub fn saved(
        &mut self,
        id: &str,
        text: &SavedText,
        index: &[u8],
    ) -> Result<Entry, ApplicationError> {
        if let Some(entry) = index::read(&mut self.classes, id, text, index) {
            return Ok(entry);
        }
        let whole = text.read().ok_or(ApplicationError::Damaged)?;
        let application = Application::read(&whole)?;
        Ok(self.entry_of(id.to_owned(), application, Some(text.clone())))
    }

    fn entry_of(
        &mut self,
        id: RecordId,
        application: Application,
        text: Option<SavedText>,
    ) -> Entry {
        let Application { year, household, .. } = application;
        let student = application.pupil();
        let owed = self.known(year, household, student).owed.clone();
        let older = application.pinned().filter(|pinned| pinned.rules != EDITION);
        let older = older.filter(|pinned| pinned.student.stage.is_some());
        let changed = older.is_some_and(|pinned| {
            let now = self.known(year, pinned.household, pinned.student);
            !pinned.differences(&now.lines).is_empty()
        });
        let edited = self.is_edited(&application);
        let troubles = troubles(&application, &owed, changed, edited);
        let (step, stage) = (application.step(), student.stage);
        let brief = self.brief(&application);
        let application = OnDemand::read(application, text);
        Entry { id, year, step, stage, owed, troubles, twice: None, brief, application }
    }

    fn brief(&mut self, application: &Application) -> Brief {
        let (grade, class) = class_of(application);
        let begun = application.beginning.as_ref();
        Brief {
            name: application.texts.get(Field::Name).to_owned(),
            class: self.classes.get(grade, class),
            pupil: Pupil::of(application),
            card: card_of(application),
            sought: sought(application),
            last_day: application.trail().iter().map(|event| event.on).max(),
            begun: begun.map(|begun| (begun.record.clone(), begun.child)),
            is_paid_at_all: application.is_paid_at_all(),
        }
    }

    /// The same as [`crate::application::edited`], from the cache.
    fn is_edited(&mut self, application: &Application) -> bool {
        let Application { year, household, .. } = *application;
        let student = application.pupil();
        let recognised = application.recognised();
        let then =
            recognised.map(|pinned| (pinned.household, application.decided_on(&pinned.student)));
        let is_other =
            |then: &(Household, Student)| *then != (household, student) && then.1.stage.is_some();
        then.filter(is_other).is_some_and(|(family, pupil)| {
            let then = self.known(year, family, pupil).lines.clone();
            !other_sums(&then, &self.known(year, household, student).lines).is_empty()
        })
    }

    fn known(&mut self, year: SchoolYear, household: Household, student: Student) -> &Known {
        let Self { books, known, .. } = self;
        known.entry((year, household, student)).or_insert_with(|| {
            let begin = || Rulebook::new(library(), Period::SchoolYear(year));
            let assessed =
                assess_student(books.entry(year).or_insert_with(begin), &household, &student);
            Known { owed: Owed::of(&assessed), lines: Line::all(&assessed) }
        })
    }
}

impl Owed {
    fn of(student: &StudentAssessment<'_>) -> Self {
        let all = || student.entitlements.iter();
        let sums = all().map(|entitlement| {
            (entitlement.benefit, entitlement.kind, Range::from(&entitlement.whole))
        });
        let sums = sums.filter(|(_, _, sum)| !sum.is_nothing());
        let given = all().filter(|one| is_given_by_recognition(one.kind));
        let open = given.fold(student.asked_first, |open, one| open.union(one.whole.questions));
        let beside = all().filter(|one| one.per != Per::SchoolYear).map(|one| one.benefit);
        let free = all().filter(|one| is_free(one)).map(|one| one.benefit);
        Self { sums: sums.collect(), open, beside: beside.collect(), free: free.collect() }
    }

    /// The sums of one kind; what is given once, or once a year, is never in it.
    pub fn total(&self, kind: Kind) -> Range {
        let of_kind = self
            .sums
            .iter()
            .filter(|(benefit, sum_kind, _)| *sum_kind == kind && !self.beside.contains(*benefit));
        let is_open = self.open.contains(Question::Stage);
        let unstated = if is_open { Unstated::Possible } else { Unstated::Nothing };
        let nothing = Range { unstated, ..Range::default() };
        of_kind.fold(nothing, |range, (_, _, sum)| range.and(*sum))
    }

    /// What a list shows of a pupil in one sum: the cash, and where the fees are lowered instead,
    /// by how much.
    pub fn shown(&self) -> Range {
        let cash = self.total(Kind::Cash);
        let is_lowered = |(benefit, kind, _): &(Benefit, Kind, Range)| {
            *benefit == Benefit::PreschoolAid && *kind == Kind::Waiver
        };
        if self.sums.iter().any(is_lowered) { self.total(Kind::Waiver) } else { cash }
    }
}

/// Whether a fee is certainly not charged, or a thing handed out, without a stated sum.
fn is_free(entitlement: &Entitlement<'_>) -> bool {
    let is_free = match entitlement.kind {
        Kind::Waiver | Kind::Goods => true,
        Kind::Cash | Kind::Meals | Kind::Prize | Kind::Loan | Kind::Refund | Kind::Help => false,
    };
    is_free && entitlement.verdict() == Verdict::Entitled && !entitlement.whole.stated
}

fn troubles(application: &Application, owed: &Owed, changed: bool, edited: bool) -> Set<Trouble> {
    let step = application.step();
    let drafted = step == Step::Drafted;
    let money = !owed.shown().is_nothing();
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

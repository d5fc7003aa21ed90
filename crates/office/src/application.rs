//! 申请: one pupil's application for recognition in one school year, as the officer keeps it.
//!
//! Every text of the official form is kept as it was typed, also half a number or a wrong one:
//! nothing typed is dropped. [`crate::identity`] reads the texts, the rules read the answers.

mod age;
mod beginning;
mod copies;
mod decided;
mod disagreement;
mod erased;
mod field;
mod grade;
mod granted;
mod ledger;
mod number;
mod paper;
mod pinned;
mod place;
mod reading;
mod refusal;
mod school;
mod shapes;
mod siblings;
mod step;
mod texts;
mod trail;
mod visited;

pub use beginning::Beginning;
pub use disagreement::{disagreement, disagreements};
pub use erased::{Erased, Erasing};
pub use field::{Block, Field, Input};
pub use grade::Disagreement;
pub use ledger::{Account, Due, Paid, Waits};
pub(crate) use number::spelt;
pub use pinned::{Difference, Line, Pinned, edited, since};
pub(crate) use pinned::{is_given_by_recognition, other_sums};
pub use place::Place;
pub use reading::{Hold, LINE, Reading, Remark, hold, is_held_up, read, read_as, read_in, remarks};
pub use refusal::{NOTICE_DAYS, Refusal, notice_until};
pub use school::School;
pub use shapes::{ApplicationError, SHAPE};
pub use siblings::Sibling;
pub use step::{DecisionBeforeLeaving, Standing, Step, actions, next};
pub use texts::Texts;
pub use trail::{Action, Event, Tier, step};
pub use visited::Visited;

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use aid::date::{Date, Period, SchoolYear};
use aid::policy::Policy;
use aid::situation::{Decision, Hardship, Household, Situation, Student};
use aid::vocabulary::{Answers, Set};

/// The rows of the official form for members of the family.
pub const MEMBER_ROWS: usize = 6;

/// One pupil's application in one school year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Application {
    /// The school year whose aid is applied for.
    pub year: SchoolYear,
    /// The texts of the form, as typed.
    pub texts: Texts,
    /// The members of the family, in the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// What the rules ask of the household.
    pub household: Household,
    /// What was answered of the pupil; [`Self::pupil`] is what the rules look at.
    pub student: Student,
    /// The categories whose papers or list the school has seen.
    #[serde(rename = "papers")] // its name in what is saved
    pub proofs_seen: Answers<Hardship>,
    /// For a category, which paper or list that was, of which office and of which day, as typed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<Hardship, String>,
    /// The family's own record that it began with, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beginning: Option<Beginning>,
    /// What happened, in order. Only [`Self::take`] adds to it, and nothing is removed from it:
    /// undo restores the whole application as it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    trail: Vec<Event>,
}

/// One member of the family, one row of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Member {
    /// Tells the rows apart; never used twice in one application.
    pub id: u32,
    /// The texts of the row, as typed.
    pub texts: Texts,
}

impl Application {
    /// An empty application of a pupil of this school.
    pub fn new(year: SchoolYear, school: &School) -> Self {
        let mut texts = Texts::default();
        texts.set(Field::School, &school.name);
        Self {
            year,
            texts,
            members: Vec::new(),
            household: Household::default(),
            student: school.facts,
            proofs_seen: Answers::default(),
            sources: BTreeMap::new(),
            beginning: None,
            trail: Vec::new(),
        }
    }

    /// The affirmed categories of a pupil who has applied for which no paper or list was seen.
    /// [`Hardship::General`] is found by the school itself and needs none; neither does a pupil who
    /// was refused or left.
    pub fn unproven(&self) -> Set<Hardship> {
        match self.step() {
            Step::Drafted | Step::Declined | Step::Withdrawn | Step::Left(_) | Step::Voided(_) => {
                Set::EMPTY
            }
            Step::Submitted
            | Step::Reviewed
            | Step::Publicised
            | Step::Recognised
            | Step::Paid
            | Step::Objected(_)
            | Step::Reassessed => {
                let affirmed = self.hardships().yes();
                affirmed.without(self.proofs_seen.yes()).without(Set::of(Hardship::General))
            }
        }
    }

    /// Adds a row for a member of the family, unless every row of the form is taken.
    pub fn add_member(&mut self) -> Option<u32> {
        if self.members.len() >= MEMBER_ROWS {
            return None;
        }
        let last = self.members.iter().map(|member| member.id).max();
        let id = last.map_or(1, |id| id.saturating_add(1));
        self.members.push(Member { id, texts: Texts::default() });
        Some(id)
    }

    /// What the rules look at.
    pub fn situation(&self) -> Situation {
        Situation { household: self.household, students: vec![self.pupil()] }
    }

    /// The period that the aid is applied for.
    pub const fn period(&self) -> Period {
        Period::SchoolYear(self.year)
    }

    /// The step that the application is at.
    pub fn step(&self) -> Step {
        step(&self.trail)
    }

    /// Whether it can be deleted: it was never handed in. What was handed in is made void and
    /// stays.
    pub const fn is_deletable(&self) -> bool {
        self.trail.is_empty()
    }

    /// What happened, in order.
    pub fn trail(&self) -> &[Event] {
        &self.trail
    }

    /// The level that the school proposed or gave last, and the day of that, unless it was
    /// withdrawn since.
    pub fn tier(&self) -> Option<(Tier, Date)> {
        let withdrawn = self.trail.iter().rposition(|event| event.action.withdraws_tier());
        let since = self.trail.iter().skip(withdrawn.unwrap_or_default());
        let mut giving = since.rev().filter(|event| event.action.gives_tier());
        giving.find_map(|event| Some((event.tier?, event.on)))
    }

    /// Whether the school has ever decided by a step: then its steps alone say what is decided, and
    /// no answer does.
    pub(crate) fn is_decided_by_steps(&self) -> bool {
        self.trail.iter().any(|event| event.action.recognises().is_some())
    }

    /// When an action was taken last, unless the pupil has been looked at anew since.
    pub fn last(&self, action: Action) -> Option<&Event> {
        let anew = |event: &Event| matches!(event.action, Action::Return | Action::Reassess);
        let standing = self.trail.iter().rev().take_while(|event| !anew(event));
        standing.into_iter().find(|event| event.action == action)
    }

    /// The day of the open objection; of several, the first.
    pub fn objected(&self) -> Option<Date> {
        let open = self.trail.iter().rev().take_while(|event| event.action == Action::Object);
        open.last().map(|event| event.on)
    }

    /// The assessment that was pinned last.
    pub fn pinned(&self) -> Option<&Pinned> {
        self.trail.iter().rev().find_map(|event| event.pinned.as_ref())
    }

    /// The assessment that the school's decision rests on, while one is in force. Until then
    /// today's answers count, not those of the day on which the application was handed in.
    pub fn decided(&self) -> Option<&Pinned> {
        self.pinned().filter(|_| self.step().is_decided())
    }

    /// The assessment that the school's recognition rests on, while the pupil is recognised.
    pub fn recognised(&self) -> Option<&Pinned> {
        self.pinned().filter(|_| self.step().is_recognised())
    }

    /// Takes a step, if it is permitted: the event is added to the trail. A step that decides
    /// something pins the assessment under the rules of this build.
    ///
    /// # Errors
    /// Says why the step is not taken; the application is then unchanged.
    ///
    /// ```
    /// use office::application::{Action, Application, Event, Refusal, School, Step};
    /// use aid::{date::SchoolYear, library::library};
    ///
    /// let mut one = Application::new(SchoolYear::beginning(2026), &School::default());
    /// let day = "2026-09-10".parse().unwrap();
    /// assert_eq!(one.take(library(), Event::new(Action::Pay, day)), Err(Refusal::NotNow));
    /// assert!(one.take(library(), Event::new(Action::Submit, day)).is_ok());
    /// assert_eq!(one.step(), Step::Submitted);
    /// ```
    pub fn take(&mut self, policy: &Policy, event: Event) -> Result<(), Refusal> {
        self.permits(&event)?;
        let (action, on) = (event.action, event.on);
        // Other steps have no level.
        let tier = event.tier.filter(|_| action.gives_tier());
        self.trail.push(Event { tier, pinned: None, ..event });
        // The steps say it already ([`Self::pupil`]); an older build reads it among the answers.
        if self.is_decided_by_steps() {
            self.student.decisions.set(Decision::Recognised, self.step().recognition());
        }
        let pinned = action.pins().then(|| Pinned::of(policy, self, on));
        if let Some(taken) = self.trail.last_mut() {
            taken.pinned = pinned;
        }
        Ok(())
    }
}

//! 一名登记学生: all that the lists say of one person, and the facts that follow.

use std::collections::BTreeSet;

use super::matching::Entry;
use super::{
    Applying, Contradiction, Enrolment, Facts, ListId, OnRoll, OwedInTerm, Owing, PaidOfOwed,
    Payment, PaymentState, RowKind, Says, Whereabouts, school_age, whereabouts,
};
use crate::application::Step;
use crate::identity::closed_up;
use aid::date::{Date, SchoolYear, Term};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::policy::Condition;
use aid::situation::Question;
use aid::vocabulary::Set;

/// A row of a list, as an officer finds it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowAt {
    /// The list.
    pub list: ListId,
    /// What the row is about.
    pub kind: RowKind,
    /// Its number in the file.
    pub row: u32,
}

/// A registered child, and all that the lists say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Its rows, the registered ones among them.
    pub rows: Vec<RowAt>,
    /// The facts that its box follows from.
    pub facts: Facts,
    /// Its box.
    pub whereabouts: Whereabouts,
    /// Each pair of values that contradict each other; there is one where that is the box.
    pub contradictions: Vec<Contradiction>,
    /// The answers that are missing.
    pub questions: Set<Question>,
    /// The conditions that are not met.
    pub refuted: Vec<&'static Condition>,
    /// Whether another row may be of this child, and waits for somebody who says so. Until then the
    /// box is by what is certain.
    pub waits: bool,
    /// The school that counts it, without spaces: the one on whose roll it is, of several the one
    /// that a registered list names; else the one on whose roll it was; else the one where it has
    /// applied; else the one that a registered list names, where that has a roll or applications.
    /// Empty where there is none.
    pub school: String,
}

/// The schools that have a roll or applications, without spaces.
pub(super) fn schools(entries: &[Entry<'_>]) -> BTreeSet<String> {
    let is_of_school = |entry: &&Entry<'_>| match entry.kind() {
        RowKind::Roll | RowKind::Application => true,
        RowKind::Registered | RowKind::Payment => false,
    };
    let schools = entries.iter().filter(is_of_school).map(Entry::school);
    schools.filter(|school| !school.is_empty()).collect()
}

/// The rows of one person.
pub(super) struct Person<'e, 'l> {
    pub entries: Vec<&'e Entry<'l>>,
    /// What contradicts in them, or between them and others, but for what an officer has denied.
    pub contradictions: Vec<Contradiction>,
    /// Whether a candidate waits.
    pub waits: bool,
    /// Whether a number of theirs is another's, too.
    pub is_clashing: bool,
}

impl<'l> Entry<'l> {
    pub(super) fn at(&self) -> RowAt {
        RowAt { list: self.list.id.clone(), kind: self.kind(), row: self.listed.row }
    }

    const fn kind(&self) -> RowKind {
        self.listed.says.kind()
    }

    /// The school of the row, without spaces; empty where nobody says it.
    pub(super) fn school(&self) -> String {
        let school = self.listed.school.as_ref().or(self.list.school.as_ref());
        school.map(|school| closed_up(school)).unwrap_or_default()
    }

    /// Whether the row itself makes one who is registered.
    pub(super) const fn is_registered(&self) -> bool {
        matches!(self.listed.says, Says::Registered)
    }

    pub(super) const fn is_enrolled(&self) -> bool {
        matches!(self.listed.says, Says::Roll { enrolment: Enrolment::Enrolled, .. })
    }

    /// The application, if it was handed in and still counts.
    pub(super) fn applying(&self) -> Applying {
        match self.listed.says {
            Says::Application { step, .. } => applying(step),
            Says::Registered | Says::Roll { .. } | Says::Payment(_) => Applying::No,
        }
    }

    /// What the rules say of the pupil, where it was worked out.
    pub(super) const fn owing(&self) -> Option<&'l Owing> {
        match &self.listed.says {
            Says::Roll { owing, .. } | Says::Application { owing, .. } => owing.as_ref(),
            Says::Registered | Says::Payment(_) => None,
        }
    }

    /// The payment, if it was made and did not come back.
    pub(super) fn payment(&self) -> Option<&'l Payment> {
        match &self.listed.says {
            Says::Payment(payment) => match payment.state {
                PaymentState::Paid => Some(payment),
                PaymentState::Planned | PaymentState::Returned => None,
            },
            Says::Registered | Says::Roll { .. } | Says::Application { .. } => None,
        }
    }
}

/// What an application at a step comes to.
const fn applying(step: Step) -> Applying {
    match step {
        Step::Drafted | Step::Left(_) | Step::Voided(_) => Applying::No,
        Step::Submitted
        | Step::Reviewed
        | Step::Publicised
        | Step::Recognised
        | Step::Paid
        | Step::Objected(_)
        | Step::Reassessed => Applying::Pending,
        Step::Declined | Step::Withdrawn => Applying::Refused,
    }
}

impl<'l> Person<'_, 'l> {
    /// What the rules say: by the roll and, where it says nothing, by the application.
    pub(super) fn owing(&self) -> Option<&'l Owing> {
        let of_kind = |kind| self.entries.iter().filter(move |entry| entry.kind() == kind);
        let mut rows = [RowKind::Roll, RowKind::Application].into_iter().flat_map(of_kind);
        rows.find_map(|entry| entry.owing())
    }

    /// The payments that count.
    pub(super) fn payments(&self) -> impl Iterator<Item = (&Entry<'l>, &'l Payment)> {
        self.entries.iter().filter_map(|entry| Some((*entry, entry.payment()?)))
    }

    /// What was paid of a term.
    pub(super) fn paid(&self, term: Term) -> Yuan {
        let payments = self.payments().filter(|(_, payment)| payment.term == term);
        payments.fold(Yuan::ZERO, |sum, (_, payment)| sum.plus(payment.sum))
    }

    /// What becomes of the applications: one that leads to something stands for all.
    fn applying(&self) -> Applying {
        let has = |state| self.entries.iter().any(|entry| entry.applying() == state);
        if has(Applying::Pending) {
            Applying::Pending
        } else if has(Applying::Refused) {
            Applying::Refused
        } else {
            Applying::No
        }
    }

    /// What the rolls say; 已转出 by an application, too, where no roll has the child.
    fn roll(&self) -> OnRoll {
        let has_moved = |entry: &&Entry<'_>| match entry.listed.says {
            Says::Roll { enrolment, .. } => enrolment == Enrolment::Moved,
            Says::Application { step, .. } => matches!(step, Step::Left(_)),
            Says::Registered | Says::Payment(_) => false,
        };
        if self.entries.iter().any(|entry| entry.is_enrolled()) {
            OnRoll::Here
        } else if self.entries.iter().copied().any(|entry| has_moved(&entry)) {
            OnRoll::Elsewhere
        } else {
            OnRoll::Nowhere
        }
    }

    fn paid_of_owed(&self, on: Date) -> PaidOfOwed {
        let Some(owing) = self.owing().filter(|owing| owing.verdict == Verdict::Entitled) else {
            return PaidOfOwed::Nothing;
        };
        if owing.terms.iter().all(|owed| owed.most == Some(Yuan::ZERO)) {
            // Where no cash is owed, fees are not charged or things are handed out: that comes with
            // the recognition.
            return if self.is_recognised() { PaidOfOwed::All } else { PaidOfOwed::Nothing };
        }
        let is_due = |owed: &&OwedInTerm| owed.least > Yuan::ZERO && owed.term <= on.term();
        let due: Vec<_> = owing.terms.iter().filter(is_due).collect();
        let is_late = self.payments().any(|(_, payment)| {
            payment.on.is_some_and(|day| day >= payment.term.next().first_day())
        });
        if due.iter().all(|owed| self.paid(owed.term) == Yuan::ZERO) {
            PaidOfOwed::Nothing
        } else if is_late || due.iter().any(|owed| self.paid(owed.term) < owed.least) {
            PaidOfOwed::Part
        } else {
            PaidOfOwed::All
        }
    }

    /// The school that counts the person, of these.
    fn school(&self, schools: &BTreeSet<String>) -> String {
        let of_kind = |kind| {
            let entries = self.entries.iter().filter(move |entry| entry.kind() == kind);
            entries.map(|entry| entry.school()).filter(|school| schools.contains(school))
        };
        let enrolled = self.entries.iter().filter(|entry| entry.is_enrolled());
        let enrolled: Vec<String> = enrolled.map(|entry| entry.school()).collect();
        let named = of_kind(RowKind::Registered).find(|school| enrolled.contains(school));
        let enrolled = enrolled.into_iter().filter(|school| schools.contains(school));
        let kinds = [RowKind::Roll, RowKind::Application, RowKind::Registered];
        let rest = kinds.into_iter().flat_map(of_kind);
        named.into_iter().chain(enrolled).chain(rest).next().unwrap_or_default()
    }

    fn is_recognised(&self) -> bool {
        self.entries.iter().any(|entry| match entry.listed.says {
            Says::Application { step, .. } => matches!(step, Step::Recognised | Step::Paid),
            Says::Registered | Says::Roll { .. } | Says::Payment(_) => false,
        })
    }

    /// The registered child that these rows are of, in a school year, as it stands on a day; one of
    /// these schools counts it.
    pub(super) fn child(&self, schools: &BTreeSet<String>, year: SchoolYear, on: Date) -> Child {
        let numbered = self.entries.iter().filter(|entry| entry.listed.number.is_some());
        let born = numbered.chain(&self.entries).find_map(|entry| entry.listed.birth());
        let owing = self.owing();
        let facts = Facts {
            is_contradictory: !self.contradictions.is_empty(),
            age: school_age(born, year),
            roll: self.roll(),
            applying: self.applying(),
            paid: self.paid_of_owed(on),
            verdict: owing.map(|owing| owing.verdict),
        };
        Child {
            rows: self.entries.iter().map(|entry| entry.at()).collect(),
            facts,
            whereabouts: whereabouts(&facts),
            contradictions: self.contradictions.clone(),
            questions: owing.map(|owing| owing.questions).unwrap_or_default(),
            refuted: owing.map(|owing| owing.refuted.clone()).unwrap_or_default(),
            waits: self.waits,
            school: self.school(schools),
        }
    }
}

//! 资助名单: the applications of a school year as a list: found, ordered, counted.

mod beside;
mod cards;
mod class;
mod disbursement;
mod duplicates;
mod erasure;
mod following;
mod index;
mod listed_order;
mod namesakes;
mod notice;
mod on_demand;
mod owed_cache;
mod renewal;
mod row_counts;
mod search;
mod totals;
mod touched;

pub use beside::{Beside, Comparison, Finding};
pub use cards::sharing_card;
pub use class::{class_of, classes, last_day, years};
pub use disbursement::{Disbursement, Ledger, LeftOut, Payment, Unpaid, disbursement};
pub use duplicates::{Twice, mark_duplicates, put};
pub use erasure::{Erasable, erasable};
pub use following::{Following, following};
pub use index::INDEX_EDITION;
pub use listed_order::ListedOrder;
pub use namesakes::Namesakes;
pub use notice::{Notice, Posted, notices, posted_namesakes, posted_once};
pub use owed_cache::OwedCache;
pub use renewal::{Handling, NotRenewed, Unrenewed, not_renewed};
pub use row_counts::{RowCount, RowCounts};
pub use search::{InOrder, find};
pub use totals::{Tallies, Totals, totals};
pub use touched::{Touched, touched};

use std::sync::Arc;

use crate::application::{Application, Step};
use aid::assessment::Range;
use aid::date::{Date, SchoolYear};
use aid::policy::{Benefit, Kind};
use aid::situation::{Question, Stage};
use aid::vocabulary::{Set, Vocabulary, vocabulary};
use class::TypedClass;
use duplicates::Pupil;
use on_demand::OnDemand;

/// The name of a record on this device; it has no personal data.
pub type RecordId = String;

/// One application on the list, with what the rules say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of its record.
    pub id: RecordId,
    /// The school year of the application.
    pub year: SchoolYear,
    /// The step that it is at.
    pub step: Step,
    /// The stage of the pupil, as the rules look at it.
    pub stage: Option<Stage>,
    /// What the pupil is owed.
    pub owed: Owed,
    /// What somebody should look at.
    pub troubles: Set<Trouble>,
    /// Whether the pupil has another in the same school year; set by [`mark_duplicates`], which
    /// needs the whole list.
    pub twice: Option<Twice>,
    /// What else a list of thousands looks at: computed once, not each time it is shown.
    brief: Brief,
    /// The application itself.
    application: OnDemand,
}

/// What a list asks of an entry beside what screens see, so that the application itself is read
/// only where somebody looks into it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Brief {
    /// As typed.
    name: String,
    class: Arc<TypedClass>,
    pupil: Pupil,
    card: Option<String>,
    /// What a search looks into.
    sought: String,
    /// The last day on which something happened to it.
    last_day: Option<Date>,
    /// The record of a family and the child in it that it began with.
    begun: Option<(String, u32)>,
    is_paid_at_all: bool,
}

impl Entry {
    /// The application; none where what is saved of it cannot be read any more. Nothing is written
    /// over it then, and nothing stands in for it.
    pub fn application(&self) -> Option<&Application> {
        self.application.get()
    }

    /// Whether somebody has asked for the application: it is at hand, or there is none.
    pub fn is_read(&self) -> bool {
        self.application.is_read()
    }

    /// Whether somebody has asked for the application, and there is none.
    pub fn is_unreadable(&self) -> bool {
        self.application.is_unreadable()
    }
}

/// What a pupil is owed, without the reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// The sum of each benefit that has one, certain and possible.
    pub sums: Vec<(Benefit, Kind, Range)>,
    /// The answers that are missing for what the school's recognition leads to.
    pub open: Set<Question>,
    /// The benefits that are given once, or once a school year: in no total of what repeats.
    pub beside: Set<Benefit>,
    /// The fees that are not charged and the things handed out, without a stated sum.
    pub free: Set<Benefit>,
}

vocabulary! {
    /// What an officer should look at, the gravest first.
    Trouble, "trouble" {
        /// Money is owed, or may be, and the form could be handed in and is not: 应享未申请.
        NotApplied = "not-applied",
        /// An objection waits for its answer.
        Objection = "objection",
        /// The bank sent a payment back, and it was not paid anew.
        Bounced = "bounced",
        /// The same pupil has another application in the same school year.
        Twice = "twice",
        /// The form of a pupil of another family has the same bank card.
        SharedCard = "shared-card",
        /// The answers given since the recognition come to another sum.
        Edited = "edited",
        /// A term was paid for another kind of attendance than the form says now.
        MovedSincePaid = "moved-since-paid",
        /// The form cannot be handed in: something is missing or wrong.
        Missing = "missing",
        /// For an affirmed category no paper or list was seen.
        Unproven = "unproven",
        /// An answer that the rules need is not there.
        Open = "open",
        /// The rules have changed since the assessment was pinned, and so has the sum.
        Changed = "changed",
    }
}

vocabulary! {
    /// The order of the list.
    Order, "order of the list" {
        /// Troubles first, then class and name.
        Troubles = "troubles",
        /// By grade, class and name.
        Class = "class",
        /// By the sum that is certain, greatest first.
        Sum = "sum",
    }
}

/// Which applications are wanted, and in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Of this school year.
    pub year: SchoolYear,
    /// With this text in the name, the number and its paper, the class or the telephone.
    pub text: String,
    /// Of this grade and class, as typed.
    pub class: Option<(String, String)>,
    /// At this step; an objection counts as one, whatever it is against, and so do leaving and
    /// being void.
    pub step: Option<Step>,
    /// With this trouble.
    pub trouble: Option<Trouble>,
    /// In this order.
    pub order: Order,
}

impl Ask {
    /// All of a school year, troubles first.
    pub const fn all(year: SchoolYear) -> Self {
        Self {
            year,
            text: String::new(),
            class: None,
            step: None,
            trouble: None,
            order: Order::Troubles,
        }
    }

    /// Whether an entry of a list is of all that is asked for beside the text and the class. Most
    /// often nothing is, and then nothing of thousands is looked at.
    fn is_met_by(&self, entries: &[Entry], place: usize) -> bool {
        let is_met = |entry: &Entry| {
            self.step.is_none_or(|step| is_same_step(step, entry.step))
                && self.trouble.is_none_or(|trouble| entry.troubles.contains(trouble))
        };
        self.step.is_none() && self.trouble.is_none() || entries.get(place).is_some_and(is_met)
    }
}

/// The application of a year that began with this child of a family's record.
pub fn begun_with<'e>(
    entries: &'e [Entry],
    year: SchoolYear,
    record: &str,
    child: u32,
) -> Option<&'e Entry> {
    let is_this = |(of, this): &(String, u32)| of == record && *this == child;
    entries
        .iter()
        .find(|entry| entry.year == year && entry.brief.begun.as_ref().is_some_and(is_this))
}

fn is_same_step(asked: Step, step: Step) -> bool {
    match (asked, step) {
        (Step::Objected(_), Step::Objected(_))
        | (Step::Left(_), Step::Left(_))
        | (Step::Voided(_), Step::Voided(_)) => true,
        (asked, step) => asked == step,
    }
}

/// The place of the gravest trouble; past the last where there is none.
fn gravity(troubles: Set<Trouble>) -> u64 {
    troubles.first().map_or(u64::MAX, |trouble| trouble.index().into())
}

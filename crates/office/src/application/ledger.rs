//! 发放台账: what was paid of a term, and where to, as it was then; and what is to be paid.

use serde::{Deserialize, Serialize};

use super::{Action, Application, Event, Field};
use crate::identity::fold_digits;
use aid::assessment::{Entitlement, assess_student};
use aid::date::{Date, Term};
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::rulebook::Rulebook;
use aid::situation::{Boarding, Level, Question, Stage, Student};
use aid::vocabulary::Set;

/// What was paid of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Paid {
    /// The sum of each benefit, as it was paid: entered by the officer, whatever the rules say.
    pub sums: Vec<(Benefit, Yuan)>,
    /// How the pupil attended in that term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boarding: Option<Boarding>,
    /// Where it went.
    pub account: Account,
}

/// Where money goes, as the form had it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Account {
    /// 账户姓名.
    pub holder: String,
    /// 银行卡号.
    pub card: String,
}

/// What the rules say of one benefit in one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The benefit.
    pub benefit: Benefit,
    /// The sum; none while it depends on an answer, or where no document states it.
    pub sum: Option<Yuan>,
    /// What it waits for, if there is no sum.
    pub waits: Waits,
}

/// What a sum waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// Nothing: there is one.
    Nothing,
    /// An answer, or a document that states it.
    Answers,
    /// The yuan that the school sets for the level.
    Grant,
    /// The school's figure is outside the range of the documents.
    GrantInRange,
}

impl Paid {
    /// What was paid together.
    pub fn sum(&self) -> Yuan {
        self.sums.iter().fold(Yuan::ZERO, |sum, (_, paid)| sum.plus(*paid))
    }
}

impl Account {
    /// Whether the holder or the card is missing, so that nobody can be paid.
    pub fn is_missing(&self) -> bool {
        self.holder.trim().is_empty() || self.card.trim().is_empty()
    }

    /// The digits of the card, however it is typed.
    pub fn digits(&self) -> String {
        fold_digits(&self.card).chars().filter(char::is_ascii_digit).collect()
    }

    /// The last four digits of the card: enough to find it, too few to misuse.
    pub fn card_end(&self) -> String {
        let digits = self.digits();
        digits.get(digits.len().saturating_sub(4)..).unwrap_or_default().to_owned()
    }
}

impl Application {
    /// How the pupil attends in a term.
    pub fn boarding(&self, term: Term) -> Option<Boarding> {
        self.student.boarding_in(term.season)
    }

    /// The account on the form now.
    pub fn account(&self) -> Account {
        let text = |field| self.texts.get(field).trim().to_owned();
        Account { holder: text(Field::AccountHolder), card: text(Field::CardNumber) }
    }

    /// What is paid with these sums in a term, by what the application says now.
    pub fn paying(&self, term: Term, sums: Vec<(Benefit, Yuan)>) -> Paid {
        Paid { sums, boarding: self.boarding(term), account: self.account() }
    }

    /// The cash that the rules give the pupil in the term of a book, benefit by benefit.
    pub fn due(&self, book: &Rulebook<'_>) -> Vec<Due> {
        let pupil = self.pupil();
        let student = assess_student(book, &self.household, &pupil);
        let cash = student.entitlements.iter().filter(|entitlement| entitlement.kind == Kind::Cash);
        let possible = cash.filter(|entitlement| entitlement.whole.possible);
        let granted = self.granted(book);
        let due = possible.map(|entitlement| {
            let benefit = entitlement.benefit;
            let waits = waits(entitlement, &pupil, granted == Some(benefit));
            let sum = entitlement.whole.least;
            Due { benefit, sum: (waits == Waits::Nothing).then_some(sum), waits }
        });
        due.collect()
    }

    /// The cash that an officer can say was paid where the rules give none; of a kindergarten,
    /// where fees are lowered, none is paid.
    pub fn usual_cash(&self) -> Option<Benefit> {
        match self.pupil().stage.and_then(Stage::level) {
            None | Some(Level::Compulsory) => Some(Benefit::LivingSubsidy),
            Some(Level::Preschool) => None,
            Some(Level::UpperSecondary | Level::Higher) => Some(Benefit::NationalGrant),
        }
    }

    /// The valid payment of a term: it was made, and neither returned nor corrected.
    pub fn payment(&self, term: Term) -> Option<&Event> {
        self.last_of_money(term).filter(|event| event.action == Action::Pay)
    }

    /// Whether a term is paid.
    pub fn is_paid(&self, term: Term) -> bool {
        self.payment(term).is_some()
    }

    /// Whether any term is paid.
    pub fn is_paid_at_all(&self) -> bool {
        self.year.terms().into_iter().any(|term| self.is_paid(term))
    }

    /// The day on which the payment of a term came back, while it is not paid anew.
    pub fn bounced(&self, term: Term) -> Option<Date> {
        let last = self.last_of_money(term).filter(|event| event.action == Action::Bounce);
        last.map(|event| event.on)
    }

    /// The terms that were paid for another way of attending than the application says now: the
    /// way that was paid for, and the one that it says.
    pub fn moved_since_paid(&self) -> impl Iterator<Item = (Term, Boarding, Boarding)> {
        // Only the subsidy of compulsory school has one sum for a boarder and another for others.
        let is_subsidy = self.usual_cash() == Some(Benefit::LivingSubsidy);
        let moved = move |term| {
            let then = self.payment(term)?.paid.as_ref()?.boarding.filter(|_| is_subsidy)?;
            let now = self.boarding(term)?;
            (then != now).then_some((term, then, now))
        };
        self.year.terms().into_iter().filter_map(moved)
    }

    /// The terms that have begun on a day and are not paid.
    pub fn payable(&self, on: Date) -> impl Iterator<Item = Term> {
        self.year.terms().into_iter().filter(move |term| *term <= on.term() && !self.is_paid(*term))
    }

    fn last_of_money(&self, term: Term) -> Option<&Event> {
        let is_of_money =
            |event: &&Event| matches!(event.action, Action::Pay | Action::Bounce | Action::Correct);
        self.trail().iter().rev().filter(is_of_money).find(|event| event.term == Some(term))
    }
}

/// What a benefit in cash waits for; of one that the school sets, its figure after all answers.
fn waits(entitlement: &Entitlement<'_>, pupil: &Student, is_granted: bool) -> Waits {
    let whole = &entitlement.whole;
    let is_open = !whole.questions.without(Set::of(Question::Grant)).is_empty();
    if whole.least == whole.most && whole.most > Yuan::ZERO {
        Waits::Nothing
    } else if !is_granted || is_open || !whole.certain {
        Waits::Answers
    } else if pupil.grant.is_none() {
        Waits::Grant
    } else {
        Waits::GrantInRange
    }
}

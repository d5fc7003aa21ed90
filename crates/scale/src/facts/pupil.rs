//! A row of the table as the core knows a pupil, and back.

use std::borrow::Cow;

use aid::money::Yuan;
use aid::situation::{Hardship, Household, Situation, Student};
use aid::vocabulary::{Answers, Vocabulary};

use super::Fact;
use super::value::{Misfit, Sort, Value};

/// A row: one pupil, and its household as far as this row tells of it.
///
/// ```
/// use scale::facts::{Fact, Pupil, Value};
///
/// let mut pupil = Pupil::default();
/// pupil.tell(Fact::Stage, &Value::Text("primary".into())).unwrap();
/// assert_eq!(pupil.told(Fact::Stage), Some(Value::Text("primary".into())));
/// assert_eq!(pupil.told(Fact::Boarding), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pupil {
    /// What is told of the household.
    pub household: Household,
    /// What is told of the child.
    pub student: Student,
}

impl Pupil {
    /// Takes one answer of the row; a NULL is told by not calling this.
    ///
    /// # Errors
    /// The value cannot stand in the column; nothing has changed.
    pub fn tell(&mut self, fact: Fact, value: &Value<'_>) -> Result<(), Misfit> {
        match (fact, value) {
            (Fact::Hardship(_) | Fact::Decision(_) | Fact::Circumstance(_), Value::Truth(is)) => {
                self.tell_truth(fact, *is);
                Ok(())
            }
            (Fact::Grant, Value::Fen(fen)) => {
                self.student.grant = Some(Yuan::from_fen(*fen));
                Ok(())
            }
            (_, Value::Text(text)) => self.tell_text(fact, text),
            (_, Value::Truth(_) | Value::Fen(_)) => Err(Misfit::OtherSort(fact.sort())),
        }
    }

    /// What the row says in a column; nothing for NULL.
    pub fn told(&self, fact: Fact) -> Option<Value<'static>> {
        let child = &self.student;
        match fact {
            Fact::Stage => code(child.stage),
            Fact::Year => code(child.year),
            Fact::Entry => code(child.entry),
            Fact::Region => Some(Value::Text(Cow::Owned(child.region?.to_string()))),
            Fact::SchoolKind => code(child.school_kind),
            Fact::SchoolPlace => code(child.school_place),
            Fact::Boarding => code(child.boarding),
            Fact::Approval => code(child.approval),
            Fact::Residence => code(child.residence),
            Fact::Major => code(child.major),
            Fact::TeacherScheme => code(child.teacher_scheme),
            Fact::Service => code(child.service),
            Fact::PrizeWon => code(child.prize_won),
            Fact::LoanTaken => code(child.loan_taken),
            Fact::Grant => Some(Value::Fen(child.grant?.fen())),
            Fact::Hardship(hardship) => {
                self.household.hardships_with(child).get(hardship).map(Value::Truth)
            }
            Fact::Decision(decision) => child.decisions.get(decision).map(Value::Truth),
            Fact::Circumstance(fact) => child.circumstances.get(fact).map(Value::Truth),
        }
    }

    /// A household whose only child this is.
    pub fn situation(&self) -> Situation {
        Situation { household: self.household, students: vec![self.student] }
    }

    fn tell_truth(&mut self, fact: Fact, is: bool) {
        match fact {
            Fact::Hardship(hardship) => self.hardships_of(hardship).set(hardship, Some(is)),
            Fact::Decision(decision) => self.student.decisions.set(decision, Some(is)),
            Fact::Circumstance(fact) => self.student.circumstances.set(fact, Some(is)),
            Fact::Stage
            | Fact::Year
            | Fact::Entry
            | Fact::Region
            | Fact::SchoolKind
            | Fact::SchoolPlace
            | Fact::Boarding
            | Fact::Approval
            | Fact::Residence
            | Fact::Major
            | Fact::TeacherScheme
            | Fact::Service
            | Fact::PrizeWon
            | Fact::LoanTaken
            | Fact::Grant => {}
        }
    }

    fn tell_text(&mut self, fact: Fact, text: &str) -> Result<(), Misfit> {
        let child = &mut self.student;
        match fact {
            Fact::Stage => take(&mut child.stage, text),
            Fact::Year => take(&mut child.year, text),
            Fact::Entry => take(&mut child.entry, text),
            Fact::Region => {
                child.region = Some(text.parse().map_err(|_| Misfit::NotRegion)?);
                Ok(())
            }
            Fact::SchoolKind => take(&mut child.school_kind, text),
            Fact::SchoolPlace => take(&mut child.school_place, text),
            Fact::Boarding => take(&mut child.boarding, text),
            Fact::Approval => take(&mut child.approval, text),
            Fact::Residence => take(&mut child.residence, text),
            Fact::Major => take(&mut child.major, text),
            Fact::TeacherScheme => take(&mut child.teacher_scheme, text),
            Fact::Service => take(&mut child.service, text),
            Fact::PrizeWon => take(&mut child.prize_won, text),
            Fact::LoanTaken => take(&mut child.loan_taken, text),
            Fact::Grant => Err(Misfit::OtherSort(Sort::Fen)),
            Fact::Hardship(_) | Fact::Decision(_) | Fact::Circumstance(_) => {
                Err(Misfit::OtherSort(Sort::Truth))
            }
        }
    }

    /// The answers among which a category belongs: the household's or the child's.
    fn hardships_of(&mut self, hardship: Hardship) -> &mut Answers<Hardship> {
        if Hardship::OF_STUDENT.contains(hardship) {
            &mut self.student.hardships
        } else {
            &mut self.household.hardships
        }
    }
}

fn code<V: Vocabulary>(answer: Option<V>) -> Option<Value<'static>> {
    Some(Value::Text(Cow::Borrowed(answer?.id())))
}

fn take<V: Vocabulary>(answer: &mut Option<V>, text: &str) -> Result<(), Misfit> {
    *answer = Some(V::from_id(text).ok_or(Misfit::UnknownCode)?);
    Ok(())
}

//! 对不上: where two places of an application disagree, and at which fields that is shown.

use super::grade::against_answers;
use super::{Application, Disagreement, Field, age};
use crate::identity::{Mismatch, Sex, cross_check, read_month};

/// Where the identity number and the rest of the form disagree, then the grade and the answers,
/// then the age and either.
pub fn disagreements(application: &Application) -> Vec<Disagreement> {
    let of_number = of_number(application).into_iter().map(Disagreement::Number);
    of_number.chain(against_answers(application)).chain(age::doubt(application)).collect()
}

fn of_number(application: &Application) -> Vec<Mismatch> {
    let (Some(number), texts) = (application.id_number(), &application.texts) else {
        return Vec::new();
    };
    let born = read_month(texts.get(Field::Born)).ok();
    cross_check(number, born, Sex::named(texts.get(Field::Sex)))
}

impl Field {
    /// Whether something else can disagree with it.
    pub const fn can_disagree(self) -> bool {
        matches!(self, Self::IdNumber | Self::Born | Self::Sex | Self::Grade)
    }
}

/// What disagrees with a field, in sentences: the same at both fields of the form, for either may
/// be wrong.
pub fn disagreement(field: Field, application: &Application) -> Option<String> {
    if !field.can_disagree() {
        return None;
    }
    let listed = disagreements(application).into_iter();
    let here = listed.filter(|disagreement| fields_of(disagreement).contains(&field));
    let sentences: String = here.map(|disagreement| disagreement.to_string()).collect();
    Some(sentences).filter(|text| !text.is_empty())
}

/// The fields at which it is said that something disagrees; the first is where a summary leads.
pub(super) const fn fields_of(disagreement: &Disagreement) -> [Field; 2] {
    match disagreement {
        Disagreement::Number(Mismatch::Birth { .. })
        | Disagreement::Unborn(_)
        | Disagreement::Adult(_) => [Field::IdNumber, Field::Born],
        Disagreement::Number(Mismatch::Sex { .. }) => [Field::IdNumber, Field::Sex],
        Disagreement::Stage(_) | Disagreement::Entry(_) | Disagreement::Year(_) => {
            [Field::Grade; 2]
        }
        Disagreement::Age { .. } => [Field::IdNumber, Field::Grade],
    }
}

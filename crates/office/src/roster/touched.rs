//! 新规影响: the applications whose pupils get something else from one term to another.

use super::class::name_of;
use super::{Entry, RecordId};
use aid::effect::{Terms, Touch};

/// An application that is touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The name of its record.
    pub id: RecordId,
    /// The pupil's name, as the form prints it.
    pub name: String,
    /// The grade and the class.
    pub class: String,
    /// What is different.
    pub touches: Vec<Touch>,
}

/// The applications that a change of rules touches: those of the school years of both terms that
/// are not over, with the answers that they have.
pub fn touched(terms: &Terms<'_>, entries: &[Entry]) -> Vec<Touched> {
    let years = terms.terms.map(|term| term.school_year);
    let of_years =
        entries.iter().filter(|entry| years.contains(&entry.year) && !entry.step.is_over());
    let touched = of_years.filter_map(|entry| {
        let application = entry.application()?;
        let touches = terms.touch(&application.household, &application.pupil());
        let (grade, class) = entry.typed_class();
        let class = format!("{grade}{class}");
        let name = name_of(application);
        (!touches.is_empty()).then(|| Touched { id: entry.id.clone(), name, class, touches })
    });
    touched.collect()
}

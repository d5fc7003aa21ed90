//! 随学校更正: which applications change when the school corrects its own name or facts.

use super::{Entry, RecordId};
use crate::application::{Application, School};
use aid::date::SchoolYear;

/// The applications that still have what the school was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Following {
    /// The undecided ones as they will be, by the names of their records.
    pub open: Vec<(RecordId, Application)>,
    /// How many are decided: they stay as they were signed.
    pub decided: usize,
}

/// The applications of a year and of later ones that follow when the school, as it was, becomes
/// what it is.
pub fn following(entries: &[Entry], from: SchoolYear, was: &School, is: &School) -> Following {
    let mut following = Following::default();
    for entry in entries.iter().filter(|entry| entry.year >= from) {
        let Some(application) = entry.application() else { continue };
        let Some(new) = application.following(was, is) else { continue };
        if entry.step.is_decided() {
            following.decided += 1;
        } else {
            following.open.push((entry.id.clone(), new));
        }
    }
    following
}

//! Every row that the rules of one benefit can tell apart.

use aid::rulebook::{Chapter, Rulebook};
use aid::situation::Stage;

use super::places::Places;
use super::trees::Trees;
use crate::facts::Pupil;

/// The rows of a stage that the rules of a benefit can tell apart: each answer that can matter is
/// given, in each way that can matter, or missing. What cannot matter is missing.
pub fn space(book: &Rulebook<'_>, chapter: &Chapter<'_>, stage: Stage) -> Vec<Pupil> {
    let mut pupil = Pupil::default();
    pupil.student.stage = Some(stage);
    let mut rows = vec![pupil];
    for planted in Trees::planted(&mut Vec::new(), chapter.into(), &pupil, &Places::of(book)) {
        let mut more = Vec::new();
        for row in &rows {
            more.push(*row);
            let told = planted.atom.told(row).into_iter().enumerate().zip(&planted.like);
            more.extend(told.filter(|((arm, _), like)| arm == *like).map(|((_, told), _)| told));
        }
        rows = more;
    }
    rows.sort_unstable();
    rows.dedup();
    rows
}

//! Words for what is not asked of a pupil, since the form or the school says it.

use crate::application::Application;
use aid::situation::Question;
use aid::vocabulary::Set;

use super::prompt;
use super::{approval, decision, place_name, school_kind, school_place, stage, year};

/// What the grade says of a pupil, where it was not answered: it is not asked.
pub fn by_grade(application: &Application) -> Option<String> {
    let (answers, pupil) = (&application.student, application.pupil());
    let stage = pupil.stage.filter(|_| answers.stage.is_none()).map(stage);
    // Whether a pupil is new in the first grade matters in compulsory school only.
    let is_compulsory = pupil.stage.is_none_or(|stage| stage.years().is_empty());
    let entry = pupil.entry.filter(|_| answers.entry.is_none() && is_compulsory);
    let new = entry.map(|_| "不是一年级新生");
    let of_stage = pupil.year.filter(|_| answers.year.is_none());
    let of_stage = of_stage.map(|of| year(pupil.stage, of));
    let parts: Vec<&str> = stage.into_iter().chain(new).chain(of_stage).collect();
    (!parts.is_empty()).then(|| {
        let parts = parts.join("，");
        format!("按填的年级：{parts}，不用再选。不对的，请把年级写全，例如“初二”“八年级”。")
    })
}

/// What the school says of itself and of every pupil, where it was not answered otherwise: it is
/// not asked for each of them.
pub fn by_school(application: &Application, known: Set<Question>) -> Option<String> {
    let answers = &application.student;
    let answer = |question: Question| match question {
        Question::Stage => answers.stage.map(|answer| stage(answer).to_owned()),
        Question::Region => answers.region.map(place_name),
        Question::SchoolKind => answers.school_kind.map(|kind| school_kind(kind).to_owned()),
        Question::SchoolPlace => answers.school_place.map(|place| school_place(place).to_owned()),
        Question::Approval => answers.approval.map(|answer| approval(answer).to_owned()),
        question => {
            let decided = question.decision().and_then(|asked| answers.decisions.get(asked));
            let fact = question.circumstance();
            let is_so = fact.and_then(|asked| answers.circumstances.get(asked));
            let is_yes = decided.or(is_so);
            is_yes.map(|is_yes| format!("{}：{}", prompt(question).label, decision(is_yes)))
        }
    };
    let parts: Vec<String> = known.iter().filter_map(answer).collect();
    let open = known.iter().filter(|question| answer(*question).is_none());
    let open: Vec<String> = open.map(|question| prompt(question).label.to_owned()).collect();
    let told =
        [("", parts), ("还没问清的有", open)].into_iter().filter(|(_, parts)| !parts.is_empty());
    let told: Vec<String> =
        told.map(|(lead, parts)| format!("{lead}{}", parts.join("、"))).collect();
    (!told.is_empty()).then(|| format!("学校的情况：{}。", told.join("；")))
}

//! 年级: what the typed grade certainly says of the pupil, so that nobody is asked for it, and where
//! an answer says otherwise; what is asked beside it.

use std::fmt;

use super::{Application, Field};
use crate::identity::{Grade, Mismatch, read_grade, year_of_stage};
use aid::date::Month;
use aid::questionnaire::is_answered;
use aid::rulebook::Rulebook;
use aid::situation::{Decision, Entry, Hardship, Question, Stage, Student, Year};
use aid::vocabulary::{Answers, Set, Vocabulary};

/// Where two places of an application disagree; either may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// The identity number and the rest of the form.
    Number(Mismatch),
    /// The grade, as typed, and the stage that was answered.
    Stage(String),
    /// The grade, as typed, of a pupil who was said to be new in the first grade.
    Entry(String),
    /// The grade, as typed, and the year of the stage that was answered.
    Year(String),
    /// The birth month and the school year, which began before.
    Unborn(Month),
    /// An age that pupils of this grade, as typed, hardly ever have.
    Age {
        /// The years when the school year begins.
        years: u16,
        /// The grade.
        grade: String,
    },
    /// The age of an adult pupil of a compulsory school.
    Adult(u16),
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(mismatch) => mismatch.fmt(f),
            Self::Stage(grade) => {
                write!(f, "年级填的是“{grade}”，和选的学段对不上，请核对这两项。")
            }
            Self::Entry(grade) => {
                write!(f, "年级填的是“{grade}”，和选的“是一年级新生”对不上，请核对这两项。")
            }
            Self::Year(grade) => {
                write!(f, "年级填的是“{grade}”，和选的年级对不上，请核对这两项。")
            }
            Self::Unborn(born) => write!(
                f,
                "出生年月是 {} 年 {} 月，在这一学年开学以后，请对照户口簿核对。",
                born.year(),
                born.month()
            ),
            Self::Age { years, grade } if grade.is_empty() => {
                write!(f, "开学时 {years} 岁，和一般学生的年龄差得远，请核对出生年月和证件号码。")
            }
            Self::Age { years, grade } => write!(
                f,
                "开学时 {years} 岁，年级填的是“{grade}”，和一般的年龄差得远，\
                 请核对出生年月、证件号码和年级。"
            ),
            Self::Adult(years) => write!(
                f,
                "学生开学时已满 {years} 岁，是不是填成了家长的证件号码？请对照户口簿核对。"
            ),
        }
    }
}

/// What a grade certainly says of a pupil.
#[derive(Clone, Copy, Default)]
struct Implied {
    stage: Option<Stage>,
    entry: Option<Entry>,
    year: Option<Year>,
}

impl Implied {
    /// A first-grader may be new or repeat the grade; pupils of other grades are not new. Of a
    /// pupil beyond school, 一年级 is the first year there.
    fn by(application: &Application, student: &Student) -> Self {
        let typed = application.texts.get(Field::Grade);
        let grade = read_grade(typed);
        let stage = grade.map(|grade| match grade {
            Grade::Primary(_) => Stage::Primary,
            Grade::JuniorMiddle => Stage::JuniorMiddle,
            Grade::BeforeSchool => Stage::Kindergarten,
            Grade::SeniorMiddle => Stage::SeniorMiddle,
            Grade::Vocational => Stage::Vocational,
        });
        let counts_anew = student.stage.is_some_and(|stage| counts_anew(stage, grade, typed));
        let stage = if counts_anew { student.stage } else { stage };
        let later = grade.filter(|grade| *grade != Grade::Primary(1) && !counts_anew);
        let place = year_of_stage(typed).map(|year| usize::from(year).saturating_sub(1));
        let year = place.and_then(|place| Year::ALL.get(place).copied());
        let year = year.filter(|year| stage.is_some_and(|stage| stage.years().contains(*year)));
        Self { stage, entry: later.map(|_| Entry::LaterGrade), year }
    }

    fn contradicts_stage(self, student: &Student) -> bool {
        student.stage.zip(self.stage).is_some_and(|(answer, implied)| answer != implied)
    }

    fn contradicts_entry(self, student: &Student) -> bool {
        student.entry.zip(self.entry).is_some_and(|(answer, implied)| answer != implied)
    }

    fn contradicts_year(self, student: &Student) -> bool {
        let is_of_stage = !self.contradicts_stage(student);
        let said = student.year.zip(self.year).filter(|_| is_of_stage);
        said.is_some_and(|(answer, implied)| answer != implied)
    }
}

/// Whether a stage calls its years as the grade is written: a vocational school has a 高一 or a
/// 一年级, a senior middle school and a college a 一年级.
fn counts_anew(stage: Stage, grade: Option<Grade>, typed: &str) -> bool {
    let is_plain = !typed.contains('小');
    match (stage, grade) {
        (Stage::Vocational, Some(Grade::SeniorMiddle)) => true,
        (
            Stage::SeniorMiddle
            | Stage::Vocational
            | Stage::JuniorCollege
            | Stage::Undergraduate
            | Stage::Master
            | Stage::Doctor,
            Some(Grade::Primary(1..=5)),
        ) => is_plain,
        (
            Stage::Kindergarten
            | Stage::Primary
            | Stage::JuniorMiddle
            | Stage::SeniorMiddle
            | Stage::Vocational
            | Stage::JuniorCollege
            | Stage::Undergraduate
            | Stage::Master
            | Stage::Doctor
            | Stage::Graduated
            | Stage::Other,
            _,
        ) => false,
    }
}

impl Application {
    /// What is known of the pupil: the answers, and where there is none, what the grade implies. An
    /// answer overrules the grade, and a grade that contradicts an answer implies nothing: so one
    /// more text settles what was open and never changes what was settled.
    ///
    /// Once a step has decided whether the school recognises the pupil, the steps alone say it: a
    /// recognition that was taken back no longer counts, whatever was saved of it.
    pub fn pupil(&self) -> Student {
        let mut pupil = self.completed(&self.student);
        if self.is_decided_by_steps() {
            pupil.decisions.set(Decision::Recognised, self.step().recognition());
        }
        pupil
    }

    /// What was answered of each category, of the family and of the pupil.
    pub fn hardships(&self) -> Answers<Hardship> {
        self.household.hardships_with(&self.student)
    }

    /// What was known of the pupil at a decision, with what is no part of it: the grade that could
    /// not be read then, and a move in or out of the boarding house in spring. That changes the
    /// sum, and not what the family's hardship was found to be.
    pub(crate) fn decided_on(&self, student: &Student) -> Student {
        let spring = self.student.boarding_in_spring;
        let listed = self.student.decisions.get(Decision::DayList);
        let mut then = Student { boarding_in_spring: spring, ..*student };
        if spring.is_some() {
            then.decisions.set(Decision::DayList, listed);
        }
        self.completed(&then)
    }

    /// These answers, which may be earlier ones, completed by the grade.
    fn completed(&self, student: &Student) -> Student {
        let implied = Implied::by(self, student);
        if implied.contradicts_stage(student)
            || implied.contradicts_entry(student)
            || implied.contradicts_year(student)
        {
            return *student;
        }
        let (stage, entry) = (student.stage.or(implied.stage), student.entry.or(implied.entry));
        Student { stage, entry, year: student.year.or(implied.year), ..*student }
    }

    /// The questions that are asked of the pupil: those of the pupil's stage, but for those that
    /// the grade answers, what the steps know, and what the school grants, which is asked beside
    /// the level. While no stage is known, that, and what was answered all the same.
    pub fn asked(&self, book: &Rulebook<'_>) -> Set<Question> {
        let pupil = self.pupil();
        let is_answered =
            |question: Question, of: &Student| is_answered(question, &self.household, of);
        let is_known = |question: &Question| {
            *question == Question::Stage || is_answered(*question, &self.student)
        };
        let of_stage = match pupil.stage {
            Some(stage) => book.questions(stage),
            None => Question::ALL.iter().copied().filter(is_known).collect(),
        };
        let by_grade = |question: &Question| {
            is_answered(*question, &pupil) && !is_answered(*question, &self.student)
        };
        let of_pupil = Question::ALL.iter().copied().filter(|question| !question.is_of_household());
        let asked: Set<Question> = of_pupil.filter(|question| !by_grade(question)).collect();
        let elsewhere = self.known_by_steps().union(Set::of(Question::Grant));
        asked.intersection(of_stage).without(elsewhere)
    }

    /// The questions that the steps answer: whether the school has recognised the pupil, unless an
    /// answer was given that no step decided, which can still be corrected; and what it grants,
    /// before it has recognised anybody.
    pub(crate) fn known_by_steps(&self) -> Set<Question> {
        let is_by_steps = self.is_decided_by_steps();
        let is_said = self.student.decisions.get(Decision::Recognised).is_some();
        let recognised = (is_by_steps || !is_said).then_some(Question::Recognised);
        let granted = (!self.step().is_recognised()).then_some(Question::Grant);
        recognised.into_iter().chain(granted).collect()
    }
}

/// Where the grade and the answers disagree.
pub(super) fn against_answers(application: &Application) -> Vec<Disagreement> {
    let student = &application.student;
    let implied = Implied::by(application, student);
    let grade = || application.texts.get(Field::Grade).trim().to_owned();
    let stage = implied.contradicts_stage(student).then(|| Disagreement::Stage(grade()));
    let entry = implied.contradicts_entry(student).then(|| Disagreement::Entry(grade()));
    let year = implied.contradicts_year(student).then(|| Disagreement::Year(grade()));
    stage.into_iter().chain(entry).chain(year).collect()
}

//! What an application takes from elsewhere: a family's own answers, last year's application, the
//! school.

use std::collections::BTreeMap;

use super::{Application, Beginning, Field, Member, School, school};
use crate::identity::{later_grade, read_age};
use aid::date::{SchoolYear, Season};
use aid::rulebook::Rulebook;
use aid::situation::{Circumstance, Decision, Hardship, Question, Stage, Student, Year};
use aid::vocabulary::{Answers, Set, Vocabulary};
use records::draft::Draft;

impl Application {
    /// An application that begins with a family's own answers about one of its children, so that
    /// nothing is asked twice. The school's facts fill in what the family did not answer, and
    /// overrule it on the school itself. What a family says of the school's decision about the
    /// child is not taken over.
    ///
    /// `record` tells the family's record from others.
    pub fn of_family(
        draft: &Draft,
        record: &str,
        child: u32,
        year: SchoolYear,
        school: &School,
    ) -> Option<Self> {
        let child = draft.children.iter().find(|known| known.id == child)?;
        let (family, facts) = (child.student, school.facts);
        let mut application = Self::new(year, school);
        application.household = draft.household;
        application.student = Student {
            stage: facts.stage.or(family.stage),
            entry: family.entry.or(facts.entry),
            region: facts.region.or(family.region),
            school_kind: facts.school_kind.or(family.school_kind),
            school_place: facts.school_place.or(family.school_place),
            boarding: family.boarding.or(facts.boarding),
            boarding_in_spring: None,
            approval: facts.approval.or(family.approval),
            hardships: family.hardships.or(facts.hardships),
            decisions: facts.decisions.or(family.decisions.only(Decision::OF_SCHOOL)),
            circumstances: facts
                .circumstances
                .only(Circumstance::OF_SCHOOL)
                .or(family.circumstances),
            // What the school decides about the student is not the family's to say.
            grant: None,
            prize_won: None,
            ..family
        };
        application.beginning = Some(Beginning {
            record: record.to_owned(),
            child: child.id,
            called: child.name.clone(),
            overruled: overruled(&family, &application.student),
        });
        Some(application)
    }

    /// The same pupil's application in a later year. What the school decided, and what happened,
    /// belongs to the earlier one; incomes are asked anew, everybody is older, and the next grade
    /// is proposed.
    #[must_use]
    pub fn renewed(&self, year: SchoolYear) -> Self {
        let years = year.start().saturating_sub(self.year.start());
        let members = self.members.iter().map(|member| member.renewed(years)).collect();
        let mut texts = self.texts.only(Field::is_renewed);
        // A proposal: who stays down is put right by hand.
        if let Some(grade) = later_grade(self.texts.get(Field::Grade), years) {
            texts.set(Field::Grade, &grade);
        }
        let mut student = self.student;
        student.entry = None;
        student.year = student.year.and_then(|year| later_year(student.stage, year, years));
        student.grant = None;
        student.prize_won = None;
        student.loan_taken = None;
        // Who came from school last year did not come this year; who is of age stays so.
        student.circumstances.set(Circumstance::FromSeniorMiddle, None);
        if student.circumstances.get(Circumstance::Adult) == Some(false) {
            student.circumstances.set(Circumstance::Adult, None);
        }
        student.boarding = student.boarding_in(Season::Spring);
        student.boarding_in_spring = None;
        student.decisions = student.decisions.only(Decision::OF_SCHOOL);
        Self {
            year,
            texts,
            members,
            proofs_seen: Answers::default(),
            sources: BTreeMap::new(),
            student,
            beginning: None,
            trail: Vec::new(),
            ..self.clone()
        }
    }

    /// The same application once the school has put itself right: whatever it took from the school
    /// as it was and nobody has changed since. None where nothing of that is in it.
    pub fn following(&self, was: &School, is: &School) -> Option<Self> {
        let mut new = self.clone();
        if self.texts.get(Field::School) == was.name {
            new.texts.set(Field::School, &is.name);
        }
        let (answers, was, is) = (&mut new.student, &was.facts, &is.facts);
        follow(&mut answers.stage, was.stage, is.stage);
        follow(&mut answers.region, was.region, is.region);
        follow(&mut answers.school_kind, was.school_kind, is.school_kind);
        follow(&mut answers.school_place, was.school_place, is.school_place);
        follow(&mut answers.approval, was.approval, is.approval);
        for circumstance in Circumstance::OF_SCHOOL.iter() {
            let mut answer = answers.circumstances.get(circumstance);
            let (was, is) = (was.circumstances, is.circumstances);
            follow(&mut answer, was.get(circumstance), is.get(circumstance));
            answers.circumstances.set(circumstance, answer);
        }
        for decision in Decision::OF_SCHOOL.iter() {
            let mut decided = answers.decisions.get(decision);
            follow(&mut decided, was.decisions.get(decision), is.decisions.get(decision));
            answers.decisions.set(decision, decided);
        }
        // The family overruled the earlier facts of the school, not the new ones.
        let changed = overruled(&self.student, &new.student);
        if let Some(beginning) = &mut new.beginning {
            beginning.overruled = beginning.overruled.without(changed);
        }
        (new != *self).then_some(new)
    }

    /// The questions about the school whose answers here are those of the school itself, or as
    /// open: they need not be asked for each pupil. A stage that the school leaves open is asked.
    pub fn as_the_school_says(&self, school: &School, book: &Rulebook<'_>) -> Set<Question> {
        let (answers, facts) = (&self.student, &school.facts);
        let asked = school::asked(self.pupil().stage, book);
        let is_same = |question: &Question| match question {
            Question::Stage => facts.stage.is_some() && answers.stage == facts.stage,
            question if !asked.contains(*question) => false,
            Question::Region => answers.region == facts.region,
            Question::SchoolKind => answers.school_kind == facts.school_kind,
            Question::SchoolPlace => answers.school_place == facts.school_place,
            Question::Approval => answers.approval == facts.approval,
            question => {
                let decided = |of: &Student| of.decisions.get(question.decision()?);
                let is_so = |of: &Student| of.circumstances.get(question.circumstance()?);
                decided(answers) == decided(facts) && is_so(answers) == is_so(facts)
            }
        };
        Question::ALL.iter().copied().filter(is_same).collect()
    }

    pub(super) fn sources_of(
        &self,
        wanted: impl Fn(Hardship) -> bool,
    ) -> BTreeMap<Hardship, String> {
        let sources = self.sources.iter().filter(|(category, _)| wanted(**category));
        sources.map(|(category, text)| (*category, text.clone())).collect()
    }
}

impl Member {
    /// The same row so many years later. An age that is no plain number stays as it was typed.
    fn renewed(&self, years: u16) -> Self {
        let mut texts = self.texts.only(Field::is_renewed);
        if let Ok(age) = read_age(texts.get(Field::MemberAge)) {
            let older = u16::from(age).saturating_add(years);
            texts.set(Field::MemberAge, &older.to_string());
        }
        Self { id: self.id, texts }
    }
}

/// The year of the stage so many years later; none where the stage is over by then.
fn later_year(stage: Option<Stage>, year: Year, years: u16) -> Option<Year> {
    let later = u16::from(year as u8).checked_add(years)?;
    stage?.years().iter().find(|candidate| u16::from(*candidate as u8) == later)
}

fn follow<T: Copy + PartialEq>(answer: &mut Option<T>, was: Option<T>, is: Option<T>) {
    if *answer == was {
        *answer = is;
    }
}

/// What was said of the school and does not stand.
fn overruled(answers: &Student, stands: &Student) -> Set<Question> {
    fn differ<T: PartialEq>(answer: Option<T>, stands: Option<T>) -> bool {
        answer.zip(stands).is_some_and(|(answer, stands)| answer != stands)
    }
    let decided = Decision::OF_SCHOOL.iter().map(|decision| {
        let differ = differ(answers.decisions.get(decision), stands.decisions.get(decision));
        (Question::from(decision), differ)
    });
    let facts = Circumstance::OF_SCHOOL.iter().map(|fact| {
        let differ = differ(answers.circumstances.get(fact), stands.circumstances.get(fact));
        (Question::from(fact), differ)
    });
    [
        (Question::Stage, differ(answers.stage, stands.stage)),
        (Question::Region, differ(answers.region, stands.region)),
        (Question::SchoolKind, differ(answers.school_kind, stands.school_kind)),
        (Question::SchoolPlace, differ(answers.school_place, stands.school_place)),
        (Question::Approval, differ(answers.approval, stands.approval)),
    ]
    .into_iter()
    .chain(decided)
    .chain(facts)
    .filter_map(|(question, differ)| differ.then_some(question))
    .collect()
}

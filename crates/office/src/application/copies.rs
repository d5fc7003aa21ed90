//! What an application takes from elsewhere: a family's own answers, last year's application, the
//! school.

use std::collections::BTreeMap;

use super::{Application, Beginning, Field, Member, School};
use crate::identity::{later_grade, read_age};
use aid::date::{SchoolYear, Season};
use aid::situation::{Decision, Hardship, Question, Student};
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
            stage: family.stage.or(facts.stage),
            entry: family.entry.or(facts.entry),
            region: facts.region.or(family.region),
            school_kind: facts.school_kind.or(family.school_kind),
            school_place: facts.school_place.or(family.school_place),
            boarding: family.boarding.or(facts.boarding),
            boarding_in_spring: None,
            hardships: family.hardships.or(facts.hardships),
            decisions: facts.decisions.or(family.decisions.only(Decision::OF_SCHOOL)),
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
        follow(&mut answers.region, was.region, is.region);
        follow(&mut answers.school_kind, was.school_kind, is.school_kind);
        follow(&mut answers.school_place, was.school_place, is.school_place);
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
    /// open: they need not be asked for each pupil.
    pub fn as_the_school_says(&self, school: &School) -> Set<Question> {
        let (answers, facts) = (&self.student, &school.facts);
        let is_same = |question: &Question| match question {
            Question::Region => answers.region == facts.region,
            Question::SchoolKind => answers.school_kind == facts.school_kind,
            Question::SchoolPlace => answers.school_place == facts.school_place,
            Question::HouseholdHardship
            | Question::Stage
            | Question::Boarding
            | Question::Entry
            | Question::StudentHardship
            | Question::Recognised
            | Question::DayList
            | Question::Meals
            | Question::FeeWaived
            | Question::FreeTextbooks => {
                let of_school =
                    question.decision().filter(|decision| Decision::OF_SCHOOL.contains(*decision));
                of_school.is_some_and(|decision| {
                    answers.decisions.get(decision) == facts.decisions.get(decision)
                })
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
    [
        (Question::Region, differ(answers.region, stands.region)),
        (Question::SchoolKind, differ(answers.school_kind, stands.school_kind)),
        (Question::SchoolPlace, differ(answers.school_place, stands.school_place)),
    ]
    .into_iter()
    .chain(decided)
    .filter_map(|(question, differ)| differ.then_some(question))
    .collect()
}

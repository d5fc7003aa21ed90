//! What an application has from elsewhere: a family's own answers, last year's, the school.

use std::collections::BTreeMap;

use super::{Application, Beginning, Field, Member, School};
use crate::identity::{later_grade, read_age};
use aid::date::{SchoolYear, Season};
use aid::situation::{Decision, Hardship, Question, Student};
use aid::vocabulary::{Answers, Set, Vocabulary};
use records::draft::Draft;

impl Application {
    /// A family's own answers about one of its children as the beginning of an application:
    /// nothing is asked twice. What the family did not say, the school's facts fill in. Of itself
    /// the school knows best: the form names it, whatever school the family had in mind. What a
    /// family has heard of the school's decision about the child is not yet a decision.
    ///
    /// `record` tells the family's record from others.
    pub fn of_family(
        draft: &Draft,
        record: &str,
        child: u32,
        year: SchoolYear,
        school: &School,
    ) -> Option<Self> {
        let child = draft.children.iter().find(|one| one.id == child)?;
        let (said, facts) = (child.student, school.facts);
        let mut application = Self::new(year, school);
        application.household = draft.household;
        application.student = Student {
            stage: said.stage.or(facts.stage),
            entry: said.entry.or(facts.entry),
            region: facts.region.or(said.region),
            school_kind: facts.school_kind.or(said.school_kind),
            school_place: facts.school_place.or(said.school_place),
            boarding: said.boarding.or(facts.boarding),
            boarding_in_spring: None,
            hardships: said.hardships.or(facts.hardships),
            decisions: facts.decisions.or(said.decisions.only(Decision::OF_SCHOOL)),
        };
        application.beginning = Some(Beginning {
            record: record.to_owned(),
            child: child.id,
            called: child.name.clone(),
            overruled: overruled(&said, &application.student),
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
        let (said, was, is) = (&mut new.student, &was.facts, &is.facts);
        follow(&mut said.region, was.region, is.region);
        follow(&mut said.school_kind, was.school_kind, is.school_kind);
        follow(&mut said.school_place, was.school_place, is.school_place);
        for one in Decision::OF_SCHOOL.iter() {
            let mut decided = said.decisions.get(one);
            follow(&mut decided, was.decisions.get(one), is.decisions.get(one));
            said.decisions.set(one, decided);
        }
        // What the family said otherwise, it said of the school as it was.
        let changed = overruled(&self.student, &new.student);
        if let Some(beginning) = &mut new.beginning {
            beginning.overruled = beginning.overruled.without(changed);
        }
        (new != *self).then_some(new)
    }

    /// The questions about the school of which this says the same as the school itself, or as
    /// little: nobody has to go over them for each of its pupils.
    pub fn as_the_school_says(&self, school: &School) -> Set<Question> {
        let (said, facts) = (&self.student, &school.facts);
        let is_same = |question: &Question| match question {
            Question::Region => said.region == facts.region,
            Question::SchoolKind => said.school_kind == facts.school_kind,
            Question::SchoolPlace => said.school_place == facts.school_place,
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
                    question.decision().filter(|one| Decision::OF_SCHOOL.contains(*one));
                of_school.is_some_and(|one| said.decisions.get(one) == facts.decisions.get(one))
            }
        };
        Question::ALL.iter().copied().filter(is_same).collect()
    }

    pub(super) fn sources_of(
        &self,
        wanted: impl Fn(Hardship) -> bool,
    ) -> BTreeMap<Hardship, String> {
        let kept = self.sources.iter().filter(|(category, _)| wanted(**category));
        kept.map(|(category, text)| (*category, text.clone())).collect()
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

fn follow<T: Copy + PartialEq>(said: &mut Option<T>, was: Option<T>, is: Option<T>) {
    if *said == was {
        *said = is;
    }
}

/// What was said of the school and does not stand.
fn overruled(said: &Student, stands: &Student) -> Set<Question> {
    fn differ<T: PartialEq>(said: Option<T>, stands: Option<T>) -> bool {
        said.zip(stands).is_some_and(|(said, stands)| said != stands)
    }
    let decided = Decision::OF_SCHOOL.iter().map(|one| {
        let differ = differ(said.decisions.get(one), stands.decisions.get(one));
        (Question::from(one), differ)
    });
    [
        (Question::Region, differ(said.region, stands.region)),
        (Question::SchoolKind, differ(said.school_kind, stands.school_kind)),
        (Question::SchoolPlace, differ(said.school_place, stands.school_place)),
    ]
    .into_iter()
    .chain(decided)
    .filter_map(|(question, differ)| differ.then_some(question))
    .collect()
}

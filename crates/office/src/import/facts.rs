//! From a row to the rules: an application of the person, with nothing typed twice, and the same
//! situation that any application has.

use super::column::Column;
use super::person::Person;
use super::value::grade_of_entry;
use crate::application::{Application, Field, Member, School, spelt};
use crate::identity::{IdKind, Identity, Sex, closed_up, read_grade};
use aid::date::SchoolYear;
use aid::situation::{Decision, Hardship, Situation};

impl Person {
    /// The school of the person: the one that the row names, or that of the list. Of another school
    /// than that and the desk's nothing but the name is known.
    pub fn school(&self, of_list: &School, desk: &School) -> School {
        let named = self.text(Column::School).trim();
        let is_named = |school: &&School| closed_up(&school.name) == closed_up(named);
        let known = [of_list, desk].into_iter().find(is_named);
        let other = || School { name: named.to_owned(), ..School::default() };
        match (named, known) {
            ("", _) => of_list.clone(),
            (_, Some(school)) => school.clone(),
            (_, None) => other(),
        }
    }

    /// What the rules look at: this row, at this school.
    pub fn situation(&self, year: SchoolYear, school: &School) -> Situation {
        self.application(year, school).situation()
    }

    /// An application of this person, as far as the row says it. What it does not say is open.
    pub fn application(&self, year: SchoolYear, school: &School) -> Application {
        let mut application = Application::new(year, school);
        for (column, text) in &self.texts {
            if let Some(field) = column.field() {
                application.texts.set(field, text);
            }
        }
        self.put_read(&mut application);
        application.fill_by_number(None);
        self.put_guardians(&mut application);
        let (own, answers) = (Hardship::OF_STUDENT, self.hardships.answers);
        application.household.hardships = answers.except(own);
        let student = &mut application.student;
        student.hardships = answers.only(own);
        student.stage = self.stage.or(student.stage);
        student.boarding = self.boarding.or(student.boarding);
        student.decisions.set(Decision::Recognised, self.recognised);
        application
    }

    /// Puts what was read in place of what is written.
    fn put_read(&self, application: &mut Application) {
        let is_usual = self.paper == IdKind::default();
        let born = self.born.map(|born| spelt(born.month)).unwrap_or_default();
        let texts: [(Field, &str); 6] = [
            (Field::Name, self.name.as_str()),
            (Field::Sex, self.sex.map(Sex::name).unwrap_or_default()),
            (Field::Born, born.as_str()),
            (Field::IdKind, if is_usual { "" } else { self.paper.name() }),
            (Field::IdNumber, &self.number_text()),
            (Field::Grade, self.grade_text(application)),
        ];
        for (field, text) in texts {
            application.texts.set(field, text);
        }
    }

    /// The number that was read; one that could not be read as it is written, to be corrected.
    fn number_text(&self) -> String {
        match &self.identity {
            Some(Identity::Number(number)) => number.to_string(),
            Some(Identity::Of(..)) | None => self.text(Column::IdNumber).to_owned(),
        }
    }

    /// The grade; where none is written, a class that says one: 三年级（2）班; where a class is called
    /// by the year in which it began, the grade of that year.
    fn grade_text(&self, application: &Application) -> &str {
        let written = [self.text(Column::Grade), self.text(Column::Class)];
        let [grade, class] = written;
        let stage = self.stage.or(application.student.stage);
        let of_entry = || {
            let stage = stage.filter(|_| read_grade(grade).is_none())?;
            written.iter().find_map(|text| grade_of_entry(text, stage, application.year))
        };
        let is_by_class = grade.is_empty() && read_grade(class).is_some();
        if is_by_class { class } else { of_entry().unwrap_or(grade) }
    }

    /// The guardians, as members of the family.
    fn put_guardians(&self, application: &mut Application) {
        let guardians = [
            (Column::Guardian, Column::GuardianRelation),
            (Column::SecondGuardian, Column::SecondRelation),
        ];
        for (name, relation) in guardians {
            let texts = [
                (Field::MemberName, self.text(name)),
                (Field::MemberRelation, self.text(relation)),
            ];
            if texts.iter().all(|(_, text)| text.is_empty()) {
                continue;
            }
            let id = application.add_member();
            let is_added = |member: &&mut Member| Some(member.id) == id;
            if let Some(member) = application.members.iter_mut().find(is_added) {
                for (field, text) in texts {
                    member.texts.set(field, text);
                }
            }
        }
    }
}

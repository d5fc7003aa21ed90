//! What the door is asked: the situation as JSON spells it, and what of it has no meaning.

use schemars::JsonSchema;

use super::json::{Node, parse};
use super::problem::{DoorError, Place, Problem};
use super::reading::{Fault, Fields, Read};
use super::stand_in::Of;
use super::told::{OfChild, OfHousehold, SchoolRegion, Told};
use super::{MOST_BYTES, MOST_STUDENTS};
use aid::date::Period;
use aid::money::Yuan;
use aid::policy::Policy;
use aid::region::RegionCode;
use aid::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, Household, LoanTaken, Major, PrizeWon,
    Residence, SchoolKind, SchoolPlace, Service, Situation, Stage, Student, TeacherScheme, Year,
};
use aid::vocabulary::Set;

/// A question that can be answered.
pub(super) struct Question {
    pub(super) period: Period,
    pub(super) situation: Situation,
    /// The children's names, in the same order; what is not named has none.
    pub(super) names: Vec<Option<String>>,
}

/// Declares an object of a question: how it is read and what its schema is are one list of fields.
macro_rules! asked {
    ($(#[$doc:meta])* $name:ident, $right:literal {
        $($(#[$about:meta])* $key:literal => $field:ident: $type:ty $(as $schema:literal)?,)+
    }) => {
        #[derive(JsonSchema)]
        #[schemars(deny_unknown_fields)]
        $(#[$doc])*
        pub(super) struct $name {
            $(
                $(#[$about])*
                #[schemars(rename = $key)]
                $(#[schemars(with = $schema)])?
                $field: Option<$type>,
            )+
        }

        impl Read for $name {
            fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
                let fields = Fields::of(from, what, $right, &[$($key),+])?;
                Ok(Self { $($field: fields.read($key, concat!("\"", $key, "\""))?,)+ })
            }
        }
    };
}

asked! {
    /// One household in one period.
    #[schemars(rename = "question")]
    Asked, "write an object, as --help shows" {
        /// A term or a school year.
        #[schemars(required)]
        "period" => period: Period as "Option<Of<Period>>",
        /// The county of every school that a student does not name itself.
        "region" => region: SchoolRegion,
        /// What all children share.
        "household" => household: AskedHousehold,
        /// The children.
        #[schemars(required)]
        "students" => students: Students,
    }
}

asked! {
    /// What all children of a household share.
    #[schemars(rename = "household")]
    AskedHousehold, "write {\"hardships\": {\"yes\": [\"rural-subsistence\"], \"no\": \
                     \"others\"}}, and of none {\"hardships\": {\"yes\": [], \"no\": \"others\"}}" {
        /// Categories of hardship of the household.
        "hardships" => hardships: OfHousehold,
    }
}

asked! {
    /// One child; an answer that is left out is not known.
    #[schemars(rename = "student")]
    AskedStudent, "write an object, like {\"stage\": \"primary\"}, and {} of whom nothing is \
                   known" {
        /// What the answer calls it.
        "name" => name: String,
        /// The stage of schooling.
        "stage" => stage: Stage as "Option<Of<Stage>>",
        /// The year of the stage.
        "year" => year: Year as "Option<Of<Year>>",
        /// Whether the child is new in primary school.
        "entry" => entry: Entry as "Option<Of<Entry>>",
        /// The county of the school.
        "region" => region: SchoolRegion,
        /// The kind of school.
        "school-kind" => school_kind: SchoolKind as "Option<Of<SchoolKind>>",
        /// Where in the county the school is.
        "school-place" => school_place: SchoolPlace as "Option<Of<SchoolPlace>>",
        /// Whether the child boards.
        "boarding" => boarding: Boarding as "Option<Of<Boarding>>",
        /// How a private kindergarten is approved.
        "approval" => approval: Approval as "Option<Of<Approval>>",
        /// Where the child is registered as a resident.
        "residence" => residence: Residence as "Option<Of<Residence>>",
        /// What the pupil of a vocational school learns.
        "major" => major: Major as "Option<Of<Major>>",
        /// Whether the studies are paid for against years of teaching.
        "teacher-scheme" => teacher_scheme: TeacherScheme as "Option<Of<TeacherScheme>>",
        /// Whether the student served as a soldier.
        "service" => service: Service as "Option<Of<Service>>",
        /// Which prize was won this school year.
        "prize-won" => prize_won: PrizeWon as "Option<Of<PrizeWon>>",
        /// Which loan was taken this school year.
        "loan-taken" => loan_taken: LoanTaken as "Option<Of<LoanTaken>>",
        /// How much a school year the school granted, of a grant whose amount it sets itself.
        "grant" => grant: Yuan as "Option<Of<Yuan>>",
        /// Categories of hardship of the child.
        "hardships" => hardships: OfChild,
        /// What the school decided.
        "decisions" => decisions: Told<Decision>,
        /// Other facts of the student and the school.
        "circumstances" => circumstances: Told<Circumstance>,
    }
}

/// 1 to [`MOST_STUDENTS`] children.
pub(super) struct Students(Vec<AskedStudent>);

impl Read for Students {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let list = from.list(what, "write a list of children, like [{\"stage\": \"primary\"}]")?;
        match list.len() {
            0 => Err(from.fault(Problem::NoStudents)),
            count if count > MOST_STUDENTS => Err(from.fault(Problem::TooManyStudents(count))),
            _ => {
                let students = list.iter().map(|child| AskedStudent::read(child, "a student"));
                students.collect::<Result<_, _>>().map(Self)
            }
        }
    }
}

impl Question {
    /// The question of a text that begins on a line.
    pub(super) fn read(policy: &Policy, bytes: &[u8], begins: usize) -> Result<Self, DoorError> {
        if bytes.len() > MOST_BYTES {
            return Err(DoorError {
                place: Some(Place::of("", 0, begins)),
                problem: Problem::TooLong,
            });
        }
        let text = str::from_utf8(bytes).map_err(|broken| {
            let right = bytes.get(..broken.valid_up_to()).unwrap_or_default();
            let right = str::from_utf8(right).unwrap_or_default();
            let place = Some(Place::of(right, right.len(), begins));
            DoorError { place, problem: Problem::NotUtf8 }
        })?;
        let error = |at, problem| DoorError { place: Some(Place::of(text, at, begins)), problem };
        let start = text.len().saturating_sub(text.trim_start().len());
        if !text.trim_start().starts_with('{') {
            return Err(error(start, Problem::NotAnObject));
        }
        let node =
            parse(text).map_err(|syntax| error(syntax.at, Problem::NotJson(syntax.reason)))?;
        let question = Asked::read(&node, "the question").and_then(|asked| {
            let missing = |problem| Fault { at: start, problem };
            let period = asked.period.ok_or(missing(Problem::NoPeriod))?;
            let students = asked.students.ok_or(missing(Problem::NoStudents))?.0;
            let hardships = asked.household.and_then(|household| household.hardships);
            let hardships = hardships.unwrap_or_default().0;
            let hardships = hardships.answers(policy.renamed(hardships.yes()));
            let region = asked.region.map(|region| region.0);
            Ok(Self::new(policy, period, Household { hardships }, region, students))
        });
        question.map_err(|Fault { at, problem }| error(at, problem))
    }

    fn new(
        policy: &Policy,
        period: Period,
        household: Household,
        region: Option<RegionCode>,
        asked: Vec<AskedStudent>,
    ) -> Self {
        let mut names = Vec::new();
        let mut students = Vec::new();
        for mut child in asked {
            names.push(child.name.take());
            let student = child.student(policy);
            students.push(Student { region: student.region.or(region), ..student });
        }
        Self { period, situation: Situation { household, students }, names }
    }
}

impl AskedStudent {
    fn student(self, policy: &Policy) -> Student {
        let hardships = self.hardships.unwrap_or_default().0;
        Student {
            stage: self.stage,
            year: self.year,
            entry: self.entry,
            region: self.region.map(|region| region.0),
            school_kind: self.school_kind,
            school_place: self.school_place,
            boarding: self.boarding,
            boarding_in_spring: None,
            approval: self.approval,
            residence: self.residence,
            major: self.major,
            teacher_scheme: self.teacher_scheme,
            service: self.service,
            prize_won: self.prize_won,
            loan_taken: self.loan_taken,
            grant: self.grant,
            hardships: hardships.answers(policy.renamed(hardships.yes())),
            decisions: self.decisions.unwrap_or_default().answers(Set::EMPTY),
            circumstances: self.circumstances.unwrap_or_default().answers(Set::EMPTY),
        }
    }
}

//! What can be answered, and every combination of it.

use aid::money::Yuan;
use aid::situation::{
    Approval, Boarding, Circumstance, Decision, Hardship, Household, LoanTaken, Major, PrizeWon,
    Residence, SchoolKind, SchoolPlace, Service, Stage, Student, TeacherScheme,
};
use aid::vocabulary::{Answers, Vocabulary};

/// One thing that is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Year,
    Place,
    Kind,
    Approval,
    Boarding,
    Where,
    Residence,
    Major,
    Teacher,
    Service,
    Prize,
    Loan,
    Grant,
    Hardship(Hardship),
    School(Decision),
    Fact(Circumstance),
}

/// Outside Hebei, in Hebei, in a district of Cangzhou, in one of its counties.
const PLACES: &[&str] = &["000000", "130000", "130902", "130925"];

/// Fen a year; the first stands for «not told».
const GRANTS: &[u64] = &[0, 100_000, 150_001, 230_000, 440_000, 999_900];

/// Boards in autumn, and in spring where that differs.
const BOARDING: &[(Boarding, Option<Boarding>)] = &[
    (Boarding::Boarder, None),
    (Boarding::Day, None),
    (Boarding::Boarder, Some(Boarding::Day)),
    (Boarding::Day, Some(Boarding::Boarder)),
];

impl Asked {
    /// Everything that a family is asked about a child of these stages.
    pub fn all() -> Vec<Self> {
        use Asked::{
            Approval, Boarding, Grant, Kind, Loan, Major, Place, Prize, Residence, Service,
            Teacher, Where, Year,
        };
        let plain = [
            Year, Place, Kind, Approval, Boarding, Where, Residence, Major, Teacher, Service,
            Prize, Loan, Grant,
        ];
        let hardships = Hardship::ALL.iter().map(|one| Self::Hardship(*one));
        let decisions = Decision::ALL.iter().map(|one| Self::School(*one));
        let facts = Circumstance::ALL.iter().map(|one| Self::Fact(*one));
        plain.into_iter().chain(hardships).chain(decisions).chain(facts).collect()
    }

    /// How many answers there are.
    pub fn answers(self, stage: Stage) -> usize {
        match self {
            Self::Year => stage.years().iter().count().max(1),
            Self::Place => PLACES.len(),
            Self::Kind => SchoolKind::ALL.len(),
            Self::Approval => Approval::ALL.len(),
            Self::Boarding => BOARDING.len(),
            Self::Where => SchoolPlace::ALL.len(),
            Self::Residence => Residence::ALL.len(),
            Self::Major => Major::ALL.len(),
            Self::Teacher => TeacherScheme::ALL.len(),
            Self::Service => Service::ALL.len(),
            Self::Prize => PrizeWon::ALL.len(),
            Self::Loan => LoanTaken::ALL.len(),
            Self::Grant => GRANTS.len(),
            Self::Hardship(_) | Self::School(_) | Self::Fact(_) => 2,
        }
    }

    /// Gives the answer of this number; the last of a yes or no is the no.
    pub fn give(self, number: usize, household: &mut Household, student: &mut Student) {
        match self {
            Self::Year => student.year = student.stage.unwrap().years().iter().nth(number),
            Self::Place => student.region = PLACES[number].parse().ok(),
            Self::Kind => student.school_kind = Some(SchoolKind::ALL[number]),
            Self::Approval => student.approval = Some(Approval::ALL[number]),
            Self::Boarding => {
                let (autumn, spring) = BOARDING[number];
                (student.boarding, student.boarding_in_spring) = (Some(autumn), spring);
            }
            Self::Where => student.school_place = Some(SchoolPlace::ALL[number]),
            Self::Residence => student.residence = Some(Residence::ALL[number]),
            Self::Major => student.major = Some(Major::ALL[number]),
            Self::Teacher => student.teacher_scheme = Some(TeacherScheme::ALL[number]),
            Self::Service => student.service = Some(Service::ALL[number]),
            Self::Prize => student.prize_won = Some(PrizeWon::ALL[number]),
            Self::Loan => student.loan_taken = Some(LoanTaken::ALL[number]),
            Self::Grant => {
                student.grant = (number > 0).then(|| Yuan::from_fen(GRANTS[number]));
            }
            Self::School(decision) => student.decisions.set(decision, Some(number == 0)),
            Self::Fact(fact) => student.circumstances.set(fact, Some(number == 0)),
            Self::Hardship(one) => {
                // The answer is written where it is asked for, and nowhere else.
                let said: &mut Answers<Hardship> = if Hardship::OF_STUDENT.contains(one) {
                    &mut student.hardships
                } else {
                    &mut household.hardships
                };
                said.set(one, Some(number == 0));
            }
        }
    }
}

/// How many combinations of answers there are.
pub fn size(asked: &[Asked], stage: Stage) -> usize {
    asked.iter().map(|one| one.answers(stage)).product()
}

/// The combination of this number.
pub fn combination(asked: &[Asked], stage: Stage, number: usize) -> (Household, Student) {
    let mut household = Household::default();
    let mut student = Student { stage: Some(stage), ..Student::default() };
    let mut rest = number;
    for one in asked {
        let answers = one.answers(stage);
        one.give(rest % answers, &mut household, &mut student);
        rest /= answers;
    }
    (household, student)
}

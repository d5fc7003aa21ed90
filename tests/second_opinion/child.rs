//! A child as the tables see it: every answer given, on one day.

use aid::money::Yuan;
use aid::situation::{
    Approval, Boarding, Circumstance, Decision, Hardship, Household, LoanTaken, Major, PrizeWon,
    Residence, SchoolKind, SchoolPlace, Service, Stage, Student, TeacherScheme,
};

/// A term: its name, its first day, the year in which its school year began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    pub name: String,
    pub day: String,
    pub school_year: u32,
}

impl When {
    pub fn autumn(year: u32) -> Self {
        Self { name: format!("{year}-autumn"), day: format!("{year}-09-01"), school_year: year }
    }

    pub fn spring(year: u32) -> Self {
        let school_year = year - 1;
        Self { name: format!("{year}-spring"), day: format!("{year}-03-01"), school_year }
    }

    pub fn is_spring(&self) -> bool {
        self.name.ends_with("spring")
    }
}

/// Categories that were not always in use: the name, its first and its last day.
const IN_USE: &[(Hardship, &str, &str)] = &[
    (Hardship::Registered, "2014-04-01", "2020-12-31"),
    (Hardship::Delisted, "2021-01-01", "9999-12-31"),
    (Hardship::MonitoredUnstable, "2020-03-20", "2025-12-31"),
    (Hardship::MonitoredEdge, "2020-03-20", "2025-12-31"),
    (Hardship::MonitoredSudden, "2021-05-01", "2025-12-31"),
    (Hardship::Monitored2026, "2026-01-01", "9999-12-31"),
];

/// A child on the first day of a term.
pub struct Child<'a> {
    pub when: &'a When,
    household: &'a Household,
    student: &'a Student,
    pub year: u32,
    /// In Hebei, Cangzhou included.
    pub in_hebei: bool,
    pub in_cangzhou: bool,
}

impl<'a> Child<'a> {
    pub fn new(when: &'a When, household: &'a Household, student: &'a Student) -> Self {
        let place = student.region.map(|place| place.to_string()).unwrap_or_default();
        Self {
            when,
            household,
            student,
            year: student.year.map_or(0, |year| year as u32 + 1),
            in_hebei: place.starts_with("13"),
            in_cangzhou: place.starts_with("1309"),
        }
    }

    pub fn is_at(&self, stages: &[Stage]) -> bool {
        stages.iter().any(|stage| self.student.stage == Some(*stage))
    }

    /// Whether a category applies and is in use on the day.
    pub fn has(&self, hardship: Hardship) -> bool {
        let day = self.when.day.as_str();
        let dated = IN_USE.iter().find(|(name, ..)| *name == hardship);
        let own = [
            Hardship::Orphan,
            Hardship::DeFactoOrphan,
            Hardship::Disabled,
            Hardship::ChildInDifficulty,
        ];
        let said =
            if own.contains(&hardship) { self.student.hardships } else { self.household.hardships };
        dated.is_none_or(|(_, from, to)| *from <= day && day <= *to)
            && said.get(hardship) == Some(true)
    }

    /// 建档立卡, and 原建档立卡 as long as a document says so; then the school is asked: of those
    /// who entered from autumn 2024, and of all from 2026.
    pub fn card(&self) -> bool {
        let entered = self.when.school_year + 1 - self.year;
        let settled = self.when.day.as_str() < "2026" && entered < 2024;
        self.has(Hardship::Registered)
            || self.has(Hardship::Delisted) && (settled || self.decided(Decision::FeeWaived))
    }

    /// The school recognised the child.
    pub fn poor(&self) -> bool {
        self.decided(Decision::Recognised)
    }

    pub fn decided(&self, decision: Decision) -> bool {
        self.student.decisions.get(decision) == Some(true)
    }

    pub fn is(&self, circumstance: Circumstance) -> bool {
        self.student.circumstances.get(circumstance) == Some(true)
    }

    pub fn school(&self, kind: SchoolKind) -> bool {
        self.student.school_kind == Some(kind)
    }

    pub fn approved(&self, approval: Approval) -> bool {
        self.student.approval == Some(approval)
    }

    pub fn in_city(&self) -> bool {
        self.student.school_place == Some(SchoolPlace::City)
    }

    pub fn boards(&self) -> bool {
        let spring = self.student.boarding_in_spring.filter(|_| self.when.is_spring());
        spring.or(self.student.boarding) == Some(Boarding::Boarder)
    }

    /// 河北省户籍.
    pub fn of_hebei(&self) -> bool {
        use Residence::{HebeiCity, HebeiRural, HebeiTown};
        [HebeiRural, HebeiTown, HebeiCity].iter().any(|one| self.student.residence == Some(*one))
    }

    /// 农村（含县镇）户籍.
    pub fn rural(&self) -> bool {
        use Residence::{ElsewhereRural, HebeiRural, HebeiTown};
        [HebeiRural, HebeiTown, ElsewhereRural]
            .iter()
            .any(|one| self.student.residence == Some(*one))
    }

    pub fn learns(&self, major: Major) -> bool {
        self.student.major == Some(major)
    }

    pub fn teacher(&self, scheme: TeacherScheme) -> bool {
        self.student.teacher_scheme == Some(scheme)
    }

    pub fn served(&self, service: Service) -> bool {
        self.student.service == Some(service)
    }

    pub fn won(&self, prize: PrizeWon) -> bool {
        self.student.prize_won == Some(prize)
    }

    pub fn took(&self, loan: LoanTaken) -> bool {
        self.student.loan_taken == Some(loan)
    }

    /// The fen a school year that the school granted.
    pub fn grant(&self) -> Option<u64> {
        self.student.grant.map(Yuan::fen)
    }
}

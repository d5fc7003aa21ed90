//! Which table is for which benefit of which stage, and which answers it needs.

use aid::policy::Benefit;
use aid::situation::{Circumstance, Decision, Hardship, Stage};

use crate::opinion::{Given, Row};
use crate::space::Asked::{self, Fact, School};
use crate::{college, graduated, kindergarten, postgraduate, senior_middle, several, vocational};

use Asked::{
    Approval, Boarding, Grant, Kind, Loan, Major, Place, Prize, Residence, Service, Teacher, Where,
    Year,
};
use Given::{Halves, Once, Whole};

/// One benefit of one stage.
pub struct Table {
    pub benefit: Benefit,
    pub given: Given,
    pub rows: &'static [Row],
    pub asked: Vec<Asked>,
}

const POOR: Asked = School(Decision::Recognised);
const WAIVED: Asked = School(Decision::FeeWaived);
const CARD: &[Asked] =
    &[Asked::Hardship(Hardship::Registered), Asked::Hardship(Hardship::Delisted), WAIVED];

fn table(benefit: Benefit, given: Given, rows: &'static [Row], asked: &[&[Asked]]) -> Table {
    Table { benefit, given, rows, asked: asked.concat() }
}

fn hardships(of: &[Hardship]) -> Vec<Asked> {
    of.iter().map(|one| Asked::Hardship(*one)).collect()
}

/// Every table of a stage.
pub fn tables(stage: Stage) -> Vec<Table> {
    match stage {
        Stage::Kindergarten => of_kindergarten(),
        Stage::SeniorMiddle => of_senior_middle(),
        Stage::Vocational => of_vocational(),
        Stage::JuniorCollege => [of_college(false), of_higher()].into_iter().flatten().collect(),
        Stage::Undergraduate => [of_college(true), of_higher()].into_iter().flatten().collect(),
        Stage::Master | Stage::Doctor => of_postgraduate(stage == Stage::Master),
        Stage::Graduated => of_graduated(),
        Stage::Primary | Stage::JuniorMiddle | Stage::Other => Vec::new(),
    }
}

fn of_kindergarten() -> Vec<Table> {
    let asked: &[Asked] = &[Year, Kind, Approval, Place, POOR, Grant];
    vec![
        table(Benefit::PreschoolAid, Halves, kindergarten::AID, &[asked]),
        table(Benefit::PreschoolFees, Halves, kindergarten::FEES, &[asked]),
    ]
}

fn of_senior_middle() -> Vec<Table> {
    let five = hardships(&[
        Hardship::Disabled,
        Hardship::RuralSubsistence,
        Hardship::RuralDestitute,
        Hardship::DisabledParent,
    ]);
    let five = [CARD, &five, &[Fact(Circumstance::DisabilityCertificate)]].concat();
    let three_free: &[Asked] = &[Year, Kind, Place, Residence];
    let school: &[Asked] = &[Year, Kind, Place, Where, Fact(Circumstance::ModelSchool)];
    vec![
        table(Benefit::NationalGrant, Halves, senior_middle::GRANT, &[&[Place, Kind, POOR, Grant]]),
        table(Benefit::FeeWaiver, Halves, senior_middle::FEE_WAIVER, &[school, &five]),
        table(
            Benefit::BoardingWaiver,
            Halves,
            senior_middle::BOARDING,
            &[three_free, &[Boarding], &five],
        ),
        table(Benefit::Textbooks, Halves, senior_middle::TEXTBOOKS, &[three_free, &five]),
        orphan_study_aid(),
    ]
}

fn orphan_study_aid() -> Table {
    let asked: &[Asked] = &[
        Asked::Hardship(Hardship::Orphan),
        Asked::Hardship(Hardship::DeFactoOrphan),
        Fact(Circumstance::Adult),
    ];
    table(Benefit::OrphanStudyAid, Halves, several::ORPHAN, &[asked])
}

fn rain_dew() -> Table {
    let asked = hardships(&[
        Hardship::Registered,
        Hardship::Delisted,
        Hardship::MonitoredUnstable,
        Hardship::MonitoredEdge,
        Hardship::MonitoredSudden,
        Hardship::Monitored2026,
    ]);
    table(Benefit::RainDew, Halves, vocational::RAIN_DEW, &[&asked, &[Place, Residence]])
}

fn green_channel() -> Table {
    table(Benefit::GreenChannel, Once, several::GREEN_CHANNEL, &[&[Year, POOR, Place]])
}

fn of_vocational() -> Vec<Table> {
    let three_free: &[Asked] = &[Year, Kind, Place, Residence];
    let tuition: &[Asked] = &[Where, Major, POOR];
    vec![
        table(
            Benefit::NationalGrant,
            Halves,
            vocational::GRANT,
            &[&[Year, Place, Major, POOR, Grant]],
        ),
        table(Benefit::TuitionWaiver, Halves, vocational::TUITION, &[three_free, tuition, CARD]),
        table(
            Benefit::BoardingWaiver,
            Halves,
            vocational::BOARDING,
            &[three_free, &[Boarding], CARD],
        ),
        table(Benefit::Textbooks, Halves, vocational::TEXTBOOKS, &[three_free, CARD]),
        table(Benefit::NationalScholarship, Whole, vocational::SCHOLARSHIP, &[&[Year, Prize]]),
        rain_dew(),
        orphan_study_aid(),
        green_channel(),
    ]
}

/// 本专科 alone; a bachelor's student is one, a junior college's is not.
fn of_college(bachelor: bool) -> Vec<Table> {
    let three_free = [&[Year, Kind, Place, Residence, Teacher], CARD].concat();
    let grant: &[Asked] = &[Place, POOR, Teacher, Service, Grant];
    let encouraged: &[Asked] = &[Year, Prize, POOR, Teacher];
    let mut tables = vec![
        table(Benefit::NationalGrant, Halves, college::GRANT, &[grant]),
        table(Benefit::TuitionWaiver, Halves, college::TUITION, &[&three_free]),
        table(Benefit::BoardingWaiver, Halves, college::BOARDING, &[&three_free, &[Boarding]]),
        table(Benefit::Textbooks, Halves, college::TEXTBOOKS, &[&three_free]),
        table(Benefit::NationalScholarship, Whole, college::SCHOLARSHIP, &[&[Year, Prize, POOR]]),
        table(Benefit::EncouragementScholarship, Whole, college::ENCOURAGEMENT, &[encouraged]),
        table(Benefit::WorkStudy, Whole, several::WORK_STUDY, &[&[POOR]]),
        green_channel(),
        freshman_travel(),
        orphan_study_aid(),
    ];
    if bachelor {
        let living: &[Asked] = &[Teacher, Place];
        tables.push(table(Benefit::TeacherLiving, Halves, college::TEACHER_LIVING, &[living]));
        tables.push(disabled_entrance());
    } else {
        tables.push(rain_dew());
    }
    tables
}

fn freshman_travel() -> Table {
    let asked: &[Asked] = &[Year, Place, Residence, POOR, Fact(Circumstance::FromSeniorMiddle)];
    table(Benefit::FreshmanTravel, Once, several::FRESHMAN, &[asked])
}

fn disabled_entrance() -> Table {
    let named = hardships(&[
        Hardship::RuralSubsistence,
        Hardship::UrbanSubsistence,
        Hardship::RuralDestitute,
        Hardship::UrbanDestitute,
        Hardship::Disabled,
        Hardship::DisabledParent,
    ]);
    let asked: &[Asked] = &[Year, Residence, POOR, Fact(Circumstance::DisabilityCertificate)];
    table(Benefit::DisabledEntrance, Once, several::DISABLED_ENTRANCE, &[CARD, &named, asked])
}

/// What all of higher education has.
fn of_higher() -> Vec<Table> {
    let loan: &[Asked] = &[POOR, Loan, Kind];
    vec![
        table(Benefit::OriginLoan, Whole, several::ORIGIN_LOAN, &[loan]),
        table(Benefit::CampusLoan, Whole, several::CAMPUS_LOAN, &[loan]),
        table(Benefit::ServiceRefund, Whole, several::SERVICE, &[&[Service, Teacher, WAIVED]]),
        grass_roots(),
    ]
}

fn grass_roots() -> Table {
    let subsistence = hardships(&[Hardship::RuralSubsistence, Hardship::UrbanSubsistence]);
    let asked: &[Asked] = &[
        Place,
        Teacher,
        Fact(Circumstance::GrassRoots),
        Fact(Circumstance::CentralCollege),
        Fact(Circumstance::Postgraduate),
    ];
    table(Benefit::GrassRootsRefund, Whole, graduated::GRASS_ROOTS, &[asked, &subsistence])
}

fn of_postgraduate(master: bool) -> Vec<Table> {
    let central = Fact(Circumstance::CentralCollege);
    let grant: &[Asked] = &[Place, central, Fact(Circumstance::FixedWage)];
    let mut tables = of_higher();
    tables.extend([
        table(Benefit::NationalGrant, Halves, postgraduate::GRANT, &[grant]),
        table(Benefit::NationalScholarship, Whole, postgraduate::SCHOLARSHIP, &[&[Year]]),
        table(Benefit::AcademicScholarship, Whole, postgraduate::ACADEMIC, &[&[Place, central]]),
        disabled_entrance(),
    ]);
    if master {
        tables.push(orphan_study_aid());
    }
    tables
}

fn of_graduated() -> Vec<Table> {
    let loan: &[Asked] = &[Fact(Circumstance::LoanToRepay)];
    vec![grass_roots(), table(Benefit::InterestHoliday, Halves, graduated::INTEREST, &[loan])]
}

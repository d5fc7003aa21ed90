//! What several stages have: after-compulsory.md, 2.4, 3.3, 3.4, 3.7 and 3.8.

use aid::situation::{Circumstance, Decision, Hardship, LoanTaken, Service, Stage, TeacherScheme};

use crate::child::Child;
use crate::opinion::{OPEN, Pays, Row};

/// A ceiling that follows the loans': 本专科 and 研究生.
pub fn postgraduate(child: &Child) -> bool {
    let last = child.is_at(&[Stage::Graduated]) && child.is(Circumstance::Postgraduate);
    child.is_at(&[Stage::Master, Stage::Doctor]) || last
}

macro_rules! ceilings {
    ($who:expr) => {
        &[
            ("2014-09-01", "2021-08-31", |c| $who(c) && postgraduate(c), Pays::UpTo(12_000)),
            ("2014-09-01", "2021-08-31", $who, Pays::UpTo(8000)),
            ("2021-09-01", "2023-08-31", |c| $who(c) && postgraduate(c), Pays::UpTo(16_000)),
            ("2021-09-01", "2023-08-31", $who, Pays::UpTo(12_000)),
            ("2023-09-01", "2024-08-31", |c| $who(c) && postgraduate(c), Pays::UpTo(20_000)),
            ("2023-09-01", "2024-08-31", $who, Pays::UpTo(16_000)),
            ("2024-09-01", OPEN, |c| $who(c) && postgraduate(c), Pays::UpTo(25_000)),
            ("2024-09-01", OPEN, $who, Pays::UpTo(20_000)),
        ]
    };
}

/// A written promise takes the place of a proof of poverty; one kind of loan a year.
fn origin(child: &Child) -> bool {
    !child.took(LoanTaken::Campus)
}

fn campus(child: &Child) -> bool {
    !child.took(LoanTaken::Origin)
}

/// 生源地信用助学贷款.
pub const ORIGIN_LOAN: &[Row] = ceilings!(origin);

/// 校园地国家助学贷款.
pub const CAMPUS_LOAN: &[Row] = ceilings!(campus);

/// Enlisted, or an ex-soldier, before autumn 2019 only a year after the service: the college is
/// asked. 定向 students have nothing to reclaim; a 三免 student nothing that was paid.
fn serves(child: &Child) -> bool {
    let late = child.when.day.as_str() >= "2019-09-01" || child.decided(Decision::FeeWaived);
    let served = child.served(Service::Enlisted) || child.served(Service::ExSoldier) && late;
    served && (child.teacher(TeacherScheme::None) || !child.is_at(&[Stage::Undergraduate]))
}

/// 服兵役国家教育资助.
pub const SERVICE: &[Row] = ceilings!(serves);

/// 勤工助学: not less an hour.
pub const WORK_STUDY: &[Row] = &[
    ("2007-09-01", "2018-08-19", |_| true, Pays::Hour(8)),
    ("2018-08-20", OPEN, |_| true, Pays::Hour(12)),
];

fn orphan(child: &Child) -> bool {
    child.has(Hardship::Orphan) && child.is(Circumstance::Adult)
}

/// 福彩圆梦·孤儿助学; ordinary senior middle schools by the text of April 2025.
pub const ORPHAN: &[Row] = &[
    ("2019-09-01", OPEN, |c| orphan(c) && !c.is_at(&[Stage::SeniorMiddle]), Pays::Yuan(10_000)),
    ("2025-09-01", OPEN, orphan, Pays::Yuan(10_000)),
];

/// 新生入学资助.
pub const FRESHMAN: &[Row] = &[
    ("2013-06-01", OPEN, |child| freshman(child) && child.in_hebei, Pays::Yuan(500)),
    ("2013-06-01", OPEN, freshman, Pays::Yuan(1000)),
];

fn freshman(child: &Child) -> bool {
    child.year == 1 && child.is(Circumstance::FromSeniorMiddle) && child.poor() && child.of_hebei()
}

fn entrant(child: &Child) -> bool {
    let named = [
        Hardship::Registered,
        Hardship::RuralSubsistence,
        Hardship::UrbanSubsistence,
        Hardship::RuralDestitute,
        Hardship::UrbanDestitute,
    ];
    let asked = child.when.day.as_str() < "2026" || child.poor();
    let card = child.has(Hardship::Delisted) && asked;
    child.year == 1 && child.of_hebei() && (card || named.iter().any(|one| child.has(*one)))
}

fn disabled_entrant(child: &Child) -> bool {
    entrant(child) && child.has(Hardship::Disabled) && child.is(Circumstance::DisabilityCertificate)
}

/// 残联入学资助.
pub const DISABLED_ENTRANCE: &[Row] = &[
    ("2017-11-17", OPEN, |c| disabled_entrant(c) && postgraduate(c), Pays::Yuan(6000)),
    ("2017-11-17", OPEN, disabled_entrant, Pays::Yuan(5000)),
    ("2017-11-17", OPEN, |c| entrant(c) && c.has(Hardship::DisabledParent), Pays::Yuan(3000)),
];

/// 绿色通道: who enters is not yet recognised. As seen, in vocational schools from 2019.
pub const GREEN_CHANNEL: &[Row] = &[
    ("2019-09-01", OPEN, |c| c.year == 1 && c.is_at(&[Stage::Vocational]), Pays::NoSum),
    ("2025-09-01", OPEN, |c| c.year == 1, Pays::NoSum),
];

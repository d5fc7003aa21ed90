//! 普通高中: after-compulsory.md, section 1.

use aid::situation::{Circumstance, Decision, Hardship, SchoolKind};

use crate::child::Child;
use crate::opinion::{OPEN, Pays, Row};

/// 国家助学金.
pub const GRANT: &[Row] = &[
    ("2015-03-01", "2025-02-28", |child| child.poor(), Pays::Range(1000, 3000)),
    ("2025-03-01", OPEN, |child| child.poor(), Pays::Range(1200, 3500)),
];

/// The three of the four categories that are not 建档立卡.
fn three(child: &Child) -> bool {
    child.has(Hardship::Disabled) && child.is(Circumstance::DisabilityCertificate)
        || child.has(Hardship::RuralSubsistence)
        || child.has(Hardship::RuralDestitute)
}

/// Hebei's fifth: 经济困难残疾人家庭的学生, seen from June 2017.
fn wider(child: &Child) -> bool {
    three(child) || child.has(Hardship::DisabledParent) && child.when.day.as_str() >= "2017-09-01"
}

fn waived(child: &Child) -> bool {
    child.card() || three(child) || child.in_hebei && wider(child)
}

/// The prices are those of public schools, for pupils admitted in 2016 and later.
fn priced(child: &Child, city: bool, model: bool) -> bool {
    waived(child)
        && child.when.school_year + 1 - child.year >= 2016
        && child.school(SchoolKind::Public)
        && child.in_cangzhou
        && child.in_city() == city
        && child.is(Circumstance::ModelSchool) == model
}

/// 免学杂费; in Cangzhou the price by the place and the standing of the school.
pub const FEE_WAIVER: &[Row] = &[
    ("2016-09-01", OPEN, |child| priced(child, true, true), Pays::Yuan(1400)),
    ("2016-09-01", OPEN, |child| priced(child, true, false), Pays::Yuan(1200)),
    ("2016-09-01", OPEN, |child| priced(child, false, true), Pays::Yuan(1200)),
    ("2016-09-01", OPEN, |child| priced(child, false, false), Pays::Yuan(1000)),
    ("2016-09-01", OPEN, waived, Pays::NoSum),
];

/// 三免 in public schools of Hebei; of 建档立卡 families with Hebei registration. A special school
/// is asked.
fn three_free(child: &Child) -> bool {
    let others = child.when.day.as_str() >= "2017-09-01" && wider(child);
    let card = child.card() && child.of_hebei();
    let special = child.school(SchoolKind::Special) && child.decided(Decision::FeeWaived);
    let school = child.school(SchoolKind::Public) || special;
    child.in_hebei && school && (card || others)
}

/// 免住宿费.
pub const BOARDING: &[Row] =
    &[("2016-09-01", OPEN, |child| three_free(child) && child.boards(), Pays::NoSum)];

/// 免费教科书.
pub const TEXTBOOKS: &[Row] = &[("2016-09-01", OPEN, three_free, Pays::NoSum)];

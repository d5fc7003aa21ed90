//! 本专科: after-compulsory.md, section 3.

use aid::situation::{PrizeWon, SchoolKind, Service, Stage, TeacherScheme};

use crate::child::Child;
use crate::opinion::{OPEN, Pays, Row};

/// No publicly funded teacher student; a junior college has none.
fn pays_for_itself(child: &Child) -> bool {
    child.teacher(TeacherScheme::None) || child.is_at(&[Stage::JuniorCollege])
}

/// The grant of the quota; ex-soldiers have one of their own from autumn 2019.
fn ordinary(child: &Child) -> bool {
    let own = child.served(Service::ExSoldier) && child.when.day.as_str() >= "2019-09-01";
    child.poor() && pays_for_itself(child) && !own
}

fn ex_soldier(child: &Child) -> bool {
    child.served(Service::ExSoldier) && pays_for_itself(child)
}

/// 国家助学金.
pub const GRANT: &[Row] = &[
    ("2010-09-01", "2019-02-28", ordinary, Pays::School),
    ("2021-09-01", "2024-08-31", |c| c.in_hebei && ordinary(c), Pays::Range(2200, 4400)),
    ("2019-03-01", "2024-08-31", ordinary, Pays::Range(2000, 4500)),
    ("2024-09-01", OPEN, ordinary, Pays::Range(2500, 5000)),
    ("2019-09-01", "2024-08-31", ex_soldier, Pays::Yuan(3300)),
    ("2024-09-01", OPEN, ex_soldier, Pays::Yuan(3700)),
];

/// 三免: public colleges in Hebei, 建档立卡 with Hebei registration.
pub fn three_free(child: &Child) -> bool {
    child.when.day.as_str() >= "2016-09-01"
        && child.is_at(&[Stage::JuniorCollege, Stage::Undergraduate])
        && child.in_hebei
        && child.school(SchoolKind::Public)
        && child.card()
        && child.of_hebei()
}

fn funded_teacher(child: &Child) -> bool {
    let hebei = child.in_hebei && child.when.day.as_str() >= "2017-09-01";
    !pays_for_itself(child) && (child.teacher(TeacherScheme::National) || hebei)
}

/// 免学费.
pub const TUITION: &[Row] = &[
    ("2016-09-01", OPEN, three_free, Pays::NoSum),
    ("2007-09-01", OPEN, funded_teacher, Pays::NoSum),
];

/// 免住宿费.
pub const BOARDING: &[Row] = &[
    ("2016-09-01", OPEN, |child| three_free(child) && child.boards(), Pays::NoSum),
    ("2007-09-01", OPEN, |child| funded_teacher(child) && child.boards(), Pays::NoSum),
];

/// 免费教科书.
pub const TEXTBOOKS: &[Row] = &[("2016-09-01", OPEN, three_free, Pays::NoSum)];

/// 公费师范生生活补助.
pub const TEACHER_LIVING: &[Row] = &[
    ("2017-09-01", OPEN, |c| c.in_hebei && c.teacher(TeacherScheme::Hebei), Pays::Yuan(3000)),
    ("2007-09-01", OPEN, |child| child.teacher(TeacherScheme::National), Pays::Unseen),
];

fn may_compete(child: &Child) -> bool {
    child.year >= 2 && !child.won(PrizeWon::Encouragement)
}

/// 国家奖学金.
pub const SCHOLARSHIP: &[Row] = &[
    ("2007-09-01", "2024-08-31", may_compete, Pays::Yuan(8000)),
    ("2024-09-01", OPEN, may_compete, Pays::Yuan(10_000)),
];

fn may_be_encouraged(child: &Child) -> bool {
    child.year >= 2 && child.poor() && pays_for_itself(child) && !child.won(PrizeWon::National)
}

/// 国家励志奖学金.
pub const ENCOURAGEMENT: &[Row] = &[
    ("2007-09-01", "2024-08-31", may_be_encouraged, Pays::Yuan(5000)),
    ("2024-09-01", OPEN, may_be_encouraged, Pays::Yuan(6000)),
];

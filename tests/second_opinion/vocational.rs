//! 中等职业学校: after-compulsory.md, section 2.

use aid::situation::{Hardship, Major, SchoolKind};

use crate::child::Child;
use crate::opinion::{OPEN, Pays, Row};

/// 国家助学金: to spring 2025 years 1 and 2 only.
pub const GRANT: &[Row] = &[
    (
        "2015-03-01",
        "2025-02-28",
        |child| child.year <= 2 && granted(child),
        Pays::Range(1000, 3000),
    ),
    ("2025-03-01", OPEN, granted, Pays::School),
];

fn granted(child: &Child) -> bool {
    child.learns(Major::Agriculture) || child.poor()
}

/// 三免: public schools of Hebei, 建档立卡 with Hebei registration.
fn three_free(child: &Child) -> bool {
    child.when.day.as_str() >= "2016-09-01"
        && child.in_hebei
        && child.school(SchoolKind::Public)
        && child.card()
        && child.of_hebei()
}

fn free(child: &Child) -> bool {
    let named = child.rural() || child.learns(Major::Agriculture) || child.poor();
    named && !child.learns(Major::Performing) || three_free(child)
}

/// Performing arts have fees of their own: free by 三免 alone, and without a sum.
fn ordinary(child: &Child) -> bool {
    free(child) && !child.learns(Major::Performing)
}

/// 免学费.
pub const TUITION: &[Row] = &[
    ("2017-09-01", OPEN, |c| c.in_hebei && ordinary(c) && c.in_city(), Pays::Yuan(2300)),
    ("2017-09-01", OPEN, |c| c.in_hebei && ordinary(c), Pays::Yuan(1600)),
    ("2012-09-01", OPEN, free, Pays::NoSum),
];

/// 免住宿费.
pub const BOARDING: &[Row] =
    &[("2016-09-01", OPEN, |child| three_free(child) && child.boards(), Pays::NoSum)];

/// 免费教科书.
pub const TEXTBOOKS: &[Row] = &[("2016-09-01", OPEN, three_free, Pays::NoSum)];

/// 国家奖学金, from year 2.
pub const SCHOLARSHIP: &[Row] = &[("2019-09-01", OPEN, |child| child.year >= 2, Pays::Yuan(6000))];

fn registered(child: &Child) -> bool {
    child.has(Hardship::Registered) || child.has(Hardship::Delisted)
}

fn monitored(child: &Child) -> bool {
    use Hardship::{MonitoredEdge, MonitoredSudden, MonitoredUnstable};
    [MonitoredUnstable, MonitoredEdge, MonitoredSudden].iter().any(|one| child.has(*one))
}

/// 雨露计划, of secondary and higher vocational schools; nothing was seen for 2026.
pub const RAIN_DEW: &[Row] = &[
    ("2015-09-01", "2021-08-31", registered, Pays::Yuan(3000)),
    ("2021-09-01", "2025-12-31", |c| registered(c) || monitored(c), Pays::Yuan(3000)),
];

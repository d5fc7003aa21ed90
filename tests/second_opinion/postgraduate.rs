//! 研究生: after-compulsory.md, section 4.

use aid::situation::{Circumstance, Stage};

use crate::child::Child;
use crate::opinion::{OPEN, Pays, Row};

fn master(child: &Child) -> bool {
    child.is_at(&[Stage::Master])
}

fn central(child: &Child) -> bool {
    child.is(Circumstance::CentralCollege)
}

fn unpaid(child: &Child) -> bool {
    !child.is(Circumstance::FixedWage)
}

/// 国家助学金: no test of poverty, no fixed wage.
pub const GRANT: &[Row] = &[
    ("2014-09-01", OPEN, |child| master(child) && unpaid(child), Pays::Yuan(6000)),
    ("2014-09-01", "2017-02-28", |c| !master(c) && unpaid(c) && central(c), Pays::Yuan(12_000)),
    ("2014-09-01", "2017-02-28", |c| !master(c) && unpaid(c), Pays::Yuan(10_000)),
    ("2017-03-01", OPEN, |c| !master(c) && unpaid(c) && central(c), Pays::Yuan(15_000)),
    ("2017-03-01", OPEN, |c| !master(c) && unpaid(c), Pays::Yuan(13_000)),
];

/// 国家奖学金.
pub const SCHOLARSHIP: &[Row] = &[
    ("2012-09-01", OPEN, master, Pays::Yuan(20_000)),
    ("2012-09-01", OPEN, |child| !master(child), Pays::Yuan(30_000)),
];

/// 学业奖学金: the ceiling, of central colleges and, to 2024, of Hebei's own.
pub const ACADEMIC: &[Row] = &[
    ("2025-01-01", OPEN, |c| central(c) && master(c), Pays::UpTo(20_000)),
    ("2025-01-01", OPEN, central, Pays::UpTo(30_000)),
    ("2014-09-01", "2024-12-31", |c| (central(c) || c.in_hebei) && master(c), Pays::UpTo(12_000)),
    ("2014-09-01", "2024-12-31", |c| central(c) || c.in_hebei, Pays::UpTo(18_000)),
    ("2014-09-01", OPEN, |_| true, Pays::Unseen),
];

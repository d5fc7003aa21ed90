//! Graduates: after-compulsory.md, 3.3 and 3.4.

use aid::situation::{Circumstance, Hardship, Stage, TeacherScheme};

use crate::child::Child;
use crate::opinion::{OPEN, Pays, Row};
use crate::several::postgraduate;

/// 国家助学贷款免息, year by year from 2022 to 2025.
pub const INTEREST: &[Row] =
    &[("2022-01-01", "2025-12-31", |child| child.is(Circumstance::LoanToRepay), Pays::NoSum)];

/// Of a central college; a 定向 student is none of them.
fn central(child: &Child) -> bool {
    let own = !child.is_at(&[Stage::Undergraduate]) || child.teacher(TeacherScheme::None);
    child.is(Circumstance::GrassRoots) && child.is(Circumstance::CentralCollege) && own
}

/// Of Hebei's own colleges, from 低保 families; the caps after 2021 are unknown.
fn of_hebei(child: &Child) -> bool {
    child.is(Circumstance::GrassRoots)
        && !child.is(Circumstance::CentralCollege)
        && (child.has(Hardship::RuralSubsistence) || child.has(Hardship::UrbanSubsistence))
        && child.in_hebei
}

/// 基层就业学费补偿和贷款代偿.
pub const GRASS_ROOTS: &[Row] = &[
    ("2014-09-01", "2021-08-31", |c| central(c) && postgraduate(c), Pays::UpTo(12_000)),
    ("2014-09-01", "2021-08-31", central, Pays::UpTo(8000)),
    ("2021-09-01", "2023-08-31", |c| central(c) && postgraduate(c), Pays::UpTo(16_000)),
    ("2021-09-01", "2023-08-31", central, Pays::UpTo(12_000)),
    ("2023-09-01", "2024-08-31", |c| central(c) && postgraduate(c), Pays::UpTo(20_000)),
    ("2023-09-01", "2024-08-31", central, Pays::UpTo(16_000)),
    ("2024-09-01", OPEN, |c| central(c) && postgraduate(c), Pays::UpTo(25_000)),
    ("2024-09-01", OPEN, central, Pays::UpTo(20_000)),
    ("2016-09-01", "2021-08-31", |c| of_hebei(c) && postgraduate(c), Pays::UpTo(12_000)),
    ("2016-09-01", "2021-08-31", of_hebei, Pays::UpTo(8000)),
    ("2021-09-01", OPEN, of_hebei, Pays::Unseen),
];

//! 学前: compulsory.md, section 4.

use aid::situation::{Approval, SchoolKind};

use crate::child::Child;
use crate::opinion::{OPEN, Pays, Row};

/// The class of a special school counts as public.
fn inclusive(child: &Child) -> bool {
    !child.school(SchoolKind::Private)
        || child.school(SchoolKind::Private) && child.approved(Approval::Inclusive)
}

fn approved(child: &Child) -> bool {
    inclusive(child) || child.school(SchoolKind::Private) && child.approved(Approval::Approved)
}

/// 免保育教育费: the last year.
pub const FEES: &[Row] =
    &[("2025-09-01", OPEN, |child| child.year == 3 && approved(child), Pays::NoSum)];

/// 学前教育资助.
pub const AID: &[Row] = &[
    (
        "2023-09-01",
        OPEN,
        |child| child.in_hebei && child.poor() && inclusive(child),
        Pays::Range(500, 1000),
    ),
    ("2011-09-01", OPEN, |child| child.poor() && inclusive(child), Pays::School),
];

//! A sum as an engine gives it: a constant, or a part of what the school granted.

use aid::money::Yuan;

/// One end of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    /// A sum that the rules give.
    Fen(u64),
    /// What the school granted.
    Grant,
    /// The autumn's half of it.
    AutumnHalf,
    /// The spring's half of it.
    SpringHalf,
}

impl Bound {
    /// The bound that gives these sums for these grants; none where no bound does.
    pub(super) fn of(sums: &[(Yuan, Yuan)]) -> Option<Self> {
        let constant = sums.first().map(|(_, sum)| Self::Fen(sum.fen()));
        let of_grant = [Self::Grant, Self::AutumnHalf, Self::SpringHalf];
        let fits = |bound: &Self| sums.iter().all(|(grant, sum)| bound.sum(*grant) == *sum);
        constant.into_iter().chain(of_grant).find(fits)
    }

    /// The sum for a grant.
    pub(super) fn sum(self, grant: Yuan) -> Yuan {
        match self {
            Self::Fen(fen) => Yuan::from_fen(fen),
            Self::Grant => grant,
            Self::AutumnHalf => grant.halves().0,
            Self::SpringHalf => grant.halves().1,
        }
    }

    /// The expression. A half is exact on every engine: what is divided is even, so the quotient is
    /// a whole number, whether an engine divides whole numbers or floating ones.
    pub(super) fn sql(self) -> String {
        match self {
            Self::Fen(fen) => fen.to_string(),
            Self::Grant => "grant_fen".to_owned(),
            Self::AutumnHalf => "CAST((grant_fen - grant_fen % 2) / 2 AS BIGINT)".to_owned(),
            Self::SpringHalf => "CAST((grant_fen + grant_fen % 2) / 2 AS BIGINT)".to_owned(),
        }
    }
}

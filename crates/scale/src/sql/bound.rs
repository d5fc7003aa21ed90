//! A sum as an engine gives it: a constant, or a part of what the school granted.

use aid::money::Yuan;

/// One end of a sum, for grants of one range. Bounds are ordered by what they come to: the ranges
/// begin and end where a part of the grant meets a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bound {
    /// What it comes to for the least grant of the range and for the greatest.
    comes_to: (Yuan, Yuan),
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A sum that the rules give.
    Constant,
    /// What the school granted.
    Grant,
    /// The autumn's half of it.
    AutumnHalf,
    /// The spring's half of it.
    SpringHalf,
}

impl Bound {
    /// A sum that the rules give.
    pub(super) const fn constant(sum: Yuan) -> Self {
        Self { comes_to: (sum, sum), part: Part::Constant }
    }

    /// The bound that gives these sums for these grants; none where no bound does.
    pub(super) fn of(sums: &[(Yuan, Yuan)]) -> Option<Self> {
        let (_, first) = sums.first()?;
        let (_, last) = sums.last()?;
        let parts = [Part::Constant, Part::Grant, Part::AutumnHalf, Part::SpringHalf];
        let fits = |part: &Part| sums.iter().all(|(grant, sum)| part.of(*grant, *first) == *sum);
        let part = parts.into_iter().find(fits)?;
        Some(Self { comes_to: (*first, *last), part })
    }

    /// The sum for a grant of the range.
    pub(super) fn sum(self, grant: Yuan) -> Yuan {
        self.part.of(grant, self.comes_to.0)
    }

    /// Whether it is the same for every grant of the range.
    pub(super) fn is_constant(self) -> bool {
        self.part == Part::Constant
    }

    /// The expression. A half is exact on every engine: what is divided is even, so the quotient is
    /// a whole number, whether an engine divides whole numbers or floating ones.
    pub(super) fn sql(self) -> String {
        match self.part {
            Part::Constant => self.comes_to.0.fen().to_string(),
            Part::Grant => "grant_fen".to_owned(),
            Part::AutumnHalf => "CAST((grant_fen - grant_fen % 2) / 2 AS BIGINT)".to_owned(),
            Part::SpringHalf => "CAST((grant_fen + grant_fen % 2) / 2 AS BIGINT)".to_owned(),
        }
    }
}

impl Part {
    fn of(self, grant: Yuan, constant: Yuan) -> Yuan {
        match self {
            Self::Constant => constant,
            Self::Grant => grant,
            Self::AutumnHalf => grant.halves().0,
            Self::SpringHalf => grant.halves().1,
        }
    }
}

//! What is still possible for a row, as AND and OR over what its answers can still be.
//!
//! Nothing here is NULL: whether an answer can be yes and whether it can be no are two truths, both
//! true while it is not given. What is possible is then found without loss, as long as no AND joins
//! two parts that ask for one answer; a decision tree has none that does.

use std::collections::BTreeMap;

use super::tree::{AtomId, Forest, Node, NodeId};

/// A condition on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Formula {
    /// Of no row.
    Never,
    /// Of every row.
    Always,
    /// As these words say.
    Words(String),
    /// All of these.
    All(Vec<Self>),
    /// At least one of these.
    Any(Vec<Self>),
}

/// What the answer to an atom can still be.
pub(super) trait Literals {
    /// Whether it can lead along one of these arms.
    fn can_be(&self, atom: AtomId, arms: &[usize]) -> Formula;
}

impl Formula {
    /// All of these.
    pub(super) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Self::Never => return Self::Never,
                Self::Always => {}
                Self::All(inner) => kept.extend(inner),
                Self::Words(_) | Self::Any(_) => kept.push(part),
            }
        }
        Self::of_parts(kept, Self::Always, Self::All)
    }

    /// At least one of these.
    pub(super) fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Self::Always => return Self::Always,
                Self::Never => {}
                Self::Any(inner) => kept.extend(inner),
                Self::Words(_) | Self::All(_) => kept.push(part),
            }
        }
        Self::of_parts(kept, Self::Never, Self::Any)
    }

    fn of_parts(mut parts: Vec<Self>, none: Self, many: impl FnOnce(Vec<Self>) -> Self) -> Self {
        match (parts.pop(), parts.is_empty()) {
            (None, _) => none,
            (Some(only), true) => only,
            (Some(last), false) => {
                parts.push(last);
                many(parts)
            }
        }
    }

    /// The condition as an engine reads it.
    pub(super) fn sql(&self) -> String {
        match self {
            Self::Never => "(1 = 0)".to_owned(),
            Self::Always => "(1 = 1)".to_owned(),
            Self::Words(words) => words.clone(),
            Self::All(parts) => joined(parts, " AND "),
            Self::Any(parts) => joined(parts, " OR "),
        }
    }
}

fn joined(parts: &[Formula], by: &str) -> String {
    let inner = |part: &Formula| match part {
        Formula::All(_) | Formula::Any(_) => format!("({})", part.sql()),
        Formula::Never | Formula::Always | Formula::Words(_) => part.sql(),
    };
    parts.iter().map(inner).collect::<Vec<String>>().join(by)
}

/// Whether a row can still come to a true leaf.
pub(super) fn possible(forest: &Forest<bool>, root: NodeId, literals: &impl Literals) -> Formula {
    match forest.node(root) {
        None | Some(Node::Leaf(false)) => Formula::Never,
        Some(Node::Leaf(true)) => Formula::Always,
        Some(Node::Ask(atom, arms)) => {
            let mut led: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
            for (place, arm) in arms.iter().enumerate() {
                led.entry(*arm).or_default().push(place);
            }
            let steps = led.iter().map(|(next, arms)| {
                let can_be = literals.can_be(*atom, arms);
                (can_be, possible(forest, *next, literals))
            });
            let mut steps: Vec<(Formula, Formula)> = steps.collect();
            if let [(_, first), (_, second)] = steps.as_slice() {
                // Of two ways one is always open: where it leads to the goal, the other is not
                // asked whether it is.
                let goal = [first, second].map(|then| *then == Formula::Always);
                if let ([true, false], [_, (open, _)]) | ([false, true], [(open, _), _]) =
                    (goal, steps.as_mut_slice())
                {
                    *open = Formula::Always;
                }
            }
            Formula::any(steps.into_iter().map(|(can_be, then)| Formula::all([can_be, then])))
        }
    }
}

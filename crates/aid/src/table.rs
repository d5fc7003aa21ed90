//! 决定表: what one benefit comes to, looked up in place of judged. Made from the rules once; gives
//! for every set of answers, complete or not, just what the judgement finds. Reasons come from the
//! judgement alone.
//!
//! A table asks one question after the other, as far as the answers so far leave anything open. An
//! answer that is missing is one more answer, which leads to what is still possible.

mod asked;
mod diagram;
mod making;

use std::sync::OnceLock;

use crate::eligibility::Facts;
use crate::rulebook::{Chapter, Rulebook};
use crate::situation::Stage;
use crate::space::{Spreads, explore};
use crate::vocabulary::Vocabulary;
use asked::Asked;
use making::Making;

/// The rules of a period with their tables, for whoever asks about many children. The tables of a
/// stage are made when it is first looked at.
#[derive(Debug)]
pub struct Tables<'p> {
    /// The rules.
    pub book: Rulebook<'p>,
    /// The chapters of each stage, each with its table: side by side, so that one child's are met
    /// in one walk.
    stages: [OnceLock<Vec<Tabled<'p>>>; Stage::ALL.len()],
}

/// A chapter and its table.
#[derive(Debug)]
struct Tabled<'p> {
    chapter: Chapter<'p>,
    table: Option<Table>,
}

impl<'p> Tables<'p> {
    /// The tables of a rulebook.
    pub fn new(book: Rulebook<'p>) -> Self {
        Self { book, stages: Default::default() }
    }

    /// The benefits of a stage, each with its table.
    #[inline]
    pub fn benefits(&self, stage: Stage) -> impl Iterator<Item = Looked<'_, 'p>> {
        let with_table = |chapter: &Chapter<'p>| Tabled {
            table: Table::new(chapter, stage),
            chapter: chapter.clone(),
        };
        let make = || self.book.chapters(stage).iter().map(with_table).collect();
        let tables = self.stages.get(stage as usize);
        let tables = tables.map_or(&[][..], |tables| tables.get_or_init(make));
        tables.iter().map(|Tabled { chapter, table }| Looked { chapter, table: table.as_ref() })
    }
}

/// The rules of one benefit for one stage, and their table where there is one.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'t, 'p> {
    /// The rules.
    pub chapter: &'t Chapter<'p>,
    table: Option<&'t Table>,
}

impl Looked<'_, '_> {
    /// What is certain and what is possible.
    #[inline]
    pub fn explore(self, facts: &Facts) -> Spreads {
        let found = self.table.and_then(|table| table.find(self.chapter, facts));
        found.unwrap_or_else(|| explore(self.chapter, facts))
    }
}

/// The rules alone, for who asks about few children.
impl<'t, 'p> From<&'t Chapter<'p>> for Looked<'t, 'p> {
    fn from(chapter: &'t Chapter<'p>) -> Self {
        Self { chapter, table: None }
    }
}

/// The table of one benefit of one stage in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    root: Arm,
    nodes: Vec<Node>,
    /// The arms of the nodes, those of one beside each other.
    arms: Vec<Arm>,
    spreads: Vec<Spreads>,
}

/// Where an answer leads: to the next question, or to what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Arm {
    Node(u16),
    Found(u16),
}

/// A question, and where the arms of its answers begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Node {
    asked: Asked,
    first: u32,
}

impl Table {
    /// The table of a chapter; none where it would have more rows than a table is worth.
    pub(crate) fn new(chapter: &Chapter<'_>, stage: Stage) -> Option<Self> {
        let empty =
            Self { root: Arm::Found(0), nodes: Vec::new(), arms: Vec::new(), spreads: Vec::new() };
        Making::new(chapter, stage, empty).finish()
    }

    /// What the benefit comes to; none for answers that the table has no row for: a grant that was
    /// told, or a place that is none.
    #[inline]
    pub(crate) fn find(&self, chapter: &Chapter<'_>, facts: &Facts) -> Option<Spreads> {
        let mut arm = self.root;
        loop {
            match arm {
                Arm::Found(place) => return self.spreads.get(usize::from(place)).copied(),
                Arm::Node(place) => {
                    let node = self.nodes.get(usize::from(place))?;
                    let answer = node.asked.answer(chapter, facts)?;
                    arm = *self.arms.get(node.first as usize + answer)?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;

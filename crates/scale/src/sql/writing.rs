//! Trees as nested CASEs, and the SELECT around them.

use std::collections::BTreeMap;

use aid::policy::Benefit;
use aid::region::RegionCode;
use aid::situation::{Hardship, Question, Stage};
use aid::vocabulary::{Set, Vocabulary};

use super::atom::Atom;
use super::bound::Bound;
use super::grow::Leaf;
use super::places::Places;
use super::tree::{Forest, Node, NodeId};
use super::trees::Trees;
use crate::answers::{Answer, Figure, OF_NO_RULE, verdict_code, waits_for_number};
use crate::facts::{Fact, ROW, TABLE};

/// The value of one figure at a leaf.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Number(u8),
    Sum(Bound),
    NoSum,
    Questions(Set<Question>),
}

/// Writes a SELECT, benefit by benefit.
pub(super) struct Writer<'a> {
    trees: &'a Trees,
    places: &'a Places,
    region: Option<RegionCode>,
    of_no_stage: Answer,
    /// What stands before the SELECT.
    pub(super) head: String,
    columns: String,
    cells: Forest<Cell>,
    /// The comment that belongs to the next column.
    pub(super) note: String,
    /// The rules in force, for the comment at each further CASE of the benefit.
    pub(super) brief: String,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        trees: &'a Trees,
        places: &'a Places,
        region: Option<RegionCode>,
        of_no_stage: Answer,
    ) -> Self {
        Self {
            trees,
            places,
            region,
            of_no_stage,
            head: String::new(),
            columns: String::new(),
            cells: Forest::default(),
            note: String::new(),
            brief: String::new(),
        }
    }

    /// Writes the columns of one benefit.
    pub(super) fn benefit(&mut self, benefit: Benefit) {
        let note = std::mem::take(&mut self.note);
        self.columns.push_str(&note);
        for figure in Figure::ALL {
            let case = self.case(benefit, figure);
            let brief = if figure == Figure::Verdict { "" } else { &self.brief };
            let name = figure.name(benefit);
            self.columns.push_str(&format!(",\n{brief}{case} AS {name}"));
        }
        self.columns.push('\n');
    }

    /// The CASE of a figure: the stage first, then what the rules for it look at.
    fn case(&mut self, benefit: Benefit, figure: Figure) -> String {
        let unruled = self.cells.leaf(cell(figure, &without_sums(OF_NO_RULE)));
        let unknown = self.cells.leaf(cell(figure, &without_sums(self.of_no_stage)));
        let mut arms: BTreeMap<NodeId, Vec<Stage>> = BTreeMap::new();
        for stage in Stage::ALL {
            let root = self.trees.roots.get(&(benefit, *stage));
            let cells = &mut self.cells;
            let projected = root.and_then(|root| {
                self.trees.forest.projected(*root, cells, &|leaf| cell(figure, leaf))
            });
            arms.entry(projected.unwrap_or(unruled)).or_default().push(*stage);
        }
        arms.remove(&unknown);
        let mut arms: Vec<(NodeId, Vec<Stage>)> = arms.into_iter().collect();
        // Most rows are of the stages of few benefits: they are done first.
        arms.sort_by_key(|(node, stages)| (*node != unruled, stages.first().copied()));
        let other = self.node(unknown, 2);
        let mut text = String::new();
        for (node, stages) in arms {
            let codes: Vec<&str> = stages.iter().map(|stage| stage.id()).collect();
            let test = is_one_of(&Fact::Stage.name(), &codes);
            text.push_str(&format!("\n WHEN {test} THEN {}", self.shortest(node)));
        }
        let case = if text.is_empty() { other } else { format!("CASE{text}\n ELSE {other} END") };
        if figure == Figure::Verdict { case } else { format!("CAST({case} AS BIGINT)") }
    }

    /// The shortest expression of a tree. What waits for several answers is a sum of what waits for
    /// each, where that is shorter.
    fn shortest(&mut self, root: NodeId) -> String {
        let whole = self.cells.shorter(root);
        let whole = self.node(whole, 2);
        let questions = self.questions(root);
        if questions.len() < 2 {
            return whole;
        }
        let mut parts = Vec::new();
        for question in questions.iter() {
            let mut alone = Forest::default();
            let only = |cell: &Cell| match cell {
                Cell::Questions(open) => Cell::Questions(open.intersection(Set::of(question))),
                Cell::Number(_) | Cell::Sum(_) | Cell::NoSum => cell.clone(),
            };
            let Some(part) = self.cells.projected(root, &mut alone, &only) else { return whole };
            let part = alone.shorter(part);
            parts.push(self.written(&alone, part, 3));
        }
        let sum = format!("({})", parts.join("\n  + "));
        if sum.len() < whole.len() { sum } else { whole }
    }

    /// The questions that a leaf of a tree waits for.
    fn questions(&self, root: NodeId) -> Set<Question> {
        self.cells.leaves(root).into_iter().fold(Set::EMPTY, |all, cell| match cell {
            Cell::Questions(open) => all.union(*open),
            Cell::Number(_) | Cell::Sum(_) | Cell::NoSum => all,
        })
    }

    fn node(&self, number: NodeId, depth: usize) -> String {
        self.written(&self.cells, number, depth)
    }

    /// The expression of a tree.
    fn written(&self, cells: &Forest<Cell>, number: NodeId, depth: usize) -> String {
        match cells.node(number) {
            None => String::new(),
            Some(Node::Leaf(cell)) => cell.sql(),
            Some(Node::Ask { atom, arms, unknown }) => {
                let mut text = "CASE".to_owned();
                let mut led: Vec<(NodeId, Vec<usize>)> = Vec::new();
                for (place, arm) in arms.iter().enumerate() {
                    match led.iter_mut().find(|(known, _)| known == arm) {
                        Some((_, places)) => places.push(place),
                        None => led.push((*arm, vec![place])),
                    }
                }
                let indent = " ".repeat(depth);
                for (arm, places) in led.iter().filter(|(arm, _)| arm != unknown) {
                    let test = self.test(*atom, places);
                    let then = self.written(cells, *arm, depth.saturating_add(1));
                    text.push_str(&format!("\n{indent}WHEN {test} THEN {then}"));
                }
                let other = self.written(cells, *unknown, depth.saturating_add(1));
                text.push_str(&format!("\n{indent}ELSE {other} END"));
                text
            }
        }
    }

    /// Whether a row is in one of the arms of an atom.
    fn test(&self, atom: usize, arms: &[usize]) -> String {
        let both = arms.len() > 1;
        match self.trees.atoms.get(atom) {
            None => String::new(),
            Some(Atom::Place(_)) => match arms {
                [only] => format!("place_group = {only}"),
                _ => {
                    let groups: Vec<String> = arms.iter().map(usize::to_string).collect();
                    format!("place_group IN ({})", groups.join(", "))
                }
            },
            Some(Atom::Code(fact)) => {
                let codes = fact.codes();
                let codes: Vec<&str> =
                    arms.iter().filter_map(|arm| codes.get(*arm).copied()).collect();
                is_one_of(&fact.name(), &codes)
            }
            Some(Atom::Truth(fact)) => is_so(&fact.name(), arms, both),
            Some(Atom::AnyOf(categories)) => is_so(&self.any_of(*categories), arms, both),
            Some(Atom::Grant(ranges)) => {
                let ranges = arms.iter().filter_map(|arm| ranges.get(*arm));
                let within =
                    |(first, last): &(u64, u64)| format!("grant_fen BETWEEN {first} AND {last}");
                let tests: Vec<String> = ranges.map(within).collect();
                tests.join(" OR ")
            }
        }
    }

    /// The name of the column in which it stands whether one of several categories applies.
    fn any_of(&self, categories: Set<Hardship>) -> String {
        match categories.iter().collect::<Vec<Hardship>>().as_slice() {
            [only] => Fact::Hardship(*only).name(),
            _ => {
                let same = |atom: &&Atom| **atom == Atom::AnyOf(categories);
                let groups = self.trees.atoms.iter().filter(|atom| matches!(atom, Atom::AnyOf(_)));
                let place = groups.take_while(|atom| !same(atom)).count();
                format!("hardship_group_{place}")
            }
        }
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        let inner = self.inner();
        let Self { head, columns, .. } = self;
        format!("{head}SELECT\n{ROW}{columns}\nFROM (\n{inner}\n) AS told\n")
    }

    /// The query below: the columns that are asked for, and what several of them say together.
    fn inner(&self) -> String {
        let mut columns = vec![ROW.to_owned(), Fact::Stage.name()];
        for atom in &self.trees.atoms {
            match atom {
                Atom::Place(_) => columns.push(self.place_group()),
                Atom::Code(fact) | Atom::Truth(fact) => columns.push(fact.name()),
                Atom::AnyOf(categories) => {
                    let members: Vec<String> =
                        categories.iter().map(|one| Fact::Hardship(one).name()).collect();
                    let name = self.any_of(*categories);
                    columns.push(match members.as_slice() {
                        [_] => name,
                        _ => format!("({}) AS {name}", members.join("\n OR ")),
                    });
                }
                Atom::Grant(_) => columns.push(Fact::Grant.name()),
            }
        }
        let mut seen = Vec::new();
        columns.retain(|column| {
            let new = !seen.contains(column);
            seen.push(column.clone());
            new
        });
        format!("SELECT\n{}\nFROM {TABLE}", columns.join(",\n"))
    }

    /// The group of the row's place.
    fn place_group(&self) -> String {
        let column = Fact::Region.name();
        let mut text = "CASE".to_owned();
        if let Some(region) = self.region {
            let group = self.places.group_of(region);
            text.push_str(&format!("\n WHEN {column} IS NULL OR {column} = '' THEN {group}"));
            text.push_str(&format!(" -- the region asked for, {region}"));
        }
        for arm in self.places.arms(&column) {
            text.push_str(&format!("\n {arm}"));
        }
        text.push_str("\n END AS place_group");
        text
    }
}

impl Cell {
    fn sql(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Sum(bound) => bound.sql(),
            Self::NoSum => "CAST(NULL AS BIGINT)".to_owned(),
            Self::Questions(questions) => waits_for_number(*questions).to_string(),
        }
    }
}

fn without_sums(answer: Answer) -> Leaf {
    Leaf { answer, sums: None }
}

fn cell(figure: Figure, leaf: &Leaf) -> Cell {
    match (figure, &leaf.sums) {
        (Figure::Verdict, _) => Cell::Number(verdict_code(leaf.answer.verdict)),
        (Figure::Least, Some((least, _))) => Cell::Sum(*least),
        (Figure::Most, Some((_, most))) => Cell::Sum(*most),
        (Figure::Least | Figure::Most, None) => Cell::NoSum,
        (Figure::WaitsFor, _) => Cell::Questions(leaf.answer.waits_for),
    }
}

fn is_one_of(column: &str, codes: &[&str]) -> String {
    match codes {
        [only] => format!("{column} = '{only}'"),
        _ => format!("{column} IN ('{}')", codes.join("', '")),
    }
}

/// Of a column that is true or not: the first arm is yes, the second no.
fn is_so(column: &str, arms: &[usize], both: bool) -> String {
    match arms {
        _ if both => format!("{column} IS NOT NULL"),
        [0] => column.to_owned(),
        _ => format!("NOT {column}"),
    }
}

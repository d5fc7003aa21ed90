//! Decision trees that share what is alike: two nodes with one number are one tree.

mod shorter;

use std::collections::{BTreeMap, BTreeSet};

/// The number of a node.
pub(super) type NodeId = usize;

/// The number of an atom, what a node asks a row for.
pub(super) type AtomId = usize;

/// One node of a tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node<L> {
    /// Nothing more is asked.
    Leaf(L),
    /// A row is asked for an atom.
    Ask {
        /// Which.
        atom: AtomId,
        /// Where each of its answers leads.
        arms: Vec<NodeId>,
        /// Where no answer leads.
        unknown: NodeId,
    },
}

/// Nodes, each of them once.
#[derive(Debug)]
pub(super) struct Forest<L> {
    nodes: Vec<Node<L>>,
    numbers: BTreeMap<Node<L>, NodeId>,
    /// How many leaves each node has when it is written out.
    weights: Vec<usize>,
}

impl<L> Default for Forest<L> {
    fn default() -> Self {
        Self { nodes: Vec::new(), numbers: BTreeMap::new(), weights: Vec::new() }
    }
}

impl<L: Clone + Ord> Forest<L> {
    /// The leaf of a value.
    pub(super) fn leaf(&mut self, value: L) -> NodeId {
        self.number(Node::Leaf(value))
    }

    /// The node that asks; where every answer leads to one node, that node.
    pub(super) fn ask(&mut self, atom: AtomId, arms: Vec<NodeId>, unknown: NodeId) -> NodeId {
        if arms.iter().all(|arm| *arm == unknown) {
            return unknown;
        }
        self.number(Node::Ask { atom, arms, unknown })
    }

    /// The node of a number.
    pub(super) fn node(&self, number: NodeId) -> Option<&Node<L>> {
        self.nodes.get(number)
    }

    fn number(&mut self, node: Node<L>) -> NodeId {
        if let Some(number) = self.numbers.get(&node) {
            return *number;
        }
        let number = self.nodes.len();
        let weight = match &node {
            Node::Leaf(_) => 1,
            Node::Ask { arms, unknown, .. } => self.weight_of(arms, *unknown),
        };
        self.nodes.push(node.clone());
        self.weights.push(weight);
        self.numbers.insert(node, number);
        number
    }

    /// The values of the leaves of a tree, each once.
    pub(super) fn leaves(&self, root: NodeId) -> Vec<&L> {
        let mut leaves = Vec::new();
        let mut open = vec![root];
        let mut seen = BTreeSet::new();
        while let Some(number) = open.pop() {
            match self.node(number).filter(|_| seen.insert(number)) {
                None => {}
                Some(Node::Leaf(leaf)) => leaves.push(leaf),
                Some(Node::Ask { arms, unknown, .. }) => {
                    open.extend(arms.iter().copied().chain([*unknown]));
                }
            }
        }
        leaves
    }

    /// The leaves of what arms lead to; arms that lead to one node are written once.
    fn weight_of(&self, arms: &[NodeId], unknown: NodeId) -> usize {
        let led: BTreeSet<NodeId> = arms.iter().copied().chain([unknown]).collect();
        let weights = led.iter().filter_map(|node| self.weights.get(*node));
        weights.copied().fold(0, usize::saturating_add)
    }

    /// The same tree with another value at each leaf, and nothing asked that no longer matters.
    pub(super) fn projected<M: Clone + Ord>(
        &self,
        root: NodeId,
        into: &mut Forest<M>,
        value: &impl Fn(&L) -> M,
    ) -> Option<NodeId> {
        let mut done = BTreeMap::new();
        self.project(root, into, value, &mut done)
    }

    fn project<M: Clone + Ord>(
        &self,
        root: NodeId,
        into: &mut Forest<M>,
        value: &impl Fn(&L) -> M,
        done: &mut BTreeMap<NodeId, NodeId>,
    ) -> Option<NodeId> {
        if let Some(known) = done.get(&root) {
            return Some(*known);
        }
        let projected = match self.node(root)? {
            Node::Leaf(leaf) => into.leaf(value(leaf)),
            Node::Ask { atom, arms, unknown } => {
                let arms = arms.iter().map(|arm| self.project(*arm, into, value, done));
                let arms = arms.collect::<Option<Vec<NodeId>>>()?;
                let unknown = self.project(*unknown, into, value, done)?;
                into.ask(*atom, arms, unknown)
            }
        };
        done.insert(root, projected);
        Some(projected)
    }
}

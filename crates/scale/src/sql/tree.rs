//! Decision trees that share what is alike: two nodes with one number are one tree.

mod apart;
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
    /// A row is asked for an atom; its answers lead on, each along its arm.
    Ask(AtomId, Vec<NodeId>),
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
    pub(super) fn ask(&mut self, atom: AtomId, arms: Vec<NodeId>) -> NodeId {
        match arms.first() {
            Some(first) if arms.iter().all(|arm| arm == first) => *first,
            _ => self.number(Node::Ask(atom, arms)),
        }
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
            Node::Ask(_, arms) => self.weight_of(arms),
        };
        self.nodes.push(node.clone());
        self.weights.push(weight);
        self.numbers.insert(node, number);
        number
    }

    /// The values of the leaves of a tree, each once.
    pub(super) fn leaves(&self, root: NodeId) -> BTreeSet<L> {
        let nodes = self.below(root).into_iter().filter_map(|number| self.node(number));
        nodes
            .filter_map(|node| match node {
                Node::Leaf(leaf) => Some(leaf.clone()),
                Node::Ask(..) => None,
            })
            .collect()
    }

    /// The atoms that a tree asks for, each with the number of its arms.
    pub(super) fn atoms(&self, root: NodeId) -> BTreeMap<AtomId, usize> {
        let nodes = self.below(root).into_iter().filter_map(|number| self.node(number));
        nodes
            .filter_map(|node| match node {
                Node::Leaf(_) => None,
                Node::Ask(atom, arms) => Some((*atom, arms.len())),
            })
            .collect()
    }

    /// A node and all nodes below it.
    fn below(&self, root: NodeId) -> BTreeSet<NodeId> {
        let mut seen = BTreeSet::new();
        let mut open = vec![root];
        while let Some(number) = open.pop() {
            if !seen.insert(number) {
                continue;
            }
            if let Some(Node::Ask(_, arms)) = self.node(number) {
                open.extend(arms);
            }
        }
        seen
    }

    /// The leaves of what arms lead to; arms that lead to one node are written once.
    fn weight_of(&self, arms: &[NodeId]) -> usize {
        let led: BTreeSet<NodeId> = arms.iter().copied().collect();
        let weights = led.iter().filter_map(|node| self.weights.get(*node));
        weights.copied().fold(0, usize::saturating_add)
    }

    /// The same tree with another value at each leaf, and nothing asked that no longer matters.
    pub(super) fn projected<M: Clone + Ord>(
        &self,
        root: NodeId,
        into: &mut Forest<M>,
        value: &impl Fn(&L) -> M,
    ) -> NodeId {
        let mut done = BTreeMap::new();
        // A node stands after those below it.
        for number in self.below(root) {
            let projected = match self.node(number) {
                None => continue,
                Some(Node::Leaf(leaf)) => into.leaf(value(leaf)),
                Some(Node::Ask(atom, arms)) => {
                    let arms = arms.iter().filter_map(|arm| done.get(arm).copied());
                    into.ask(*atom, arms.collect())
                }
            };
            done.insert(number, projected);
        }
        done.get(&root).copied().unwrap_or(root)
    }
}

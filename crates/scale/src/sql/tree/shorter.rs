//! The same tree in another order of asking, so that it is short when it is written out.

use std::collections::{BTreeMap, BTreeSet};

use super::{AtomId, Forest, Node, NodeId};

/// One step of asking: an atom, where its arms lead, and where no answer leads.
struct Step {
    atom: AtomId,
    arms: Vec<NodeId>,
    unknown: NodeId,
}

impl<L: Clone + Ord> Forest<L> {
    /// A tree that leads every row to the same leaf. Each step asks first for what leaves the least
    /// to be written.
    pub(in crate::sql) fn shorter(&mut self, root: NodeId) -> NodeId {
        self.shorten(root, &mut BTreeMap::new())
    }

    fn shorten(&mut self, root: NodeId, done: &mut BTreeMap<NodeId, NodeId>) -> NodeId {
        if let Some(known) = done.get(&root) {
            return *known;
        }
        let atoms = self.atoms(root);
        let mut best: Option<(usize, Step)> = None;
        for (atom, arms) in atoms {
            let step = self.step(root, atom, arms);
            let weight = self.weight_of(&step.arms, step.unknown);
            if best.as_ref().is_none_or(|(least, _)| weight < *least) {
                best = Some((weight, step));
            }
        }
        let shorter = match best {
            None => root,
            Some((_, Step { atom, arms, unknown })) => {
                let arms = arms.iter().map(|arm| self.shorten(*arm, done)).collect();
                let unknown = self.shorten(unknown, done);
                self.ask(atom, arms, unknown)
            }
        };
        done.insert(root, shorter);
        shorter
    }

    fn step(&mut self, root: NodeId, atom: AtomId, arms: usize) -> Step {
        let mut of = |arm| self.restricted(root, (atom, arm), &mut BTreeMap::new());
        let arms = (0..arms).map(|arm| of(Some(arm))).collect();
        Step { atom, arms, unknown: of(None) }
    }

    /// The tree of the rows that are in one arm of an atom, or in none.
    fn restricted(
        &mut self,
        root: NodeId,
        (kept, arm): (AtomId, Option<usize>),
        done: &mut BTreeMap<NodeId, NodeId>,
    ) -> NodeId {
        if let Some(known) = done.get(&root) {
            return *known;
        }
        let restricted = match self.node(root).cloned() {
            None | Some(Node::Leaf(_)) => root,
            Some(Node::Ask { atom, arms, unknown }) if atom == kept => {
                arm.and_then(|arm| arms.get(arm).copied()).unwrap_or(unknown)
            }
            Some(Node::Ask { atom, arms, unknown }) => {
                let arms = arms.iter().map(|next| self.restricted(*next, (kept, arm), done));
                let arms = arms.collect();
                let unknown = self.restricted(unknown, (kept, arm), done);
                self.ask(atom, arms, unknown)
            }
        };
        done.insert(root, restricted);
        restricted
    }

    /// The atoms that a tree asks for, each with the number of its arms.
    fn atoms(&self, root: NodeId) -> BTreeMap<AtomId, usize> {
        let mut atoms = BTreeMap::new();
        let mut open = vec![root];
        let mut seen = BTreeSet::new();
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            if let Some(Node::Ask { atom, arms, unknown }) = self.node(node) {
                atoms.insert(*atom, arms.len());
                open.extend(arms.iter().copied().chain([*unknown]));
            }
        }
        atoms
    }
}

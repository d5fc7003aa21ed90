//! The same tree in another order of asking, so that it is short when it is written out.

use std::collections::BTreeMap;

use super::{AtomId, Forest, Node, NodeId};

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
        let mut best: Option<(usize, AtomId, Vec<NodeId>)> = None;
        for (atom, arms) in self.atoms(root) {
            let led: Vec<NodeId> = (0..arms).map(|arm| self.restricted(root, atom, arm)).collect();
            let weight = self.weight_of(&led);
            if best.as_ref().is_none_or(|(least, ..)| weight < *least) {
                best = Some((weight, atom, led));
            }
        }
        let shorter = match best {
            None => root,
            Some((_, atom, arms)) => {
                let arms = arms.iter().map(|arm| self.shorten(*arm, done)).collect();
                self.ask(atom, arms)
            }
        };
        done.insert(root, shorter);
        shorter
    }

    /// The tree of the rows that are in one arm of an atom.
    pub(super) fn restricted(&mut self, root: NodeId, kept: AtomId, arm: usize) -> NodeId {
        let mut done = BTreeMap::new();
        // A node stands after those below it.
        for number in self.below(root) {
            let restricted = match self.node(number).cloned() {
                None | Some(Node::Leaf(_)) => number,
                Some(Node::Ask(atom, arms)) if atom == kept => {
                    arms.get(arm).and_then(|next| done.get(next).copied()).unwrap_or(number)
                }
                Some(Node::Ask(atom, arms)) => {
                    let arms = arms.iter().filter_map(|next| done.get(next).copied());
                    let arms = arms.collect();
                    self.ask(atom, arms)
                }
            };
            done.insert(number, restricted);
        }
        done.get(&root).copied().unwrap_or(root)
    }
}

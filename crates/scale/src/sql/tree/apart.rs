//! Where an answer matters: where two of its arms lead to different leaves.

use std::collections::BTreeMap;

use super::{AtomId, Forest, NodeId};

impl<L: Clone + Ord> Forest<L> {
    /// The tree that says whether an atom matters to a row of which all else is known: whether some
    /// of these arms of it lead to different leaves.
    pub(in crate::sql) fn apart(
        &mut self,
        root: NodeId,
        atom: AtomId,
        arms: &[usize],
        into: &mut Forest<bool>,
    ) -> NodeId {
        let mut led: Vec<NodeId> =
            arms.iter().map(|arm| self.restricted(root, atom, *arm)).collect();
        led.sort_unstable();
        led.dedup();
        self.differ(led, into, &mut BTreeMap::new())
    }

    fn differ(
        &mut self,
        roots: Vec<NodeId>,
        into: &mut Forest<bool>,
        done: &mut BTreeMap<Vec<NodeId>, NodeId>,
    ) -> NodeId {
        if roots.len() < 2 {
            return into.leaf(false);
        }
        if let Some(known) = done.get(&roots) {
            return *known;
        }
        let atoms = roots.iter().flat_map(|root| self.atoms(*root));
        let differ = match atoms.min() {
            None => into.leaf(true),
            Some((atom, arms)) => {
                let mut led = Vec::new();
                for arm in 0..arms {
                    let mut next: Vec<NodeId> =
                        roots.iter().map(|root| self.restricted(*root, atom, arm)).collect();
                    next.sort_unstable();
                    next.dedup();
                    led.push(self.differ(next, into, done));
                }
                into.ask(atom, led)
            }
        };
        done.insert(roots, differ);
        differ
    }
}

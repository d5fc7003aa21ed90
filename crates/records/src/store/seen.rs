//! 见过: which changes of which tabs are in what a record holds. What one tab left in two places is
//! known by it to be earlier and later, and is not taken for two opinions.

use serde_json::Value;

use crate::json;

/// So many tabs are remembered. The name of one may come up again only where a browser was killed
/// and has forgotten a minute of its local storage.
const TABS: usize = 6;

/// The number of the last change of each tab that is in it, the tab that was last at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(Vec<(String, u64)>);

impl Seen {
    /// Notes a change of a tab. The numbers of one tab grow.
    pub fn note(&mut self, tab: &str, number: u64) {
        self.0.retain(|(known, _)| known != tab);
        self.0.push((tab.to_owned(), number));
        let extra = self.0.len().saturating_sub(TABS);
        self.0.drain(..extra);
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn last(&self, tab: &str) -> u64 {
        self.0.iter().find(|(known, _)| known == tab).map_or(0, |(_, number)| *number)
    }

    /// Whether every change of the other is in it.
    pub(super) fn has_all(&self, other: &Self) -> bool {
        other.0.iter().all(|(tab, number)| self.last(tab) >= *number)
    }

    /// Whether it is a state on the way from one to another that is all of one tab's making.
    pub(super) fn is_between(&self, from: &Self, to: &Self) -> bool {
        let Some((tab, number)) = to.0.last() else { return false };
        let others = |seen: &Self| -> Vec<(String, u64)> {
            seen.0.iter().filter(|(known, _)| known != tab).cloned().collect()
        };
        let own = self.last(tab);
        // What is long ago may have been dropped on the way.
        from.last(tab) < own && own < *number && others(from).ends_with(&others(self))
    }

    /// What is in either of two.
    pub(super) fn joined(&self, with: &Self) -> Self {
        let mut all = self.clone();
        for (tab, number) in &with.0 {
            all.note(tab, all.last(tab).max(*number));
        }
        all
    }

    pub(super) fn to_value(&self) -> Value {
        json::to_value(&self.0)
    }

    /// What [`Self::to_value`] gave; of anything else nothing is known.
    pub(super) fn of(value: &Value) -> Self {
        Self(json::from_value(value).unwrap_or_default())
    }
}

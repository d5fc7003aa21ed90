//! A layout of lists, by its head, and the mapping that somebody corrected for it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::head::Head;
use super::heading::fold;
use super::mapping::Mapping;
use records::json;

/// What tells one layout from another: the folded heads in their order, a line each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Layout(String);

impl Layout {
    /// The layout of a head.
    pub fn of(head: &Head) -> Self {
        let folded: Vec<String> = head.headings.iter().map(|heading| fold(&heading.text)).collect();
        Self(folded.join("\n"))
    }
}

/// The mappings that somebody accepted, by their layouts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layouts(BTreeMap<Layout, Mapping>);

impl Layouts {
    /// Reads what was kept; none of what cannot be read.
    pub fn read(kept: &Value) -> Self {
        json::from_value(kept).unwrap_or_default()
    }

    /// Remembers the mapping that was accepted for a layout.
    pub fn remember(&mut self, layout: Layout, mapping: Mapping) {
        self.0.insert(layout, mapping);
    }

    /// The mapping that was accepted for the last list with this head.
    pub fn recall(&self, head: &Head) -> Option<&Mapping> {
        self.0.get(&Layout::of(head))
    }
}

//! 困难类别 as data.

use serde::{Deserialize, Serialize};

use super::Seen;
use crate::date::Date;
use crate::situation::Hardship;

/// 困难类别 as data: its names, when it is in use, who confirms it and what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HardshipRecord {
    /// Which category.
    pub id: Hardship,
    /// The name on lists.
    pub name: String,
    /// The name in plain words, for families.
    pub plain: String,
    /// First day in use; absent where it is not known.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day in use; absent while it is open.
    #[serde(default)]
    pub to: Option<Date>,
    /// The category that took its place when it ended, where a document says so.
    #[serde(default)]
    pub became: Option<Hardship>,
    /// Who confirms it.
    pub confirmed_by: String,
    /// What a family can show.
    pub proof: String,
    /// How sure this entry is.
    pub seen: Seen,
    /// A short help text, where the name alone misleads.
    #[serde(default)]
    pub help: Option<String>,
}

impl HardshipRecord {
    /// Whether the category is in use on a day.
    pub fn in_use(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }
}

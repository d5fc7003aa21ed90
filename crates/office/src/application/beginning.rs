//! 接自家长: the family's own record that an application began with.

use serde::{Deserialize, Serialize};

use aid::situation::Question;
use aid::vocabulary::Set;

/// Which record of a family an application began with, and which of its answers were overruled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Beginning {
    /// The family's record, by a name that no other has.
    pub record: String,
    /// The child in it. One child begins one application in a year, unless somebody says that the
    /// record was filled in anew for another.
    pub child: u32,
    /// What the family calls the child: not yet a name for the form.
    pub called: String,
    /// What the family says of its school and this school says otherwise: the school's stands.
    /// Perhaps the child is a pupil of another school.
    pub overruled: Set<Question>,
}

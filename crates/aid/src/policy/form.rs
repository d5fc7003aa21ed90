//! 特殊群体类型: the groups that a printed form ticks, and which categories each of them means.

use serde::{Deserialize, Serialize};

use super::{Citation, Policy};
use crate::date::Date;
use crate::situation::{Hardship, Household, Student};
use crate::vocabulary::Set;

/// One form's list of groups, in the order in which they are printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Form {
    /// Its name, like `form-2018`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The last day on which the list was still seen in use.
    pub last_seen: Date,
    /// Where it is printed.
    pub cites: Vec<Citation>,
    /// How we read it: which category belongs to which group.
    pub reading: String,
    /// The groups.
    pub groups: Vec<Group>,
}

/// One box of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The words beside the box.
    pub label: String,
    /// The categories that it stands for.
    pub hardships: Set<Hardship>,
}

/// What stands in each box: yes if one of its categories was affirmed, no only if all of them
/// were denied, else nothing.
pub fn ticks<'f>(
    form: &'f Form,
    household: &Household,
    student: &Student,
) -> Vec<(&'f str, Option<bool>)> {
    let answers = household.hardships_with(student);
    let tick = |of: Set<Hardship>| {
        if !answers.yes().intersection(of).is_empty() {
            Some(true)
        } else if of.without(answers.no()).is_empty() {
            Some(false)
        } else {
            None
        }
    };
    form.groups.iter().map(|group| (group.label.as_str(), tick(group.hardships))).collect()
}

/// The names of the affirmed categories that the form has no box for: they are written on its
/// line 其他情况.
pub fn without_box<'p>(
    policy: &'p Policy,
    form: &Form,
    household: &Household,
    student: &Student,
) -> Vec<&'p str> {
    let boxes = form.groups.iter().fold(Set::EMPTY, |boxed, group| boxed.union(group.hardships));
    let left = household.hardships_with(student).yes().without(boxes);
    let records = left.iter().filter_map(|hardship| policy.hardship(hardship));
    records.map(|record| record.name.as_str()).collect()
}

//! Categories of hardship that changed their name.

use super::Policy;
use crate::situation::Hardship;
use crate::vocabulary::Set;

impl Policy {
    /// The earlier and later names of these categories, over any number of renamings, without
    /// these.
    pub fn renamed(&self, these: Set<Hardship>) -> Set<Hardship> {
        let records =
            || self.hardships.iter().filter_map(|record| record.became.zip(Some(record.id)));
        let later = |names: Set<Hardship>| -> Set<Hardship> {
            records().filter(|(_, was)| names.contains(*was)).map(|(became, _)| became).collect()
        };
        let earlier = |names: Set<Hardship>| -> Set<Hardship> {
            records().filter(|(became, _)| names.contains(*became)).map(|(_, was)| was).collect()
        };
        closure(these, later).union(closure(these, earlier)).without(these)
    }
}

/// The transitive closure of some names.
fn closure(
    mut names: Set<Hardship>,
    next: impl Fn(Set<Hardship>) -> Set<Hardship>,
) -> Set<Hardship> {
    loop {
        let more = names.union(next(names));
        if more == names {
            return names;
        }
        names = more;
    }
}

#[cfg(test)]
mod tests {
    use crate::library::library;
    use crate::situation::Hardship;
    use crate::vocabulary::Vocabulary;

    fn set(ids: &str) -> crate::vocabulary::Set<Hardship> {
        ids.split_whitespace().map(|id| Hardship::from_id(id).unwrap()).collect()
    }

    #[test]
    fn a_name_leads_to_those_before_and_after_it() {
        for (these, expected) in [
            ("registered", "delisted"),
            ("delisted", "registered"),
            ("monitored-edge", "monitored-2026"),
            ("monitored-2026", "monitored-unstable monitored-edge monitored-sudden"),
            ("registered delisted", ""),
            ("general", ""),
            ("", ""),
        ] {
            assert_eq!(library().renamed(set(these)), set(expected), "{these}");
        }
    }
}

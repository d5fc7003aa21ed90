//! Places that the rules of a term tell apart, and how an engine finds them by the digits.

use aid::policy::Condition;
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;

/// Groups of places; all places of a group have the same rules.
#[derive(Debug)]
pub(super) struct Places {
    /// The regions that rules name, the smallest first, each with its group.
    named: Vec<(RegionCode, usize)>,
    /// A place of each group.
    pub(super) groups: Vec<RegionCode>,
}

impl Places {
    /// The places of the rules of a term, of every stage.
    pub(super) fn of(book: &Rulebook<'_>) -> Self {
        let mut listed: Vec<Vec<RegionCode>> = vec![vec![RegionCode::NATION]];
        for chapter in Stage::ALL.iter().flat_map(|stage| book.chapters(*stage)) {
            for in_force in chapter.rules() {
                listed.push(vec![in_force.rule.region]);
                in_force.visit(&mut |condition| {
                    if let Condition::Region(regions) = condition {
                        listed.push(regions.clone());
                    }
                });
            }
        }
        listed.sort();
        listed.dedup();
        let mut regions: Vec<RegionCode> = listed.iter().flatten().copied().collect();
        regions.sort();
        regions.dedup();
        regions.sort_by_key(|region| wildcards(*region));
        let mut known: Vec<Vec<bool>> = Vec::new();
        let mut groups = Vec::new();
        let mut named = Vec::new();
        for region in regions {
            // What contains a place is settled by the smallest named region around it.
            let lies_in = |list: &Vec<RegionCode>| list.iter().any(|outer| outer.contains(region));
            let marks: Vec<bool> = listed.iter().map(lies_in).collect();
            let group = known.iter().position(|other| *other == marks).unwrap_or_else(|| {
                known.push(marks);
                groups.push(region);
                groups.len().saturating_sub(1)
            });
            named.push((region, group));
        }
        Self { named, groups }
    }

    /// The group of a place.
    pub(super) fn group_of(&self, place: RegionCode) -> usize {
        let around = self.named.iter().find(|(region, _)| region.contains(place));
        around.map_or(0, |(_, group)| *group)
    }

    /// The number of the group of each row's place, as arms of a CASE; NULL for what is not six
    /// characters.
    pub(super) fn arms(&self, column: &str) -> Vec<String> {
        let named = self.named.iter();
        named
            .map(|(region, group)| {
                let digits = region.to_string();
                let open = wildcards(*region);
                let kept: String = digits.chars().take(6_usize.saturating_sub(open)).collect();
                let found = match open {
                    0 => format!("{column} = '{digits}'"),
                    _ => format!("{column} LIKE '{kept}{}'", "_".repeat(open)),
                };
                let number = group.saturating_add(1);
                let name = region.full_name();
                let name = if name.is_empty() { region.name() } else { name };
                format!("WHEN {found} THEN {number} -- {name}")
            })
            .collect()
    }
}

/// How many digits at the end of a region's code stand for any place in it.
fn wildcards(region: RegionCode) -> usize {
    let digits = region.to_string();
    let zeros = digits.len().saturating_sub(digits.trim_end_matches('0').len());
    match zeros {
        0 | 1 => 0,
        2 | 3 => 2,
        4 | 5 => 4,
        _ => 6,
    }
}

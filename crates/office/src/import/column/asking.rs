//! What is particular to some columns: those that ask for a category of hardship by yes and no,
//! and those of codes.

use super::Column;
use aid::situation::Hardship;
use aid::vocabulary::Set;

/// The categories that each asks for; of several, a yes does not say which.
const ASKING: [(Column, &[Hardship]); 18] = [
    (Column::Registered, &[Hardship::Registered]),
    (Column::Delisted, &[Hardship::Delisted]),
    (
        Column::Monitored,
        &[
            Hardship::MonitoredUnstable,
            Hardship::MonitoredEdge,
            Hardship::MonitoredSudden,
            Hardship::Monitored2026,
        ],
    ),
    (Column::Subsistence, &[Hardship::RuralSubsistence, Hardship::UrbanSubsistence]),
    (Column::RuralSubsistence, &[Hardship::RuralSubsistence]),
    (Column::UrbanSubsistence, &[Hardship::UrbanSubsistence]),
    (Column::SubsistenceEdge, &[Hardship::SubsistenceEdge]),
    (Column::RigidExpenditure, &[Hardship::RigidExpenditure]),
    (Column::Destitute, &[Hardship::RuralDestitute, Hardship::UrbanDestitute]),
    (Column::FiveGuarantees, &[Hardship::RuralDestitute]),
    (Column::Orphan, &[Hardship::Orphan]),
    (Column::DeFactoOrphan, &[Hardship::DeFactoOrphan]),
    (Column::OrphanOrDisabled, &[Hardship::Orphan, Hardship::Disabled]),
    (Column::Disabled, &[Hardship::Disabled]),
    (Column::DisabledParent, &[Hardship::DisabledParent]),
    (Column::DisabledOrParent, &[Hardship::Disabled, Hardship::DisabledParent]),
    (Column::MartyrChild, &[Hardship::MartyrChild]),
    (Column::Honoured, &[Hardship::MartyrChild]),
];

impl Column {
    /// The categories that a column of yes and no asks for; none of any other column.
    pub fn asks_for(self) -> Set<Hardship> {
        let asking = ASKING.iter().filter(|(column, _)| *column == self);
        asking.flat_map(|(_, these)| these.iter().copied()).collect()
    }

    /// Whether a yes may also mean somebody whom none of these categories is for.
    pub const fn is_wider(self) -> bool {
        matches!(self, Self::Honoured)
    }

    /// Whether it holds codes that may begin with a nought, such as class 007.
    pub const fn may_begin_with_zero(self) -> bool {
        matches!(self, Self::Class | Self::SchoolCode | Self::Postcode)
    }
}

//! The columns that the official form has, too.

use super::Column;
use crate::application::Field;

/// Each with its box.
const BOXES: [(Column, Field); 26] = [
    (Column::Name, Field::Name),
    (Column::IdKind, Field::IdKind),
    (Column::IdNumber, Field::IdNumber),
    (Column::Sex, Field::Sex),
    (Column::Born, Field::Born),
    (Column::NativePlace, Field::NativePlace),
    (Column::Phone, Field::Phone),
    (Column::Department, Field::Department),
    (Column::Major, Field::Major),
    (Column::Grade, Field::Grade),
    (Column::Class, Field::Class),
    (Column::FamilySize, Field::FamilySize),
    (Column::IncomePerHead, Field::IncomePerHead),
    (Column::GuardianPhone, Field::GuardianPhone),
    (Column::Address, Field::Address),
    (Column::Postcode, Field::Postcode),
    (Column::Disaster, Field::Disaster),
    (Column::Accident, Field::Accident),
    (Column::WeakLabour, Field::WeakLabour),
    (Column::Unemployment, Field::Unemployment),
    (Column::Debt, Field::Debt),
    (Column::OtherBurden, Field::Other),
    (Column::Reason, Field::Reason),
    (Column::Opinion, Field::Opinion),
    (Column::AccountHolder, Field::AccountHolder),
    (Column::CardNumber, Field::CardNumber),
];

impl Column {
    /// The box of the official form that has the same.
    pub fn field(self) -> Option<Field> {
        BOXES.iter().find(|(column, _)| *column == self).map(|(_, field)| *field)
    }
}

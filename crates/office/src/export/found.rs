//! 劝返 and 人工确认: what a workbook says of a child who is at no school, and of two rows that
//! somebody ruled on.

use crate::import::column::Column;
use crate::import::person::Person;
use crate::import::value::Born;
use crate::reconciliation::Ruling;
use aid::date::{Date, Month};

/// A registered child who is at no school, as far as the lists say how the family is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    /// 姓名.
    pub name: String,
    /// 出生年月.
    pub born: Option<Month>,
    /// The school that a list names.
    pub school: String,
    /// 监护人.
    pub guardian: String,
    /// 监护人电话.
    pub phone: String,
    /// 家庭住址.
    pub address: String,
    /// Where the child stands: the lists and their rows.
    pub places: Vec<String>,
    /// Whether its rows say too little, or wait for somebody: it may be on a roll after all.
    pub is_uncertain: bool,
}

/// What was said of two rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuledRows {
    /// Where they stand, and the name in each; empty of a row that stands there no more.
    pub rows: [String; 2],
    /// What was said.
    pub ruling: Ruling,
    /// On which day.
    pub on: Date,
}

impl Called {
    /// Adds what a row says and no row before said.
    pub fn add(&mut self, person: &Person) {
        let put = |known: &mut String, columns: &[Column]| {
            let said = columns.iter().map(|column| person.text(*column));
            if let Some(said) = said.filter(|_| known.is_empty()).find(|text| !text.is_empty()) {
                said.clone_into(known);
            }
        };
        if self.name.is_empty() {
            self.name.clone_from(&person.name);
        }
        self.born = self.born.or(person.born.map(|born: Born| born.month));
        put(&mut self.school, &[Column::School]);
        put(&mut self.guardian, &[Column::Guardian, Column::HouseholdHead]);
        put(&mut self.phone, &[Column::GuardianPhone, Column::SecondPhone, Column::Phone]);
        put(&mut self.address, &[Column::Address, Column::RegisteredPlace]);
    }
}

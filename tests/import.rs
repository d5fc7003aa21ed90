//! Imported lists: heads, values, rows, and what always holds of them.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "import/beside.rs"]
mod beside;
#[path = "store/chance.rs"]
mod chance;
#[path = "import/facts.rs"]
mod facts;
#[path = "tables/failures.rs"]
mod failures;
#[path = "import/handed_on.rs"]
mod handed_on;
#[path = "import/heads.rs"]
mod heads;
#[path = "import/laws.rs"]
mod laws;
#[path = "import/lists.rs"]
mod lists;
#[path = "import/nobody.rs"]
mod nobody;
#[path = "application/people.rs"]
mod people;
#[path = "tidy/punctuation.rs"]
mod punctuation;
#[path = "import/rows.rs"]
mod rows;
#[path = "table/sheet.rs"]
mod sheet;
#[path = "import/tables.rs"]
mod tables;
#[path = "import/values.rs"]
mod values;
#[path = "import/words.rs"]
mod words;

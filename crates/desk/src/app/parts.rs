//! Parts of the screens.

pub mod boxes;
pub mod building;
pub mod desk_notices;
pub mod form_field;
pub mod frame;
pub mod ledger_pick;
pub mod meaning_pick;
pub mod notices;
pub mod owed;
pub mod plain_field;
pub mod proof;
pub mod recovery_sheet;
pub mod save_button;
pub mod school_fields;
pub mod secret_field;
pub mod secret_form;
pub mod section;

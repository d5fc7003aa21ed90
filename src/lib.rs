//! The core of 应助尽助: what aid each child is owed, to the yuan, with the law beside it.

pub mod assessment;
pub mod checklist;
pub mod comparison;
pub mod date;
pub mod draft;
pub mod eligibility;
pub mod entitlement;
pub mod library;
pub mod money;
pub mod policy;
pub mod questionnaire;
pub mod region;
pub mod rulebook;
pub mod situation;
pub mod space;
pub mod vocabulary;
pub mod wording;

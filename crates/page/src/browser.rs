//! The browser: each file is one thing that it does for a page.

pub mod arrow_keys;
pub mod device;
pub mod fault;
pub mod file;
pub mod focus;
pub mod indexed_db;
pub mod local_storage;
pub mod quota;
pub mod rescue;
pub mod service_worker;
pub mod tabs;
pub mod web_locks;
pub mod webcrypto;
pub mod workbook;

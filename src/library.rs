//! The rules that this build carries: checked when it was built, read once when first used.

use std::sync::LazyLock;

use crate::policy::Policy;

/// Every rule file of `data/` in one text; the build refuses to make it from a malformed file.
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/policy.json"));

static LIBRARY: LazyLock<Policy> = LazyLock::new(|| {
    // The build wrote this text from the very same types, so reading it back cannot fail; an
    // empty library, which the tests would notice at once, is kinder than a panic.
    serde_json::from_str(TEXT).unwrap_or_default()
});

/// The rules that this build carries.
pub fn library() -> &'static Policy {
    &LIBRARY
}

//! The rules that this build carries: checked when it was built, read once when first used.

use std::sync::LazyLock;

use crate::policy::Policy;

/// Every rule file of `data/`, packed; the build refuses to make it from a malformed file.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policy.bin"));

/// The edition of the rules: it changes with the content of any rule file.
pub const EDITION: &str = env!("STUDENT_AID_EDITION");

/// The month in which the rules were last gathered.
pub const UNTIL: (u16, u8) = (2026, 11);

static LIBRARY: LazyLock<Policy> = LazyLock::new(|| {
    // The build packed it from the very same types and read it back, so reading cannot fail. The
    // fallback is an empty library, which the tests would notice, not a panic.
    postcard::from_bytes(PACKED).unwrap_or_default()
});

/// The rules that this build carries.
pub fn library() -> &'static Policy {
    &LIBRARY
}

//! 结果: how saving and removing went, and what a person is told where it did not.

use std::fmt;

use super::Fault;
use crate::seal::Refused;

/// How a save went that went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The record is as it was given.
    Alone,
    /// Another tab had changed it, and both changes are in it now. The screen goes on from the
    /// [merge](super::Contents::merge) of what it gave, what it shows by now, and the record.
    Merged,
}

/// How a removal went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// It is gone. Saving the old contents into the same record brings it back.
    Done,
    /// Another tab had changed it: it is still there and now as that tab left it. Ask again.
    Changed,
}

/// Why nothing was saved. The record and what was to be saved are as before: try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// The store did not do it.
    Fault(Fault),
    /// A newer version wrote the record: this one must not write it any more.
    Newer,
    /// The key does not seal, or does not open what is there.
    Refused,
    /// Other tabs came first, every time.
    Contended,
}

impl From<Fault> for Unsaved {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refused> for Unsaved {
    fn from(_: Refused) -> Self {
        Self::Refused
    }
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => fault.fmt(f),
            Self::Newer => f.write_str(
                "这份记录已由更新的版本改过，这个版本不再写它。请先存成文件，再更新本页。",
            ),
            Self::Refused => f.write_str("口令用不上，没有存上。请先存成文件，再重新解锁。"),
            Self::Contended => {
                f.write_str("别的标签页一直在改这份记录，没有存上。请关掉它们再试。")
            }
        }
    }
}

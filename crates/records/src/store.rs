//! 存放: the one way in which drafts and officers' records are kept, whatever keeps the bytes.
//!
//! A record is a head, a journal of its changes, and snapshots of the whole. A change is written
//! in one transaction, and only onto the revision that it was made from. What cannot be read is
//! set aside with its bytes. Order is by revision, never by a clock.

mod contents;
mod envelope;
mod journal;
mod loading;
mod local;
mod merge;
mod outcome;
mod record;
mod record_store;
mod replay;
mod row_key;
mod saved_text;
mod seen;
mod snapshot_pack;
mod text_record;
mod unreadable;

pub use contents::Contents;
pub use envelope::FORMAT;
pub use loading::Loaded;
pub use local::{LocalCopy, Met, meet};
pub use merge::{Clash, merge};
pub use outcome::{Removed, Saved, Unsaved};
pub use record::Record;
pub use record_store::{Codec, ENTRIES, RecordStore, SNAPSHOTS, Shape};
pub use row_key::pack_letter;
pub use saved_text::SavedText;
pub use seen::Seen;
pub use snapshot_pack::{Indexes, SnapshotPack};
pub use text_record::TextRecord;
pub use unreadable::{UnreadableReason, UnreadableRow};

use std::fmt;
use std::future::Future;
use std::str::FromStr;

/// Keeps bytes under keys: the browser's database, or a test's memory.
pub trait Store {
    /// The rows whose keys begin so and do not go on with `~`, in the order of the keys, all seen
    /// at one moment. With `~` begin the packs of many records.
    fn read(&self, prefix: &str) -> impl Future<Output = Result<Vec<Row>, Fault>>;

    /// Every key, in order, those of packs too.
    fn keys(&self) -> impl Future<Output = Result<Vec<String>, Fault>>;

    /// The keys of those rows that are not as they were, all seen at one moment.
    fn changed(&self, were: &[Expected]) -> impl Future<Output = Result<Vec<String>, Fault>>;

    /// Makes the change wholly or not at all, in one transaction; done when it is complete.
    fn commit(&self, change: Change) -> impl Future<Output = Result<Committed, Fault>>;
}

/// Bytes under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// ASCII: `<record>/head`, `<record>/journal/<revision>`, `<record>/snapshot/<revision>`,
    /// `<record>/quarantine/<revision>/<number>`; and `~<letter>`, a pack of snapshots.
    pub key: String,
    /// What the store never looks into.
    pub bytes: Vec<u8>,
}

/// What is written in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rows that must be as they were, or nothing is written.
    pub expects: Vec<Expected>,
    /// Keys that go; before anything is put.
    pub deletes: Vec<String>,
    /// Rows that come, in the place of any of the same keys.
    pub puts: Vec<Row>,
    /// How safe it must be when it is called done.
    pub durability: Durability,
}

/// A row as it was when it was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Its key.
    pub key: String,
    /// Its bytes; `None` if there must be no such row.
    pub bytes: Option<Vec<u8>>,
}

/// How safe a change must be when it is called done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Handed to the system: survives a killed browser. For every keystroke.
    Relaxed,
    /// On the disk: survives a lost battery. For what a person submits or imports.
    Strict,
}

/// How a transaction ended that met no fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Committed {
    /// All of it is written.
    Done,
    /// A row that was expected had changed, and nothing is written.
    Stale,
}

/// Why the store did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser lets this page keep nothing.
    Denied,
    /// There is no room left.
    Full,
    /// The browser closed the store.
    Closed,
    /// Another tab with an older version holds the store.
    Blocked,
    /// A newer version of the page has been here, and this one must not write any more.
    Newer,
    /// There was no answer in time; it may be written or not.
    NoAnswer,
    /// Anything else.
    Broken,
}

impl Fault {
    /// Every fault there is.
    pub const ALL: [Self; 7] = [
        Self::Denied,
        Self::Full,
        Self::Closed,
        Self::Blocked,
        Self::Newer,
        Self::NoAnswer,
        Self::Broken,
    ];

    /// What to do where something was to be read: nothing was being saved.
    pub fn unread(self) -> String {
        let sentence = match self {
            Self::Denied => {
                "浏览器不让本页读取本机的内容。请退出无痕模式，或换回平时用的浏览器打开。"
            }
            Self::Full => "本机空间不够，读不出存着的内容。请清理本机空间，再重新打开本页。",
            Self::Closed => "浏览器关闭了本页的存储，没有读到存着的内容。请重新打开本页。",
            Self::Blocked => {
                "另一个标签页还开着旧版本，读不到存着的内容。请关掉其他标签页，再重新打开本页。"
            }
            Self::Newer => "本机已经换成新版本，这个旧页面读不了。请重新打开本页。",
            Self::NoAnswer => {
                "浏览器迟迟没有回答，还没有读到存着的内容。内容没有动过，请稍等，再重新打开本页。"
            }
            Self::Broken => {
                "存储出了错，没有读到存着的内容。内容没有动过，请重新打开本页，或重新启动浏览器。"
            }
        };
        sentence.to_owned()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Denied => {
                "浏览器不让本页保存。请退出无痕模式或换一个浏览器；已填的内容请先存成文件。"
            }
            Self::Full => "本机空间不够，没有存上。请先存成文件，再清理本机空间，随后会自动再存。",
            Self::Closed => "浏览器关闭了本页的存储，没有存上。请先存成文件，再重新打开本页。",
            Self::Blocked => "另一个标签页还开着旧版本，没有存上。请关掉其他标签页，再试一次。",
            Self::Newer => {
                "本机已经换成新版本，这个旧页面不再保存。请先把没存上的存成文件，再重新打开本页。"
            }
            Self::NoAnswer => {
                "浏览器迟迟没有回答，不知道存上没有。请别关本页，稍等会再试；也可以先存成文件。"
            }
            Self::Broken => "存储出了错，没有存上。请先存成文件，再重新打开本页。",
        })
    }
}

/// The name of a record: at most 64 letters, digits, `-` and `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordId(String);

/// The text is no name of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl FromStr for RecordId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let good = (1..=64).contains(&text.len()) && text.bytes().all(fits);
        if good { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
    }
}

impl RecordId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

//! 副本: a record as one tab left it outside the store, in the same task as the change; and what
//! the record and its copies come to when a page begins.
//!
//! ```text
//! student-aid-copy 1 <checksum of what follows, 8 hexadecimal digits>
//! {"base":…,"revision":…,"wanted":…}
//! ```
//!
//! | the store has of it            | the copy says        | what counts                          |
//! | ------------------------------ | -------------------- | ------------------------------------ |
//! | no trace, or no answer         | something            | the copy: the store was wiped        |
//! | nothing that can be read       | something            | the copy                             |
//! | an older revision, as after damage | something        | the copy                             |
//! | the revision it was typed on   | something            | the copy                             |
//! | that with an earlier change of the same tab | something | the copy                           |
//! | all that the copy says, or more | something           | the record                           |
//! | a later revision               | something else       | both, field by field                 |
//! | that a person removed it       | something typed before that | that it is removed            |
//! | that a person removed it       | something typed after that  | the copy: it was brought back |
//! | the revision it was typed on   | that it is removed   | that it is removed                   |
//! | a later revision               | that it is removed   | the record: nobody wanted that gone  |

use serde_json::{Map, Value};

use super::Record;
use super::contents::Contents;
use super::record::Presence;
use super::unreadable::UnreadableReason;
use crate::checksum::checksum;

const MAGIC: &str = "student-aid-copy ";
const SHAPE: u32 = 1;

/// A record as one tab left it outside the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCopy {
    /// The revision of the record that it was typed on; 0 where there was none.
    pub revision: u64,
    /// What the record held in that revision.
    pub base: Contents,
    /// What it is to hold; nothing where a person removed it.
    pub wanted: Option<Contents>,
}

/// What a record and its copies come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The revision of the record that the store has, or last had.
    pub revision: u64,
    /// What it holds in that revision.
    pub base: Contents,
    /// What counts: the same, or what is still to be saved; nothing where it is removed.
    pub wanted: Option<Contents>,
}

impl LocalCopy {
    /// The text that is kept.
    pub fn write(&self) -> String {
        let wanted = self.wanted.as_ref();
        let mut body = Map::new();
        body.insert("revision".to_owned(), self.revision.into());
        body.insert("wanted".to_owned(), wanted.map(Contents::to_document).unwrap_or_default());
        // What is saved is not said twice.
        if wanted != Some(&self.base) {
            body.insert("base".to_owned(), self.base.to_document());
        }
        let body = Value::Object(body).to_string();
        format!("{MAGIC}{SHAPE} {:08x}\n{body}", checksum(&[body.as_bytes()]))
    }

    /// Reads a text that was kept.
    ///
    /// # Errors
    /// It is not whole, or a newer version wrote it.
    pub fn read(text: &str) -> Result<Self, UnreadableReason> {
        let (head, body) = text.split_once('\n').ok_or(UnreadableReason::Damaged)?;
        let head = head.strip_prefix(MAGIC).ok_or(UnreadableReason::Damaged)?;
        let (shape, sum) = head.split_once(' ').unwrap_or((head, ""));
        let shape: u32 = shape.parse().map_err(|_| UnreadableReason::Damaged)?;
        // Before the checksum: how a newer version makes that, this one does not know, and a copy
        // that passes for a damaged one is forgotten.
        if shape > SHAPE {
            return Err(UnreadableReason::Newer);
        }
        if sum != format!("{:08x}", checksum(&[body.as_bytes()])) {
            return Err(UnreadableReason::Damaged);
        }
        Self::of(serde_json::from_str(body).ok()).ok_or(UnreadableReason::Damaged)
    }

    fn of(body: Option<Value>) -> Option<Self> {
        let Some(Value::Object(mut body)) = body else { return None };
        let revision = body.get("revision")?.as_u64()?;
        let mut take = |name| body.get_mut(name).map(Value::take);
        let wanted = take("wanted").filter(Value::is_object).map(Contents::from_document);
        let base = take("base").map(Contents::from_document).or_else(|| wanted.clone())?;
        Some(Self { revision, base, wanted })
    }

    fn is_unsaved(&self) -> bool {
        self.wanted.as_ref() != Some(&self.base)
    }

    /// What a later state of the record and this copy come to.
    fn onto(self, known: u64, holds: Contents, marks: &[&str]) -> Option<Contents> {
        let is_newer = known < self.revision;
        match self.wanted {
            Some(wanted) if is_newer => Some(wanted),
            Some(wanted) if wanted == self.base => Some(holds),
            Some(wanted) => Some(Contents::merge(&self.base, &wanted, &holds, marks)),
            None if known <= self.revision => None,
            None => Some(holds),
        }
    }
}

/// What a record and its copies, one of each tab, come to. There is no record where the store has
/// no trace of it, or does not answer. Fields that every save sets anew, the `marks`, are never
/// asked about. Nothing, where there is neither record nor copy.
pub fn meet(record: Option<&Record>, mut copies: Vec<LocalCopy>, marks: &[&str]) -> Option<Met> {
    // The last that was in the store comes first: the others are what was typed on it, or before.
    copies.sort_by_key(|copy| (std::cmp::Reverse(copy.revision), copy.is_unsaved()));
    let mut met = if let Some(record) = record.filter(|record| record.standing != Presence::New) {
        let base = record.contents.clone();
        let wanted = record.is_kept().then(|| base.clone());
        Met { revision: record.revision, base, wanted }
    } else {
        let first = if copies.is_empty() { return None } else { copies.remove(0) };
        let revision = first.revision.max(record.map_or(0, Record::revision));
        Met { revision, base: first.base, wanted: first.wanted }
    };
    let reached = record.filter(|record| record.is_kept()).map(|record| record.reached);
    let mut known = reached.unwrap_or(met.revision);
    for copy in copies {
        let revision = copy.revision;
        met.wanted = match met.wanted {
            Some(holds) => copy.onto(known, holds, marks),
            // Who removed it had not seen that, or this was typed on the removal itself.
            None if revision >= met.revision && copy.is_unsaved() => copy.wanted,
            None => None,
        };
        known = known.max(revision);
    }
    // Who says the same again has nothing to save.
    if met.wanted.as_ref().is_some_and(|wanted| wanted.says(&met.base)) {
        met.wanted = Some(met.base.clone());
    }
    Some(met)
}

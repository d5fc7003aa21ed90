//! Whether the desk can be seen, how far it is saved, and what the screens alert to.

use page::sync::SaveState;
use records::seal::Workspace;

/// Whether the desk can be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not known yet.
    Asking,
    /// Nobody has set it up on this device.
    New,
    /// Sealed: a passphrase opens it.
    Locked(Workspace),
    /// It cannot be opened here, and why.
    Shut(String),
    /// Open.
    Open,
}

impl Phase {
    /// Whether the desk is open.
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

/// How far the last change is saved, in a few words, for the head of the page.
pub fn saving_word(saving: &SaveState) -> String {
    match saving {
        SaveState::Quiet => "全部加密存在本机".to_owned(),
        SaveState::Writing => "正在保存".to_owned(),
        SaveState::Saved(at) => {
            format!("已保存 {}", at.split_whitespace().last().unwrap_or_default())
        }
        SaveState::Unsaved(_) | SaveState::Newer(_) => "没有保存".to_owned(),
        SaveState::Unread(_) => "没有读到".to_owned(),
    }
}

/// What the screens alert to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alerts {
    /// Whether the desk locks itself soon, because nobody touches it.
    pub locks_soon: bool,
    /// Whether it was to be locked and could not be: something is not saved.
    pub is_held_open: bool,
    /// Whether the recovery code opened the desk, and no new passphrase was set since.
    pub by_recovery: bool,
    /// What screen readers hear of the saving: at most once in ten seconds.
    pub saving: String,
}

//! 几个窗口: what the tabs of one page tell each other. It names a record and a revision, never a
//! person.

use leptos::wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use records::store::RecordId;

/// Said when everything that is kept was removed.
const ENDED: &str = "ended";
/// Said when somebody locks what is open.
const LOCKED: &str = "locked";
/// Said when a backup was restored.
const RESTORED: &str = "restored";

/// Said when a passphrase or a recovery code took the place of another.
const REKEYED: &str = "rekeyed";

/// What one tab tells the others.
pub enum Word {
    /// A record is in the store, in this revision.
    Saved(RecordId, u64),
    /// Somebody wants to write this record in another tab.
    Give(RecordId),
    /// Many records are in the store that were not.
    Restored,
    /// What is kept is opened in another way.
    Rekeyed,
    /// Everything that was kept is removed.
    Ended,
    /// Somebody locks what is open.
    Locked,
}

impl Word {
    fn write(&self) -> String {
        match self {
            Self::Saved(id, revision) => format!("saved/{}/{revision}", id.as_str()),
            Self::Give(id) => format!("give/{}", id.as_str()),
            Self::Restored => RESTORED.to_owned(),
            Self::Rekeyed => REKEYED.to_owned(),
            Self::Ended => ENDED.to_owned(),
            Self::Locked => LOCKED.to_owned(),
        }
    }

    /// Nothing, unless it is exactly what a tab tells.
    fn read(text: &str) -> Option<Self> {
        match text {
            ENDED => return Some(Self::Ended),
            RESTORED => return Some(Self::Restored),
            REKEYED => return Some(Self::Rekeyed),
            LOCKED => return Some(Self::Locked),
            _ => {}
        }
        let (verb, rest) = text.split_once('/')?;
        match (verb, rest.split_once('/')) {
            ("saved", Some((id, revision))) => {
                Some(Self::Saved(id.parse().ok()?, revision.parse().ok()?))
            }
            ("give", None) => Some(Self::Give(rest.parse().ok()?)),
            _ => None,
        }
    }
}

/// The other tabs.
pub struct Others(Option<BroadcastChannel>);

impl Others {
    /// Hears the others, under the name that they have in common, for as long as the page lives;
    /// a no-op where the browser has no `BroadcastChannel`.
    pub fn hear(name: &str, heard: impl Fn(Word) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event| {
                let event: MessageEvent = event;
                if let Some(word) = event.data().as_string().as_deref().and_then(Word::read) {
                    heard(word);
                }
            });
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
            listener.forget();
        }
        Self(channel)
    }

    /// Tells the others.
    pub fn tell(&self, word: &Word) {
        let sent = self.0.as_ref().map(|channel| channel.post_message(&word.write().into()));
        if sent.is_some_and(|sent| sent.is_err()) {
            leptos::logging::warn!("the other tabs hear nothing");
        }
    }
}

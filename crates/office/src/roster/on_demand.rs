//! 用时才读: an application whose text is there and is read when somebody looks into it. Of thousands
//! on a list that is hardly any.

use std::sync::OnceLock;

use crate::application::Application;
use records::store::SavedText;

/// An application, or the text of one that was read before.
#[derive(Clone, Debug)]
pub(super) struct OnDemand {
    /// What is saved of it, where the entry is of that and of nothing newer.
    text: Option<SavedText>,
    /// Nothing where the text cannot be read: somebody has tried.
    read: OnceLock<Option<Box<Application>>>,
}

impl OnDemand {
    /// One that is there.
    pub(super) fn read(application: Application, text: Option<SavedText>) -> Self {
        Self { text, read: OnceLock::from(Some(Box::new(application))) }
    }

    /// One that this very build has read from this very text before.
    pub(super) const fn unread(text: SavedText) -> Self {
        Self { text: Some(text), read: OnceLock::new() }
    }

    /// The application. A text that was read once is read again the same, so that nobody should
    /// meet one that cannot be read; nothing stands in for that.
    pub(super) fn get(&self) -> Option<&Application> {
        let read = || {
            let text = self.text.as_ref()?.read()?;
            Application::read(&text).ok().map(Box::new)
        };
        self.read.get_or_init(read).as_deref()
    }

    /// Whether somebody has looked into it.
    pub(super) fn is_read(&self) -> bool {
        self.read.get().is_some()
    }

    /// Whether somebody has looked into it, and it could not be read.
    pub(super) fn is_unreadable(&self) -> bool {
        self.read.get().is_some_and(Option::is_none)
    }

    /// The text, where the entry is of what is saved.
    pub(super) fn text(&self) -> Option<&SavedText> {
        self.text.as_ref().filter(|_| !self.is_unreadable())
    }
}

impl PartialEq for OnDemand {
    fn eq(&self, other: &Self) -> bool {
        let both = self.text.as_ref().zip(other.text.as_ref());
        let is_same = |(text, other): (&SavedText, &SavedText)| text.is(other);
        both.is_some_and(is_same)
            || self.get().zip(other.get()).is_some_and(|(one, other)| one == other)
    }
}

impl Eq for OnDemand {}

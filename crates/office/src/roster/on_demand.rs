//! 用时才读: an application whose text is there and is read when somebody looks into it. Of thousands
//! on a list that is hardly any.

use std::sync::OnceLock;

use crate::application::{Application, School};
use aid::date::SchoolYear;
use records::store::SavedText;

/// An application, or the text of one that was read before.
#[derive(Clone, Debug)]
pub(super) struct OnDemand {
    /// What is saved of it, where the entry is of that and of nothing newer.
    text: Option<SavedText>,
    read: OnceLock<Application>,
}

impl OnDemand {
    /// One that is there.
    pub(super) fn read(application: Application, text: Option<SavedText>) -> Self {
        Self { text, read: OnceLock::from(application) }
    }

    /// One that this very build has read from this very text before.
    pub(super) const fn unread(text: SavedText) -> Self {
        Self { text: Some(text), read: OnceLock::new() }
    }

    /// The application. A text that was read once is read again the same, so what stands in for
    /// one that cannot be read is never seen.
    pub(super) fn get(&self, year: SchoolYear) -> &Application {
        self.read.get_or_init(|| {
            let read = self.text.as_ref().map(|text| Application::read(&text.read()));
            let stand_in = || Application::new(year, &School::default());
            read.and_then(Result::ok).unwrap_or_else(stand_in)
        })
    }

    /// The text, where the entry is of what is saved.
    pub(super) const fn text(&self) -> Option<&SavedText> {
        self.text.as_ref()
    }
}

impl PartialEq for OnDemand {
    fn eq(&self, other: &Self) -> bool {
        let both = self.text.as_ref().zip(other.text.as_ref());
        let year = SchoolYear::beginning(0);
        both.is_some_and(|(text, other)| text.is(other)) || self.get(year) == other.get(year)
    }
}

impl Eq for OnDemand {}

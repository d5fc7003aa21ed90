//! What becomes of a save, and what another tab says: done to what the page shows.

use leptos::task::spawn_local;

use records::seal::Cipher;
use records::store::{Contents, Record, Saved};

use super::{Keeper, News, SaveState};
use crate::browser::tabs::{Others, Word};
use crate::browser::{device, fault};

/// What a page shows of its records.
pub trait Shown: Copy + 'static {
    /// What the records are sealed with.
    type Key: Cipher + 'static;

    /// The fields that every save sets anew: where two tabs differ in them, nobody is asked.
    const MARKS: &'static [&'static str];

    /// What saves the records; none before they were read.
    fn keeper(self) -> Option<Keeper<Self::Key>>;

    /// What a record is to hold, as it is shown now; nothing where it is not shown.
    fn contents(self, id: &str) -> Option<Contents>;

    /// Shows what another tab made of a record of which nothing waits here.
    fn show(self, record: &Record);

    /// Takes away what another tab removed and nothing waits for here.
    fn gone(self, record: &Record);

    /// Shows what two tabs made together, and saves what of it is not in the record yet.
    fn show_merged(self, record: &Record, together: Contents);

    /// Notes that a record is in the store, or removed from it, by this tab.
    fn stored(self, record: &Record);

    /// Says how far the last change is saved.
    fn set_state(self, state: SaveState);

    /// Tells the other tabs.
    fn tell(self, word: &Word);

    /// Does what another tab said, but for following what it saved.
    fn heed(self, word: Word);
}

/// Hears what became of the saving, and tells the other tabs.
pub fn hear<S: Shown>(shown: S, news: News<'_>) {
    match news {
        News::Writing => shown.set_state(SaveState::Writing),
        News::Waiting(unsaved) => shown.set_state(SaveState::Unsaved(unsaved)),
        News::Changed(record) if record.is_removed() => shown.gone(record),
        News::Changed(record) => shown.show(record),
        News::Gone(record) => is_stored(shown, record),
        News::Kept(record, saved, sent) => {
            is_stored(shown, record);
            if saved == Saved::Merged
                && let Some(now) = shown.contents(record.id().as_str())
            {
                // What this tab gave, what it shows by now, and what another tab made of it.
                let together = Contents::merge(sent, &now, record.contents(), S::MARKS);
                shown.show_merged(record, together);
            }
        }
    }
}

fn is_stored<S: Shown>(shown: S, record: &Record) {
    shown.set_state(SaveState::Saved(device::now()));
    shown.stored(record);
    shown.tell(&Word::Saved(record.id().clone(), record.revision()));
}

/// Listens to the other tabs under the name that they have in common, for as long as the page
/// lives.
pub fn listen<S: Shown>(shown: S, name: &str) -> Others {
    Others::hear(name, move |word| {
        fault::point("other-tab");
        match word {
            Word::Saved(id, revision) => spawn_local(async move {
                while let Some(keeper) = shown.keeper() {
                    keeper.follow(&id, revision).await;
                    if !keeper.is_over() {
                        break;
                    }
                }
            }),
            word => shown.heed(word),
        }
    })
}

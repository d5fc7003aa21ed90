//! The entries of an officer's list, as they come out of applications.

use office::application::Application;
use office::roster::{Entry, OwedCache, mark_duplicates};
use records::store::SavedText;

/// Entries of applications, with the numbers of their places as names: as a desk has them that was
/// opened by their indexes, which must be as it would have them without.
pub fn entries(applications: impl IntoIterator<Item = Application>) -> Vec<Entry> {
    let mut cache = OwedCache::default();
    let numbered = applications.into_iter().enumerate();
    let entry = |(place, application)| indexed(&mut cache, &format!("{place:05}"), &application);
    let mut entries: Vec<Entry> = numbered.map(entry).collect();
    mark_duplicates(&mut entries);
    entries
}

fn indexed(cache: &mut OwedCache, id: &str, application: &Application) -> Entry {
    let text: SavedText = application.write().into();
    let read = cache.saved(id, &text, &[]).unwrap();
    let (_, index) = read.index().unwrap();
    let indexed = cache.saved(id, &text, &index).unwrap();
    assert_eq!(indexed, read);
    assert_eq!(read, cache.entry(id.to_owned(), application.clone()));
    indexed
}

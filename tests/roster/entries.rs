//! The entries of an officer's list, as they come out of applications.

use office::application::Application;
use office::roster::{Entry, OwedCache, mark_duplicates};

/// Entries of applications, with the numbers of their places as names.
pub fn entries(applications: impl IntoIterator<Item = Application>) -> Vec<Entry> {
    let mut cache = OwedCache::default();
    let numbered = applications.into_iter().enumerate();
    let entry = |(place, application)| cache.entry(format!("{place:05}"), application);
    let mut entries: Vec<Entry> = numbered.map(entry).collect();
    mark_duplicates(&mut entries);
    entries
}

//! What is kept beside a saved text so that a list opens without it: it says what the text says, or
//! it is passed over.

use office::application::{Application, ApplicationError, Field, Step};
use office::roster::{Entry, OwedCache};
use records::store::SavedText;

use super::class_of_2023::class_of_2023;
use super::people::{after, boarder, with};

fn saved(application: &Application) -> (SavedText, Vec<u8>) {
    let text: SavedText = application.write().into();
    let entry = OwedCache::default().saved("a", &text, &[]).unwrap();
    let (of, index) = entry.index().unwrap();
    assert!(of.is(&text));
    (text, index)
}

fn read(text: &SavedText, index: &[u8]) -> Result<Entry, ApplicationError> {
    OwedCache::default().saved("a", text, index)
}

#[test]
fn an_index_that_was_cut_or_changed_anywhere_is_passed_over_or_read_and_never_stops_the_page() {
    for application in class_of_2023() {
        let (text, index) = saved(&application);
        let whole = read(&text, &[]).unwrap();
        assert_eq!(read(&text, &index).unwrap(), whole);
        for end in 0..index.len() {
            assert_eq!(read(&text, &index[..end]).unwrap(), whole, "cut at {end}");
            let mut changed = index.clone();
            changed[end] ^= 0x40;
            // The seal of what is kept shows that; here it is enough that something is shown.
            assert!(read(&text, &changed).is_ok(), "changed at {end}");
        }
    }
}

#[test]
fn what_a_list_shows_of_an_index_needs_no_text() {
    let pupil = with(boarder(2026), &[(Field::Name, "张小明"), (Field::CardNumber, "6217 0001")]);
    let (_, index) = saved(&after(pupil, "smooth"));
    let nothing: SavedText = "no application".to_owned().into();
    let entry = read(&nothing, &index).unwrap();
    assert_eq!(entry.typed_class(), ("三年级", "2班"));
    assert_eq!(entry.step, Step::Recognised);
    assert!(read(&nothing, &[]).is_err());
}

#[test]
fn only_what_is_of_a_saved_text_has_an_index() {
    let application = boarder(2026);
    let mut cache = OwedCache::default();
    assert!(cache.entry("a".to_owned(), application.clone()).index().is_none());
    let (text, index) = saved(&application);
    let entry = cache.saved("a", &text, &index).unwrap();
    // It is itself what it was made of, whether anybody looked into the application or not.
    for entry in [entry.clone(), {
        entry.application();
        entry
    }] {
        let (of, again) = entry.index().unwrap();
        assert!(of.is(&text) && again == index);
    }
}

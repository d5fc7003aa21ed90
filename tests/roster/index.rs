//! What is kept beside a saved text so that a list opens without it: it says what the text says, or
//! it is passed over.

use aid::library::library;
use office::application::{Application, ApplicationError, Field, School, Step};
use office::export::book::Content;
use office::export::national::{COLLEGE, Head};
use office::export::request::Cards;
use office::roster::{
    Entry, Ledger, OwedCache, Unpaid, disbursement, erasable, following, mark_duplicates,
};
use office::wording::{county_book, national_book};
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
        assert!(entry.application().is_some());
        entry
    }] {
        let (of, again) = entry.index().unwrap();
        assert!(of.is(&text) && again == index);
    }
}

/// The same entry, of whose text nothing can be read any more.
fn unreadable(application: &Application) -> Entry {
    let (_, index) = saved(application);
    let entry = read(&"torn".to_owned().into(), &index).unwrap();
    assert!(!entry.is_unreadable(), "nobody has looked yet");
    entry
}

#[test]
fn nothing_stands_in_for_an_application_that_cannot_be_read_any_more() {
    let application = after(boarder(2026), "smooth");
    let entry = unreadable(&application);
    assert!(entry.application().is_none() && entry.is_unreadable());
    assert!(entry.index().is_none(), "and it is in no pack");
    assert_ne!(entry, unreadable(&application), "what nobody can read is not the same");
    assert_ne!(entry, OwedCache::default().entry("a".to_owned(), application));
}

#[test]
fn who_cannot_be_read_is_left_out_of_a_list_of_payments_by_name_and_in_no_other() {
    let named = |name| with(boarder(2026), &[(Field::Name, name)]);
    let whole = OwedCache::default().entry("b".to_owned(), after(named("李小红"), "smooth"));
    let mut all = vec![unreadable(&after(named("张小明"), "smooth")), whole];
    mark_duplicates(&mut all);
    let listed: Vec<&Entry> = all.iter().collect();
    let year = all[0].year;
    for ledger in [Ledger::Due, Ledger::Paid] {
        let list = disbursement(&listed, year.terms()[0], ledger);
        let left_out: Vec<(&str, Unpaid)> =
            list.left_out.iter().map(|out| (out.name.as_str(), out.why)).collect();
        assert!(left_out.contains(&("张小明", Unpaid::Unreadable)), "{left_out:?}");
        assert!(list.payments.iter().all(|payment| payment.id == "b"));
    }
    let was = School::default();
    let is = School { name: "新校".to_owned(), ..School::default() };
    assert!(following(&all, year, &was, &is).open.iter().all(|(id, _)| id != "a"));
}

#[test]
fn what_cannot_be_read_is_not_erased_for_nobody_can_say_what_was_paid_by_it() {
    let void = after(boarder(2026), "smooth 2026-10-12 void");
    let whole = OwedCache::default().entry("b".to_owned(), void.clone());
    let groups = erasable(&[unreadable(&void), whole], void.year);
    let ids: Vec<_> = groups.into_iter().flat_map(|group| group.ids).collect();
    assert_eq!(ids, ["b"]);
}

#[test]
fn a_workbook_names_who_cannot_be_read() {
    let entry = unreadable(&after(with(boarder(2026), &[(Field::Name, "张小明")]), "smooth"));
    let (all, on) = ([&entry], "2026-10-10".parse().unwrap());
    let county = county_book(library(), entry.year, &all, Cards::End, on);
    let national = national_book(&COLLEGE.map(Head::of), &all, Cards::End, on);
    for book in [county, national] {
        let rows: Vec<_> = book.sheets.iter().flat_map(|sheet| &sheet.rows).collect();
        let says = |row: &&Vec<Content>, text: &str| {
            row.iter().any(|content| matches!(content, Content::Text(said) if said.contains(text)))
        };
        let of_pupil: Vec<_> = rows.iter().filter(|row| says(row, "张小明")).collect();
        assert!(of_pupil.len() == 1 && says(of_pupil[0], "读不出来"), "{rows:?}");
    }
}

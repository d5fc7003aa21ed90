//! The workbooks that an officer hands to others, made of the applications of a desk.

use std::collections::BTreeMap;

use aid::date::{Date, SchoolYear};
use aid::library::library;
use aid::vocabulary::Vocabulary;
use office::application::{Application, School};
use office::export::book::Book;
use office::export::national::{COLLEGE, Head, is_kept};
use office::export::request::{Heads, Payments, Wanted, What};
use office::import::column::Column;
use office::import::kept::About;
use office::import::list::List;
use office::import::request::{Listed, Lists, SeenHeads};
use office::roster::{
    Beside, Comparison, Disbursement, Entry, ListedOrder, Namesakes, OwedCache, RecordId,
    disbursement, mark_duplicates, notices,
};
use office::wording;
use rust_xlsxwriter::XlsxError;

use crate::people::people;
use crate::workbook::workbook;

const TOO_LONG: &str = "名单太长，一张表放不下。请先选一个班，分几次存。";
const NOT_MADE: &str = "表格没有做成。请先备份，再重新打开本页试一次。";

/// The file of a workbook.
///
/// # Errors
/// A sentence that says what to do.
pub(crate) fn file(book: &Book) -> Result<Vec<u8>, String> {
    workbook(book).map_err(|error| {
        let is_long = matches!(error, XlsxError::RowColumnLimitError);
        (if is_long { TOO_LONG } else { NOT_MADE }).to_owned()
    })
}

/// The workbook that is wanted of the applications of a desk.
pub(crate) fn exported(given: Vec<(RecordId, Application)>, wanted: &Wanted) -> Book {
    let entries = entries(given);
    let by_id: BTreeMap<&str, &Entry> =
        entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let chosen = wanted.chosen.iter().filter_map(|id| by_id.get(id.as_str()).copied());
    let chosen: Vec<&Entry> = chosen.collect();
    book(wanted, &entries, &chosen)
}

fn entries(applications: Vec<(RecordId, Application)>) -> Vec<Entry> {
    let mut cache = OwedCache::default();
    let entries = applications.into_iter().map(|(id, application)| cache.entry(id, application));
    let mut entries: Vec<Entry> = entries.collect();
    mark_duplicates(&mut entries);
    entries
}

/// The people of the only list that is given, each beside the rules and the applications, those
/// first who need somebody most.
///
/// # Errors
/// A sentence: there is no list, or it cannot be read.
pub(crate) fn results(
    given: &Lists,
    year: SchoolYear,
    school: &School,
    on: Date,
) -> Result<Book, String> {
    let list = given.lists.values().next().ok_or(NOT_MADE)?;
    let list = List::read_value(list).map_err(|error| error.to_string())?;
    let entries = entries(given.applications.clone());
    let comparison = Comparison::new(library(), list.kind, year, &entries);
    let mut cache = OwedCache::default();
    let people = people(&list, year, school, None).into_iter();
    let mut people: Vec<(Listed, Beside)> = people
        .map(|person| {
            let beside = comparison.look(&mut cache, &person);
            (person, beside)
        })
        .collect();
    ListedOrder::Gravest.sort(&mut people, |(person, beside)| (person, beside));
    let List { kind, named, school, on: brought, .. } = list;
    let about = About { kind, named, school, on: brought };
    Ok(wording::results_book(&wording::kept_list(&about), &people, on))
}

fn book(wanted: &Wanted, all: &[Entry], chosen: &[&Entry]) -> Book {
    let Wanted { year, on, school, what, .. } = wanted;
    let payments = |of: &Payments| -> Disbursement {
        let mut list = disbursement(chosen, of.term, of.ledger);
        Namesakes::of(all).tell_apart(&mut list);
        list
    };
    match what {
        What::County { cards } => wording::county_book(library(), *year, chosen, *cards, *on),
        What::Payments(of) => wording::payments_book(&payments(of), &school.name, *on),
        What::Statistics(of) => {
            wording::statistics_book(library(), chosen, &payments(of), &school.name, *on)
        }
        What::Notice { with_tier } => {
            let notices = notices(chosen, &Namesakes::of(all), *with_tier);
            wording::notice_book(&notices, school, *on)
        }
        What::National { heads: given, cards } => {
            wording::national_book(&heads(given.as_ref()), chosen, *cards, *on)
        }
    }
}

/// What the heads mean that somebody copied out of a sheet; of those that were given before, what
/// was said of them then.
pub(crate) fn seen_heads(copied: &str, known: Option<&Heads>) -> SeenHeads {
    let texts = heads_of(copied);
    let said = |text: &String| {
        let known = known?;
        let place = known.texts.iter().position(|known| known == text)?;
        known.meanings.get(place).cloned()
    };
    let proposed = |text: &String| Head::of(text).column.map(|column| column.id().to_owned());
    let meanings = texts.iter().map(|text| said(text).unwrap_or_else(|| proposed(text))).collect();
    let kept = Column::ALL.iter().filter(|column| is_kept(**column));
    let choices =
        kept.map(|column| (column.id().to_owned(), wording::list_column(*column).to_owned()));
    let copied = copied.to_owned();
    SeenHeads { heads: Heads { copied, texts, meanings }, choices: choices.collect() }
}

/// The heads in a row that was copied out of a sheet, or in a column: tabs stand between them, and
/// one that has line breaks stands in quotes. Empty ones at the end are none.
fn heads_of(copied: &str) -> Vec<String> {
    let mut rows = csv::ReaderBuilder::new();
    let rows = rows.delimiter(b'\t').has_headers(false).flexible(true);
    let rows = rows.from_reader(copied.as_bytes()).into_records().filter_map(Result::ok);
    let heads =
        rows.flat_map(|row| row.iter().map(|head| head.trim().to_owned()).collect::<Vec<_>>());
    let mut heads: Vec<String> = heads.collect();
    while heads.last().is_some_and(String::is_empty) {
        heads.pop();
    }
    heads
}

/// The heads that were given, with what somebody says of each; those of a college where none were.
fn heads(given: Option<&Heads>) -> Vec<Head> {
    let Some(Heads { texts, meanings, .. }) = given else {
        return COLLEGE.map(Head::of).to_vec();
    };
    let said = meanings.iter().map(|id| id.as_deref().and_then(Column::from_id));
    let head = |(text, column): (&String, Option<Column>)| Head { text: text.clone(), column };
    texts.iter().zip(said).map(head).collect()
}

//! What a page asks, answered: all that understands a list, and all that makes a workbook, is here
//! and in the core, and nothing of it in the page.

use aid::vocabulary::Vocabulary;
use office::import::column::Column;
use office::import::list::List;
use office::import::proposal::Proposal;
use office::import::request::{Kept, Look, Request, Seen, SeenColumn};
use office::import::sheet::Workbook;
use office::wording;
use records::json;

use super::exporting::{exported, file, results, seen_heads};
use super::people::people;
use super::reconciling::{Asked, found_book, reconciled};

/// How many problems are told of a file that is looked at.
const TOLD: usize = 100;

const UNREADABLE: &str = "这份表格读不出来。请重新选一次文件。";
const NOBODY: &str = "没有读到人。请看看“姓名”对的是不是姓名那一列，再存。";

/// Answers a request with the file or the list that it is about: a workbook with its file, all else
/// as JSON, the people of a list a line each.
///
/// # Errors
/// A sentence that says what to do.
pub fn answer(about: &[u8], asked: &str) -> Result<Vec<u8>, String> {
    let told = match json::from_text(asked).ok_or(UNREADABLE)? {
        Request::Look(look) => json::to_text(&seen(&proposal(about, &look)?)),
        Request::Keep { look, kind, named, school, school_kind, on } => {
            let proposal = proposal(about, &look)?;
            let list = proposal.list(kind, &named, (&school, school_kind), on).ok_or(NOBODY)?;
            let layouts = proposal.layouts(&look.layouts);
            json::to_text(&Kept { list: list.to_value(), layouts })
        }
        Request::People { year, school, row } => {
            let list = List::read_text(text_of(about)?).map_err(|error| error.to_string())?;
            let people = people(&list, year, &school, row);
            people.iter().map(json::to_text).collect::<Vec<_>>().join("\n")
        }
        Request::Reconcile { year, school, on, log, ruled } => {
            let given = json::from_text(text_of(about)?).ok_or(UNREADABLE)?;
            let asked = Asked { year, school: &school, on, log, ruled };
            json::to_text(&reconciled(&given, asked)?)
        }
        Request::Found { year, school, on, log, what } => {
            let given = json::from_text(text_of(about)?).ok_or(UNREADABLE)?;
            let asked = Asked { year, school: &school, on, log, ruled: Vec::new() };
            return file(&found_book(&given, asked, what)?);
        }
        Request::Results { year, school, on } => {
            let given = json::from_text(text_of(about)?).ok_or(UNREADABLE)?;
            return file(&results(&given, year, &school, on)?);
        }
        Request::Heads { copied, known } => json::to_text(&seen_heads(&copied, known.as_ref())),
        Request::Export(wanted) => {
            let given = json::from_text(text_of(about)?).ok_or(UNREADABLE)?;
            return file(&exported(given, &wanted));
        }
    };
    Ok(told.into_bytes())
}

/// What goes in the place of a file, as text.
fn text_of(about: &[u8]) -> Result<&str, String> {
    str::from_utf8(about).map_err(|_| UNREADABLE.to_owned())
}

fn proposal(book: &[u8], look: &Look) -> Result<Proposal, String> {
    let book = Workbook::unpacked(book).ok_or(UNREADABLE)?;
    Ok(Proposal::new(book, look))
}

fn seen(proposal: &Proposal) -> Seen {
    let heads = proposal.head.iter().flat_map(|head| &head.headings);
    let headed = heads.filter(|heading| !heading.text.is_empty());
    let columns = headed.map(|heading| SeenColumn {
        place: heading.place,
        heading: wording::heading(heading),
        samples: proposal.samples(heading.place),
    });
    let problems = &proposal.imported.problems;
    let choice =
        |column: &Column| (column.id().to_owned(), wording::list_column(*column).to_owned());
    let told = problems.iter().take(TOLD).map(wording::row_problem);
    Seen {
        format: proposal.format(),
        sheets: proposal.sheets().iter().map(wording::sheet).collect(),
        sheet: proposal.sheet(),
        columns: columns.collect(),
        meanings: proposal.meanings(),
        choices: Column::ALL.iter().map(choice).collect(),
        has_head: proposal.head.is_some(),
        counts: wording::import_counts(proposal.imported.counts),
        problems: (problems.len(), told.collect()),
        kind: proposal.kind(),
    }
}

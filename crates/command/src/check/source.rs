//! What is read: a text or a Parquet file, as the table of facts or as a list, chunk by chunk.

use std::fs::File;
use std::path::Path;

use aid::region::RegionCode;
use indicatif::{ProgressBar, ProgressBarIter};
use office::import::sheet::{CellValue, SheetRow};
use parquet::arrow::arrow_reader::ParquetRecordBatchReader;
use sheets::reading::records::{Records, likely_separator, named_separator};

use super::answering::{Answering, Checked};
use super::batch::{self, Batch};
use super::blocks::{Block, Blocks, Size, last_line_end};
use super::columns::FactColumns;
use super::decoding::Decoding;
use super::fault::{Fault, Plain};
use super::parquet_rows::{self, ParquetFile, is_parquet};
use super::roster::{self, Roster};
use super::text;

/// So much of a text is looked at for its heads.
const LOOKED_AT: usize = 1 << 18;

/// Rows that are answered at a time.
pub(crate) enum Chunk {
    Text(Block),
    Batch(Batch),
}

/// What the columns are.
pub(crate) enum Table {
    Facts(FactColumns),
    Roster(Box<Roster>),
}

/// How chunks are read.
pub(crate) struct Reading {
    pub(crate) table: Table,
    separator: u8,
}

/// Where the chunks come from.
pub(crate) enum Feed {
    Text(Box<Blocks<Decoding<ProgressBarIter<File>>>>),
    Parquet { reader: Box<ParquetRecordBatchReader>, row: u64, bar: ProgressBar },
}

/// Opens a file; rows that do not say where they are are of a region, if one is given.
///
/// # Errors
/// What is wrong with it, in its head or as a whole.
pub(crate) fn open(
    path: &Path,
    region: Option<RegionCode>,
    size: Size,
    bar: &ProgressBar,
) -> Result<(Reading, Feed), Fault> {
    let mut file = File::open(path)?;
    if is_parquet(&mut file)? {
        return open_parquet(file, region, size, bar);
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet")) {
        return Err(Fault::of(Plain::NotParquet));
    }
    bar.set_length(file.metadata()?.len());
    open_text(Blocks::new(Decoding::new(bar.wrap_read(file))?, size), region)
}

fn open_text(
    mut blocks: Blocks<Decoding<ProgressBarIter<File>>>,
    region: Option<RegionCode>,
) -> Result<(Reading, Feed), Fault> {
    let beginning = blocks.beginning(LOOKED_AT)?;
    let whole = match last_line_end(beginning) {
        0 => beginning.len(),
        end => end,
    };
    let whole = if beginning.len() < LOOKED_AT { beginning.len() } else { whole };
    let looked_at = beginning.get(..whole).unwrap_or_default().to_vec();
    let text = str::from_utf8(&looked_at).map_err(|_| Fault::of(Plain::NotText))?;
    let (named, rest) = named_separator(text);
    let separator = named.unwrap_or_else(|| likely_separator(rest));
    if rest.trim().is_empty() {
        return Err(Fault::of(Plain::Empty));
    }
    let before = text.len().saturating_sub(rest.len());
    blocks.begin(before, separator);
    let (table, head) = table_of(rest.as_bytes(), blocks.line(), separator, region)?;
    blocks.begin(head, separator);
    Ok((Reading { table, separator }, Feed::Text(Box::new(blocks))))
}

/// The table that begins with these bytes, and where its head ends.
fn table_of(
    bytes: &[u8],
    line: u64,
    separator: u8,
    region: Option<RegionCode>,
) -> Result<(Table, usize), Fault> {
    let mut records = Records::new(bytes, separator);
    let first = records.read().map_err(|_| Fault::of(Plain::NotText))?;
    let heads = first.map(|(_, record)| {
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned());
        cells.collect::<Vec<String>>()
    });
    let heads = heads.unwrap_or_default();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    if let Some(columns) = FactColumns::of(&heads, region.is_some())? {
        return Ok((Table::Facts(columns), records.end()));
    }
    let block = Block::new(bytes.to_vec(), line);
    let roster = Roster::new(roster::rows(&block, separator, None)?, region)?;
    let last = u64::from(roster.last_of_head()).saturating_sub(line).saturating_add(1);
    let mut records = Records::new(bytes, separator);
    while let Ok(Some((at, _))) = records.read() {
        if u64::from(at) >= last {
            break;
        }
    }
    Ok((Table::Roster(Box::new(roster)), records.end()))
}

fn open_parquet(
    file: File,
    region: Option<RegionCode>,
    size: Size,
    bar: &ProgressBar,
) -> Result<(Reading, Feed), Fault> {
    let file = ParquetFile::open(file)?;
    bar.set_length(file.rows);
    let columns = FactColumns::of(&file.heads(), region.is_some())?;
    let (table, reader) = if let Some(columns) = columns {
        let reader = file.facts(&columns, size.rows)?;
        (Table::Facts(columns), reader)
    } else {
        let heads = file.heads().into_iter().map(|head| CellValue::Text(head.to_owned()));
        let head = SheetRow { number: 0, is_hidden: false, cells: heads.collect() };
        let roster = Roster::new(vec![head], region)?;
        (Table::Roster(Box::new(roster)), file.roster(size.rows)?)
    };
    let feed = Feed::Parquet { reader: Box::new(reader), row: 1, bar: bar.clone() };
    Ok((Reading { table, separator: b',' }, feed))
}

impl Feed {
    /// The next rows; none at the end.
    ///
    /// # Errors
    /// They cannot be read.
    pub(crate) fn next(&mut self) -> Result<Option<Chunk>, Fault> {
        match self {
            Self::Text(blocks) => Ok(blocks.next()?.map(Chunk::Text)),
            Self::Parquet { reader, row, bar } => {
                let Some(rows) = parquet_rows::next(reader, *row)? else { return Ok(None) };
                let first = *row;
                let count = u64::try_from(rows.num_rows()).unwrap_or(u64::MAX);
                *row = first.saturating_add(count);
                bar.inc(count);
                Ok(Some(Chunk::Batch(Batch { rows, first })))
            }
        }
    }
}

impl Reading {
    /// The heads of the columns.
    pub(crate) fn heads(&self) -> &[String] {
        match &self.table {
            Table::Facts(columns) => &columns.heads,
            Table::Roster(roster) => &roster.heads,
        }
    }

    /// Answers the rows of a chunk.
    ///
    /// # Errors
    /// A row because of which nothing can be written.
    pub(crate) fn check(&self, chunk: &Chunk, answering: Answering<'_>) -> Result<Checked, Fault> {
        match (&self.table, chunk) {
            (Table::Facts(columns), Chunk::Text(block)) => {
                text::check(block, columns, self.separator, answering)
            }
            (Table::Facts(columns), Chunk::Batch(batch)) => batch::check(batch, columns, answering),
            (Table::Roster(roster), Chunk::Text(block)) => {
                let rows = roster::rows(block, self.separator, Some(roster.heads.len()))?;
                Ok(roster.check(&rows, answering))
            }
            (Table::Roster(roster), Chunk::Batch(batch)) => {
                Ok(roster.check(&batch::rows(batch), answering))
            }
        }
    }
}

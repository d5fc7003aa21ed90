//! Rows of Parquet files, batch by batch.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use office::import::alias::column_of;
use office::import::column::Column;
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;
use scale::facts::Sort;

use super::columns::FactColumns;
use super::fault::{Fault, Plain, Wrong};

/// What each Parquet file begins and ends with.
const MARK: &[u8; 4] = b"PAR1";

/// The columns that hold numbers of people.
const NUMBERS: [Column; 5] = [
    Column::IdNumber,
    Column::StudentNumber,
    Column::GuardianNumber,
    Column::SecondNumber,
    Column::CardNumber,
];

/// A Parquet file, looked at.
pub(crate) struct ParquetFile {
    file: File,
    schema: SchemaRef,
    /// How many rows it has.
    pub(crate) rows: u64,
}

/// Whether a file is, or was to be, a Parquet file.
///
/// # Errors
/// It begins as one and does not end as one.
pub(crate) fn is_parquet(file: &mut File) -> Result<bool, Fault> {
    let mut mark = [0; 4];
    let first = read_up_to(file, &mut mark)?;
    let begins = first == MARK.len() && mark == *MARK;
    if begins {
        let ends = file.seek(SeekFrom::End(-4)).and_then(|_| file.read_exact(&mut mark));
        if ends.is_err() || mark != *MARK {
            return Err(Fault::of(Plain::Truncated));
        }
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(begins)
}

fn read_up_to(file: &mut File, into: &mut [u8]) -> Result<usize, Fault> {
    let most = u64::try_from(into.len()).unwrap_or(u64::MAX);
    let mut read = Vec::new();
    file.by_ref().take(most).read_to_end(&mut read)?;
    for (place, byte) in into.iter_mut().zip(&read) {
        *place = *byte;
    }
    Ok(read.len())
}

impl ParquetFile {
    /// Looks at a file.
    ///
    /// # Errors
    /// It is damaged, or none that this program can read.
    pub(crate) fn open(file: File) -> Result<Self, Fault> {
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let again = file.try_clone()?;
        let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(again, options)
            .map_err(|error| damaged(&error))?;
        let rows = builder.metadata().file_metadata().num_rows();
        Ok(Self {
            file,
            schema: Arc::clone(builder.schema()),
            rows: u64::try_from(rows).unwrap_or(0),
        })
    }

    /// The names of its columns.
    pub(crate) fn heads(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// The batches of rows of the table of facts: texts as codes that each batch names once.
    ///
    /// # Errors
    /// A column has another type than the table.
    pub(crate) fn facts(
        self,
        columns: &FactColumns,
        rows: usize,
    ) -> Result<ParquetRecordBatchReader, Fault> {
        let mut wanted: Vec<Field> = Vec::new();
        for (place, field) in self.schema.fields().iter().enumerate() {
            let of = columns.facts.iter().find(|column| column.place == place);
            wanted.push(fact_field(field, of.map(|column| column.fact.sort()))?);
        }
        self.read(wanted, rows)
    }

    /// The batches of rows of a list.
    ///
    /// # Errors
    /// Numbers of people stand in a column of numbers, or a column holds what no list has.
    pub(crate) fn roster(self, rows: usize) -> Result<ParquetRecordBatchReader, Fault> {
        let mut wanted: Vec<Field> = Vec::new();
        for field in self.schema.fields() {
            wanted.push(roster_field(field)?);
        }
        self.read(wanted, rows)
    }

    fn read(self, wanted: Vec<Field>, rows: usize) -> Result<ParquetRecordBatchReader, Fault> {
        let options = ArrowReaderOptions::new()
            .with_skip_arrow_metadata(true)
            .with_schema(Arc::new(Schema::new(wanted)));
        ParquetRecordBatchReaderBuilder::try_new_with_options(self.file, options)
            .and_then(|builder| builder.with_batch_size(rows).build())
            .map_err(|error| damaged(&error))
    }
}

/// The next batch; none at the end.
///
/// # Errors
/// The file is damaged behind the rows that were read.
pub(crate) fn next(
    reader: &mut ParquetRecordBatchReader,
    row: u64,
) -> Result<Option<RecordBatch>, Fault> {
    reader.next().transpose().map_err(|error| Fault::in_row(row, Wrong::Damaged(error.to_string())))
}

fn damaged(error: &ParquetError) -> Fault {
    Fault::of(Wrong::Damaged(error.to_string()))
}

/// The type of a column of the table, as it is read.
fn fact_field(field: &Field, sort: Option<Sort>) -> Result<Field, Fault> {
    let (is_right, wants) = match sort {
        Some(Sort::Code | Sort::Region) => (is_text(field.data_type()), "text"),
        Some(Sort::Truth) => (*field.data_type() == DataType::Boolean, "a boolean"),
        Some(Sort::Fen) => (is_whole(field.data_type()), "whole fen (BIGINT)"),
        None => (is_whole(field.data_type()), "a whole number (BIGINT)"),
    };
    if !is_right {
        let has = told(field.data_type());
        return Err(Fault::in_column(None, field.name(), Wrong::Type { has, wants }));
    }
    let read_as = match sort {
        Some(Sort::Code | Sort::Region) => {
            DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
        }
        Some(Sort::Truth | Sort::Fen) | None => field.data_type().clone(),
    };
    Ok(Field::new(field.name(), read_as, field.is_nullable()))
}

/// The type of a column of a list, as it is read.
fn roster_field(field: &Field) -> Result<Field, Fault> {
    let has = field.data_type();
    let is_number = is_whole(has) || is_broken(has);
    if is_number && column_of(field.name()).is_some_and(|of| NUMBERS.contains(&of)) {
        return Err(Fault::in_column(None, field.name(), Wrong::NumberOfPerson(told(has))));
    }
    let read_as = if is_text(has) { DataType::Utf8 } else { has.clone() };
    let is_known = matches!(read_as, DataType::Utf8 | DataType::Boolean | DataType::Date32);
    if !is_known && !is_number {
        let wants = "texts, numbers, days and booleans";
        return Err(Fault::in_column(None, field.name(), Wrong::Type { has: told(has), wants }));
    }
    Ok(Field::new(field.name(), read_as, field.is_nullable()))
}

fn is_text(of: &DataType) -> bool {
    matches!(of, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// Whether a column holds whole numbers.
pub(crate) fn is_whole(of: &DataType) -> bool {
    matches!(of, DataType::Int64 | DataType::Int32 | DataType::Int16 | DataType::Int8)
}

/// Whether a column holds numbers with a broken part.
fn is_broken(of: &DataType) -> bool {
    matches!(of, DataType::Float64 | DataType::Float32 | DataType::Decimal128(..))
}

/// A type, as people who keep tables call it.
fn told(of: &DataType) -> String {
    match of {
        DataType::Int64 => "BIGINT".to_owned(),
        DataType::Int32 => "INTEGER".to_owned(),
        DataType::Float64 => "DOUBLE".to_owned(),
        DataType::Utf8 => "text".to_owned(),
        DataType::Boolean => "BOOLEAN".to_owned(),
        DataType::Date32 => "DATE".to_owned(),
        DataType::Binary => "bytes".to_owned(),
        DataType::Timestamp(TimeUnit::Microsecond, _) => "TIMESTAMP".to_owned(),
        other => other.to_string(),
    }
}

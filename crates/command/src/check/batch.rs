//! A batch of rows of a Parquet file: as the table of facts, or as a list.

use std::collections::BTreeMap;

use aid::date::Date;
use aid::money::Yuan;
use aid::region::RegionCode;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use office::import::problem::Code;
use office::import::sheet::{CellValue, SheetRow};
use scale::facts::{NO, ROW, Row, Sort, YES};

use super::answering::{Answering, Checked, Found};
use super::columns::{FactColumn, FactColumns, region};
use super::fault::{Fault, Plain};

/// Rows of a file, and the number of the first of them.
pub(crate) struct Batch {
    pub(crate) rows: RecordBatch,
    pub(crate) first: u64,
}

/// So many rows are in the cache of a core while its columns are read into them.
const AT_A_TIME: usize = 4096;

/// Answers rows of the table of facts.
///
/// # Errors
/// A row has no name where rows have one.
pub(crate) fn check(
    batch: &Batch,
    columns: &FactColumns,
    answering: Answering<'_>,
) -> Result<Checked, Fault> {
    let count = batch.rows.num_rows();
    let mut checked = Checked::with_capacity(count);
    for start in (0..count).step_by(AT_A_TIME) {
        let rows = batch.rows.slice(start, AT_A_TIME.min(count.saturating_sub(start)));
        let first = batch.first.saturating_add(u64::try_from(start).unwrap_or(u64::MAX));
        check_part(&Batch { rows, first }, columns, answering, &mut checked)?;
    }
    Ok(checked)
}

/// Answers some rows, column by column first.
fn check_part(
    batch: &Batch,
    columns: &FactColumns,
    answering: Answering<'_>,
    checked: &mut Checked,
) -> Result<(), Fault> {
    let mut rows = vec![Row::NOTHING; batch.rows.num_rows()];
    let mut found: BTreeMap<(usize, usize), Code> = BTreeMap::new();
    for column in &columns.facts {
        let Some(array) = batch.rows.columns().get(column.place) else { continue };
        let mut report = |row: usize, code: Code| {
            found.insert((row, column.place), code);
        };
        match column.sort {
            Sort::Truth => take_truths(array, column, &mut rows),
            Sort::Fen => take_fen(array, &mut rows, &mut report),
            Sort::Code | Sort::Region => take_texts(array, column, &mut rows, &mut report),
        }
    }
    let ids = columns.row_id.and_then(|place| batch.rows.columns().get(place)).map(whole);
    for ((number, row), place) in (batch.first..).zip(rows).zip(0..) {
        let row_id = match &ids {
            None => i64::try_from(number).unwrap_or(i64::MAX),
            Some(ids) => ids
                .get(place)
                .copied()
                .flatten()
                .ok_or_else(|| Fault::in_column(Some(number), ROW, Plain::NotARowId))?,
        };
        checked.put(answering, number, row_id, row);
    }
    let number = |row: usize| batch.first.saturating_add(u64::try_from(row).unwrap_or(u64::MAX));
    checked.found.extend(found.iter().map(|((row, column), code)| Found {
        row: number(*row),
        column: Some(*column),
        code: *code,
    }));
    Ok(())
}

/// The whole numbers of a column.
fn whole(array: &ArrayRef) -> Vec<Option<i64>> {
    match array.data_type() {
        DataType::Int32 => widened::<Int32Type>(array),
        DataType::Int16 => widened::<Int16Type>(array),
        DataType::Int8 => widened::<Int8Type>(array),
        _ => widened::<Int64Type>(array),
    }
}

fn widened<T: ArrowDictionaryKeyType>(array: &ArrayRef) -> Vec<Option<i64>>
where
    i64: From<T::Native>,
{
    let values = array.as_primitive_opt::<T>();
    values
        .map(|values| values.iter().map(|value| value.map(i64::from)).collect())
        .unwrap_or_default()
}

fn take_truths(array: &ArrayRef, column: &FactColumn, rows: &mut [Row]) {
    let Some(truths) = array.as_boolean_opt() else { return };
    if truths.null_count() == truths.len() {
        return;
    }
    for (row, truth) in rows.iter_mut().zip(truths.iter()) {
        if let Some(is_so) = truth {
            column.put(if is_so { YES } else { NO }, row);
        }
    }
}

fn take_fen(array: &ArrayRef, rows: &mut [Row], report: &mut impl FnMut(usize, Code)) {
    if array.null_count() == array.len() {
        return;
    }
    for (place, (row, fen)) in rows.iter_mut().zip(whole(array)).enumerate() {
        match fen.map(u64::try_from) {
            None => {}
            Some(Ok(fen)) => row.put_grant(Yuan::from_fen(fen)),
            Some(Err(_)) => report(place, Code::UnclearAmount),
        }
    }
}

/// Takes texts: each different one of the batch is understood once.
fn take_texts(
    array: &ArrayRef,
    column: &FactColumn,
    rows: &mut [Row],
    report: &mut impl FnMut(usize, Code),
) {
    let Some(texts) = array.as_dictionary_opt::<Int32Type>() else { return };
    let Some(different) = texts.values().as_string_opt::<i32>() else { return };
    let understood: Vec<Result<Meant, Code>> =
        different.iter().map(|text| Meant::of(column, text.unwrap_or_default())).collect();
    for (place, (row, text)) in rows.iter_mut().zip(texts.keys().iter()).enumerate() {
        let text = text.and_then(|text| usize::try_from(text).ok());
        match text.and_then(|text| understood.get(text)) {
            None | Some(Ok(Meant::Nothing)) => {}
            Some(Ok(Meant::Code(code))) => column.put(*code, row),
            Some(Ok(Meant::Region(region))) => row.put_region(*region),
            Some(Err(code)) => report(place, *code),
        }
    }
}

/// What a text of a batch means in its column.
enum Meant {
    Nothing,
    Code(u8),
    Region(RegionCode),
}

impl Meant {
    fn of(column: &FactColumn, text: &str) -> Result<Self, Code> {
        match column.sort {
            _ if text.is_empty() => Ok(Self::Nothing),
            Sort::Region => region(text.as_bytes()).map(Self::Region),
            Sort::Code | Sort::Truth | Sort::Fen => column.code(text.as_bytes()).map(Self::Code),
        }
    }
}

/// The rows of a list.
pub(crate) fn rows(batch: &Batch) -> Vec<SheetRow> {
    let columns: Vec<Vec<CellValue>> = batch.rows.columns().iter().map(cells).collect();
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let numbers = (batch.first..).take(batch.rows.num_rows());
    numbers
        .map(|number| SheetRow {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            is_hidden: false,
            cells: columns.iter_mut().map(|cells| cells.next().unwrap_or_default()).collect(),
        })
        .collect()
}

fn cells(array: &ArrayRef) -> Vec<CellValue> {
    match array.data_type() {
        DataType::Utf8 => {
            let texts = array.as_string::<i32>().iter();
            texts.map(|text| told(text.filter(|text| !text.is_empty()), CellValue::Text)).collect()
        }
        DataType::Boolean => {
            let truths = array.as_boolean().iter();
            truths.map(|truth| truth.map_or(CellValue::Empty, CellValue::Truth)).collect()
        }
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>().iter();
            days.map(|day| day.and_then(date).map_or(CellValue::Empty, CellValue::Day)).collect()
        }
        DataType::Float64 => array.as_primitive::<Float64Type>().iter().map(number).collect(),
        DataType::Float32 => array.as_primitive::<Float32Type>().iter().map(number).collect(),
        DataType::Decimal128(..) => {
            let decimals = array.as_primitive::<Decimal128Type>();
            let text = |row: usize| (!decimals.is_null(row)).then(|| decimals.value_as_string(row));
            (0..decimals.len()).map(|row| number(text(row))).collect()
        }
        _ => whole(array).into_iter().map(number).collect(),
    }
}

fn told<T: ToString>(value: Option<T>, cell: impl Fn(String) -> CellValue) -> CellValue {
    value.map_or(CellValue::Empty, |value| cell(value.to_string()))
}

fn number<T: ToString>(value: Option<T>) -> CellValue {
    told(value, CellValue::Number)
}

/// The day so many days after 1970 begins; none of one before.
fn date(days: i32) -> Option<Date> {
    Some(Date::new(1970, 1, 1)?.plus_days(u32::try_from(days).ok()?))
}

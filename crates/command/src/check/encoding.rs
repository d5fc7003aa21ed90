//! Answered rows as bytes of the result: each core makes its own, so only putting them one behind
//! the other is left.

use std::fmt::Write;
use std::sync::Arc;

use aid::money::Yuan;
use aid::policy::Benefit;
use aid::vocabulary::Vocabulary;
use arrow_array::{ArrayRef, Int32Array, Int64Array};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::arrow_writer::{ArrowColumnChunk, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::errors::Result;
use scale::answers::Figure;
use scale::facts::ROW;
use scale::sql::{Figures, FiguresId};

use super::answering::Checked;

/// The column that says where a row stands in what was read.
pub(crate) const ROW_NUMBER: &str = "row_number";

/// Rows as they stand in the result.
pub(crate) enum Encoded {
    /// Lines of text.
    Csv(String),
    /// The columns of a group of rows.
    Parquet(Vec<ArrowColumnChunk>),
}

/// How a core makes its bytes.
#[derive(Clone)]
pub(crate) enum Encoder {
    Csv,
    Parquet(SchemaRef, Arc<ArrowRowGroupWriterFactory>),
}

/// The columns of the result.
pub(crate) fn schema() -> Schema {
    let named = [ROW_NUMBER, ROW].map(|name| Field::new(name, DataType::Int64, false));
    let figures = Benefit::ALL.iter().flat_map(|benefit| {
        Figure::ALL.iter().map(|figure| {
            let (of, is_open) = match figure {
                Figure::Verdict => (DataType::Int32, false),
                Figure::Least | Figure::Most => (DataType::Int64, true),
                Figure::WaitsFor => (DataType::Int64, false),
            };
            Field::new(figure.name(*benefit), of, is_open)
        })
    });
    Schema::new(named.into_iter().chain(figures).collect::<Vec<Field>>())
}

impl Encoder {
    /// The bytes of rows.
    ///
    /// # Errors
    /// What the writer of Parquet says.
    pub(crate) fn encode(&self, checked: &Checked, figures: &[Figures]) -> Result<Encoded> {
        match self {
            Self::Csv => Ok(Encoded::Csv(lines(checked, figures))),
            Self::Parquet(schema, factory) => {
                columns(checked, figures, schema, factory).map(Encoded::Parquet)
            }
        }
    }
}

fn columns(
    checked: &Checked,
    figures: &[Figures],
    schema: &SchemaRef,
    factory: &ArrowRowGroupWriterFactory,
) -> Result<Vec<ArrowColumnChunk>> {
    let mut writers = factory.create_column_writers(0)?.into_iter();
    let mut fields = schema.fields().iter();
    let mut chunks = Vec::new();
    let mut put = |array: ArrayRef| -> Result<()> {
        let Some((mut writer, field)) = writers.next().zip(fields.next()) else { return Ok(()) };
        for leaf in compute_leaves(field, &array)? {
            writer.write(&leaf)?;
        }
        chunks.push(writer.close()?);
        Ok(())
    };
    put(Arc::new(Int64Array::from(checked.rows.clone())))?;
    put(Arc::new(Int64Array::from(checked.row_ids.clone())))?;
    for of_rows in &checked.figures {
        let rows = Rows { decided: of_rows, grants: &checked.grants, figures };
        put(Arc::new(Int32Array::from(rows.each(|of| i32::from(of.verdict)))))?;
        put(Arc::new(rows.sums(|(least, _)| least)))?;
        put(Arc::new(rows.sums(|(_, most)| most)))?;
        put(Arc::new(Int64Array::from(rows.each(|of| signed(of.waits_for)))))?;
    }
    Ok(chunks)
}

/// The figures of rows for one benefit.
struct Rows<'a> {
    decided: &'a [FiguresId],
    grants: &'a [Option<Yuan>],
    figures: &'a [Figures],
}

impl Rows<'_> {
    /// What is so of the figures, for each row.
    fn each<T: Copy>(&self, what: impl Fn(&Figures) -> T) -> Vec<T> {
        let different: Vec<T> = self.figures.iter().map(what).collect();
        let mut each = Vec::with_capacity(self.decided.len());
        let decided = self.decided.iter();
        each.extend(decided.filter_map(|of| different.get(usize::from(*of))).copied());
        each
    }

    /// One end of the sums, for each row.
    fn sums(&self, end: impl Fn((Yuan, Yuan)) -> Yuan) -> Int64Array {
        let sum = |of: &Figures, grant| of.sums(grant).map(|sums| signed(end(sums).fen()));
        let fixed: Vec<Option<Option<i64>>> =
            self.figures.iter().map(|of| of.is_fixed().then(|| sum(of, None))).collect();
        let rows = self.decided.iter().zip(self.grants);
        let sums = rows.map(|(of, grant)| {
            let of = usize::from(*of);
            match fixed.get(of) {
                Some(Some(fixed)) => *fixed,
                Some(None) => self.figures.get(of).and_then(|of| sum(of, *grant)),
                None => None,
            }
        });
        sums.collect()
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The line of heads.
pub(crate) fn head_line() -> String {
    let schema = schema();
    let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    format!("{}\n", names.join(","))
}

/// The rows as lines; figures that are the same for many rows are written out once.
fn lines(checked: &Checked, figures: &[Figures]) -> String {
    let told = |of: &Figures| of.is_fixed().then(|| cells(of, None));
    let told: Vec<Option<String>> = figures.iter().map(told).collect();
    let mut lines = String::new();
    let rows = checked.rows.iter().zip(&checked.row_ids).zip(&checked.grants);
    for (place, ((row, row_id), grant)) in rows.enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(lines, "{row},{row_id}");
        for of_rows in &checked.figures {
            let of = usize::from(of_rows.get(place).copied().unwrap_or(0));
            match (told.get(of), figures.get(of)) {
                (Some(Some(told)), _) => lines.push_str(told),
                (_, Some(of)) => lines.push_str(&cells(of, *grant)),
                (_, None) => {}
            }
        }
        lines.push('\n');
    }
    lines
}

/// The cells of one benefit, each behind a comma.
fn cells(of: &Figures, grant: Option<Yuan>) -> String {
    let sums = of.sums(grant);
    let cell = |sum: Option<Yuan>| sum.map(|sum| sum.fen().to_string()).unwrap_or_default();
    let (least, most) = (cell(sums.map(|sums| sums.0)), cell(sums.map(|sums| sums.1)));
    format!(",{},{least},{most},{}", of.verdict, of.waits_for)
}

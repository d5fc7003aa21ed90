//! The result: a file beside its place, which comes to its place once it is whole.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aid::date::Term;
use aid::library::EDITION;
use parquet::arrow::ArrowSchemaConverter;
use parquet::arrow::arrow_writer::ArrowRowGroupWriterFactory;
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;
use scale::facts::ROW;
use tempfile::NamedTempFile;

use super::encoding::{Encoded, Encoder, ROW_NUMBER, head_line, schema};
use super::fault::{Fault, Wrong};

/// What a result is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Parquet,
}

impl Format {
    /// By the ending of a name; none of another ending.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }
}

/// A file that takes its place once it is whole. Until then nothing stands there but what stood
/// there before; dropped, it leaves nothing.
pub(crate) struct WholeFile {
    file: NamedTempFile,
    place: PathBuf,
}

impl WholeFile {
    /// A file for a place.
    ///
    /// # Errors
    /// Nothing can be written beside the place.
    pub(crate) fn beside(place: &Path) -> Result<Self, Fault> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".student-aid-").suffix(".part");
        let file = builder.make_in(folder_of(place), |path| {
            OpenOptions::new().read(true).write(true).create_new(true).open(path)
        });
        Ok(Self { file: file.map_err(not_written)?, place: place.to_owned() })
    }

    /// Takes its place.
    ///
    /// # Errors
    /// It cannot be kept; nothing has changed.
    pub(crate) fn take_place(self) -> Result<(), Fault> {
        self.file.as_file().sync_all().map_err(not_written)?;
        self.file.persist(&self.place).map_err(|error| not_written(error.error))?;
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_file_mut().flush()
    }
}

pub(crate) fn not_written(error: io::Error) -> Fault {
    Fault::of(Wrong::NotWritten(error))
}

/// What the writer of Parquet says, which is hardly ever its own.
pub(crate) fn not_encoded(error: ParquetError) -> Fault {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => not_written(*error),
            Err(error) => not_written(io::Error::other(error)),
        },
        error => not_written(io::Error::other(error)),
    }
}

/// A result that is being written.
pub(crate) enum Output {
    Csv(BufWriter<WholeFile>),
    /// Its writer tells an error of its own file by another name, so it has a handle alone.
    Parquet(Box<SerializedFileWriter<File>>, WholeFile),
}

impl Output {
    /// A result with its heads, and what makes its rows.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn begin(
        file: WholeFile,
        format: Format,
        term: Term,
    ) -> Result<(Self, Encoder), Fault> {
        if format == Format::Csv {
            let mut file = BufWriter::new(file);
            file.write_all(head_line().as_bytes()).map_err(not_written)?;
            return Ok((Self::Csv(file), Encoder::Csv));
        }
        let handle = file.file.as_file().try_clone().map_err(not_written)?;
        let schema = Arc::new(schema());
        let of = ArrowSchemaConverter::new().convert(&schema).map_err(not_encoded)?;
        let writer =
            SerializedFileWriter::new(handle, of.root_schema_ptr(), Arc::new(properties(term)))
                .map_err(not_encoded)?;
        let factory = ArrowRowGroupWriterFactory::new(&writer, Arc::clone(&schema));
        let encoder = Encoder::Parquet(schema, Arc::new(factory));
        Ok((Self::Parquet(Box::new(writer), file), encoder))
    }

    /// Adds rows.
    ///
    /// # Errors
    /// They cannot be written.
    pub(crate) fn put(&mut self, rows: Encoded) -> Result<(), Fault> {
        match (self, rows) {
            (Self::Csv(file), Encoded::Csv(lines)) => {
                file.write_all(lines.as_bytes()).map_err(not_written)
            }
            (Self::Parquet(writer, _), Encoded::Parquet(columns)) => {
                let mut group = writer.next_row_group().map_err(not_encoded)?;
                for column in columns {
                    column.append_to_row_group(&mut group).map_err(not_encoded)?;
                }
                group.close().map(|_| ()).map_err(not_encoded)
            }
            // Its own encoder makes the rows of a result.
            (Self::Csv(_), Encoded::Parquet(_)) | (Self::Parquet(..), Encoded::Csv(_)) => Ok(()),
        }
    }

    /// The whole file.
    ///
    /// # Errors
    /// The rest cannot be written.
    pub(crate) fn end(self) -> Result<WholeFile, Fault> {
        match self {
            Self::Csv(file) => file.into_inner().map_err(|error| not_written(error.into_error())),
            Self::Parquet(mut writer, file) => {
                writer.finish().map_err(not_encoded)?;
                Ok(file)
            }
        }
    }
}

/// How columns are written: as engines write them. No statistics: of millions of rows they would
/// have to be in memory up to the end.
fn properties(term: Term) -> WriterProperties {
    let said = |key: &str, value: String| KeyValue::new(key.to_owned(), value);
    let mut builder = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_key_value_metadata(Some(vec![
            said("student-aid.rules", EDITION.to_owned()),
            said("student-aid.term", term.to_string()),
        ]));
    for name in [ROW_NUMBER, ROW] {
        let path = ColumnPath::from(name);
        builder = builder
            .set_column_dictionary_enabled(path.clone(), false)
            .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED);
    }
    builder.build()
}

/// Whether two paths are one file, which need not be there yet.
pub(crate) fn is_same(left: &Path, right: &Path) -> bool {
    let whole = |path: &Path| {
        let in_folder = || Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?));
        path.canonicalize().ok().or_else(in_folder)
    };
    whole(left).is_some_and(|left| whole(right) == Some(left))
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

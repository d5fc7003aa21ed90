//! A text of rows, cut into blocks of whole rows.

use std::io::Read;
use std::mem;
use std::sync::mpsc::{Receiver, Sender, channel};

use csv::ByteRecord;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter, memrchr};

use super::fault::{Fault, Plain};

/// So much is read at a time.
const PIECE: usize = 1 << 18;

/// The most bytes that one row can have.
const MOST_OF_ROW: usize = 1 << 20;

/// Whole rows of a text, one after the other.
pub(crate) struct Block {
    /// Their bytes.
    pub(crate) bytes: Vec<u8>,
    /// The number of the line on which they begin, from 1.
    pub(crate) line: u64,
    /// Whether a quotation in it has no end.
    is_open: bool,
    /// Where its room goes when it is done with.
    done: Option<Sender<Vec<u8>>>,
}

impl Drop for Block {
    fn drop(&mut self) {
        if let Some(done) = &self.done {
            // Nobody waits for it at the end.
            let _ = done.send(mem::take(&mut self.bytes));
        }
    }
}

impl Block {
    /// Rows that begin on a line.
    pub(crate) fn new(bytes: Vec<u8>, line: u64) -> Self {
        Self::within(bytes, line, None)
    }

    fn within(bytes: Vec<u8>, line: u64, done: Option<Sender<Vec<u8>>>) -> Self {
        let is_open = !memchr_iter(b'"', &bytes).count().is_multiple_of(2);
        Self { bytes, line, is_open, done }
    }

    /// A quotation mark that is never closed takes all lines up to the end into one cell.
    ///
    /// # Errors
    /// The row on this line is such a one: it has lines, and the block an odd number of marks.
    pub(crate) fn closes_quotations(&self, row: &ByteRecord, line: u64) -> Result<(), Fault> {
        let has_lines = row.iter().any(|cell| memchr(b'\n', cell).is_some());
        if has_lines && self.is_open {
            return Err(Fault::in_row(line, Plain::OpenQuote));
        }
        Ok(())
    }
}

/// How large a block is at most, but for its last row.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) rows: usize,
    pub(crate) bytes: usize,
}

/// A text that is cut into blocks.
pub(crate) struct Blocks<R> {
    from: R,
    /// What was read and is in no block yet.
    rest: Vec<u8>,
    line: u64,
    is_at_end: bool,
    separator: u8,
    size: Size,
    /// Rooms that blocks leave to those after them: large ones that come and go would tear the
    /// memory into pieces, which then grows with the file.
    rooms: (Sender<Vec<u8>>, Receiver<Vec<u8>>),
}

impl<R: Read> Blocks<R> {
    /// A text from its beginning.
    pub(crate) fn new(from: R, size: Size) -> Self {
        let (rest, rooms) = (Vec::new(), channel());
        Self { from, rest, line: 1, is_at_end: false, separator: b',', size, rooms }
    }

    /// The beginning of the text, so far as it has so many bytes.
    pub(crate) fn beginning(&mut self, bytes: usize) -> Result<&[u8], Fault> {
        while self.rest.len() < bytes && !self.is_at_end {
            self.read_on()?;
        }
        Ok(self.rest.get(..bytes).unwrap_or(&self.rest))
    }

    /// Leaves out the first bytes, which are whole lines, and takes a separator for the rest.
    pub(crate) fn begin(&mut self, bytes: usize, separator: u8) {
        let left = self.rest.split_off(bytes.min(self.rest.len()));
        self.line = self.line.saturating_add(count(memchr_iter(b'\n', &self.rest).count()));
        (self.rest, self.separator) = (left, separator);
    }

    /// The number of the line with which the next block begins.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// The next rows; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Block>, Fault> {
        let mut cutting = Cutting::new(self.separator, self.size);
        loop {
            cutting.see(&self.rest);
            if cutting.rows >= self.size.rows || self.rest.len() >= self.size.bytes {
                if cutting.end > 0 {
                    break;
                }
                if self.rest.len() >= MOST_OF_ROW.max(self.size.bytes) {
                    return Err(Fault::in_row(self.line, Plain::TooLong));
                }
            }
            if self.rest.len().saturating_sub(cutting.end) > MOST_OF_ROW {
                let lines = self.rest.get(..cutting.end).unwrap_or_default();
                let line = self.line.saturating_add(count(memchr_iter(b'\n', lines).count()));
                return Err(Fault::in_row(line, Plain::TooLong));
            }
            if self.is_at_end {
                cutting.end = self.rest.len();
                break;
            }
            self.read_on()?;
        }
        let mut left = self.rooms.1.try_recv().unwrap_or_default();
        left.clear();
        left.extend_from_slice(self.rest.get(cutting.end..).unwrap_or_default());
        self.rest.truncate(cutting.end);
        let bytes = mem::replace(&mut self.rest, left);
        let line = self.line;
        self.line = line.saturating_add(count(memchr_iter(b'\n', &bytes).count()));
        Ok((!bytes.is_empty()).then(|| Block::within(bytes, line, Some(self.rooms.0.clone()))))
    }

    fn read_on(&mut self) -> Result<(), Fault> {
        let before = self.rest.len();
        self.rest.resize(before.saturating_add(PIECE), 0);
        let room = self.rest.get_mut(before..).unwrap_or_default();
        let read = self.from.read(room)?;
        self.rest.truncate(before.saturating_add(read));
        self.is_at_end = read == 0;
        Ok(())
    }
}

/// Where whole rows end in what was seen. Without a quotation mark each line is a row; with one,
/// the reader of rows itself says it.
struct Cutting {
    seen: usize,
    /// The rows that end, and the end of the last of them.
    rows: usize,
    end: usize,
    size: Size,
    quoted: Option<Box<Reader>>,
    separator: u8,
}

impl Cutting {
    const fn new(separator: u8, size: Size) -> Self {
        Self { seen: 0, rows: 0, end: 0, size, quoted: None, separator }
    }

    /// Sees the bytes behind those that were seen.
    fn see(&mut self, bytes: &[u8]) {
        let new = bytes.get(self.seen..).unwrap_or_default();
        if self.quoted.is_none() && memchr(b'"', new).is_some() {
            // From the last row's beginning on, which is outside of any quotation.
            self.seen = self.end;
            let builder = ReaderBuilder::new().delimiter(self.separator).build();
            self.quoted = Some(Box::new(builder));
        }
        let new = bytes.get(self.seen..).unwrap_or_default();
        match self.quoted.take() {
            Some(mut reader) => {
                self.see_quoted(&mut reader, new);
                self.quoted = Some(reader);
            }
            None => self.see_plain(new),
        }
        self.seen = bytes.len();
    }

    fn see_plain(&mut self, new: &[u8]) {
        let wanted = self.size.rows.saturating_sub(self.rows);
        let before = self.seen;
        let ends = memchr_iter(b'\n', new).take(wanted);
        let (count, last) =
            ends.fold((0_usize, None), |(count, _), end| (count.saturating_add(1), Some(end)));
        self.rows = self.rows.saturating_add(count);
        self.end = last.map_or(self.end, |last| before.saturating_add(last).saturating_add(1));
    }

    fn see_quoted(&mut self, reader: &mut Reader, mut new: &[u8]) {
        let (mut cells, mut ends) = ([0_u8; 4096], [0_usize; 256]);
        let mut place = self.seen;
        while !new.is_empty() && self.rows < self.size.rows {
            let (result, taken, _, _) = reader.read_record(new, &mut cells, &mut ends);
            place = place.saturating_add(taken);
            new = new.get(taken..).unwrap_or_default();
            if matches!(result, ReadRecordResult::Record) {
                self.rows = self.rows.saturating_add(1);
                self.end = place;
            }
        }
    }
}

/// A count as the number of lines.
fn count(lines: usize) -> u64 {
    u64::try_from(lines).unwrap_or(u64::MAX)
}

/// The end of the last whole line, behind its end; nought where there is none.
pub(crate) fn last_line_end(bytes: &[u8]) -> usize {
    memrchr(b'\n', bytes).map_or(0, |end| end.saturating_add(1))
}

//! What is asked, line by line, and whether it is one question or one a line.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read};

use aid::library::library;
use command::door::{Door, DoorError, MOST_BYTES, On, is_question, is_whole};

/// The byte order mark that some editors write before the first line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A text, and the line on which it begins.
pub(crate) struct Text {
    pub(crate) line: usize,
    bytes: Vec<u8>,
}

/// What an input is.
pub(crate) enum Asked {
    /// There is no question in it.
    Nothing,
    /// All of it is one question.
    One(Text),
    /// Each line that is not blank is a question.
    Lines,
}

/// The lines of an input.
pub(crate) struct Input<R> {
    from: BufReader<R>,
    read: usize,
    /// Lines that were read to see what the input is.
    ahead: VecDeque<Text>,
}

impl Text {
    /// Whether it is more than one line.
    pub(crate) fn is_wide(&self) -> bool {
        self.bytes.contains(&b'\n')
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }

    pub(crate) fn answer(&self, door: &mut Door<'_>, on: On) -> Result<String, DoorError> {
        door.answer(&self.bytes, self.line, on)
    }
}

/// All of an input that is one question, and no more of it than shows that it is too long.
pub(crate) fn whole(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(2);
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes).trim_ascii_end().to_vec())
}

impl<R: Read> Input<R> {
    pub(crate) fn new(from: R) -> Self {
        Self { from: BufReader::with_capacity(1 << 16, from), read: 0, ahead: VecDeque::new() }
    }

    /// Reads as far as is needed to say what the input is.
    pub(crate) fn begin(&mut self) -> io::Result<Asked> {
        let Some(first) = self.next_asked()? else {
            return Ok(Asked::Nothing);
        };
        let begun = first.bytes.trim_ascii_start().starts_with(b"{");
        if begun && first.bytes.len() <= MOST_BYTES && !is_whole(&first.bytes) {
            return self.gather(first);
        }
        // A question that can be answered is not held back until the next line arrives.
        let alone = first.answer(&mut Door::new(library()), On::OneLine).is_err()
            && self.next_asked()?.map(|second| self.ahead.push_back(second)).is_none();
        if alone {
            return Ok(Asked::One(first));
        }
        self.ahead.push_front(first);
        Ok(Asked::Lines)
    }

    /// Reads on from a line that begins a question and does not end it: it goes on in the lines
    /// below, unless one of those is a question by itself.
    fn gather(&mut self, first: Text) -> io::Result<Asked> {
        let mut whole = Text { line: first.line, bytes: first.bytes.clone() };
        let mut lines = VecDeque::from([first]);
        while whole.bytes.len() <= MOST_BYTES {
            let Some(next) = self.next()? else {
                whole.bytes.truncate(whole.bytes.trim_ascii_end().len());
                return Ok(Asked::One(whole));
            };
            let apart = is_question(&next.bytes) && !is_whole(&whole.bytes);
            whole.bytes.push(b'\n');
            whole.bytes.extend(&next.bytes);
            lines.push_back(next);
            if apart {
                break;
            }
        }
        self.ahead = lines;
        Ok(Asked::Lines)
    }

    /// The next line that is not blank.
    pub(crate) fn next_asked(&mut self) -> io::Result<Option<Text>> {
        loop {
            match self.next()? {
                Some(blank) if blank.is_blank() => {}
                line => return Ok(line),
            }
        }
    }

    /// The next line, and no more of it than shows that it is too long.
    fn next(&mut self) -> io::Result<Option<Text>> {
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(2);
        if self.from.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else {
            self.from.skip_until(b'\n')?;
        }
        if self.read == 0 && bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        self.read = self.read.saturating_add(1);
        Ok(Some(Text { line: self.read, bytes }))
    }

    /// Whether the next line can be had without waiting for it.
    pub(crate) fn is_ready(&self) -> bool {
        !self.ahead.is_empty() || self.from.buffer().contains(&b'\n')
    }
}

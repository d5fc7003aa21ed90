//! A text in its own encoding, read as UTF-8. The encoding is the one that its first bytes fit.

use std::io::{self, ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// So many bytes are looked at to tell the encoding.
const LOOKED_AT: usize = 1 << 16;

/// A text as UTF-8, without its mark. Bytes of UTF-8 go through as they are: whoever uses them sees
/// whether they are a text.
pub(crate) struct Decoding<R> {
    from: R,
    /// What was read of it and not yet given.
    read: Vec<u8>,
    given: usize,
    /// What was decoded and not yet given.
    decoder: Option<Decoder>,
    is_at_end: bool,
}

impl<R: Read> Decoding<R> {
    /// Looks at the first bytes of a text.
    pub(crate) fn new(mut from: R) -> io::Result<Self> {
        let mut read = Vec::new();
        let most = u64::try_from(LOOKED_AT).unwrap_or(u64::MAX);
        from.by_ref().take(most).read_to_end(&mut read)?;
        let (encoding, mark) = encoding_of(&read);
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        Ok(Self { from, read, given: mark, decoder, is_at_end: false })
    }

    /// Fills the room with bytes as they stand in the file.
    fn fill(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let rest = self.read.get(self.given..).unwrap_or_default();
        if rest.is_empty() {
            return self.from.read(room);
        }
        let count = rest.len().min(room.len());
        let (into, _) = room.split_at_mut(count);
        into.copy_from_slice(rest.get(..count).unwrap_or_default());
        self.given = self.given.saturating_add(count);
        Ok(count)
    }

    /// Decodes into the room.
    fn decode(&mut self, decoder: &mut Decoder, room: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.given >= self.read.len() && !self.is_at_end {
                self.read.resize(LOOKED_AT, 0);
                let count = self.from.read(&mut self.read)?;
                self.read.truncate(count);
                (self.given, self.is_at_end) = (0, count == 0);
            }
            let rest = self.read.get(self.given..).unwrap_or_default();
            let (result, taken, made) =
                decoder.decode_to_utf8_without_replacement(rest, room, self.is_at_end);
            self.given = self.given.saturating_add(taken);
            match result {
                DecoderResult::Malformed(..) => {
                    return Err(io::Error::new(ErrorKind::InvalidData, "no text of its encoding"));
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            }
            if made > 0 || (self.is_at_end && result == DecoderResult::InputEmpty) {
                return Ok(made);
            }
        }
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let Some(mut decoder) = self.decoder.take() else { return self.fill(room) };
        let read = self.decode(&mut decoder, room);
        self.decoder = Some(decoder);
        read
    }
}

/// The encoding of a text that begins with these bytes, and the length of its mark. Every text in
/// UTF-8 that is not plain ASCII is hardly ever another.
fn encoding_of(first: &[u8]) -> (&'static Encoding, usize) {
    let marked = Encoding::for_bom(first);
    let marked = marked.filter(|(of, _)| [UTF_8, UTF_16LE, UTF_16BE].contains(of));
    marked.unwrap_or_else(|| (if is_utf8(first) { UTF_8 } else { GB18030 }, 0))
}

/// Whether bytes are UTF-8, but for a character that the end has cut.
fn is_utf8(bytes: &[u8]) -> bool {
    match str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

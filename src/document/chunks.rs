//! Decoding of bytes that come in piece by piece.
//!
//! The encoding is what the options name, or what a byte order mark says; else
//! it is settled by the first bytes that are more than ASCII, however the bytes
//! are cut to pieces: ASCII reads the same in every encoding but UTF-16, which
//! its control characters give away.

use encoding_rs::{Decoder, DecoderResult, Encoding as Table, UTF_8};

use super::decode::{DecodeOptions, choose, detect, is_utf_16};
use super::unreadable::Unreadable;
use super::{Before, Encoding, controls, frame, lines, sniff};

/// An encoding is guessed from so many bytes, from the first that is not ASCII.
const HEAD: usize = 64 << 10;

/// So many characters beyond ASCII that are valid UTF-8, and nothing else, are
/// UTF-8: by chance one pair of bytes in five is.
const VALID: usize = 8;

/// A decoder and what it has read.
pub(crate) struct Chunks {
    options: DecodeOptions,
    decoder: Option<Decoder>,
    /// Bytes from the first that is not ASCII on, while the encoding is open.
    held: Vec<u8>,
    /// Bytes of the input that are decoded, the mark included.
    read: usize,
    encoding: Encoding,
    replaced: usize,
    /// Is it a file of framed messages? Known with the first decoded text.
    framed: Option<bool>,
    frame: Vec<(usize, char)>,
}

impl Chunks {
    /// Begins with the first bytes of an input, which are decoded to the end of
    /// `text`; `None` where they are no text, or not enough to know how to read
    /// them.
    pub(crate) fn begin(
        head: &[u8],
        last: bool,
        options: &DecodeOptions,
        text: &mut String,
    ) -> Option<(Self, Result<(), Unreadable>)> {
        /// The longest mark.
        const MARK: usize = 3;
        // Repairs are made of a whole text.
        if sniff::bytes(head).is_some() || head.len() < MARK || options.repair {
            return None;
        }
        let mut chunks = Self {
            options: *options,
            decoder: None,
            held: Vec::new(),
            read: 0,
            encoding: Encoding::UTF_8,
            replaced: 0,
            framed: None,
            frame: Vec::new(),
        };
        let plain = plain(head);
        let stated = options.encoding.is_some() || Table::for_bom(head).is_some();
        if !stated && plain == head.len() {
            let decoded = chunks.push(head, last, text, Before::default());
            return sniff::text(text).is_none().then_some((chunks, decoded));
        }
        let (table, encoding) = if stated {
            let (table, rest, encoding) = choose(head, options);
            chunks.read = head.len() - rest.len();
            (table, encoding)
        } else if is_utf_8(head.get(plain..)?) {
            (UTF_8, Encoding::UTF_8)
        } else {
            // UTF-16 is in step with the first byte, not with the first that is not ASCII.
            guessed(detect(head.get(..plain + HEAD).or(last.then_some(head))?))
        };
        chunks.settle(table, encoding);
        let rest = head.get(chunks.read..)?;
        let decoded = chunks.decode(rest, last, text, Before::default());
        sniff::text(text).is_none().then_some((chunks, decoded))
    }

    /// Decodes more bytes to the end of `text`, which stands behind `before`.
    ///
    /// # Errors
    ///
    /// The first bytes that are no text, with their place in the input; what
    /// stands before them is in `text`.
    pub(crate) fn push(
        &mut self,
        bytes: &[u8],
        last: bool,
        text: &mut String,
        before: Before,
    ) -> Result<(), Unreadable> {
        if self.decoder.is_some() {
            return self.decode(bytes, last, text, before);
        }
        let mut bytes = bytes;
        if self.held.is_empty() {
            let (ascii, rest) = bytes.split_at(plain(bytes));
            // It is ASCII.
            text.push_str(str::from_utf8(ascii).unwrap_or_default());
            self.read += ascii.len();
            bytes = rest;
        }
        self.held.extend_from_slice(bytes);
        if self.held.is_empty() {
            return Ok(());
        }
        let (table, encoding) = if is_utf_8(&self.held) {
            (UTF_8, Encoding::UTF_8)
        } else if last || self.held.len() >= HEAD {
            let table = detect(self.held.get(..HEAD).unwrap_or(&self.held));
            guessed(if is_utf_16(table) { UTF_8 } else { table })
        } else {
            return Ok(());
        };
        self.settle(table, encoding);
        let held = std::mem::take(&mut self.held);
        self.decode(&held, last, text, before)
    }

    /// How the bytes were read, once that is settled.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        self.decoder.as_ref().map(|_| self.encoding)
    }

    /// Where the marks of messages stand in what was decoded since the last call.
    pub(crate) fn take_frame(&mut self) -> Vec<(usize, char)> {
        std::mem::take(&mut self.frame)
    }

    /// How many characters became U+FFFD because the options asked for it.
    pub(crate) const fn replaced(&self) -> usize {
        self.replaced
    }

    fn settle(&mut self, table: &'static Table, encoding: Encoding) {
        self.decoder = Some(table.new_decoder_without_bom_handling());
        self.encoding = encoding;
    }

    fn decode(
        &mut self,
        bytes: &[u8],
        last: bool,
        text: &mut String,
        before: Before,
    ) -> Result<(), Unreadable> {
        let from = text.len();
        let decoded = self.decode_all(bytes, last, text, before);
        if *self.framed.get_or_insert_with(|| frame::is_framed(text)) {
            let part = text.split_off(from);
            self.frame.extend(frame::append_open(&part, text));
        }
        match self.clean(text, from, before) {
            Ok(()) => decoded,
            Err(control) => Err(control),
        }
    }

    fn decode_all(
        &mut self,
        bytes: &[u8],
        last: bool,
        text: &mut String,
        before: Before,
    ) -> Result<(), Unreadable> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        let mut rest = bytes;
        loop {
            let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
            text.reserve(room.unwrap_or(rest.len()));
            let (result, read) = decoder.decode_to_string_without_replacement(rest, text, last);
            self.read += read;
            rest = rest.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) if !self.options.lossy => {
                    let bad = usize::from(length) + usize::from(after);
                    let (line, column) = lines::position(text);
                    return Err(Unreadable::Undecodable {
                        encoding: self.encoding.name,
                        offset: self.read - bad,
                        line: before.lines + line,
                        column,
                    });
                }
                DecoderResult::Malformed(..) => {
                    text.push(char::REPLACEMENT_CHARACTER);
                    self.replaced += 1;
                }
            }
        }
    }

    /// Looks for control characters in what was decoded last; the text ends
    /// before the first of them.
    fn clean(&mut self, text: &mut String, from: usize, before: Before) -> Result<(), Unreadable> {
        if controls::is_plain(text.get(from..).unwrap_or_default()) {
            return Ok(());
        }
        let Some((at, character)) = controls::first(text, from) else { return Ok(()) };
        if self.options.lossy {
            let (clean, count) = controls::replace(text.split_off(from).into(), Vec::new());
            text.push_str(&clean);
            self.replaced += count;
            return Ok(());
        }
        text.truncate(at);
        let (line, column) = lines::position(text);
        Err(Unreadable::ControlCharacter { character, line: before.lines + line, column })
    }
}

/// An encoding that the bytes showed.
fn guessed(table: &'static Table) -> (&'static Table, Encoding) {
    (table, Encoding { name: table.name(), bom: false, guessed: table != UTF_8 })
}

/// How many bytes are ASCII without a control character: text in every
/// encoding but UTF-16.
fn plain(bytes: &[u8]) -> usize {
    let ascii = bytes.get(..Table::ascii_valid_up_to(bytes)).unwrap_or_default();
    let text = str::from_utf8(ascii).ok().filter(|text| !controls::is_plain(text));
    text.and_then(|text| controls::first(text, 0)).map_or(ascii.len(), |(at, _)| at)
}

/// Do bytes begin with so much valid UTF-8 beyond ASCII that they are nothing
/// else?
fn is_utf_8(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let valid = match str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => {
            let valid = head.get(..error.valid_up_to()).unwrap_or_default();
            str::from_utf8(valid).unwrap_or_default()
        }
    };
    let end = controls::first(valid, 0).map_or(valid.len(), |(at, _)| at);
    let text = valid.get(..end).unwrap_or_default();
    text.chars().filter(|c| !c.is_ascii()).take(VALID).count() == VALID
}

//! A text of many articles, read as it comes in: in bounded memory, article by
//! article, with the same records, places and diagnostics as in one piece.
//!
//! A text can be read so when its first bytes show what tells its articles
//! apart: two numbered marks, two end marks, two articles of field codes, two
//! messages in frames, or a line that the user named. It is then cut before the last article that has
//! begun; what stands before that place is as it is whatever follows.

use crate::diagnostic::Problem;
use crate::document::{Before, Chunks, DecodeOptions, Document, Unreadable};
use crate::layout::{Part, Piece, Run, Signs, Teller, are_too_many};
use crate::parse::{Options, Parsed, about_the_text, resolved};

/// Reads a text of many articles from bytes that are given piece by piece.
pub struct Stream {
    options: Options,
    chunks: Chunks,
    /// What is decoded and not given out, and what stood before it.
    text: String,
    frame: Vec<(usize, char)>,
    before: Before,
    teller: Teller,
    run: Run,
    /// The largest article, in bytes of its text.
    longest: usize,
    /// A text shorter than this holds no whole article more than the last time.
    wanted: usize,
    last: bool,
    encoding_said: bool,
    broken: Option<Broken>,
}

/// Why a text is not read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Bytes that are no text.
    Unreadable(Unreadable),
    /// An article that is larger than was allowed.
    TooLong {
        /// Its first line, from 1.
        line: usize,
    },
    /// An article of more lines than one may have, [`MOST_LINES`](crate::MOST_LINES).
    TooManyLines {
        /// Its first line, from 1.
        line: usize,
    },
}

/// Articles that follow one another, and the text that they stand in. Nothing
/// but the count of all hangs on the sections before it, so that several can be
/// parsed at a time.
#[derive(Debug)]
pub struct Section {
    document: Document<'static>,
    part: Part,
    signs: Signs,
    /// What the count of all articles says of these.
    counted: Vec<Piece>,
    options: Options,
    /// What is said of the text as a whole, once it is known.
    remarks: Vec<Problem>,
}

impl Section {
    /// Their text. Its lines and byte offsets for people count in the whole.
    pub const fn document(&self) -> &Document<'static> {
        &self.document
    }

    /// The articles, and what there is to say of them.
    pub fn parse(&self) -> Parsed<'_> {
        let cut = self.part.cut(&self.document, &self.signs, &self.counted, &self.options);
        let mut parsed = resolved(&self.document, &cut);
        parsed.diagnostics.splice(0..0, self.remarks.iter().cloned().map(about_the_text));
        parsed
    }
}

/// Behind an article that is not at its end stands no more than the head of
/// the next one.
const NEXT_HEAD: usize = 64 << 10;

impl Stream {
    /// Begins with the first bytes of an input, all of them where `last`.
    /// `None` where they do not show what tells its articles apart: it is to be
    /// read in one piece then, or tried again with more of it.
    pub fn begin(
        head: &[u8],
        last: bool,
        decode: &DecodeOptions,
        options: &Options,
        longest: usize,
    ) -> Option<Self> {
        let mut text = String::new();
        let (mut chunks, decoded) = Chunks::begin(head, last, decode, &mut text)?;
        let last = last && decoded.is_ok();
        let document = Document::from_text(text).framed(chunks.take_frame());
        let signs = Signs::of(&document, options, last);
        let teller = signs.teller(options)?;
        let (text, frame) = document.into_text();
        Some(Self {
            options: options.clone(),
            chunks,
            text,
            frame,
            before: Before::default(),
            teller,
            run: Run::default(),
            longest,
            wanted: 0,
            last,
            encoding_said: false,
            broken: decoded.err().map(Broken::Unreadable),
        })
    }

    /// Gives more bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.decode(bytes, false);
    }

    /// There are no more bytes.
    pub fn finish(&mut self) {
        self.decode(&[], true);
        self.last = self.broken.is_none();
    }

    fn decode(&mut self, bytes: &[u8], last: bool) {
        if self.broken.is_none() && !self.last {
            let decoded = self.chunks.push(bytes, last, &mut self.text, self.before);
            self.broken = decoded.err().map(Broken::Unreadable);
            self.frame.extend(self.chunks.take_frame());
        }
    }

    /// The next articles, as many as are whole; `None` where more bytes are
    /// needed, or where all is said.
    ///
    /// # Errors
    ///
    /// Where the text cannot be read on. All articles before that place have
    /// been given out then.
    pub fn next_section(&mut self) -> Result<Option<Section>, Broken> {
        let ready = self.last || self.broken.is_some() || self.text.len() >= self.wanted;
        let section = if ready && !self.text.is_empty() { self.cut() } else { None };
        match (section, &self.broken) {
            (None, Some(broken)) => Err(broken.clone()),
            (section, _) => Ok(section),
        }
    }

    fn cut(&mut self) -> Option<Section> {
        let text = std::mem::take(&mut self.text);
        let frame = std::mem::take(&mut self.frame);
        let mut document = Document::from_text(text).framed(frame).behind(self.before);
        if document.is_crowded() {
            (self.text, self.frame) = document.into_text();
            self.breaks_off(Broken::TooManyLines { line: self.before.lines + 1 });
            return None;
        }
        let signs = Signs::of(&document, &self.options, self.last);
        let end = self.end(&document, &signs);
        if end == 0 {
            (self.text, self.frame) = document.into_text();
            // Looked at again when it is a quarter longer: linear in all.
            self.wanted = self.text.len() + self.text.len() / 4;
            return None;
        }
        let (own, next) = signs.up_to(end);
        let part = Part { teller: self.teller, first: self.before == Before::default() };
        (self.text, self.frame, self.before) = document.cut_before(end);
        self.wanted = 0;
        let counted = part.count(&document, &own, next, &mut self.run);
        let (remarks, options) = (self.remarks(), self.options.clone());
        Some(Section { document, part, signs: own, counted, options, remarks })
    }

    /// The line before which the text can be cut; an article that is too long
    /// breaks it off.
    fn end(&mut self, document: &Document<'_>, signs: &Signs) -> usize {
        let lines = document.lines();
        let start = |line: usize| lines.get(line).map_or(document.text().len(), |it| it.full.start);
        let mut begins = signs.begins(self.teller);
        if self.last {
            begins.push(lines.len());
        }
        let line = |end: usize| self.before.lines + end + 1;
        let mut end = 0;
        for begin in begins {
            let broken = if start(begin) - start(end) > self.longest {
                Broken::TooLong { line: line(end) }
            } else if are_too_many(lines.get(end..begin).unwrap_or_default()) {
                Broken::TooManyLines { line: line(end) }
            } else {
                end = begin;
                continue;
            };
            self.breaks_off(broken);
            return end;
        }
        // What is not at its end yet.
        let broken = if document.text().len() - start(end) > self.longest.saturating_add(NEXT_HEAD)
        {
            Broken::TooLong { line: line(end) }
        } else if are_too_many(lines.get(end..).unwrap_or_default()) {
            Broken::TooManyLines { line: line(end) }
        } else {
            return end;
        };
        self.breaks_off(broken);
        end
    }

    fn breaks_off(&mut self, broken: Broken) {
        self.last = false;
        self.broken = Some(broken);
    }

    /// What there is to say of the text as a whole, where it was not said yet.
    /// How many characters were replaced is known at its end.
    fn remarks(&mut self) -> Vec<Problem> {
        let encoding = self.chunks.encoding().filter(|_| !self.encoding_said);
        self.encoding_said |= encoding.is_some();
        let count = if self.last && self.text.is_empty() { self.chunks.replaced() } else { 0 };
        let replaced = (count > 0).then_some(Problem::Replaced { count });
        encoding.and_then(|encoding| encoding.remark()).into_iter().chain(replaced).collect()
    }
}

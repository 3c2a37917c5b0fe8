//! The outward shape of a line: how long it is, how it ends, how it is capitalised.

mod count;

use crate::document::count_places;
use crate::language::is_alphabetic;
use count::Count;
pub(super) use count::{counted, is_space};

/// How a line ends, closing quotes and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A full stop or what stands for it in other scripts.
    Stop,
    /// A question or exclamation mark, or an ellipsis.
    Question,
    /// `:`, `,`, `;` or a dash: something follows.
    Open,
    /// A letter, a digit, anything else.
    None,
}

/// How the words of a line are capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Every cased letter is a capital.
    Upper,
    /// Every word begins with a capital, small words between them aside.
    Title,
    /// Anything else that has case.
    Sentence,
    /// No letter has case.
    Uncased,
}

/// The shape of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Characters, wide ones counted twice: about the space that it takes.
    pub(super) size: u32,
    /// Runs of characters between white space.
    pub(super) words: u32,
    /// Is it mostly Chinese, Japanese or Thai, which write without spaces?
    pub(super) unspaced: bool,
    /// How it ends.
    pub(super) ending: Ending,
    /// How it is capitalised.
    pub(super) case: Case,
}

/// A line longer than this, in [`Shape::size`], is a paragraph however it
/// ends. The longest headlines of newspapers stay under 120 characters.
const LONG: u32 = 180;

/// The same for scripts without spaces, which say more in less.
const LONG_UNSPACED: u32 = 110;

/// A line that ends as a sentence is a paragraph from this size on; shorter
/// ones (`It’s over.`) can be headlines.
const SENTENCE: u32 = 50;

/// A question or an exclamation is a headline up to this size.
const QUESTION: u32 = 130;

impl Shape {
    /// The shape of a line of text.
    pub(super) fn of(line: &str) -> Self {
        if line.len() > LONG as usize {
            let chars = bytecount::num_chars(line.as_bytes());
            if chars > LONG as usize {
                return Self::long(line, chars);
            }
        }
        Self::short(line)
    }

    /// The shape of a line that is a paragraph by its length alone: what is
    /// not asked of such lines is only estimated, as most text is in them.
    fn long(line: &str, chars: usize) -> Self {
        let words = bytecount::count(line.as_bytes(), b' ') + 1;
        // Scripts without spaces have hardly any; then a look at the letters.
        let start = || line.chars().take(LONG as usize);
        let unspaced =
            words * 16 < chars && start().filter(|c| is_unspaced(*c)).count() > LONG as usize / 4;
        let size = if unspaced && start().any(is_cjk) { chars * 2 } else { chars };
        let (size, words) = (counted(size), counted(words));
        Self { size, words, unspaced, ending: ending(line), case: Case::Sentence }
    }

    fn short(line: &str) -> Self {
        let count = if line.is_ascii() { Count::of_ascii(line) } else { Count::of(line) };
        let Count { size, wide, words, small, upper, lower } = count;
        let case = match (upper, lower) {
            (0, 0) => Case::Uncased,
            (_, 0) => Case::Upper,
            _ if small == 0 || (small * 3 <= words && small_words_only(line)) => Case::Title,
            _ => Case::Sentence,
        };
        let unspaced = wide * 2 > size && words * 12 < size + 12;
        Self { size, words, unspaced, ending: ending(line), case }
    }

    /// Does it read as a paragraph of the text, wherever it stands?
    ///
    /// Thai, Lao and Khmer set no full stops, and some papers none at all:
    /// without one it takes more words than a headline has.
    pub(super) const fn is_paragraph(&self) -> bool {
        match self.ending {
            Ending::Stop => {
                self.size >= SENTENCE && (self.words >= 6 || self.unspaced) || self.size > LONG
            }
            Ending::Question => self.size > QUESTION,
            Ending::Open | Ending::None => {
                self.size > if self.unspaced { LONG_UNSPACED } else { LONG } || self.words > 21
            }
        }
    }
}

/// The first run of characters between white space.
pub(super) fn first_word(text: &str) -> &str {
    // A blank ends nearly every one.
    let end = memchr::memchr(b' ', text.as_bytes()).unwrap_or(text.len());
    match text.get(..end) {
        Some(word) if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic()) => word,
        _ => text.split_whitespace().next().unwrap_or_default(),
    }
}

/// Does a paragraph read as prose: a sentence with its full stop, or so many
/// words in a row that nothing else is likely?
pub(crate) fn is_prose(text: &str) -> bool {
    let shape = Shape::of(text);
    let worded = shape.words >= 4 || shape.unspaced;
    let sentence =
        matches!(shape.ending, Ending::Stop | Ending::Question) && shape.size >= 20 && worded;
    let long = shape.size >= 80 && (shape.words >= 12 || shape.unspaced);
    let start = start(text, 400);
    // Of a table's row the columns are told by tabs.
    (sentence || long) && start.matches('\t').nth(1).is_none() && is_mostly_letters(start)
}

/// Are more than half of the characters letters?
fn is_mostly_letters(text: &str) -> bool {
    if text.is_ascii() {
        let letters = count_places(text.as_bytes(), |byte, _, _| byte.is_ascii_alphabetic());
        return letters * 2 > text.len();
    }
    let half = text.chars().count() / 2;
    text.chars().filter(|c| is_alphabetic(*c)).nth(half).is_some()
}

/// The beginning of a text: at most so many bytes, cut at a character.
pub(super) fn start(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// Are the words that begin in lower case all small words (`of`, `de la`,
/// `und`), of up to three letters?
fn small_words_only(line: &str) -> bool {
    line.split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase))
        .all(|word| word.chars().count() <= 3)
}

fn ending(line: &str) -> Ending {
    let closing = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\''
                    | '”'
                    | '’'
                    | '“'
                    | '»'
                    | '›'
                    | ')'
                    | ']'
                    | '」'
                    | '』'
                    | '）'
                    | '】'
                    | '*'
                    | '_'
            )
    };
    let line = line.trim_end_matches(closing);
    match line.chars().next_back() {
        // An ellipsis leaves it open; headlines end so too.
        Some('…') => Ending::Question,
        Some('.') if line.ends_with("..") => Ending::Question,
        Some('.' | '。' | '．' | '।' | '॥' | '۔' | '።' | '։' | '။' | '។') => {
            Ending::Stop
        }
        Some('!' | '?' | '！' | '？' | '؟' | ';' | '؛') => Ending::Question,
        Some(':' | '：' | ',' | '，' | '、' | '،' | '—' | '–' | '-') => Ending::Open,
        _ => Ending::None,
    }
}

/// Chinese, Japanese and full-width forms, which take two columns; Thai, Lao
/// and Khmer are counted with them, as they write without spaces too.
pub(super) const fn is_wide(c: char) -> bool {
    is_cjk(c) || matches!(c, '\u{AC00}'..='\u{D7AF}')
}

/// A script without spaces between words: CJK, Thai, Lao, Myanmar, Khmer.
const fn is_unspaced(c: char) -> bool {
    is_cjk(c)
        || matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// A character of a script that is written without spaces between words, and
/// that takes none where a line is broken.
pub(crate) const fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

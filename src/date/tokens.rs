//! One folded pass over a line: its numbers, known words, other words and
//! marks, each with the bytes of the line that it takes up.

use std::ops::Range;

use super::folded::{Folded, fold_line};
use super::script::{is_letter, is_unspaced, to_numeral};
use crate::language::{Meaning, Role, date_word, is_combining_mark, shortened_month};

/// A piece of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Its first byte in the line.
    pub(super) start: usize,
    /// The byte behind it.
    pub(super) end: usize,
    /// Does white space, or the line's beginning, stand before it?
    pub(super) spaced: bool,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Number(Number),
    /// A word or phrase of the tables.
    Word(Meaning),
    /// Any other word: 1; in scripts without spaces any other stretch of
    /// text: its letters.
    Unknown(usize),
    /// Any other character, folded.
    Mark(char),
}

/// A number as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) value: u64,
    /// How many digits it has; a number in words has as many as its figures.
    pub(super) digits: usize,
    /// Is it written with the digits of Persian and Urdu?
    pub(super) persian: bool,
    /// Is it written with Chinese numerals or in words?
    pub(super) words: bool,
}

/// The tokens of a line, as the grammar looks at them.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'t>(pub(super) &'t [Token]);

impl Tokens<'_> {
    /// Is there what every date has: a month (its name, or its number with a
    /// unit), or else three numbers, or one of six digits?
    pub(super) fn can_be_date(self) -> bool {
        let is_month = |word: Meaning| word.is_month() || word.role() == Some(Role::Month);
        let mut numbers = 0;
        self.0.iter().any(|token| match token.kind {
            Kind::Number(number) => {
                numbers += 1;
                numbers == 3 || number.digits >= 6
            }
            Kind::Word(word) => is_month(word),
            _ => false,
        })
    }

    pub(super) fn number(self, at: usize) -> Option<Number> {
        match self.0.get(at)?.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn word(self, at: usize) -> Option<Meaning> {
        match self.0.get(at)?.kind {
            Kind::Word(meaning) => Some(meaning),
            _ => None,
        }
    }

    pub(super) fn role(self, at: usize) -> Option<Role> {
        self.word(at)?.role()
    }

    pub(super) fn mark(self, at: usize) -> Option<char> {
        match self.0.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn is_mark(self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// Does the token stand directly behind the one before it?
    pub(super) fn is_glued(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| !token.spaced)
    }

    /// Is it one letter of Latin script?
    pub(super) fn is_one_letter(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| token.end - token.start == 1)
    }

    /// A number of at most two digits and at most `most`, directly behind the
    /// token before it.
    pub(super) fn glued_number(self, at: usize, most: u64) -> Option<u8> {
        if self.is_glued(at) { self.small_number(at, most) } else { None }
    }

    /// A number of at most two digits and at most `most`.
    pub(super) fn small_number(self, at: usize, most: u64) -> Option<u8> {
        let number = self.number(at).filter(|number| number.digits <= 2 && number.value <= most)?;
        u8::try_from(number.value).ok()
    }
}

/// More digits than any form of date and time has (`20210503143000`).
const MOST_DIGITS: usize = 14;

/// Cuts a line into tokens.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let folded = fold_line(line);
    let mut scanner =
        Scanner { line, folded: &folded, tokens: Vec::with_capacity(24), at: 0, spaced: true };
    while let Some(c) = scanner.rest().chars().next() {
        if c == ' ' {
            scanner.at += 1;
            scanner.spaced = true;
        } else if c.is_ascii_digit() {
            scanner.number();
        } else if is_letter(c) {
            scanner.word(c);
        } else if !scanner.known_word() {
            scanner.push(c.len_utf8(), Kind::Mark(c));
        }
    }
    scanner.tokens
}

struct Scanner<'l> {
    line: &'l str,
    folded: &'l Folded,
    tokens: Vec<Token>,
    at: usize,
    spaced: bool,
}

impl<'l> Scanner<'l> {
    fn rest(&self) -> &'l str {
        self.folded.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, length: usize, kind: Kind) {
        let (start, end) = (self.origins(self.at).start, self.origins(self.at + length - 1).end);
        self.tokens.push(Token { start, end, spaced: self.spaced, kind });
        self.at += length;
        self.spaced = false;
    }

    /// The bytes of the line that the folded character at `at` comes from.
    fn origins(&self, at: usize) -> Range<usize> {
        if self.folded.origins.is_empty() {
            return at..at + 1;
        }
        let start = self.folded.origins.get(at).copied().unwrap_or(self.line.len());
        let character = self.line.get(start..).and_then(|rest| rest.chars().next());
        start..start + character.map_or(0, char::len_utf8)
    }

    fn number(&mut self) {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let value = if digits > MOST_DIGITS {
            u64::MAX
        } else {
            self.rest()
                .bytes()
                .take(digits)
                .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))
        };
        let first = self.line.get(self.origins(self.at)).and_then(|digit| digit.chars().next());
        let persian = matches!(first, Some('۰'..='۹'));
        self.push(digits, Kind::Number(Number { value, digits, persian, words: false }));
    }

    /// Chinese numerals before a unit: `二〇二一年五月三日`.
    fn numerals(&self) -> Option<(usize, Number)> {
        let rest = self.rest();
        let end = rest.find(|c| to_numeral(c).is_none()).unwrap_or(rest.len());
        let numerals = rest.get(..end).filter(|numerals| !numerals.is_empty())?;
        if !rest
            .get(end..)?
            .starts_with(['年', '月', '日', '号', '號', '時', '时', '點', '点', '分'])
        {
            return None;
        }
        // No number here has more than four numerals.
        let mut values = [0; 4];
        let mut count = 0;
        for value in numerals.chars().filter_map(to_numeral) {
            *values.get_mut(count)? = value;
            count += 1;
        }
        let value = match *values.get(..count)? {
            [10] => 10,
            [10, units @ ..10] => 10 + units,
            [tens @ ..10, 10] => tens * 10,
            [tens @ ..10, 10, units @ ..10] => tens * 10 + units,
            ref digits if digits.contains(&10) => return None,
            ref digits => digits.iter().fold(0, |value, digit| value * 10 + digit),
        };
        let digits = value.checked_ilog10().map_or(1, |log| log as usize + 1);
        Some((end, Number { value, digits, persian: false, words: true }))
    }

    fn word(&mut self, first: char) {
        if is_unspaced(first)
            && let Some((length, number)) = self.numerals()
        {
            self.push(length, Kind::Number(number));
        } else if !self.known_word() {
            self.unknown_word(first);
        }
    }

    /// Takes a word or phrase of the tables, if one stands here.
    fn known_word(&mut self) -> bool {
        let rest = self.rest();
        let Some(found) = word_at(rest, usize::MAX) else { return false };
        let (length, meaning) = day_behind(rest, found).unwrap_or(found);
        let kind = if meaning.role() == Some(Role::Number) {
            let value = u64::from(meaning.argument());
            let digits = if value < 10 { 1 } else { 2 };
            Kind::Number(Number { value, digits, persian: false, words: true })
        } else {
            Kind::Word(meaning)
        };
        self.push(length, kind);
        true
    }

    fn unknown_word(&mut self, first: char) {
        let rest = self.rest();
        if is_unspaced(first) {
            let length =
                1 + rest.char_indices().skip(1).take_while(|(_, c)| is_combining_mark(*c)).count();
            let bytes: usize = rest.chars().take(length).map(char::len_utf8).sum();
            let spaced = self.spaced;
            self.push(bytes, Kind::Unknown(1));
            if let [.., before, this] = self.tokens.as_mut_slice()
                && let Kind::Unknown(letters) = &mut before.kind
                && !spaced
            {
                *letters += 1;
                before.end = this.end;
                self.tokens.pop();
            }
            return;
        }
        let end = rest.find(|c| !is_letter(c) || is_unspaced(c)).unwrap_or(rest.len());
        // A shortened name is looked for only where a date can be.
        let behind = rest.bytes().skip(end).take(3).any(|byte| byte.is_ascii_digit());
        let before =
            self.tokens.iter().rev().take(2).any(|token| matches!(token.kind, Kind::Number(_)));
        let word = rest.get(..end).filter(|_| behind || before);
        let kind = word.and_then(shortened_month).map_or(Kind::Unknown(1), Kind::Word);
        self.push(end.max(first.len_utf8()), kind);
    }
}

/// The longest word or phrase of the tables here that ends before byte `before`.
/// (One copy for all who ask: the date reader is to be small.)
#[inline(never)]
fn word_at(rest: &str, before: usize) -> Option<(usize, Meaning)> {
    date_word(rest, |end| end < before && is_word_end(rest, end))
}

/// `Thu 7 Mar`: where a month follows, the number of a Vietnamese weekday (`thứ
/// 7`) is the day, and the word before it a weekday by itself.
fn day_behind(rest: &str, (length, meaning): (usize, Meaning)) -> Option<(usize, Meaning)> {
    let (phrase, after) = rest.split_at_checked(length)?;
    if !meaning.is_weekday() || !phrase.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let after = after.trim_start_matches([' ', '.']);
    let (month, _) = word_at(after, usize::MAX).filter(|(_, word)| word.is_month())?;
    // `thứ 7 tháng 3`
    let vietnamese = after.get(..month)?.contains(' ');
    word_at(rest, length).filter(|(_, word)| word.is_weekday() && !vietnamese)
}

/// Can a word end before byte `end` of the text? Not between two letters,
/// unless the script has no spaces, and not between two digits.
fn is_word_end(text: &str, end: usize) -> bool {
    let (Some(last), next) = (
        text.get(..end).and_then(|word| word.chars().next_back()),
        text.get(end..).and_then(|rest| rest.chars().next()),
    ) else {
        return false;
    };
    let Some(next) = next else { return true };
    if last.is_ascii_digit() {
        !next.is_ascii_digit() && !is_letter(next)
    } else if is_unspaced(next) {
        !is_combining_mark(next)
    } else {
        // Case endings of other scripts follow Latin words directly: `PMకి`.
        let of_two_scripts = last.is_ascii() && next >= '\u{370}';
        !is_letter(last) || is_unspaced(last) || !is_letter(next) || of_two_scripts
    }
}

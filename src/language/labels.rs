//! What the words of newspapers mean where they stand as a label, a mark or a
//! whole line; the words themselves are data, in `labels.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;

/// A meaning that words can have in `labels.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub(crate) enum Word {
    /// Before a title: `Headline:`, `标题：`.
    Headline,
    /// Before the name of a publication: `Newspaper:`, `الصحيفة:`.
    Outlet,
    /// Before a date, without saying of what: `Date:`.
    Date,
    /// Before the day of publication.
    Published,
    /// Before the day of a later change.
    Updated,
    /// Before a name, with a colon: `Author:`.
    Author,
    /// Before a name, with or without a colon: `By`, `Von`, `بقلم`.
    By,
    /// Before a summary: `Description:`.
    Standfirst,
    /// Before whom the article credits: `Source:`.
    Source,
    /// Before the address it was found at: `Disponível em:`.
    Located,
    /// Before whom it credits, without a colon: `Theo`, `По материалам`.
    Credit,
    /// Before the article's address.
    Url,
    /// Before the text itself: `Body:`.
    Body,
    /// A label without a field of its own: `Section:`, `Length:`.
    Extra,
    /// Before a picture's credit or caption.
    Picture,
    /// Before the day the reader opened it: `Acesso em:`.
    Accessed,
    /// In a copyright notice.
    Copyright,
    /// Before links to other articles.
    Links,
    /// An advertisement mark, a line of its own.
    Advertisement,
    /// Buttons and counters of a page, lines of their own; `#` is a number.
    Page,
    /// A running number of the text in a collection: `Article 5`.
    Numbered,
    /// How long ago, from the reader's point of view.
    Ago,
    /// The beginning of contact details or a subscription offer.
    Contact,
    /// What a journalist is: `Staff Writer`, `기자`.
    Role,
    /// A news agency.
    Agency,
    /// A word that names of newspapers are made of.
    OutletWord,
    /// Between two names: `and`, `und`, `и`.
    And,
    /// Marks a picture's caption or credit wherever it stands in a line.
    PictureMark,
}

impl Word {
    const ALL: [(&'static str, Self); 28] = [
        ("headline", Self::Headline),
        ("outlet", Self::Outlet),
        ("date", Self::Date),
        ("published", Self::Published),
        ("updated", Self::Updated),
        ("author", Self::Author),
        ("by", Self::By),
        ("standfirst", Self::Standfirst),
        ("source", Self::Source),
        ("located", Self::Located),
        ("credit", Self::Credit),
        ("url", Self::Url),
        ("body", Self::Body),
        ("extra", Self::Extra),
        ("picture", Self::Picture),
        ("accessed", Self::Accessed),
        ("copyright", Self::Copyright),
        ("links", Self::Links),
        ("advertisement", Self::Advertisement),
        ("page", Self::Page),
        ("numbered", Self::Numbered),
        ("ago", Self::Ago),
        ("contact", Self::Contact),
        ("role", Self::Role),
        ("agency", Self::Agency),
        ("outletword", Self::OutletWord),
        ("and", Self::And),
        ("picturemark", Self::PictureMark),
    ];
}

/// The meanings that one phrase has, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Words(u32);

impl Words {
    /// Is this one of the meanings?
    pub(crate) const fn has(self, word: Word) -> bool {
        self.0 & (1 << word as u32) != 0
    }

    /// Is one of these among the meanings?
    pub(crate) fn any(self, words: &[Word]) -> bool {
        words.iter().any(|&word| self.has(word))
    }

    /// No meaning at all?
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

static TABLE: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for line in include_str!("labels.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t').skip(1);
        let (Some(kind), Some(words)) = (columns.next(), columns.next()) else { continue };
        let Some((_, word)) = Word::ALL.iter().find(|(name, _)| *name == kind) else { continue };
        for phrase in words.split('|') {
            *table.entry(key(phrase)).or_insert(0) |= 1 << *word as u32;
        }
    }
    table
});

/// What a phrase means in any of the languages of the table.
pub(crate) fn words(phrase: &str) -> Words {
    if phrase.len() > 80 {
        return Words::default();
    }
    Words(TABLE.get(&key(phrase)).copied().unwrap_or(0))
}

static PICTURE_MARKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    include_str!("labels.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t')?.1.strip_prefix("picturemark\t"))
        .flat_map(|phrases| phrases.split('|').map(fold))
        .collect()
});

/// Does the line hold a mark of a picture's caption or credit?
pub(crate) fn marks_picture(line: &str) -> bool {
    let folded = fold(line);
    PICTURE_MARKS.iter().any(|mark| folded.contains(mark.as_str()))
}

/// The key of a phrase: folded, runs of digits as `#`, punctuation at the ends
/// and runs of white space off.
fn key(phrase: &str) -> String {
    let folded = fold(phrase);
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars() {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else if c.is_whitespace() || c == '(' || c == ')' || c == '[' || c == ']' {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        } else {
            key.push(c);
        }
    }
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '：'
                    | '.'
                    | '…'
                    | '!'
                    | '-'
                    | '–'
                    | '—'
                    | '|'
                    | '»'
                    | '›'
                    | '>'
                    | '*'
                    | '•'
                    | '·'
                    | '।'
                    | '。'
            )
    };
    key.trim_matches(edge).to_owned()
}

//! The meanings of the words of `labels.tsv`; shared with the build script.

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
    Newspaper,
    /// Between two names: `and`, `und`, `и`.
    And,
    /// A small word within names: `van`, `de la`, `bin`.
    Particle,
    /// A function word, which no name holds: `the`, `für`.
    Small,
    /// The name of a newspaper's section, a line of its own: `Opinion`.
    Section,
    /// In place of a name: `From our correspondent`.
    Correspondent,
    /// A function word of English and hardly another language: `the`.
    English,
    /// Marks a picture's caption or credit at the end of a line.
    #[allow(dead_code, reason = "these have a table of their own")]
    PictureMark,
    /// Marks contact details within a line that has an address.
    #[allow(dead_code, reason = "these have a table of their own")]
    ContactMark,
}

impl Word {
    /// Every meaning, under the name that the table gives it.
    #[allow(dead_code, reason = "only the build script reads the table")]
    pub(crate) const ALL: [(&'static str, Self); 34] = [
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
        ("newspaper", Self::Newspaper),
        ("and", Self::And),
        ("particle", Self::Particle),
        ("small", Self::Small),
        ("section", Self::Section),
        ("correspondent", Self::Correspondent),
        ("english", Self::English),
        ("picturemark", Self::PictureMark),
        ("contactmark", Self::ContactMark),
    ];
}

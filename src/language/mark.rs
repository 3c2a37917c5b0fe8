//! The kinds of the words of `marks.tsv`: how press databases and news agencies
//! mark articles; shared with the build script.

/// A meaning that words can have in `marks.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub(crate) enum Mark {
    /// The line that begins an article: `3 of 48 DOCUMENTS`.
    Numbered,
    /// The line that ends one: `End of Document`.
    End,
    /// Before the number of an article, on the line that ends it.
    Identified,
    /// A label of a cover page: `Download Request:`.
    Cover,
    /// Before the title.
    Headline,
    /// Before who wrote it.
    Byline,
    /// Before a summary.
    Standfirst,
    /// Before the text.
    Body,
    /// Before the first paragraph, which is text too.
    Lead,
    /// Before the publication.
    Outlet,
    /// Before the day of publication.
    Date,
    /// Before the day on which the database took the article in; a label only
    /// where a day stands behind it, as the words begin paragraphs too.
    Loaded,
    /// Before the number of words.
    Length,
    /// Before anything that has no field of its own.
    Extra,
    /// The same, with a word that begins headlines too (`Column: …`): a label
    /// below a headline only.
    Topic,
    /// Before a copyright notice.
    Copyright,
    /// A line of its own above the labels below a text.
    Below,
    /// What a length counts.
    Unit,
    /// The field code with which an article begins.
    First,
    /// The field code with which an article ends.
    Last,
    /// Heads a press release.
    Release,
    /// Before whom the press can ask.
    Contact,
    /// Before who issued a press release.
    Issuer,
    /// Before the time until which a message may not be published.
    Embargo,
    /// How urgent a message is, or which version of it: a line of its own.
    Priority,
    /// Before a note to the editors.
    Editor,
    /// The line that ends a message: `ENDIT`.
    Ending,
    /// Before who else worked on a message: `Reporting by`.
    Reporting,
    /// In brackets, before the title of another article: `[READ: …]`.
    Pointer,
    /// Below a text, the beginning of a form for comments or of a notice about cookies.
    Form,
    /// At the end of a line below a text, behind those who worked on it.
    Contributed,
    /// In brackets behind a name: where in the picture the person stands.
    Side,
}

impl Mark {
    /// Every meaning, under the name that the table gives it.
    #[allow(dead_code, reason = "only the build script reads the table")]
    pub(crate) const ALL: [(&'static str, Self); 32] = [
        ("numbered", Self::Numbered),
        ("end", Self::End),
        ("identified", Self::Identified),
        ("cover", Self::Cover),
        ("headline", Self::Headline),
        ("byline", Self::Byline),
        ("standfirst", Self::Standfirst),
        ("body", Self::Body),
        ("lead", Self::Lead),
        ("outlet", Self::Outlet),
        ("date", Self::Date),
        ("loaded", Self::Loaded),
        ("length", Self::Length),
        ("extra", Self::Extra),
        ("topic", Self::Topic),
        ("copyright", Self::Copyright),
        ("below", Self::Below),
        ("unit", Self::Unit),
        ("first", Self::First),
        ("last", Self::Last),
        ("release", Self::Release),
        ("contact", Self::Contact),
        ("issuer", Self::Issuer),
        ("embargo", Self::Embargo),
        ("priority", Self::Priority),
        ("editor", Self::Editor),
        ("endmark", Self::Ending),
        ("reporting", Self::Reporting),
        ("pointer", Self::Pointer),
        ("form", Self::Form),
        ("contributed", Self::Contributed),
        ("side", Self::Side),
    ];
}

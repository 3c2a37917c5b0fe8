//! Where things stand in a text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A way of laying out an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Outlet, decorated date line, headline, paragraphs, credit block; every
    /// one of them optional but the paragraphs.
    Masthead,
    /// `Title: …`, `Date: …`, `Source: …` lines in any order, then the text.
    Labelled,
}

impl Layout {
    /// Every layout, most telling first.
    pub const ALL: [Self; 2] = [Self::Labelled, Self::Masthead];

    /// The name that `--layout` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Labelled => "labelled",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no layout's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLayout;

impl fmt::Display for UnknownLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown layout (masthead, labelled)")
    }
}

impl std::error::Error for UnknownLayout {}

impl FromStr for Layout {
    type Err = UnknownLayout;

    fn from_str(name: &str) -> Result<Self, UnknownLayout> {
        Self::ALL.into_iter().find(|layout| layout.name() == name).ok_or(UnknownLayout)
    }
}

//! A list of phrases that are looked for anywhere in a text, made at build time.

use super::fold::{fold_whole, keeps};
use super::fold_char;
use super::openings::{self, Openings};

/// Folded phrases, and what they begin with.
pub(crate) struct Within {
    /// The phrases.
    pub(crate) phrases: &'static [&'static str],
    /// The openings of their first bytes; see [`openings::window`].
    pub(crate) openings: Openings,
}

impl Within {
    /// Does the text hold one of the phrases?
    pub(crate) fn any_in(&self, text: &str) -> bool {
        self.may_hold(text) && {
            let folded = fold_whole(text);
            let mut last = 0;
            // Only where one opens are they looked for.
            folded.bytes().enumerate().any(|(at, byte)| {
                last = openings::window(last, byte);
                let start = (at + 1).checked_sub(openings::WINDOW);
                let rest = start
                    .filter(|_| self.openings.has(openings::of_window(last)))
                    .and_then(|start| folded.as_bytes().get(start..));
                rest.is_some_and(|rest| {
                    self.phrases.iter().any(|phrase| rest.starts_with(phrase.as_bytes()))
                })
            })
        }
    }

    /// Does a phrase open anywhere in the text? Most texts are told so without
    /// a copy of them.
    fn may_hold(&self, text: &str) -> bool {
        let mut last = 0;
        let mut found = false;
        let mut take = |byte| {
            last = openings::window(last, byte);
            found |= self.openings.has(openings::of_window(last));
        };
        let mut spaced = false;
        for c in text.chars() {
            if c.is_ascii_graphic() {
                take(c.to_ascii_lowercase() as u8);
                spaced = false;
                continue;
            }
            if keeps(c) {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut take);
                spaced = false;
                continue;
            }
            fold_char(c, &mut |c| {
                if !c.is_whitespace() {
                    c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut take);
                } else if !spaced {
                    take(b' ');
                }
                spaced = c.is_whitespace();
            });
        }
        found
    }
}

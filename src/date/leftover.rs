//! What of a line no date explains: how many words, and the text before and
//! after.

use std::ops::Range;

use super::choose::Line;
use super::parts::What;
use crate::language::is_format;

/// White space and what newspapers set between byline, outlet and date.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || is_format(c)
        || matches!(
            c,
            '|' | '│'
                | '¦'
                | '‖'
                | '｜'
                | '·'
                | '•'
                | '・'
                | '‧'
                | '●'
                | '▪'
                | '■'
                | '◆'
                | '★'
                | '*'
                | '—'
                | '–'
                | '-'
                | '―'
                | '‒'
                | '−'
                | '~'
                | '_'
                | '='
                | ','
                | '،'
                | '、'
                | '，'
                | ';'
                | '؛'
                | '/'
                | '\\'
                | '»'
                | '«'
                | '›'
                | '‹'
                | '>'
                | '<'
                | ':'
                | '：'
        )
}

impl Line<'_> {
    /// The stretches of parts that belong to a date: from the first part that
    /// is not unknown to the last, with a date among them.
    pub(super) fn explained(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut start = 0;
        for stretch in self.parts.split(|part| matches!(part.what, What::Unknown(_))) {
            let end = start + stretch.len();
            if stretch.iter().any(|part| matches!(part.what, What::Date(_))) {
                runs.push(self.tighten(start..end));
            }
            start = end + 1;
        }
        runs
    }

    /// Without marks at the ends, and without small words before what follows:
    /// they belong to that (`5 May 2021: a turning point`).
    fn tighten(&self, run: Range<usize>) -> Range<usize> {
        let is_mark = |at: usize| matches!(self.what(at), Some(What::Mark(_)));
        let (mut start, mut end) = (run.start, run.end);
        while start < end && is_mark(start) {
            start += 1;
        }
        let ends_line = end == self.parts.len();
        while start < end
            && (is_mark(end - 1) || !ends_line && matches!(self.what(end - 1), Some(What::Joint)))
        {
            end -= 1;
        }
        start..end
    }

    /// How many words no run explains. Words that are written together count
    /// once; a question, an exclamation and a colon before other words mark a
    /// sentence, and count as more than the one word that a date line may have.
    pub(super) fn unexplained(&self, runs: &[Range<usize>]) -> usize {
        let mut count = 0;
        let mut joined = false;
        for (at, part) in self.parts.iter().enumerate() {
            let explained = runs.iter().any(|run| run.contains(&at));
            match part.what {
                What::Mark('?' | '!' | '؟') => count += 2,
                What::Mark(':') if self.is_colon_before_text(at, runs) => count += 2,
                What::Mark(mark) => {
                    joined &= !part.spaced && matches!(mark, '.' | '-' | '\'' | '&' | '@' | '/');
                    continue;
                }
                What::Published | What::Updated if explained && self.is_stray_label(at) => {
                    count += 1;
                }
                _ if explained => {}
                what => {
                    let words = if let What::Unknown(words) = what { words } else { 1 };
                    count += if joined && !part.spaced { words - 1 } else { words };
                    joined = true;
                    continue;
                }
            }
            joined = false;
        }
        count
    }

    /// Is a label behind its date, and not written together with it as in
    /// Japanese? `10.12.2022 released` is a sentence.
    fn is_stray_label(&self, at: usize) -> bool {
        let spaced = self.parts.get(at).is_some_and(|part| part.spaced);
        let mut behind = self.parts.get(at + 1..).unwrap_or_default().iter();
        spaced && !behind.any(|part| matches!(part.what, What::Date(_) | What::Clock(_)))
    }

    fn is_colon_before_text(&self, at: usize, runs: &[Range<usize>]) -> bool {
        let behind_run = runs.iter().any(|run| run.end == at);
        behind_run
            && self
                .parts
                .get(at + 1..)
                .is_some_and(|rest| rest.iter().any(|part| matches!(part.what, What::Unknown(_))))
    }

    /// The text before and after everything explained.
    pub(super) fn around(&self, runs: &[Range<usize>]) -> (Range<usize>, Range<usize>) {
        let bytes = |at: usize| self.parts.get(at).map(|part| part.start..part.end);
        let first = runs.first().and_then(|run| bytes(run.start)).map_or(0, |part| part.start);
        let last = runs.last().and_then(|run| bytes(run.end.checked_sub(1)?));
        let last = last.map_or(self.text.len(), |part| part.end);
        (
            self.trim(0..first, &[], &['(', '[', '{', '（', '【', '«']),
            self.trim(last..self.text.len(), &[')', ']', '}', '）', '】', '.'], &[]),
        )
    }

    /// Without separators at both ends, and without the brackets of the date that the
    /// text borders on there.
    #[inline(never)]
    fn trim(&self, range: Range<usize>, head: &[char], tail: &[char]) -> Range<usize> {
        let Some(text) = self.text.get(range.clone()) else { return range.start..range.start };
        let body = text.trim_start_matches(|c| is_separator(c) || head.contains(&c));
        let start = range.start + (text.len() - body.len());
        let body = body.trim_end_matches(|c| is_separator(c) || tail.contains(&c));
        start..start + body.len()
    }
}

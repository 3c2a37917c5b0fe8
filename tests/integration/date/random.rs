//! No line whatever gives a range that is outside of it.

use newsclip::{DateOrder, read_date};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

#[track_caller]
fn ranges_fit(line: &str) {
    for order in [None, Some(DateOrder::Mdy), Some(DateOrder::Ymd)] {
        if let Some(reading) = read_date(line, order) {
            for range in [reading.range, reading.before, reading.after] {
                assert!(line.get(range.clone()).is_some(), "{range:?} in {line:?}");
            }
        }
    }
}

/// Pieces of which lines of dates are made, and what disturbs them.
const PIECES: &str = "3|31|2021|05|14|1442|۱۴۰۰|٣|三|十|二〇二一|65|0423|20210503|99999999999999999999|May|mai|maj|mar|dic|V|listopada|mayo|мая|رمضان|اردیبهشت|พ.ศ.|พฤษภาคม|ธ.ค.|年|月|日|년|월|일|tháng|ngày|năm|民國|令和|Mon|Montag|ה'|(月)|,|.|:|-|/|–|(|)|[|]|@|'|\u{200f}|\u{300}|\u{ad}|T|Z|+|am|p.m.|午後|Uhr|h|GMT|EST|ET|IST|Published|Updated|更新|نشر في|de|le|of|г.|th|er|min|read|x|Reuters|é|ﷺ|½|Ǆ|İ| ";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_gives_ranges_within_it(line in any::<String>()) {
        ranges_fit(&line);
    }

    #[test]
    fn any_pieces_of_dates_give_ranges_within_the_line(picks in proptest::collection::vec((0..500_usize, any::<bool>()), 0..24)) {
        let pieces: Vec<&str> = PIECES.split('|').collect();
        let mut line = String::new();
        for (pick, space) in picks {
            line.push_str(pieces[pick % pieces.len()]);
            if space {
                line.push(' ');
            }
        }
        ranges_fit(&line);
        prop_assert!(read_date(&line, None) == read_date(&line, None));
    }
}

//! The record's own types.

use newsclip::ClockTime;

#[track_caller]
fn check_time(text: &str, expected: Option<&str>) {
    let read = text.parse::<ClockTime>().ok().map(|time| time.to_string());
    assert_eq!(read.as_deref(), expected, "{text}");
}

#[test]
fn a_time_is_read_as_far_as_it_is_stated() {
    check_time("14:30", Some("14:30"));
    check_time("14:30:05", Some("14:30:05"));
    check_time("14:30:00+01:00", Some("14:30:00+01:00"));
    check_time("14:30:00-09:30", Some("14:30:00-09:30"));
    check_time("14:30+01:00", None);
    check_time("24:00", None);
    check_time("4:30", None);
    check_time("14:30:00+15:00", None);
}

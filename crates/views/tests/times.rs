//! Times as people write them.

use chrono::DateTime;
use undersigned_views::{language::LANGUAGES, times::until, views::Page};

#[test]
fn a_deadline_is_the_day_that_was_written() {
    for written in [
        "2026-11-30",
        "2026-11-30T23:59:59Z",
        "2026-11-30T23:59:59-05:00",
        "2026-11-30T23:59:59+08:00",
    ] {
        let shown = until(written).unwrap().to_rfc3339();
        assert_eq!(shown, "2026-11-30T00:00:00+00:00", "{written}");
    }
    let moment = until("2026-11-30T14:00:00+08:00").unwrap();
    assert_eq!(moment.to_rfc3339(), "2026-11-30T06:00:00+00:00");
    assert!(until("2026-11-3xT23:59:59").is_none() && until("soon").is_none());
}

#[test]
fn a_day_within_a_sentence_is_one_for_programs_too() {
    let at = DateTime::from_timestamp(1_791_936_000, 0).unwrap();
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/");
        let day = page.day_words(&at);
        let element = format!("<time datetime=\"2026-10-14\">{day}</time>");
        let said = page.day_in("notice-closed", "at", &at).to_string();
        assert_eq!(said.matches(&element).count(), 1, "{said}");
        let plain = page.t1("notice-closed", "at", day.as_str());
        assert_eq!(said.replace(&element, &day), plain);
    }
}

//! Times as people write them.

use undersigned_views::times::until;

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

use super::*;

const HOUR: i64 = 60 * 60 * 1_000;
const YEARS: i64 = 6 * 365 * 24 * HOUR;

/// After so many seconds of running, with the clock set ahead by so many milliseconds.
fn looks(running: Instant, seconds: u64, ahead: i64) -> Looks {
    let ran = Duration::from_secs(seconds);
    Looks {
        wall: i64::try_from(ran.as_millis()).unwrap() + ahead,
        running: running + ran,
    }
}

/// Looks, and says what is thought; three servers have told the difference, or none.
fn thinks(doubt: &ClockDoubt, looks: Looks, told: Option<i64>) -> bool {
    doubt.look(looks);
    doubt.is_in_doubt(looks.running, told, told)
}

#[test]
fn a_clock_that_was_set_ahead_is_doubted_at_once_and_for_an_hour() {
    let begun = Instant::now();
    let doubt = ClockDoubt::default();
    let is = |seconds, ahead| thinks(&doubt, looks(begun, seconds, ahead), None);
    assert!(!is(0, YEARS), "nobody watches");
    doubt.watch(looks(begun, 0, 0));
    doubt.last_seen(None, None);
    assert!(!is(1, 0));
    assert!(!is(2, AHEAD_MILLIS - 1), "NTP");
    assert!(is(3, YEARS));
    assert!(is(3_600, YEARS));
    assert!(!is(3_700, YEARS), "it is right after all");
}

#[test]
fn a_clock_that_was_set_back_is_not_doubted_until_it_is_set_ahead_again() {
    let begun = Instant::now();
    let doubt = ClockDoubt::default();
    doubt.watch(looks(begun, 0, 0));
    doubt.last_seen(None, None);
    assert!(!doubt.look(looks(begun, 1, 0)));
    let back = looks(begun, 3, -48 * HOUR);
    assert!(doubt.look(back), "what others showed before is forgotten");
    assert!(!doubt.look(looks(begun, 2, 0)), "a look of before");
    assert!(!doubt.is_in_doubt(back.running, None, None));
    let is = |seconds, ahead| thinks(&doubt, looks(begun, seconds, ahead), None);
    assert!(is(4, 0), "by the clock two days have gone");
    assert!(is(5, -48 * HOUR), "setting it back does not end the doubt");
}

#[test]
fn who_was_away_for_long_is_doubted_and_nobody_else() {
    let begun = Instant::now();
    let doubt = ClockDoubt::default();
    doubt.watch(looks(begun, 0, YEARS));
    let is = |seconds| thinks(&doubt, looks(begun, seconds, YEARS), None);
    assert!(is(1), "nothing is known yet");
    doubt.last_seen(Some(0), None);
    assert!(is(2));
    doubt.watch(looks(begun, 2, YEARS));
    doubt.last_seen(Some(YEARS - HOUR), None);
    assert!(!is(3));
}

#[test]
fn what_the_server_doubts_a_command_doubts_too() {
    let begun = Instant::now();
    let doubt = ClockDoubt::default();
    doubt.watch(looks(begun, 0, YEARS));
    doubt.is_doubted_already(Some(YEARS - HOUR), Some(YEARS + HOUR));
    assert!(doubt.is_told());
    assert_eq!(doubt.deletes_from(), Some(YEARS + HOUR));
    // It has heard so already.
    doubt.last_seen(Some(YEARS), None);
    assert!(thinks(&doubt, looks(begun, 1, YEARS), None));
    assert!(!thinks(&doubt, looks(begun, 2, YEARS), Some(2)));
}

#[test]
fn other_servers_clocks_end_the_doubt() {
    let begun = Instant::now();
    let doubt = ClockDoubt::default();
    doubt.watch(looks(begun, 0, 0));
    let is = |seconds, told| thinks(&doubt, looks(begun, seconds, YEARS), told);
    assert!(is(1, None));
    assert!(is(2, Some(YEARS / 1_000)), "they show another time");
    assert!(!is(3, Some(2)));
    assert!(!is(4, None));
}

#[test]
fn one_server_that_shows_another_time_keeps_the_doubt_and_none_ends_it_alone() {
    let begun = Instant::now();
    let doubt = ClockDoubt::default();
    doubt.watch(looks(begun, 0, 0));
    let is = |seconds, few| {
        let looks = looks(begun, seconds, YEARS);
        doubt.look(looks);
        doubt.is_in_doubt(looks.running, None, few)
    };
    assert!(is(1, Some(2)));
    assert!(is(3_700, Some(YEARS / 1_000)), "people would be deleted");
    assert!(!is(3_701, Some(2)));
}

#[test]
fn nobody_is_deleted_for_a_week_by_a_clock_that_nobody_else_shows() {
    const DAY: i64 = 24 * HOUR;
    let begun = Instant::now();
    let doubt = ClockDoubt::default();
    doubt.watch(looks(begun, 0, 0));
    doubt.last_seen(None, None);
    let from = |seconds, ahead, told| {
        thinks(&doubt, looks(begun, seconds, ahead), told);
        doubt.deletes_from()
    };
    assert_eq!(from(1, 0, None), None);
    assert_eq!(from(2, DAY - 1, None), None, "it slept");
    let later = YEARS + 3_000 + NOT_DELETED_MILLIS;
    assert_eq!(from(3, YEARS, None), Some(later));
    assert_eq!(from(9_000, YEARS, None), Some(later), "it is alone");
    let later = 9_001_000 + NOT_DELETED_MILLIS;
    assert_eq!(from(9_001, 0, None), Some(later), "set back");
    assert_eq!(from(9_002, 0, Some(YEARS / 1_000)), Some(later));
    assert_eq!(from(9_003, 0, Some(2)), None, "another shows the same");
}

#[test]
fn a_start_does_not_end_the_week() {
    let begun = Instant::now();
    let kept = |seen, deletes_from| {
        let doubt = ClockDoubt::default();
        doubt.watch(looks(begun, 0, YEARS));
        let unknown = doubt.deletes_from();
        doubt.last_seen(seen, deletes_from);
        (unknown, doubt.deletes_from())
    };
    let (lately, week) = (Some(YEARS - HOUR), Some(YEARS + NOT_DELETED_MILLIS));
    assert_eq!(kept(lately, None), (week, None));
    assert_eq!(kept(lately, Some(YEARS + HOUR)), (week, Some(YEARS + HOUR)));
    assert_eq!(
        kept(lately, Some(2 * YEARS)),
        (week, week),
        "set back since"
    );
    assert_eq!(kept(Some(0), None), (week, week), "nobody was here");
}

#[test]
fn a_server_that_ended_before_it_noted_the_week_does_not_lose_it() {
    let begun = Instant::now();
    let kept = |seen, deletes_from| {
        let doubt = ClockDoubt::default();
        doubt.watch(looks(begun, 0, YEARS));
        doubt.is_doubted_already(seen, deletes_from);
        doubt.deletes_from()
    };
    let week = Some(YEARS + NOT_DELETED_MILLIS);
    assert_eq!(kept(Some(0), None), week);
    assert_eq!(kept(Some(0), Some(HOUR)), week, "that of an earlier doubt");
    assert_eq!(kept(None, None), week);
    // The clock went ahead by less than a day.
    assert_eq!(kept(Some(YEARS - HOUR), None), None);
}

//! Whether this computer's clock is that of the database: processes on several computers may share one, and
//! who may send something just now is said by the clock of whoever takes it.

use super::Finding;
use crate::commands::words::counted;
use undersigned_federation::Instance;

/// How far the two may be apart, in milliseconds: what is taken is another's after half a minute.
const MAX_APART: i64 = 10 * 1_000;

/// Compares the two, where the database is no file of this computer's.
pub(super) async fn check(instance: &Instance) -> Result<(), Finding> {
    let before = instance.clock.millis();
    let there = instance.database.time().await;
    let there = there.map_err(|error| error.to_string())?;
    let between = (before, instance.clock.millis());
    let ahead = there.map_or(0, |there| ahead(between, there));
    if ahead.abs() <= MAX_APART {
        return Ok(());
    }
    Err(format!(
        "this computer's clock and the database's are {} apart: where several processes work on it, two take \
         the same, and mails leave twice; switch on NTP on both",
        counted(ahead.abs() / 1_000, "second", "seconds")
    )
    .into())
}

/// By how many milliseconds the database's clock is ahead of ours, which showed these times before it was
/// asked and after.
fn ahead((before, after): (i64, i64), there: i64) -> i64 {
    there - there.clamp(before, after.max(before))
}

#[cfg(test)]
mod tests {
    use super::ahead;

    #[test]
    fn how_long_the_database_takes_to_answer_is_no_difference() {
        assert_eq!(ahead((1_000, 9_000), 5_000), 0);
        assert_eq!(ahead((1_000, 9_000), 500), -500);
        assert_eq!(ahead((1_000, 9_000), 61_000), 52_000);
        // Ours was set back while it was asked.
        assert_eq!(ahead((9_000, 1_000), 9_000), 0);
    }
}

//! Leaving a test out for want of a program.

/// Says, as `never`, that nothing may be left out. `.ci/run` sets it.
const VARIABLE: &str = "UNDERSIGNED_TEST_SKIP";

/// Says that a test is left out, and why.
///
/// # Panics
/// Where nothing may be left out: a test that has tried nothing must not pass there.
#[track_caller]
pub fn skip(why: &str) {
    let said = std::env::var(VARIABLE).ok();
    assert!(may(said.as_deref()), "not tried: {why}");
    eprintln!("skipped: {why}");
}

fn may(said: Option<&str>) -> bool {
    said != Some("never")
}

#[cfg(test)]
mod tests {
    use super::may;

    #[test]
    fn a_test_is_left_out_unless_that_is_forbidden() {
        assert!(may(None) && may(Some("")) && may(Some("may")));
        assert!(!may(Some("never")));
    }
}

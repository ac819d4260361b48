//! The section `[federation]`.

use super::{
    section::section,
    value::{duration, flag, from_text},
};
use std::time::Duration;
use undersigned_federation::moderation::Mode;

/// The shortest and longest interval that makes sense.
pub(super) const SYNC_INTERVALS: std::ops::RangeInclusive<Duration> =
    Duration::from_millis(100)..=Duration::from_secs(24 * 60 * 60);

section! {
    /// How this server speaks with others.
    "Federation" federation: Federation {
        /// Whether this server may speak plain http and reach addresses of the private network,
        /// this computer included. For tests and `undersigned demo`; never in public.
        allow_private_network: bool = false, read "flag",
            default "`false`",
            allowed "true or false; true only while public_url is no https address";
        /// How often the copies of an appeal on different servers are compared, beside being
        /// delivered at once.
        sync_interval: Duration = Duration::from_secs(5 * 60), read "duration",
            default "`5m`",
            allowed "a duration from 100ms to 24h, such as 2s or 5m";
        /// Whom this server federates with: `open` is everybody who is not blocked, `allow-list`
        /// nobody but the hosts that `undersigned admin blocks add --severity allow` names.
        federation_mode: Mode = Mode::Open, read "from_text",
            default "`open`",
            allowed "open or allow-list";
    }
}

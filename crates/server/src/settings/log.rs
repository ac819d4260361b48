//! The section `[log]`.

use super::{section::section, value::plain};

section! {
    /// What is written to the log, which is standard error.
    "Log" log: Log {
        /// How much is logged, for all or by part of the program.
        log: Option<String> = None, read "plain",
            default "`info` for `serve` and `worker`, `warn` for all other commands",
            allowed "error, warn, info, debug or trace, or by part, such as info,undersigned_federation=debug";
    }
}

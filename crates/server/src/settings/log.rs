//! The section `[log]`.

use super::{
    section::section,
    value::{from_text, plain},
};
use std::str::FromStr;

/// How the lines of the log are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl FromStr for LogFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("neither text nor json".to_owned()),
        }
    }
}

section! {
    /// What is written to the log, which is standard error.
    "Log" log: Log {
        /// How much is logged, for all or by part of the program. A level for all is one for this
        /// program; the libraries it is made of say no more than `info` then, since below it some
        /// write what people typed. Whoever names one by its part gets all of it.
        log: Option<String> = None, read "plain",
            default "`info` for `serve` and `worker`, `warn` for all other commands",
            allowed "error, warn, info, debug or trace, or by part, such as info,undersigned_federation=debug";
        /// How lines are written: `text` for people, `json` for programs that collect logs, one
        /// object a line. Neither names anybody who signs, writes or asks.
        log_format: LogFormat = LogFormat::Text, read "from_text",
            default "`text`",
            allowed "text or json";
    }
}

//! `undersigned doctor`: checks that everything is well, and says how to mend what is not.

mod certificate;
mod checks;
mod files;
mod fonts;
mod mailing;
mod outside;
mod shared_clock;

use super::{Outcome, print, print_json};
use crate::Settings;
use clap::Args;
use serde::Serialize;
use std::process::ExitCode;

/// Options of `doctor`.
#[derive(Debug, Args)]
pub struct Options {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What one check found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// What was checked.
    name: &'static str,
    /// Whether nothing has to be mended.
    ok: bool,
    /// How to mend it; empty where nothing is wrong.
    mend: String,
    /// Why it was not checked, where it was not: nothing is known of it then.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_checked: Option<String>,
    /// What was found, where that is worth saying though nothing is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<String>,
}

/// Why a check does not say that all is well.
#[derive(Debug, PartialEq, Eq)]
enum Finding {
    /// How to mend what is wrong.
    Mend(String),
    /// Why it was not checked.
    NotChecked(String),
}

impl From<String> for Finding {
    fn from(mend: String) -> Self {
        Self::Mend(mend)
    }
}

/// A check that could not be made.
fn not_checked(why: impl Into<String>) -> Result<(), Finding> {
    Err(Finding::NotChecked(why.into()))
}

impl Check {
    fn of<F: Into<Finding>>(name: &'static str, outcome: Result<(), F>) -> Self {
        let (mend, not_checked) = match outcome.map_err(Into::<Finding>::into) {
            Ok(()) => (String::new(), None),
            Err(Finding::Mend(mend)) => (mend, None),
            Err(Finding::NotChecked(why)) => (String::new(), Some(why)),
        };
        Self {
            name,
            ok: mend.is_empty(),
            mend,
            not_checked,
            found: None,
        }
    }

    /// The same, with what was found.
    fn saying(self, found: Option<String>) -> Self {
        Self { found, ..self }
    }

    /// A line for people.
    fn line(&self) -> String {
        match (&self.not_checked, self.ok, &self.found) {
            (Some(why), ..) => format!("----  {}: not checked: {why}", self.name),
            (None, true, Some(found)) => format!("well  {}: {found}", self.name),
            (None, true, None) => format!("well  {}", self.name),
            (None, false, _) => format!("MEND  {}: {}", self.name, self.mend),
        }
    }
}

#[derive(Serialize)]
struct Answer {
    checks: Vec<Check>,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let checks = checks::all(settings).await;
    let well = checks.iter().all(|check| check.ok);
    if options.json {
        print_json(&Answer { checks })?;
    } else {
        for check in &checks {
            print(&check.line())?;
        }
    }
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_checked_is_neither_well_nor_to_be_mended() {
        let why = "the server could not be reached";
        let check = Check::of("WebFinger", not_checked(why));
        assert_eq!(
            check.line(),
            "----  WebFinger: not checked: the server could not be reached"
        );
        assert_eq!(
            serde_json::to_value(&check).unwrap(),
            serde_json::json!({"name": "WebFinger", "ok": true, "mend": "", "notChecked": why})
        );
        let well = Check::of("disk", Ok::<(), String>(()));
        assert_eq!(well.line(), "well  disk");
        assert_eq!(
            serde_json::to_value(&well).unwrap(),
            serde_json::json!({"name": "disk", "ok": true, "mend": ""})
        );
        let said = well.saying(Some("half of it is free".to_owned()));
        assert_eq!(said.line(), "well  disk: half of it is free");
        assert_eq!(
            serde_json::to_value(&said).unwrap()["found"],
            "half of it is free"
        );
        let ill = Check::of("disk", Err("make room".to_owned()));
        assert_eq!(ill.line(), "MEND  disk: make room");
    }
}

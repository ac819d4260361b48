//! `undersigned admin bounce`: what a mail server reports of a mail that it could not deliver, as an
//! alias pipes it. Works beside a running server.

use super::super::{Failure, Outcome, open_instance, print, print_json};
use crate::Settings;
use clap::Args;
use serde::Serialize;
use std::{io::Read as _, process::ExitCode};
use undersigned_federation::actions::news;
use undersigned_mail::bounce::{self, MAX_BYTES};

/// What mail servers take for "keep it, and try again later" (`EX_TEMPFAIL` of sysexits).
const LATER: u8 = 75;

/// Options of `admin bounce`.
#[derive(Debug, Args)]
pub struct Options {
    /// The address that the report was sent to, where its own headers do not say so
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What became of a report. It names nobody.
#[derive(Debug, Serialize)]
struct Judged {
    /// Whether it was a report at all.
    report: bool,
    /// The status that says that a mailbox is not there.
    status: Option<String>,
    /// How many subscriptions ended.
    ended: usize,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().lock();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    // The rest is read and thrown away: a mail server that cannot write it all would try again.
    let begun = input.by_ref().take(most).read_to_end(&mut bytes);
    let read = begun.and_then(|_| std::io::copy(&mut input, &mut std::io::sink()));
    drop(input);
    read.map_err(|error| Failure::Usage(format!("standard input cannot be read: {error}")))?;
    let judged = match judge(settings, options, &bytes).await {
        Ok(judged) => judged,
        Err(error) => {
            say!("not now: {error:#}");
            return Ok(ExitCode::from(LATER));
        }
    };
    if options.json {
        print_json(&judged)?;
        return Ok(ExitCode::SUCCESS);
    }
    let words = match (&judged.status, judged.ended) {
        _ if !judged.report => "That is no report of a mail server; nothing was done.".to_owned(),
        (None, _) => "The failure is not for good, or not the mailbox’s; nothing was done.".into(),
        (Some(_), 0) => "No subscription here belongs to it; nothing was done.".into(),
        (Some(status), ended) => format!("Ended because of {status}: {ended}."),
    };
    print(&words)?;
    Ok(ExitCode::SUCCESS)
}

async fn judge(settings: &Settings, options: &Options, bytes: &[u8]) -> anyhow::Result<Judged> {
    let Some(report) = bounce::read(bytes) else {
        return Ok(Judged {
            report: false,
            status: None,
            ended: 0,
        });
    };
    let to = options.to.as_deref().map(str::to_ascii_lowercase);
    let given = to.as_deref().and_then(bounce::token_in);
    let mut ended = 0;
    if let Some(status) = &report.gone {
        let instance = open_instance(settings)
            .await
            .map_err(|error| anyhow::anyhow!("{error}"))?;
        let tokens = report.tokens.iter().map(String::as_str);
        for token in given.into_iter().chain(tokens) {
            ended += usize::from(news::bounce(&instance, token, status).await?);
        }
    }
    Ok(Judged {
        report: true,
        status: report.gone,
        ended,
    })
}

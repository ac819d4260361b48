//! `undersigned recover`: asks a server for an appeal of ours that was lost here, without waiting
//! until it asks by itself.

use super::{Failure, Outcome, open_instance, print, print_json, words::counted};
use crate::Settings;
use clap::Args;
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::reconcile::recover;

/// Options of `recover`.
#[derive(Debug, Args)]
pub struct Options {
    /// The appeal: the last part of its address, or the whole address
    slug: String,
    /// A server that holds it, such as https://peer.example
    #[arg(long, value_name = "URL")]
    from: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    id: String,
    state_digest: String,
    count: usize,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let instance = open_instance(settings).await?;
    let appeal = recover::from_address(&instance, &options.slug, &options.from).await?;
    let view = instance
        .view_by_id(&appeal.ap_id)
        .await?
        .ok_or_else(|| Failure::Usage("the appeal is not back".to_owned()))?;
    let answer = Answer {
        id: appeal.ap_id,
        state_digest: view.digest.to_string(),
        count: view.snapshot.state().digests().len(),
    };
    if options.json {
        print_json(&answer)?;
    } else {
        print(&format!(
            "{} is back: {}, {}",
            answer.id,
            counted(answer.count, "statement", "statements"),
            answer.state_digest
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

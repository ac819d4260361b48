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
    /// Whether it was here before with the same list.
    unchanged: bool,
    state_digest: String,
    count: usize,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let instance = open_instance(settings).await?;
    let slug = options.slug.trim_end_matches('/').rsplit('/').next();
    let object = instance.addresses.appeal(slug.unwrap_or_default());
    let before = instance.view_by_id(&object).await?;
    let before = before.map(|view| view.digest.to_string());
    let appeal = recover::from_address(&instance, &options.slug, &options.from).await?;
    let view = instance
        .view_by_id(&appeal.ap_id)
        .await?
        .ok_or_else(|| Failure::Usage("the appeal is not back".to_owned()))?;
    let state_digest = view.digest.to_string();
    let answer = Answer {
        id: appeal.ap_id,
        unchanged: before.is_some_and(|before| before == state_digest),
        state_digest,
        count: view.snapshot.state().digests().len(),
    };
    if options.json {
        print_json(&answer)?;
    } else {
        let how = match answer.unchanged {
            true => "was here already, and stays as it was",
            false => "is back",
        };
        print(&format!(
            "{} {how}: {}, {}",
            answer.id,
            counted(answer.count, "statement", "statements"),
            answer.state_digest
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

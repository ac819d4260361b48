//! `--online`: what the organiser's server and the replicas say today.
//!
//! First everybody is asked, at once and within bounds; then the answers are judged, which needs no
//! network. That a server does not answer is said and proves nothing; only an answer that
//! contradicts the file is a fault. Where no server at all could be asked, that is one too: nothing
//! was checked.

mod ask;
mod judge;
#[cfg(test)]
mod tests;

use super::report::Named;
use crate::commands::Failure;
use ask::Asker;
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Bundle, fold, ids};

/// Most servers asked, the organiser's among them.
const MAX_ASKED: usize = 50;

/// What was answered.
#[derive(Debug, Default, Serialize)]
pub struct Findings {
    /// One sentence or more for each server.
    pub answers: Vec<Answer>,
    /// The servers that could not be asked what they hold.
    pub unreached: Vec<String>,
    /// The servers that hold statements now that the file lacks.
    pub outdated: Vec<String>,
    /// The servers that hold nothing now that the file lacks.
    pub confirmed: Vec<String>,
    /// What of it contradicts the file.
    #[serde(skip)]
    pub faults: Vec<Named>,
    /// What the statements that the file lacks are, and of whom, by id.
    #[serde(skip)]
    pub called: BTreeMap<String, String>,
}

/// What one server answered.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The server.
    pub server: String,
    /// What it says, to be read after its name.
    pub says: String,
}

/// Asks the organiser's server, the servers named in the bundle for which its list vouches, and `further` ones.
pub async fn ask(
    bundle: &Bundle,
    further: impl Iterator<Item = String>,
    allow_private_network: bool,
    now: DateTime<Utc>,
) -> Result<Findings, Failure> {
    let list = fold(&bundle.state);
    let home = ids::origin(&bundle.appeal.object)
        .map(|origin| origin.ascii_serialization())
        .unwrap_or_default();
    let mut others: Vec<String> = Vec::new();
    let mut known = BTreeSet::from([home.clone()]);
    let vouched = list.homes(&bundle.appeal.object);
    let named = bundle.seen_by.iter().map(|word| word.instance.clone());
    // Anybody can have a word of a server of their own there, which would then have its say.
    for server in further.chain(named.filter(|server| vouched.contains(server))) {
        if others.len() + 1 < MAX_ASKED && known.insert(server.clone()) {
            others.push(server);
        }
    }
    let asker = Asker::new(allow_private_network)?;
    let digest = bundle.state.digest().to_string();
    let heard = asker
        .everybody(
            &bundle.appeal,
            list.organiser.clone(),
            home,
            others,
            &digest,
        )
        .await;
    Ok(judge::judge(bundle, &list, &heard, now))
}

//! Who calls for an appeal, or counts for it, and is not known at this server: where their word came here by way
//! of others, nobody has asked for them yet, and pages could call them by their host alone.

use super::holders;
use crate::{Instance, error::Result};
use futures::{FutureExt as _, future::join_all};
use std::{collections::BTreeSet, time::Duration};
use tokio::time::timeout;
use undersigned_domain::ids;
use undersigned_store::{appeals, remote_actors};

/// Most that are looked up in one round for one appeal: an organiser may name anybody, and without end.
const A_ROUND: usize = 5;
/// How long all of them have to answer, at once: the round waits for it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Looks up some of those of a list that is being read; the rest, and who could not be asked, in the next round.
///
/// # Errors
/// The database.
pub(super) async fn meet(instance: &Instance, appeal_id: i64) -> Result<()> {
    // Of a list that nobody reads no name is shown, and it is not read for this.
    if !instance.replicas.holds(appeal_id) {
        return Ok(());
    }
    let db = instance.database.conn();
    let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
        return Ok(());
    };
    let snapshot = instance.snapshot(&appeal).await?;
    let speakers = snapshot.list().speakers().into_iter();
    let theirs: Vec<&str> = speakers
        .filter(|actor| !instance.addresses.is_ours(actor))
        .collect();
    let known = remote_actors::by_ap_ids(db, &theirs).await?;
    let known: BTreeSet<&str> = known.iter().map(|actor| actor.ap_id.as_str()).collect();
    let mut unknown: Vec<&str> = theirs
        .into_iter()
        .filter(|actor| !known.contains(actor))
        .collect();
    holders::turn(&instance.entropy, &mut unknown)?;
    unknown.truncate(A_ROUND);
    let mut asked = Vec::new();
    for actor in unknown {
        asked.push(look_up(instance, actor).boxed());
    }
    if timeout(PATIENCE, join_all(asked)).await.is_err() {
        let appeal = appeal.ap_id;
        tracing::debug!(appeal, "who calls for it is looked up in another round");
    }
    Ok(())
}

async fn look_up(instance: &Instance, actor: &str) {
    if let Err(error) = instance.actor(actor).await {
        let (host, code) = (ids::host(actor), error.code());
        tracing::debug!(host, code, "who calls for an appeal was not looked up");
    }
}

//! Who calls for an appeal, or counts for it, and is not known at this server: where their word came here by way
//! of others, nobody has asked for them yet, and pages could call them by their host alone.

use super::{
    holders,
    worker::{PATIENCE, within},
};
use crate::{Instance, error::Result};
use futures::FutureExt as _;
use std::collections::BTreeSet;
use undersigned_domain::ids;
use undersigned_store::{appeals::Appeal, remote_actors};

/// Most that are looked up in one round for one appeal: an organiser may name anybody, and without end.
const A_ROUND: usize = 5;

/// Looks up some of those of a list that is being read; the rest, and who could not be asked, in the next round.
///
/// # Errors
/// The database.
pub(super) async fn meet(instance: &Instance, appeal: &Appeal) -> Result<()> {
    // Of a list that nobody reads no name is shown, and it is not read for this.
    if !instance.replicas.holds(appeal.id) {
        return Ok(());
    }
    let snapshot = instance.snapshot(appeal).await?;
    let speakers = snapshot.list().speakers().into_iter();
    let theirs: Vec<&str> = speakers
        .filter(|actor| !instance.addresses.is_ours(actor))
        .collect();
    let known = remote_actors::by_ap_ids(instance.database.conn(), &theirs).await?;
    let known: BTreeSet<&str> = known.iter().map(|actor| actor.ap_id.as_str()).collect();
    let mut unknown: Vec<&str> = theirs
        .into_iter()
        .filter(|actor| !known.contains(actor))
        .collect();
    holders::turn(&instance.entropy, &mut unknown)?;
    for actor in unknown.into_iter().take(A_ROUND) {
        if let Err(error) = within(PATIENCE, instance.actor(actor).boxed()).await {
            let (host, code) = (ids::host(actor), error.code());
            tracing::debug!(host, code, "who calls for an appeal was not looked up");
        }
    }
    Ok(())
}

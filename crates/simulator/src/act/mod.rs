//! Carrying out the steps of a plot: each calls the program as a page, the API or a worker would,
//! and tells the model what was said.
//!
//! `people` speak for their organisations, `faults` befall servers and network, `mischief` is done
//! by hostile hosts. What servers do by themselves is here.

mod faults;
mod mischief;
mod people;

use crate::{
    plot::{Act, Who},
    world::World,
};
use anyhow::Result;
use people::Person;
use std::sync::Arc;
use undersigned_federation::{delivery, error::Result as Outcome, reconcile::worker};
use undersigned_store::appeals;

/// What an act did, for the journal.
type Did = Outcome<String>;

/// Carries out one act.
///
/// # Errors
/// What ends the run: the file system, or a database that cannot be opened.
pub async fn perform(world: &Arc<World>, act: &Act) -> Result<()> {
    let done = match act {
        Act::Crash { .. }
        | Act::CrashAt { .. }
        | Act::Start { .. }
        | Act::Unplug { .. }
        | Act::Plug { .. }
        | Act::Backup { .. }
        | Act::Restore { .. }
        | Act::Clock { .. }
        | Act::Partition { .. }
        | Act::Heal
        | Act::Weather { .. } => Some(Ok(faults::fault(world, act).await?)),
        Act::Deliver { server } | Act::Round { server } | Act::Errands { server } => {
            work(world, *server, act).await
        }
        Act::Pose { .. }
        | Act::HostileEndorses { .. }
        | Act::ForgeWithdrawal { .. }
        | Act::Equivocate { .. }
        | Act::EquivocateAdmission { .. }
        | Act::WriteEverything { .. }
        | Act::Flood { .. }
        | Act::BreakProofs { .. }
        | Act::Replay { .. }
        | Act::Relay { .. }
        | Act::Nonsense { .. } => {
            mischief::carry_out(world, act).await;
            Some(Ok("done".into()))
        }
        _ => Person::say(world, act).await,
    };
    match done {
        None => world.note(|| format!("{act:?}: nobody there")),
        Some(Ok(did)) => world.note(|| format!("{act:?}: {did}")),
        Some(Err(error)) => {
            world.note(|| format!("{act:?}: {} {error}", error.code()));
            if error.code() == "internal" {
                world.violate(format!("{act:?} gave an internal error: {error}"));
            }
        }
    }
    for server in &world.servers {
        if server.has_crashed() {
            world.note(|| format!("s{} is down", server.number));
            server.stop().await?;
        }
    }
    Ok(())
}

/// What a server does by itself: delivering, its rounds, its errands.
async fn work(world: &Arc<World>, server: usize, act: &Act) -> Option<Did> {
    let server = world.servers.get(server)?;
    let instance = server.instance()?;
    let doing = async {
        match act {
            Act::Deliver { .. } => delivery::send_due(&instance).await?,
            Act::Round { .. } => worker::round(&instance).await?,
            _ => {
                let db = instance.database.conn();
                if let Some(appeal) = appeals::by_ap_id(db, &world.object()).await? {
                    instance.reconcile_soon(appeal.id);
                }
                worker::run_errands(&instance).await;
            }
        }
        Ok("done".to_owned())
    };
    server.run(Box::pin(doing)).await
}

/// The id of whom a decision is about, if there is such an entry.
fn id_of(world: &World, who: Who) -> Option<String> {
    match who {
        Who::Server(number) => Some(world.servers.get(number)?.actor()),
        Who::Hostile(number) => Some(world.hostile.get(number)?.author.actor.clone()),
        Who::Attestation(number) => world.model().attested.get(number).cloned(),
    }
}

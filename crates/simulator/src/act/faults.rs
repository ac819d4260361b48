//! Faults: servers that stop, start and are put back to a backup, clocks that jump, a network that
//! loses, delays and parts.

use crate::{excuses::Excuse, model::Written, plot::Act, world::World};
use anyhow::Result;
use std::sync::{Arc, atomic::Ordering::Relaxed};
use undersigned_store::statements;

/// Lets a fault happen, and says what became of it.
pub(super) async fn fault(world: &Arc<World>, act: &Act) -> Result<String> {
    let done = || Ok("done".to_owned());
    match act {
        Act::Partition { servers } => {
            world.network().apart = servers.iter().copied().collect();
            return done();
        }
        Act::Heal => {
            world.network().apart.clear();
            return done();
        }
        Act::Weather { lost, late, twice } => {
            let mut network = world.network();
            (network.lost, network.late, network.twice) = (*lost, *late, *twice);
            return done();
        }
        _ => {}
    }
    let (Act::Crash { server }
    | Act::CrashAt { server, .. }
    | Act::Start { server }
    | Act::Unplug { server }
    | Act::Plug { server }
    | Act::Backup { server }
    | Act::Restore { server, .. }
    | Act::Clock { server, .. }) = act
    else {
        return done();
    };
    let Some(server) = world.servers.get(*server) else {
        return Ok("no such server".into());
    };
    match act {
        Act::Crash { .. } => server.stop().await?,
        Act::CrashAt { request, .. } => server.crash_at(*request),
        Act::Start { .. } => server.start(world).await?,
        Act::Unplug { .. } => server.plugged.store(false, Relaxed),
        Act::Plug { .. } => server.plugged.store(true, Relaxed),
        Act::Clock { skew, .. } => server.skew.store(*skew, Relaxed),
        Act::Backup { .. } => {
            if server.back_up().await? {
                world.model().rotated.remove(&server.number);
            }
        }
        _ => {
            if !server.restore().await? {
                return Ok("no backup".into());
            }
            if !matches!(act, Act::Restore { untold: true, .. }) {
                server.mark_restored(world).await?;
            }
            server.start(world).await?;
            let lost = lost(world).await?;
            let mut model = world.model();
            if model.rotated.contains(&server.number) && Excuse::KeyGoneWithABackup.holds() {
                model.keyless.entry(server.number).or_default();
            }
            let forgotten = model.forget(&lost);
            model.put_back(server.number);
            return Ok(format!("restored; {forgotten} words are lost"));
        }
    }
    done()
}

/// Statements on which somebody's word rests and that no server has any more.
async fn lost(world: &World) -> Result<Vec<Written>> {
    let rests_on = world.model().rests_on();
    let mut lost = Vec::new();
    for written in rests_on {
        let mut held = false;
        for server in &world.servers {
            let Some(instance) = server.instance() else {
                continue;
            };
            let newest = statements::by_ap_id(instance.database.conn(), &written.id).await?;
            held |= newest.is_some_and(|row| row.seq >= written.seq);
        }
        if !held {
            lost.push(written);
        }
    }
    Ok(lost)
}

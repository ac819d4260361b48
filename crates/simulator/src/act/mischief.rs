//! Which act is which mischief of a hostile host ([`crate::mischief`]).

use super::id_of;
use crate::{
    mischief::Villain,
    plot::{Act, Who},
    world::World,
};
use std::sync::Arc;
use undersigned_domain::Multikey;

/// Has a hostile host do what an act says.
pub(super) async fn carry_out(world: &Arc<World>, act: &Act) {
    let (Act::Pose { hostile, .. }
    | Act::HostileEndorses { hostile, .. }
    | Act::ForgeWithdrawal { hostile, .. }
    | Act::Equivocate { hostile, .. }
    | Act::EquivocateAdmission { hostile, .. }
    | Act::WriteEverything { hostile, .. }
    | Act::Flood { hostile, .. }
    | Act::BreakProofs { hostile, .. }
    | Act::Replay { hostile, .. }
    | Act::Relay { hostile, .. }
    | Act::Nonsense { hostile, .. }) = act
    else {
        return;
    };
    let Some(villain) = Villain::of(world, *hostile) else {
        return;
    };
    // Whom it learns from: the server after the one it works on.
    let from = |server: usize| (server + 1) % world.servers.len();
    match act {
        Act::Pose { server, manner, .. } => villain.pose(*server, *manner).await,
        Act::HostileEndorses { server, .. } => villain.endorse(*server).await,
        Act::ForgeWithdrawal {
            victim,
            server,
            carried,
            ..
        } => {
            villain.forge_withdrawal(*victim, *server, *carried).await;
        }
        Act::Equivocate { servers, .. } => villain.equivocate(*servers).await,
        Act::EquivocateAdmission { about, servers, .. } => {
            let Some(id) = id_of(world, *about) else {
                return;
            };
            let key = key_of(world, *about).await;
            villain
                .equivocate_admission(&id, key.as_ref(), *servers)
                .await;
        }
        Act::WriteEverything {
            server, carried, ..
        } => villain.write_everything(*server, *carried).await,
        Act::Flood {
            server,
            count,
            ahead,
            ..
        } => villain.flood(*server, *count, *ahead).await,
        Act::BreakProofs { server, .. } => villain.break_proofs(from(*server), *server).await,
        Act::Replay { server, .. } => villain.replay(from(*server), *server).await,
        Act::Relay { server, .. } => villain.relay(from(*server), *server).await,
        _ => {
            let Act::Nonsense { server, .. } = act else {
                return;
            };
            villain.nonsense(*server).await;
        }
    }
}

/// The key under which whoever a decision is about signs now.
async fn key_of(world: &World, who: Who) -> Option<Multikey> {
    match who {
        Who::Server(number) => {
            let server = world.servers.get(number)?;
            let keys = server.instance()?.keys_of(&server.actor()).await.ok()?;
            Some(keys.author.key.public())
        }
        Who::Hostile(number) => Some(world.hostile.get(number)?.author.key.public()),
        Who::Attestation(_) => None,
    }
}

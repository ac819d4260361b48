//! What was taken back is gone: names that were withdrawn, keys that were given up.

use super::Seen;
use crate::{excuses::Excuse, server::HANDLE, world::World};
use anyhow::Result;
use std::collections::BTreeSet;
use undersigned_domain::Multikey;
use undersigned_federation::speaking;
use undersigned_store::statements;

/// Names that were withdrawn are nowhere: neither in states nor in mailboxes nor in lists.
pub(super) async fn names_that_are_gone(world: &World, all: &[Seen]) -> Result<()> {
    let gone: Vec<(usize, String)> = {
        let model = world.model();
        model
            .endorsements
            .iter()
            .filter(|(server, word)| {
                word.sure && !model.unheard.contains(server) && word.what.is_none()
            })
            .flat_map(|(server, _)| {
                let names = model.names.get(server).cloned().unwrap_or_default();
                names.into_iter().map(|name| (*server, name))
            })
            .collect()
    };
    let organiser = world.servers[0].actor();
    let forgotten = forgotten(world).await?;
    for seen in all {
        given_up(world, seen, &forgotten);
        let db = seen.instance.database.conn();
        let appeal = seen.view.appeal.id;
        let mut texts = vec![("list", seen.list.clone())];
        for standing in [statements::MEMBER, statements::MAILBOX, statements::EARLY] {
            let rows = statements::since(db, appeal, standing, 0, 100_000).await?;
            let stays = |row: &statements::Statement| {
                row.author == organiser && forgotten.iter().any(|key| key.as_str() == row.key)
            };
            let rows = rows.into_iter().filter(|row| !stays(row));
            texts.extend(rows.map(|row| (standing, row.body)));
        }
        for (server, name) in &gone {
            let blocked = world.model().blocks.contains(&(*server, seen.server));
            if blocked && Excuse::BlockedOnesHearNoWithdrawal.holds() {
                continue;
            }
            // The organiser's server ends its own lost key, once a person has changed it.
            let stays = *server != 0 && world.model().keyless.contains_key(server);
            let mut places = texts.iter().filter(|(place, _)| !stays || *place == "list");
            let quoted = format!("\"{name}\"");
            if let Some((place, _)) = places.find(|(_, text)| text.contains(&quoted)) {
                world.violate(format!(
                    "s{}: `{name}`, withdrawn at s{server}, is still in the {place}",
                    seen.server
                ));
            }
        }
    }
    Ok(())
}

/// Keys that the organiser's server was put back to before, and of which it tells its people. Until
/// they have it make another, it does not end those.
async fn forgotten(world: &World) -> Result<BTreeSet<Multikey>> {
    let organiser = &world.servers[0];
    let known = organiser.instance();
    let Some(instance) = known.filter(|_| Excuse::KeyGoneWithABackup.holds()) else {
        return Ok(BTreeSet::new());
    };
    let organization = instance.organization(HANDLE).await?;
    let forgotten = speaking::forgotten(&instance, &organization).await?;
    Ok(forgotten.into_iter().map(|one| one.key).collect())
}

/// A key that the organiser's people have given up, by making another, ends everywhere.
fn given_up(world: &World, seen: &Seen, forgotten: &BTreeSet<Multikey>) {
    let organiser = world.servers[0].actor();
    let given_up = world.model().given_up.clone();
    for key in given_up.difference(forgotten) {
        if !seen.view.snapshot.state().has_ended(&organiser, Some(key)) {
            world.violate(format!(
                "s{}: {key} of the organiser was lost and has not ended",
                seen.server
            ));
        }
    }
}

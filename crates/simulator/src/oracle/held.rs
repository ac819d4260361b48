//! What servers hold: the same everywhere, within bounds, and sound when it is given out.

use super::Seen;
use crate::{excuses::Excuse, world::World};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Bundle, Content, Digest};
use undersigned_store::statements;

/// Most statements of one other registered domain that may wait.
const PER_DOMAIN: usize = 50;
/// Most statements that may wait.
const TOTAL: usize = 10_000;

/// All replicas have one state digest and byte-equal lists.
pub(super) fn alike(world: &World, all: &[Seen]) {
    let digests: BTreeMap<Digest, Vec<usize>> =
        all.iter().fold(BTreeMap::new(), |mut digests, seen| {
            digests
                .entry(seen.view.digest)
                .or_insert_with(Vec::new)
                .push(seen.server);
            digests
        });
    if digests.len() > 1 {
        world.violate(format!(
            "states differ: {:?}",
            digests.values().collect::<Vec<_>>()
        ));
        for (one, other) in all.iter().zip(all.iter().skip(1)) {
            difference(world, one, other);
            difference(world, other, one);
        }
        return;
    }
    let lists: BTreeSet<&String> = all.iter().map(|seen| &seen.list).collect();
    if lists.len() > 1 {
        world.violate("states are equal, lists are not".into());
    }
}

/// Notes what one holds and the other does not.
fn difference(world: &World, one: &Seen, other: &Seen) {
    let held = other.view.snapshot.state().digests();
    for statement in one.view.snapshot.state().statements() {
        if !held.contains(&statement.digest) {
            let kind = statement.kind();
            world.note(|| {
                format!(
                    "s{} has, s{} lacks {kind} {} by {} about {:?} seq {} key {} {:?}",
                    one.server,
                    other.server,
                    statement.digest,
                    statement.author,
                    statement.about,
                    statement.seq,
                    statement.key,
                    match &statement.content {
                        Content::Admission(admission) => Some(admission),
                        _ => None,
                    }
                )
            });
        }
    }
}

/// Mailboxes are bounded.
pub(super) async fn waiting(world: &World, seen: &Seen) -> Result<()> {
    let db = seen.instance.database.conn();
    let appeal = seen.view.appeal.id;
    for standing in [statements::MAILBOX, statements::EARLY] {
        let rows = statements::since(db, appeal, standing, 0, 100_000).await?;
        let own = |author: &str| seen.instance.addresses.is_ours(author);
        let mut domains: BTreeMap<String, usize> = BTreeMap::new();
        for row in rows.iter().filter(|row| !own(&row.author)) {
            let host = row.author.split('/').nth(2).unwrap_or_default();
            let labels: Vec<&str> = host.rsplit('.').take(2).collect();
            *domains.entry(labels.join(".")).or_default() += 1;
        }
        let most = domains.values().max().copied().unwrap_or(0);
        let excused = standing == statements::EARLY && Excuse::EarlyOnesAreNotBounded.holds();
        if (most > PER_DOMAIN || rows.len() > TOTAL) && !excused {
            world.violate(format!(
                "s{}: {} {standing}, {most} of one domain",
                seen.server,
                rows.len()
            ));
        }
    }
    Ok(())
}

/// The bundle that a server gives out is sound.
pub(super) async fn bundle(world: &World, seen: &Seen) -> Result<()> {
    let written = seen.instance.bundle(&seen.view).await?;
    match Bundle::read(written.as_bytes()) {
        Err(error) => world.violate(format!("s{}: no bundle: {error}", seen.server)),
        Ok(bundle) => {
            // Hostile hosts contest their own registers; everybody sees that.
            let faults: Vec<_> = bundle
                .faults
                .iter()
                .filter(|fault| {
                    fault.fault != "contested" || world.server_of(&fault.statement).is_some()
                })
                .collect();
            if !faults.is_empty() {
                world.violate(format!(
                    "s{}: the bundle has faults: {faults:?}",
                    seen.server
                ));
            }
        }
    }
    Ok(())
}

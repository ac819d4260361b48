//! Keys of actors that are on a list already: a further one is let in by itself where the actor's
//! own server lists it beside one that counts; a lost one is ended once nothing would be lost.

mod looking;

pub(crate) use looking::{look_again, look_at};

use super::{
    admission_register,
    admit::{local_initiator, tell},
    insert_own,
};
use crate::{FederationError, error::Result, keys::ActorKeys, moderation::Stance, replica::Change};
use std::collections::BTreeSet;
use undersigned_domain::{
    Author, Multikey,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    list::Origin,
    rotation::{self, Carried},
};
use undersigned_store::organizations::Organization;

/// The keys that a person's decision to end one, or all that are lost, is about.
///
/// # Errors
/// [`FederationError::Conflict`] `ended_too_early` while words would be lost: `ended` cannot be
/// undone. `seen` are the keys that the actor's own server lists now.
pub(super) fn to_end(
    change: &Change,
    about: &str,
    key: Option<&Multikey>,
    seen: &[Multikey],
) -> Result<Vec<Option<Multikey>>> {
    let state = change.state();
    let targets: Vec<Multikey> = state
        .keys_let_in(about)
        .filter(|let_in| match key {
            Some(key) => *let_in == key,
            None => !seen.contains(let_in) && !state.has_ended(about, Some(let_in)),
        })
        .cloned()
        .collect();
    if targets.is_empty() {
        return Err(FederationError::invalid(
            "key_unknown",
            "no key that was let in is to be ended: its server still lists all, or it is none of its keys",
        ));
    }
    let early = |why: String| Err(FederationError::conflict("ended_too_early", why));
    for target in &targets {
        if seen.contains(target) {
            return early(format!(
                "its own server still lists {target}: the key is in use, and can be removed, but not ended by others"
            ));
        }
        let heard = state
            .statements()
            .any(|said| said.author == about && seen.contains(&said.key));
        if !heard {
            return early(
                "nothing is held here that it said under another key which its own server lists: \
                 ending the only key it speaks with would take its word away for good"
                    .into(),
            );
        }
        let unsaid = rotation::unsaid(state, &[], about, target, seen);
        if let Some(first) = unsaid.first() {
            return early(format!(
                "{} of its statements under {target} would be lost: it has not said them again, later, \
                 under a key that its own server lists; the first is {}",
                unsaid.len(),
                first.id
            ));
        }
    }
    Ok(targets.into_iter().map(Some).collect())
}

/// Since when an author has been on the list, if it is or was.
pub(super) fn known_since(change: &Change, author: &str) -> Option<u64> {
    let entry = change.entry(author);
    let entry = entry.filter(|it| it.id == author && it.origin == Origin::OwnServer);
    let carried = || {
        let state = change.state();
        let keys: Vec<Multikey> = state.keys_let_in(author).cloned().collect();
        rotation::carried(state, author, &keys, Role::Signer).since
    };
    entry.map(|entry| entry.since).or_else(carried)
}

/// Lets in those of the keys an actor's own server lists which are not in yet, as what its other
/// keys there are, as far as initiators of this server may. Answers whether anything was signed.
///
/// # Errors
/// The database.
pub(crate) async fn follow(change: &mut Change, actor: &str, listed: &[Multikey]) -> Result<bool> {
    let instance = change.instance().clone();
    if change.stance(actor) != Stance::Open {
        return Ok(false);
    }
    let ours = match instance.addresses.is_ours(actor) {
        true => Some(instance.keys_within(&change.transaction, actor).await?),
        false => None,
    };
    let mut signed = false;
    for new in listed {
        if change.state().has_ended(actor, Some(new))
            || ours.is_none() && rotation::has_many_keys(change.state(), actor, 0)
        {
            continue;
        }
        // We are the origin of our own actors: a key that is lost has a successor all the same.
        let mut before = ours
            .as_ref()
            .map_or_else(|| listed.to_vec(), |keys| keys.all_public());
        before.retain(|key| key != new);
        let state = change.state();
        let mut needed: BTreeSet<Role> = before
            .iter()
            .flat_map(|key| rotation::roles(state, actor, key))
            .collect();
        let root = &state.appeal().root;
        if ours
            .as_ref()
            .is_some_and(|keys| keys.author_of(root).is_some())
            && root != new
        {
            needed.insert(Role::Organiser);
        }
        for role in needed {
            if rotation::is_barred_as(change.state(), actor, new, role) {
                continue;
            }
            let Some((organization, speaker)) = speaker(change, role).await? else {
                continue;
            };
            let state = change.state();
            if rotation::is_closed(state, &admission_register(&speaker, actor, role, Some(new))) {
                continue;
            }
            let has = rotation::roles(state, actor, new).contains(&role);
            let carried = rotation::carried(state, actor, &before, role);
            let said = rotation::carried(state, actor, std::slice::from_ref(new), role);
            let by_us = |carried: &Carried| carried.by.contains(&organization.ap_id);
            if !has || by_us(&carried) && !by_us(&said) {
                admit(change, &organization, &speaker, actor, new, role, &carried).await?;
                signed = true;
            }
        }
    }
    Ok(signed)
}

/// The root removes keys of our own that were stolen. Answers whether anything was signed.
///
/// # Errors
/// The database.
pub(crate) async fn remove_stolen(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    stolen: &[Multikey],
) -> Result<bool> {
    let root = change.state().appeal().root.clone();
    let Some(author) = keys.author_of(&root).cloned() else {
        return Ok(false);
    };
    let mut signed = false;
    for key in stolen.iter().filter(|key| **key != root) {
        let roles = rotation::roles(change.state(), &organization.ap_id, key);
        if !roles.contains(&Role::Organiser) {
            continue;
        }
        let admission = AdmissionOf {
            about: &organization.ap_id,
            role: Role::Organiser,
            admits: Some(key),
            state: AdmissionState::Removed,
            names_digest: None,
            ordinal: None,
            since: None,
            reason: Some("key-compromised"),
            overrules: &[],
        };
        say(change, organization, &author, &admission).await?;
        signed = true;
    }
    Ok(signed)
}

/// Who of this server may let somebody in as `role`, with what signs.
async fn speaker(change: &Change, role: Role) -> Result<Option<(Organization, Author)>> {
    let list = change.list();
    if role == Role::Signer {
        let found = local_initiator(change, &list.initiators).await?;
        return Ok(found.map(|(organization, keys)| (organization, keys.author)));
    }
    let instance = change.instance().clone();
    let organiser = change.appeal.organiser.clone();
    if !instance.addresses.is_ours(&organiser) {
        return Ok(None);
    }
    let Some(organization) = instance.organization_if_any(&organiser).await? else {
        return Ok(None);
    };
    if role == Role::Organiser {
        let keys = instance
            .keys_within(&change.transaction, &organiser)
            .await?;
        let root = keys.author_of(&change.state().appeal().root).cloned();
        return Ok(root.map(|root| (organization, root)));
    }
    let Some(keys) = change.speaker_if_any(&organiser).await? else {
        return Ok(None);
    };
    let counts = rotation::roles(change.state(), &organiser, &keys.author.key.public());
    Ok(counts
        .contains(&Role::Organiser)
        .then_some((organization, keys.author)))
}

async fn admit(
    change: &mut Change,
    organization: &Organization,
    speaker: &Author,
    actor: &str,
    new: &Multikey,
    role: Role,
    carried: &Carried,
) -> Result<()> {
    let since = match carried.since {
        Some(since) => since,
        None => known_since(change, actor).unwrap_or(change.tick().unsigned_abs()),
    };
    let admission = AdmissionOf {
        about: actor,
        role,
        admits: Some(new),
        state: AdmissionState::Admitted,
        names_digest: carried.names_digest,
        ordinal: carried.ordinal,
        since: Some(since),
        reason: None,
        overrules: &[],
    };
    say(change, organization, speaker, &admission).await
}

async fn say(
    change: &mut Change,
    organization: &Organization,
    speaker: &Author,
    admission: &AdmissionOf<'_>,
) -> Result<()> {
    let register = admission_register(speaker, admission.about, admission.role, admission.admits);
    let envelope = super::envelope(change, &register).await?;
    let verified = speaker.admit(&envelope, admission)?;
    insert_own(change, &verified).await?;
    tell(change, organization, &verified, None).await
}

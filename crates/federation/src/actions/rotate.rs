//! Changing an organisation's keys. The decision is one transaction: a new key, what becomes of
//! the old one, and news for everybody who may have seen it. What follows in each appeal is the
//! work of [`super::rotation`].

use super::rotation;
use crate::{
    FederationError, Instance,
    error::Result,
    keys::{ProofKey, Retired},
    objects,
    outgoing::{Audience, Outgoing},
    speaking,
};
use std::collections::BTreeSet;
use undersigned_domain::Multikey;
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::{self, AppealFilter},
    keys as store,
    organizations::{self, Organization},
    seen_by,
};

/// What became of the keys.
#[derive(Debug, Clone)]
pub struct Rotated {
    /// The new key's id.
    pub new: String,
    /// Ids of those that it replaces.
    pub old: Vec<String>,
    /// Appeals of this organisation whose root is gone: nobody can name organiser's keys there.
    pub rootless: Vec<String>,
}

/// Makes a new key for proofs. The old one goes on speaking in each appeal until the new one has
/// been let in there; or, where its private half is lost, is given up at once. A root that has ended
/// does nothing but name further keys, and is kept for that.
///
/// Where this server was put back to before its last change of keys, the keys that the root named
/// meanwhile are lost ones of its own, whether or not all that it has of them has ended.
///
/// # Errors
/// [`FederationError::Conflict`] `rotation_under_way` while an earlier change is not finished.
pub async fn proof(
    instance: &Instance,
    organization: &Organization,
    lost: bool,
) -> Result<Rotated> {
    let appeals = rotation::own_appeals(instance, organization).await?;
    let ended_roots = ended_roots(instance, organization).await?;
    let forgotten = speaking::forgotten(instance, organization).await?;
    let forgotten: BTreeSet<Multikey> = forgotten.into_iter().map(|one| one.key).collect();
    let transaction = instance.database.begin().await?;
    let before = instance
        .keys_within(&transaction, &organization.ap_id)
        .await?;
    let used: Vec<&ProofKey> = before
        .proof
        .iter()
        .filter(|held| held.retired.is_none())
        .collect();
    if !lost && used.len() > 1 {
        return Err(FederationError::conflict(
            "rotation_under_way",
            "an earlier change of keys is not finished; `undersigned admin keys list` says what it waits for",
        ));
    }
    for lost in &forgotten {
        let actor = &organization.ap_id;
        instance
            .add_retired_key(&transaction, actor, lost, None, Retired::Lost)
            .await?;
    }
    let new = instance
        .add_proof_key(&transaction, &organization.ap_id)
        .await?;
    let now = instance.clock.millis();
    let mut rootless = Vec::new();
    for old in used.iter().filter(|_| lost) {
        store::retire(&transaction, &old.id, Retired::Lost.name(), now).await?;
        if ended_roots.contains(&old.public) {
            continue;
        }
        store::forget_private(&transaction, &old.id).await?;
        rootless.extend(rooted(&transaction, organization, &old.public).await?);
    }
    tell_of_keys(instance, &transaction, organization, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    advance(instance, organization).await?;
    Ok(Rotated {
        new,
        old: used.iter().map(|old| old.id.clone()).collect(),
        rootless,
    })
}

/// Makes a new key for HTTP signatures. For seven days the old one is tried where the new one is
/// not believed.
///
/// # Errors
/// The database or the cryptographic library.
pub async fn http(instance: &Instance, organization: &Organization) -> Result<Rotated> {
    let appeals = rotation::own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    let (old, new) = instance
        .replace_http_key(&transaction, &organization.ap_id)
        .await?;
    tell_of_keys(instance, &transaction, organization, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(Rotated {
        new,
        old: vec![old],
        rootless: Vec::new(),
    })
}

/// Makes both keys of the server's own actor anew, at once: with these it signs its questions to other servers
/// and what it holds, and nothing that stands on a list. Servers that hold one of the appeals here are told, and
/// what is held is signed again as soon as it is compared or asked for. Answers the ids of the new keys and of
/// those that they replace.
///
/// # Errors
/// The database or the cryptographic library.
pub async fn server(instance: &Instance) -> Result<(Vec<String>, Vec<String>)> {
    let actor = &instance.addresses.instance_actor();
    let transaction = instance.database.begin().await?;
    let before = instance.keys_within(&transaction, actor).await?;
    let (old_http, new_http) = instance.replace_http_key(&transaction, actor).await?;
    let new = instance.add_proof_key(&transaction, actor).await?;
    let (now, why) = (instance.clock.millis(), Retired::Rotated.name());
    let (new, mut old) = (vec![new, new_http], vec![old_http]);
    for (id, _) in &before.assertion {
        store::retire(&transaction, id, why, now).await?;
        store::forget_private(&transaction, id).await?;
        old.insert(0, id.clone());
    }
    let mut inboxes = BTreeSet::new();
    for appeal in appeals::list(&transaction, &AppealFilter::default()).await? {
        // Who had the old key may have said something else with it: only a later word outdoes that.
        seen_by::delete(&transaction, appeal.id, instance.addresses.base()).await?;
        inboxes.extend(instance.replica_inboxes(&transaction, appeal.id).await?);
    }
    let keys = instance.keys_within(&transaction, actor).await?;
    let document = objects::actor::instance(&instance.addresses, &keys);
    let activity = instance.activity("Update", actor, document, Audience::Public)?;
    let outgoing = Outgoing {
        actor: actor.clone(),
        organization_id: None,
        activity,
        carried: Vec::new(),
        public: false,
        inboxes,
    };
    instance.enqueue(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok((new, old))
}

/// Gives up a key that somebody else may have: a new one takes its place if it is the one in use,
/// it is not listed any more, and what this server itself signed with it is signed again.
///
/// # Errors
/// [`FederationError::NotFound`] for another's key.
pub async fn compromised(
    instance: &Instance,
    organization: &Organization,
    key: &str,
) -> Result<Rotated> {
    let appeals = rotation::own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    let before = instance
        .keys_within(&transaction, &organization.ap_id)
        .await?;
    let stolen = find(&before.proof, key)?;
    let newest = before.newest().map(|newest| newest.id.clone());
    let new = match newest {
        Some(newest) if newest != stolen.id => newest,
        _ => {
            instance
                .add_proof_key(&transaction, &organization.ap_id)
                .await?
        }
    };
    store::retire_anew(
        &transaction,
        &stolen.id,
        Retired::Compromised.name(),
        instance.clock.millis(),
    )
    .await?;
    let rootless = rooted(&transaction, organization, &stolen.public).await?;
    tell_of_keys(instance, &transaction, organization, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    advance(instance, organization).await?;
    Ok(Rotated {
        new,
        old: vec![stolen.id.clone()],
        rootless,
    })
}

/// Stops listing an old key whose work is done. The worker does this by itself.
///
/// # Errors
/// [`FederationError::Conflict`] `key_in_use` for the newest key, or where an appeal still needs
/// it.
pub async fn finished(instance: &Instance, organization: &Organization, key: &str) -> Result<()> {
    let keys = instance.keys_of(&organization.ap_id).await?;
    let old = find(&keys.proof, key)?;
    if old.retired.is_some() {
        return Ok(());
    }
    let in_use = |detail: String| Err(FederationError::conflict("key_in_use", detail));
    if keys.newest().is_some_and(|newest| newest.id == old.id) {
        return in_use("it is the newest key: make another first, with `admin keys rotate`".into());
    }
    let under_way = rotation::under_way(instance, organization).await?;
    if let Some(one) = under_way.iter().find(|one| one.key == old.id) {
        return in_use(format!(
            "in {} it waits for {}",
            one.appeal,
            one.awaits.name()
        ));
    }
    rotation::retire(instance, organization, old, Retired::Rotated).await
}

/// A key by its id, its fragment or its public half.
pub(super) fn find<'a>(keys: &'a [ProofKey], name: &str) -> Result<&'a ProofKey> {
    let found = keys.iter().find(|held| {
        let fragment = held.id.rsplit('#').next();
        held.id == name || fragment == Some(name) || held.public.as_str() == name
    });
    found.ok_or_else(|| {
        FederationError::not_found(
            "key_unknown",
            "the organisation has no such key for statements",
        )
    })
}

/// Own appeals of which a key is the root.
pub(in crate::actions) async fn rooted(
    db: &impl ConnectionTrait,
    organization: &Organization,
    key: &Multikey,
) -> Result<Vec<String>> {
    let filter = AppealFilter {
        organization_id: Some(organization.id),
        ..AppealFilter::default()
    };
    let own = appeals::list(db, &filter).await?;
    Ok(own
        .into_iter()
        .filter(|appeal| appeal.root.as_deref() == Some(key.as_str()))
        .map(|appeal| appeal.ap_id)
        .collect())
}

/// Roots of own appeals in which they have ended, so that another key does the daily work.
async fn ended_roots(
    instance: &Instance,
    organization: &Organization,
) -> Result<BTreeSet<Multikey>> {
    let filter = AppealFilter {
        organization_id: Some(organization.id),
        ..AppealFilter::default()
    };
    let mut ended = BTreeSet::new();
    for appeal in appeals::list(instance.database.conn(), &filter).await? {
        if appeal.root.is_none() {
            continue;
        }
        let snapshot = instance.snapshot(&appeal).await?;
        let root = &snapshot.state().appeal().root;
        if snapshot.state().has_ended(&organization.ap_id, Some(root)) {
            ended.insert(root.clone());
        }
    }
    Ok(ended)
}

/// What needs nobody else is done at once.
async fn advance(instance: &Instance, organization: &Organization) -> Result<()> {
    for appeal_id in rotation::own_appeals(instance, organization).await? {
        rotation::advance(instance, appeal_id).await?;
    }
    Ok(())
}

/// Tells followers, and the servers that hold one of these appeals, in which it speaks or may
/// speak, that an actor's document has changed. What is told is what stands within the transaction: a
/// profile may have been saved since the caller read it.
pub(in crate::actions) async fn tell_of_keys(
    instance: &Instance,
    transaction: &Transaction,
    organization: &Organization,
    appeals: &[i64],
) -> Result<()> {
    let held = organizations::lock(transaction, organization.id).await?;
    let organization = held.as_ref().unwrap_or(organization);
    let keys = instance
        .keys_within(transaction, &organization.ap_id)
        .await?;
    let document = objects::actor::organization(&instance.addresses, organization, &keys);
    let mut inboxes: BTreeSet<String> = instance
        .follower_inboxes(transaction, organization.id)
        .await?;
    for appeal_id in appeals {
        inboxes.extend(instance.replica_inboxes(transaction, *appeal_id).await?);
    }
    let actor = &organization.ap_id;
    let activity = instance.activity("Update", actor, document, Audience::Public)?;
    let outgoing = Outgoing::to(inboxes, organization, activity);
    instance.enqueue(transaction, outgoing).await
}

//! A change of keys on its way, appeal by appeal. Every step is decided from the state, so that
//! it can be done again, by any process, after any interruption:
//!
//! 1. [`advance`]: what initiators of this server may let in is let in; once the new key speaks,
//!    all that was said under older ones is said again under it;
//! 2. another server holds that (the reconciliation worker sees to it);
//! 3. [`finish`]: the old key ends itself, unless a vote in an open ballot needs it still;
//! 4. [`retire_finished`]: once it has ended everywhere, it is not listed any more;
//! 5. [`list_again`]: unless it turns out that initiators had let it in before they heard of that.

mod ending;
mod listing;
mod under_way;
mod votes;

pub(super) use ending::retire;
pub(crate) use ending::{finish, retire_finished, said_again};
pub(crate) use listing::list_again;
pub use under_way::{UnderWay, under_way};

use super::{admit_keys, insert_own, tell_holders};
use crate::{
    Instance,
    error::Result,
    keys::{ActorKeys, ProofKey, Retired},
    outgoing::Audience,
    replica::Change,
};
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};
use undersigned_domain::{
    Author, Digest, Multikey, RegisterKey, State, Statement, StatementType, Verified,
    admission::Role,
    rotation::{self, Again},
};
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, AppealFilter},
    organizations::{self, Organization},
    refusals, statements,
};

/// Statements signed again in one transaction.
const BATCH: usize = 200;
/// Statements that travel in one activity.
const TOGETHER: usize = 50;

/// What an old key waits for in one appeal before it can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaits {
    /// Initiators have not let the new key in yet.
    Admission,
    /// In an appeal of its own the root alone names the new key, and its private half is not here.
    Root,
    /// Statements are still to be signed again.
    Signing,
    /// Another server has not confirmed yet that it holds what was signed again.
    Acknowledgement,
    /// A vote under it is in a ballot that is still open, or sealed and not opened yet.
    Ballot,
    /// Its private half is gone, and its owner is not the organiser: initiators end it.
    Initiators,
}

impl Awaits {
    /// The name in what commands print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Admission => "admission",
            Self::Root => "root",
            Self::Signing => "signing",
            Self::Acknowledgement => "acknowledgement",
            Self::Ballot => "ballot",
            Self::Initiators => "initiators",
        }
    }
}

/// An actor's keys but the newest in use.
fn older(keys: &ActorKeys) -> impl Iterator<Item = &ProofKey> {
    let newest = keys.newest().map(|newest| newest.public.clone());
    keys.proof
        .iter()
        .filter(move |held| Some(&held.public) != newest.as_ref())
}

/// What an actor has said that is not in the state.
pub(crate) async fn waiting(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    actor: &str,
) -> Result<Vec<Arc<Statement>>> {
    let rows = statements::mailbox_of(db, appeal_id, actor).await?;
    rows.iter()
        .map(|row| Ok(Verified::stored(&row.body)?.statement().clone()))
        .collect()
}

/// Our organisations that have changed keys, each with its keys.
async fn changed(instance: &Instance) -> Result<Vec<(Organization, Arc<ActorKeys>)>> {
    let mut found = Vec::new();
    for organization in organizations::all(instance.database.conn()).await? {
        let keys = instance.keys_of(&organization.ap_id).await?;
        if keys.proof.len() > 1 {
            found.push((organization, keys));
        }
    }
    Ok(found)
}

/// Does in one appeal what can be done now for each change of keys.
///
/// # Errors
/// The database.
pub(crate) async fn advance(instance: &Instance, appeal_id: i64) -> Result<()> {
    for (organization, keys) in changed(instance).await? {
        while is_under_way(instance, appeal_id, &keys).await?
            && step(instance, appeal_id, &organization).await?
        {}
    }
    Ok(())
}

/// Whether an old key is still something in an appeal, or the root, which is here, has still to
/// name the newest: that is all that is left to do where this server was put back to before a change
/// of keys, since all that it knows of has ended.
async fn is_under_way(instance: &Instance, appeal_id: i64, keys: &ActorKeys) -> Result<bool> {
    let db = instance.database.conn();
    let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
        return Ok(false);
    };
    if appeal.root.is_none() {
        return Ok(false);
    }
    let snapshot = instance.snapshot(&appeal).await?;
    let actor = &keys.author.actor;
    let waiting = waiting(db, appeal_id, actor).await?;
    Ok(is_to_be_named(snapshot.state(), keys)
        || older(keys).any(|old| is_alive(snapshot.state(), &waiting, actor, old)))
}

fn is_to_be_named(state: &State, keys: &ActorKeys) -> bool {
    let (root, actor) = (&state.appeal().root, &keys.author.actor);
    keys.author_of(root).is_some()
        && keys.newest().is_some_and(|newest| {
            !state.is_let_in(actor, &newest.public)
                && !rotation::is_barred_as(state, actor, &newest.public, Role::Organiser)
        })
}

/// Whether there is anything to do about an old key in an appeal. A key without private half can
/// only be ended by others, and where it has said nothing there is nothing to end; but what an
/// organiser's key has removed stays removed until it ends.
fn is_alive(state: &State, waiting: &[Arc<Statement>], actor: &str, old: &ProofKey) -> bool {
    let is_organiser = || rotation::roles(state, actor, &old.public).contains(&Role::Organiser);
    rotation::is_alive(state, waiting, actor, &old.public)
        && (old.author.is_some()
            || rotation::has_words(state, actor, &old.public)
            || is_organiser())
}

/// One transaction's worth. Answers whether there may be more.
async fn step(instance: &Instance, appeal_id: i64, organization: &Organization) -> Result<bool> {
    let mut change = instance.change_to_sign(appeal_id).await?;
    let actor = &organization.ap_id;
    let keys = instance.keys_within(&change.transaction, actor).await?;
    let newest: Vec<Multikey> = keys
        .newest()
        .map(|newest| newest.public.clone())
        .into_iter()
        .collect();
    let stolen: Vec<Multikey> = keys
        .proof
        .iter()
        .filter(|held| held.retired == Some(Retired::Compromised))
        .map(|held| held.public.clone())
        .collect();
    let mut signed = admit_keys::follow(&mut change, actor, &newest).await?;
    signed |= admit_keys::remove_stolen(&mut change, organization, &keys, &stolen).await?;
    let mut again = to_sign_again(&change, &keys).await?;
    let more = again.len() > BATCH;
    again.truncate(BATCH);
    signed |= !again.is_empty();
    let mut said = Vec::new();
    for one in again {
        said.push(sign_again(&mut change, &keys.author, &one).await?);
    }
    tell(&change, organization, &said).await?;
    if signed {
        change.commit().await?;
        instance.wake_delivery();
    }
    Ok(more)
}

/// What is to be signed again now; nothing while an older key speaks.
async fn to_sign_again(change: &Change, keys: &ActorKeys) -> Result<Vec<Again>> {
    let Some(newest) = keys.newest() else {
        return Ok(Vec::new());
    };
    let (state, actor) = (change.state(), &keys.author.actor);
    let waiting = waiting(&change.transaction, change.appeal.id, actor).await?;
    if !speaks(keys, newest, state, &waiting) {
        return Ok(Vec::new());
    }
    let made_here = made_here(change, keys).await?;
    let is_own = |said: &Statement| {
        let held = keys.proof.iter().find(|held| held.public == said.key);
        match held.map(|held| held.retired) {
            None => false,
            Some(Some(Retired::Compromised)) => made_here.contains(&said.digest),
            Some(_) => true,
        }
    };
    Ok(rotation::to_sign_again(
        state,
        &waiting,
        actor,
        &newest.public,
        is_own,
    ))
}

/// Whether it is this key that speaks in an appeal now.
fn speaks(keys: &ActorKeys, key: &ProofKey, state: &State, waiting: &[Arc<Statement>]) -> bool {
    let speaking = keys.speaking_in(state, waiting);
    speaking.is_ok_and(|speaking| speaking.author.key.public() == key.public)
}

/// Of what stands under stolen keys, that which this server signed itself: a statement of ours
/// that came from elsewhere is not marked as seen at its origin.
async fn made_here(change: &Change, keys: &ActorKeys) -> Result<HashSet<Digest>> {
    let stolen = |key: &Multikey| {
        keys.proof
            .iter()
            .any(|held| held.public == *key && held.retired == Some(Retired::Compromised))
    };
    if !keys.proof.iter().any(|held| stolen(&held.public)) {
        return Ok(HashSet::new());
    }
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let actor = &keys.author.actor;
    let digests: Vec<String> = change
        .state()
        .statements()
        .filter(|said| said.author == *actor && stolen(&said.key))
        .map(|said| said.digest.to_string())
        .collect();
    let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
    let mut rows = statements::by_digests(db, appeal_id, &digests).await?;
    rows.extend(statements::mailbox_of(db, appeal_id, actor).await?);
    Ok(rows
        .iter()
        .filter(|row| row.author == *actor && row.origin_checked)
        .filter_map(|row| row.digest.parse().ok())
        .collect())
}

/// Signs one statement again. It keeps its address; its `seq` goes up, unless it says since when, or an
/// old word would become the newest of several authors by that.
async fn sign_again(change: &mut Change, author: &Author, again: &Again) -> Result<Verified> {
    let statement = &again.statement;
    let digest = statement.digest.to_string();
    let rows =
        statements::by_digests(&change.transaction, change.appeal.id, &[digest.as_str()]).await?;
    let said = rows.first().ok_or_else(|| {
        crate::FederationError::Internal("a statement of the state is not stored".into())
    })?;
    let said = Verified::stored(&said.body)?;
    let register = RegisterKey {
        key: author.key.public(),
        ..statement.register()
    };
    let mut seq = super::envelope(change, &register).await?.seq;
    if statement.kind() == StatementType::Note {
        seq = seq.max(highest_note(change.state()) + 1);
    }
    if again.keeps_seq {
        seq = statement.seq;
    }
    let now = change.instance().clock.rfc3339();
    let verified = author.sign_again(&said, seq, &now)?;
    // Another organisation here that has refused it has not to do so once more.
    let new = verified.statement().digest.to_string();
    refusals::say_again(&change.transaction, change.appeal.id, &digest, &new).await?;
    insert_own(change, &verified).await?;
    Ok(verified)
}

fn highest_note(state: &State) -> u64 {
    state
        .registers()
        .filter(|(key, _)| key.kind == StatementType::Note)
        .map(|(_, register)| register.seq())
        .max()
        .unwrap_or(0)
}

/// Sends what was signed again to the servers that hold the list. Notes are large and travel alone.
async fn tell(change: &Change, organization: &Organization, said: &[Verified]) -> Result<()> {
    let (notes, others): (Vec<&Verified>, Vec<&Verified>) = said
        .iter()
        .partition(|said| said.statement().kind() == StatementType::Note);
    for together in notes.chunks(1).chain(others.chunks(TOGETHER)) {
        let object = match together {
            [one] => one.value(),
            many => many.iter().map(|said| said.value()).collect::<Value>(),
        };
        let actor = &organization.ap_id;
        let activity = change
            .instance()
            .activity("Update", actor, object, Audience::Public)?;
        tell_holders(change, organization, activity, BTreeSet::new()).await?;
    }
    Ok(())
}

/// What an old key waits for in an appeal; `None` where it is nothing any more.
async fn awaits(change: &Change, keys: &ActorKeys, old: &ProofKey) -> Result<Option<Awaits>> {
    let Some(newest) = keys.newest() else {
        return Ok(None);
    };
    let (state, actor) = (change.state(), &keys.author.actor);
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let waiting = waiting(db, appeal_id, actor).await?;
    let is_voted_with = votes::need(change.instance(), db, appeal_id, state, actor, old).await?;
    if !is_alive(state, &waiting, actor, old) {
        if listing::is_awaited(state, keys, old) {
            return Ok(Some(Awaits::Admission));
        }
        // Who votes for another need not have been let in, and votes with the key on the roll.
        let is_needed = is_voted_with && old.retired.is_none();
        return Ok(is_needed.then_some(Awaits::Ballot));
    }
    let is_replaced = rotation::is_replaced(state, actor, &old.public, &newest.public);
    if !is_replaced && lacks_root(change, keys, newest) {
        return Ok(Some(Awaits::Root));
    }
    let speaks = speaks(keys, newest, state, &waiting);
    if speaks && !to_sign_again(change, keys).await?.is_empty() {
        return Ok(Some(Awaits::Signing));
    }
    if !speaks || !is_replaced {
        return Ok(Some(Awaits::Admission));
    }
    if is_voted_with {
        return Ok(Some(Awaits::Ballot));
    }
    // The organiser ends a lost key of its own; everybody else's is ended by initiators.
    let is_organiser = rotation::roles(state, actor, &newest.public).contains(&Role::Organiser);
    Ok(Some(match old.author {
        None if !is_organiser => Awaits::Initiators,
        _ => Awaits::Acknowledgement,
    }))
}

/// Whether nobody here can name the newest key in an appeal of its owner's: the root, which alone may, is
/// not here.
fn lacks_root(change: &Change, keys: &ActorKeys, newest: &ProofKey) -> bool {
    let (state, actor) = (change.state(), &keys.author.actor);
    change.appeal.organiser == *actor
        && keys.author_of(&state.appeal().root).is_none()
        && !rotation::roles(state, actor, &newest.public).contains(&Role::Organiser)
        && !rotation::is_barred_as(state, actor, &newest.public, Role::Organiser)
}

/// Published appeals about which an organisation has said something, or may: somebody may have let
/// it in before it said a word.
pub(crate) async fn own_appeals(
    instance: &Instance,
    organization: &Organization,
) -> Result<Vec<i64>> {
    let db = instance.database.conn();
    let actor = &organization.ap_id;
    let mut own = statements::appeals_of(db, actor).await?;
    let keys = instance.keys_of(actor).await?;
    for appeal in appeals::list(db, &AppealFilter::default()).await? {
        if appeal.root.is_none() || own.contains(&appeal.id) {
            continue;
        }
        let snapshot = instance.snapshot(&appeal).await?;
        let let_in = |held: &ProofKey| snapshot.state().is_let_in(actor, &held.public);
        if keys.proof.iter().any(let_in) {
            own.push(appeal.id);
        }
    }
    Ok(own)
}

//! Letting signers in and removing them: by a person, and by itself where an appeal is open.

mod by_itself;
mod invited;
mod known;
mod moved;
mod removing;
mod restoring;
mod telling;
mod together;
mod which_keys;

pub(super) use by_itself::anew;
pub(crate) use by_itself::by_itself;
pub(super) use invited::invited;
pub(crate) use moved::moved;
pub use removing::remove;
pub(super) use removing::{remove_again, remove_together};
pub(super) use restoring::restore_together;
pub(super) use telling::tell;

use super::{admission_register, co_sign, insert_own, invite, refuse, sign_by_form};
use crate::{
    FederationError, Instance, error::Result, keys::ActorKeys, reconcile::replicate,
    replica::Change,
};
use std::sync::Arc;
use undersigned_domain::{
    CoSignerList, Content, Digest, Multikey, Names, Register, State, Statement, StatementType,
    Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    ids,
    list::Initiator,
    rotation,
};
use undersigned_store::{
    appeals::Appeal,
    organizations::{self, Organization},
    statements,
};
use which_keys::{keys_known, targets, to_let_in};

/// What a person decided about a signer.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// The actor or attestation.
    pub about: &'a str,
    /// As what.
    pub role: Role,
    /// Admitted, removed or ended.
    pub state: AdmissionState,
    /// A code from [`undersigned_domain::admission::REASONS`].
    pub reason: Option<&'a str>,
    /// Digests of removals that the organiser sets aside.
    pub overrules: Vec<Digest>,
    /// Only this key of the actor.
    pub key: Option<Multikey>,
    /// Digest of the names that whoever decides has seen, where an actor is let in: by no others.
    pub names: Option<Digest>,
}

/// Carries out a decision of one of an appeal's initiators. Answers the ids of the admissions.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation is no initiator, or not for this role;
/// [`FederationError::Invalid`] where no key of the signer can be found, and `entry_unknown` for the
/// removal of somebody who stands nowhere in the appeal; [`FederationError::Conflict`] `ended_too_early` where words of a signer would be lost.
pub async fn decide(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    decision: &Decision<'_>,
) -> Result<Vec<String>> {
    let appeal = replicate::ensure(instance, object).await?;
    // Who has no server of its own signs, and nothing else.
    if decision.state == AdmissionState::Admitted && decision.role == Role::Signer {
        let (about, seen) = (decision.about, decision.names);
        if let Some(id) = co_sign::admit(instance, organization, &appeal, about, seen).await? {
            return Ok(vec![id]);
        }
        if let Some(id) = sign_by_form::admit(instance, organization, &appeal, about, seen).await? {
            return Ok(vec![id]);
        }
    }
    ids::canonical_id("about", decision.about)?;
    let known = keys_known(instance, decision).await;
    let is_asked = known.is_asked;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let ids = within(&mut change, organization, decision, known.keys).await;
    let ids = ids.map_err(|error| match is_asked {
        true => error,
        false => unasked(error),
    })?;
    // Whoever loses a role no longer keeps those on the list whom it let in.
    by_itself(&mut change).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(ids)
}

/// What is said where words of a signer would be lost, as far as is known of one whose server cannot be asked: what it
/// listed once says little about now.
fn unasked(error: FederationError) -> FederationError {
    match error.code() {
        code @ "ended_too_early" => FederationError::conflict(
            code,
            format!(
                "the signer's own server does not say now which keys it lists; by what it said before, {error}"
            ),
        ),
        _ => error,
    }
}

/// The same within a change. `known` are the keys that the signer's own origin lists.
async fn within(
    change: &mut Change,
    organization: &Organization,
    decision: &Decision<'_>,
    known: Vec<Multikey>,
) -> Result<Vec<String>> {
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(change, &keys, decision.role)?;
    if decision.state == AdmissionState::Admitted {
        check_not_withdrawn(&change.list())?;
    }
    if decision.state != AdmissionState::Admitted && decision.role != Role::Signer {
        invite::take_back(change, organization, decision.about).await?;
    }
    let rows = waiting(change, decision.about).await?;
    let read = |row: &statements::Statement| Verified::stored(&row.body).ok();
    let waiting: Vec<Verified> = rows.iter().filter_map(read).collect();
    check_seen(change, decision, &waiting)?;
    if decision.state == AdmissionState::Removed && waiting.is_empty() {
        known::check(change, decision.about).await?;
    }
    let known = match decision.state {
        AdmissionState::Admitted => to_let_in(change, decision.about, known, &rows),
        AdmissionState::Removed | AdmissionState::Ended => known,
    };
    let targets = targets(change, &keys, decision, &waiting, known)?;
    let mut ids = Vec::new();
    for admits in targets {
        let verified = sign(change, &keys, decision, admits.as_ref(), &waiting).await?;
        insert_own(change, &verified).await?;
        ids.push(verified.statement().id.clone());
        let endorsement = waiting
            .iter()
            .find(|waiting| admits.as_ref() == Some(&waiting.statement().key));
        tell(change, organization, &verified, endorsement).await?;
    }
    if decision.state == AdmissionState::Admitted {
        let (instance, db) = (change.instance(), &change.transaction);
        refuse::forget(instance, db, change.appeal.id, decision.about).await?;
    }
    Ok(ids)
}

/// # Errors
/// [`FederationError::Conflict`] (`withdrawn`) where nobody is let in any more.
pub(super) fn check_not_withdrawn(list: &CoSignerList) -> Result<()> {
    match list.is_withdrawn() {
        true => Err(FederationError::conflict(
            "withdrawn",
            "the appeal has been withdrawn: nobody is let in any more",
        )),
        false => Ok(()),
    }
}

pub(super) fn check_may(change: &Change, keys: &ActorKeys, role: Role) -> Result<()> {
    let key = keys.author.key.public();
    let list = change.list();
    let forbidden = |detail: &str| Err(FederationError::forbidden("not_initiator", detail));
    match (list.role_of(&keys.author.actor, &key), role) {
        (None, _) => forbidden("this organisation is no initiator of the appeal"),
        (Some(_), Role::Signer) | (Some(Role::Organiser), Role::CoInitiator | Role::Keeper) => {
            Ok(())
        }
        (Some(Role::Organiser), Role::Organiser) if key == change.state().appeal().root => Ok(()),
        _ => forbidden("only the organiser names co-initiators and keepers"),
    }
}

/// Endorsements of an author that wait in the mailbox.
async fn waiting(change: &Change, about: &str) -> Result<Vec<statements::Statement>> {
    let mut rows = statements::mailbox_of(&change.transaction, change.appeal.id, about).await?;
    rows.retain(|row| row.kind == StatementType::Endorsement.name());
    Ok(rows)
}

/// Whether a register, or one of the two words of a contested one, takes somebody off.
pub(super) fn takes_off(register: &Register) -> bool {
    let mut said = register.statements();
    said.any(|statement| statement.removal().is_some())
}

async fn sign(
    change: &Change,
    keys: &ActorKeys,
    decision: &Decision<'_>,
    admits: Option<&Multikey>,
    waiting: &[Verified],
) -> Result<Verified> {
    let since = since_when(change, decision.about, decision.role);
    let names_digest = waiting
        .iter()
        .map(Verified::statement)
        .find(|waiting| admits == Some(&waiting.key))
        .and_then(|waiting| names_digest(waiting))
        .or_else(|| own_names(change, decision.about));
    let register = admission_register(&keys.author, decision.about, decision.role, admits);
    let mut envelope = super::envelope(change, &register).await?;
    let is_removal = decision.role == Role::Signer && decision.state == AdmissionState::Removed;
    // What takes a key alone stands whatever is said under another, or under that one.
    if is_removal && admits.is_none() {
        envelope.seq = envelope.seq.max(removing::above(change, decision.about));
    }
    let admission = AdmissionOf {
        about: decision.about,
        role: decision.role,
        admits,
        state: decision.state,
        names_digest: names_digest.filter(|_| {
            decision.role == Role::Signer && decision.state == AdmissionState::Admitted
        }),
        ordinal: None,
        since: Some(since.unwrap_or(envelope.seq)),
        reason: decision.reason,
        overrules: &decision.overrules,
    };
    Ok(keys.author.admit(&envelope, &admission)?)
}

/// Since when somebody has the role, in milliseconds since 1970. Said again with every renewal and removal: without it the
/// place would move to now.
fn since_when(change: &Change, about: &str, role: Role) -> Option<u64> {
    let listed = change.entry(about).filter(|entry| entry.id == about);
    rotation::standing_since(change.state(), about, role).or(listed.map(|entry| entry.since))
}

/// Names may have changed while keys were looked up: whoever signs chooses when its server answers.
fn check_seen(change: &Change, decision: &Decision<'_>, waiting: &[Verified]) -> Result<()> {
    let Some(seen) = decision.names else {
        return Ok(());
    };
    let said: Vec<Digest> = waiting
        .iter()
        .filter_map(|waiting| names_digest(waiting.statement()))
        .chain(own_names(change, decision.about))
        .collect();
    match said.is_empty() || said.contains(&seen) {
        true => Ok(()),
        false => Err(changed()),
    }
}

/// The same for the names of who waits here and has no server.
pub(super) fn check_seen_names(names: &Names, seen: Option<Digest>) -> Result<()> {
    match seen.is_none_or(|seen| seen == names.digest()) {
        true => Ok(()),
        false => Err(changed()),
    }
}

fn changed() -> FederationError {
    FederationError::conflict(
        "signer_changed",
        "it says something else than when somebody looked",
    )
}

pub(super) fn names_digest(statement: &Statement) -> Option<Digest> {
    match &statement.content {
        Content::Endorsement(endorsement) if endorsement.endorsed => {
            Some(endorsement.names.digest())
        }
        _ => None,
    }
}

/// Whether the names that are signed with can be read: others are for a person to decide about, for the list would
/// show a line with nothing in it.
pub(super) fn can_be_read(statement: &Statement) -> bool {
    match &statement.content {
        Content::Endorsement(said) => said.names.can_be_read(),
        _ => true,
    }
}

/// The digest of the names an author signs with now, as the state has them.
fn own_names(change: &Change, author: &str) -> Option<Digest> {
    change
        .state()
        .registers_of_type(author, StatementType::Endorsement)
        .filter_map(|(_, register)| register.value())
        .max_by_key(|statement| statement.seq)
        .and_then(|statement| names_digest(statement))
}

pub(super) fn was_removed(state: &State, author: &str) -> bool {
    state
        .admissions_of(author)
        .any(|(_, register)| takes_off(register))
}

/// Who calls for an appeal, where an organisation of ours does.
///
/// # Errors
/// The database.
pub(super) async fn initiators_with_ours(
    instance: &Instance,
    appeal: &Appeal,
) -> Result<Option<Arc<[String]>>> {
    let initiators = instance.summary(appeal).await?.initiators;
    let is_led_here = initiators.iter().any(|one| instance.addresses.is_ours(one));
    Ok(is_led_here.then_some(initiators))
}

/// The first initiator of the appeal that is an organisation of ours, with its keys.
pub(crate) async fn local_initiator(
    change: &Change,
    initiators: &[Initiator],
) -> Result<Option<(Organization, ActorKeys)>> {
    let instance = change.instance();
    for initiator in initiators {
        if !instance.addresses.is_ours(&initiator.actor) {
            continue;
        }
        let Some(keys) = change.speaker_if_any(&initiator.actor).await? else {
            continue;
        };
        if initiator.keys.contains(&keys.author.key.public()) {
            // On the connection that holds the appeal: nobody waits for a second one meanwhile.
            let organization =
                organizations::by_ap_id(&change.transaction, &initiator.actor).await?;
            // Nobody is let in in the name of one that is suspended, or was deleted.
            if let Some(organization) = organization.filter(|one| one.suspended_at.is_none()) {
                return Ok(Some((organization, keys)));
            }
        }
    }
    Ok(None)
}

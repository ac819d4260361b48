//! An organisation that was listed by attestation comes with a server of its own, and its entry
//! becomes one with its endorsement: `SameSigner`, signed by the organiser's server.
//!
//! By itself that happens only on proof of both sides: the actor stands at the domain at which the
//! entry was confirmed, or somebody at the address that confirmed it names an actor whose endorsement
//! names the entry. Whatever else is said is a suggestion for a person: whoever has a mailbox could
//! call anybody on the list the same as itself. What a person decided is never decided anew.

mod joining;

pub(crate) use joining::by_itself;

use super::{
    Said, confirm, is_listed,
    letter::{self, About, Occasion},
    removed, used,
};
use crate::{
    FederationError, Instance,
    actions::{attest, news::Along, one_time_link::OneTimeLink},
    discovery::webfinger::FoundActor,
    error::Result,
    mail::{Allowance, Own},
    moderation::Stance,
    networks::Asker,
    replica::Change,
    views::AppealView,
};
use joining::join;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    CoSignerList, Content, Entry, Names, Register, State, StatementType, appeal::Titles,
};
use undersigned_store::{
    appeals::Appeal,
    form_signers::{self as signers, FormSigner},
    signer_claims,
};

/// Most that is kept of what is only said, for each appeal.
const MAX_SAID: u64 = 500;

/// What the link that claims leads to.
pub type ClaimLink = OneTimeLink<Claim>;

/// An entry that can be claimed.
#[derive(Debug)]
pub struct Claim {
    /// The appeal.
    pub appeal: Appeal,
    /// Its names on the list.
    pub names: Names,
    /// Id of the attestation.
    pub about: String,
    signer_id: i64,
    token_hash: String,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The two entries are one now.
    Joined,
    /// A person of the organiser's decides.
    Suggested,
}

/// Sends a link to the address that confirmed an entry, if there is one. The answer does not tell
/// whether there is, nor whether `asker` has asked for too many mails to its domain.
///
/// # Errors
/// The database.
pub async fn mail_link(
    instance: &Instance,
    appeal: &Appeal,
    attestation: &str,
    asker: Asker,
) -> Result<()> {
    let db = instance.database.conn();
    let signer = signers::by_about(db, attestation).await?;
    let ours = |signer: &FormSigner| signer.appeal_id == appeal.id && is_listed(signer);
    let Some(signer) = signer.filter(ours) else {
        return Ok(());
    };
    let said = Said::kept(instance, &signer)?;
    // Where the address was forgotten, since the entry had been taken off the list, nobody can be written to.
    let Ok(address) = said.address() else {
        return Ok(());
    };
    let is_blocked = instance.rules().await?.stance_to_form(&address, None) == Stance::Blocked;
    if is_blocked {
        return Ok(());
    }
    let Ok(room) = instance.count_asked(asker, address.domain()) else {
        return Ok(());
    };
    let allowance = instance.may_mail_own_asked(Own::Claim, room, &address);
    if allowance.await? != Allowance::Granted {
        return Ok(());
    }
    let snapshot = instance.snapshot(appeal).await?;
    let note = snapshot.list().current().ok_or_else(attest::unpublished)?;
    let transaction = instance.database.begin().await?;
    let about = About {
        appeal,
        title: &Titles::from(&note.text),
        signer: &signer,
        said: &said,
        reason: None,
        earlier: None,
        news: &Along::No,
        is_unasked: false,
    };
    letter::send(instance, &transaction, Occasion::Claim, &about).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// What a secret leads to. Nothing is changed.
///
/// # Errors
/// The database.
pub async fn open_claim(instance: &Instance, secret: &str) -> Result<ClaimLink> {
    let found = confirm::find(instance, signers::CLAIM, secret).await?;
    let Some((link, signer, appeal)) = found else {
        return Ok(ClaimLink::Unknown);
    };
    if signer.state == signers::WITHDRAWN {
        return Ok(ClaimLink::Withdrawn(Box::new(appeal)));
    }
    if signer.state == signers::REMOVED {
        let snapshot = instance.snapshot(&appeal).await?;
        let removal = removed::of(&snapshot, &signer.about);
        let reason = removal.and_then(|removal| removal.reason);
        return Ok(ClaimLink::Removed(Box::new(appeal), reason));
    }
    if link.used_at.is_some() || !is_listed(&signer) {
        return Ok(ClaimLink::Used(Box::new(appeal)));
    }
    if link.expires_at <= instance.clock.millis() {
        return Ok(ClaimLink::Expired(Box::new(appeal)));
    }
    Ok(ClaimLink::Open(Box::new(Claim {
        names: Said::open(instance, &signer)?.names,
        signer_id: signer.id,
        about: signer.about,
        token_hash: link.token_hash,
        appeal,
    })))
}

/// Joins an entry with an actor's, as somebody at the confirmed address says, where the actor says so
/// as well; else a person decides. The link is used up only if either succeeds.
///
/// # Errors
/// [`FederationError::Invalid`] `account_invalid`, `claim_not_endorsed`;
/// [`FederationError::Conflict`] `token_used`; where the account's server cannot be asked.
pub async fn claim(instance: &Instance, open: &Claim, account: &str) -> Result<Outcome> {
    let actor = endorser(instance, &open.appeal, account).await?;
    let now = instance.clock.millis();
    let mut change = instance.change_to_sign(open.appeal.id).await?;
    if !signers::take_link(&change.transaction, &open.token_hash, now).await? {
        return Err(used());
    }
    // The link speaks for the entry alone.
    let agrees = named_by(change.state(), &actor) == Some(open.about.as_str());
    let joined = agrees
        && change.stance(&actor) == Stance::Open
        && join(&mut change, &open.about, &actor, "confirmed-address").await?;
    let joined = joined || beyond_doubt(&mut change, &open.about, &actor).await?;
    if joined {
        let (db, purpose) = (&change.transaction, signers::CLAIM);
        signers::end_links_for(db, open.signer_id, purpose, now).await?;
    } else {
        // Somebody decided otherwise before, or nobody here may: a person looks at it.
        note(&change, &open.about, &actor).await?;
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(match joined {
        true => Outcome::Joined,
        false => Outcome::Suggested,
    })
}

/// Says, without proof, that an attested entry is an actor's. Nothing tells who says it: what is beyond
/// doubt by the confirmed domain happens by itself, and of all else a person decides.
///
/// # Errors
/// [`FederationError::Invalid`] `account_invalid`, `claim_not_endorsed`;
/// [`FederationError::NotFound`] `entry_unknown`; [`FederationError::TooMany`] where much is said
/// already; where the account's server cannot be asked.
pub async fn say(
    instance: &Instance,
    appeal: &Appeal,
    attestation: &str,
    account: &str,
) -> Result<Outcome> {
    let actor = endorser(instance, appeal, account).await?;
    let snapshot = instance.snapshot(appeal).await?;
    if !is_attestation(snapshot.state(), attestation) || !listed(snapshot.list(), attestation) {
        return Err(FederationError::not_found(
            "entry_unknown",
            "there is no such entry",
        ));
    }
    let mut change = instance.change_to_sign(appeal.id).await?;
    let joined = beyond_doubt(&mut change, attestation, &actor).await?;
    if !joined {
        note(&change, attestation, &actor).await?;
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(match joined {
        true => Outcome::Joined,
        false => Outcome::Suggested,
    })
}

/// Joins what is joined without anybody's word, and tells whether two entries are one then.
async fn beyond_doubt(change: &mut Change, attestation: &str, actor: &str) -> Result<bool> {
    by_itself(change).await?;
    Ok(together(&change.list(), attestation, actor))
}

/// The actor of an account that endorsed the appeal from its own server and is on the list.
async fn endorser(instance: &Instance, appeal: &Appeal, account: &str) -> Result<String> {
    let snapshot = instance.snapshot(appeal).await?;
    // Whoever pastes the id of an entry needs nobody to be asked.
    if has_endorsed(snapshot.state(), snapshot.list(), account.trim()) {
        return Ok(account.trim().to_owned());
    }
    let actor = match instance.find_actor(account).await? {
        FoundActor::Ours(id) => id,
        FoundActor::Theirs(actor) => actor.id,
    };
    if has_endorsed(snapshot.state(), snapshot.list(), &actor) {
        return Ok(actor);
    }
    Err(FederationError::invalid(
        "claim_not_endorsed",
        "that account is not on the list yet: endorse the appeal with it first",
    ))
}

async fn note(change: &Change, attestation: &str, actor: &str) -> Result<()> {
    let (db, appeal) = (&change.transaction, change.appeal.id);
    if signer_claims::count(db, appeal).await? >= MAX_SAID {
        return Err(FederationError::too_many(
            "too_many_claims",
            "too much waits for the organiser already; try again later",
        ));
    }
    let now = change.instance().clock.millis();
    Ok(signer_claims::add(db, appeal, attestation, actor, now).await?)
}

fn together(list: &CoSignerList, one: &str, other: &str) -> bool {
    let holds = |entry: &Entry, id: &str| entry.id == id || entry.same_as.iter().any(|x| x == id);
    let mut entries = list.entries.iter();
    entries.any(|entry| holds(entry, one) && holds(entry, other))
}

fn listed(list: &CoSignerList, id: &str) -> bool {
    together(list, id, id)
}

fn is_attestation(state: &State, id: &str) -> bool {
    state.attestations_of(id).next().is_some()
}

fn has_endorsed(state: &State, list: &CoSignerList, id: &str) -> bool {
    listed(list, id) && state.has_endorsed(id)
}

/// Which attestation what stands in a register says is its author's own.
fn claim_in(register: &Register) -> Option<&str> {
    match &register.value()?.content {
        Content::Endorsement(said) if said.endorsed => said.claims.as_deref(),
        _ => None,
    }
}

/// Which attestation an actor's endorsement says is its own.
fn named_by<'a>(state: &'a State, actor: &'a str) -> Option<&'a str> {
    let said = state.registers_of_type(actor, StatementType::Endorsement);
    said.filter_map(|(_, register)| claim_in(register)).last()
}

/// The same of everybody, by author.
fn named(state: &State) -> BTreeMap<String, String> {
    state
        .registers()
        .filter(|(key, _)| key.kind == StatementType::Endorsement)
        .filter_map(|(key, register)| Some((key.author.to_owned(), claim_in(register)?.to_owned())))
        .collect()
}

/// What is said of a list without proof: an attestation, and the actor that is said to be the same.
pub(crate) async fn claimed(instance: &Instance, view: &AppealView) -> Result<Vec<[String; 2]>> {
    let db = instance.database.conn();
    let said = signer_claims::list(db, view.appeal.id).await?;
    let said = said.into_iter().map(|one| [one.attestation, one.actor]);
    let state = view.snapshot.state();
    let by_actors = named(state);
    let by_actors = by_actors
        .into_iter()
        .filter(|(_, attestation)| is_attestation(state, attestation))
        .map(|(actor, attestation)| [attestation, actor]);
    let pairs: BTreeSet<[String; 2]> = said.chain(by_actors).collect();
    Ok(pairs.into_iter().collect())
}

//! An organisation that was listed by attestation comes with a server of its own, and its entry
//! becomes one with its endorsement: `SameSigner`, signed by the organiser's server.
//!
//! By itself that happens only on proof of both sides: the actor stands at the domain at which the
//! entry was confirmed, or somebody at the address that confirmed it names an actor whose endorsement
//! names the entry. Whatever else is said is a suggestion for a person: whoever has a mailbox could
//! call anybody on the list the same as itself. What a person decided is never decided anew.

use super::{
    Said, confirm, is_listed,
    letter::{self, About, Occasion},
    removed, used,
};
use crate::{
    FederationError, Instance,
    actions::{
        admit::local_initiator, attest, join_signers, news::Along, one_time_link::OneTimeLink,
    },
    discovery::webfinger::FoundActor,
    error::Result,
    mail::{Allowance, Own},
    moderation::Stance,
    networks::Asker,
    replica::Change,
    site,
    views::AppealView,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    CoSignerList, Content, Entry, Names, State, StatementType, attestation::SignerKind,
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
    let said = Said::open(instance, &signer)?;
    let address = said.address()?;
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
        title: &note.text.title,
        signer: &signer,
        said: &said,
        reason: None,
        earlier: None,
        news: &Along::No,
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
    let agrees = named(change.state()).get(&actor) == Some(&open.about);
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

/// Joins entries with those of actors at the domain at which they were confirmed, where there is
/// no doubt which is whose: one entry and one actor of that domain, or an actor that names the
/// entry in its endorsement.
///
/// # Errors
/// The database.
pub(crate) async fn by_itself(change: &mut Change) -> Result<()> {
    let confirmed = signers::at_own_domain(&change.transaction, change.appeal.id).await?;
    if confirmed.is_empty() || !change.instance().may_sign_by_itself(change.appeal.id) {
        return Ok(());
    }
    let list = change.list();
    let mut at: BTreeMap<&str, Vec<&FormSigner>> = BTreeMap::new();
    for signer in &confirmed {
        at.entry(&signer.domain).or_default().push(signer);
    }
    let actors = actors_at(change.state(), &list, &at);
    let claims = named(change.state());
    for (domain, actors) in actors {
        let here = at
            .get(domain.as_str())
            .map(Vec::as_slice)
            .unwrap_or_default();
        // About whom this server limits, a person decides.
        let open = actors
            .iter()
            .filter(|actor| change.stance(actor) == Stance::Open);
        for actor in open.cloned().collect::<Vec<_>>().iter() {
            let named = claims.get(actor);
            let entry = here.iter().find(|signer| Some(&signer.about) == named);
            let entry = match (entry, here, actors.len(), named) {
                (Some(entry), ..) => Some(*entry),
                (None, [only], 1, None) => Some(*only),
                _ => None,
            };
            if let Some(entry) = entry {
                join(change, &entry.about, actor, "confirmed-domain").await?;
            }
        }
    }
    Ok(())
}

/// The ids under which somebody was attested.
fn attested(state: &State) -> BTreeSet<&str> {
    state
        .registers()
        .filter(|(key, _)| key.kind == StatementType::Attestation)
        .filter_map(|(key, _)| key.about.first().map(String::as_str))
        .collect()
}

/// The actors on a list at some domains, joined ones too, by domain.
fn actors_at(
    state: &State,
    list: &CoSignerList,
    domains: &BTreeMap<&str, Vec<&FormSigner>>,
) -> BTreeMap<String, BTreeSet<String>> {
    let attested = attested(state);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in list.entries.iter().filter(|entry| !entry.contested) {
        for id in std::iter::once(&entry.id).chain(&entry.same_as) {
            if attested.contains(id.as_str()) {
                continue;
            }
            let domain = site::of(id);
            if domains.contains_key(domain.as_str()) {
                found.entry(domain).or_default().insert(id.clone());
            }
        }
    }
    found
}

/// Signs that an attested entry and an actor's are one signer, unless anybody has decided about
/// the two before, one of them is not on the list by itself any more, or either is one signer with
/// another that stands where this one would: one entry would draw in one organisation after another.
async fn join(change: &mut Change, attestation: &str, actor: &str, reason: &str) -> Result<bool> {
    let list = change.list();
    let pair = |ids: &[String; 2]| {
        ids.iter().any(|id| id == attestation) && ids.iter().any(|id| id == actor)
    };
    if list
        .decisions
        .iter()
        .any(|decision| pair(&decision.entries))
    {
        return Ok(together(&list, attestation, actor));
    }
    let entry = |id: &str| {
        let listed = |entry: &&Entry| entry.id == id || entry.same_as.iter().any(|one| one == id);
        list.entries.iter().find(listed)
    };
    let (Some(one), Some(other)) = (entry(attestation), entry(actor)) else {
        return Ok(false);
    };
    // A person's entry is no organisation's, and what others joined is theirs to part.
    let plain = |entry: &Entry| {
        entry.kind == SignerKind::Organisation && !entry.contested && !entry.same_disputed
    };
    if one.id == other.id || !plain(one) || !plain(other) || !other.name_confirmed {
        return Ok(one.id == other.id);
    }
    if has_its_own(change, one, other).await? {
        return Ok(false);
    }
    let Some((organization, _)) = local_initiator(change, &list.initiators).await? else {
        return Ok(false);
    };
    join_signers::within(
        change,
        &organization,
        [attestation, actor],
        true,
        Some(reason),
    )
    .await?;
    Ok(true)
}

/// Whether an attested entry has an actor already, or an actor's has what another form said.
async fn has_its_own(change: &Change, entry: &Entry, of_actor: &Entry) -> Result<bool> {
    let attested = attested(change.state());
    if ids(entry).any(|id| !attested.contains(id)) {
        return Ok(true);
    }
    let there: Vec<&str> = ids(of_actor).collect();
    let forms = signers::by_abouts(&change.transaction, &there).await?;
    Ok(!forms.is_empty())
}

fn ids(entry: &Entry) -> impl Iterator<Item = &str> {
    let ids = std::iter::once(&entry.id).chain(&entry.same_as);
    ids.map(String::as_str)
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
    state
        .registers()
        .any(|(key, _)| key.kind == StatementType::Attestation && key.about == [id])
}

fn has_endorsed(state: &State, list: &CoSignerList, id: &str) -> bool {
    listed(list, id)
        && state
            .registers()
            .any(|(key, _)| key.kind == StatementType::Endorsement && key.author == id)
}

/// Which attestation an endorsement says is its author's own, by author.
fn named(state: &State) -> BTreeMap<String, String> {
    state
        .registers()
        .filter(|(key, _)| key.kind == StatementType::Endorsement)
        .filter_map(|(key, register)| match &register.value()?.content {
            Content::Endorsement(said) if said.endorsed => {
                Some((key.author.to_owned(), said.claims.clone()?))
            }
            _ => None,
        })
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

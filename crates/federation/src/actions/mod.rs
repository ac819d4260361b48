//! What an organisation can do: one file each. Every action opens one transaction, asks the
//! domain, stores, and enqueues what others must hear of. Pages, API, commands and tests call
//! these and nothing lower.

pub mod access;
pub mod account;
pub mod admit;
pub mod admit_keys;
pub mod affirm_entered;
pub mod attest;
pub mod audit;
mod case_pictures;
pub mod check_list;
pub mod closing;
pub mod co_sign;
pub mod comments;
pub mod countries;
pub mod decide_signers;
pub mod digest;
pub mod dispatch;
pub mod draft;
pub mod endorse;
pub mod failed_sign_ins;
pub mod follow;
pub mod founding;
pub mod handover;
pub mod import;
pub mod invite;
pub mod inviting;
pub mod join_signers;
pub mod kept_form;
pub mod letters;
pub mod media;
pub mod meeting;
pub mod moderate;
pub mod moving;
pub mod news;
pub mod one_time_link;
pub mod organization;
pub mod own_languages;
mod own_pictures;
pub mod passkeys;
pub mod people;
pub mod pictures;
pub mod proceedings;
pub mod profile;
pub mod publish;
pub mod reaffirm;
pub mod refuse;
pub mod registration;
pub mod remove_many;
pub mod report;
pub mod reports;
pub mod reset;
pub mod root_key;
pub mod rotate;
pub mod rotation;
pub mod say_again;
pub mod schedule;
pub mod second_factor;
pub mod session;
pub mod sign_by_form;
mod single_use;
pub(crate) mod stranded;
pub mod suspend;
pub mod tally;
pub mod team;
pub mod tokens;
pub mod translate;
pub mod unfollow;
pub mod webhook;

use crate::{
    FederationError, Instance,
    addresses::statement_path,
    error::Result,
    keys::ActorKeys,
    outgoing::{Audience, Outgoing},
    replica::{Change, Standing, is_early, must_stand},
    views::takes_signatures,
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Author, CoSignerList, Envelope, Multikey, Register, RegisterKey, RegisterName, StatementType,
    Verified, admission::Role,
};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    organizations::{self, Organization},
    statements::Statement as Row,
};

impl Instance {
    /// One of our organisations, by handle or actor id.
    ///
    /// # Errors
    /// [`FederationError::NotFound`].
    pub async fn organization(&self, name: &str) -> Result<Organization> {
        let db = self.database.conn();
        let found = match organizations::by_handle(db, name).await? {
            Some(found) => Some(found),
            None => organizations::by_ap_id(db, name).await?,
        };
        let found = found.ok_or_else(|| {
            FederationError::not_found("organization_unknown", "there is no such organisation here")
        })?;
        audit::concerns(found.id);
        Ok(found)
    }

    /// One of our organisations, by its actor's id; none where it was deleted.
    pub(crate) async fn organization_if_any(&self, actor: &str) -> Result<Option<Organization>> {
        Ok(organizations::by_ap_id(self.database.conn(), actor).await?)
    }

    /// An appeal of ours, by its slug.
    ///
    /// # Errors
    /// [`FederationError::NotFound`].
    pub async fn own_appeal(&self, slug: &str) -> Result<Appeal> {
        let host = self.addresses.host();
        let found = appeals::by_host_slug(self.database.conn(), &host, slug).await?;
        let found = found.ok_or_else(FederationError::unknown_appeal)?;
        if let Some(organization) = found.organization_id {
            audit::concerns(organization);
        }
        Ok(found)
    }
}

/// Whether a row is an endorsement that has not been taken back.
fn endorses(row: &Row) -> bool {
    Verified::stored(&row.body).is_ok_and(|said| said.statement().endorses())
}

/// The newest that one of our organisations is known to have said in a register, under whichever
/// of its keys, in state or mailbox.
pub(crate) async fn newest(change: &Change, register: &RegisterKey) -> Result<Option<Row>> {
    let (instance, db) = (change.instance(), &change.transaction);
    let keys = instance.keys_within(db, &register.author).await?;
    let only = std::slice::from_ref(register);
    let newest = newest_under(change, &keys.all_public(), only).await?;
    Ok(newest.into_iter().next().flatten())
}

/// The same of several registers of one organisation, all of whose keys are known, in their order.
async fn newest_under(
    change: &Change,
    keys: &[Multikey],
    registers: &[RegisterKey],
) -> Result<Vec<Option<Row>>> {
    let held = change.newest_of(&under_each(keys, registers)).await?;
    Ok(newest_of_each(keys, registers, held))
}

/// Of what was found under each of these keys the newest of each register.
fn newest_of_each(
    keys: &[Multikey],
    registers: &[RegisterKey],
    mut held: BTreeMap<String, Row>,
) -> Vec<Option<Row>> {
    // Nearly all that is signed is said for the first time.
    if held.is_empty() {
        return vec![None; registers.len()];
    }
    let newest = |register: &RegisterKey| {
        let rows = under(keys, register).into_iter();
        let rows = rows.filter_map(|it| held.remove(&it.digest().to_string()));
        rows.max_by_key(|row| row.seq)
    };
    registers.iter().map(newest).collect()
}

/// Several registers, each under each of their author's keys.
fn under_each(keys: &[Multikey], registers: &[RegisterKey]) -> Vec<RegisterKey> {
    registers.iter().flat_map(|it| under(keys, it)).collect()
}

/// A register under each of its author's keys.
fn under(keys: &[Multikey], register: &RegisterKey) -> Vec<RegisterKey> {
    let under = |key: &Multikey| RegisterKey {
        key: key.clone(),
        ..register.clone()
    };
    keys.iter().map(under).collect()
}

/// The envelope for the next statement in a register of ours: the register's address, the same
/// under every key, and a `seq` above any seen under any of them, also under one that was made after
/// the backup to which this server was put back.
pub(crate) async fn envelope(change: &Change, register: &RegisterKey) -> Result<Envelope> {
    let newest = newest(change, register).await?;
    next(change, register, newest)
}

/// The same for several registers of the organisation that has these keys, in their order.
pub(crate) async fn envelopes(
    change: &mut Change,
    keys: &ActorKeys,
    registers: &[RegisterKey],
) -> Result<Vec<Envelope>> {
    let keys = keys.all_public();
    let all = under_each(&keys, registers);
    let held = change.newest_to_follow(&all).await?;
    let newest = newest_of_each(&keys, registers, held);
    let pairs = registers.iter().zip(newest);
    pairs
        .map(|(register, newest)| next(change, register, newest))
        .collect()
}

fn next(change: &Change, register: &RegisterKey, newest: Option<Row>) -> Result<Envelope> {
    let instance = change.instance();
    let now = change.tick();
    let known = newest.as_ref().map_or(0, |row| row.seq);
    let seq = now.max(known + 1).max(highest_let_in(change, register) + 1);
    let id = match newest {
        Some(row) => row.ap_id,
        None => {
            let name = instance.entropy.name(now)?;
            instance
                .addresses
                .path(&format!("/{}/{name}", statement_path(register.kind)))
        }
    };
    Ok(Envelope {
        id,
        appeal: change.state().appeal().clone(),
        seq: u64::try_from(seq).unwrap_or(1),
        published: instance.clock.rfc3339(),
    })
}

/// The highest `seq` of a register under any of its author's keys that were let in. What is far
/// ahead of time is not looked at: the key may be another's, let in by a false initiator.
fn highest_let_in(change: &Change, register: &RegisterKey) -> i64 {
    let now = change.instance().clock.millis();
    let state = change.state();
    state
        .keys_let_in(&register.author)
        .filter_map(|key| {
            state.named(RegisterName {
                key,
                ..register.name()
            })
        })
        .flat_map(Register::statements)
        .filter(|said| !is_early(said, now))
        .filter_map(|said| i64::try_from(said.seq).ok())
        .max()
        .unwrap_or(0)
}

/// The register of an author for a type that is about nobody.
pub(crate) fn plain_register(author: &Author, kind: StatementType) -> RegisterKey {
    RegisterKey::about(&author.actor, &author.key.public(), kind, &[])
}

/// The register of what an author says of an actor, or of one of its keys, as `role`.
pub(crate) fn admission_register(
    author: &Author,
    about: &str,
    role: Role,
    admits: Option<&Multikey>,
) -> RegisterKey {
    RegisterKey {
        role: Some(role),
        admits: admits.cloned(),
        ..RegisterKey::about(
            &author.actor,
            &author.key.public(),
            StatementType::Admission,
            &[about.to_owned()],
        )
    }
}

/// Puts a statement of our own where it belongs. It has just been signed above everything that
/// is known, so it cannot be stale; a key that was not let in leaves it in the mailbox.
pub(crate) async fn insert_own(change: &mut Change, verified: &Verified) -> Result<Standing> {
    must_stand(change.insert_signed_here(verified).await)
}

/// An activity's object as a value.
pub(crate) fn document(verified: &Verified) -> Value {
    verified.value()
}

/// Sends a statement of an organisation to the servers that hold the list, and to some more.
pub(crate) async fn tell_statement(
    change: &Change,
    organization: &Organization,
    verified: &Verified,
    known: bool,
    more: BTreeSet<String>,
) -> Result<()> {
    let kind = if known { "Update" } else { "Create" };
    let object = document(verified);
    let actor = &organization.ap_id;
    let activity = change
        .instance()
        .activity(kind, actor, object, Audience::Public)?;
    tell_holders(change, organization, activity, more).await
}

/// Sends an activity around statements to the servers that hold the list, and to some more. The
/// outbox does not show it: a statement stands at its own address, where a withdrawal takes the
/// names away.
pub(crate) async fn tell_holders(
    change: &Change,
    organization: &Organization,
    activity: Map<String, Value>,
    more: BTreeSet<String>,
) -> Result<()> {
    let instance = change.instance();
    let mut inboxes = instance
        .replica_inboxes(&change.transaction, change.appeal.id)
        .await?;
    inboxes.extend(more);
    let outgoing = Outgoing::to(inboxes, organization, activity);
    instance.enqueue(&change.transaction, outgoing).await
}

/// Whether an appeal takes no signatures any more, and has not since a time, in milliseconds since 1970.
pub(crate) async fn has_ended_before(
    instance: &Instance,
    appeal: &Appeal,
    time: i64,
) -> Result<bool> {
    // Most are open, and their lists need not be read.
    if takes_signatures(appeal) {
        return Ok(false);
    }
    let snapshot = instance.snapshot(appeal).await?;
    Ok(list_ended_before(appeal, snapshot.list(), time))
}

/// The same by the appeal's list.
pub(crate) fn list_ended_before(appeal: &Appeal, list: &CoSignerList, time: i64) -> bool {
    let ended = i64::try_from(list.ended_at()).unwrap_or(i64::MAX);
    !takes_signatures(appeal) && ended <= time
}

/// What came of one appeal where all are looked at whose people are to be forgotten: one that cannot be read
/// alone keeps nobody of the others for longer.
pub(crate) fn each_by_itself(appeal_id: i64, outcome: Result<()>) -> Result<()> {
    match outcome {
        Err(error) if !error.is_of_database() => {
            tracing::warn!(appeal_id, %error, "nobody of this appeal is forgotten now; of all others they are");
            Ok(())
        }
        outcome => outcome,
    }
}

/// Refuses what takes no signatures any more, by its row.
///
/// # Errors
/// [`FederationError::Conflict`] `not_open`.
fn check_open(appeal: &Appeal) -> Result<()> {
    match takes_signatures(appeal) {
        true => Ok(()),
        false => Err(not_open()),
    }
}

/// Locks an appeal that somebody is about to sign.
///
/// # Errors
/// As [`check_open`]; the database.
async fn lock_open(transaction: &Transaction, appeal_id: i64) -> Result<()> {
    let held = appeals::lock(transaction, appeal_id).await?;
    check_open(&held.ok_or_else(not_open)?)
}

/// What is said to whoever would sign an appeal that is closed or withdrawn.
fn not_open() -> FederationError {
    FederationError::conflict("not_open", "the appeal cannot be signed any more")
}

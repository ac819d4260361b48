//! Refusing somebody who waits to be let in.

mod again;
pub(crate) mod kept;
mod undo;

pub(in crate::actions) use again::MOST_REMEMBERED;
pub(crate) use again::{is_among, refused_before, refused_within, tell_again};
pub use kept::{MOST_KEPT, Refusal, each, each_elsewhere};
pub use undo::undo;

use super::{
    admit::{self, check_may},
    co_sign, endorses, sign_by_form,
};
use crate::{
    Instance,
    error::Result,
    memory::note_forgotten,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
    replica::{Change, Snapshot},
    views::is_after,
};
use kept::Kept;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{StatementType, admission::Role};
use undersigned_store::{
    ConnectionTrait,
    appeals::Appeal,
    organizations::Organization,
    refusals,
    statements::{self, Statement},
};

/// Why somebody waits who was refused before.
pub(crate) const WHY: &str = "refused_before";

/// What organisations of this server have refused of an appeal.
#[derive(Debug, Default)]
pub(crate) struct RefusedHere {
    /// Digests of endorsements: those of organisations of this server stay with who signed them, and wait for no decision.
    pub digests: BTreeSet<String>,
    /// Whom a person has refused and not let in since, with when that was last: whatever they say next, a person lets
    /// them in.
    pub authors: BTreeMap<String, i64>,
}

/// Takes what an author sent for an appeal out of this server's mailbox, and tells the author's
/// server of each endorsement. Nothing is signed, so that refusing a flood makes no list grow, and
/// the author may sign anew: then it waits for a person, on open appeals too. The same endorsement gets
/// the same answer if it comes again. Whoever signed by form is told by e-mail, with `reason`, one of
/// [`undersigned_domain::admission::REASONS`]. What waited is kept for thirty days, so that a person
/// can [`undo`] it. Answers how many statements were refused.
///
/// Who was taken off the list, and signed again since, is taken off once more: with a key that was let in it is in the state
/// already.
///
/// What an organisation of this server has signed stays here, marked as refused: there is no other
/// copy in which it could see what became of it, or which it could take back.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] where the organisation is no initiator of the appeal;
/// [`crate::FederationError::NotFound`] where there is no such appeal.
pub async fn refuse(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    author: &str,
    reason: Option<&str>,
) -> Result<u64> {
    let appeal = replicate::ensure(instance, object).await?;
    if co_sign::refuse(instance, organization, &appeal, author, reason).await? {
        return Ok(1);
    }
    if sign_by_form::refuse(instance, organization, &appeal, author, reason).await? {
        return Ok(1);
    }
    let snapshot = instance.snapshot(&appeal).await?;
    let is_removed = snapshot.signed_again(author).is_some()
        || waits_again(instance, &appeal, &snapshot, author).await?;
    let change = match is_removed {
        true => {
            let mut change = instance.change_to_sign(appeal.id).await?;
            admit::remove_again(&mut change, organization, author, reason).await?;
            change
        }
        false => instance.change(appeal.id).await?,
    };
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(&change, &keys, Role::Signer)?;
    let db = &change.transaction;
    let is_ours = instance.addresses.is_ours(author);
    let known = refused_here(instance, db, appeal.id).await?;
    let waiting = statements::mailbox_of(db, appeal.id, author).await?;
    let (mut stays, goes): (Vec<Statement>, Vec<Statement>) = waiting
        .into_iter()
        .partition(|row| is_ours && row.kind == StatementType::Endorsement.name());
    stays.retain(|row| endorses(row) && !known.digests.contains(&row.digest));
    let ids: Vec<i64> = goes.iter().map(|row| row.id).collect();
    statements::delete_many(db, &ids).await?;
    let texts: Vec<(String, bool)> = stays
        .iter()
        .chain(&goes)
        .map(|row| (row.body.clone(), row.origin_checked))
        .collect();
    let refused = texts.len() + usize::from(is_removed);
    if !texts.is_empty() {
        let (of, kept) = ((organization, &appeal), Kept::Statements(texts));
        kept::keep(instance, db, of, author, &kept, reason).await?;
    }
    let now = instance.clock.millis();
    for row in &stays {
        note(instance, db, (row, organization), now).await?;
    }
    for row in &goes {
        if is_ours {
            note_forgotten(db, &row.key, row.seq).await?;
        } else if row.kind == StatementType::Endorsement.name() && endorses(row) {
            note(instance, db, (row, organization), now).await?;
        }
        tell(&change, organization, row).await?;
    }
    refusals::trim_elsewhere(db, appeal.id, MOST_REMEMBERED).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(u64::try_from(refused).unwrap_or(u64::MAX))
}

/// Whether an author has signed with another key since it was taken off the list, and waits for that to be let in.
async fn waits_again(
    instance: &Instance,
    appeal: &Appeal,
    snapshot: &Snapshot,
    author: &str,
) -> Result<bool> {
    let Some(removed_at) = snapshot.removed_at(author) else {
        return Ok(false);
    };
    let rows = statements::mailbox_of(instance.database.conn(), appeal.id, author).await?;
    Ok(rows
        .iter()
        .any(|row| row.origin_checked && endorses(row) && is_after(row, removed_at)))
}

/// The appeal was withdrawn, and nobody is let in any more: whoever waits is refused, as the protocol has
/// it, or told by mail. Nothing of it is kept to be undone. Who is known to the appeal already speaks under
/// another key, and is left alone.
///
/// # Errors
/// The database.
pub(super) async fn end_waiting(change: &mut Change, organization: &Organization) -> Result<()> {
    // What came just now is read as a row, too.
    change.flush().await?;
    let (instance, db) = (change.instance(), &change.transaction);
    let known = refused_here(instance, db, change.appeal.id).await?;
    let waiting = statements::mailbox(db, change.appeal.id).await?;
    let waits = |row: &Statement| {
        row.kind == StatementType::Endorsement.name()
            && endorses(row)
            && !known.digests.contains(&row.digest)
            && !change.state().has_endorsed(&row.author)
    };
    let waiting = waiting.into_iter().filter(waits);
    let (stays, goes): (Vec<Statement>, Vec<Statement>) =
        waiting.partition(|row| instance.addresses.is_ours(&row.author));
    let ids: Vec<i64> = goes.iter().map(|row| row.id).collect();
    statements::delete_many(db, &ids).await?;
    let now = instance.clock.millis();
    for row in &stays {
        note(instance, db, (row, organization), now).await?;
    }
    for row in &goes {
        tell(change, organization, row).await?;
    }
    // Whoever has no server waits at the organiser's alone.
    if change.appeal.organization_id.is_some() {
        co_sign::end_waiting(change).await?;
        sign_by_form::end_waiting(change).await?;
    }
    Ok(())
}

/// What organisations of this server have refused of an appeal, in one look.
///
/// # Errors
/// The database.
pub(crate) async fn refused_here(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> Result<RefusedHere> {
    let mut here = RefusedHere::default();
    for one in refusals::list(db, appeal_id).await? {
        if instance.addresses.is_ours(&one.refused_by) {
            here.digests.insert(one.digest);
            here.authors
                .extend(one.author.map(|author| (author, one.refused_at)));
        }
    }
    Ok(here)
}

/// A person has let somebody in, or undone its refusal: it waits for none because of that any more.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn forget(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal_id: i64,
    author: &str,
) -> Result<()> {
    let refused = refusals::of_author(db, appeal_id, author)
        .await?
        .into_iter();
    let here = refused.filter(|one| instance.addresses.is_ours(&one.refused_by));
    let here: Vec<i64> = here.map(|one| one.id).collect();
    Ok(refusals::delete(db, &here).await?)
}

/// Notes a refusal. Whoever writes in another's name keeps nobody off the list.
async fn note(
    instance: &Instance,
    db: &impl ConnectionTrait,
    (row, organization): (&Statement, &Organization),
    now: i64,
) -> Result<()> {
    let is_its_own = row.origin_checked || instance.addresses.is_ours(&row.author);
    let of = (
        row.digest.as_str(),
        is_its_own.then_some(row.author.as_str()),
    );
    Ok(refusals::insert(db, row.appeal_id, of, &organization.ap_id, now).await?)
}

/// Tells the signer, unless somebody else may have written in the signer's name.
async fn tell(change: &Change, organization: &Organization, row: &Statement) -> Result<()> {
    let instance = change.instance();
    if !row.origin_checked || row.kind != StatementType::Endorsement.name() {
        return Ok(());
    }
    match reject(instance, organization, &row.author, &row.ap_id).await? {
        Some(outgoing) => instance.enqueue(&change.transaction, outgoing).await,
        None => Ok(()),
    }
}

/// What tells an author's server that an endorsement was refused; nothing where the author is not known.
async fn reject(
    instance: &Instance,
    organization: &Organization,
    author: &str,
    endorsement: &str,
) -> Result<Option<Outgoing>> {
    let Some(signer) = instance.stored_actor(author).await? else {
        return Ok(None);
    };
    let (actor, object) = (&organization.ap_id, json!(endorsement));
    Ok(Some(Outgoing::to(
        [signer.server_inbox().to_owned()],
        organization,
        instance.activity("Reject", actor, object, Audience::One(&signer.id))?,
    )))
}

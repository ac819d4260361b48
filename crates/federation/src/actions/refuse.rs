//! Refusing somebody who waits to be let in.

pub(crate) mod kept;
mod undo;

pub use undo::undo;

use super::{admit::check_may, co_sign, sign_by_form};
use crate::{
    Instance,
    error::Result,
    memory::note_forgotten,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
    replica::Change,
};
use kept::Kept;
use serde_json::json;
use undersigned_domain::{StatementType, admission::Role};
use undersigned_store::{
    organizations::Organization,
    statements::{self, Statement},
};

/// Takes what an author sent for an appeal out of this server's mailbox, and tells the author's
/// server of each endorsement. Nothing is signed, so that refusing a flood makes no list grow, and
/// the author may send again. Whoever signed by form is told by e-mail, with `reason`, one of
/// [`undersigned_domain::admission::REASONS`]. What waited is kept for thirty days, so that a person
/// can [`undo`] it. Answers how many statements went.
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
    let change = instance.change(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(&change, &keys, Role::Signer)?;
    let waiting = statements::mailbox_of(&change.transaction, appeal.id, author).await?;
    let ids: Vec<i64> = waiting.iter().map(|row| row.id).collect();
    let removed = statements::delete_many(&change.transaction, &ids).await?;
    let texts: Vec<(String, bool)> = waiting
        .iter()
        .map(|row| (row.body.clone(), row.origin_checked))
        .collect();
    if !texts.is_empty() {
        let (of, kept) = ((organization, &appeal), Kept::Statements(texts));
        kept::keep(instance, &change.transaction, of, author, &kept, reason).await?;
    }
    for row in &waiting {
        if instance.addresses.is_ours(author) {
            note_forgotten(&change.transaction, &row.key, row.seq).await?;
        }
        tell(&change, organization, row).await?;
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(removed)
}

/// Tells the signer, unless somebody else may have written in the signer's name.
async fn tell(change: &Change, organization: &Organization, row: &Statement) -> Result<()> {
    let instance = change.instance();
    if !row.origin_checked || row.kind != StatementType::Endorsement.name() {
        return Ok(());
    }
    let Some(signer) = instance.stored_actor(&row.author).await? else {
        return Ok(());
    };
    let (actor, object) = (&organization.ap_id, json!(row.ap_id));
    let outgoing = Outgoing::to(
        [signer.server_inbox().to_owned()],
        organization,
        instance.activity("Reject", actor, object, Audience::One(&signer.id))?,
    );
    instance.enqueue(&change.transaction, outgoing).await
}

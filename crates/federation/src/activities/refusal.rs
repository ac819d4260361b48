//! `Reject` of an endorsement of ours: an initiator of the appeal does not let its signer in.

use crate::{FederationError, Instance, error::Result, inbox::Incoming};
use undersigned_domain::StatementType;
use undersigned_store::{appeals, refusals, statements};

/// Notes the refusal, if it is one. An answer, and no statement: it changes no list, and the next
/// endorsement may be let in.
///
/// # Errors
/// [`FederationError::Forbidden`] where somebody refuses who is no initiator of the appeal.
pub async fn take(instance: &Instance, incoming: &Incoming) -> Result<bool> {
    let id = incoming.object_id().unwrap_or_default();
    if incoming.kind != "Reject" || !instance.addresses.is_ours(id) {
        return Ok(false);
    }
    let db = instance.database.conn();
    let Some(row) = statements::own_at(db, id).await? else {
        return Ok(false);
    };
    if row.kind != StatementType::Endorsement.name() {
        return Ok(false);
    }
    let Some(appeal) = appeals::by_id(db, row.appeal_id).await? else {
        return Ok(false);
    };
    let snapshot = instance.snapshot(&appeal).await?;
    let initiators = &snapshot.list().initiators;
    if !initiators
        .iter()
        .any(|initiator| initiator.actor == incoming.sender.id)
    {
        return Err(FederationError::forbidden(
            "not_initiator",
            "only an initiator of the appeal refuses who signs it",
        ));
    }
    let now = instance.clock.millis();
    let of = (row.digest.as_str(), Some(row.author.as_str()));
    refusals::insert(db, appeal.id, of, &incoming.sender.id, now).await?;
    Ok(true)
}

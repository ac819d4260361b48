//! What was refused here and comes once more: its sender may not have heard of the refusal yet, or has lost it since.
//! The same statement gets the same answer, and nobody decides about it anew; a newer one waits for a person.

use super::reject;
use crate::{Instance, error::Result};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Content, Multikey, State, Statement, Verified, admission::AdmissionState,
};
use undersigned_store::{
    ConnectionTrait,
    refusals::{self, Refusal},
};

/// Most refused endorsements from elsewhere that are remembered of an appeal: refusing a flood must not keep it.
pub(in crate::actions) const MOST_REMEMBERED: i64 = 1_000;

/// Who refused endorsements from elsewhere that come now, by their digests. Of whom the appeal has let in since, or lets
/// in by what comes together with them, nothing is refused.
///
/// # Errors
/// The database.
pub(crate) async fn refused_before(
    instance: &Instance,
    appeal_id: i64,
    state: &State,
    statements: &[Verified],
) -> Result<BTreeMap<String, String>> {
    let digests = to_look_for(instance, state, statements);
    let refused = match digests.as_slice() {
        // Many requests may bring one each.
        [digest] => instance.refusals_of(appeal_id, digest).await?,
        _ => refusals::of_statements(instance.database.conn(), appeal_id, &digests).await?,
    };
    Ok(by_ours(instance, refused))
}

/// The same as a transaction sees it.
///
/// # Errors
/// The database.
pub(crate) async fn refused_within(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal_id: i64,
    state: &State,
    statements: &[Verified],
) -> Result<BTreeMap<String, String>> {
    let digests = to_look_for(instance, state, statements);
    let refused = refusals::of_statements(db, appeal_id, &digests).await?;
    Ok(by_ours(instance, refused))
}

/// Whether a statement is one of those that were refused.
pub(crate) fn is_among(refused: &BTreeMap<String, String>, verified: &Verified) -> bool {
    // Hardly ever is there any, and then no digest is written out to look for it.
    !refused.is_empty() && refused.contains_key(&verified.statement().digest.to_string())
}

/// The digests of those of some statements that may have been refused.
fn to_look_for(instance: &Instance, state: &State, statements: &[Verified]) -> Vec<String> {
    let let_in_now: BTreeSet<_> = statements
        .iter()
        .filter_map(|verified| lets_in(state, verified))
        .collect();
    let mut digests = Vec::new();
    for verified in statements {
        let statement: &Statement = verified.statement();
        if matches!(statement.content, Content::Endorsement(_))
            && !instance.addresses.is_ours(&statement.author)
            && !state.is_let_in(&statement.author, &statement.key)
            && !let_in_now.contains(&(statement.author.as_str(), &statement.key))
        {
            digests.push(statement.digest.to_string());
        }
    }
    digests
}

/// What organisations of this server have refused of it: who, by the statement's digest.
fn by_ours(instance: &Instance, refused: Vec<Refusal>) -> BTreeMap<String, String> {
    let here = refused
        .into_iter()
        .filter(|one| instance.addresses.is_ours(&one.refused_by));
    here.map(|one| (one.digest, one.refused_by)).collect()
}

/// The actor and the key that a statement lets in, by the word of somebody who may.
fn lets_in<'a>(state: &State, verified: &'a Verified) -> Option<(&'a str, &'a Multikey)> {
    let said: &Statement = verified.statement();
    let Content::Admission(admission) = &said.content else {
        return None;
    };
    let admits = admission.state == AdmissionState::Admitted && state.may_write(said);
    let about = said.about.first().filter(|_| admits)?;
    Some((about.as_str(), admission.admits.as_ref()?))
}

/// Tells whoever sends its own endorsement again what became of it.
///
/// # Errors
/// The database.
pub(crate) async fn tell_again(
    instance: &Instance,
    refused: &BTreeMap<String, String>,
    statements: &[Verified],
    sender: &str,
) -> Result<()> {
    let mut outgoing = Vec::new();
    for verified in statements {
        let statement: &Statement = verified.statement();
        let by = refused.get(&statement.digest.to_string());
        let Some(by) = by.filter(|_| statement.author == sender) else {
            continue;
        };
        let Some(organization) = instance.organization_if_any(by).await? else {
            continue;
        };
        outgoing.extend(reject(instance, &organization, &statement.author, &statement.id).await?);
    }
    if outgoing.is_empty() {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    instance.enqueue_all(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

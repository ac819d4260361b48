//! Saying one's last word again, above what stands in its way: by itself, and only what
//! [`undersigned_domain::own_word`] allows.

use super::{envelope, insert_own, tell_statement};
use crate::{
    Instance,
    activities::statement::{self, Carried},
    error::Result,
    replica::Change,
};
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_domain::{
    StatementType, Verified,
    own_word::{may_be_said_again, newest_note, to_settle},
};
use undersigned_store::{appeals, statements};

/// Ends contested registers of our own authors with the next `seq`.
///
/// # Errors
/// The database.
pub(crate) async fn settle_contested(change: &mut Change) -> Result<()> {
    let addresses = &change.instance().addresses;
    let due = to_settle(change.state(), |actor, _| addresses.is_ours(actor));
    for statement in due {
        let digest = statement.digest.to_string();
        let rows =
            statements::by_digests(&change.transaction, change.appeal.id, &[digest.as_str()])
                .await?;
        if let Some(row) = rows.first() {
            say(change, &Verified::stored(&row.body)?).await?;
        }
    }
    Ok(())
}

/// Takes a newer statement with which another server answered one of ours. What we had said is
/// said again above it if it was said `later`: after this server's memory was put back, so by a
/// person who did not know of the newer one.
///
/// # Errors
/// The database; the faults of the newer statement.
pub(crate) async fn answered_stale(
    instance: &Instance,
    said: &Value,
    held: &Value,
    later: bool,
) -> Result<()> {
    let held: Verified = instance.check_one_fetched(held.clone()).await?;
    if is_signed_here(instance, &held).await? {
        return Ok(());
    }
    statement::take(instance, &held, Carried::Along).await?;
    let said: Verified = instance.check_one_fetched(said.clone()).await?;
    let ours = instance.addresses.is_ours(&said.statement().author);
    if !later || !ours || !may_be_said_again(said.statement(), held.statement()) {
        return Ok(());
    }
    let object = &said.statement().appeal.object;
    let Some(appeal) = appeals::by_ap_id(instance.database.conn(), object).await? else {
        return Ok(());
    };
    let mut change = instance.change(appeal.id).await?;
    let newest = change.newest(&said.statement().register()).await?;
    // Something newer still may have been said meanwhile.
    if newest.is_none_or(|newest| newest.digest != held.statement().digest.to_string()) {
        return Ok(());
    }
    say(&mut change, &said).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Whether this server signed a statement of its own itself, and knows that it did: then the
/// newer one is simply what was said later, and an older delivery was late. What comes back from
/// others is not marked as seen at its origin.
async fn is_signed_here(instance: &Instance, held: &Verified) -> Result<bool> {
    let statement = held.statement();
    let db = instance.database.conn();
    let Some(appeal) = appeals::by_ap_id(db, &statement.appeal.object).await? else {
        return Ok(false);
    };
    let digest = statement.digest.to_string();
    let rows = statements::by_digests(db, appeal.id, &[digest.as_str()]).await?;
    Ok(rows.iter().any(|row| row.origin_checked))
}

/// Signs what a statement of ours says above everything in its register, and tells others.
async fn say(change: &mut Change, earlier: &Verified) -> Result<()> {
    let instance = change.instance().clone();
    let statement = earlier.statement();
    let Some(keys) = change.speaker_if_any(&statement.author).await? else {
        return Ok(());
    };
    // A key that does not sign any more, or has ended, leaves what it said as it is.
    if keys.author.key.public() != statement.key {
        return Ok(());
    }
    // One that was deleted says nothing more.
    let Some(organization) = instance.organization_if_any(&statement.author).await? else {
        return Ok(());
    };
    let envelope = envelope(change, &statement.register()).await?;
    let mut more = BTreeSet::new();
    if statement.kind() == StatementType::Note {
        // An earlier wording must not become the current one by being said again.
        let newest = newest_note(change.state());
        if newest.is_some_and(|newest| newest >= envelope.seq) {
            return Ok(());
        }
        let (db, id) = (&change.transaction, organization.id);
        more = instance.follower_inboxes(db, id).await?;
    }
    for initiator in &change.list().initiators {
        if let Some(actor) = instance.stored_actor(&initiator.actor).await? {
            more.insert(actor.server_inbox().to_owned());
        }
    }
    let again = keys
        .author
        .sign_again(earlier, envelope.seq, &envelope.published)?;
    insert_own(change, &again).await?;
    tracing::info!(
        statement = again.statement().id,
        seq = again.statement().seq,
        "said again"
    );
    tell_statement(change, &organization, &again, true, more).await
}

//! Who else holds a withdrawal of ours. It is a person's right to know when their name is gone
//! elsewhere, too: "withdrawn here" is not yet "withdrawn".

use crate::{
    Instance,
    delivery::Body,
    error::Result,
    replica::{Summary, is_early},
};
use serde_json::Value;
use undersigned_domain::{Content, Statement, StatementType, Verified, ids};
use undersigned_store::{acknowledgements, appeals, organizations, replicas, statements};

fn is_withdrawal(statement: &Statement) -> bool {
    matches!(&statement.content, Content::Endorsement(endorsement) if !endorsement.endorsed)
}

/// Whether the text of an activity may carry a withdrawal: nearly none does, and it is read for each host
/// that took it.
pub(crate) fn may_withdraw(text: &str) -> bool {
    text.contains("\"withdrawn\"")
}

/// Notes that a server took a delivery, where that was a withdrawal and the server is one that
/// holds the list: other software takes anything and keeps nothing. What is dated ahead of time is
/// kept apart there, and counts for nothing yet, also where an older version does not say so.
pub(crate) async fn of_delivery(instance: &Instance, host: &str, body: &Body) -> Result<()> {
    if !body.may_withdraw() {
        return Ok(());
    }
    let activity: Value = serde_json::from_slice(body.bytes()).unwrap_or_default();
    let Ok(verified) = Verified::stored(&activity["object"].to_string()) else {
        return Ok(());
    };
    let statement = verified.statement();
    if !is_withdrawal(statement) || is_early(statement, instance.clock.millis()) {
        return Ok(());
    }
    let db = instance.database.conn();
    let Some(appeal) = appeals::by_ap_id(db, &statement.appeal.object).await? else {
        return Ok(());
    };
    // What does not count here, as a word under a key that is not let in yet, counts there no more:
    // they took it, and it waits.
    let digest = statement.digest.to_string();
    let rows = statements::by_digests(db, appeal.id, &[digest.as_str()]).await?;
    if !rows.iter().any(|row| row.standing == statements::MEMBER) {
        return Ok(());
    }
    let holders = replicas::list(db, appeal.id).await?;
    if holders.iter().any(|one| ids::host(&one.base_url) == host) {
        let now = instance.clock.millis();
        acknowledgements::add(db, appeal.id, &digest, host, now).await?;
    }
    Ok(())
}

/// Notes that a server holds the same state as we do, so every withdrawal in it. `ours` is the state
/// that was compared: where it has changed since, the next comparison will say.
pub(crate) async fn of_equal_state(
    instance: &Instance,
    appeal_id: i64,
    ours: &Summary,
    base_url: &str,
) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let authors = organizations::all(db).await?.into_iter();
    let authors: Vec<String> = authors.map(|one| one.ap_id).collect();
    let authors: Vec<&str> = authors.iter().map(String::as_str).collect();
    let kind = StatementType::Endorsement.name();
    let rows = statements::members_by(db, appeal_id, &authors, kind).await?;
    if !appeals::by_id(db, appeal_id)
        .await?
        .is_some_and(|appeal| ours.is_of(&appeal))
    {
        return Ok(());
    }
    let host = ids::host(base_url);
    for row in rows {
        let withdrawn = Verified::stored(&row.body).is_ok_and(|it| is_withdrawal(it.statement()));
        if withdrawn {
            acknowledgements::add(db, appeal_id, &row.digest, &host, now).await?;
        }
    }
    Ok(())
}

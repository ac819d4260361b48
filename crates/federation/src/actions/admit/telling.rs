//! Telling others of what was decided about a signer.

use crate::{
    actions::document,
    error::Result,
    outgoing::{Audience, Outgoing},
    replica::Change,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Verified, context::PUBLIC};
use undersigned_store::organizations::Organization;

/// Words about signers that travel in one activity.
const TOGETHER: usize = 50;

/// Tells of an admission: `Accept` with the endorsement carried along, so that whoever gets it
/// has both; else `Create`, or `Remove`.
pub(in crate::actions) async fn tell(
    change: &mut Change,
    organization: &Organization,
    admission: &Verified,
    endorsement: Option<&Verified>,
) -> Result<()> {
    let holders = change
        .instance()
        .replica_inboxes(&change.transaction, change.appeal.id);
    let holders = holders.await?;
    tell_all(change, organization, &[(admission, endorsement)], &holders).await
}

/// The same of several at once, at the inboxes of these servers that hold the list and at each signer's own.
pub(super) async fn tell_all(
    change: &mut Change,
    organization: &Organization,
    told: &[(&Verified, Option<&Verified>)],
    holders: &BTreeSet<String>,
) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let instance = change.instance();
    let signers: Vec<&str> = told
        .iter()
        .filter_map(|(admission, _)| admission.statement().about.first())
        .map(String::as_str)
        .collect();
    let signers = instance
        .server_inboxes(&change.transaction, &signers)
        .await?;
    let mut outgoing = Vec::new();
    for (admission, endorsement) in told {
        let (kind, endorsement) = match endorsement {
            _ if admission.statement().removal().is_some() => ("Remove", None),
            Some(endorsement) => ("Accept", Some(*endorsement)),
            None => ("Create", None),
        };
        let actor = &organization.ap_id;
        let mut activity = instance.bare_activity(kind, actor, Audience::Public)?;
        let signer = admission.statement().about.first();
        let inbox = signer.and_then(|signer| signers.get(signer));
        // It goes to an inbox that many may share: by its addressees that server knows whom it is for.
        if let Some(signer) = signer
            && inbox.is_some()
        {
            activity.insert("to".into(), json!([PUBLIC, signer]));
        }
        let inboxes = holders.iter().chain(inbox).cloned();
        let activity = Outgoing::to(inboxes, organization, activity);
        outgoing.push(match endorsement {
            Some(endorsement) => activity
                .carrying("object", endorsement)
                .carrying("result", admission),
            None => activity.carrying("object", admission),
        });
    }
    let (db, rules) = (&change.transaction, change.rules());
    instance.enqueue_by(db, rules, outgoing).await
}

/// Tells of several removals by `Remove`, or of several that let somebody in again by `Create`, many in one activity: the
/// servers that hold the list and take at once what they are sent, which the others find by comparing, and each signer's own
/// server of those that are its.
pub(super) async fn tell_together(
    change: &Change,
    organization: &Organization,
    kind: &str,
    said: &[Verified],
) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    let holders = Box::pin(instance.prompt_replica_inboxes(db, change.appeal.id)).await?;
    let mut outgoing = Vec::new();
    for some in said.chunks(TOGETHER) {
        let documents = some.iter().map(document).collect();
        let actor = &organization.ap_id;
        let activity = instance.activity(kind, actor, documents, Audience::Public)?;
        outgoing.push(Outgoing::to(holders.clone(), organization, activity));
        let signers: Vec<&str> = some.iter().filter_map(signer_of).collect();
        let inboxes = instance.server_inboxes(db, &signers).await?;
        let mut theirs: BTreeMap<&String, Vec<&Verified>> = BTreeMap::new();
        for one in some {
            let inbox = signer_of(one).and_then(|signer| inboxes.get(signer));
            if let Some(inbox) = inbox.filter(|inbox| !holders.contains(*inbox)) {
                theirs.entry(inbox).or_default().push(one);
            }
        }
        for (inbox, those) in theirs {
            let documents = those.iter().map(|one| document(one)).collect();
            let mut activity = instance.activity(kind, actor, documents, Audience::Public)?;
            // By its addressees that server knows whom it is for.
            let signers = those.iter().filter_map(|one| signer_of(one));
            let to: Vec<&str> = [PUBLIC].into_iter().chain(signers).collect();
            activity.insert("to".into(), json!(to));
            outgoing.push(Outgoing::to([inbox.clone()], organization, activity));
        }
    }
    instance.enqueue_by(db, change.rules(), outgoing).await
}

/// About whom an admission is.
fn signer_of(admission: &Verified) -> Option<&str> {
    admission.statement().about.first().map(String::as_str)
}

//! Reporting an actor or a statement to the server it is of. The report comes from this server,
//! not from a person: nobody there learns who complained.

use crate::{
    FederationError, Instance,
    actors::RemoteActor,
    discovery::webfinger::FoundActor,
    error::Result,
    outgoing::{Audience, Outgoing},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_domain::ids;
use undersigned_store::{appeals, reports, statements};

/// Longest comment, in characters.
const MAX_COMMENT: usize = 2_000;

/// What was reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The actor that is reported, or the author of the statement.
    pub actor: String,
    /// The statement, where it is about one and not about its author.
    pub statement: Option<String>,
}

/// Reports an account, an actor or a statement, by its address.
///
/// # Errors
/// [`FederationError::Invalid`] for a comment that is empty or too long, and for what is of this
/// server; as [`Instance::find_actor`] else.
pub async fn report(instance: &Instance, about: &str, comment: &str) -> Result<Reported> {
    let comment = comment.trim();
    if comment.is_empty() || comment.chars().count() > MAX_COMMENT {
        return Err(FederationError::invalid(
            "comment_invalid",
            format!("a report needs a comment of 1 to {MAX_COMMENT} characters"),
        ));
    }
    let (actor, statement) = find(instance, about).await?;
    let mut object = vec![json!(actor.id)];
    // Whose statement it is goes along, since other software looks for an account first.
    object.extend(statement.iter().map(|id| json!(id)));
    let from = instance.addresses.instance_actor();
    let mut activity = instance.activity("Flag", &from, json!(object), Audience::One(&actor.id))?;
    activity.insert("content".into(), json!(comment));
    let transaction = instance.database.begin().await?;
    let outgoing = Outgoing {
        actor: from,
        organization_id: None,
        activity,
        carried: Vec::new(),
        public: false,
        inboxes: BTreeSet::from([actor.server_inbox().to_owned()]),
    };
    instance.enqueue(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(Reported {
        actor: actor.id,
        statement,
    })
}

/// Whom it is about, and which statement of theirs, if it is one.
async fn find(instance: &Instance, about: &str) -> Result<(RemoteActor, Option<String>)> {
    if let Some(author) = author(instance, about).await? {
        if instance.addresses.is_ours(&author) {
            return Err(ours());
        }
        return Ok((instance.actor(&author).await?, Some(about.to_owned())));
    }
    match instance.find_actor(about).await? {
        FoundActor::Ours(_) => Err(ours()),
        FoundActor::Theirs(actor) => Ok((*actor, None)),
    }
}

/// The author, where it is no actor. An `id` proves nothing: of what is elsewhere and no appeal that is held
/// here, its own server says whose it is, and what is held is believed only where that does not answer.
async fn author(instance: &Instance, about: &str) -> Result<Option<String>> {
    let db = instance.database.conn();
    if appeals::by_ap_id(db, about).await?.is_none()
        && statements::own_at(db, about).await?.is_none()
    {
        if instance.stored_actor(about).await?.is_some() {
            return Ok(None);
        }
        if ids::canonical_id("about", about).is_ok()
            && !instance.addresses.is_ours(about)
            && let Ok(document) = instance.fetch_object(about).await
        {
            let author = document.get("attributedTo").and_then(Value::as_str);
            let author = author.filter(|author| ids::same_origin(author, about));
            return Ok(author.map(str::to_owned));
        }
    }
    Ok(reports::author_of(db, about).await?)
}

fn ours() -> FederationError {
    FederationError::invalid(
        "report_own",
        "that is of this server: there is nobody else to tell",
    )
}

//! `QuoteRequest` (FEP-044f): somebody asks whether a post of theirs may quote an appeal of ours, or an
//! update of one. It may, as the note's `interactionPolicy` says already.

use super::Received;
use crate::{
    FederationError, Instance,
    actions::co_sign::{self, How, Reply, own_appeal_at},
    addresses::dispatch_folder,
    error::Result,
    inbox::Incoming,
    outgoing::{Audience, Outgoing},
    site,
};
use serde_json::{Map, Value, json};
use undersigned_domain::{Status, dispatch::Kind, ids};
use undersigned_store::{
    appeals::{self, Appeal},
    dispatches,
    organizations::Organization,
    quote_authorizations::{self, QuoteAuthorization},
};

/// Most posts of one registered domain that may quote an appeal.
const MAX_OF_DOMAIN: u64 = 10_000;
/// Most posts that may quote an appeal.
const MAX_IN_ALL: u64 = 200_000;

/// What may be quoted.
struct Quoted {
    appeal: Appeal,
    /// The name of the update, where it is one.
    update: Option<String>,
}

impl Quoted {
    /// What of ours an address is of; nothing where that is not to be quoted.
    async fn at(instance: &Instance, address: &str) -> Result<Option<Self>> {
        if let Some(appeal) = own_appeal_at(instance, address).await? {
            let update = None;
            return Ok(Some(Self { appeal, update }));
        }
        let folder = format!("/{}/", dispatch_folder(Kind::Update));
        let Some((appeal, name)) = address.rsplit_once(&folder) else {
            return Ok(None);
        };
        let Some(appeal) = own_appeal_at(instance, appeal).await? else {
            return Ok(None);
        };
        let update = update_at(instance, appeal.id, name).await?;
        Ok(update.filter(|id| id == address).map(|_| Self {
            appeal,
            update: Some(name.to_owned()),
        }))
    }

    /// Its id.
    fn id(&self) -> String {
        match &self.update {
            Some(name) => {
                let folder = dispatch_folder(Kind::Update);
                format!("{}/{folder}/{name}", self.appeal.ap_id)
            }
            None => self.appeal.ap_id.clone(),
        }
    }

    /// A new address for our word that it may be quoted. That of an update ends with the update's name,
    /// behind a dot, by which it is known what it is about.
    fn authorization(&self, instance: &Instance) -> Result<String> {
        let new = instance.entropy.name(instance.clock.millis())?;
        let name = match &self.update {
            Some(update) => format!("{new}.{update}"),
            None => new,
        };
        Ok(instance
            .addresses
            .path(&format!("/quote-authorizations/{name}")))
    }
}

/// The id of an update that stands.
async fn update_at(instance: &Instance, appeal_id: i64, name: &str) -> Result<Option<String>> {
    let row = dispatches::by_name(instance.database.conn(), appeal_id, name).await?;
    let row = row.filter(|row| !row.withdrawn && row.kind == Kind::Update.name());
    Ok(row.map(|row| row.ap_id))
}

/// Answers the request, and looks whether the post co-signs.
///
/// # Errors
/// [`FederationError::Forbidden`] where the post is not the sender's own.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let object = incoming.object_id().unwrap_or_default();
    let Some(quoted) = Quoted::at(instance, object).await? else {
        return Ok(Received::Ignored);
    };
    let instrument = incoming.activity.get("instrument");
    let (quote, post) = match instrument {
        Some(Value::String(id)) => (id.as_str(), None),
        Some(Value::Object(post)) => {
            let id = post.get("id").and_then(Value::as_str);
            (id.unwrap_or_default(), Some(post))
        }
        _ => return Ok(Received::Ignored),
    };
    ids::canonical_id("instrument", quote)?;
    let sender = &incoming.sender;
    if !ids::same_origin(quote, &sender.id) {
        return Err(FederationError::forbidden(
            "attribution",
            "the post that quotes is not the sender's own",
        ));
    }
    // One that was deleted answers nobody any more.
    let organiser = &quoted.appeal.organiser;
    let Some(organization) = instance.organization_if_any(organiser).await? else {
        return Ok(Received::Ignored);
    };
    if answer(instance, incoming, &organization, &quoted, quote).await? {
        let reply = read(instance, quote, post).await;
        if let Some(reply) = reply.filter(|reply| reply.actor == sender.id)
            && let Some(appeal) = co_sign::co_signed(instance, &reply).await?
        {
            co_sign::take(instance, &appeal, &reply, sender, How::Sent).await?;
        }
    }
    Ok(Received::Taken)
}

/// The post, embedded or fetched. Whether it can be read has no part in the answer.
async fn read(
    instance: &Instance,
    id: &str,
    embedded: Option<&Map<String, Value>>,
) -> Option<Reply> {
    let reply = match embedded.and_then(Reply::read) {
        Some(reply) => reply,
        None => {
            let document = instance.fetch_object(id).await.ok()?;
            Reply::read(document.as_object()?)?
        }
    };
    (reply.id == id).then_some(reply)
}

/// Stores authorisation and answer together. Tells whether the quote is welcome.
async fn answer(
    instance: &Instance,
    incoming: &Incoming,
    organization: &Organization,
    quoted: &Quoted,
    quote: &str,
) -> Result<bool> {
    let (sender, appeal) = (&incoming.sender, &quoted.appeal);
    let host = site::of(&sender.id);
    let transaction = instance.database.begin().await?;
    let full = quote_authorizations::count_of(&transaction, appeal.id, &host).await?
        >= MAX_OF_DOMAIN
        || quote_authorizations::count(&transaction, appeal.id).await? >= MAX_IN_ALL;
    let welcome =
        appeal.status != Status::Withdrawn.name() && !full && organization.suspended_at.is_none();
    let request = json!({
        "id": incoming.id,
        "type": "QuoteRequest",
        "actor": sender.id,
        "object": quoted.id(),
        "instrument": quote,
    });
    let kind = if welcome { "Accept" } else { "Reject" };
    let audience = Audience::One(&sender.id);
    let mut activity = instance.activity(kind, &organization.ap_id, request, audience)?;
    activity.insert(
        "@context".into(),
        json!([
            "https://www.w3.org/ns/activitystreams",
            {"QuoteRequest": "https://w3id.org/fep/044f#QuoteRequest"},
        ]),
    );
    if welcome {
        let new = QuoteAuthorization {
            ap_id: quoted.authorization(instance)?,
            appeal_id: appeal.id,
            quote: quote.to_owned(),
            actor: sender.id.clone(),
            host,
            created_at: instance.clock.millis(),
        };
        let held = quote_authorizations::insert_if_absent(&transaction, new).await?;
        let held = held.filter(|held| held.actor == sender.id).ok_or_else(|| {
            FederationError::forbidden("attribution", "the post that quotes is another's")
        })?;
        activity.insert("result".into(), json!(held.ap_id));
    }
    instance
        .enqueue(
            &transaction,
            Outgoing::to([sender.inbox.clone()], organization, activity),
        )
        .await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(welcome)
}

impl Instance {
    /// Our word that a post may quote an appeal, as it is served at its own address.
    ///
    /// # Errors
    /// The database.
    pub async fn quote_authorization(&self, id: &str) -> Result<Option<Value>> {
        let db = self.database.conn();
        let Some(held) = quote_authorizations::by_ap_id(db, id).await? else {
            return Ok(None);
        };
        let Some(appeal) = appeals::by_id(db, held.appeal_id).await? else {
            return Ok(None);
        };
        let name = held.ap_id.rsplit('/').next().unwrap_or_default();
        let target = match name.split_once('.') {
            // Of an update that was taken back nothing is said any more.
            Some((_, update)) => update_at(self, appeal.id, update).await?,
            None => Some(appeal.ap_id),
        };
        let Some(target) = target else {
            return Ok(None);
        };
        Ok(Some(json!({
            "@context": [
                "https://www.w3.org/ns/activitystreams",
                {
                    "gts": "https://gotosocial.org/ns#",
                    "QuoteAuthorization": "https://w3id.org/fep/044f#QuoteAuthorization",
                    "interactingObject": {"@id": "gts:interactingObject", "@type": "@id"},
                    "interactionTarget": {"@id": "gts:interactionTarget", "@type": "@id"},
                },
            ],
            "id": held.ap_id,
            "type": "QuoteAuthorization",
            "attributedTo": appeal.organiser,
            "interactingObject": held.quote,
            "interactionTarget": target,
        })))
    }
}

//! How a server of the run answers a request: what `web` does around the real inbox and the real
//! reconciliation, without HTTP. Who sent it is known; see [`crate::wire`].

use crate::{
    hostile,
    wire::{Reply, Request},
    world::World,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{pin::Pin, sync::Arc};
use undersigned_domain::Digest;
use undersigned_federation::{
    FederationError, Instance,
    activities::Received,
    actors::RemoteActor,
    error::Result,
    objects::{actor, collection},
    signatures::SignatureFault,
};
use url::Url;

const ACTIVITY: &str = "application/activity+json";
const JSON: &str = "application/json";
/// Largest body of a request.
const MAX_BODY: usize = 1024 * 1024;

/// The answer of whoever has the address; `None` where nobody is there.
pub async fn answer(world: &Arc<World>, request: &Request<'_>) -> Option<Reply> {
    let base = request.url.origin().ascii_serialization();
    if let Some(host) = world.hostile.iter().find(|host| host.base == base) {
        return hostile::answer(world, host, request);
    }
    let server = world.servers.iter().find(|server| server.base == base)?;
    if !server.plugged.load(std::sync::atomic::Ordering::Relaxed) {
        return None;
    }
    let instance = server.instance()?;
    // As one that may go from thread to thread: else each caller is compiled by proving so of all that it waits for.
    let handling: Pin<Box<dyn Future<Output = _> + Send + '_>> =
        Box::pin(handle(&instance, request));
    let handled = server.run(handling).await?;
    Some(handled.unwrap_or_else(|error| {
        if error.code() == "internal" {
            world.violate(format!(
                "s{}: {} gave an internal error: {error}",
                server.number, request.url
            ));
        }
        fault(error)
    }))
}

fn reply(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Reply {
    Reply {
        status,
        kind,
        body: body.into(),
    }
}

fn document(value: &Value) -> Reply {
    reply(200, ACTIVITY, value.to_string())
}

/// Errors as `web` gives them.
fn fault(error: FederationError) -> Reply {
    let status = match &error {
        FederationError::Signature(_) => 401,
        FederationError::Malformed { .. } => 400,
        FederationError::Forbidden { .. } => 403,
        FederationError::NotFound { .. } | FederationError::Gone(_) => 404,
        FederationError::Conflict { .. } => 409,
        FederationError::Invalid { .. } | FederationError::TooLong { .. } => 422,
        FederationError::TooMany { .. } => 429,
        FederationError::Unreachable { .. } => 502,
        FederationError::Busy | FederationError::Store(_) | FederationError::Internal(_) => 503,
    };
    let mut body = json!({"code": error.code(), "detail": error.to_string()});
    if let FederationError::Conflict {
        held: Some(held), ..
    } = error
    {
        body["held"] = held;
    }
    reply(status, "application/problem+json", body.to_string())
}

fn nothing(url: &Url) -> FederationError {
    FederationError::not_found("not_found", url.path().to_owned())
}

async fn handle(instance: &Instance, request: &Request<'_>) -> Result<Reply> {
    let Some(body) = request.body else {
        return get(instance, request.url).await;
    };
    if body.len() > MAX_BODY {
        return Ok(reply(413, JSON, "{}"));
    }
    let sender = request.sender.unwrap_or_default();
    instance.refuse_blocked(sender).await?;
    let sender = authenticate(instance, sender).await?;
    match request.url.path().strip_prefix("/sync/v1") {
        Some(question) => sync(instance, &sender, question, body).await,
        None => inbox(instance, sender, request, body).await,
    }
}

/// The sender, as the server knows it or as its origin describes it. The signature itself holds:
/// nobody signs with a key that is not theirs.
async fn authenticate(instance: &Instance, sender: &str) -> Result<RemoteActor> {
    match instance.stored_actor(sender).await? {
        Some(actor) if !actor.http_keys.is_empty() => Ok(actor),
        _ => instance.refetch_actor(sender).await.map_err(|_| {
            SignatureFault::KeyUnresolvable("its origin does not answer".into()).into()
        }),
    }
}

async fn inbox(
    instance: &Instance,
    sender: RemoteActor,
    request: &Request<'_>,
    body: &[u8],
) -> Result<Reply> {
    let signature = Digest::of(&[&request.signature.to_le_bytes(), body]);
    let received = instance
        .receive_from(sender, signature.bytes(), body)
        .await?;
    Ok(match received {
        Received::Duplicate => reply(200, JSON, r#"{"code":"duplicate"}"#),
        Received::Early => reply(202, JSON, r#"{"code":"early"}"#),
        Received::Taken | Received::Ignored | Received::Repeated | Received::Later => {
            reply(202, JSON, "")
        }
    })
}

async fn sync(
    instance: &Instance,
    peer: &RemoteActor,
    question: &str,
    body: &[u8],
) -> Result<Reply> {
    instance.heard_from(peer).await?;
    match question {
        "" => say(&instance.answer_ranges(&read(body)?).await?),
        "/state" => say(&instance.answer_state(peer, &read(body)?).await?),
        "/digests" => say(&instance.answer_digests(&read(body)?).await?),
        "/statements" => say(&instance.answer_statements(&read(body)?).await?),
        "/push" => say(&instance.answer_push(read(body)?).await?),
        "/registers" => say(&instance.answer_registers(peer, &read(body)?).await?),
        other => Err(FederationError::not_found("not_found", other)),
    }
}

fn read<Q: DeserializeOwned>(body: &[u8]) -> Result<Q> {
    serde_json::from_slice(body)
        .map_err(|error| FederationError::malformed("json_invalid", error.to_string()))
}

fn say(answer: &impl Serialize) -> Result<Reply> {
    let body =
        serde_json::to_vec(answer).map_err(|error| FederationError::Internal(error.to_string()))?;
    Ok(reply(200, JSON, body))
}

async fn get(instance: &Instance, url: &Url) -> Result<Reply> {
    let parts: Vec<&str> = url.path().trim_matches('/').split('/').collect();
    let address = instance.addresses.path(url.path());
    match parts.as_slice() {
        ["actor"] => {
            let keys = instance
                .keys_of(&instance.addresses.instance_actor())
                .await?;
            Ok(document(&actor::instance(&instance.addresses, &keys)))
        }
        ["orgs", handle] => {
            let organization = instance.organization(handle).await?;
            let keys = instance.keys_of(&organization.ap_id).await?;
            let addresses = &instance.addresses;
            Ok(document(&actor::organization(
                addresses,
                &organization,
                &keys,
            )))
        }
        ["orgs", handle, "featured"] => featured(instance, handle, &address).await,
        ["appeals", slug] => note(instance, &instance.addresses.host(), slug, url).await,
        ["appeals", host, slug] => note(instance, host, slug, url).await,
        [".well-known", "webfinger"] => {
            let resource = url.query_pairs().find(|(name, _)| name == "resource");
            let resource = resource
                .map(|(_, value)| value.into_owned())
                .unwrap_or_default();
            say(&instance.webfinger(&resource).await?)
        }
        ["activities", _] => {
            let text = instance
                .public_activity(&address)
                .await?
                .map(|(text, _)| text);
            Ok(reply(200, ACTIVITY, text.ok_or_else(|| nothing(url))?))
        }
        _ => {
            let text = instance.own_statement(&address).await?;
            Ok(reply(200, ACTIVITY, text.ok_or_else(|| nothing(url))?))
        }
    }
}

async fn featured(instance: &Instance, handle: &str, address: &str) -> Result<Reply> {
    let organization = instance.organization(handle).await?;
    let open = instance.featured(&organization).await?;
    let open: Vec<Value> = open.into_iter().map(Value::from).collect();
    Ok(document(&collection::whole(address, &open)))
}

async fn note(instance: &Instance, host: &str, slug: &str, url: &Url) -> Result<Reply> {
    let view = instance
        .view_by_slug(host, slug)
        .await?
        .ok_or_else(|| nothing(url))?;
    let digest = view.list.note_digest.ok_or_else(|| nothing(url))?;
    let text = instance.statement_text(view.appeal.id, digest).await?;
    Ok(reply(200, ACTIVITY, text.ok_or_else(|| nothing(url))?))
}

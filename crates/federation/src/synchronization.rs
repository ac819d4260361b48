//! Agreeing on who follows whom (FEP-8fcf). With what an actor sends to its followers it may say,
//! as a digest, which of them it takes to be on the receiving server; where that server knows
//! otherwise, it asks for the list and puts its own side right.

use crate::{
    FederationError, Instance,
    actions::unfollow,
    actors::RemoteActor,
    delivery::Body,
    error::Result,
    property,
    reconcile::agenda::Errand,
    signatures::{self, RequestParts},
};
use http::HeaderMap;
use std::{collections::BTreeSet, net::IpAddr};
use undersigned_domain::ids;
use undersigned_proof::Digest;
use undersigned_store::{
    deliveries::Waiting,
    followers, following,
    organizations::{self, Organization},
};

/// The header that carries a claim.
pub const HEADER: &str = "collection-synchronization";
/// Longest header that is read, in bytes.
const MAX_HEADER: usize = 5_000;
/// Most followers taken from one list: we have not nearly as many organisations.
const MAX_FOLLOWERS: usize = 1_000;

/// What somebody says of its followers on this server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who says it.
    pub actor: String,
    /// Where the list of them is.
    pub url: String,
    /// The digest of the list.
    pub digest: String,
}

/// The digest of a set of followers: the exclusive or of the SHA-256 of each id, in hexadecimal.
pub fn digest<'a>(followers: impl IntoIterator<Item = &'a str>) -> String {
    let mut whole = [0_u8; 32];
    for follower in followers {
        let one = *Digest::of(&[follower.as_bytes()]).bytes();
        for (sum, byte) in whole.iter_mut().zip(one) {
            *sum ^= byte;
        }
    }
    whole.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads the claim that came with a request, if it is about the sender's own followers and its
/// list is at the sender's own server. Any other says nothing here.
pub fn read(sender: &RemoteActor, headers: &HeaderMap) -> Option<Claim> {
    let mut values = headers.get_all(HEADER).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return None;
    };
    let value = value.to_str().ok().filter(|it| it.len() <= MAX_HEADER)?;
    let parameter = |name: &str| parameter(value, name);
    let collection = parameter("collectionId")?;
    let (url, digest) = (parameter("url")?, parameter("digest")?);
    let own = sender.followers.as_deref() == Some(collection);
    (own && ids::same_origin(url, &sender.id)).then(|| Claim {
        actor: sender.id.clone(),
        url: url.to_owned(),
        digest: digest.to_ascii_lowercase(),
    })
}

/// One of `name="value"` pairs between commas, written as in the `Signature` header.
fn parameter<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = header;
    loop {
        let (key, after) = rest.split_once('=')?;
        let (value, after) = after.trim_start().strip_prefix('"')?.split_once('"')?;
        if key.trim() == name {
            return Some(value);
        }
        rest = after.trim_start().strip_prefix(',')?;
    }
}

/// Compares a claim with what this server holds, and has the list looked up where they differ.
///
/// # Errors
/// The database.
pub(crate) async fn look_at(instance: &Instance, claim: Claim) -> Result<()> {
    let mut following = Vec::new();
    for row in following::of_actor(instance.database.conn(), &claim.actor).await? {
        if row.state == "accepted" {
            let organization = row.organization_id;
            let organization = organizations::by_id(instance.database.conn(), organization).await?;
            following.extend(organization.map(|it| it.ap_id));
        }
    }
    if digest(following.iter().map(String::as_str)) != claim.digest {
        instance.agenda.add(Errand::Synchronize {
            actor: claim.actor,
            url: claim.url,
        });
    }
    Ok(())
}

/// Fetches the list of an actor's followers here. Whoever does not stand on it follows no longer;
/// who waited for an answer has it; and who stands on it without following says so with `Undo`. About whom something was
/// said or asked while it was fetched, it tells nothing: it may be older than that.
///
/// # Errors
/// As [`Instance::fetch_object`].
pub(crate) async fn settle(instance: &Instance, actor: &str, url: &str) -> Result<()> {
    let db = instance.database.conn();
    let before = following::of_actor(db, actor).await?;
    let (document, at) = instance.fetch_document(url).await?;
    if !ids::same_origin(at.as_str(), actor) {
        return Err(FederationError::invalid(
            "id_mismatch",
            "a list of followers is at another server",
        ));
    }
    let Some(items) = ["orderedItems", "items"]
        .iter()
        .find_map(|name| document.get(*name)?.as_array())
        .filter(|items| items.len() <= MAX_FOLLOWERS)
    else {
        return Err(FederationError::invalid(
            "collection_invalid",
            "a list of followers has no items",
        ));
    };
    let listed: BTreeSet<&str> = items
        .iter()
        .filter_map(|item| property::id(Some(item)))
        .collect();
    for organization in organizations::all(db).await? {
        let held = following::by_actor(db, organization.id, actor).await?;
        let then = before
            .iter()
            .find(|row| row.organization_id == organization.id);
        if held.as_ref() != then {
            continue;
        }
        let state = held.as_ref().map(|row| row.state.as_str());
        match (listed.contains(organization.ap_id.as_str()), state) {
            (true, Some("pending")) => {
                following::set_state_of(db, organization.id, actor, "accepted").await?;
            }
            (false, Some("accepted")) => {
                following::set_state_of(db, organization.id, actor, "rejected").await?;
            }
            (true, None | Some("rejected")) => {
                unfollow::disown(instance, &organization, actor).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// What to say with a delivery of `body`, if it is for the followers behind a shared inbox: which of
/// them are there.
///
/// # Errors
/// The database.
pub(crate) async fn claim_for(
    instance: &Instance,
    delivery: &Waiting,
    body: &Body,
) -> Result<Option<String>> {
    let Some(organization_id) = delivery.shared_by else {
        return Ok(None);
    };
    let collection = format!("{}/followers", delivery.actor);
    if !body.is_addressed_to(&collection) {
        return Ok(None);
    }
    let Some(origin) = ids::origin(&delivery.inbox) else {
        return Ok(None);
    };
    let there = instance
        .followers_at(organization_id, &origin.ascii_serialization())
        .await?;
    if there.is_empty() {
        // An inbox under another name than its actors': no list of theirs can be told.
        return Ok(None);
    }
    let digest = digest(there.iter().map(String::as_str));
    let url = format!("{collection}/synchronization");
    Ok(Some(format!(
        "collectionId=\"{collection}\", url=\"{url}\", digest=\"{digest}\""
    )))
}

impl Instance {
    /// The followers of an organisation that are of one origin.
    ///
    /// # Errors
    /// The database.
    async fn followers_at(&self, organization_id: i64, origin: &str) -> Result<Vec<String>> {
        let beginning = format!("{origin}/");
        Ok(followers::below(self.database.conn(), organization_id, &beginning).await?)
    }

    /// The followers of an organisation that are at the server which asks for them: it learns
    /// nothing of those elsewhere. `client` is the network address it asks from.
    ///
    /// # Errors
    /// [`FederationError::Signature`] for a request that nobody signed; the database.
    pub async fn followers_of_asker(
        &self,
        organization: &Organization,
        request: &RequestParts<'_>,
        client: Option<IpAddr>,
    ) -> Result<Vec<String>> {
        let unverified = signatures::parse(request, b"", self.clock.now())?;
        let (asker, _) = self.authenticate(&unverified, client).await?;
        // Who asks is there, as who writes.
        self.heard_from(&asker).await?;
        let origin = ids::origin(&asker.id).map(|origin| origin.ascii_serialization());
        self.followers_at(organization.id, &origin.unwrap_or_default())
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The example of FEP-8fcf.
    #[test]
    fn the_digest_is_that_of_the_proposal() {
        let followers = [
            "https://testing.example.org/users/1",
            "https://testing.example.org/users/2",
        ];
        let one = digest([followers[0]]);
        let other = digest([followers[1]]);
        assert_eq!(one.len(), 64);
        assert_eq!(digest(followers), digest([followers[1], followers[0]]));
        assert_eq!(digest([]), "0".repeat(64));
        assert_eq!(digest([followers[0], followers[0]]), digest([]));
        assert_ne!(one, other);
        assert_eq!(
            one,
            Digest::of(&[followers[0].as_bytes()]).hex(),
            "of one follower it is the plain digest"
        );
    }

    #[test]
    fn only_a_claim_about_ones_own_followers_counts() {
        let id = "https://a.example/users/a";
        let document = json!({
            "id": id, "type": "Person", "inbox": format!("{id}/inbox"),
            "followers": format!("{id}/followers"),
        });
        let sender = RemoteActor::read(&document, 0).expect("an actor");
        let read = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(HEADER, value.parse().expect("a header"));
            read(&sender, &headers)
        };
        let good = format!(
            "collectionId=\"{id}/followers\", url=\"{id}/followers_synchronization?a=b,c\", \
             digest=\"AB12\""
        );
        let claim = read(&good).expect("a claim");
        assert_eq!(claim.url, format!("{id}/followers_synchronization?a=b,c"));
        assert_eq!(claim.digest, "ab12");
        for bad in [
            good.replacen("users/a/followers\"", "users/b/followers\"", 1),
            good.replace("url=\"https://a.example", "url=\"https://evil.example"),
            good.replace("digest", "sum"),
            good.replace('"', ""),
            good.replace(',', ""),
            "=".repeat(4_000),
            String::new(),
        ] {
            assert_eq!(read(&bad), None, "{bad}");
        }
    }
}

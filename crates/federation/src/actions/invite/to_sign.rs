//! Invitations to sign that organisers at other servers send to organisations of ours: a direct message whose
//! `tag` has a link to the appeal (FEP-e232). They wait at the desk like those to call for an appeal together, and
//! say nothing in anybody's name: the appeal is the organiser's own, held as such an `Offer` has it held.

use crate::{
    FederationError, Instance,
    actions::{invite::AWAITED, inviting},
    activities::Received,
    desk::TAKEN_BACK_SHOWN_MILLIS,
    error::Result,
    inbox::Incoming,
    property,
    reconcile::replicate,
    site,
    views::{AppealView, takes_signatures},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{ids, inviting::MAX_WORDS, names};
use undersigned_proof::strict_json::turns_text;
use undersigned_store::{
    appeals,
    invitations::{self, Invitation, NewInvitation, SIGNER},
    organizations::{self, Organization},
};

/// The relation of the link to the appeal that somebody is invited to sign.
const RELATION: &str = "https://w3id.org/undersigned#signer";
/// Most tags that are looked at.
const MAX_TAGS: usize = 100;
/// Most invitations to sign that wait for one organisation: from one registered domain, and in all.
const MAX_OF_DOMAIN: usize = 20;
const MAX_WAITING: usize = 200;

/// The link that tells a server of this kind what a message invites to; `words` are the organiser's own.
pub(in crate::actions) fn tag(object: &str, words: &str, language: &str) -> Value {
    let mut tag = json!({
        "type": "Link",
        "rel": RELATION,
        "mediaType": "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
        "href": object,
    });
    if !words.is_empty() {
        tag["name"] = json!(words);
        tag["hreflang"] = json!(language);
    }
    tag
}

/// The link in a post that came, where there is one. By the post's id it is taken back: of a longer one than an index has
/// room for nothing is kept.
fn link(object: &Map<String, Value>) -> Option<&Map<String, Value>> {
    if id(object).len() > ids::MAX_ID_BYTES {
        return None;
    }
    let tags = property::items(object.get("tag")).take(MAX_TAGS);
    let mut links = tags
        .filter_map(Value::as_object)
        .filter(|tag| property::is_a(tag, "Link"));
    links.find(|tag| property::items(tag.get("rel")).any(|rel| rel == RELATION))
}

fn id(post: &Map<String, Value>) -> &str {
    property::id(post.get("id")).unwrap_or_default()
}

/// Keeps an invitation for people at the desk to answer; nothing where a post is none. The sender has written the
/// post itself, as its caller has seen to.
///
/// # Errors
/// [`FederationError::Forbidden`] `not_initiator` where the sender is not the appeal's organiser;
/// [`FederationError::TooMany`] `invitation_limit`; what keeps the appeal from being held; the database.
pub(crate) async fn take(
    instance: &Instance,
    incoming: &Incoming,
    post: &Map<String, Value>,
) -> Result<Option<Received>> {
    let Some(link) = link(post).filter(|_| incoming.kind == "Create") else {
        return Ok(None);
    };
    let (Some(object), Some(invited)) = (
        link.get("href").and_then(Value::as_str),
        addressee(instance, post).await?,
    ) else {
        return Ok(None);
    };
    let db = instance.database.conn();
    let sender = &incoming.sender.id;
    check_room(instance, &invited, object, sender).await?;
    let appeal = replicate::ensure_for(instance, object, sender).await?;
    if appeal.organiser != *sender {
        appeals::delete_unasked(db, object).await?;
        return Err(FederationError::forbidden(
            "not_initiator",
            "only an appeal's organiser invites to it",
        ));
    }
    let invitation = NewInvitation {
        object: object.to_owned(),
        invited: invited.ap_id.clone(),
        role: SIGNER.to_owned(),
        inviter: sender.clone(),
        offer_id: id(post).to_owned(),
        state: "pending".to_owned(),
        created_at: instance.clock.millis(),
    };
    let letter = Letter::read(link).seal(instance, object, &invited.ap_id)?;
    let kept = invitations::ask_to_sign(db, invitation, letter).await?;
    if !kept {
        // It was answered: nobody here waits for the copy.
        appeals::delete_unasked(db, object).await?;
    }
    Ok(Some(Received::Taken))
}

/// The organisation of ours that a message is for alone.
async fn addressee(instance: &Instance, post: &Map<String, Value>) -> Result<Option<Organization>> {
    let mut all = ["to", "cc"]
        .iter()
        .flat_map(|name| property::items(post.get(*name)))
        .filter_map(Value::as_str);
    let (Some(only), None) = (all.next(), all.next()) else {
        return Ok(None);
    };
    match instance.addresses.is_ours(only) {
        true => Ok(organizations::by_ap_id(instance.database.conn(), only).await?),
        false => Ok(None),
    }
}

/// Whether one more may wait for an organisation; what waits already may come again. What was taken back is shown for a
/// while, and takes its place as long: else as many could be shown as are sent and taken back.
async fn check_room(
    instance: &Instance,
    invited: &Organization,
    object: &str,
    sender: &str,
) -> Result<()> {
    let (db, ours) = (instance.database.conn(), &invited.ap_id);
    let since = instance.clock.millis() - TAKEN_BACK_SHOWN_MILLIS;
    let mut shown = invitations::pending(db, ours).await?;
    shown.extend(invitations::taken_back(db, ours, since).await?);
    let known: Vec<String> = shown
        .into_iter()
        .filter(|one| one.role == SIGNER && one.object != object)
        .map(|one| one.inviter)
        .collect();
    match site::has_room(&known, sender, MAX_OF_DOMAIN, MAX_WAITING) {
        true => Ok(()),
        false => Err(FederationError::too_many(
            "invitation_limit",
            "as many invitations to sign wait for that organisation as may",
        )),
    }
}

/// What an organiser writes to whom it invites, for those who answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Letter {
    /// The organiser's own words, plain; empty where there are none.
    pub words: String,
    /// Their language; empty where nobody says.
    pub language: String,
}

impl Letter {
    fn read(link: &Map<String, Value>) -> Self {
        let text = |name: &str| link.get(name).and_then(Value::as_str).unwrap_or_default();
        let is_plain = |c: &char| !turns_text(*c) && (*c == '\n' || !c.is_control());
        Self {
            words: text("name")
                .chars()
                .filter(is_plain)
                .take(MAX_WORDS)
                .collect(),
            language: Some(text("hreflang"))
                .filter(|tag| names::is_language_tag(tag))
                .unwrap_or_default()
                .to_owned(),
        }
    }

    fn seal(&self, instance: &Instance, object: &str, invited: &str) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        let aad = aad(object, invited);
        Ok(instance.secret.seal(&plain, aad.as_bytes())?)
    }
}

/// Sealed bytes belong to one row.
fn aad(object: &str, invited: &str) -> String {
    format!("invitation of {invited} to sign {object}")
}

/// What was written with an invitation to sign; nothing where that cannot be read any more: the invitation stands
/// all the same.
#[must_use]
pub fn letter(instance: &Instance, invitation: &Invitation) -> Option<Letter> {
    let sealed = invitation.letter.as_ref()?;
    let aad = aad(&invitation.object, &invitation.invited);
    let plain = instance.secret.open(sealed, aad.as_bytes()).ok()?;
    serde_json::from_slice(&plain).ok()
}

/// Whether this invites to sign and to nothing else.
#[must_use]
pub fn is_to_sign(invitation: &Invitation) -> bool {
    invitation.role == SIGNER
}

/// The appeals that an organisation has signed, ever: nobody is asked about them again. Not looked up where none of
/// its invitations is to sign.
///
/// # Errors
/// The database.
pub(crate) async fn signed(
    instance: &Instance,
    organization: &Organization,
    invited: &[Invitation],
) -> Result<BTreeSet<String>> {
    if !invited.iter().any(is_to_sign) {
        return Ok(BTreeSet::new());
    }
    let own = instance.endorsements_of(organization).await?;
    Ok(own.into_iter().map(|one| one.view.appeal.ap_id).collect())
}

/// Whether an invitation to sign that has not been answered can be: the appeal takes signatures, its organiser is not
/// blocked, and whoever is invited does not call for it together, nor has said so in advance.
///
/// # Errors
/// The database.
pub(crate) async fn waits(
    instance: &Instance,
    invitation: &Invitation,
    view: Option<&AppealView>,
) -> Result<bool> {
    let open = view.is_some_and(|view| takes_signatures(&view.appeal));
    if !open || instance.rules().await?.is_blocked(&invitation.inviter) {
        return Ok(false);
    }
    let (db, object) = (instance.database.conn(), &invitation.object);
    let offered = invitations::find(db, object, &invitation.invited).await?;
    Ok(offered.is_none_or(|offered| !matches!(offered.state.as_str(), "accepted" | AWAITED)))
}

/// Takes it that an account at a server of this kind does not sign an appeal of ours to which it was invited; says
/// whether it was.
///
/// # Errors
/// The database.
pub(crate) async fn declined(instance: &Instance, incoming: &Incoming) -> Result<bool> {
    let object = property::id(incoming.activity.get("target")).unwrap_or_default();
    if incoming.kind != "Reject" || !instance.addresses.is_ours(object) {
        return Ok(false);
    }
    match appeals::by_ap_id(instance.database.conn(), object).await? {
        Some(appeal) => inviting::decline_of(instance, &appeal, &incoming.sender.id).await,
        None => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_a_message_is_read_as_it_was_written() {
        let appeal = "https://hub.example/appeals/x";
        let post = |tag: Value| {
            let mention = json!({"type": "Mention", "href": "https://a.example/orgs/a"});
            let post = json!({"type": "Note", "tag": [mention, tag]});
            post.as_object().cloned().unwrap_or_default()
        };
        let words = "Dear all,\n\nplease sign.";
        let mut post = post(tag(appeal, words, "en"));
        let letters = ids::MAX_ID_BYTES - "https://a.example/".len();
        let id = format!("https://a.example/{}", "x".repeat(letters));
        post.insert("id".to_owned(), json!(format!("{id}x")));
        assert!(link(&post).is_none(), "nobody could take it back");
        post.insert("id".to_owned(), json!(id));
        let found = link(&post).unwrap();
        assert_eq!(found["href"], appeal);
        let letter = Letter::read(found);
        assert_eq!(
            (letter.words.as_str(), letter.language.as_str()),
            (words, "en")
        );
        let long = tag(appeal, &"x\u{7}".repeat(MAX_WORDS + 1), "no language");
        let long = Letter::read(long.as_object().unwrap());
        assert_eq!(long.words, "x".repeat(MAX_WORDS));
        assert_eq!(long.language, "");
        let other = json!({"type": "Link", "rel": "https://a.example/#other", "href": appeal});
        assert!(link(json!({"tag": other}).as_object().unwrap()).is_none());
    }
}

//! Co-signing with an account in the fediverse.
//!
//! A public reply or quote with the appeal's phrase is an **intent**. The organiser answers it
//! with a direct message; whoever opens the link in it **confirms**, as an organisation or as a
//! person. The reply is then looked at once more at its origin (**verified**), and the
//! organisation is **listed** by an attestation of the organiser's, or the person counted. What
//! becomes of the reply becomes of the signature: an edit without the phrase, or a deletion,
//! **withdraws**. docs/adr/0011-co-signing-with-a-fediverse-account.md says why.

mod again;
mod confirm;
mod hidden;
mod intent;
mod message;
mod moderate;
mod person;
mod reply;
mod waiting;
mod withdraw;

pub use again::{Pasted, send_again};
pub use confirm::{Agreed, Choice, Confirmed, Link, Open, confirm, open};
pub use hidden::forget;
pub(crate) use hidden::{hide_old, is_by, of_actor, person_hash};
pub(crate) use intent::{How, take, tell_not_public, tell_too_late};
pub use message::{Message, Why, Writer, Written};
pub(in crate::actions) use moderate::forget_refused;
pub(crate) use moderate::{admit, end_waiting, refuse};
pub use reply::{Phrases, Reply};
pub(in crate::actions) use waiting::sign_waiting;
pub(crate) use withdraw::{actor_gone, entry_gone, reply_gone, take_each_back};

use crate::{
    FederationError, Instance,
    addressed::{self, Addressed},
    error::Result,
    views::{Pending, takes_signatures},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use undersigned_domain::{Names, attestation::Provenance, endorsement::Pin};
use undersigned_store::{
    appeals::{self, Appeal},
    co_sign_intents::{self as intents, CoSignIntent},
};

/// Most replies whose ids the `replies` collection shows.
const MAX_REPLIES: usize = 1_000;
/// Most accounts whose replies are looked at for it.
const MAX_LISTED: u64 = 100_000;
/// Most confirmed accounts that are shown to the organiser at once.
const MAX_WAITING: u64 = 1_000;

/// A published appeal of ours, by its id or the address of its page.
pub(crate) async fn own_appeal_at(instance: &Instance, address: &str) -> Result<Option<Appeal>> {
    if !instance.addresses.is_ours(address) {
        return Ok(None);
    }
    let plain = address.split(['?', '#']).next().unwrap_or(address);
    let plain = plain.trim_end_matches('/');
    let found = appeals::by_ap_id(instance.database.conn(), plain).await?;
    Ok(found.filter(|appeal| appeal.organization_id.is_some() && appeal.root.is_some()))
}

/// The first open appeal of ours that a reply co-signs.
pub(crate) async fn co_signed(instance: &Instance, reply: &Reply) -> Result<Option<Appeal>> {
    match reply.is_public {
        true => meant(instance, reply).await,
        false => Ok(None),
    }
}

/// The first open appeal of ours whose words stand in a reply, whoever can see it.
pub(crate) async fn meant(instance: &Instance, reply: &Reply) -> Result<Option<Appeal>> {
    said_of(instance, reply, takes_signatures).await
}

/// The first that takes no signatures any more.
pub(crate) async fn meant_too_late(instance: &Instance, reply: &Reply) -> Result<Option<Appeal>> {
    said_of(instance, reply, |appeal| !takes_signatures(appeal)).await
}

async fn said_of(
    instance: &Instance,
    reply: &Reply,
    fits: fn(&Appeal) -> bool,
) -> Result<Option<Appeal>> {
    for address in &reply.about {
        let Some(appeal) = own_appeal_at(instance, address).await? else {
            continue;
        };
        if fits(&appeal) && reply.says(&phrases(instance, &appeal).await?) {
            return Ok(Some(appeal));
        }
    }
    Ok(None)
}

/// Whether a reply still co-signs an appeal, open or not.
pub(crate) async fn still_co_signs(
    instance: &Instance,
    reply: &Reply,
    appeal: &Appeal,
) -> Result<bool> {
    if !reply.is_public {
        return Ok(false);
    }
    for address in &reply.about {
        let about = own_appeal_at(instance, address).await?;
        if about.is_some_and(|about| about.id == appeal.id) {
            return Ok(reply.says(&phrases(instance, appeal).await?));
        }
    }
    Ok(false)
}

/// What must stand in a reply to an appeal.
pub(crate) async fn phrases(instance: &Instance, appeal: &Appeal) -> Result<Phrases> {
    Ok(Phrases::of(&note(instance, appeal).await?))
}

/// The current note of an appeal, as it was signed.
async fn note(instance: &Instance, appeal: &Appeal) -> Result<Value> {
    let snapshot = instance.snapshot(appeal).await?;
    let text = match snapshot.list().note_digest {
        Some(digest) => instance.statement_text(appeal.id, digest).await?,
        None => None,
    };
    let note = text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(note.unwrap_or_default())
}

/// What an account confirmed, while it waits to be listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Said {
    /// What is to be listed.
    #[serde(flatten)]
    pub names: Names,
    /// The wording that was shown: nobody signs a later one by having waited. None where an older version
    /// noted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
}

/// What an account confirmed, as it was stored.
fn said(intent: &CoSignIntent) -> Said {
    intent
        .names
        .as_deref()
        .and_then(|said| serde_json::from_str(said).ok())
        .unwrap_or_default()
}

impl Instance {
    /// Accounts that confirmed, and wait for a person of ours to let them in.
    pub(crate) async fn accounts_waiting(&self, appeal_id: i64) -> Result<Vec<Pending>> {
        let db = self.database.conn();
        let rules = self.rules().await?;
        let mut waiting =
            intents::in_state(db, appeal_id, &[intents::CONFIRMED], MAX_WAITING).await?;
        waiting.retain(|intent| !rules.is_blocked(&intent.actor));
        waiting.reverse();
        let addressed = match waiting.is_empty() {
            true => Addressed::default(),
            false => self.addressed(appeal_id).await?,
        };
        Ok(waiting
            .into_iter()
            .map(|intent| {
                let said = said(&intent);
                Pending {
                    names: said.names,
                    now: None,
                    how: Provenance::FediverseAccount.name(),
                    key: None,
                    why: match addressed.covers(&intent.actor) {
                        true => addressed::WHY,
                        false => "fediverse_account",
                    },
                    namesake: None,
                    refused_at: None,
                    about: intent.actor,
                    received_at: intent.updated_at,
                    domain: None,
                    contact: Vec::new(),
                    said: None,
                    pin: said.pin,
                }
            })
            .collect())
    }

    /// How many of them there are.
    pub(crate) async fn count_accounts_waiting(&self, appeal_id: i64) -> Result<u64> {
        let db = self.database.conn();
        let count = intents::count(db, appeal_id, &[intents::CONFIRMED]).await?;
        Ok(count.min(MAX_WAITING))
    }

    /// What must be written in a reply to co-sign an appeal: one phrase (under `und`), or one for
    /// each language.
    ///
    /// # Errors
    /// The database.
    pub async fn co_sign_phrases(&self, appeal: &Appeal) -> Result<BTreeMap<String, String>> {
        Ok(reply::phrases(&note(self, appeal).await?))
    }

    /// How many accounts replied to an appeal and have not opened the link yet.
    ///
    /// # Errors
    /// The database.
    pub async fn unconfirmed_accounts(&self, appeal_id: i64) -> Result<u64> {
        let db = self.database.conn();
        Ok(intents::count(db, appeal_id, &[intents::INTENT]).await?)
    }

    /// The newest replies of those who stand on the list, and how many there are. Who signed as a person
    /// was told that only a number leaves this server; who was taken off the list is named here no more.
    ///
    /// # Errors
    /// The database.
    pub async fn co_sign_replies(&self, appeal: &Appeal) -> Result<(u64, Vec<String>)> {
        let db = self.database.conn();
        let listed = intents::listed_replies(db, appeal.id, MAX_LISTED).await?;
        let snapshot = self.snapshot(appeal).await?;
        let entries = snapshot.list().entries.iter();
        // An entry that is the same signer as another one stands in its place.
        let standing: HashSet<&str> = entries
            .flat_map(|entry| std::iter::once(&entry.id).chain(&entry.same_as))
            .map(String::as_str)
            .collect();
        let mut replies: Vec<String> = listed
            .into_iter()
            .filter(|(attestation, _)| standing.contains(attestation.as_str()))
            .map(|(_, reply)| reply)
            .collect();
        let total = replies.len() as u64;
        replies.truncate(MAX_REPLIES);
        Ok((total, replies))
    }
}

fn vanished() -> FederationError {
    FederationError::Internal("the intent vanished".into())
}

//! An organisation without a server signs by form.
//!
//! Whoever fills the form in is sent an e-mail (**asks**); whoever opens its link **confirms**.
//! The organisation is then **listed** by an attestation of the organiser's, or waits for a person
//! of ours. By a further link it is **managed**: corrected, withdrawn. When the organisation comes
//! with a server of its own it can **claim** its entry.
//! docs/adr/0019-signing-by-form.md says why.

mod ask;
mod claim;
mod confirm;
mod contact;
mod decide;
mod domain;
mod ending;
mod hidden;
mod keeping;
mod letter;
mod manage;
mod refused;
mod removed;
mod renamed;
mod sent_again;
mod waiting;
mod wording;

pub use ask::{Form, ask, count_unconfirmed, is_line, is_why};
pub use claim::{Claim, ClaimLink, Outcome, claim, mail_link, open_claim, say};
pub(crate) use claim::{by_itself, claimed};
pub use confirm::{Confirmed, Link, Next, Open, confirm, open};
pub use contact::change_contact;
pub(crate) use decide::{admit, is_waiting, refuse, waits_again};
pub(crate) use domain::domain_of;
pub(super) use domain::website;
pub use domain::{is_mail_provider, is_website};
pub(crate) use ending::end_waiting;
pub(crate) use hidden::kept_domains;
pub use keeping::forget;
pub(crate) use keeping::forgotten;
pub use letter::{Letter, Occasion, Writer, Written};
pub use manage::{ManageLink, Managed, correct, end_news, manage, withdraw, withdraw_entry};
pub use removed::catch_up;
pub(crate) use removed::follow;
pub(crate) use renamed::renamed;
pub use sent_again::{Wanted, ask_again, send_again};
pub(in crate::actions) use waiting::{forget_entry, is_entry_taken_back, show_again, sign_waiting};
pub use waiting::{withdraw_entry_or_wait, withdraw_or_wait};
pub use wording::sign_wording;
pub(crate) use wording::untold;

use super::endorse;
use crate::{
    FederationError, Instance,
    addressed::{self, Addressed},
    error::Result,
    openings::Opening,
    views::Pending,
};
use hidden::{domain_hash, hidden_domain, is_hidden, shown_domain};
use refused::Refused;
use removed::Domains;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashMap;
use undersigned_domain::{
    Fault, Names, attestation::Provenance, email_address::EmailAddress, endorsement::Pin, nearest,
};
use undersigned_proof::strict_json::is_clean;
use undersigned_store::{
    appeals::{self, Appeal},
    by_appeal::ByAppeal as _,
    form_signers::{self as signers, FormSigner},
};

/// How long a link holds that confirms or claims, in milliseconds: two days.
const LINK_MILLIS: i64 = 48 * 60 * 60 * 1_000;
/// How long a link holds by which an entry is managed, in milliseconds; another is sent to
/// whoever asks.
const MANAGE_MILLIS: i64 = 400 * 24 * 60 * 60 * 1_000;
/// Links of one purpose that work at a time, for each signer.
const MOST_LINKS: i64 = 5;
/// Most confirmed signers that are shown to the organiser at once.
const MAX_WAITING: u64 = 1_000;
/// Most signers of one state that an organiser takes along.
const MAX_TAKEN: u64 = 100_000;

/// What the form said. Sealed in the database; nothing of it but the names is ever published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Said {
    /// What is to be listed.
    names: Names,
    /// The organisation's website.
    website: Option<String>,
    /// The address that was written to; empty where that was forgotten, since the entry had been taken off the list, and its
    /// owner has not named it since.
    email: String,
    /// Who filled the form in; empty once the appeal has ended long ago.
    person: String,
    /// As what; empty then, too.
    role: String,
    /// The language in which they did so.
    language: String,
    /// Why it signs, until it is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// Whether the news of the appeal is wanted, too; until it is confirmed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    news: bool,
    /// The names under which it was confirmed, or that a person looked at last, where it has
    /// called itself otherwise since: many small steps are one large one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    looked_at: Option<Names>,
    /// The wording that was confirmed, while it waits to be listed: nobody signs a later one by having
    /// waited. None where an older version noted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pin: Option<Pin>,
    /// When that was signed, in milliseconds since 1970, where it was after the form was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signed_at: Option<i64>,
}

impl Said {
    fn seal(&self, instance: &Instance, about: &str) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        Ok(instance.secret.seal(&plain, aad(about).as_bytes())?)
    }

    fn open(instance: &Instance, signer: &FormSigner) -> Result<Self> {
        Self::open_bytes(instance, &signer.about, &signer.sealed)
    }

    /// What is kept of it: nothing where the entry was taken off the list long ago.
    fn kept(instance: &Instance, signer: &FormSigner) -> Result<Self> {
        match signer.sealed.is_empty() {
            true => Ok(Self::default()),
            false => Self::open(instance, signer),
        }
    }

    fn open_bytes(instance: &Instance, about: &str, sealed: &[u8]) -> Result<Self> {
        let plain = instance.secret.open(sealed, aad(about).as_bytes())?;
        serde_json::from_slice(&plain)
            .map_err(|_| FederationError::Internal("a sealed form cannot be read".into()))
    }

    fn address(&self) -> Result<EmailAddress> {
        EmailAddress::parse(&self.email)
            .map_err(|_| FederationError::Internal("a sealed address cannot be read".into()))
    }
}

/// Sealed bytes belong to one row.
fn aad(about: &str) -> String {
    format!("form signer {about}")
}

/// What a form said that was refused, from what was kept of its row, as JSON.
pub(super) fn refused_form(instance: &Instance, about: &str, sealed: &[u8]) -> Result<Value> {
    let said = Said::open_bytes(instance, about, sealed)?;
    Ok(json!({
        "names": said.names,
        "website": said.website,
        "email": said.email,
        "person": said.person,
        "role": said.role,
        "language": said.language,
        "why": said.why,
    }))
}

/// Under which name an address is found again under an appeal: another under each, so that whoever has the database alone
/// cannot tell what else an organisation signed (docs/adr/0060).
pub(super) fn address_hash(instance: &Instance, appeal_id: i64, address: &EmailAddress) -> String {
    hash_of_trace(instance, appeal_id, &address_trace(instance, address))
}

/// What that is made of: the same under all appeals, and kept nowhere but sealed. Earlier versions kept it.
pub(super) fn address_trace(instance: &Instance, address: &EmailAddress) -> String {
    instance.keyed_name("address of an organisation", &address.identity())
}

/// The [`address_hash`] of an address of which its trace alone is kept.
pub(super) fn hash_of_trace(instance: &Instance, appeal_id: i64, trace: &str) -> String {
    instance.under_appeal(appeal_id, trace)
}

/// Names that can be signed: what could not be is refused before anybody is written to.
fn signable(names: Names) -> Result<Names> {
    let names = endorse::typed(names)?;
    let value = serde_json::to_value(&names)
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    match is_clean(&value) {
        true => Ok(names),
        false => Err(Fault::Text.into()),
    }
}

fn used() -> FederationError {
    FederationError::conflict("token_used", "this link has been used")
}

fn vanished() -> FederationError {
    FederationError::Internal("the signer vanished".into())
}

/// Whoever signed by form, as the organiser's people may know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Id of the attestation that lists the organisation, or will.
    pub about: String,
    /// `waiting`, `listed`, `corrected` or `removed`.
    pub state: String,
    /// The organisation's first name.
    pub name: String,
    /// Its website.
    pub website: Option<String>,
    /// The address that was written to.
    pub email: String,
    /// Who filled the form in.
    pub person: String,
    /// As what.
    pub role: String,
    /// When the link was followed, in milliseconds since 1970.
    pub confirmed_at: Option<i64>,
}

/// Everybody who signed an appeal by form and has confirmed it. For the organiser who goes elsewhere
/// with them.
///
/// # Errors
/// The database.
pub async fn everybody(instance: &Instance, appeal: &Appeal) -> Result<Vec<Opening<Contact>>> {
    let db = instance.database.conn();
    let mut all = Vec::new();
    for state in [
        signers::WAITING,
        signers::LISTED,
        signers::CORRECTED,
        signers::REMOVED,
    ] {
        for signer in signers::in_state(db, appeal.id, state, MAX_TAKEN).await? {
            // Emptied once it is not needed any more.
            if signer.sealed.is_empty() {
                continue;
            }
            let said = Said::open(instance, &signer);
            let contact = said.map(|said| Contact {
                name: nearest::to_anyone(&said.names.name_map)
                    .map(|(_, name)| name.clone())
                    .unwrap_or_default(),
                website: said.website,
                email: said.email,
                person: said.person,
                role: said.role,
                about: signer.about,
                state: signer.state,
                confirmed_at: signer.confirmed_at,
            });
            all.push((signer.id, contact));
        }
    }
    Ok(all)
}

/// What this server alone knows of how an entry came onto the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByForm {
    /// The registered domain of the e-mail address; where it is not the organisation's own, it may be what stands for it.
    pub domain: String,
    /// Whether that is the organisation's own.
    pub own_domain: bool,
    /// When the link in the e-mail was followed, in milliseconds since 1970.
    pub confirmed_at: i64,
}

impl Instance {
    /// What this server knows of an attestation that came by form and is listed.
    ///
    /// # Errors
    /// The database.
    pub async fn by_form(&self, attestation: &str) -> Result<Option<ByForm>> {
        if !self.addresses.is_ours(attestation) {
            return Ok(None);
        }
        let found = signers::by_about(self.database.conn(), attestation).await?;
        Ok(found.filter(is_listed).and_then(|signer| {
            Some(ByForm {
                confirmed_at: signer.confirmed_at?,
                domain: signer.domain,
                own_domain: signer.own_domain,
            })
        }))
    }

    /// The domains at which listed attestations that came by form were confirmed, where these are
    /// the organisations' own; by the ids of the attestations.
    ///
    /// # Errors
    /// The database.
    pub async fn own_domains(&self, attestations: &[&str]) -> Result<HashMap<String, String>> {
        let ours = attestations.iter().copied();
        let ours: Vec<&str> = ours.filter(|id| self.addresses.is_ours(id)).collect();
        let found = signers::by_abouts(self.database.conn(), &ours).await?;
        Ok(found
            .into_iter()
            .filter(|signer| is_listed(signer) && signer.own_domain)
            .map(|signer| (signer.about, signer.domain))
            .collect())
    }

    /// Organisations that confirmed by e-mail, and wait for a person of ours to let them in; and
    /// listed ones that want to be called otherwise.
    pub(crate) async fn form_signers_waiting(&self, appeal_id: i64) -> Result<Vec<Pending>> {
        let db = self.database.conn();
        let mut waiting = Vec::new();
        for state in [signers::WAITING, signers::CORRECTED] {
            waiting.extend(signers::in_state(db, appeal_id, state, MAX_WAITING).await?);
        }
        waiting.sort_by_key(|signer| signer.id);
        let appeal = match waiting.is_empty() {
            true => None,
            false => appeals::by_id(db, appeal_id).await?,
        };
        let Some(appeal) = appeal else {
            return Ok(Vec::new());
        };
        let snapshot = Box::pin(self.snapshot(&appeal)).await?;
        let removed = Domains::of(self, db, (appeal_id, &snapshot)).await?;
        let refused = Refused::of(self, db, appeal_id).await?;
        let note = snapshot.list().current();
        let addressed = note.map(Addressed::by).unwrap_or_default();
        let now = |about: &str| wording::listed_names(snapshot.state(), about);
        waiting
            .into_iter()
            .map(|signer| {
                let said = Said::open(self, &signer)?;
                let domain = shown_domain(&signer, &said);
                Ok(Pending {
                    why: match (signer.state.as_str(), signer.own_domain) {
                        (signers::CORRECTED, _) => "form_corrected",
                        _ if addressed.covers_domain(&signer.domain) => addressed::WHY,
                        _ if removed.cover(self, &signer, &said) => "web_form_removed_before",
                        (_, true) => "web_form",
                        // There is no domain that could be its own.
                        (_, false) if said.website.is_none() => "web_form_no_website",
                        (_, false) => "web_form_other_domain",
                    },
                    contact: said.contact(),
                    names: said.names,
                    now: now(&signer.about),
                    how: Provenance::WebForm.name(),
                    key: None,
                    namesake: None,
                    refused_at: refused.at(self, &signer),
                    // Of who is listed the new names have come, and not the signature.
                    received_at: match signer.state.as_str() {
                        signers::CORRECTED => signer.updated_at,
                        _ => signer.confirmed_at.unwrap_or(signer.updated_at),
                    },
                    about: signer.about,
                    domain,
                    said: None,
                    pin: said.pin,
                })
            })
            .collect()
    }

    /// How many of them there are.
    pub(crate) async fn count_form_signers_waiting(&self, appeal_id: i64) -> Result<u64> {
        let db = self.database.conn();
        let mut count = 0;
        for state in [signers::WAITING, signers::CORRECTED] {
            let found = signers::count(db, appeal_id, &[state]).await?;
            count += found.min(MAX_WAITING);
        }
        Ok(count)
    }
}

fn is_listed(signer: &FormSigner) -> bool {
    [signers::LISTED, signers::CORRECTED].contains(&signer.state.as_str())
}

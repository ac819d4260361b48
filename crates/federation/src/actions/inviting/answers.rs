//! Who has answered, read from what is known of the appeal's signers.

use super::{Kept, contact_hash};
use crate::{
    Instance,
    actions::{
        co_sign,
        sign_by_form::{self, domain_of},
    },
    error::Result,
    mail::registered,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};
use undersigned_domain::{Content, email_address::EmailAddress, inviting::Answer};
use undersigned_store::{
    appeals::Appeal,
    co_sign_intents, form_signers,
    invitees::{self, Invitee},
};

/// Most forms and accounts that are looked at.
const MOST: u64 = 20_000;

/// What has been heard of an appeal's signers.
pub(super) struct Heard {
    /// Under which appeal.
    appeal_id: i64,
    /// Actors, and whether they sign; who was listed once and is so no more by a hash.
    actors: BTreeMap<String, bool>,
    /// Registered domains of those who sign from a server of their own.
    domains: BTreeSet<String>,
    /// Hashes of these, once somebody asks.
    domain_hashes: OnceLock<BTreeSet<String>>,
    /// Hashes of e-mail addresses with which forms were confirmed, and whether these stand.
    forms: BTreeMap<String, bool>,
    /// Contacts that were invited and want no invitations from this server.
    stopped: BTreeSet<String>,
}

/// Keyed hashes by which the signature of somebody is known whose address has been forgotten.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Traces {
    /// Of which the hash is made under which a form of theirs is found.
    form: String,
    /// Of the address's registered domain.
    domain: String,
}

impl Traces {
    /// Of an address.
    pub fn of(instance: &Instance, address: &EmailAddress) -> Self {
        Self {
            form: sign_by_form::address_trace(instance, address),
            domain: domain_hash(instance, registered(address.domain())),
        }
    }
}

impl Heard {
    /// Collects it.
    pub async fn of(instance: &Instance, appeal: &Appeal) -> Result<Self> {
        let db = instance.database.conn();
        let snapshot = instance.snapshot(appeal).await?;
        let mut actors = BTreeMap::new();
        for (key, register) in snapshot.state().registers() {
            for statement in register.statements() {
                match &statement.content {
                    Content::Endorsement(said) => {
                        *actors.entry(key.author.to_owned()).or_insert(false) |= said.endorsed;
                    }
                    Content::Attestation(said) => {
                        if let Some(account) = &said.account {
                            actors.insert(account.clone(), true);
                        }
                    }
                    _ => {}
                }
            }
        }
        // Whoever waits to be let in has answered as well; not under a key that nobody has seen at its origin, under which
        // anybody may have signed: they are still to be written to.
        let waiting = instance.pending(appeal.id).await?.into_iter();
        for pending in waiting.filter(|one| one.why != "key_not_seen") {
            actors.entry(pending.about).or_insert(true);
        }
        // Not those who signed as a person: nobody is told of them.
        let states = [co_sign_intents::CONFIRMED, co_sign_intents::LISTED];
        for intent in co_sign_intents::in_state(db, appeal.id, &states, MOST).await? {
            actors.entry(intent.actor).or_insert(true);
        }
        // Of who stood there and does so no more, the attestation names no account.
        let withdrawn = [co_sign_intents::WITHDRAWN];
        let withdrawn = co_sign_intents::in_state(db, appeal.id, &withdrawn, MOST).await?;
        for intent in withdrawn.into_iter().filter(|it| it.attestation.is_some()) {
            actors.entry(intent.actor).or_insert(false);
        }
        let mut forms = BTreeMap::new();
        for (state, stands) in [
            (form_signers::REFUSED, false),
            (form_signers::REMOVED, false),
            (form_signers::WITHDRAWN, false),
            (form_signers::WAITING, true),
            (form_signers::LISTED, true),
            (form_signers::CORRECTED, true),
        ] {
            for signer in form_signers::in_state(db, appeal.id, state, MOST).await? {
                forms.insert(signer.address_hash, stands);
            }
        }
        let signing = actors.iter().filter(|(_, stands)| **stands);
        let domains = signing.filter_map(|(actor, _)| domain_of(actor)).collect();
        Ok(Self {
            appeal_id: appeal.id,
            actors,
            domains,
            domain_hashes: OnceLock::new(),
            forms,
            stopped: invitees::suppressed(db, appeal.id).await?,
        })
    }

    /// Whether an actor signs, or has taken that back.
    pub fn actor(&self, instance: &Instance, actor: &str) -> Option<bool> {
        let hidden = || self.actors.get(&co_sign::person_hash(instance, actor));
        self.actors.get(actor).or_else(hidden).copied()
    }

    /// Whether an e-mail address stands for a signer: it confirmed a form, or is of the domain of one
    /// who signs from a server of its own.
    pub fn address(&self, instance: &Instance, address: &EmailAddress) -> Option<bool> {
        let hash = sign_by_form::address_hash(instance, self.appeal_id, address);
        let by_domain = || self.domains.contains(registered(address.domain()));
        either(self.forms.get(&hash).copied(), by_domain)
    }

    /// The same of an address that is not kept any more.
    fn traces(&self, instance: &Instance, traces: &Traces) -> Option<bool> {
        let hashes = self.domain_hashes.get_or_init(|| {
            let domains = self.domains.iter();
            domains.map(|one| domain_hash(instance, one)).collect()
        });
        let by_domain = || hashes.contains(&traces.domain);
        let form = sign_by_form::hash_of_trace(instance, self.appeal_id, &traces.form);
        either(self.forms.get(&form).copied(), by_domain)
    }

    /// Whether somebody who was invited wants no invitations from this server.
    pub fn wants_none(&self, row: &Invitee) -> bool {
        self.stopped.contains(&row.contact_hash)
    }

    /// What somebody who was invited has answered.
    pub fn answer(&self, instance: &Instance, kept: &Kept) -> Answer {
        let by_actor = kept.actor.as_deref();
        let by_actor = by_actor.and_then(|actor| self.actor(instance, actor));
        let by_address = match (kept.address(), &kept.traces) {
            (Some(address), _) => self.address(instance, &address),
            (None, Some(traces)) => self.traces(instance, traces),
            (None, None) => None,
        };
        match either(by_actor, || by_address == Some(true)).or(by_address) {
            Some(true) => Answer::Endorsed,
            Some(false) => Answer::Declined,
            None => Answer::NotYet,
        }
    }
}

/// What one way says, unless another says that they sign: whoever took a form back may have signed from
/// a server of their own since.
fn either(one: Option<bool>, signs_otherwise: impl FnOnce() -> bool) -> Option<bool> {
    match one {
        Some(true) => one,
        _ => signs_otherwise().then_some(true).or(one),
    }
}

fn domain_hash(instance: &Instance, domain: &str) -> String {
    contact_hash(instance, "domain", domain)
}

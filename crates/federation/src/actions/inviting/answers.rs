//! Who has answered, read from what is known of the appeal's signers.

use super::Kept;
use crate::{
    Instance,
    actions::sign_by_form::{self, is_mail_provider},
    error::Result,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Content, email_address::EmailAddress, ids, inviting::Answer};
use undersigned_store::{appeals::Appeal, co_sign_intents, form_signers, invitees::Invitee};

/// Most forms and accounts that are looked at.
const MOST: u64 = 20_000;

/// What has been heard of an appeal's signers.
pub(super) struct Heard {
    /// Actors, and whether they sign.
    actors: BTreeMap<String, bool>,
    /// Registered domains of those who sign from a server of their own.
    domains: BTreeSet<String>,
    /// Hashes of e-mail addresses with which forms were confirmed, and whether these stand.
    forms: BTreeMap<String, bool>,
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
                        *actors.entry(key.author.clone()).or_insert(false) |= said.endorsed;
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
        // Whoever waits to be let in has answered as well.
        for pending in instance.pending(appeal.id).await? {
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
            actors,
            domains,
            forms,
        })
    }

    /// Whether an actor signs, or has taken that back.
    pub fn actor(&self, actor: &str) -> Option<bool> {
        self.actors.get(actor).copied()
    }

    /// Whether an e-mail address stands for a signer: it confirmed a form, or is of the domain of one
    /// who signs from a server of its own.
    pub fn address(&self, instance: &Instance, address: &EmailAddress) -> Option<bool> {
        let hash = sign_by_form::address_hash(instance, address);
        let by_form = self.forms.get(&hash).copied();
        let domain = psl::domain_str(address.domain()).unwrap_or(address.domain());
        by_form.or_else(|| self.domains.contains(domain).then_some(true))
    }

    /// What somebody who was invited has answered.
    pub fn answer(&self, instance: &Instance, row: &Invitee, kept: &Kept) -> Answer {
        let by_actor = row.actor.as_deref().and_then(|actor| self.actor(actor));
        let stands = by_actor.or_else(|| self.address(instance, &kept.address()?));
        match stands {
            Some(true) => Answer::Endorsed,
            Some(false) => Answer::Declined,
            None => Answer::NotYet,
        }
    }
}

/// The registered domain of an actor's server, where that is not everybody's.
fn domain_of(actor: &str) -> Option<String> {
    let host = ids::host(actor);
    let host = host.split(':').next().unwrap_or_default();
    let domain = psl::domain_str(host)?;
    (!is_mail_provider(domain)).then(|| domain.to_owned())
}

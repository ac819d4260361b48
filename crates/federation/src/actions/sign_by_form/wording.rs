//! Which wording an organisation signed by form: the one that stood when it confirmed. It stays under that one
//! until it signs another by the link to its entry; of each new one it is told by mail, once.

use super::{
    Said, is_listed,
    letter::{self, About, Occasion},
    manage::{self, Managed},
    used, waiting,
};
use crate::{
    Instance,
    actions::{
        attest::{self, Signed, Signer},
        check_open,
        news::Along,
        tell_statement,
    },
    error::Result,
    mail::Own,
    replica::{Change, Snapshot},
    views::takes_signatures,
};
use std::collections::BTreeSet;
use undersigned_domain::{
    Content, Names, State, appeal::Titles, attestation::Attestation, endorsement::Pin,
};
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    form_signers::{self as signers, FormSigner},
    mails,
};

/// What lists an entry, by the newest word about it.
pub(super) fn listed<'a>(state: &'a State, about: &str) -> Option<&'a Attestation> {
    let newest = state
        .attestations_of(about)
        .filter_map(|register| register.value())
        .max_by_key(|statement| statement.seq)?;
    match &newest.content {
        Content::Attestation(said) if said.listed => Some(said.as_ref()),
        _ => None,
    }
}

/// The names that an attestation lists.
pub(super) fn listed_names(state: &State, about: &str) -> Option<Names> {
    Some(listed(state, about)?.names.clone())
}

impl Said {
    /// What is kept of it; where that is nothing, it is called as it stands on the list.
    pub(super) fn kept_as_listed(
        instance: &Instance,
        signer: &FormSigner,
        state: &State,
    ) -> Result<Self> {
        let mut said = Self::kept(instance, signer)?;
        if signer.sealed.is_empty() {
            said.call_as_listed(state, &signer.about);
        }
        Ok(said)
    }

    /// Calls it as it stands on the list, where it does; not as it wants to be called, if that waits.
    pub(super) fn call_as_listed(&mut self, state: &State, about: &str) {
        if let Some(names) = listed_names(state, about) {
            self.names = names;
        }
    }
}

/// The wording under which a signer stands, or will once it is let in; none where it is not on the list.
fn pinned<'a>(snapshot: &'a Snapshot, signer: &FormSigner, said: &'a Said) -> Option<&'a Pin> {
    match signer.state.as_str() {
        // None where an older version noted nothing: it is let in under the one that stands.
        signers::WAITING => said.pin.as_ref(),
        _ => {
            snapshot.entry(&signer.about)?;
            listed(snapshot.state(), &signer.about)?.pin.as_deref()
        }
    }
}

/// The wording under which a signer stands, where that was replaced and the one that stands can be signed.
pub(super) fn earlier(
    snapshot: &Snapshot,
    appeal: &Appeal,
    signer: &FormSigner,
    said: &Said,
) -> Option<u64> {
    let note = snapshot.list().current()?;
    let signed = pinned(snapshot, signer, said);
    let replaced = signed.filter(|pin| pin.text_digest != note.text_digest)?;
    takes_signatures(appeal).then_some(replaced.revision)
}

/// Puts a signer under the wording that stands, if it is the one that was `shown`. Names, number and place
/// stay as they are, so that whoever was let in needs no other decision.
///
/// # Errors
/// [`crate::FederationError::Conflict`] `text_changed`, `not_open`, and `token_used` where it was withdrawn, or
/// left the list, meanwhile.
pub async fn sign_wording(instance: &Instance, managed: &Managed, shown: &str) -> Result<()> {
    instance
        .check_not_suspended(managed.appeal.organization_id)
        .await?;
    let mut change = instance.change_to_sign(managed.appeal.id).await?;
    check_open(&change.appeal)?;
    let mut signer = manage::again(&change, managed).await?;
    if signer.state == signers::REMOVED {
        return Err(used());
    }
    let list = change.list();
    let note = list.current().ok_or_else(attest::unpublished)?;
    let mut said = Said::kept(instance, &signer)?;
    let signed = pinned(change.snapshot(), &signer, &said).ok_or_else(used)?;
    // Pressed twice, it is signed once; nor is anything left to sign on a page from before.
    if signed.text_digest == note.text_digest {
        return Ok(());
    }
    attest::check_wording(note, shown)?;
    let (pin, now) = (attest::pin_of(note), instance.clock.millis());
    waiting::forget(&change.transaction, &signer).await?;
    if is_listed(&signer) {
        renew(&mut change, &signer, pin).await?;
    } else {
        (said.pin, said.signed_at) = (Some(pin), Some(now));
        signer.sealed = said.seal(instance, &signer.about)?;
    }
    signer.updated_at = now;
    // Nobody is asked for what is done.
    mails::drop_about(&change.transaction, mails::About::FormSigner(signer.id)).await?;
    signers::update(&change.transaction, signer).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Attests once more what an entry says, under another wording, as of now.
async fn renew(change: &mut Change, signer: &FormSigner, pin: Pin) -> Result<()> {
    let (instance, about) = (change.instance().clone(), signer.about.as_str());
    let author = manage::author(&instance, change, about).await?;
    let keys = change.speaker(&author.ap_id).await?;
    attest::check_initiator(change, &keys)?;
    let held = listed(change.state(), about).ok_or_else(used)?.clone();
    let again = Signer {
        signed_at: Some(instance.clock.rfc3339()),
        ..Signer::from(held)
    };
    let wording = Signed::This(pin);
    let (verified, _) = attest::insert(change, &keys, &wording, about, again).await?;
    if let Some(verified) = verified {
        tell_statement(change, &author, &verified, true, BTreeSet::new()).await?;
    }
    Ok(())
}

impl Instance {
    /// The ids of the entries under an appeal that came by form and can be written to: they are asked by mail
    /// to sign a new wording.
    ///
    /// # Errors
    /// The database.
    pub async fn asked_by_mail(&self, appeal_id: i64) -> Result<BTreeSet<String>> {
        let reachable = signers::reachable(self.database.conn(), appeal_id).await?;
        Ok(reachable.into_iter().collect())
    }
}

/// Somebody who is to be told of a new wording.
pub(crate) struct Untold {
    said: Said,
    earlier: u64,
}

/// What is to be told to a signer: nothing where its entry does not count, or counts under the wording that
/// stands.
pub(crate) fn untold(
    instance: &Instance,
    (appeal, snapshot): (&Appeal, &Snapshot),
    signer: &FormSigner,
) -> Option<Untold> {
    let entry = snapshot.entry(&signer.about)?;
    if entry.contested || entry.current_wording || signer.sealed.is_empty() {
        return None;
    }
    match Said::open(instance, signer) {
        Ok(said) => Some(Untold {
            earlier: earlier(snapshot, appeal, signer, &said)?,
            // Not what it wants to be called, if that waits.
            said: Said {
                names: listed_names(snapshot.state(), &signer.about)?,
                ..said
            },
        }),
        // It cannot be written to, and nobody waits for it.
        Err(error) => {
            tracing::warn!(signer = signer.id, %error, "a signer by form is passed over");
            None
        }
    }
}

impl Untold {
    /// Queues the mail, unless its mailbox got enough of that kind for today.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn tell(
        &self,
        instance: &Instance,
        transaction: &Transaction,
        (appeal, snapshot): (&Appeal, &Snapshot),
        signer: &FormSigner,
    ) -> Result<()> {
        let list = snapshot.list();
        let (Some(note), Ok(address)) = (list.current(), self.said.address()) else {
            return Ok(());
        };
        let may_tell = instance.may_mail_own_within(transaction, Own::Wording, &address);
        if !may_tell.await? {
            return Ok(());
        }
        let about = About {
            appeal,
            title: &Titles::from(&note.text),
            signer,
            said: &self.said,
            reason: None,
            earlier: Some(self.earlier),
            news: &Along::No,
            is_unasked: false,
        };
        letter::send_as_one_of_many(instance, transaction, Occasion::NewWording, &about).await
    }
}

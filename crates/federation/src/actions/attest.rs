//! Attesting that somebody without a server of their own signed.

mod insert;
mod said;
mod signer;
mod wording;

pub(crate) use insert::{insert, insert_later};
pub use said::listed_by;
pub(super) use said::{own, registers, said_under};
pub use signer::Signer;
pub(super) use signer::listed_names;
pub(crate) use wording::{Signed, check_wording, pin_of, unpublished};

use super::{
    admit::{check_may, check_not_withdrawn},
    affirm_entered::is_entered,
    document,
    import::{Wording, gone, remember_said},
    insert_own,
    sign_by_form::{self, forget_entry, is_entry_taken_back},
    tell_holders, tell_statement,
};
use crate::{
    FederationError, Instance, error::Result, keys::ActorKeys, moderation::leaving,
    outgoing::Audience, reconcile::replicate, replica::Change,
};
use said::register;
use std::collections::BTreeSet;
use undersigned_domain::{
    Content, Digest, Envelope, Names, StatementType, Verified,
    admission::Role,
    attestation::{Attestation, Provenance},
};
use undersigned_store::organizations::Organization;

/// Who says that somebody is to be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A person, who looks at it.
    Hand,
    /// A program: where it carries a list over, nobody who has gone comes back by it.
    Program,
}

/// What became of an attestation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attested {
    /// It is new.
    Added,
    /// It says something else than before.
    Updated,
    /// It stood there like this already.
    Unchanged,
}

/// Attests one signer. Answers the attestation's id.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation is no initiator of the appeal;
/// [`FederationError::Conflict`] `withdrawn` where the appeal was withdrawn;
/// [`FederationError::Invalid`] for names that cannot be signed.
pub async fn attest(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    signer: Signer,
) -> Result<String> {
    let wording = Wording::default();
    let by = By::Hand;
    attest_once(instance, organization, object, signer, None, wording, by).await
}

/// The same for a form of which each that is shown says another `once`: whoever presses twice lists
/// nobody twice; and under the wording that somebody says was signed.
///
/// # Errors
/// As [`attest`]; [`FederationError::Invalid`] for a wording that there is not, and `taken_back` where a program
/// carries somebody over who has gone; [`FederationError::Conflict`] `once_used` where `once` came with another signer.
pub async fn attest_once(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    signer: Signer,
    once: Option<&str>,
    wording: Wording,
    by: By,
) -> Result<String> {
    let names = super::endorse::typed(signer.names.clone())?;
    let appeal = replicate::ensure(instance, object).await?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    check_initiator(&change, &keys)?;
    let id = match once {
        Some(once) => {
            let what = format!("{}\0{once}", organization.ap_id);
            // Older versions made it so.
            let plain = plain_id(&change, "attested", &what);
            let [said] = said_under(&change, &keys, &[plain.as_str()]).await?;
            match said {
                Some(_) => plain,
                None => hidden_id(&change, "attested", &what),
            }
        }
        None => {
            let name = instance.entropy.name(change.tick())?;
            let addresses = &instance.addresses;
            addresses.statement(StatementType::Attestation, &name)
        }
    };
    let is_of_a_list = by == By::Program && signer.provenance == Provenance::Import;
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    match own(&change, &keys, &id).await? {
        Some(first) if !is_same(&first, &names, &signer) => return Err(once_used(&id)),
        // Whoever stands on the list of a withdrawn appeal can still be said again.
        Some(_) => {
            if is_of_a_list && is_entry_taken_back(db, organization, appeal_id, &id).await? {
                return Err(taken_back());
            }
        }
        None => {
            check_not_withdrawn(&change.list())?;
            if is_of_a_list && gone::is_gone(&change, &names).await? {
                return Err(taken_back());
            }
        }
    }
    let wording = wording.signed(&change)?;
    forget_entry(&change.transaction, organization, appeal_id, &id).await?;
    let (verified, _) = insert(&mut change, &keys, &wording, &id, signer).await?;
    tell(&mut change, organization, verified.as_slice()).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(id)
}

/// Whether a signer that comes with the same `once` is the one that came first.
fn is_same(first: &Attestation, names: &Names, signer: &Signer) -> bool {
    // The first stands under them as they are listed.
    let listed = listed_names(names, Some(&first.names));
    listed.is_ok_and(|listed| listed == first.names)
        && first.kind == signer.kind
        && first.ordinal == signer.ordinal
}

/// Another signer would take the place of the first one, and nobody would notice. Who that was is not said.
fn once_used(id: &str) -> FederationError {
    FederationError::conflict(
        "once_used",
        format!(
            "this `once` has listed another signer, {id}: send another `once` for this one, or correct \
             that one at the desk"
        ),
    )
}

/// The id of an attestation that comes from what is attested, so that the same is one each time: from the
/// appeal and `what`, kept apart from other ids of that kind by `purpose`. Whoever guesses `what` can see
/// that it was this, also after everything was taken back: nothing personal makes such an id.
pub(super) fn plain_id(change: &Change, purpose: &str, what: &str) -> String {
    let text = format!("undersigned:{purpose}\0{}\0{what}", change.appeal.ap_id);
    id_of(change, &Digest::of(&[text.as_bytes()]))
}

/// The same from what nobody is to find out by guessing: this server's secret goes into it.
pub(super) fn hidden_id(change: &Change, purpose: &str, what: &str) -> String {
    let text = format!("{purpose}\0{}\0{what}", change.appeal.ap_id);
    let secret = &change.instance().secret;
    let keyed = secret.keyed_hash("id of an attestation", text.as_bytes());
    id_of(change, &Digest::of(&[&keyed]))
}

fn id_of(change: &Change, digest: &Digest) -> String {
    let addresses = &change.instance().addresses;
    addresses.statement(StatementType::Attestation, &digest.hex()[..32])
}

/// Corrects what an organisation attested itself; the wording stays the one that was signed, unless the organisation has
/// asked whom it entered: `agrees` is the digest of the current text as it was shown, and who signed by form is asked by
/// e-mail instead. How it came, by which account, when a form was confirmed, and whether it called for the appeal are not what
/// is corrected.
///
/// # Errors
/// As [`attest`]; [`FederationError::NotFound`] `entry_unknown` where the organisation lists no
/// such signer; [`FederationError::Forbidden`] `account_signs` for what an account said itself;
/// [`FederationError::Conflict`] `text_changed` where the wording to which somebody agrees is another by now.
pub async fn correct(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    id: &str,
    signer: Signer,
    agrees: Option<&str>,
) -> Result<Attested> {
    let appeal = replicate::ensure(instance, object).await?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    check_initiator(&change, &keys)?;
    let held = own(&change, &keys, id).await?.ok_or_else(|| {
        FederationError::not_found("entry_unknown", "this organisation lists no such signer")
    })?;
    remember_said(&change, id, &held).await?;
    let agrees = agrees.filter(|_| is_entered(&held));
    let signer = match held.provenance {
        Provenance::FediverseAccount => {
            return Err(FederationError::forbidden(
                "account_signs",
                "the account that signed says how it is called",
            ));
        }
        Provenance::WebForm => Signer {
            provenance: Provenance::WebForm,
            // When it confirmed: nobody else says that.
            signed_at: held.signed_at.clone().or(signer.signed_at),
            ..signer
        },
        _ => signer,
    };
    let signer = Signer {
        account: held.account,
        initiated: held.initiated,
        ..signer
    };
    let names = super::endorse::typed(signer.names.clone())?;
    let names = listed_names(&names, Some(&held.names))?;
    let list = change.list();
    let note = list.current().ok_or_else(unpublished)?;
    let wording = match agrees {
        Some(text) => {
            check_not_withdrawn(&list)?;
            check_wording(note, text)?;
            Signed::This(pin_of(note))
        }
        None => Signed::AsHeld(pin_of(note)),
    };
    forget_entry(&change.transaction, organization, change.appeal.id, id).await?;
    let (verified, attested) = insert(&mut change, &keys, &wording, id, signer).await?;
    if let Some(verified) = &verified {
        tell_statement(&change, organization, verified, true, BTreeSet::new()).await?;
    }
    sign_by_form::renamed(&mut change, id, (&held.names, &names)).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(attested)
}

/// Whether an organisation's word counts for an appeal.
///
/// # Errors
/// [`FederationError::Forbidden`] where it does not.
pub(crate) fn check_initiator(change: &Change, keys: &ActorKeys) -> Result<()> {
    check_may(change, keys, Role::Signer)
}

/// Sends attestations to the servers that hold the list; many at once travel in one activity.
pub(crate) async fn tell(
    change: &mut Change,
    organization: &Organization,
    attestations: &[Verified],
) -> Result<()> {
    let object = match attestations {
        [] => return Ok(()),
        [one] => document(one),
        many => many.iter().map(document).collect(),
    };
    let actor = &organization.ap_id;
    let activity = change
        .instance()
        .activity("Create", actor, object, Audience::Public)?;
    tell_holders(change, organization, activity, BTreeSet::new()).await
}

/// Takes back what an organisation attested under an id: the names go, the place stays. Whatever
/// is not listed is left alone.
///
/// # Errors
/// The database.
pub(crate) async fn withdraw(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    id: &str,
) -> Result<()> {
    leaving::forget(&change.transaction, change.appeal.id, id).await?;
    let register = register(keys, id);
    let Some(row) = super::newest(change, &register).await? else {
        return Ok(());
    };
    let held = Verified::stored(&row.body)?;
    let Content::Attestation(attestation) = &held.statement().content else {
        return Ok(());
    };
    if !attestation.listed {
        return Ok(());
    }
    let mut attestation = attestation.as_ref().clone();
    // The place is ordered by when it was first listed.
    attestation.since = attestation.since.or(Some(held.statement().seq));
    let envelope = Envelope {
        id: id.to_owned(),
        ..super::envelope(change, &register).await?
    };
    let verified = keys.author.withdraw_attestation(&envelope, &attestation)?;
    insert_own(change, &verified).await?;
    tell_statement(change, organization, &verified, true, BTreeSet::new()).await
}

/// Whoever has gone does not come back by a list.
pub(super) fn taken_back() -> FederationError {
    FederationError::invalid(
        "taken_back",
        "it was taken back, and does not come back by a list; enter it by hand if it signs after all and is not on \
         the list",
    )
}

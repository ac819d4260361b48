//! Signing what is attested, and inserting it, unless it stands there like this already.

use super::{Attested, Signed, Signer, listed_names, said::register, signer::says, taken_back};
use crate::{
    FederationError,
    actions::{draft::is_date_or_time, newest_under, next, sign_by_form},
    error::Result,
    keys::ActorKeys,
    replica::{Change, must_stand},
};
use undersigned_domain::{
    Content, Envelope, Verified, attestation::Provenance, author::AttestationOf,
};

/// Signs and inserts an attestation under a given id, unless it stands there like this already.
/// Who signed an earlier wording has not signed a later one by being corrected, so the pin moves
/// only with [`Signed::This`]. Whoever was not shown, since it was to be taken back, is shown from now on, unless somebody
/// else has taken it back too: whoever calls has forgotten the withdrawal that this is to undo. The caller tells others,
/// with [`super::tell`].
///
/// # Errors
/// [`FederationError::Invalid`] for names that cannot be signed; `taken_back` for what once came by a
/// list, was taken back or withdrawn since, and comes by a list again.
pub(crate) async fn insert(
    change: &mut Change,
    keys: &ActorKeys,
    wording: &Signed,
    id: &str,
    signer: Signer,
) -> Result<(Option<Verified>, Attested)> {
    let done = insert_later(change, keys, wording, id, signer).await?;
    sign_by_form::show_again(&change.transaction, change.appeal.id, id).await?;
    Box::pin(change.flush()).await?;
    Ok(done)
}

/// The same; it is written with others, by [`Change::flush`] or with the commit.
///
/// # Errors
/// As [`insert`].
pub(crate) async fn insert_later(
    change: &mut Change,
    keys: &ActorKeys,
    wording: &Signed,
    id: &str,
    signer: Signer,
) -> Result<(Option<Verified>, Attested)> {
    check_signed_at(&signer)?;
    let register = register(keys, id);
    let (public, only) = (keys.all_public(), std::slice::from_ref(&register));
    let newest = newest_under(change, &public, only).await?;
    let newest = newest.into_iter().next().flatten();
    let held = match (change.state().register(&register), &newest) {
        (Some(register), _) => Some(register.first().clone()),
        // It may have been said under an older key.
        (None, Some(row)) => Some(Verified::stored(&row.body)?.statement().clone()),
        (None, None) => None,
    };
    let earlier = match held.as_ref().map(|held| &held.content) {
        Some(Content::Attestation(attestation)) => Some(attestation.as_ref()),
        _ => None,
    };
    let called = earlier.filter(|earlier| earlier.listed);
    let called = called.map(|earlier| &earlier.names);
    let names = listed_names(&signer.names, called)?;
    let is_gone = earlier.is_some_and(|earlier| !earlier.listed);
    if is_gone && signer.provenance == Provenance::Import {
        return Err(taken_back());
    }
    let pin = match wording {
        Signed::This(pin) => pin,
        Signed::AsHeld(current) => earlier
            .and_then(|earlier| earlier.pin.as_deref())
            .unwrap_or(current),
    };
    let signer = Signer {
        // Whoever does not speak of evidence says nothing against it.
        evidence: signer
            .evidence
            .or(earlier.and_then(|earlier| earlier.evidence_digest)),
        ..signer
    };
    if earlier.is_some_and(|earlier| says(earlier, pin, &names, &signer)) {
        return Ok((None, Attested::Unchanged));
    }
    let envelope = Envelope {
        id: id.to_owned(),
        ..next(change, &register, newest)?
    };
    let of = AttestationOf {
        pin,
        names: &names,
        kind: signer.kind,
        provenance: signer.provenance,
        initiated: signer.initiated,
        ordinal: signer.ordinal,
        signed_at: signer.signed_at.as_deref(),
        // Where nothing says when it was first listed, that was when it was signed.
        since: earlier
            .and_then(|earlier| earlier.since)
            .or(held.as_ref().map(|held| held.seq))
            .unwrap_or(envelope.seq),
        account: signer.account.as_deref(),
        evidence: signer.evidence,
    };
    let verified = keys.author.attest(&envelope, &of)?;
    must_stand(change.insert_signed_here_later(&verified).await)?;
    let attested = match earlier {
        Some(_) => Attested::Updated,
        None => Attested::Added,
    };
    Ok((Some(verified), attested))
}

/// # Errors
/// [`FederationError::Invalid`] for what is no time.
fn check_signed_at(signer: &Signer) -> Result<()> {
    match signer.signed_at.as_deref().is_none_or(is_date_or_time) {
        true => Ok(()),
        false => Err(FederationError::invalid(
            "signed_at_invalid",
            "`signedAt` is a date (2027-01-31) or an RFC 3339 time",
        )),
    }
}

//! The same said of several signers at once.

use super::{
    super::{admission_register, envelopes},
    by_itself, removing, since_when,
};
use crate::{
    error::Result,
    keys::ActorKeys,
    replica::{Change, must_stand},
};
use undersigned_domain::{
    Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
};

/// Signs it of each of these ids, whatever the key, and writes all of it at once, with what follows from it by itself. Nobody is told
/// yet.
///
/// # Errors
/// The database; the faults of an admission. Nothing is changed then.
pub(super) async fn sign_together(
    change: &mut Change,
    keys: &ActorKeys,
    ids: &[&str],
    (state, reason): (AdmissionState, Option<&str>),
) -> Result<Vec<Verified>> {
    let register = |id: &&str| admission_register(&keys.author, id, Role::Signer, None);
    let registers: Vec<_> = ids.iter().map(register).collect();
    let mut signed = Vec::with_capacity(ids.len());
    for (id, mut envelope) in ids.iter().zip(envelopes(change, keys, &registers).await?) {
        if state == AdmissionState::Removed {
            envelope.seq = envelope.seq.max(removing::above(change, id));
        }
        let since = since_when(change, id, Role::Signer);
        let admission = AdmissionOf {
            about: id,
            role: Role::Signer,
            admits: None,
            state,
            names_digest: None,
            ordinal: None,
            since: Some(since.unwrap_or(envelope.seq)),
            reason,
            overrules: &[],
        };
        signed.push((keys.author.admit(&envelope, &admission)?, true));
    }
    for outcome in change.insert_all(&signed).await? {
        must_stand(outcome)?;
    }
    // What follows reads rows of what was signed just now.
    change.flush().await?;
    Box::pin(by_itself(change)).await?;
    Ok(signed.into_iter().map(|(said, _)| said).collect())
}

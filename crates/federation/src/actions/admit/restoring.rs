//! Letting signers in again together who were taken off the list together.

use super::{
    super::{admission_register, envelopes},
    by_itself, check_may, check_not_withdrawn, since_when,
    telling::tell_together,
};
use crate::{
    error::Result,
    replica::{Change, must_stand},
};
use undersigned_domain::{
    Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
};
use undersigned_store::organizations::Organization;

/// Lets several in again who were attested, and whom this organisation has removed: what is signed of them is written, and
/// told, at once. Answers which of them: whoever stands on the list by now is left alone.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] where the organisation is no initiator; [`crate::FederationError::Conflict`] `withdrawn`
/// for a withdrawn appeal; the faults of an admission. Nothing is changed then.
pub(in crate::actions) async fn restore_together(
    change: &mut Change,
    organization: &Organization,
    abouts: &[&str],
) -> Result<Vec<String>> {
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(change, &keys, Role::Signer)?;
    check_not_withdrawn(change)?;
    let gone = abouts.iter().copied();
    let gone: Vec<&str> = gone.filter(|about| change.entry(about).is_none()).collect();
    let register = |about: &&str| admission_register(&keys.author, about, Role::Signer, None);
    let registers: Vec<_> = gone.iter().map(register).collect();
    let mut admissions = Vec::with_capacity(gone.len());
    for (about, envelope) in gone.iter().zip(envelopes(change, &registers).await?) {
        let since = since_when(change, about, Role::Signer);
        let admission = AdmissionOf {
            about,
            role: Role::Signer,
            // Nobody who was attested has a key.
            admits: None,
            state: AdmissionState::Admitted,
            names_digest: None,
            ordinal: None,
            since: Some(since.unwrap_or(envelope.seq)),
            reason: None,
            overrules: &[],
        };
        admissions.push((keys.author.admit(&envelope, &admission)?, true));
    }
    for outcome in change.insert_all(&admissions).await? {
        must_stand(outcome)?;
    }
    // What follows reads rows of what was signed just now.
    change.flush().await?;
    Box::pin(by_itself(change)).await?;
    let admissions: Vec<Verified> = admissions.into_iter().map(|(said, _)| said).collect();
    tell_together(change, organization, "Create", &admissions).await?;
    Ok(gone.into_iter().map(str::to_owned).collect())
}

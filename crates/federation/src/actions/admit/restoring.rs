//! Letting signers in again together who were taken off the list together.

use super::{check_may, check_not_withdrawn, telling::tell_together, together::sign_together};
use crate::{error::Result, replica::Change};
use undersigned_domain::admission::{AdmissionState, Role};
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
    check_not_withdrawn(&change.list())?;
    let gone = abouts.iter().copied();
    let gone: Vec<&str> = gone.filter(|about| change.entry(about).is_none()).collect();
    // Nobody who was attested has a key.
    let admission = (AdmissionState::Admitted, None);
    let admissions = sign_together(change, &keys, &gone, admission).await?;
    tell_together(change, organization, "Create", &admissions).await?;
    Ok(gone.into_iter().map(str::to_owned).collect())
}

//! Letting in who has accepted an invitation to call for an appeal.

use super::{Decision, by_itself, keys_known, within};
use crate::{Instance, actions::invite, error::Result, reconcile::replicate};
use undersigned_store::{invitations::Invitation, organizations::Organization};

/// Signs what lets them in, and notes with it that they accepted: nobody can take the invitation back in
/// between.
///
/// # Errors
/// As [`super::decide`]; [`crate::FederationError::Forbidden`] `invitation_withdrawn` where it was taken back.
pub(in crate::actions) async fn invited(
    instance: &Instance,
    organization: &Organization,
    invitation: &Invitation,
    decision: &Decision<'_>,
) -> Result<()> {
    let appeal = replicate::ensure(instance, &invitation.object).await?;
    let known = keys_known(instance, decision).await.keys;
    let mut change = instance.change_to_sign(appeal.id).await?;
    if !invite::accept(&change, invitation, decision.role).await? {
        return Ok(());
    }
    within(&mut change, organization, decision, known).await?;
    by_itself(&mut change).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

//! Invitations to an organisation, and from it.

use crate::{
    Instance,
    actions::invite,
    error::Result,
    views::{AppealView, Organization},
};
use undersigned_store::invitations;

pub use undersigned_store::invitations::Invitation;

/// How long an invitation that was taken back is shown after it was made, in milliseconds: thirty days.
pub(crate) const TAKEN_BACK_SHOWN_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

impl Instance {
    /// What an organisation has been invited to and has not answered, with the appeal where it is
    /// held. Whoever calls for it together already, or has signed, is not asked again, however that came about.
    ///
    /// # Errors
    /// The database.
    pub async fn invitations_to(
        &self,
        organization: &Organization,
    ) -> Result<Vec<(Invitation, Option<AppealView>)>> {
        let mut open = Vec::new();
        let pending = invitations::pending(self.database.conn(), &organization.ap_id).await?;
        let signed = invite::signed(self, organization, &pending).await?;
        for invitation in pending {
            let view = self.view_by_id(&invitation.object).await?;
            let has_role = view.as_ref().is_some_and(|view| {
                view.list.initiators.iter().any(|one| {
                    one.actor == invitation.invited && one.role.name() == invitation.role
                })
            });
            let is_done = match invite::is_to_sign(&invitation) {
                true => {
                    signed.contains(&invitation.object)
                        || !invite::waits(self, &invitation, view.as_ref()).await?
                }
                false => has_role,
            };
            if !is_done {
                open.push((invitation, view));
            }
        }
        Ok(open)
    }

    /// Invitations to an organisation of the last thirty days that were taken back before anything came of them:
    /// who was told of one finds out what became of it. Whoever has signed has nothing to find out.
    ///
    /// # Errors
    /// The database.
    pub async fn invitations_taken_back(
        &self,
        organization: &Organization,
    ) -> Result<Vec<(Invitation, Option<AppealView>)>> {
        let since = self.clock.millis() - TAKEN_BACK_SHOWN_MILLIS;
        let db = self.database.conn();
        let mut taken_back = invitations::taken_back(db, &organization.ap_id, since).await?;
        let signed = invite::signed(self, organization, &taken_back).await?;
        taken_back.retain(|one| !invite::is_to_sign(one) || !signed.contains(&one.object));
        self.not_dismissed(taken_back).await
    }

    /// Appeals of others for which an organisation calls as well, or whose list it keeps, since it accepted; with
    /// the appeal where it is held. Whether the organiser has let it in yet, the list says.
    ///
    /// # Errors
    /// The database.
    pub async fn called_with_others(
        &self,
        organization: &Organization,
    ) -> Result<Vec<(Invitation, Option<AppealView>)>> {
        let db = self.database.conn();
        let mut accepted = invitations::concerning(db, &organization.ap_id).await?;
        accepted.retain(|one| {
            one.invited == organization.ap_id
                && one.state == "accepted"
                && !one.offer_id.is_empty()
                && !invite::is_to_sign(one)
        });
        self.not_dismissed(accepted).await
    }

    /// Those of some invitations that the organiser of the appeal has not ended since, with the appeal where it is held.
    async fn not_dismissed(
        &self,
        invitations: Vec<Invitation>,
    ) -> Result<Vec<(Invitation, Option<AppealView>)>> {
        let mut found = Vec::new();
        for invitation in invitations {
            let view = self.view_by_id(&invitation.object).await?;
            let was_ended = view
                .as_ref()
                .is_some_and(|view| invite::was_dismissed(view.snapshot.state(), &invitation));
            if !was_ended {
                found.push((invitation, view));
            }
        }
        Ok(found)
    }

    /// Whom the organiser of an appeal has invited, and how they answered.
    ///
    /// # Errors
    /// The database.
    pub async fn invited_to(&self, object: &str) -> Result<Vec<Invitation>> {
        Ok(invitations::of_appeal(self.database.conn(), object).await?)
    }
}

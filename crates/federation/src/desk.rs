//! Reading, for the people who work for an organisation: what is theirs and nobody else's.

mod deliveries;
mod endorsements;
mod invitations;
mod undelivered;

pub use deliveries::DeliveryState;
pub use endorsements::OwnEndorsement;
pub use invitations::Invitation;
pub(crate) use invitations::TAKEN_BACK_SHOWN_MILLIS;

use crate::{
    Instance,
    actions::decide_signers::Act,
    error::Result,
    views::{Appeal, AppealFilter, AppealView, Organization, Pending},
};
use undersigned_domain::{Content, Names};
use undersigned_store::appeals;

impl Instance {
    /// An organisation's own appeals, drafts first, then newest first.
    ///
    /// # Errors
    /// The database.
    pub async fn appeals_of(&self, organization: &Organization) -> Result<Vec<Appeal>> {
        let filter = AppealFilter {
            organization_id: Some(organization.id),
            ..AppealFilter::default()
        };
        let mut own = appeals::list(self.database.conn(), &filter).await?;
        own.sort_by_key(|appeal| appeal.root.is_some());
        Ok(own)
    }

    /// Who waits to be let in to an appeal: nobody once it is withdrawn, since nobody is let in then.
    ///
    /// # Errors
    /// The database.
    pub async fn to_let_in(&self, appeal: &Appeal) -> Result<Vec<Pending>> {
        match Act::Admit.is_open_for(appeal) {
            true => self.who_waits(appeal.id).await,
            false => Ok(Vec::new()),
        }
    }

    /// Everybody who waits to be let in by an organisation, on its own appeals and on those it
    /// was made an initiator of; oldest first.
    ///
    /// # Errors
    /// The database.
    pub async fn waiting_for(
        &self,
        organization: &Organization,
    ) -> Result<Vec<(AppealView, Pending)>> {
        let mut waiting = Vec::new();
        for appeal in appeals::list(self.database.conn(), &AppealFilter::default()).await? {
            if appeal.root.is_none() {
                continue;
            }
            let pending = self.to_let_in(&appeal).await?;
            if pending.is_empty() {
                continue;
            }
            let Some(view) = self.view_by_id(&appeal.ap_id).await? else {
                continue;
            };
            let ours = appeal.organization_id == Some(organization.id)
                || view
                    .list
                    .initiators
                    .iter()
                    .any(|one| one.actor == organization.ap_id);
            if ours {
                waiting.extend(pending.into_iter().map(|one| (view.clone(), one)));
            }
        }
        waiting.sort_by_key(|(_, pending)| pending.received_at);
        Ok(waiting)
    }

    /// Whom an organisation removed from an appeal's list and has not let in again, by the id
    /// that was removed, with the names it signed with where they are still held, and when it signed
    /// that last, in milliseconds since 1970.
    pub fn removed_by(
        &self,
        view: &AppealView,
        organization: &Organization,
    ) -> Vec<(String, Names, u64)> {
        let removed = view.snapshot.removed().into_iter();
        removed
            .filter_map(|(about, removals)| {
                let own = removals.iter().map(|(statement, _)| statement);
                let own = own.filter(|statement| statement.author == organization.ap_id);
                let at = own.map(|statement| statement.seq).max()?;
                Some((about.to_owned(), names_of(view, about), at))
            })
            .collect()
    }
}

/// The names with which an actor signed, or that an attestation gives.
pub(crate) fn names_of(view: &AppealView, about: &str) -> Names {
    view.snapshot
        .state()
        .registers()
        .filter_map(|(key, register)| {
            let statement = register.value()?;
            match &statement.content {
                Content::Endorsement(endorsement) if key.author == about => {
                    Some(endorsement.names.clone())
                }
                Content::Attestation(attestation) if statement.id == about => {
                    Some(attestation.names.clone())
                }
                _ => None,
            }
        })
        .next()
        .unwrap_or_default()
}

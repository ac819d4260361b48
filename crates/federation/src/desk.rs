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
use std::collections::{BTreeMap, BTreeSet};
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
        let own = removed.filter_map(|(about, removals)| {
            let own = removals.iter().map(|(statement, _)| statement);
            let own = own.filter(|statement| statement.author == organization.ap_id);
            Some((about, own.map(|statement| statement.seq).max()?))
        });
        let own: BTreeMap<&str, u64> = own.collect();
        let names = names_of(view, &own.keys().copied().collect());
        own.into_iter()
            .map(|(about, at)| {
                let names = names.get(about).copied().cloned();
                (about.to_owned(), names.unwrap_or_default(), at)
            })
            .collect()
    }
}

/// The names with which some actors signed, or that some attestations give, as far as they are held. However many are asked
/// for, the state is gone through once.
pub(crate) fn names_of<'a>(
    view: &'a AppealView,
    abouts: &BTreeSet<&str>,
) -> BTreeMap<&'a str, &'a Names> {
    let mut found = BTreeMap::new();
    for (key, register) in view.snapshot.state().registers() {
        let Some(statement) = register.value() else {
            continue;
        };
        let (about, names) = match &statement.content {
            Content::Endorsement(said) => (key.author, &said.names),
            Content::Attestation(said) => (statement.id.as_str(), &said.names),
            _ => continue,
        };
        if abouts.contains(about) {
            found.entry(about).or_insert(names);
        }
    }
    found
}

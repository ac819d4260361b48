//! Reading, for the people who work for an organisation: what is theirs and nobody else's.

mod endorsements;

use crate::{
    Instance,
    actions::{decide_signers::Act, invite},
    error::Result,
    standing::MAX_HOSTS,
    views::{Appeal, AppealFilter, AppealView, Organization, Pending},
};
use undersigned_domain::Content;
use undersigned_store::{
    appeals,
    deliveries::{self, WaitingAt},
    delivery_hosts::{self, DeliveryHost},
    invitations,
};

pub use endorsements::OwnEndorsement;
pub use undersigned_store::invitations::Invitation;

/// How long an invitation that was taken back is shown after it was made, in milliseconds: thirty days.
pub(crate) const TAKEN_BACK_SHOWN_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// How things stand with a server to which an organisation's messages wait to be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryState {
    /// The host.
    pub host: String,
    /// How many of the organisation's messages wait.
    pub waiting: u64,
    /// Failures in a row.
    pub failures: u64,
    /// Whether it is there and takes others, and only did not take those that wait.
    pub stumbles: bool,
    /// What went wrong last, as the client said it.
    pub last_error: Option<String>,
    /// Not before this time, in milliseconds since 1970.
    pub next_at: i64,
    /// Whether nothing is sent until it contacts us again.
    pub gave_up: bool,
}

impl DeliveryState {
    /// How a host stands for which something waits, by its row among `rows`.
    pub(crate) fn of(at: WaitingAt, rows: &[DeliveryHost]) -> Self {
        let row = rows.iter().find(|row| row.host == at.host);
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let pause = row.map_or(0, |row| row.next_at);
        // A host that is well may stumble over all that waits for it.
        let (stumbles, failures, last_error) = match row {
            Some(row) if at.not_before <= pause => (false, row.failures, row.last_error.clone()),
            _ => (true, at.attempts, at.last_error),
        };
        let next_at = pause.max(at.not_before);
        Self {
            waiting: count(at.waiting),
            failures: count(failures),
            stumbles,
            last_error,
            next_at,
            gave_up: row.is_some_and(|row| row.gave_up_at.is_some()),
            host: at.host,
        }
    }

    /// How a host stands that was given up: nothing waits for it.
    pub(crate) fn given_up(row: &DeliveryHost) -> Self {
        let at = WaitingAt {
            host: row.host.clone(),
            ..WaitingAt::default()
        };
        Self::of(at, std::slice::from_ref(row))
    }
}

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

    /// Servers for which an organisation's messages wait, or that get none although somebody there
    /// follows it, and how things stand with them.
    ///
    /// # Errors
    /// The database.
    pub async fn deliveries_of(&self, organization: &Organization) -> Result<Vec<DeliveryState>> {
        let db = self.database.conn();
        let waiting = deliveries::waiting_of(db, &organization.ap_id).await?;
        let hosts: Vec<&str> = waiting.iter().map(|at| at.host.as_str()).collect();
        let rows = delivery_hosts::by_hosts(db, &hosts).await?;
        let states = waiting.into_iter();
        let mut states: Vec<_> = states.map(|at| DeliveryState::of(at, &rows)).collect();
        let lost = delivery_hosts::given_up_with_followers(db, organization.id, MAX_HOSTS).await?;
        states.extend(lost.iter().map(DeliveryState::given_up));
        Ok(states)
    }

    /// Whom an organisation removed from an appeal's list and has not let in again, by the id
    /// that was removed, with the names it signed with where they are still held, and when it signed
    /// that last, in milliseconds since 1970.
    pub fn removed_by(
        &self,
        view: &AppealView,
        organization: &Organization,
    ) -> Vec<(String, undersigned_domain::Names, u64)> {
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
pub(crate) fn names_of(view: &AppealView, about: &str) -> undersigned_domain::Names {
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

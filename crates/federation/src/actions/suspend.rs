//! Suspending an organisation of this server, and letting it go on. Its people read and take along
//! what is theirs; nothing is published, signed or sent in its name, and nobody new signs what it
//! calls for. What is signed stays signed: copies are compared as before, so that no list falls, and
//! whoever takes a name back is heard. docs/adr/0029-several-organisations.md says why.

use crate::{FederationError, Instance, error::Result};
use std::future::Future;
use undersigned_store::{
    ConnectionTrait, appeals, deliveries, mails, news,
    organizations::{self, Organization},
    statements, subscribers,
};

/// Longest reason, in characters.
const MAX_REASON: usize = 500;

tokio::task_local! {
    /// The organisation that this task deletes.
    static LEAVING: i64;
}

/// Suspends an organisation, or changes why, and whether its pages are hidden. What waited to be sent
/// in its name is dropped, mails too: news, invitations to sign and to its desk. What people need for what
/// is theirs, such as the links to their signatures, leaves.
///
/// # Errors
/// [`FederationError::Invalid`] for a reason that is too long.
pub async fn suspend(
    instance: &Instance,
    organization: &Organization,
    reason: &str,
    hide: bool,
) -> Result<()> {
    let reason = reason.trim();
    if reason.chars().count() > MAX_REASON || reason.chars().any(char::is_control) {
        return Err(FederationError::invalid(
            "reason_invalid",
            format!("a reason is one line of at most {MAX_REASON} characters"),
        ));
    }
    let now = instance.clock.millis();
    let since = organization.suspended_at.unwrap_or(now);
    let transaction = instance.database.begin().await?;
    organizations::set_suspended(&transaction, organization.id, Some(since), reason, hide).await?;
    deliveries::drop_actor(&transaction, &organization.ap_id).await?;
    // First the news, for which whoever writes mails just now is waited for; then what they wrote.
    news::finish_of(&transaction, organization.id, now).await?;
    subscribers::drop_news(&transaction, organization.id).await?;
    mails::drop_of(&transaction, organization.id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Lets an organisation go on; says whether it was suspended. What others missed they fetch with the
/// next comparison.
///
/// # Errors
/// The database.
pub async fn resume(instance: &Instance, organization: &Organization) -> Result<bool> {
    let own = instance.appeals_of(organization).await?;
    let own: Vec<i64> = own.iter().map(|appeal| appeal.id).collect();
    let transaction = instance.database.begin().await?;
    // Before the organisation, which whoever changes one of them may hold after it.
    appeals::lock_several(&transaction, &own).await?;
    organizations::set_suspended(&transaction, organization.id, None, "", false).await?;
    // Whoever came meanwhile waits; the next comparison lets in whom it may.
    for appeal in own {
        let waiting = statements::in_mailbox(&transaction, appeal).await?;
        let others = waiting
            .iter()
            .filter(|row| !instance.addresses.is_ours(&row.author));
        let others: Vec<i64> = others.map(|row| row.id).collect();
        statements::look_again(&transaction, &others).await?;
    }
    transaction.commit().await?;
    Ok(organization.suspended_at.is_some())
}

/// Deletes an organisation. What this says in its name reaches others though it is suspended, and what
/// anybody else says meanwhile does not.
pub(super) async fn while_it_leaves<T>(id: i64, deleting: impl Future<Output = T>) -> T {
    LEAVING.scope(id, deleting).await
}

/// Whether this is the task that deletes an organisation.
pub(crate) fn leaves(id: i64) -> bool {
    LEAVING.try_with(|leaving| *leaving == id).unwrap_or(false)
}

impl Instance {
    /// Whether an organisation of ours is suspended, for whoever asks: it is not for what deletes it.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn is_suspended(
        &self,
        db: &impl ConnectionTrait,
        organization_id: Option<i64>,
    ) -> Result<bool> {
        match organization_id {
            Some(id) if !leaves(id) => Ok(organizations::is_suspended(db, id).await?),
            _ => Ok(false),
        }
    }

    /// Whether new signatures can be taken for an appeal of ours.
    ///
    /// # Errors
    /// [`FederationError::Conflict`] `suspended` where its organiser is; the database.
    pub async fn check_not_suspended(&self, organization_id: Option<i64>) -> Result<()> {
        match self
            .is_suspended(self.database.conn(), organization_id)
            .await?
        {
            true => Err(FederationError::conflict(
                "suspended",
                "the organisation that calls for it is suspended on this server",
            )),
            false => Ok(()),
        }
    }
}

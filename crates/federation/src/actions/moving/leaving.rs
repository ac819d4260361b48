//! Who has moved withdraws from each list on which the new actor stands.

use crate::{FederationError, Instance, actions::endorse, error::Result};
use undersigned_store::organizations::{self, Organization};

/// Withdraws what is signed again elsewhere by now.
pub(super) async fn work(instance: &Instance) -> Result<()> {
    for organization in organizations::moved(instance.database.conn()).await? {
        let Some(new) = organization.moved_to.clone() else {
            continue;
        };
        withdraw(instance, &organization, &new).await?;
    }
    Ok(())
}

async fn withdraw(instance: &Instance, organization: &Organization, new: &str) -> Result<()> {
    for own in instance.endorsements_of(organization).await? {
        // Its name stands there, and was let in under the new id.
        let entry = own.view.snapshot.entry(new);
        let stands = entry.is_some_and(|entry| {
            entry.name_confirmed && !entry.contested && !entry.names.is_empty()
        });
        if !own.endorsed || !stands {
            continue;
        }
        let object = &own.view.appeal.ap_id;
        match endorse::withdraw(instance, organization, object).await {
            Ok(_) => {}
            Err(error @ (FederationError::Store(_) | FederationError::Internal(_))) => {
                return Err(error);
            }
            Err(error) => {
                tracing::debug!(appeal = object, %error, "who has moved is not withdrawn yet");
            }
        }
    }
    Ok(())
}

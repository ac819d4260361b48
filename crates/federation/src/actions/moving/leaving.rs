//! Who has moved withdraws from each list on which the new actor stands.

use crate::{FederationError, Instance, actions::endorse, error::Result};
use undersigned_domain::{Content, State, admission::AdmissionState};
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

/// Whether a name of an actor's own was let in.
fn has_its_name(state: &State, actor: &str) -> bool {
    let said = state.admissions_of(actor);
    said.filter_map(|(_, register)| register.value())
        .any(|said| match &said.content {
            Content::Admission(said) => {
                said.state == AdmissionState::Admitted && said.names_digest.is_some()
            }
            _ => false,
        })
}

async fn withdraw(instance: &Instance, organization: &Organization, new: &str) -> Result<()> {
    for own in instance.endorsements_of(organization).await? {
        // Its name stands there, and was let in under the new id: where the two are joined, an entry may
        // stand by what the old actor says alone.
        let snapshot = &own.view.snapshot;
        let stands = snapshot.entry(new).is_some_and(|entry| {
            entry.name_confirmed && !entry.contested && !entry.names.is_empty()
        });
        if !own.endorsed || !stands || !has_its_name(snapshot.state(), new) {
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

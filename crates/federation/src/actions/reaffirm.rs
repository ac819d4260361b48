//! Affirming a new wording: an endorsement again, with the names and reservations it had.

use super::endorse::{self, Endorsed, Said};
use crate::{FederationError, Instance, desk::OwnEndorsement, error::Result};
use undersigned_domain::{
    Note,
    endorsement::{Pin, Reservation},
    mandate::Mandate,
};
use undersigned_store::organizations::Organization;

/// Affirms the wording that was read. Names go with it as they were signed, and so do
/// reservations against demands that still stand. The mandate does not: it was for another wording.
///
/// # Errors
/// [`FederationError::NotFound`] where the organisation does not endorse the appeal;
/// [`FederationError::Conflict`] where the wording is another by now, or the appeal withdrawn.
pub async fn reaffirm(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    read: &Pin,
) -> Result<Endorsed> {
    let own = instance.endorsement_of(organization, object).await?;
    let own = own.filter(|own| own.said.endorsed).ok_or_else(|| {
        FederationError::not_found(
            "not_endorsed",
            "this organisation does not endorse the appeal",
        )
    })?;
    let said = Said {
        reservations: kept(&own),
        names: own.said.names,
        // The body decided about the text that stood then.
        mandate: None,
    };
    endorse::sign(instance, organization, object, said, Some(read)).await
}

/// The reservations that go with a new endorsement: those against demands that still stand.
pub fn kept(own: &OwnEndorsement) -> Vec<Reservation> {
    let note = own.view.list.current();
    let stands = |one: &&Reservation| note.is_some_and(|note| has_demand(note, &one.demand));
    own.said
        .reservations
        .iter()
        .filter(stands)
        .cloned()
        .collect()
}

/// The mandate that goes with a correction: that which was given for the text that stands now.
pub fn kept_mandate(own: &OwnEndorsement) -> Option<Mandate> {
    own.said.mandate.filter(|_| own.current_wording)
}

fn has_demand(note: &Note, id: &str) -> bool {
    note.text.demands.iter().any(|demand| demand.id == id)
}

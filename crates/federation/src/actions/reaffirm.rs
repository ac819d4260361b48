//! Affirming a new wording, and signing again: an endorsement with the names and reservations it had.

use super::endorse::{self, Endorsed, Said};
use crate::{FederationError, Instance, desk::OwnEndorsement, error::Result};
use undersigned_domain::{
    Note,
    endorsement::{Pin, Reservation},
    mandate::Mandate,
};
use undersigned_store::{appeals::Appeal, organizations::Organization};

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

/// What goes on in a new endorsement that says nothing else: what the organisation said last when it endorsed the
/// appeal, also where it has withdrawn that since. Whoever withdrew and signs again does not thereby sign what it had
/// reserved. None where it never endorsed it.
///
/// # Errors
/// The database.
pub async fn goes_on(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<Option<Said>> {
    let own = instance.endorsement_of(organization, &appeal.ap_id).await?;
    if let Some(own) = own.filter(|own| own.endorsed) {
        return Ok(Some(Said {
            reservations: kept(&own),
            mandate: kept_mandate(&own),
            names: own.said.names,
        }));
    }
    let Some(earlier) = endorse::last_withdrawn(instance, organization, appeal.id).await? else {
        return Ok(None);
    };
    let view = instance.view_by_id(&appeal.ap_id).await?;
    let note = view.as_ref().and_then(|view| view.list.current());
    Ok(Some(Said {
        reservations: standing(&earlier.said.reservations, note),
        names: earlier.said.names,
        // What was decided then was taken back; who decided that it signs again, nobody but the organisation can say.
        mandate: None,
    }))
}

/// The reservations that go with a new endorsement: those against demands that still stand.
pub fn kept(own: &OwnEndorsement) -> Vec<Reservation> {
    standing(&own.said.reservations, own.view.list.current())
}

fn standing(reservations: &[Reservation], note: Option<&Note>) -> Vec<Reservation> {
    let stands = |one: &&Reservation| note.is_some_and(|note| has_demand(note, &one.demand));
    reservations.iter().filter(stands).cloned().collect()
}

/// The mandate that goes with a correction: that which was given for the text that stands now.
pub fn kept_mandate(own: &OwnEndorsement) -> Option<Mandate> {
    own.said.mandate.filter(|_| own.current_wording)
}

fn has_demand(note: &Note, id: &str) -> bool {
    note.text.demands.iter().any(|demand| demand.id == id)
}

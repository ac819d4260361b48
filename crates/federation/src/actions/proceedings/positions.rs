//! What organisations say of an amendment: that they back it, a comment, a reservation.

use super::{
    PositionForm, Said, amendment_unknown, amendments::check_not_withdrawn, begin, forms::written,
    is_about,
};
use crate::{FederationError, Instance, actions::endorse::check_still_here, error::Result};
use undersigned_domain::proceedings::{Position, Proceeding};
use undersigned_store::{appeals::Appeal, organizations::Organization};

const TYPE: &str = "Position";

/// Says how an organisation stands to an amendment, in place of what it said before.
///
/// # Errors
/// [`FederationError::NotFound`] where there is no such amendment; [`FederationError::Forbidden`]
/// `not_admitted` where the organisation is not let in; [`FederationError::Conflict`] `moved` where
/// it has, and `withdrawn` where the appeal is; the fault of what cannot be signed.
pub async fn take_position(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    amendment: &str,
    form: PositionForm,
) -> Result<Proceeding> {
    check_still_here(organization)?;
    let snapshot = instance.snapshot(appeal).await?;
    check_not_withdrawn(snapshot.list())?;
    let record = instance.record(appeal, &snapshot).await?;
    let there = record.amendment(amendment);
    if !there.is_some_and(|there| there.amendment.stands()) {
        return Err(amendment_unknown());
    }
    let position = Position {
        about: amendment.to_owned(),
        withdrawn: false,
        seconds: form.seconds,
        comment: written(&form.comment),
        reservation: written(&form.reservation),
    };
    say(instance, organization, appeal, &position).await
}

/// Takes back what an organisation said of an amendment.
///
/// # Errors
/// [`FederationError::NotFound`] `position_unknown` where it said nothing; as [`take_position`].
pub async fn withdraw_position(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    amendment: &str,
) -> Result<Proceeding> {
    let position = Position {
        about: amendment.to_owned(),
        withdrawn: true,
        seconds: false,
        comment: super::Words::new(),
        reservation: super::Words::new(),
    };
    say(instance, organization, appeal, &position).await
}

async fn say(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    position: &Position,
) -> Result<Proceeding> {
    let floor = begin(instance, organization, appeal).await?;
    let about = |said: &serde_json::Value| is_about(said, &position.about);
    let earlier = floor.earlier(TYPE, about).await?;
    if position.withdrawn && earlier.is_none() {
        return Err(FederationError::not_found(
            "position_unknown",
            "this organisation has said nothing of that amendment",
        ));
    }
    floor
        .say_and_end(Said {
            kind: TYPE,
            state: position.state(),
            earlier: earlier.as_ref(),
            members: position.members(),
        })
        .await
}

//! Who is named in an appeal's text as one who calls for it too, and has to be asked for that.

use super::{Asking, dismissed_at, later, note_later, offer};
use crate::{Instance, error::Result, replica::Snapshot, speaking};
use undersigned_domain::{admission::Role, ids};
use undersigned_store::{appeals::Appeal, invitations, organizations::Organization};

/// Whoever publishes asks at once: before this time is over, in milliseconds, nobody else does.
const SOON_MILLIS: i64 = 30 * 1_000;
/// For so long after an appeal was published those are asked again at each round whose servers were away, in
/// milliseconds: a day. After that they are asked less and less often (`invite/later`), and a person sees at the desk that they
/// were not.
const AGAIN_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Of those whom the text of an appeal names: who was never asked, and has not been dismissed. Their
/// servers were away when it was published, or this one stopped just then.
///
/// # Errors
/// The database.
pub async fn not_asked(
    instance: &Instance,
    appeal: &Appeal,
    snapshot: &Snapshot,
) -> Result<Vec<String>> {
    let list = snapshot.list();
    let named = list.current().map(|note| note.text.initiators.as_slice());
    let named = named.unwrap_or_default();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let organiser = &appeal.organiser;
    let held = invitations::of_appeal(instance.database.conn(), &appeal.ap_id).await?;
    let was_asked = |id: &str| {
        let mut offered = held.iter().filter(|one| !one.offer_id.is_empty());
        offered.any(|one| one.invited == id && one.inviter == *organiser)
    };
    let has_role = |id: &str| list.initiators.iter().any(|one| one.actor == id);
    let was_dismissed =
        |id: &str| dismissed_at(snapshot.state(), organiser, id, Role::CoInitiator) > 0;
    let left = named
        .iter()
        .filter(|id| *id != organiser && !was_asked(id) && !has_role(id) && !was_dismissed(id));
    Ok(left.cloned().collect())
}

/// Invites co-initiators whom an appeal names, as far as they can be reached now.
pub(in crate::actions) async fn invite_named(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    initiators: &[String],
) {
    for invited in initiators
        .iter()
        .filter(|actor| **actor != organization.ap_id)
    {
        let role = Role::CoInitiator;
        let offered = offer(instance, organization, appeal, invited, role, None).await;
        if let Err(error) = offered {
            tracing::warn!(
                host = ids::host(invited),
                code = error.code(),
                "somebody was not invited; it is tried again where their server did not answer"
            );
            if error.is_retryable() {
                let invited = std::slice::from_ref(invited);
                let kept = note_later(instance, appeal, invited, Asking::Later).await;
                if let Err(error) = kept {
                    tracing::warn!(%error, "nor is it known that they are to be asked later");
                }
            }
        }
    }
}

/// Invites those whom the text names by now and nobody has asked. The text is published whatever comes
/// of it.
pub(in crate::actions) async fn invite_unasked(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let snapshot = instance.snapshot(appeal).await?;
    let named = not_asked(instance, appeal, &snapshot).await?;
    if !named.is_empty() {
        let organization = instance.organization(&appeal.organiser).await?;
        invite_named(instance, &organization, appeal, &named).await;
    }
    Ok(())
}

/// Asks those again who could not be asked when an appeal of ours was written or published, as long as it is open.
///
/// # Errors
/// Where the organiser has no key that counts; the database.
pub(crate) async fn ask_again(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if appeal.organization_id.is_none() {
        return Ok(());
    }
    later::forget_over(instance, appeal).await?;
    if appeal.closed || appeal.status == "withdrawn" {
        return Ok(());
    }
    let published = appeal.published_at.unwrap_or(0);
    let age = instance.clock.millis().saturating_sub(published);
    if age < SOON_MILLIS {
        return Ok(());
    }
    let organization = instance.organization_if_any(&appeal.organiser).await?;
    let Some(organization) = organization.filter(|one| one.suspended_at.is_none()) else {
        return Ok(());
    };
    if age < AGAIN_MILLIS {
        ask_named(instance, &organization, appeal).await?;
    }
    later::ask(instance, &organization, appeal).await
}

async fn ask_named(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<()> {
    let snapshot = instance.snapshot(appeal).await?;
    for invited in not_asked(instance, appeal, &snapshot).await? {
        speaking::check(instance, organization, appeal).await?;
        let role = Role::CoInitiator;
        let offered = offer(instance, organization, appeal, &invited, role, None).await;
        if let Err(error) = offered {
            let host = ids::host(&invited);
            tracing::debug!(host, code = error.code(), "not invited yet");
        }
    }
    Ok(())
}

//! What an organisation signed elsewhere is signed again here, under its new id, where nothing has to
//! be decided: the same names, under the same wording. All else is for its people.

use super::{earlier, times_away};
use crate::{
    FederationError, Instance,
    actions::{
        audit::{self, Actor},
        endorse::{self, Said},
        invite,
    },
    desk::OwnEndorsement,
    error::Result,
    reconcile::replicate,
    replica::Snapshot,
};
use undersigned_domain::{Content, StatementType, endorsement::Endorsement, ids, rotation};
use undersigned_store::{
    appeals::Appeal,
    invitations,
    moved_appeals::{self, MovedAppeal},
    organizations::{self, Organization},
};

/// It is signed.
pub const SIGNED: &str = "signed";
/// Its invitation to an appeal of the old actor's is accepted, or will be when it comes, and the old actor does
/// not stand under it.
pub const ACCEPTED: &str = "accepted";
/// The old actor signed another wording than the one that stands: its people decide.
pub const OTHER_WORDING: &str = "other-wording";
/// The appeal has been withdrawn: nobody signs it any more, or joins in calling for it.
pub const WITHDRAWN: &str = "withdrawn";
/// The old actor does not stand under it.
pub const NOT_SIGNED: &str = "not-signed";
/// The organisation no longer says that it was the old actor.
const FORGOTTEN: &str = "forgotten";
/// It was tried for days in vain.
const GIVEN_UP: &str = "given-up";
/// What is tried anew where the old actor says once more that it has moved: what stood in the way may be
/// over, and what was signed may have been withdrawn by moving back.
pub(super) const LEFT: [&str; 5] = [SIGNED, ACCEPTED, NOT_SIGNED, FORGOTTEN, GIVEN_UP];

/// How many are tried in one round.
const AT_ONCE: u64 = 8;
/// How often one is tried before it is given up: over about two weeks.
const MAX_TRIES: i64 = 14;
/// How often it is looked whether the old actor stands on a list: for about eight minutes.
const LOOKS: i64 = 7;
/// How often that is looked at under an appeal of the old actor's own, which is compared with its server each
/// time: for about twelve seconds.
const LOOKS_AT_ITS_OWN: i64 = 2;
/// The first pause after a failure, in milliseconds; each further one is twice as long, up to
/// [`MAX_PAUSE_MILLIS`].
const PAUSE_MILLIS: i64 = 4 * 1_000;
/// The longest pause, in milliseconds: two days.
const MAX_PAUSE_MILLIS: i64 = 2 * 24 * 60 * 60 * 1_000;
/// After how long it is looked again whether an organisation is still suspended, in milliseconds.
const SUSPENDED_MILLIS: i64 = 60 * 60 * 1_000;

/// Does what is due.
pub(super) async fn work(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let now = instance.clock.millis();
    for row in moved_appeals::due(db, now, AT_ONCE).await? {
        let Some(organization) = organizations::by_id(db, row.organization_id).await? else {
            continue;
        };
        // Deleted: there is nobody who could sign.
        if organization.deleted_at.is_some() {
            moved_appeals::decide(db, row.id, GIVEN_UP).await?;
            continue;
        }
        // Suspended: no try, so that nothing is given up meanwhile.
        if organization.suspended_at.is_some() {
            moved_appeals::put_off(db, row.id, row.tries, now + SUSPENDED_MILLIS).await?;
            continue;
        }
        match one(instance, &organization, &row).await {
            Ok(outcome) => moved_appeals::decide(db, row.id, outcome).await?,
            Err(error @ FederationError::Store(_)) => return Err(error),
            Err(FederationError::Conflict {
                code: "wording_changed",
                ..
            }) => moved_appeals::decide(db, row.id, OTHER_WORDING).await?,
            // For good: by our copy, or by what its server says.
            Err(FederationError::Conflict {
                code: "withdrawn", ..
            }) => end_withdrawn(instance, &row).await?,
            Err(FederationError::NotFound {
                code: "not_signed", ..
            }) if row.tries >= LOOKS => moved_appeals::decide(db, row.id, NOT_SIGNED).await?,
            Err(error) if row.tries >= MAX_TRIES => {
                let host = ids::host(&row.object);
                let code = error.code();
                tracing::info!(host, code, "an appeal was not signed again, and given up");
                moved_appeals::decide(db, row.id, GIVEN_UP).await?;
            }
            Err(error) => {
                let host = ids::host(&row.object);
                let code = error.code();
                tracing::debug!(host, code, "an appeal is not signed again yet");
                moved_appeals::put_off(db, row.id, row.tries + 1, now + pause(row.tries)).await?;
            }
        }
    }
    Ok(())
}

/// Ends it where the appeal was withdrawn, and says so in the log of the desk.
async fn end_withdrawn(instance: &Instance, row: &MovedAppeal) -> Result<()> {
    let transaction = instance.database.begin().await?;
    moved_appeals::decide(&transaction, row.id, WITHDRAWN).await?;
    let what = ("move-withdrawn", row.object.as_str(), "");
    // Whoever runs the server said that it moves.
    let (of, by) = (row.organization_id, Actor::Command);
    audit::note_done(instance, &transaction, of, by, what).await?;
    transaction.commit().await?;
    Ok(())
}

/// How long to wait after so many failures, in milliseconds.
fn pause(tries: i64) -> i64 {
    let doublings = u32::try_from(tries.clamp(0, 20)).unwrap_or_default();
    (PAUSE_MILLIS << doublings).min(MAX_PAUSE_MILLIS)
}

async fn one(
    instance: &Instance,
    organization: &Organization,
    row: &MovedAppeal,
) -> Result<&'static str> {
    // Whoever has that name now is somebody else.
    if !earlier(organization).contains(&row.actor) {
        return Ok(FORGOTTEN);
    }
    let appeal = replicate::ensure(instance, &row.object).await?;
    let is_its_own = appeal.organiser == row.actor;
    let mut called = Ok(());
    if is_its_own {
        called = call_for(instance, organization, &appeal).await;
        replicate::compare_now(instance, &appeal).await;
    }
    // Whatever it has said under its new id since is its own word, also where nobody joins in calling for the appeal any more.
    let own = instance.endorsement_of(organization, &appeal.ap_id).await?;
    if let Some(own) = own
        && (own.endorsed || !withdrew_by_moving(instance, organization, &row.actor, &own).await?)
    {
        return match called {
            Ok(())
            | Err(FederationError::Conflict {
                code: "withdrawn", ..
            }) => Ok(SIGNED),
            Err(error) => Err(error),
        };
    }
    called?;
    let snapshot = instance.snapshot(&appeal).await?;
    // Our copy may have only begun; who does not stand after some time does not.
    let Some(said) = standing(&snapshot, &row.actor) else {
        if is_its_own && row.tries >= LOOKS_AT_ITS_OWN {
            return Ok(ACCEPTED);
        }
        return Err(FederationError::not_found(
            "not_signed",
            "the old actor does not stand under it here",
        ));
    };
    let again = Said {
        names: said.names,
        reservations: said.reservations,
        mandate: said.mandate,
    };
    let object = &appeal.ap_id;
    endorse::sign(instance, organization, object, again, said.pin.as_deref()).await?;
    Ok(SIGNED)
}

/// Accepts to call for an appeal of the old actor's, unless that is said.
async fn call_for(instance: &Instance, organization: &Organization, appeal: &Appeal) -> Result<()> {
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let held = invitations::find(db, object, &organization.ap_id).await?;
    if held.is_some_and(|held| held.state == "accepted") {
        return Ok(());
    }
    invite::answer(instance, organization, object, true).await
}

/// Whether an organisation that comes back from an actor withdrew while it was that one: because the other had
/// signed, and nobody has decided it.
async fn withdrew_by_moving(
    instance: &Instance,
    organization: &Organization,
    actor: &str,
    own: &OwnEndorsement,
) -> Result<bool> {
    let away = times_away(instance.database.conn(), organization, actor).await?;
    let said = i64::try_from(own.made.seq).unwrap_or(i64::MAX);
    let mut away = away.into_iter();
    Ok(away.any(|(from, until)| (from..=until).contains(&said)))
}

/// The endorsement by which an actor stands on the list: as an entry of its own, or in one that it was
/// joined with, whose statement may be another's.
fn standing(snapshot: &Snapshot, actor: &str) -> Option<Endorsement> {
    snapshot.entry(actor).filter(|entry| !entry.contested)?;
    let state = snapshot.state();
    let own = state.registers_of_type(actor, StatementType::Endorsement);
    let own = own.filter(|(register, _)| !rotation::roles(state, actor, register.key).is_empty());
    let said = own.filter_map(|(_, held)| held.value());
    match &said.max_by_key(|said| said.seq)?.content {
        Content::Endorsement(said) if said.endorsed && said.pin.is_some() => Some(said.clone()),
        _ => None,
    }
}

//! Who has moved withdraws from each list on which the new actor stands.

use crate::{FederationError, Instance, actions::endorse, error::Result, moment::LastLook};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Content, State, StatementType, Verified, admission::AdmissionState, ids};
use undersigned_store::{
    appeals,
    organizations::{self, Organization},
    statements,
};

/// What was seen before.
#[derive(Default)]
pub(super) struct Looked {
    last: LastLook,
    lists: Lists,
}

/// Lists on which the new actor did not stand, by organisation and appeal, each with its version: as long as
/// that is the same, nothing has come.
type Lists = BTreeMap<(i64, i64), (String, i64)>;

/// Withdraws what is signed again elsewhere by now.
pub(super) async fn work(instance: &Instance, looked: &mut Looked) -> Result<()> {
    let moment = instance.moment().await;
    let leaving = Box::pin(leave(instance, &mut looked.lists));
    looked.last.again(moment, leaving).await
}

/// The same, whether or not anything was stored; says whether nothing is left for later.
async fn leave(instance: &Instance, lists: &mut Lists) -> Result<bool> {
    let mut is_all = true;
    for organization in organizations::moved(instance.database.conn()).await? {
        let Some(new) = organization.moved_to.clone() else {
            continue;
        };
        is_all &= withdraw(instance, &organization, &new, lists).await?;
    }
    Ok(is_all)
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

/// The appeals of which an organisation says last that it signs them. Only its own words are read: this is asked
/// whenever anything was stored, for as long as the old address answers, which is years.
async fn still_signed(instance: &Instance, organization: &Organization) -> Result<Vec<String>> {
    let (db, actor) = (instance.database.conn(), &organization.ap_id);
    let kind = StatementType::Endorsement.name();
    let (mut seen, mut signed) = (BTreeSet::new(), Vec::new());
    for row in statements::by_author(db, actor, kind).await? {
        if !seen.insert(row.appeal_id) {
            continue;
        }
        let Ok(verified) = Verified::stored(&row.body) else {
            continue;
        };
        let statement = verified.statement();
        if statement.endorses() {
            signed.push(statement.appeal.object.clone());
        }
    }
    Ok(signed)
}

/// Says whether nothing is left for later.
async fn withdraw(
    instance: &Instance,
    organization: &Organization,
    new: &str,
    lists: &mut Lists,
) -> Result<bool> {
    let (db, mut is_all) = (instance.database.conn(), true);
    for object in &still_signed(instance, organization).await? {
        let Some(appeal) = appeals::by_ap_id(db, object).await? else {
            continue;
        };
        let place = (organization.id, appeal.id);
        let version = (new.to_owned(), appeal.list_version);
        if appeal.root.is_none() || lists.get(&place) == Some(&version) {
            continue;
        }
        // Its name stands there, and was let in under the new id: where the two are joined, an entry may
        // stand by what the old actor says alone.
        let snapshot = instance.snapshot(&appeal).await?;
        let stands = snapshot.entry(new).is_some_and(|entry| {
            entry.name_confirmed && !entry.contested && !entry.names.is_empty()
        });
        if !stands || !has_its_name(snapshot.state(), new) {
            lists.insert(place, version);
            continue;
        }
        drop(snapshot);
        match endorse::withdraw(instance, organization, object).await {
            Ok(_) => {}
            Err(error @ (FederationError::Store(_) | FederationError::Internal(_))) => {
                return Err(error);
            }
            Err(error) => {
                is_all = false;
                let host = ids::host(object);
                let code = error.code();
                tracing::debug!(host, code, "who has moved is not withdrawn yet");
            }
        }
    }
    Ok(is_all)
}

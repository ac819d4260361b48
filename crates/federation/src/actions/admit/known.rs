//! Who has to do with an appeal at all.

use crate::{FederationError, error::Result, replica::Change};
use undersigned_store::invitations;

/// Whether somebody who does not wait has to do with the appeal: on its list or let in, ever, named by an
/// initiator or by the wording, or invited. Without that a misspelt address would be signed as removed, and
/// whoever was meant would stay.
///
/// # Errors
/// [`FederationError::Invalid`] `entry_unknown`; the database.
pub(super) async fn check(change: &Change, about: &str) -> Result<()> {
    let (state, list) = (change.state(), change.list());
    let is_it = |id: &String| id == about;
    let known = change.entry(about).is_some()
        || state.attestations_of(about).next().is_some()
        || state.keys_let_in(about).next().is_some()
        || state.rulings().any(|(key, _)| key.about.iter().any(is_it))
        || list.initiators.iter().any(|one| one.actor == about)
        || list
            .current()
            .is_some_and(|note| note.text.initiators.iter().any(is_it));
    if known {
        return Ok(());
    }
    let (db, object) = (&change.transaction, &change.appeal.ap_id);
    match invitations::find(db, object, about).await? {
        Some(_) => Ok(()),
        None => Err(FederationError::invalid(
            "entry_unknown",
            format!(
                "{about} stands nowhere in this appeal, and there is nothing to remove; look at its \
                 address, as the list and what waits show it"
            ),
        )),
    }
}

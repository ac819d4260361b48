//! Sign-ins that failed: counted by reason for whoever runs the server, and of each account for whoever has it.
//! Nobody is named in number or log, and nothing is kept of who tried.

use super::sign_in_tries::MAX_ACCOUNTS;
use crate::state::WebState;
use undersigned_federation::{
    FederationError, Instance,
    actions::{failed_sign_ins, session},
    standing::figures::SignInFailure,
};

/// So many sign-ins of which nothing was looked at are noted in ten minutes, of one account and from one network
/// each: whoever goes on and on has nothing more written.
const MOST_UNLOOKED: usize = 50;

/// Whose sign-in it was to be.
pub(super) enum Whose {
    /// Of those with this address, as it was typed.
    Address(String),
    /// Of these accounts.
    Accounts(Vec<i64>),
}

/// Notes a sign-in that failed, and of which accounts where that is known.
pub(super) fn note(state: &WebState, why: SignInFailure, accounts: Vec<i64>) {
    state.instance.watch.figures.sign_ins_failed.note(why);
    let reason = why.code();
    match why {
        // As many as somebody sends; the others are few, as are those that [`note_unlooked`] tells.
        SignInFailure::TooMany => tracing::debug!(reason, "a sign-in failed"),
        _ => tracing::info!(reason, "a sign-in failed"),
    }
    if accounts.is_empty() {
        return;
    }
    let instance = state.instance.clone();
    // Not waited for: an address with an account would take longer.
    state.answered.spawn(async move {
        if let Err(error) = failed_sign_ins::note(&instance, &accounts).await {
            tracing::warn!(%error, "a sign-in that failed was not noted");
        }
    });
}

/// Notes a sign-in of which nothing was looked at, since too many had failed under one of these names: so that
/// whoever has the account sees that it goes on.
pub(super) fn note_unlooked<'a>(
    state: &WebState,
    names: impl Iterator<Item = &'a String>,
    whose: Whose,
) {
    let why = SignInFailure::TooMany;
    state.instance.watch.figures.sign_ins_failed.note(why);
    let names: Vec<(String, usize)> = names
        .map(|name| (format!("unlooked {name}"), MOST_UNLOOKED))
        .collect();
    let instance = state.instance.clone();
    if !state.sign_in.begin_counted(&names, instance.clock.millis()) {
        return;
    }
    tracing::info!(reason = why.code(), "a sign-in failed");
    // Not waited for, as above.
    state.answered.spawn(async move {
        if let Err(error) = note_of(&instance, whose).await {
            tracing::warn!(%error, "a sign-in that was not looked at was not noted");
        }
    });
}

async fn note_of(instance: &Instance, whose: Whose) -> Result<(), FederationError> {
    let ids = match whose {
        Whose::Accounts(ids) => ids,
        Whose::Address(email) => {
            let accounts = session::accounts_of(instance, &email).await?;
            let with_password = accounts.iter().filter(|one| one.password_hash.is_some());
            with_password.map(|one| one.id).take(MAX_ACCOUNTS).collect()
        }
    };
    failed_sign_ins::note(instance, &ids).await
}

//! Sign-ins that failed: counted by reason for whoever runs the server, and of each account for whoever has it.
//! Nobody is named in number or log, and nothing is kept of who tried.

use crate::state::WebState;
use undersigned_federation::{actions::failed_sign_ins, standing::figures::SignInFailure};

/// Notes a sign-in that failed, and of which accounts where that is known.
pub(super) fn note(state: &WebState, why: SignInFailure, accounts: Vec<i64>) {
    state.instance.watch.figures.sign_ins_failed.note(why);
    let reason = why.code();
    match why {
        // As many as somebody sends; the others are few.
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

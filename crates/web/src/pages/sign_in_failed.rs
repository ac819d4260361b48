//! Sign-ins that failed: counted by reason for whoever runs the server, and of each account for whoever has it.
//! Nobody is named in number or log, and nothing is kept of who tried.

use crate::state::WebState;
use undersigned_federation::actions::failed_sign_ins;

/// Why a sign-in failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    /// Address and password do not belong together.
    Password,
    /// The code is wrong.
    Code,
    /// The passkey was not taken.
    Passkey,
    /// Nothing was looked at: too much had failed before.
    TooMany,
}

impl Failed {
    fn reason(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Passkey => "passkey",
            Self::TooMany => "too_many",
        }
    }
}

/// Notes a sign-in that failed, and of which accounts where that is known.
pub(super) fn note(state: &WebState, why: Failed, accounts: Vec<i64>) {
    let figures = &state.instance.watch.figures.sign_ins_failed;
    let count = match why {
        Failed::Password => &figures.password,
        Failed::Code => &figures.code,
        Failed::Passkey => &figures.passkey,
        Failed::TooMany => &figures.too_many,
    };
    count.note();
    let reason = why.reason();
    match why {
        // As many as somebody sends; the others are few.
        Failed::TooMany => tracing::debug!(reason, "a sign-in failed"),
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

//! How many sign-ins may fail: in somebody's name, from one network, and in a browser in which they came in before.

use super::session::{Visitor, throttle::MAX_FAILURES};
use crate::{rate_limit, state::WebState};
use undersigned_domain::Digest;
use undersigned_federation::{
    FederationError,
    actions::session::{self, Account, Opened},
};

/// Most accounts of one address whose passwords are looked at: each takes a while.
pub(super) const MAX_ACCOUNTS: usize = 16;
/// Failures in somebody's name, from wherever they come, after which nobody gets another try for a while. Far
/// more than from one network: who fails elsewhere in somebody's name does not keep them out.
const MAX_FAILURES_IN_NAME: usize = 50;

/// A try that is looked at.
pub(super) struct Try {
    /// Under which names it counts, that of the address first, and how many may fail under each.
    names: Vec<(String, usize)>,
    /// Whether it counts for the browser alone, and only what somebody came in to there is looked at: whoever came in
    /// to another account with the same address gets no more guesses at this one.
    is_of_browser: bool,
    /// The accounts whose passwords are looked at.
    pub accounts: Vec<Account>,
}

impl Try {
    /// Takes it back: nothing was looked at.
    pub(super) fn take_back(&self, state: &WebState) {
        self.take_back_but(state, 0);
    }

    /// Takes it back: it opened so many of the accounts, and was no failure. Where it did not open all of them it was a
    /// guess at the others, and stays one in the name of the address: whoever has an account with somebody's address may
    /// choose as its password whatever they want to try at that person's own.
    pub(super) fn succeeded(&self, state: &WebState, opened: usize) {
        let guesses = !self.is_of_browser && opened < self.accounts.len();
        self.take_back_but(state, usize::from(guesses));
    }

    /// Takes it back under all names but the first: that of the address, where it is one of them.
    fn take_back_but(&self, state: &WebState, first: usize) {
        let names = self.names.iter().skip(first).map(|(name, _)| name);
        state.sign_in.succeeded(names);
    }

    /// Until when strangers come in with no password of this address, where this was the try that brought that about, or
    /// another one at the same time.
    pub(super) fn closed_until(&self, state: &WebState, email: &str) -> Option<i64> {
        match self.is_of_browser {
            true => None,
            false => closed_until(state, email),
        }
    }
}

/// Counts a try from its beginning: in the name of the address, for the network, and for the browser, if somebody came in to
/// one of its accounts there before. Where too many failed otherwise, it counts for the browser alone: strangers cannot use
/// up what that one has.
///
/// # Errors
/// The names under which too many failed; the database.
pub(super) async fn begin(
    state: &WebState,
    visitor: &Visitor,
    email: &str,
) -> Result<Result<Try, Vec<String>>, FederationError> {
    let now = state.instance.clock.millis();
    let counted = counted(visitor, email);
    let known = known_here(state, visitor, email).await?;
    let of_browser = known.iter().map(|(_, name)| (name.clone(), MAX_FAILURES));
    let of_browser: Vec<(String, usize)> = of_browser.collect();
    let names = [counted.as_slice(), of_browser.as_slice()].concat();
    if state.sign_in.begin_counted(&names, now) {
        return Ok(Ok(Try {
            names,
            is_of_browser: false,
            accounts: with_password(state, email).await?,
        }));
    }
    if !of_browser.is_empty() && state.sign_in.begin_counted(&of_browser, now) {
        return Ok(Ok(Try {
            names: of_browser,
            is_of_browser: true,
            accounts: known.into_iter().map(|(account, _)| account).collect(),
        }));
    }
    Ok(Err(counted.into_iter().map(|(name, _)| name).collect()))
}

/// The accounts with this address that somebody came in to before in this browser, and under which name tries with each
/// count for it.
async fn known_here(
    state: &WebState,
    visitor: &Visitor,
    email: &str,
) -> Result<Vec<(Account, String)>, FederationError> {
    if visitor.marks.is_empty() {
        return Ok(Vec::new());
    }
    let accounts = with_password(state, email).await?.into_iter();
    let known = accounts.filter_map(|account| {
        let mark = visitor.marks.of(&state.instance, &Opened::from(&account))?;
        Some((account, format!("browser {mark}")))
    });
    Ok(known.collect())
}

async fn with_password(state: &WebState, email: &str) -> Result<Vec<Account>, FederationError> {
    let mut accounts = session::accounts_of(&state.instance, email).await?;
    accounts.retain(|account| account.password_hash.is_some());
    accounts.truncate(MAX_ACCOUNTS);
    Ok(accounts)
}

/// Under which names a try counts, and how many may fail: the address, and the network. What was typed is no
/// address before it is known to be one, and may be long.
fn counted(visitor: &Visitor, email: &str) -> Vec<(String, usize)> {
    let network = rate_limit::counted(visitor.network, "network", MAX_FAILURES);
    let email = (name_of(email), MAX_FAILURES_IN_NAME);
    std::iter::once(email).chain(network).collect()
}

/// Under which name an address counts.
fn name_of(email: &str) -> String {
    let email = Digest::of(&[email.to_lowercase().as_bytes()]).hex();
    format!("email {email}")
}

/// Lets go of what failed in the name of an address.
pub(super) fn forget(state: &WebState, email: &str) {
    state.sign_in.forget(&name_of(email));
}

/// Until when strangers do not come in with the password of this address, since too many failed in its name; none where
/// they do.
pub(super) fn closed_until(state: &WebState, email: &str) -> Option<i64> {
    let now = state.instance.clock.millis();
    let throttle = &state.sign_in;
    throttle.closed_until(&name_of(email), MAX_FAILURES_IN_NAME, now)
}

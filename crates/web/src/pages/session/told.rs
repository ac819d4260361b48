//! A mail to whoever signs in otherwise than before, so that they hear of it where it was not them.

use crate::{
    language::{Language, spoken},
    pages::desk::words,
    state::WebState,
    team_mail,
};
use undersigned_federation::{
    actions::{account, session::Account},
    views::Organization,
};

/// Tells somebody that what they sign in with was changed; `what` is as in [`team_mail::changed`]. The
/// change stands, whether or not the mail can be written.
pub async fn changed(state: &WebState, account_id: i64, reader: Language, what: &str) {
    let instance = &state.instance;
    let link = instance.addresses.path("/desk/account");
    let write = |account: &Account, organization: &Organization| {
        let wished = account.language.as_deref().and_then(spoken);
        let language = wished.unwrap_or(reader);
        let name = words::name_of(organization, language);
        team_mail::changed(language, &name, what, &link)
    };
    if let Err(error) = account::write_to(instance, account_id, write).await {
        tracing::warn!(%error, "nobody was told that what they sign in with was changed");
    }
}

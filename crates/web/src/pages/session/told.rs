//! A mail to whoever signs in otherwise than before, so that they hear of it where it was not them.

use crate::{
    language::{Language, spoken},
    pages::desk::words,
    state::WebState,
    team_mail,
};
use undersigned_federation::{actions::session::Account, views::Organization};

/// Subject and text of a mail that tells somebody that what they sign in with was changed; `what` is as in
/// [`team_mail::changed`]. It is queued with the change.
pub fn changed(
    state: &WebState,
    account: &Account,
    organization: &Organization,
    reader: Language,
    what: &str,
) -> (String, String) {
    let link = state.instance.addresses.path("/desk/account");
    let wished = account.language.as_deref().and_then(spoken);
    let language = wished.unwrap_or(reader);
    let name = words::name_of(organization, language);
    team_mail::changed(language, &name, what, &link)
}

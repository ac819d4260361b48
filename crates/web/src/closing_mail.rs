//! The words of the mail to owners that their organisation is to be deleted.

use crate::{
    language::{Argument, ENGLISH, spoken, t},
    pages::names,
};
use undersigned_federation::{actions::session::Account, views::Organization};

/// Writes to one owner, in their language or in the first of the organisation's, which are `own`. `at` is the time
/// from which it is deleted.
#[must_use]
pub fn planned(
    account: &Account,
    (organization, own): (&Organization, &[String]),
    at: &str,
    link: &str,
) -> (String, String) {
    let called = names::read(&organization.names);
    let mut wished = account.language.iter().chain(own);
    let language = wished.find_map(|tag| spoken(tag));
    let language = language.unwrap_or(ENGLISH);
    let name = names::first(&called, language).unwrap_or_default();
    let name: Vec<&str> = name.words.split_whitespace().collect();
    // A day, and the hour by the clock of nobody in particular.
    let at = at.get(..16).unwrap_or(at).replace('T', " ");
    let with = [
        ("organisation", Argument::Words(name.join(" "))),
        ("at", Argument::Words(format!("{at} UTC"))),
    ];
    let say = |part: &str| t(language, &format!("delete-mail-{part}"), &with);
    let text = format!("{}\n\n{link}\n\n{}\n", say("what"), say("then"));
    (say("subject"), text)
}

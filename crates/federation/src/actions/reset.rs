//! A lost password: links that are mailed, or that whoever runs the server makes.

use super::{
    account::{self, RESET},
    audit,
};
use crate::{Instance, error::Result, mail::Own};
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{
    accounts::{self, Account},
    mails::{About, Listed, Mail, Turn},
    organizations::{self, Organization},
    sign_in_links,
};

/// So long the link that was mailed last is left alone, in milliseconds: whoever asks again and again in somebody's name
/// does not end it before that person has read their mail, and uses up less of what their mailbox gets.
const LEFT_ALONE: i64 = 10 * 60 * 1_000;

/// A link by which an account gets a new password within an hour. Earlier ones stop working.
///
/// # Errors
/// The database.
pub async fn link(instance: &Instance, account: &Account) -> Result<String> {
    audit::about_account(account.id, "");
    let secret = account::issue_link(instance, RESET, Some(account.id)).await?;
    Ok(instance.addresses.path(&format!("/sign-in?token={secret}")))
}

/// Mails a link for each account of an address, to that address, in the words that `write` gives it.
/// Nothing is sent where nobody has it, where the last link is a few minutes old, or where the mailbox got enough for
/// today: what is asked for where somebody came in to the account before, as `is_known` says, is counted apart from what
/// strangers ask for. Who was invited and has not come has another link.
///
/// # Errors
/// The database.
pub async fn send(
    instance: &Instance,
    email: &str,
    is_known: impl Fn(&Account) -> bool + Send,
    write: impl Fn(&Organization, &str) -> (String, String) + Send,
) -> Result<()> {
    let db = instance.database.conn();
    let Ok(address) = EmailAddress::parse(email) else {
        return Ok(());
    };
    for account in accounts::by_email(db, email).await? {
        let organization = organizations::by_id(db, account.organization_id).await?;
        let (Some(organization), Some(_)) = (organization, account.joined_at) else {
            continue;
        };
        let own = match is_known(&account) {
            true => Own::KnownAccount,
            false => Own::Account,
        };
        let transaction = instance.database.begin().await?;
        // Of two who ask at once, the second finds the link of the first.
        accounts::hold(&transaction, &[account.id]).await?;
        let newest = sign_in_links::newest_of_account(&transaction, account.id, RESET).await?;
        let now = instance.clock.millis();
        let is_young = |at: i64| (0..LEFT_ALONE).contains(&now.saturating_sub(at));
        if newest.is_some_and(|link| is_young(link.created_at))
            || !instance
                .may_mail_own_within(&transaction, own, &address)
                .await?
        {
            transaction.rollback().await?;
            continue;
        }
        let id = Some(account.id);
        let secret = account::issue_link_within(instance, &transaction, RESET, id).await?;
        let link = instance.addresses.path(&format!("/sign-in?token={secret}"));
        let (subject, text) = write(&organization, &link);
        let mail = Mail::plain(address.to_string(), &subject, text);
        let listed = Listed {
            turn: Turn::First,
            about: Some(About::SignInLink(account::hash(&secret))),
            ..Listed::default()
        };
        instance.enqueue_listed(&transaction, &mail, listed).await?;
        transaction.commit().await?;
    }
    instance.wake_mail();
    Ok(())
}

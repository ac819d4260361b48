//! A lost password: links that are mailed, or that whoever runs the server makes.

use super::{
    account::{self, RESET},
    audit,
};
use crate::{
    Instance,
    error::Result,
    mail::{Allowance, Own},
};
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{
    accounts::{self, Account},
    mails::Mail,
    organizations::{self, Organization},
};

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
/// Nothing is sent where nobody has it, or where the mailbox got enough for today. Who was invited and
/// has not come has another link.
///
/// # Errors
/// The database.
pub async fn send(
    instance: &Instance,
    email: &str,
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
        if instance.may_mail_own(Own::Account, &address).await? != Allowance::Granted {
            return Ok(());
        }
        let transaction = instance.database.begin().await?;
        let id = Some(account.id);
        let secret = account::issue_link_within(instance, &transaction, RESET, id).await?;
        let link = instance.addresses.path(&format!("/sign-in?token={secret}"));
        let (subject, text) = write(&organization, &link);
        let mail = Mail::plain(address.to_string(), &subject, text);
        instance.enqueue_mail(&transaction, &mail).await?;
        transaction.commit().await?;
    }
    instance.wake_mail();
    Ok(())
}

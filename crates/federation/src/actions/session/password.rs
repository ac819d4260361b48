//! Another password for an account, and what ends with the one before.

use super::{Opened, links, password_changed};
use crate::{
    Instance,
    actions::{account, tokens},
    error::Result,
};
use undersigned_store::{accounts, sessions, sign_in_links};

/// Gives an account the password, a PHC string, that was chosen by a `link`, which is used up. It ends all its sessions and
/// revokes the tokens that it made. Further links by which somebody else, who reads their mail, could choose another one end with
/// them. `told` is the subject and the text of a mail that says so.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] `password_changed` where it has another one by now than when it was opened,
/// `link_used` where the link does not work any more; the database.
pub async fn set_password(
    instance: &Instance,
    opened: &Opened,
    hash: &str,
    link: Option<&str>,
    told: Option<(String, String)>,
) -> Result<()> {
    let ended = Ended {
        by: link,
        links: &[account::RESET, account::JOIN],
        tokens: true,
    };
    store_password(instance, opened, hash, told, ended).await
}

/// Gives an account the password, a PHC string, that was chosen at the desk. It ends the sessions and links that
/// [`set_password`] ends, and links of whoever runs the server by which the account would sign in. Tokens stay:
/// whoever gives their password at the desk sees them there.
///
/// # Errors
/// As for [`set_password`], but for `link_used`.
pub async fn change_password(
    instance: &Instance,
    opened: &Opened,
    hash: &str,
    told: Option<(String, String)>,
) -> Result<()> {
    let ended = Ended {
        by: None,
        links: &[account::RESET, account::JOIN, account::SIGN_IN],
        tokens: false,
    };
    store_password(instance, opened, hash, told, ended).await
}

/// What ends with a password, beside all sessions.
struct Ended<'a> {
    /// The link by which it was chosen.
    by: Option<&'a str>,
    /// Unused links of these purposes.
    links: &'static [&'static str],
    /// Tokens that the account made.
    tokens: bool,
}

async fn store_password(
    instance: &Instance,
    opened: &Opened,
    hash: &str,
    told: Option<(String, String)>,
    ended: Ended<'_>,
) -> Result<()> {
    let (id, earlier) = (opened.account_id, opened.password_hash.as_deref());
    let transaction = instance.database.begin().await?;
    let account = accounts::by_id(&transaction, id).await?;
    let organization_id = account.ok_or_else(password_changed)?.organization_id;
    // Before the account itself, as whoever takes it away does; whoever makes a token holds these, too.
    accounts::hold_all(&transaction, organization_id).await?;
    if let Some(link) = ended.by {
        links::use_up(instance, &transaction, link, id).await?;
    }
    if !accounts::set_password(&transaction, id, earlier, hash).await? {
        return Err(password_changed());
    }
    sessions::delete_of_account(&transaction, id, None).await?;
    for purpose in ended.links {
        sign_in_links::revoke_of_account(&transaction, id, purpose).await?;
    }
    if ended.tokens {
        let of = (organization_id, id);
        Box::pin(tokens::revoke_of_account(instance, &transaction, of)).await?;
    }
    if let Some(mail) = told {
        account::write_within(instance, &transaction, id, mail).await?;
    }
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

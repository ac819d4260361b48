//! Whoever signs may want the news as well: one mail, and one link, for both.

use super::{
    ask::{confirm_link, noted},
    own_link,
};
use crate::{Instance, error::Result};
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    mails,
    subscribers::{self, WAITING},
};

/// What a mail about a signature says of the news besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Along {
    /// Nothing.
    #[default]
    No,
    /// Whoever confirms the signature gets the news, too.
    WithIt,
    /// They come from now on; this link ends them.
    Now(String),
    /// They come when this link is followed.
    Link(String),
    /// They come no more.
    Ended,
    /// Whether they come is another matter.
    Apart,
}

impl Along {
    /// By what a mail program offers to end them. It ends them alone: the signature that the mail is about stays.
    pub(crate) fn headers(&self) -> Vec<(String, String)> {
        match self {
            Self::Now(leave) => mails::unsubscribe_headers(leave).into(),
            _ => Vec::new(),
        }
    }
}

/// Notes that somebody wants the news whose signature was confirmed long ago, in the transaction that
/// writes to them; gives what that mail says. Nothing where they get them already.
pub(crate) async fn ask_along(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    email: &EmailAddress,
    language: &str,
) -> Result<Along> {
    let row = noted(instance, transaction, appeal, email, language).await?;
    Ok(match row.state == WAITING {
        true => Along::Link(confirm_link(instance, &row)),
        false => Along::No,
    })
}

/// Whoever confirms a signature by a mail that spoke of the news as well gets them from now on.
pub(crate) async fn confirm_along(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    email: &EmailAddress,
    language: &str,
) -> Result<Along> {
    let row = noted(instance, transaction, appeal, email, language).await?;
    subscribers::confirm(transaction, row.id, instance.clock.millis()).await?;
    Ok(Along::Now(own_link(instance, &row)))
}

//! "Paste the link to your reply": for whoever did not get the message.

use super::{How, co_signed, reply::Reply, take};
use crate::{FederationError, Instance, error::Result};
use undersigned_domain::ids;
use undersigned_store::appeals::Appeal;

/// The address of a reply that somebody pasted.
#[derive(Debug, Clone)]
pub struct Pasted(String);

impl Pasted {
    /// Reads one. Nothing is looked up.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] `address_invalid` for what is no address.
    pub fn read(address: &str) -> Result<Self> {
        let parsed = url::Url::parse(address).ok();
        let sound =
            parsed.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        if !sound || address.len() > ids::MAX_ID_BYTES {
            return Err(FederationError::invalid(
                "address_invalid",
                "that is no address of a post",
            ));
        }
        Ok(Self(address.to_owned()))
    }
}

/// Fetches a reply by its address, and writes to its author if it co-signs this appeal. Nothing
/// of what was found is told to whoever asked: it is none of their business, and the account gets
/// the message or does not. So nobody waits for it either: by how long it takes one could tell whether
/// the account is counted.
///
/// # Errors
/// The database.
pub async fn send_again(instance: &Instance, appeal: &Appeal, pasted: &Pasted) -> Result<()> {
    let address = pasted.0.as_str();
    match look(instance, appeal, address).await {
        Err(error @ (FederationError::Store(_) | FederationError::Internal(_))) => Err(error),
        Err(error) => {
            tracing::info!(
                host = ids::host(address),
                code = error.code(),
                "a pasted reply was of no use"
            );
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

async fn look(instance: &Instance, appeal: &Appeal, address: &str) -> Result<()> {
    if instance.addresses.is_ours(address) {
        return Ok(());
    }
    let document = instance.fetch_object(address).await?;
    let Some(reply) = document.as_object().and_then(Reply::read) else {
        return Ok(());
    };
    let found = co_signed(instance, &reply).await?;
    if found.is_none_or(|found| found.id != appeal.id) {
        return Ok(());
    }
    let account = instance.actor(&reply.actor).await?;
    // Its address may lead on to somebody else, who wrote nothing and is not to be written to.
    if account.id != reply.actor {
        return Ok(());
    }
    take(instance, appeal, &reply, &account, How::Pasted).await
}

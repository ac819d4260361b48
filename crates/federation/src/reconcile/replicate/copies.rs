//! Where this server shows copies.

use crate::{Instance, error::Result};
use undersigned_store::appeals::{self, Appeal};

/// The published appeal that this server shows at such an address of its own, `/appeals/{host}/{slug}`: what browsers
/// show of a copy, so that people send it where an appeal's id is asked for. None at any other address.
///
/// # Errors
/// The database.
pub async fn shown_at(instance: &Instance, address: &str) -> Result<Option<Appeal>> {
    let folder = instance.addresses.path("/appeals/");
    let below = address.strip_prefix(&folder);
    let Some((host, slug)) = below.and_then(|below| below.split_once('/')) else {
        return Ok(None);
    };
    let shown = appeals::by_host_slug(instance.database.conn(), host, slug).await?;
    Ok(shown.filter(|appeal| appeal.root.is_some()))
}

//! Which of the two signature schemes another server takes: found out by trying, and remembered
//! for each host, for deliveries and fetches alike.

use crate::{Instance, error::Result, signatures::Scheme};
use undersigned_store::delivery_hosts;

fn name(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Cavage => "cavage",
        Scheme::Rfc9421 => "rfc9421",
    }
}

/// The scheme that a host took last, by the name that is kept of it; else draft-cavage, which nearly all
/// understand.
pub(crate) fn named(name: Option<&str>) -> Scheme {
    match name {
        Some("rfc9421") => Scheme::Rfc9421,
        _ => Scheme::Cavage,
    }
}

impl Instance {
    /// The scheme to begin with.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn scheme_for(&self, host: &str) -> Result<Scheme> {
        let known = self.delivery_host(host).await?;
        let taken = known.and_then(|host| host.signature_scheme);
        Ok(named(taken.as_deref()))
    }

    /// Remembers that a host took this scheme and not the other one.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn remember_scheme(&self, host: &str, scheme: Scheme) -> Result<()> {
        let (db, now) = (self.database.conn(), self.clock.millis());
        Ok(delivery_hosts::set_signature_scheme(db, host, name(scheme), now).await?)
    }
}

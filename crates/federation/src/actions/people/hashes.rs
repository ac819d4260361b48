//! Under which hashes people are found: keyed ones of their address, another under each appeal, so that whoever has
//! the database without the key cannot tell what else somebody signed (docs/adr/0060). So are organisations that sign by
//! form; what an earlier version left of both is hashed once more here.

use super::identity;
use crate::{Instance, actions::news, error::Result};
use undersigned_domain::Digest;
use undersigned_store::{
    Transaction,
    by_appeal::{self, ByAppeal},
    mails::{self, About},
    subscribers::Subscriber,
};

impl Instance {
    /// The hash by which the signature of an address under an appeal is found.
    pub(super) fn signer_hash(&self, appeal_id: i64, identity: &str) -> String {
        self.under_appeal(appeal_id, &self.mailbox_hash(identity))
    }

    /// The same of an address that was stored as text.
    pub(crate) fn stored_signer_hash(&self, appeal_id: i64, email: &str) -> String {
        self.signer_hash(appeal_id, &identity(email))
    }

    /// The hash by which mails are found with the links to all that an address signed.
    pub(super) fn links_hash(&self, identity: &str) -> String {
        self.of_links(&self.mailbox_hash(identity))
    }

    /// The same under all appeals: it is kept nowhere. Earlier versions kept it, and those below are made of it, since
    /// of whoever has withdrawn there is no address any more to make others of.
    fn mailbox_hash(&self, identity: &str) -> String {
        let keyed = self
            .secret
            .keyed_hash("e-mail of a signature", identity.as_bytes());
        Digest::of(&[&keyed]).hex()
    }
}

impl ByAppeal for Instance {
    fn under_appeal(&self, appeal_id: i64, hash: &str) -> String {
        self.keyed_name("somebody under one appeal", &format!("{appeal_id} {hash}"))
    }

    fn of_links(&self, hash: &str) -> String {
        self.keyed_name("links to all that somebody signed", hash)
    }

    fn sealed_anew(&self, reader: &Subscriber, hash: &str) -> Option<Vec<u8>> {
        news::sealed_anew(self, reader, hash)
    }
}

/// Hashes once more what an earlier version has left. Before anybody is looked for.
///
/// # Errors
/// The database.
pub async fn once(instance: &Instance) -> Result<()> {
    Ok(by_appeal::hash_by_appeal(&instance.database, instance).await?)
}

/// Takes back what waits with the links to all that an address signed, one of which has ended: whoever asked for them
/// asks again. Nothing where there is no address.
pub(super) async fn drop_links(
    instance: &Instance,
    transaction: &Transaction,
    email: &str,
) -> Result<()> {
    if !email.is_empty() {
        let links = About::Links(instance.links_hash(&identity(email)));
        mails::drop_about(transaction, links).await?;
    }
    Ok(())
}

//! What two servers compare of an appeal's proceedings: those that may stand on record.
//!
//! What is held is no measure: an amendment that was taken before the word came that its key had ended
//! stays here, and a server that had that word first refuses it. Of equal states both say the same.

use crate::{Instance, error::Result};
use std::sync::Arc;
use undersigned_domain::{Digest, proceedings::digest_of_all};
use undersigned_store::{appeals::Appeal, proceedings as store};

/// The digests of those that may stand on record.
#[derive(Debug)]
pub(crate) struct Compared {
    /// Each.
    pub digests: Vec<String>,
    /// Of all of them: two servers with equal ones need not ask each other.
    pub digest: Digest,
}

impl Compared {
    fn of(digests: &[Digest]) -> Self {
        Self {
            digests: digests.iter().map(Digest::to_string).collect(),
            digest: digest_of_all(digests),
        }
    }
}

impl Instance {
    /// What is compared of an appeal's proceedings. The state is read only where it, or what is held,
    /// has changed since.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn compared_proceedings(&self, appeal: &Appeal) -> Result<Arc<Compared>> {
        if store::count(self.database.conn(), appeal.id).await? == 0 {
            return Ok(Arc::new(Compared::of(&[])));
        }
        let held = self.digest_of_proceedings(appeal.id).await?;
        let tag = |state: Digest| format!("{held} {state}");
        let state = self.summary(appeal).await?.digest;
        if let Some(compared) = self.compared_cache.get(appeal.id, &tag(state)) {
            return Ok(compared);
        }
        let snapshot = self.snapshot(appeal).await?;
        let standing = self.standing_proceedings(appeal, &snapshot).await?;
        let digests: Vec<Digest> = standing.iter().map(|standing| standing.digest).collect();
        let compared = Arc::new(Compared::of(&digests));
        let tag = tag(snapshot.digest());
        let bytes = compared.digests.iter().map(String::len).sum();
        self.compared_cache
            .put(appeal.id, tag, compared.clone(), bytes);
        Ok(compared)
    }
}

//! Reading some of an appeal's proceedings, and not what all of them say.

use super::read;
use crate::{Instance, error::Result};
use undersigned_domain::proceedings::Proceeding;
use undersigned_store::{appeals::Appeal, proceedings as store};

/// What a proceeding is, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its `type`.
    pub kind: String,
    /// Its address.
    pub id: String,
}

impl Instance {
    /// Some of an appeal's proceedings in the order of their digests, from a place on, and how many
    /// there are.
    ///
    /// # Errors
    /// The database.
    pub async fn page_of_proceedings(
        &self,
        appeal: &Appeal,
        from: usize,
        size: usize,
    ) -> Result<(Vec<Proceeding>, usize)> {
        let db = self.database.conn();
        let mut digests = store::digests(db, appeal.id).await?;
        digests.sort_unstable();
        let to = from.saturating_add(size).min(digests.len());
        let page = digests.get(from..to).unwrap_or_default();
        let mut rows = store::by_digests(db, appeal.id, page).await?;
        rows.sort_unstable_by(|a, b| a.digest.cmp(&b.digest));
        Ok((rows.iter().filter_map(read).collect(), digests.len()))
    }

    /// What an appeal's proceedings are, the oldest first.
    ///
    /// # Errors
    /// The database.
    pub async fn headings_of_proceedings(&self, appeal: &Appeal) -> Result<Vec<Heading>> {
        let rows = store::addresses(self.database.conn(), appeal.id).await?;
        let headings = rows.into_iter().map(|(kind, _, id)| Heading { kind, id });
        Ok(headings.collect())
    }

    /// The proceedings of an appeal with an address: a ballot that was called off is said twice.
    ///
    /// # Errors
    /// The database.
    pub async fn proceedings_at(&self, appeal: &Appeal, id: &str) -> Result<Vec<Proceeding>> {
        let rows = store::by_ap_id(self.database.conn(), id).await?;
        let held = rows.iter().filter(|row| row.appeal_id == appeal.id);
        Ok(held.filter_map(read).collect())
    }
}

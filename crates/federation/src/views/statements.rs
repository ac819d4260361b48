//! Single statements as they were signed, with what this server knows of them.

use crate::{Instance, error::Result};
use std::collections::BTreeSet;
use undersigned_domain::Digest;
use undersigned_store::{ConnectionTrait, organizations::Organization, statements};

/// A statement as this server holds it.
#[derive(Debug, Clone)]
pub struct HeldStatement {
    /// The text as it came, proof included.
    pub text: String,
    /// Whether this server saw the key at the author's own origin.
    pub origin_checked: bool,
    /// When it came, in milliseconds since 1970.
    pub received_at: i64,
}

impl Instance {
    /// The texts of all statements of a state, in the order of their digests.
    ///
    /// # Errors
    /// The database.
    pub async fn statement_texts(&self, appeal_id: i64) -> Result<Vec<String>> {
        Self::texts_within(self.database.conn(), appeal_id).await
    }

    /// The same within a transaction.
    pub(crate) async fn texts_within(
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<Vec<String>> {
        const PAGE: u64 = 1_000;
        let mut texts: Vec<(Digest, String)> = Vec::new();
        let mut after = 0;
        loop {
            let rows = statements::since(db, appeal_id, statements::MEMBER, after, PAGE).await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = last.id;
            let read = |row: statements::Statement| Some((row.digest.parse().ok()?, row.body));
            texts.extend(rows.into_iter().filter_map(read));
        }
        texts.sort_by_key(|(digest, _)| *digest);
        Ok(texts.into_iter().map(|(_, text)| text).collect())
    }

    /// A statement of one of our organisations, as it is served at its own address; withdrawn
    /// ones too.
    ///
    /// # Errors
    /// The database.
    pub async fn own_statement(&self, id: &str) -> Result<Option<String>> {
        let row = statements::by_ap_id(self.database.conn(), id).await?;
        Ok(row
            .filter(|row| self.addresses.is_ours(&row.author))
            .map(|row| row.body))
    }

    /// Numbers of the appeals about which an organisation of ours has said anything that is held here:
    /// it can stand on no other list.
    ///
    /// # Errors
    /// The database.
    pub async fn spoken_about(&self, organization: &Organization) -> Result<BTreeSet<i64>> {
        let db = self.database.conn();
        let spoken = statements::appeals_of(db, &organization.ap_id).await?;
        Ok(spoken.into_iter().collect())
    }

    /// The text of one statement of a state.
    ///
    /// # Errors
    /// The database.
    pub async fn statement_text(&self, appeal_id: i64, digest: Digest) -> Result<Option<String>> {
        let digest = digest.to_string();
        let rows =
            statements::by_digests(self.database.conn(), appeal_id, &[digest.as_str()]).await?;
        Ok(rows.into_iter().next().map(|row| row.body))
    }

    /// One statement of an appeal with what this server knows of it.
    ///
    /// # Errors
    /// The database.
    pub async fn held_statement(
        &self,
        appeal_id: i64,
        digest: Digest,
    ) -> Result<Option<HeldStatement>> {
        let digest = digest.to_string();
        let rows =
            statements::by_digests(self.database.conn(), appeal_id, &[digest.as_str()]).await?;
        Ok(rows.into_iter().next().map(|row| HeldStatement {
            text: row.body,
            origin_checked: row.origin_checked,
            received_at: row.received_at,
        }))
    }
}

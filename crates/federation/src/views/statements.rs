//! Single statements as they were signed, with what this server knows of them.

use super::AppealView;
use crate::{Instance, error::Result, replica::Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Bundle, Digest, Statement};
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, Appeal},
    organizations::Organization,
    statements,
};

/// How often a state is looked for whose texts are all there. What is replaced while a list is read is
/// little, and less each time.
const MOST_TRIES: usize = 10;

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

fn digest_and_text(row: statements::Statement) -> Option<(Digest, String)> {
    Some((row.digest.parse().ok()?, row.body))
}

impl Instance {
    /// When an appeal's state took a statement last, in milliseconds since 1970. What another server said of its list before
    /// that, it could not say of this one.
    ///
    /// # Errors
    /// The database.
    pub async fn changed_at(&self, appeal_id: i64) -> Result<Option<i64>> {
        Ok(statements::changed_at(self.database.conn(), appeal_id).await?)
    }

    /// The texts of all statements of a state, in the order of their digests.
    ///
    /// # Errors
    /// The database.
    pub async fn statement_texts(&self, appeal_id: i64) -> Result<Vec<String>> {
        Self::texts_within(self.database.conn(), appeal_id).await
    }

    /// A state with the texts of all its statements, in the order of their digests: that of the
    /// snapshot or, where one of its statements was replaced since, a newer one. Others sign while
    /// a long list is read, and what came in between is of another state than the one before.
    ///
    /// # Errors
    /// The database.
    pub async fn state_with_texts(
        &self,
        appeal: &Appeal,
        snapshot: &Snapshot,
    ) -> Result<(Snapshot, Vec<String>)> {
        let db = self.database.conn();
        let read = Self::read_within(db, appeal.id).await?;
        let mut texts: BTreeMap<Digest, String> = read.into_iter().collect();
        let mut snapshot = snapshot.clone();
        for _ in 0..MOST_TRIES {
            let members = snapshot.state().digests().iter();
            let missing = members.filter(|digest| !texts.contains_key(*digest));
            let missing: Vec<String> = missing.map(Digest::to_string).collect();
            if missing.is_empty() {
                break;
            }
            let wanted: Vec<&str> = missing.iter().map(String::as_str).collect();
            let rows = statements::by_digests(db, appeal.id, &wanted).await?;
            let all_there = rows.len() == missing.len();
            texts.extend(rows.into_iter().filter_map(digest_and_text));
            if !all_there && let Some(row) = appeals::by_id(db, appeal.id).await? {
                snapshot = self.snapshot(&row).await?;
            }
        }
        let members = snapshot.state().digests().iter();
        let texts = members.filter_map(|digest| texts.remove(digest)).collect();
        Ok((snapshot, texts))
    }

    /// All that is signed about an appeal, as one file that anybody can check: of one state, whatever
    /// comes in while it is read.
    ///
    /// # Errors
    /// The database.
    pub async fn bundle(&self, view: &AppealView) -> Result<String> {
        let (snapshot, texts) = self.state_with_texts(&view.appeal, &view.snapshot).await?;
        let seen_by = self
            .seen_by_in_file(&view.appeal, &snapshot.summary())
            .await?;
        let seen_by: Vec<String> = seen_by.into_iter().map(|row| row.body).collect();
        let proceedings = self.standing_proceedings(&view.appeal, &snapshot).await?;
        Ok(Bundle::write_whole(
            snapshot.state(),
            &texts,
            &proceedings,
            &seen_by,
        ))
    }

    /// The texts of all statements of a state within a transaction.
    pub(crate) async fn texts_within(
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<Vec<String>> {
        let mut texts = Self::read_within(db, appeal_id).await?;
        texts.sort_by_key(|(digest, _)| *digest);
        Ok(texts.into_iter().map(|(_, text)| text).collect())
    }

    async fn read_within(
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<Vec<(Digest, String)>> {
        const PAGE: u64 = 1_000;
        let mut texts = Vec::new();
        let mut after = 0;
        loop {
            let rows = statements::since(db, appeal_id, statements::MEMBER, after, PAGE).await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = last.id;
            texts.extend(rows.into_iter().filter_map(digest_and_text));
        }
        Ok(texts)
    }

    /// A statement of one of our organisations, as it is served at its own address; withdrawn
    /// ones too. What others had let in under our names is theirs, and not served as ours.
    ///
    /// # Errors
    /// The database.
    pub async fn own_statement(&self, id: &str) -> Result<Option<String>> {
        let row = statements::own_at(self.database.conn(), id).await?;
        Ok(row.map(|row| row.body))
    }

    /// The text of a statement that is held, in its state or outside.
    pub(crate) async fn text_of(&self, statement: &Statement) -> Result<Option<String>> {
        match self.appeal_with_id(&statement.appeal.object).await? {
            Some(appeal) => self.statement_text(appeal.id, statement.digest).await,
            None => Ok(None),
        }
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

//! `POST /sync/v1/registers`: an organisation's own server asks what others hold of its words,
//! those that wait in their mailboxes included. First the digests, then the statements it lacks.

use super::answer;
use crate::{FederationError, Instance, actors::RemoteActor, error::Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use undersigned_domain::ids;
use undersigned_store::statements;

/// Most authors in one question.
pub const MAX_AUTHORS: usize = 50;
/// Most digests in one answer.
pub const MAX_DIGESTS: usize = 2_000;
/// Most statements in one answer, and digests in `want`.
pub const MAX_STATEMENTS: usize = 100;
/// Beyond this many bytes an answer leaves further statements out; they are asked for again.
const MAX_BYTES: usize = 512 * 1024;

/// Asks for the words of some authors about an appeal.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistersQuestion {
    /// The appeal.
    pub object: String,
    /// The root.
    pub root: String,
    /// Actors of the asking server; at most [`MAX_AUTHORS`].
    pub authors: Vec<String>,
    /// The digest of the state that the asking server holds: where it is the peer's too, members
    /// need not be named. May be empty.
    #[serde(default)]
    pub state_digest: String,
    /// The last digest of the page before, or empty.
    #[serde(default)]
    pub after: String,
    /// Asks for these statements instead; at most [`MAX_STATEMENTS`].
    #[serde(default)]
    pub want: Vec<String>,
}

/// What is held of those authors' words: digests, or the statements that were wanted.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistersAnswer {
    /// Digests after `after`, in the order of the answering server.
    #[serde(default)]
    pub digests: Vec<String>,
    /// Whether there are more after the last.
    #[serde(default)]
    pub more: bool,
    /// As they were signed.
    #[serde(default, deserialize_with = "undersigned_proof::strict_json::values")]
    pub statements: Vec<Value>,
}

impl Instance {
    /// Answers what is held of the asking server's own words.
    ///
    /// # Errors
    /// [`FederationError::Forbidden`] for the words of others: what waits in a mailbox is between
    /// this server and the author's. [`FederationError::NotFound`] where the appeal is not held,
    /// [`FederationError::Conflict`] where the root is another.
    pub async fn answer_registers(
        &self,
        peer: &RemoteActor,
        question: &RegistersQuestion,
    ) -> Result<RegistersAnswer> {
        if question.authors.len() > MAX_AUTHORS || question.want.len() > MAX_STATEMENTS {
            return Err(FederationError::malformed(
                "json_limits",
                format!("at most {MAX_AUTHORS} authors and {MAX_STATEMENTS} statements"),
            ));
        }
        let theirs = |author: &String| ids::same_origin(author, &peer.id);
        if !question.authors.iter().all(theirs) {
            return Err(FederationError::forbidden(
                "not_author",
                "only the authors' own server may ask for this",
            ));
        }
        let (appeal, snapshot) = self.held(&question.object, &question.root).await?;
        let authors: Vec<&str> = question.authors.iter().map(String::as_str).collect();
        answer::check_texts(authors.iter().copied())?;
        let db = self.database.conn();
        if !question.want.is_empty() {
            let want: Vec<&str> = question.want.iter().map(String::as_str).collect();
            answer::check_texts(want.iter().copied())?;
            let rows = statements::by_digests(db, appeal.id, &want).await?;
            let theirs = rows
                .iter()
                .filter(|row| question.authors.contains(&row.author))
                .map(|row| row.body.as_str());
            return Ok(RegistersAnswer {
                statements: answer::that_fit(MAX_BYTES, theirs),
                ..RegistersAnswer::default()
            });
        }
        let same = question.state_digest == snapshot.digest().to_string();
        let after = question.after.as_str();
        let digests = statements::digests_by_authors(
            db,
            appeal.id,
            &authors,
            !same,
            after,
            MAX_DIGESTS as u64,
        )
        .await?;
        Ok(RegistersAnswer {
            more: digests.len() == MAX_DIGESTS,
            digests,
            ..RegistersAnswer::default()
        })
    }
}

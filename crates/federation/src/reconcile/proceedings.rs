//! `POST /sync/v1/proceedings`: what a server holds of amendments, ballots and votes. First the
//! digests, then those that are wanted. Whoever asks takes what it lacks; nothing is handed over
//! unasked.

use super::{answer, messages::StateAnswer, refused::Refused};
use crate::{FederationError, Instance, error::Result, proceedings::keep};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_domain::{
    Digest,
    proceedings::{Content, MAX_READ, Proceeding},
};
use undersigned_store::{
    appeals::{self, Appeal},
    proceedings as store,
    replicas::Replica,
};

/// Most digests in `want`.
pub const MAX_WANTED: usize = 50;
/// Beyond this many bytes an answer leaves further ones out; they are asked for again.
const MAX_BYTES: usize = 512 * 1024;

/// Asks what is held of an appeal's proceedings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProceedingsQuestion {
    /// The appeal.
    pub object: String,
    /// The root.
    pub root: String,
    /// Asks for these instead of digests; at most [`MAX_WANTED`].
    #[serde(default)]
    pub want: Vec<String>,
}

/// Digests, or the proceedings that were wanted.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProceedingsAnswer {
    /// Of all that may stand on record.
    #[serde(default)]
    pub digests: Vec<String>,
    /// As they were signed.
    #[serde(default, deserialize_with = "undersigned_proof::strict_json::values")]
    pub proceedings: Vec<Value>,
}

impl Instance {
    /// Answers what is held.
    ///
    /// # Errors
    /// [`FederationError::NotFound`] where the appeal is not held, [`FederationError::Conflict`]
    /// where the root is another, [`FederationError::Malformed`] for too many.
    pub async fn answer_proceedings(
        &self,
        question: &ProceedingsQuestion,
    ) -> Result<ProceedingsAnswer> {
        let (appeal, _) = self.held(&question.object, &question.root).await?;
        if question.want.len() > MAX_WANTED {
            return Err(answer::too_many());
        }
        let db = self.database.conn();
        if question.want.is_empty() {
            return Ok(ProceedingsAnswer {
                digests: self.compared_proceedings(&appeal).await?.digests.clone(),
                ..ProceedingsAnswer::default()
            });
        }
        answer::check_texts(question.want.iter().map(String::as_str))?;
        let rows = store::by_digests(db, appeal.id, &question.want).await?;
        let wanted = rows.iter().map(|row| row.body.as_str());
        Ok(ProceedingsAnswer {
            proceedings: answer::that_fit(MAX_BYTES, wanted),
            ..ProceedingsAnswer::default()
        })
    }

    /// Takes from a peer what this server lacks, where the two do not hold the same.
    ///
    /// # Errors
    /// Where the peer cannot be asked; the database.
    pub(super) async fn fetch_proceedings(
        &self,
        appeal: &Appeal,
        peer: &Replica,
        theirs: &StateAnswer,
    ) -> Result<()> {
        let Some(digest) = &theirs.proceedings else {
            return Ok(());
        };
        if *digest == self.compared_proceedings(appeal).await?.digest.to_string() {
            return Ok(());
        }
        let ask = |want| ProceedingsQuestion {
            object: theirs.object.clone(),
            root: theirs.root.clone(),
            want,
        };
        let there: ProceedingsAnswer = self
            .ask(&peer.base_url, "proceedings", &ask(Vec::new()))
            .await?;
        let held = self.digest_of_proceedings(appeal.id).await?;
        let known = &self.refused_proceedings;
        let mut refused = Refused::of(known, self, appeal, &held).await?;
        let held = store::digests(self.database.conn(), appeal.id).await?;
        let held: BTreeSet<String> = held.into_iter().collect();
        let mut missing: BTreeSet<String> = there
            .digests
            .into_iter()
            .filter(|digest| digest.parse::<Digest>().is_ok())
            .filter(|digest| !held.contains(digest) && !refused.contains(digest))
            .take(MAX_READ)
            .collect();
        while !missing.is_empty() {
            let want: Vec<String> = missing.iter().take(MAX_WANTED).cloned().collect();
            let question = ask(want);
            let answer: ProceedingsAnswer =
                self.ask(&peer.base_url, "proceedings", &question).await?;
            let mut documents = answer.proceedings;
            documents.truncate(MAX_WANTED);
            let checked = self.check_fetched::<Proceeding>(documents).await?;
            let mut sound = Vec::new();
            for proceeding in checked.into_iter().flatten() {
                // Nothing is taken that was not asked for.
                if missing.remove(&proceeding.digest.to_string()) {
                    sound.push(proceeding);
                }
            }
            if sound.is_empty() {
                break;
            }
            refused.extend(self.keep_all(appeal.id, sound).await?);
        }
        refused.remember(MAX_READ);
        Ok(())
    }

    /// Keeps what may be kept. Gives the digests of what was refused.
    async fn keep_all(
        &self,
        appeal_id: i64,
        mut sound: Vec<Proceeding>,
    ) -> Result<BTreeSet<String>> {
        let db = self.database.conn();
        let mut refused = BTreeSet::new();
        if sound.is_empty() || appeals::by_id(db, appeal_id).await?.is_none() {
            return Ok(refused);
        }
        // A ballot may name the key of a vote, and a vote has the seal that is broken. What comes too
        // early is asked for again next time.
        sound.sort_by_key(|one| {
            let vote = matches!(one.content, Content::Vote(_));
            (!one.is_initiators(), !vote)
        });
        let change = self.change(appeal_id).await?;
        for proceeding in &sound {
            match keep(&change, proceeding).await {
                Ok(_) => {}
                Err(error @ FederationError::Store(_)) => return Err(error),
                Err(error) => {
                    tracing::debug!(id = proceeding.id, %error, "a proceeding is not taken");
                    refused.insert(proceeding.digest.to_string());
                }
            }
        }
        change.commit().await?;
        Ok(refused)
    }
}

//! `POST /sync/v1/dispatches`: what a server holds of an organiser's updates, cases and handovers.
//! First the digests, then those that are wanted. Whoever asks takes what is newer; nothing is
//! handed over unasked.

use super::{answer, messages::StateAnswer, refused::Refused};
use crate::{
    FederationError, Instance,
    dispatches::{Kept, keep, organiser_keys},
    error::Result,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_domain::{Digest, Dispatch, dispatch::MAX_DISPATCHES};
use undersigned_store::{
    appeals::{self, Appeal},
    dispatches as store,
    replicas::Replica,
};

/// Most digests in `want`.
pub const MAX_WANTED: usize = 50;
/// Beyond this many bytes an answer leaves further ones out; they are asked for again.
const MAX_BYTES: usize = 512 * 1024;
/// Most that are remembered as refused: what several peers hold that was replaced here, or is refused.
const MAX_REFUSED: usize = 4 * MAX_DISPATCHES;

/// Asks what is held of an appeal beside its list.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DispatchesQuestion {
    /// The appeal.
    pub object: String,
    /// The root.
    pub root: String,
    /// Asks for these instead of digests; at most [`MAX_WANTED`].
    #[serde(default)]
    pub want: Vec<String>,
}

/// Digests, or the dispatches that were wanted.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DispatchesAnswer {
    /// Of all that is held under keys that count, what was taken back included.
    #[serde(default)]
    pub digests: Vec<String>,
    /// As they were signed.
    #[serde(default, deserialize_with = "undersigned_proof::strict_json::values")]
    pub dispatches: Vec<Value>,
}

impl Instance {
    /// Answers what is held.
    ///
    /// # Errors
    /// [`FederationError::NotFound`] where the appeal is not held, [`FederationError::Conflict`]
    /// where the root is another, [`FederationError::Malformed`] for too many.
    pub async fn answer_dispatches(
        &self,
        question: &DispatchesQuestion,
    ) -> Result<DispatchesAnswer> {
        let (appeal, snapshot) = self.held(&question.object, &question.root).await?;
        if question.want.len() > MAX_WANTED {
            return Err(answer::too_many());
        }
        let db = self.database.conn();
        if question.want.is_empty() {
            return Ok(DispatchesAnswer {
                digests: self
                    .offered_dispatches(appeal.id, &organiser_keys(snapshot.list()))
                    .await?,
                ..DispatchesAnswer::default()
            });
        }
        answer::check_texts(question.want.iter().map(String::as_str))?;
        let rows = store::by_digests(db, appeal.id, &question.want).await?;
        let wanted = rows.iter().map(|row| row.body.as_str());
        Ok(DispatchesAnswer {
            dispatches: answer::that_fit(MAX_BYTES, wanted),
            ..DispatchesAnswer::default()
        })
    }

    /// Takes from a peer what this server lacks, where the two do not hold the same.
    ///
    /// # Errors
    /// Where the peer cannot be asked; the database.
    pub(super) async fn fetch_dispatches(
        &self,
        appeal: &Appeal,
        peer: &Replica,
        theirs: &StateAnswer,
    ) -> Result<()> {
        let Some(digest) = &theirs.dispatches else {
            return Ok(());
        };
        // Nothing of theirs is taken.
        if self.rules().await?.is_blocked(&appeal.organiser) {
            return Ok(());
        }
        // After the state, which may have let in another key.
        let keys = self.summary(appeal).await?.organiser_keys;
        let ours = self.digest_of_dispatches(appeal.id, &keys).await?;
        if *digest == ours.to_string() {
            return Ok(());
        }
        let ask = |want| DispatchesQuestion {
            object: theirs.object.clone(),
            root: theirs.root.clone(),
            want,
        };
        let there: DispatchesAnswer = self
            .ask(&peer.base_url, "dispatches", &ask(Vec::new()))
            .await?;
        let known = &self.refused_dispatches;
        let mut refused = Refused::of(known, self, appeal, &ours).await?;
        let held = store::digests(self.database.conn(), appeal.id).await?;
        let held: BTreeSet<String> = held.into_iter().collect();
        let mut missing: BTreeSet<String> = there
            .digests
            .into_iter()
            .take(MAX_DISPATCHES)
            .filter(|digest| digest.parse::<Digest>().is_ok())
            .filter(|digest| !held.contains(digest) && !refused.contains(digest))
            .collect();
        while !missing.is_empty() {
            let want: Vec<String> = missing.iter().take(MAX_WANTED).cloned().collect();
            let question = ask(want);
            let answer: DispatchesAnswer =
                self.ask(&peer.base_url, "dispatches", &question).await?;
            let mut documents = answer.dispatches;
            documents.truncate(MAX_WANTED);
            let checked = self.check_fetched::<Dispatch>(documents).await?;
            let mut sound = Vec::new();
            for dispatch in checked.into_iter().flatten() {
                // Nothing is taken that was not asked for.
                if missing.remove(&dispatch.digest.to_string()) {
                    sound.push(dispatch);
                }
            }
            if sound.is_empty() {
                break;
            }
            refused.extend(self.keep_fetched(appeal.id, &sound).await?);
        }
        refused.remember(MAX_REFUSED);
        Ok(())
    }

    /// Keeps what may be kept. Gives the digests of what was not taken.
    async fn keep_fetched(&self, appeal_id: i64, sound: &[Dispatch]) -> Result<BTreeSet<String>> {
        let mut refused = BTreeSet::new();
        if sound.is_empty()
            || appeals::by_id(self.database.conn(), appeal_id)
                .await?
                .is_none()
        {
            return Ok(refused);
        }
        let rules = self.rules().await?;
        let mut change = self.change(appeal_id).await?;
        for dispatch in sound {
            let kept = match rules.is_blocked(&dispatch.author) {
                true => Ok(Kept::Ignored),
                false => keep(&mut change, dispatch, None).await,
            };
            match kept {
                Ok(Kept::Taken) => continue,
                // A newer one is held.
                Ok(Kept::Known | Kept::Ignored) => {}
                Err(error @ FederationError::Store(_)) => return Err(error),
                Err(error) => {
                    tracing::debug!(id = dispatch.id, %error, "a dispatch is not taken");
                }
            }
            refused.insert(dispatch.digest.to_string());
        }
        change.commit().await?;
        Ok(refused)
    }
}

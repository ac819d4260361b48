//! The answering side of reconciliation.

use super::{
    frame,
    messages::{
        DigestsAnswer, DigestsQuestion, MAX_DIGESTS, MAX_STATEMENT_BYTES, MAX_STATEMENTS, Push,
        PushAnswer, RangesAnswer, RangesQuestion, Refused, StateAnswer, StateQuestion,
        StatementsAnswer, StatementsQuestion,
    },
    ranges, recover,
};
use crate::{
    FederationError, Instance,
    activities::statement::{self, Carried},
    actors::RemoteActor,
    checking::Checked,
    error::Result,
    memory::restored_at,
    replica::{Snapshot, Standing, Summary},
    seen_by::MAX_TOLD,
    signatures::{self, RequestParts},
};
use serde_json::Value;
use std::{net::IpAddr, ops::Bound};
use undersigned_domain::{Digest, RULES, ids};
use undersigned_proof::{JsonFault, strict_json};
use undersigned_store::{
    appeals::{self, Appeal},
    replicas, statements,
};

/// Who is told what this server holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Anybody, as on a page: only servers for which the list vouches are named.
    Reader,
    /// A server that has signed its question.
    Peer,
}

impl Instance {
    /// Who sends a request below `/sync/v1`; `client` is the network address it came from.
    ///
    /// # Errors
    /// [`FederationError::Signature`], and [`FederationError::TooMany`] for whoever asks too much.
    pub async fn authenticate_sync(
        &self,
        request: &RequestParts<'_>,
        body: &[u8],
        client: Option<IpAddr>,
    ) -> Result<RemoteActor> {
        let unverified = signatures::parse(request, body, self.clock.now())?;
        let (peer, _) = self.authenticate(&unverified, client).await?;
        self.keep_pace_of_server(&peer.id)?;
        self.heard_from(&peer).await?;
        Ok(peer)
    }

    /// Answers what this server holds, and remembers that the peer holds the appeal too.
    ///
    /// # Errors
    /// [`FederationError::NotFound`] where it is not held; [`FederationError::Conflict`] where
    /// root or rules differ; [`FederationError::Malformed`] for U+0000.
    pub async fn answer_state(
        &self,
        peer: &RemoteActor,
        question: &StateQuestion,
    ) -> Result<StateAnswer> {
        check_texts([question.state_digest.as_str()])?;
        let appeal = self.held_appeal(&question.object, &question.root).await;
        if let Err(FederationError::NotFound { .. }) = appeal {
            recover::notice(self, peer, question);
        }
        let appeal = appeal?;
        if question.rules != RULES {
            return Err(FederationError::conflict(
                "rules_mismatch",
                format!("this server follows rules {RULES} of the protocol"),
            ));
        }
        self.remember_replica(&appeal, peer, Some(&question.state_digest))
            .await?;
        // Only its own word: nobody waits here while third servers are asked for their keys.
        let own = question.seen_by.as_slice().iter();
        let own: Vec<Value> = own
            .filter(|word| word.get("attributedTo").and_then(Value::as_str) == Some(&peer.id))
            .cloned()
            .collect();
        let held = self.summary(&appeal).await?;
        self.learn_seen_by(&appeal, &held, &own).await?;
        self.state_answer(&appeal, &held, Told::Peer).await
    }

    /// What this server holds of an appeal, and who else does: for readers as far as its list vouches for them.
    /// Another server is told of all that are known: it compares with them, delivers to them and counts what
    /// they confirm, and names them no more than this one does.
    ///
    /// # Errors
    /// The database.
    pub async fn state_answer(
        &self,
        appeal: &Appeal,
        held: &Summary,
        told: Told,
    ) -> Result<StateAnswer> {
        let replicas = replicas::list(self.database.conn(), appeal.id).await?;
        let vouched = self.vouched(appeal, held).await?;
        let seen_by = self.seen_by_for(appeal, held).await?;
        Ok(StateAnswer {
            rules: RULES,
            object: held.appeal.object.clone(),
            root: held.appeal.root.to_string(),
            state_digest: held.digest.to_string(),
            count: held.count,
            replicas: replicas
                .into_iter()
                .map(|replica| replica.base_url)
                .filter(|base_url| told == Told::Peer || vouched.is_for(base_url))
                .collect(),
            seen_by: seen_by
                .iter()
                .take(MAX_TOLD)
                .filter_map(|row| strict_json::kept(&row.body))
                .collect(),
            dispatches: match undersigned_store::dispatches::count(self.database.conn(), appeal.id)
                .await?
            {
                0 => None,
                _ => Some(
                    self.digest_of_dispatches(appeal.id, &held.organiser_keys)
                        .await?
                        .to_string(),
                ),
            },
            proceedings: match undersigned_store::proceedings::count(
                self.database.conn(),
                appeal.id,
            )
            .await?
            {
                0 => None,
                _ => Some(self.compared_proceedings(appeal).await?.digest.to_string()),
            },
            restored_at: restored_at(self.database.conn()).await?,
        })
    }

    /// One page of the sorted digests.
    ///
    /// # Errors
    /// As [`Instance::answer_state`]; [`FederationError::Malformed`] for a broken cursor.
    pub async fn answer_digests(&self, question: &DigestsQuestion) -> Result<DigestsAnswer> {
        let (_, snapshot) = self.held(&question.object, &question.root).await?;
        let after = match question.after.as_str() {
            "" => Bound::Unbounded,
            after => Bound::Excluded(read_digest(after)?),
        };
        let mut rest = snapshot.state().digests().range((after, Bound::Unbounded));
        let digests: Vec<String> = rest
            .by_ref()
            .take(MAX_DIGESTS)
            .map(Digest::to_string)
            .collect();
        Ok(DigestsAnswer {
            digests,
            more: rest.next().is_some(),
        })
    }

    /// What this server has in the ranges of a frame. Nothing is remembered from one frame to the
    /// next.
    ///
    /// # Errors
    /// As [`Instance::answer_state`]; [`FederationError::Malformed`] for a broken frame.
    pub async fn answer_ranges(&self, question: &RangesQuestion) -> Result<RangesAnswer> {
        let (_, snapshot) = self.held(&question.object, &question.root).await?;
        let asked = frame::from_text(&question.frame)?;
        let answer = ranges::answer(snapshot.items_apart().await?, &asked)?;
        Ok(RangesAnswer {
            frame: frame::to_text(&answer),
        })
    }

    /// Statements by digest; those that are not held any more, and those for which the message has
    /// no room, are left out.
    ///
    /// # Errors
    /// As [`Instance::answer_state`]; [`FederationError::Malformed`] for too many.
    pub async fn answer_statements(
        &self,
        question: &StatementsQuestion,
    ) -> Result<StatementsAnswer> {
        let (appeal, _) = self.held(&question.object, &question.root).await?;
        if question.want.len() > MAX_STATEMENTS {
            return Err(too_many());
        }
        let want: Vec<&str> = question.want.iter().map(String::as_str).collect();
        check_texts(want.iter().copied())?;
        let rows = statements::by_digests(self.database.conn(), appeal.id, &want).await?;
        let members = rows.iter().filter(|row| row.standing == statements::MEMBER);
        let members = members.map(|row| row.body.as_str());
        Ok(StatementsAnswer {
            statements: that_fit(MAX_STATEMENT_BYTES, members),
        })
    }

    /// Takes statements that a peer hands over. The documents are let go of once they are checked: others may be asked for
    /// long before what they say is stored, and that is in memory already.
    ///
    /// # Errors
    /// As [`Instance::answer_state`]; what is wrong with one statement is part of the answer. [`FederationError::Busy`]
    /// where too much waits to be checked.
    pub async fn answer_push(&self, push: Push) -> Result<PushAnswer> {
        self.held(&push.object, &push.root).await?;
        if push.statements.len() > MAX_STATEMENTS {
            return Err(too_many());
        }
        let ids = ids_of(&push.statements);
        let checked = self.check_several(push.statements).await?;
        Ok(self.take_checked(&ids, checked).await)
    }

    /// Takes statements that this server asked for.
    ///
    /// # Errors
    /// Where checking them broke off.
    pub(crate) async fn take_all(&self, documents: Vec<Value>) -> Result<PushAnswer> {
        let ids = ids_of(&documents);
        let checked = self.check_fetched(documents).await?;
        Ok(self.take_checked(&ids, checked).await)
    }

    /// Takes statements together; a fault of one does not keep the others out. `ids` are what they call themselves.
    async fn take_checked(&self, ids: &[String], checked: Vec<Checked>) -> PushAnswer {
        let mut answer = PushAnswer {
            held: 0,
            refused: Vec::new(),
        };
        let mut sound = Vec::new();
        for (id, checked) in ids.iter().zip(checked) {
            match checked {
                Ok(verified) => sound.push(verified),
                Err(fault) => answer.refused.push(refused(id, fault.code(), None)),
            }
        }
        let outcomes = match statement::take_all(self, &sound, Carried::Along).await {
            Ok(outcomes) => outcomes,
            Err(error) => {
                tracing::warn!(%error, "statements were not stored");
                sound
                    .iter()
                    .map(|_| Err(FederationError::Internal(error.to_string())))
                    .collect()
            }
        };
        // The answer, too, has to fit into a message.
        let mut bytes = 0;
        for (verified, outcome) in sound.iter().zip(outcomes) {
            let id = &verified.statement().id;
            match statement::not_ended(outcome) {
                Ok(Standing::Stale(held)) => {
                    let newer = self.text_of(&held).await;
                    let newer = newer.ok().flatten().filter(|text| {
                        bytes += text.len();
                        bytes <= MAX_STATEMENT_BYTES
                    });
                    let newer = newer.and_then(|text| strict_json::kept(&text));
                    answer.refused.push(refused(id, "stale", newer));
                }
                Ok(_) => answer.held += 1,
                Err(error) => answer.refused.push(refused(id, error.code(), None)),
            }
        }
        answer
    }

    pub(super) async fn held(&self, object: &str, root: &str) -> Result<(Appeal, Snapshot)> {
        let appeal = self.held_appeal(object, root).await?;
        let snapshot = self.snapshot(&appeal).await?;
        Ok((appeal, snapshot))
    }

    /// The same without its state.
    async fn held_appeal(&self, object: &str, root: &str) -> Result<Appeal> {
        check_texts([object])?;
        let appeal = appeals::by_ap_id(self.database.conn(), object)
            .await?
            .filter(|appeal| appeal.root.is_some())
            .ok_or_else(FederationError::appeal_not_held)?;
        if appeal.root.as_deref() != Some(root) {
            return Err(FederationError::conflict(
                "root_mismatch",
                "this server follows another root key for the appeal",
            ));
        }
        Ok(appeal)
    }
}

/// PostgreSQL neither stores U+0000 nor looks for it: whoever asks for what is called so is told, on every database.
pub(super) fn check_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<()> {
    match texts.into_iter().any(|text| text.contains('\0')) {
        true => Err(JsonFault::Nul.into()),
        false => Ok(()),
    }
}

/// What documents call themselves, as far as an id may be long; nothing where they do not.
fn ids_of(documents: &[Value]) -> Vec<String> {
    let ids = documents.iter().map(|document| {
        let id = document.get("id").and_then(Value::as_str);
        cut(id.unwrap_or_default())
    });
    ids.collect()
}

fn cut(id: &str) -> String {
    id.chars().take(ids::MAX_ID_BYTES).collect()
}

fn refused(id: &str, code: &str, held: Option<Value>) -> Refused {
    Refused {
        id: cut(id),
        code: code.to_owned(),
        held,
    }
}

fn read_digest(text: &str) -> Result<Digest> {
    text.parse()
        .map_err(|_| FederationError::malformed("digest_format", "`after` is no digest"))
}

/// As many documents as have room in so many bytes, from the first on, and the first in any case. The
/// others are asked for again.
pub(super) fn that_fit<'a>(most: usize, bodies: impl Iterator<Item = &'a str>) -> Vec<Value> {
    let mut bytes = 0;
    bodies
        .take_while(|body| {
            let first = bytes == 0;
            bytes += body.len();
            first || bytes <= most
        })
        .filter_map(strict_json::kept)
        .collect()
}

pub(super) fn too_many() -> FederationError {
    FederationError::malformed(
        "json_limits",
        format!("at most {MAX_STATEMENTS} statements in one message"),
    )
}

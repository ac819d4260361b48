//! The asking side of reconciliation: compare digests, fetch what is missing, hand over the rest.

use super::{
    messages::{
        DigestsAnswer, DigestsQuestion, MAX_STATEMENTS, Push, PushAnswer, StateAnswer,
        StateQuestion, StatementsAnswer, StatementsQuestion,
    },
    own_registers,
};
use crate::{
    FederationError, Instance, actions::follow, error::Result, http_client::HttpError,
    replica::Snapshot, signatures::Scheme, transport::Letter,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_domain::{Digest, RULES, ids};
use undersigned_store::{
    appeals::{self, Appeal},
    replicas::{self, Replica},
    statements,
};
use url::Url;

/// Most pages of digests read from one peer.
const MAX_PAGES: usize = 1_000;

impl Instance {
    /// Compares one appeal with one peer and repairs what differs, both ways. Answers whether
    /// both hold the same afterwards.
    ///
    /// # Errors
    /// Where the peer cannot be asked, or follows another root.
    pub async fn reconcile(&self, appeal: &Appeal, peer: &Replica) -> Result<bool> {
        let snapshot = self.snapshot(appeal).await?;
        let theirs = self.ask_state(peer, &snapshot).await?;
        self.learn_replicas(appeal, &theirs).await?;
        if ids::same_origin(&peer.base_url, &appeal.ap_id) {
            follow::again(self, &appeal.organiser, theirs.restored_at).await?;
        }
        let own = self.own_waiting(appeal).await?;
        if theirs.state_digest == snapshot.digest().to_string() && own.is_empty() {
            return Ok(true);
        }
        let known = self.ask_digests(peer, &snapshot).await?;
        let held = snapshot.state().digests();
        let want: Vec<Digest> = known.difference(held).copied().collect();
        let give: Vec<Digest> = held.difference(&known).copied().collect();
        self.fetch_statements(peer, &snapshot, &want).await?;
        self.hand_over(peer, appeal, &snapshot, &give, own).await?;
        let appeal = appeals::by_id(self.database.conn(), appeal.id).await?;
        let Some(appeal) = appeal else {
            return Ok(false);
        };
        let after = self.snapshot(&appeal).await?;
        Ok(self.ask_state(peer, &after).await?.state_digest == after.digest().to_string())
    }

    async fn ask_state(&self, peer: &Replica, snapshot: &Snapshot) -> Result<StateAnswer> {
        let appeal = snapshot.state().appeal();
        let question = StateQuestion {
            object: appeal.object.clone(),
            root: appeal.root.to_string(),
            rules: RULES,
            state_digest: snapshot.digest().to_string(),
            count: snapshot.state().digests().len(),
        };
        self.ask(&peer.base_url, "state", &question).await
    }

    async fn ask_digests(&self, peer: &Replica, snapshot: &Snapshot) -> Result<BTreeSet<Digest>> {
        let appeal = snapshot.state().appeal();
        let mut digests = BTreeSet::new();
        let mut after = String::new();
        for _ in 0..MAX_PAGES {
            let question = DigestsQuestion {
                object: appeal.object.clone(),
                root: appeal.root.to_string(),
                after,
            };
            let answer: DigestsAnswer = self.ask(&peer.base_url, "digests", &question).await?;
            digests.extend(
                answer
                    .digests
                    .iter()
                    .filter_map(|digest| digest.parse::<Digest>().ok()),
            );
            match answer.digests.last() {
                Some(last) if answer.more => after = last.clone(),
                _ => break,
            }
        }
        Ok(digests)
    }

    async fn fetch_statements(
        &self,
        peer: &Replica,
        snapshot: &Snapshot,
        want: &[Digest],
    ) -> Result<()> {
        let appeal = snapshot.state().appeal();
        for chunk in want.chunks(MAX_STATEMENTS) {
            let question = StatementsQuestion {
                object: appeal.object.clone(),
                root: appeal.root.to_string(),
                want: chunk.iter().map(Digest::to_string).collect(),
            };
            let answer: StatementsAnswer =
                self.ask(&peer.base_url, "statements", &question).await?;
            // What needs an admission that comes later waits in the mailbox until it is there.
            let taken = self.take_all(&answer.statements).await;
            for refused in taken
                .refused
                .iter()
                .filter(|refused| refused.code != "stale")
            {
                tracing::debug!(
                    peer = peer.base_url,
                    code = refused.code,
                    "refused a statement"
                );
            }
        }
        Ok(())
    }

    async fn hand_over(
        &self,
        peer: &Replica,
        appeal: &Appeal,
        snapshot: &Snapshot,
        give: &[Digest],
        own: Vec<Value>,
    ) -> Result<()> {
        let key = snapshot.state().appeal();
        for chunk in give.chunks(MAX_STATEMENTS) {
            let digests: Vec<String> = chunk.iter().map(Digest::to_string).collect();
            let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
            let rows = statements::by_digests(self.database.conn(), appeal.id, &digests).await?;
            let mut bodies: Vec<Value> = rows
                .iter()
                .filter_map(|row| serde_json::from_str(&row.body).ok())
                .collect();
            // Admissions before what they let in.
            bodies
                .sort_by_key(|body| body.get("type").and_then(Value::as_str) != Some("Admission"));
            self.push(peer, &key.object, key.root.as_str(), bodies)
                .await?;
        }
        for chunk in own.chunks(MAX_STATEMENTS) {
            self.push(peer, &key.object, key.root.as_str(), chunk.to_vec())
                .await?;
        }
        Ok(())
    }

    async fn push(
        &self,
        peer: &Replica,
        object: &str,
        root: &str,
        statements: Vec<Value>,
    ) -> Result<()> {
        let push = Push {
            object: object.to_owned(),
            root: root.to_owned(),
            statements,
        };
        let answer: PushAnswer = self.ask(&peer.base_url, "push", &push).await?;
        let newer: Vec<Value> = answer
            .refused
            .into_iter()
            .filter_map(|refused| refused.held)
            .collect();
        own_registers::answered_stale(self, &push.statements, &newer).await;
        self.take_all(&newer).await;
        Ok(())
    }

    /// Statements of our own organisations that nobody has let in yet: offered again each time.
    async fn own_waiting(&self, appeal: &Appeal) -> Result<Vec<Value>> {
        let rows = statements::mailbox(self.database.conn(), appeal.id).await?;
        Ok(rows
            .iter()
            .filter(|row| self.addresses.is_ours(&row.author))
            .filter_map(|row| serde_json::from_str(&row.body).ok())
            .collect())
    }

    /// Other servers that hold the appeal, as a peer names them: asked too, from now on.
    async fn learn_replicas(&self, appeal: &Appeal, answer: &StateAnswer) -> Result<()> {
        const MAX_LEARNED: usize = 50;
        let known: BTreeSet<String> = replicas::list(self.database.conn(), appeal.id)
            .await?
            .into_iter()
            .map(|replica| replica.base_url)
            .collect();
        let room = MAX_LEARNED.saturating_sub(known.len());
        let news = answer.replicas.iter().filter(|url| {
            !known.contains(*url)
                && *url != self.addresses.base()
                && self.http.parse_url(url).is_ok()
        });
        let mut learned = false;
        for base_url in news.take(room) {
            let actor = match self.actor(&format!("{base_url}/actor")).await {
                Ok(actor) => actor,
                Err(error) => {
                    tracing::debug!(base_url, %error, "a server named as replica is not there");
                    continue;
                }
            };
            self.remember_replica(appeal, &actor, None).await?;
            learned = true;
        }
        if learned {
            // Asking them makes this server known to them: what is signed there comes here, too,
            // without waiting for the timer.
            self.reconcile_soon(appeal.id);
        }
        Ok(())
    }

    /// One signed question to a peer below `/sync/v1`.
    pub(super) async fn ask<Q: Serialize, A: DeserializeOwned>(
        &self,
        base_url: &str,
        what: &str,
        question: &Q,
    ) -> Result<A> {
        let host = ids::host(base_url);
        let unreachable = |source: HttpError| FederationError::Unreachable {
            host: host.clone(),
            source,
        };
        let address = format!("{base_url}/sync/v1/{what}");
        let url: Url = self.http.parse_url(&address).map_err(unreachable)?;
        let body = serde_json::to_vec(question)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        let keys = self.keys_of(&self.addresses.instance_actor()).await?;
        let letter = Letter {
            url: &url,
            body: &body,
            content_type: "application/json",
            signer: &keys.http,
            scheme: Scheme::Rfc9421,
        };
        let answer = self.http.exchange(letter).await.map_err(unreachable)?;
        match answer.status.as_u16() {
            200 => serde_json::from_slice(&answer.body).map_err(|_| {
                FederationError::invalid("sync_invalid", format!("{host} answered nonsense"))
            }),
            404 => Err(FederationError::not_found(
                "appeal_unknown",
                format!("{host} does not hold the appeal"),
            )),
            409 => Err(FederationError::conflict(
                "root_mismatch",
                format!("{host} follows another root or other rules"),
            )),
            status => Err(unreachable(HttpError::Unreachable(format!(
                "it answered {status}"
            )))),
        }
    }
}

//! The asking side of reconciliation: compare digests, fetch what is missing, hand over the rest.

use super::{
    frame,
    messages::{
        DigestsAnswer, DigestsQuestion, MAX_DIGESTS, MAX_STATEMENT_BYTES, MAX_STATEMENTS, Push,
        PushAnswer, RangesAnswer, RangesQuestion, StateAnswer, StateQuestion, StatementsAnswer,
        StatementsQuestion,
    },
    own_registers,
    ranges::{self, Asking, Difference},
};
use crate::{
    FederationError, Instance,
    actions::follow,
    activities::statement::{self, Carried},
    error::Result,
    http_client::HttpError,
    replica::Snapshot,
    signatures::Scheme,
    transport::Letter,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};
use undersigned_domain::{Content, Digest, RULES, Statement, Verified, admission::Role, ids};
use undersigned_store::{
    appeals::{self, Appeal},
    refusals,
    replicas::{self, Replica},
    statements,
};
use url::Url;

/// Most pages of digests read from one peer.
const MAX_PAGES: usize = 1_000;
/// Questions for statements in a row that may bring none of them, before a peer is believed to
/// have named digests that it does not hold.
const MAX_FRUITLESS: usize = 3;
/// Fetched statements are held back up to so many bytes, so that admissions come before what they
/// let in.
const MAX_HELD_BACK: usize = 16 * 1_024 * 1_024;
/// Most fetched statements taken in one transaction.
const MAX_TAKEN: usize = 1_000;

/// How two servers find out which statements only one of them has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By fingerprints of ranges: little is sent where little differs. They can be fooled.
    Ranges,
    /// By the list of all digests.
    Digests,
}

/// How a comparison ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Both hold the same.
    Equal,
    /// All differences that could be found were exchanged, and they do not hold the same.
    Differ,
    /// There were more differences than one comparison finds.
    Unfinished,
}

impl Method {
    /// Which to try, one after the other until the digests agree, for states of so many
    /// statements. Where the shorter list takes one page, or where much must differ, the list is
    /// quicker than asking for ranges.
    fn suited(ours: usize, theirs: usize) -> &'static [Self] {
        let (less, more) = (ours.min(theirs), ours.max(theirs));
        match less > MAX_DIGESTS && more - less <= more / 4 {
            true => &[Self::Ranges, Self::Digests],
            false => &[Self::Digests],
        }
    }
}

impl Instance {
    /// Compares one appeal with one peer and repairs what differs, both ways. Answers whether
    /// both hold the same afterwards.
    ///
    /// # Errors
    /// Where the peer cannot be asked, or follows another root.
    pub async fn reconcile(&self, appeal: &Appeal, peer: &Replica) -> Result<bool> {
        let snapshot = self.snapshot(appeal).await?;
        let theirs = self.ask_state(peer, appeal, &snapshot).await?;
        self.learn_replicas(appeal, &theirs).await?;
        if ids::same_origin(&peer.base_url, &appeal.ap_id) {
            follow::again(self, &appeal.organiser, theirs.restored_at).await?;
        }
        let own = self.own_waiting(appeal, peer).await?;
        self.offer(peer, &snapshot, &own).await?;
        if theirs.state_digest == snapshot.digest().to_string() {
            // What was offered may have been let in.
            return match own.is_empty() {
                true => self.confirm(peer, appeal, &snapshot).await.map(|()| true),
                false => self.agrees(appeal.id, peer).await,
            };
        }
        for method in Method::suited(snapshot.state().digests().len(), theirs.count) {
            let mut outcome = self.reconcile_by(*method, appeal.id, peer).await;
            if matches!(outcome, Ok(Outcome::Unfinished)) {
                // What was found so far is exchanged: little is left.
                outcome = self.reconcile_by(*method, appeal.id, peer).await;
            }
            match outcome {
                Ok(Outcome::Equal) => return Ok(true),
                // Only equal digests end it: ranges may have looked alike that are not.
                Ok(_) => {}
                Err(error) if *method == Method::Ranges => {
                    tracing::debug!(peer = peer.base_url, %error, "no ranges, so the whole list");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }

    /// Finds the differences with a peer in one way and exchanges what is missing.
    ///
    /// # Errors
    /// As [`Instance::reconcile`], and where the peer does not follow the protocol.
    pub async fn reconcile_by(
        &self,
        method: Method,
        appeal_id: i64,
        peer: &Replica,
    ) -> Result<Outcome> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(Outcome::Differ);
        };
        let snapshot = self.snapshot(&appeal).await?;
        let (difference, finished) = match method {
            Method::Ranges => self.ask_ranges(peer, &snapshot).await?,
            Method::Digests => (self.ask_digests(peer, &snapshot).await?, true),
        };
        self.fetch_statements(peer, &snapshot, difference.want)
            .await?;
        self.hand_over(peer, &appeal, &snapshot, &difference.give)
            .await?;
        drop(snapshot);
        Ok(match self.agrees(appeal_id, peer).await? {
            true => Outcome::Equal,
            false if finished => Outcome::Differ,
            false => Outcome::Unfinished,
        })
    }

    /// Whether a peer holds the same now.
    async fn agrees(&self, appeal_id: i64, peer: &Replica) -> Result<bool> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(false);
        };
        let snapshot = self.snapshot(&appeal).await?;
        let theirs = self.ask_state(peer, &appeal, &snapshot).await?;
        let equal = theirs.state_digest == snapshot.digest().to_string();
        if equal {
            self.confirm(peer, &appeal, &snapshot).await?;
        }
        Ok(equal)
    }

    /// Signs, where that is due, that this server holds a list, and tells the peer. Only after
    /// comparing, so that a first word is not that of a list half read.
    async fn confirm(&self, peer: &Replica, appeal: &Appeal, snapshot: &Snapshot) -> Result<()> {
        if self.sign_seen_by(appeal, snapshot).await? {
            self.ask_state(peer, appeal, snapshot).await?;
        }
        Ok(())
    }

    /// Asks what a peer holds; both tell each other who has seen what.
    async fn ask_state(
        &self,
        peer: &Replica,
        appeal: &Appeal,
        snapshot: &Snapshot,
    ) -> Result<StateAnswer> {
        let key = snapshot.state().appeal();
        let question = StateQuestion {
            object: key.object.clone(),
            root: key.root.to_string(),
            rules: RULES,
            state_digest: snapshot.digest().to_string(),
            count: snapshot.state().digests().len(),
            seen_by: self.own_seen_by(appeal.id).await?,
        };
        let answer: StateAnswer = self.ask(&peer.base_url, "state", &question).await?;
        self.learn_seen_by(appeal, snapshot, &answer.seen_by)
            .await?;
        Ok(answer)
    }

    /// Asks about ranges until nothing is left to ask, or for as many rounds as may be. Answers
    /// what was found, and whether nothing was left.
    async fn ask_ranges(&self, peer: &Replica, snapshot: &Snapshot) -> Result<(Difference, bool)> {
        let appeal = snapshot.state().appeal();
        let (mut asking, mut next) = Asking::begin(snapshot.items())?;
        let mut finished = false;
        for _ in 0..ranges::MAX_ROUNDS {
            let question = RangesQuestion {
                object: appeal.object.clone(),
                root: appeal.root.to_string(),
                frame: frame::to_text(&next),
            };
            let answer: RangesAnswer = self.ask(&peer.base_url, "", &question).await?;
            match asking.go_on(&frame::from_text(&answer.frame)?)? {
                Some(frame) => next = frame,
                None => {
                    finished = true;
                    break;
                }
            }
        }
        let mut found = asking.found();
        // A peer may name anything; and what came up twice, while it was changing, is held.
        let held = snapshot.state().digests();
        found.want.retain(|digest| !held.contains(digest));
        Ok((found, finished))
    }

    /// Reads all digests of a peer, in order.
    async fn ask_digests(&self, peer: &Replica, snapshot: &Snapshot) -> Result<Difference> {
        let appeal = snapshot.state().appeal();
        let mut known: BTreeSet<Digest> = BTreeSet::new();
        let mut after = String::new();
        for _ in 0..MAX_PAGES {
            let question = DigestsQuestion {
                object: appeal.object.clone(),
                root: appeal.root.to_string(),
                after,
            };
            let answer: DigestsAnswer = self.ask(&peer.base_url, "digests", &question).await?;
            for digest in answer.digests.iter().take(MAX_DIGESTS) {
                let digest = digest.parse().map_err(|_| nonsense("no digests"))?;
                if known.last().is_some_and(|last| *last >= digest) {
                    return Err(nonsense("digests that do not ascend"));
                }
                known.insert(digest);
            }
            match known.last() {
                Some(last) if answer.more && !answer.digests.is_empty() => after = last.to_string(),
                _ => break,
            }
        }
        let held = snapshot.state().digests();
        Ok(Difference {
            want: known.difference(held).copied().collect(),
            give: held.difference(&known).copied().collect(),
        })
    }

    /// Fetches statements that a peer says it holds. What it does not answer is asked for again as
    /// long as it answers anything; a message has room for so many bytes only.
    async fn fetch_statements(
        &self,
        peer: &Replica,
        snapshot: &Snapshot,
        want: BTreeSet<Digest>,
    ) -> Result<()> {
        let appeal = snapshot.state().appeal();
        let mut open: VecDeque<Digest> = want.into_iter().collect();
        let mut arrived = Arrived::default();
        let mut fruitless = 0;
        while !open.is_empty() && fruitless < MAX_FRUITLESS {
            let mut asked: BTreeSet<Digest> =
                open.drain(..open.len().min(MAX_STATEMENTS)).collect();
            let question = StatementsQuestion {
                object: appeal.object.clone(),
                root: appeal.root.to_string(),
                want: asked.iter().map(Digest::to_string).collect(),
            };
            let answer: Result<StatementsAnswer> =
                self.ask(&peer.base_url, "statements", &question).await;
            let answer = match answer {
                Ok(answer) => answer,
                Err(error) => {
                    self.take_arrived(arrived, peer).await?;
                    return Err(error);
                }
            };
            let before = asked.len();
            for document in answer.statements.iter().take(MAX_STATEMENTS) {
                match Verified::check_value(document) {
                    Ok(verified) if asked.remove(&verified.statement().digest) => {
                        arrived.add(verified);
                    }
                    Ok(_) => {}
                    Err(fault) => {
                        tracing::debug!(peer = peer.base_url, %fault, "refused a statement");
                    }
                }
            }
            if asked.len() == before {
                fruitless += 1;
            } else {
                fruitless = 0;
                open.extend(asked);
            }
            if arrived.bytes > MAX_HELD_BACK {
                self.take_arrived(std::mem::take(&mut arrived), peer)
                    .await?;
            }
        }
        self.take_arrived(arrived, peer).await
    }

    /// Takes what was fetched, in an order in which what lets in comes before what it lets in, so
    /// that as little as can be has to wait in the mailbox.
    async fn take_arrived(&self, mut arrived: Arrived, peer: &Replica) -> Result<()> {
        arrived
            .statements
            .sort_by_key(|verified| rank(verified.statement()));
        let first = arrived
            .statements
            .partition_point(|verified| rank(verified.statement()) < Rank::Rest);
        let (chains, rest) = arrived.statements.split_at(first);
        for chunk in chains.chunks(MAX_TAKEN).chain(rest.chunks(MAX_TAKEN)) {
            let outcomes = statement::take_all(self, chunk, Carried::Along).await?;
            for error in outcomes.into_iter().filter_map(Result::err) {
                tracing::debug!(peer = peer.base_url, %error, "refused a statement");
            }
        }
        Ok(())
    }

    /// Hands over what a peer lacks: what lets in before what it lets in.
    async fn hand_over(
        &self,
        peer: &Replica,
        appeal: &Appeal,
        snapshot: &Snapshot,
        give: &BTreeSet<Digest>,
    ) -> Result<()> {
        let mut ranked: Vec<(Rank, Digest)> = snapshot
            .state()
            .statements()
            .filter(|statement| give.contains(&statement.digest))
            .map(|statement| (rank(statement), statement.digest))
            .collect();
        ranked.sort_unstable();
        for chunk in ranked.chunks(MAX_STATEMENTS) {
            let digests: Vec<String> = chunk.iter().map(|(_, digest)| digest.to_string()).collect();
            let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
            let mut rows =
                statements::by_digests(self.database.conn(), appeal.id, &digests).await?;
            rows.sort_by_key(|row| digests.iter().position(|digest| *digest == row.digest));
            let bodies: Vec<String> = rows.into_iter().map(|row| row.body).collect();
            self.offer(peer, snapshot, &bodies).await?;
        }
        Ok(())
    }

    /// Hands statements over, in as many messages as they need.
    async fn offer(&self, peer: &Replica, snapshot: &Snapshot, bodies: &[String]) -> Result<()> {
        let appeal = snapshot.state().appeal();
        let mut message = Vec::new();
        let mut bytes = 0;
        for body in bodies {
            let Ok(document) = serde_json::from_str(body) else {
                continue;
            };
            let full = message.len() == MAX_STATEMENTS || bytes + body.len() > MAX_STATEMENT_BYTES;
            if full && !message.is_empty() {
                let message = std::mem::take(&mut message);
                self.push(peer, &appeal.object, appeal.root.as_str(), message)
                    .await?;
                bytes = 0;
            }
            bytes += body.len();
            message.push(document);
        }
        if !message.is_empty() {
            self.push(peer, &appeal.object, appeal.root.as_str(), message)
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

    /// Statements of our own organisations that nobody has let in yet: offered again each time,
    /// except to a server on which they were refused.
    async fn own_waiting(&self, appeal: &Appeal, peer: &Replica) -> Result<Vec<String>> {
        let rows = statements::mailbox(self.database.conn(), appeal.id).await?;
        let refused: BTreeSet<String> = refusals::list(self.database.conn(), appeal.id)
            .await?
            .into_iter()
            .filter(|refusal| ids::same_origin(&refusal.refused_by, &peer.base_url))
            .map(|refusal| refusal.digest)
            .collect();
        Ok(rows
            .into_iter()
            .filter(|row| self.addresses.is_ours(&row.author) && !refused.contains(&row.digest))
            .map(|row| row.body)
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
        let rules = self.rules().await?;
        let news = answer.replicas.iter().filter(|url| {
            !known.contains(*url)
                && !rules.is_blocked(url)
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

    /// One signed question to a peer at or below `/sync/v1`.
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
        let address = match what {
            "" => format!("{base_url}/sync/v1"),
            what => format!("{base_url}/sync/v1/{what}"),
        };
        let url: Url = self.http.parse_url(&address).map_err(unreachable)?;
        self.refuse_blocked(&address).await?;
        let body = serde_json::to_vec(question)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        let keys = self.keys_of(&self.addresses.instance_actor()).await?;
        let letter = Letter {
            url: &url,
            body: &body,
            content_type: "application/json",
            signer: &keys.http,
            scheme: Scheme::Rfc9421,
            synchronization: None,
        };
        let answer = self.http.exchange(letter).await.map_err(unreachable)?;
        match answer.status.as_u16() {
            200 => serde_json::from_slice(&answer.body).map_err(|_| {
                FederationError::invalid("sync_invalid", format!("{host} answered nonsense"))
            }),
            // It is there, and wants nothing to do with this server.
            403 => Err(FederationError::forbidden(
                "refused",
                format!("{host} does not answer this server"),
            )),
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

/// Statements that were fetched and not taken yet.
#[derive(Default)]
struct Arrived {
    statements: Vec<Verified>,
    bytes: usize,
}

impl Arrived {
    fn add(&mut self, verified: Verified) {
        self.bytes += verified.text().len();
        self.statements.push(verified);
    }
}

/// In which order statements are handed over and taken: what lets in comes before what it lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Note,
    OrganisersKey,
    Initiator,
    Signer,
    Rest,
}

fn rank(statement: &Statement) -> Rank {
    match &statement.content {
        Content::Note(_) => Rank::Note,
        Content::Admission(admission) => match admission.role {
            Role::Organiser => Rank::OrganisersKey,
            Role::CoInitiator | Role::Keeper => Rank::Initiator,
            Role::Signer => Rank::Signer,
        },
        _ => Rank::Rest,
    }
}

fn nonsense(what: &str) -> FederationError {
    FederationError::invalid("sync_invalid", format!("the peer answered {what}"))
}

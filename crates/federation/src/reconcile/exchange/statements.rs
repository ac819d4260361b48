//! The statements themselves: fetched where a peer has more, handed over where it has less.

use super::super::{
    messages::{
        MAX_STATEMENT_BYTES, MAX_STATEMENTS, Push, PushAnswer, StatementsAnswer, StatementsQuestion,
    },
    own_registers,
};
use crate::{
    Instance,
    activities::statement::{self, Carried},
    error::Result,
    replica::Snapshot,
};
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};
use undersigned_domain::{AppealKey, Content, Digest, Statement, Verified, admission::Role};
use undersigned_proof::strict_json;
use undersigned_store::{appeals::Appeal, replicas::Replica, statements};

/// Questions for statements in a row that may bring none of them, before a peer is believed to
/// have named digests that it does not hold.
const MAX_FRUITLESS: usize = 3;
/// Fetched statements are held back up to so many bytes, so that admissions come before what they
/// let in.
const MAX_HELD_BACK: usize = 16 * 1_024 * 1_024;
/// Most fetched statements taken in one transaction.
const MAX_TAKEN: usize = 1_000;

impl Instance {
    /// Fetches statements that a peer says it holds. What it does not answer is asked for again as
    /// long as it answers anything; a message has room for so many bytes only.
    pub(super) async fn fetch_statements(
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
            let mut documents = match answer {
                Ok(answer) => answer.statements,
                Err(error) => {
                    self.take_arrived(arrived, peer).await?;
                    return Err(error);
                }
            };
            let before = asked.len();
            documents.truncate(MAX_STATEMENTS);
            for checked in self.check_fetched::<Verified>(documents).await? {
                match checked {
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
    pub(super) async fn hand_over(
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
            self.offer(peer, snapshot.state().appeal(), &bodies).await?;
        }
        Ok(())
    }

    /// Hands statements over, in as many messages as they need.
    pub(super) async fn offer(
        &self,
        peer: &Replica,
        appeal: &AppealKey,
        bodies: &[String],
    ) -> Result<()> {
        let mut message = Vec::new();
        let mut bytes = 0;
        for body in bodies {
            let Some(document) = strict_json::kept(body) else {
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
        self.take_all(newer).await?;
        Ok(())
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

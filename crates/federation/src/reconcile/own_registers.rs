//! Reading one's own registers before signing: a server that starts, or was restored, may have
//! said more than it remembers. What it signs must stand above that.
//!
//! Every appeal is read once from every server that holds it, at the start or when it is taken up.
//! Who signs waits for the first reading, for no longer than [`crate::transport::Pace::patience`]; servers that were not
//! reached then are read on the timer of reconciliation.

mod owed;

use super::{
    agenda::Errand,
    exchange::nonsense,
    registers::{MAX_AUTHORS, MAX_DIGESTS, MAX_STATEMENTS, RegistersAnswer, RegistersQuestion},
    worker::PATIENCE,
};
use crate::{
    Instance,
    actions::{admit, say_again},
    activities::statement::{self, Carried},
    error::Result,
    replica::Change,
};
use futures::{StreamExt as _, stream};
use owed::Owed;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::OnceCell,
    time::{Instant, timeout, timeout_at},
};
use undersigned_domain::{Digest, Verified};
use undersigned_store::{
    appeals::{self, Appeal},
    organizations,
    replicas::Replica,
    statements,
};

/// Most pages of digests read from one server.
const MAX_PAGES: usize = 200;
/// How often in a row a server is asked in vain for statements that it says it holds.
const MAX_IN_VAIN: usize = 3;

/// How far the reading of each appeal is, in this process.
#[derive(Default)]
pub(crate) struct OwnRegisters(Mutex<HashMap<i64, Arc<Reading>>>);

/// The reading of one appeal.
#[derive(Default)]
struct Reading {
    /// Set once every server was asked that was known at the beginning.
    done: OnceCell<()>,
    /// When somebody first waited for it; none where it could not begin, because the database failed.
    began: Mutex<Option<Instant>>,
    /// Servers that have answered.
    answered: Mutex<BTreeSet<String>>,
    /// Whether this server would have signed something by itself meanwhile.
    held_back: AtomicBool,
}

impl Reading {
    /// Until when whoever signs waits.
    fn until(&self, patience: Duration) -> Instant {
        *self.began().get_or_insert_with(Instant::now) + patience
    }

    fn is_over(&self, patience: Duration) -> bool {
        let is_long_ago = |began: Instant| Instant::now() >= began + patience;
        self.done.initialized() || self.began().is_some_and(is_long_ago)
    }

    fn began(&self) -> MutexGuard<'_, Option<Instant>> {
        self.began.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn has_answered(&self, base_url: &str) -> bool {
        let answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.contains(base_url)
    }

    fn note_answered(&self, base_url: &str) {
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.insert(base_url.to_owned());
    }
}

impl OwnRegisters {
    fn of(&self, appeal_id: i64) -> Arc<Reading> {
        let mut readings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        readings.entry(appeal_id).or_default().clone()
    }
}

impl Instance {
    /// Begins to change an appeal's state with something that one of our organisations signs:
    /// waits until what others hold of its words has been read.
    ///
    /// # Errors
    /// [`FederationError::Conflict`](crate::FederationError::Conflict) `clock_doubted` where the clock may be
    /// wrong; as [`Instance::change`].
    pub async fn change_to_sign(&self, appeal_id: i64) -> Result<Change> {
        self.check_clock().await?;
        let reading = self.own_registers.of(appeal_id);
        let patience = self.http.pace().patience;
        let until = reading.until(patience);
        if !reading.is_over(patience) {
            match timeout_at(until, read_all(self, appeal_id, &reading)).await {
                Ok(read) => read?,
                Err(_) => {
                    tracing::info!(appeal_id, "signing before every server was asked");
                    self.agenda.add(Errand::ReadOwn(appeal_id));
                }
            }
        }
        self.change(appeal_id).await
    }

    /// Whether this server may sign something by itself now. If not, that is made up for once the
    /// registers are read.
    pub(crate) fn may_sign_by_itself(&self, appeal_id: i64) -> bool {
        let reading = self.own_registers.of(appeal_id);
        let patience = self.http.pace().patience;
        if reading.is_over(patience) {
            return true;
        }
        reading.held_back.store(true, Ordering::Relaxed);
        self.agenda.add(Errand::ReadOwn(appeal_id));
        // It may have ended just now, before it could see that something was held back.
        reading.is_over(patience)
    }

    /// Whether somebody who holds an appeal has said what it has of our words; so it is as well where
    /// nobody else holds it.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn own_words_were_read(&self, appeal_id: i64) -> Result<bool> {
        let reading = self.own_registers.of(appeal_id);
        let peers = self.replicas_of(appeal_id).await?;
        let mut hosts = peers.iter().map(|peer| &peer.base_url);
        Ok(peers.is_empty() || hosts.any(|host| reading.has_answered(host)))
    }

    /// An appeal that is published for the first time: nobody can hold anything of it yet.
    pub(crate) fn nothing_to_read(&self, appeal_id: i64) {
        // Somebody else may be setting it, which is as good.
        let _ = self.own_registers.of(appeal_id).done.set(());
    }
}

/// Reads an appeal if that has not been done, and goes on with what waited for it.
///
/// # Errors
/// The database.
pub async fn settle(instance: &Instance, appeal_id: i64) -> Result<()> {
    let reading = instance.own_registers.of(appeal_id);
    let first = !reading.done.initialized();
    reading.until(instance.http.pace().patience);
    read_all(instance, appeal_id, &reading).await?;
    if let Some(owed) = Owed::take(&reading, first) {
        let mut change = instance.change(appeal_id).await?;
        say_again::settle_contested(&mut change).await?;
        admit::by_itself(&mut change).await?;
        change.commit().await?;
        owed.paid();
        instance.wake_delivery();
    }
    Ok(())
}

/// Reads from every server that is known now, at once; whoever comes later waits for the same. Where the database fails
/// nobody was asked: that is begun anew, and nothing is signed before.
async fn read_all(instance: &Instance, appeal_id: i64, reading: &Reading) -> Result<()> {
    let read = || async {
        let appeal = appeals::by_id(instance.database.conn(), appeal_id).await?;
        let Some(appeal) = appeal.filter(|appeal| appeal.root.is_some()) else {
            return Ok(());
        };
        let peers = instance.replicas_of(appeal_id).await?;
        let failed = OnceLock::new();
        stream::iter(&peers)
            .for_each_concurrent(instance.http.pace().at_a_time, |peer| async {
                // Whoever answers without end does not keep the timer from everything else.
                match timeout(PATIENCE, read_once(instance, &appeal, peer)).await {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => {
                        let _ = failed.set(error);
                    }
                    Err(_) => {
                        tracing::debug!(
                            peer = peer.base_url,
                            "own registers not read to their end"
                        );
                    }
                }
            })
            .await;
        failed.into_inner().map_or(Ok(()), Err)
    };
    let read: Result<&()> = reading.done.get_or_try_init(read).await;
    if read.is_err() {
        *reading.began() = None;
    }
    read.copied()
}

/// Reads from one server, unless that has been done.
///
/// # Errors
/// The database; not what the server answers.
pub(super) async fn read_once(instance: &Instance, appeal: &Appeal, peer: &Replica) -> Result<()> {
    let reading = instance.own_registers.of(appeal.id);
    if reading.has_answered(&peer.base_url) {
        return Ok(());
    }
    match read(instance, appeal, &peer.base_url).await {
        Ok(()) => reading.note_answered(&peer.base_url),
        Err(error) if error.is_of_database() => return Err(error),
        // Whoever answers that it knows nothing of the appeal, or of such questions, is asked
        // again on the timer, which asks it for the state in any case.
        Err(error) => tracing::debug!(peer = peer.base_url, %error, "own registers not read"),
    }
    Ok(())
}

/// Reads what one server holds of our organisations' words, and takes what is missing here.
async fn read(instance: &Instance, appeal: &Appeal, base_url: &str) -> Result<()> {
    let held = instance.summary(appeal).await?;
    let question = RegistersQuestion {
        object: appeal.ap_id.clone(),
        root: held.appeal.root.to_string(),
        state_digest: held.digest.to_string(),
        ..RegistersQuestion::default()
    };
    let mut missing = Missing::default();
    for chunk in own_authors(instance).await?.chunks(MAX_AUTHORS) {
        let mut question = RegistersQuestion {
            authors: chunk.to_vec(),
            ..question.clone()
        };
        let mut before = BTreeSet::new();
        // Page by page: who names words of ours without end fills no memory with them.
        for _ in 0..MAX_PAGES {
            let (named, next) = page(instance, base_url, &question).await?;
            if named.is_subset(&before) {
                break;
            }
            missing.digests = not_held(instance, appeal, &named).await?;
            while let Some(found) = some(instance, base_url, &question, &mut missing).await? {
                match statement::take_all(instance, &found, Carried::Along).await {
                    // What is not stored is not known, and it would be signed anew.
                    Err(error) if error.is_of_database() => return Err(error),
                    Err(error) => tracing::warn!(%error, "statements were not stored"),
                    Ok(_) => {}
                }
            }
            if missing.in_vain >= MAX_IN_VAIN {
                return Ok(());
            }
            match next {
                Some(last) => question.after = last,
                None => break,
            }
            before = named;
        }
    }
    Ok(())
}

/// Those of some statements that are not here.
async fn not_held(
    instance: &Instance,
    appeal: &Appeal,
    digests: &BTreeSet<Digest>,
) -> Result<Vec<String>> {
    let digests: Vec<String> = digests.iter().map(ToString::to_string).collect();
    let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
    Ok(statements::missing(instance.database.conn(), appeal.id, &digests).await?)
}

/// The actors whose registers are this server's.
pub(super) async fn own_authors(instance: &Instance) -> Result<Vec<String>> {
    let organizations = organizations::all(instance.database.conn()).await?;
    Ok(organizations.into_iter().map(|one| one.ap_id).collect())
}

/// Every digest that a server names. A page that names nothing new is the last: who names the same for
/// ever is not listened to for ever.
pub(super) async fn digests(
    instance: &Instance,
    base_url: &str,
    question: &RegistersQuestion,
) -> Result<BTreeSet<Digest>> {
    let mut digests = BTreeSet::new();
    let mut question = question.clone();
    for _ in 0..MAX_PAGES {
        let (named, next) = page(instance, base_url, &question).await?;
        let before = digests.len();
        digests.extend(named);
        match next {
            Some(last) if digests.len() > before => question.after = last,
            _ => break,
        }
    }
    Ok(digests)
}

/// One page of the digests that a server names, and after which of them the next one begins.
async fn page(
    instance: &Instance,
    base_url: &str,
    question: &RegistersQuestion,
) -> Result<(BTreeSet<Digest>, Option<String>)> {
    let mut answer: RegistersAnswer = instance.ask(base_url, "registers", question).await?;
    answer.digests.truncate(MAX_DIGESTS);
    let mut named = BTreeSet::new();
    for digest in &answer.digests {
        let digest: std::result::Result<Digest, _> = digest.parse();
        named.insert(digest.map_err(|_| nonsense("digests that are none"))?);
    }
    let next = answer.digests.pop().filter(|_| answer.more);
    Ok((named, next))
}

/// Statements that are missing here and that a server says it holds.
#[derive(Default)]
pub(super) struct Missing {
    digests: Vec<String>,
    /// How often it was asked in vain, one after the other.
    in_vain: usize,
}

impl Missing {
    pub fn of(digests: impl IntoIterator<Item = impl ToString>) -> Self {
        Self {
            digests: digests
                .into_iter()
                .map(|digest| digest.to_string())
                .collect(),
            in_vain: 0,
        }
    }
}

/// Some of the missing statements, as a server gives them, and no others; those asked for in vain are
/// missed no longer. None once nothing is missing, or the server does not have what it said.
pub(super) async fn some(
    instance: &Instance,
    base_url: &str,
    question: &RegistersQuestion,
    missing: &mut Missing,
) -> Result<Option<Vec<Verified>>> {
    if missing.digests.is_empty() || missing.in_vain >= MAX_IN_VAIN {
        return Ok(None);
    }
    let asked = missing.digests.len().min(MAX_STATEMENTS);
    let question = RegistersQuestion {
        want: missing.digests[..asked].to_vec(),
        ..question.clone()
    };
    let answer: RegistersAnswer = instance.ask(base_url, "registers", &question).await?;
    let wanted: BTreeSet<&String> = question.want.iter().collect();
    let mut found = BTreeMap::new();
    let mut documents = answer.statements;
    documents.truncate(MAX_STATEMENTS);
    let checked = instance.check_fetched::<Verified>(documents).await?;
    for verified in checked.into_iter().flatten() {
        let digest = verified.statement().digest.to_string();
        if wanted.contains(&digest) {
            found.insert(digest, verified);
        }
    }
    // An answer may have room for some of them only: the others are asked for again.
    if found.is_empty() {
        missing.digests.drain(..asked);
        missing.in_vain += 1;
    } else {
        missing.digests.retain(|digest| !found.contains_key(digest));
        missing.in_vain = 0;
    }
    Ok(Some(found.into_values().collect()))
}

/// What of our own words was handed over and answered with something newer: said again above that
/// where a person said it later.
pub(super) async fn answered_stale(instance: &Instance, said: &[Value], newer: &[Value]) {
    for held in newer {
        let said = said.iter().find(|said| said["id"] == held["id"]);
        let author = held["attributedTo"].as_str().unwrap_or_default();
        let (Some(said), true) = (said, instance.addresses.is_ours(author)) else {
            continue;
        };
        let outcome = async {
            let digest = digest_of(said).unwrap_or_default();
            let object = said["object"].as_str().or_else(|| said["id"].as_str());
            let db = instance.database.conn();
            let Some(appeal) = appeals::by_ap_id(db, object.unwrap_or_default()).await? else {
                return Ok(());
            };
            let rows = statements::by_digests(db, appeal.id, &[digest.as_str()]).await?;
            let row = rows.first().map_or(0, |row| row.id);
            let later = instance.is_later_statement(row).await?;
            say_again::answered_stale(instance, said, held, later).await
        };
        let outcome: Result<()> = outcome.await;
        if let Err(error) = outcome {
            tracing::debug!(%error, "the newer statement was not taken");
        }
    }
}

fn digest_of(document: &Value) -> Option<String> {
    let verified = Verified::stored(&document.to_string()).ok()?;
    Some(verified.statement().digest.to_string())
}

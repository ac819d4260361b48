//! How this server stands, for whoever runs it: what is wrong just now, what waits, how much is kept,
//! and which versions run. Nothing in here names a person.

pub(crate) mod clock_doubt;
pub mod clock_watch;
mod counted;
pub mod database_watch;
pub mod disk;
pub mod figures;
pub mod key_watch;
pub mod naming;
pub mod pruning;

mod trouble;
mod writing;

pub use trouble::Trouble;

use crate::{Instance, desk::DeliveryState, error::Result, health::Reason};
use clock_watch::Jump;
use counted::Counted;
use database_watch::Rescue;
use disk::Room;
use figures::Figures;
use key_watch::KeyFile;
use naming::Naming;
use std::{
    path::PathBuf,
    sync::{Mutex, OnceLock, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, timeout};
use undersigned_store::{
    StoreError, deliveries, delivery_hosts, mails,
    standing::{self as store, Held, Kept},
};
use writing::Writing;

/// How long the database may take to answer before it counts as down.
const PATIENCE: Duration = Duration::from_secs(3);
/// What was found is not looked for again within this time: whoever asks often costs nothing.
const FOUND_FOR: Duration = Duration::from_secs(2);
/// How long something may be due before the queue counts as stuck, in milliseconds.
const OVERDUE_MILLIS: i64 = 5 * 60 * 1_000;
/// How long a jump of the clock is told of, in milliseconds.
const JUMP_TOLD_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How many other servers must have shown their clocks before anything is said of ours.
const FEW_CLOCKS: usize = 3;
/// Most hosts that are listed.
pub const MAX_HOSTS: u64 = 200;

/// How much this server keeps, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The folders whose disks must have room.
    pub folders: Vec<PathBuf>,
    /// With less room than this, in bytes, nothing is kept that could be done without.
    pub min_free: u64,
    /// Pictures of one organisation, in bytes.
    pub uploads: u64,
    /// Pictures of actors elsewhere, all together, in bytes.
    pub portraits: u64,
    /// Actors elsewhere that nothing here names.
    pub actors: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            folders: Vec::new(),
            min_free: 0,
            uploads: u64::MAX,
            portraits: u64::MAX,
            actors: u64::MAX,
        }
    }
}

/// What a process knows of itself.
#[derive(Debug, Default)]
pub struct Watch {
    limits: OnceLock<Limits>,
    found: Mutex<Option<(Instant, Vec<Trouble>)>>,
    /// Held by who looks: whoever asks meanwhile gets what it finds.
    looking: tokio::sync::Mutex<()>,
    deliveries: Counted<u64>,
    held: Counted<Held>,
    writing: Writing,
    rescue: Rescue,
    key_file: KeyFile,
    /// Whether clients are named.
    pub naming: Naming,
    /// What it has done.
    pub figures: Figures,
}

impl Watch {
    /// How much is kept.
    pub fn limits(&self) -> Limits {
        self.limits.get().cloned().unwrap_or_default()
    }

    fn found(&self) -> Option<Vec<Trouble>> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, troubles) = found.as_ref()?;
        (at.elapsed() < FOUND_FOR).then(|| troubles.clone())
    }

    fn find(&self, troubles: &[Trouble]) {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        *found = Some((Instant::now(), troubles.to_vec()));
    }
}

/// Everything that the steward of a server looks at.
#[derive(Debug, Clone)]
pub struct Standing {
    /// What is wrong, the gravest first.
    pub troubles: Vec<Trouble>,
    /// Deliveries that wait.
    pub deliveries: u64,
    /// When the oldest of them was enqueued that is not put off, in milliseconds since 1970.
    pub oldest_delivery: Option<i64>,
    /// Mails.
    pub mails: mails::Standing,
    /// The room of the disk; of several, of that with the least.
    pub room: Option<Room>,
    /// The size of the database, in bytes.
    pub database_size: u64,
    /// What the database is.
    pub database: String,
    /// The newest step of its schema.
    pub schema: String,
    /// What is kept of others, and of uploads.
    pub kept: Kept,
    /// How much is kept at most.
    pub limits: Limits,
}

impl Instance {
    /// Says how much is kept, and where. The first word counts.
    pub fn keep_within(&self, limits: Limits) {
        // Another word would come from a second start of the same instance, which there is not.
        let _ = self.watch.limits.set(limits);
    }

    /// What is wrong with this server just now, the gravest first. It is looked for anew every two
    /// seconds at most, and takes no longer than a few.
    pub async fn troubles(&self) -> Vec<Trouble> {
        if let Some(found) = self.watch.found() {
            return found;
        }
        let _looking = self.watch.looking.lock().await;
        if let Some(found) = self.watch.found() {
            return found;
        }
        let troubles = self.look_for_troubles().await;
        self.watch.find(&troubles);
        troubles
    }

    async fn look_for_troubles(&self) -> Vec<Trouble> {
        // Beside that nothing else matters.
        if let Some(lost) = self.lost_database() {
            return vec![lost];
        }
        let troubles = self.look_at_all().await;
        // That it is damaged shows when it is read.
        match self.lost_database() {
            Some(lost) => vec![lost],
            None => troubles,
        }
    }

    async fn look_at_all(&self) -> Vec<Trouble> {
        let now = self.clock.millis();
        let mut troubles = Vec::new();
        match timeout(PATIENCE, self.database.ping()).await {
            Ok(Ok(())) => {}
            // Nothing else can be asked, and whoever comes next is not to wait as long to find that out.
            Ok(Err(_)) | Err(_) => {
                self.database.doubt().await;
                return vec![Trouble::Database];
            }
        }
        let database = self.database.clone();
        let write = async move { store::write(database.conn(), now).await };
        troubles.extend(self.watch.writing.trouble(PATIENCE, write).await);
        troubles.extend(self.watch.key_file.trouble());
        if self.is_disk_low() && !troubles.contains(&Trouble::DiskFull) {
            troubles.push(Trouble::DiskLow);
        }
        match timeout(PATIENCE, self.waiting_troubles(now)).await {
            Ok(Ok(found)) => troubles.extend(found),
            Ok(Err(error)) => {
                tracing::warn!(%error, "how the server stands cannot be read");
                troubles.push(Trouble::Database);
            }
            Err(_) if troubles.contains(&Trouble::Slow) => {}
            Err(_) => troubles.push(Trouble::Slow),
        }
        if let Some(seconds) = self.http.clock_difference(FEW_CLOCKS)
            && seconds.abs() > crate::peer_clocks::MAX_DIFFERENCE
        {
            troubles.push(Trouble::ClockWrong(seconds));
        }
        if self.watch.naming.is_missing() {
            troubles.push(Trouble::ClientsUnnamed);
        }
        troubles
    }

    /// What waits too long, and whether the clock has jumped.
    async fn waiting_troubles(&self, now: i64) -> Result<Vec<Trouble>> {
        let db = self.database.conn();
        let mut troubles = Vec::new();
        let standing = mails::standing(db).await?;
        let overdue = |at: i64| at < now - OVERDUE_MILLIS;
        let overdue_mail = standing.waiting > 0 && standing.due_at.is_some_and(overdue);
        if overdue_mail || mails::are_failing(db, &standing, now).await? {
            troubles.push(Trouble::Mails(standing.waiting));
        } else if let Some(put_off) = self.mails_put_off(now).await? {
            troubles.push(put_off);
        }
        troubles.extend(self.many_asked(now).await?.map(Trouble::MailsAsked));
        if delivery_hosts::next_due_at(db).await?.is_some_and(overdue) {
            troubles.push(Trouble::Queue);
        }
        if let Some(jump) = Jump::last(db).await?
            && (now - jump.at).saturating_abs() < JUMP_TOLD_MILLIS
        {
            troubles.push(Trouble::ClockJumped(jump.seconds));
        }
        Ok(troubles)
    }

    /// Whether the mail server has put off all mails for long. A clock that was set ahead makes an hour of
    /// nothing.
    async fn mails_put_off(&self, now: i64) -> Result<Option<Trouble>> {
        if self.is_time_in_doubt() {
            return Ok(None);
        }
        let answer = mails::server_defers_all(self.database.conn(), now).await?;
        let answer = answer.and_then(|answer| answer.parse().ok());
        Ok(answer.map(Trouble::MailsPutOff))
    }

    /// Whether a disk has less room than it should.
    #[must_use]
    pub fn is_disk_low(&self) -> bool {
        let limits = self.watch.limits();
        let room = Room::least(&limits.folders);
        room.is_some_and(|room| room.free < limits.min_free)
    }

    /// Everything that the steward of this server looks at.
    ///
    /// # Errors
    /// The database.
    pub async fn standing(&self) -> Result<Standing> {
        let db = self.database.conn();
        let limits = self.watch.limits();
        let room = Room::least(&limits.folders);
        Ok(Standing {
            troubles: self.troubles().await,
            deliveries: self.count_deliveries().await?,
            oldest_delivery: store::oldest_delivery(db, self.clock.millis()).await?,
            mails: mails::standing(db).await?,
            room,
            database_size: store::size(db).await?,
            database: store::version(db).await?,
            schema: self.database.newest_step().await?.unwrap_or_default(),
            kept: store::kept(db).await?,
            limits,
        })
    }

    /// How many deliveries wait, as it was counted not long ago.
    async fn count_deliveries(&self) -> Result<u64> {
        let db = self.database.conn();
        let count = async { Ok(deliveries::pending_count(db).await?) };
        self.watch.deliveries.or_count(count).await
    }

    /// What is held of all appeals together, as it was counted not long ago.
    ///
    /// # Errors
    /// The database.
    pub async fn counts_held(&self) -> Result<Held> {
        let db = self.database.conn();
        let count = async { Ok(store::held(db).await?) };
        self.watch.held.or_count(count).await
    }

    /// Servers for which something waits, those with most first, and those that were given up; at most
    /// [`MAX_HOSTS`] of each. All that waits is looked at: this is for people, and for no machine that
    /// asks every few seconds.
    ///
    /// # Errors
    /// The database.
    pub async fn waiting_hosts(&self) -> Result<Vec<(DeliveryState, Reason)>> {
        let db = self.database.conn();
        let waiting = deliveries::waiting_by_host(db, MAX_HOSTS).await?;
        let hosts: Vec<&str> = waiting.iter().map(|at| at.host.as_str()).collect();
        let rows = delivery_hosts::by_hosts(db, &hosts).await?;
        let given_up = delivery_hosts::given_up(db, MAX_HOSTS).await?;
        let waiting = waiting.into_iter().map(|at| DeliveryState::of(at, &rows));
        let given_up = given_up.iter().map(DeliveryState::given_up);
        let states = waiting.chain(given_up);
        Ok(states
            .map(|state| {
                let reason = Reason::of(&state);
                (state, reason)
            })
            .collect())
    }
}

/// Why nothing can be written.
fn unwritten(error: &StoreError) -> Trouble {
    match store::is_full(error) {
        true => Trouble::DiskFull,
        false => Trouble::Database,
    }
}

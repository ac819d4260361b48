//! One honest server: the real replica code over a database of its own, which can crash, be
//! restored from a backup, and have a wrong clock.

use crate::{
    materials::{self, Drawn, Materials},
    random::Random,
    wire::Wire,
    world::World,
};
use anyhow::{Context as _, Result};
use chrono::DateTime;
use std::{
    fs,
    future::{Future, poll_fn},
    path::{Path, PathBuf},
    pin::pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, AtomicU32, Ordering::Relaxed},
    },
    task::Poll,
    time::Duration,
};
use undersigned_federation::{Clock, Entropy, Instance, Parts, moderation::Mode};
use undersigned_store::{Database, SecretKey, delivery_hosts};

/// The handle of the organisation on each server.
pub const HANDLE: &str = "org";

/// A server.
#[derive(Debug)]
pub struct Server {
    /// Its number.
    pub number: usize,
    /// Its public URL.
    pub base: String,
    folder: PathBuf,
    /// How far its clock is off, in milliseconds.
    pub skew: Arc<AtomicI64>,
    /// Whether others can connect to it.
    pub plugged: AtomicBool,
    instance: Mutex<Option<Instance>>,
    boots: AtomicU32,
    /// Requests it may still make before it crashes; 0 for any number.
    crash_at: AtomicU32,
    /// It has crashed just now, and what it was doing has to go.
    crashing: AtomicBool,
    /// How many of its doings are under way, one inside the other.
    depth: AtomicU32,
}

/// Counts down when a doing ends, also where it is dropped half done.
struct Inside<'a>(&'a AtomicU32);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

impl Server {
    /// A server with a new database, not started yet.
    ///
    /// # Errors
    /// The file system.
    pub fn new(number: usize, folder: &Path, materials: &Materials) -> Result<Self> {
        let folder = folder.join(format!("s{number}"));
        fs::create_dir_all(&folder)?;
        materials.copy_template(&folder.join("now.db"))?;
        Ok(Self {
            number,
            base: format!("https://s{number}.example"),
            folder,
            skew: Arc::new(AtomicI64::new(0)),
            plugged: AtomicBool::new(true),
            instance: Mutex::new(None),
            boots: AtomicU32::new(0),
            crash_at: AtomicU32::new(0),
            crashing: AtomicBool::new(false),
            depth: AtomicU32::new(0),
        })
    }

    /// The id of its organisation.
    pub fn actor(&self) -> String {
        format!("{}/orgs/{HANDLE}", self.base)
    }

    /// The instance, while it runs.
    pub fn instance(&self) -> Option<Instance> {
        if self.crashing.load(Relaxed) {
            return None;
        }
        self.held().clone()
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<Instance>> {
        self.instance.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts it, as the program starts: leases of the run before are ended.
    ///
    /// # Errors
    /// The database.
    pub async fn start(&self, world: &Arc<World>) -> Result<()> {
        if self.held().is_some() {
            return Ok(());
        }
        let url = materials::url(&self.folder.join("now.db"));
        let database = Database::connect(&url, 1).await?;
        let boot = self.boots.fetch_add(1, Relaxed);
        let purpose = format!("server {} boot {boot}", self.number);
        let entropy = Entropy::new(Drawn {
            random: Mutex::new(Random::new(world.seed, &purpose)),
            materials: world.materials.clone(),
        });
        let (now, skew) = (world.now.clone(), self.skew.clone());
        let clock = Clock::new(move || {
            let millis = now.load(Relaxed) + skew.load(Relaxed);
            DateTime::from_timestamp_millis(millis).unwrap_or_default()
        });
        let parts = Parts {
            database,
            secret: SecretKey::from_bytes([7; 32]),
            public_url: self.base.parse().context("a public URL")?,
            allow_private_network: false,
            sync_interval: Duration::from_secs(300),
            mode: Mode::Open,
            clock,
            entropy,
            // Nobody uploads a picture in a run.
            media_dir: std::path::PathBuf::new(),
        };
        let wire = Wire::new(world, self.number);
        let instance = Instance::over(parts, Arc::new(wire)).await?;
        delivery_hosts::clear_leases(instance.database.conn()).await?;
        self.crash_at.store(0, Relaxed);
        self.crashing.store(false, Relaxed);
        *self.held() = Some(instance);
        Ok(())
    }

    /// Lets it do something, unless it is down. Nothing comes out of it if it crashes meanwhile.
    pub async fn run<T>(&self, doing: impl Future<Output = T>) -> Option<T> {
        self.instance()?;
        let depth = self.depth.fetch_add(1, Relaxed);
        let _inside = Inside(&self.depth);
        let mut doing = pin!(doing);
        poll_fn(|context| {
            let polled = doing.as_mut().poll(context);
            // Only the outermost doing ends here: with it go those inside it.
            match polled {
                Poll::Pending if depth == 0 && self.crashing.load(Relaxed) => Poll::Ready(None),
                other => other.map(Some),
            }
        })
        .await
    }

    /// Called at each request it makes: whether it crashes there.
    pub fn crashes_here(&self) -> bool {
        let left = self.crash_at.load(Relaxed);
        if left > 0 {
            self.crash_at.store(left - 1, Relaxed);
        }
        if left == 1 {
            self.crashing.store(true, Relaxed);
        }
        left == 1
    }

    /// Has it crash at its n-th request from now.
    pub fn crash_at(&self, request: u32) {
        self.crash_at.store(request, Relaxed);
    }

    /// Stops it where it is. Call it between two events.
    ///
    /// # Errors
    /// The database.
    pub async fn stop(&self) -> Result<()> {
        let held = self.held().take();
        self.crashing.store(false, Relaxed);
        if let Some(instance) = held {
            let database = instance.database.clone();
            drop(instance);
            database.close().await?;
        }
        Ok(())
    }

    /// Whether it has crashed in the event that just ended.
    pub fn has_crashed(&self) -> bool {
        self.crashing.load(Relaxed)
    }

    /// Makes a backup of its database.
    ///
    /// # Errors
    /// The database.
    pub async fn back_up(&self) -> Result<bool> {
        let Some(instance) = self.instance() else {
            return Ok(false);
        };
        let backup = self.folder.join("backup.db");
        if backup.exists() {
            fs::remove_file(&backup)?;
        }
        instance.database.copy_to(&backup).await?;
        Ok(true)
    }

    /// Puts the backup in place of the database. Answers whether there was one; the server is
    /// down afterwards.
    ///
    /// # Errors
    /// The database or the file system.
    pub async fn restore(&self) -> Result<bool> {
        let backup = self.folder.join("backup.db");
        if !backup.exists() {
            return Ok(false);
        }
        self.stop().await?;
        for name in ["now.db-wal", "now.db-shm"] {
            let file = self.folder.join(name);
            if file.exists() {
                fs::remove_file(file)?;
            }
        }
        fs::copy(backup, self.folder.join("now.db"))?;
        Ok(true)
    }

    /// Tells the program that the database was put back, as `undersigned restore` does.
    ///
    /// # Errors
    /// The database.
    pub async fn mark_restored(&self, world: &World) -> Result<()> {
        let database = Database::connect(&materials::url(&self.folder.join("now.db")), 1).await?;
        let now = world.millis() + self.skew.load(Relaxed);
        undersigned_federation::memory::mark_restored(&database, now).await?;
        Ok(database.close().await?)
    }
}

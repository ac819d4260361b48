//! One run: its servers, hostile hosts, network and clock, and what is noted of it.

use crate::{
    hostile::Hostile, materials::Materials, model::Model, plot::Plot, server::Server, wire::Network,
};
use anyhow::Result;
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};
use tempfile::TempDir;
use undersigned_domain::{AppealKey, Digest};

/// When every run begins: 1 December 2026, in milliseconds since 1970.
const BEGINNING: i64 = 1_796_083_200_000;
/// Lines of the journal that are kept for a report.
const KEPT: usize = 60;
/// The name of the appeal in its address.
pub const SLUG: &str = "free-them-now";

/// A run.
pub struct World {
    /// Where its randomness comes from.
    pub seed: u64,
    /// Templates and keys.
    pub materials: Arc<Materials>,
    /// The right time.
    pub now: Arc<AtomicI64>,
    /// Honest servers.
    pub servers: Vec<Server>,
    /// Hostile hosts.
    pub hostile: Vec<Hostile>,
    /// What people have said.
    model: Mutex<Model>,
    network: Mutex<Network>,
    journal: Mutex<Journal>,
    appeal: OnceLock<AppealKey>,
    plan: (Vec<usize>, bool),
    _folder: TempDir,
}

/// What is noted of a run.
#[derive(Debug, Default)]
struct Journal {
    aloud: bool,
    step: usize,
    lines: VecDeque<String>,
    trace: [u8; 32],
    violations: Vec<(usize, String)>,
}

impl World {
    /// The servers of a plot, not started yet.
    ///
    /// # Errors
    /// The file system.
    pub fn new(plot: &Plot, materials: &Arc<Materials>, aloud: bool) -> Result<Arc<Self>> {
        let folder = materials.folder()?;
        let servers = (0..plot.servers)
            .map(|number| Server::new(number, folder.path(), materials))
            .collect::<Result<_>>()?;
        Ok(Arc::new(Self {
            seed: plot.seed,
            materials: materials.clone(),
            now: Arc::new(AtomicI64::new(BEGINNING)),
            servers,
            hostile: (0..plot.hostile)
                .map(|number| Hostile::new(number, plot.seed, materials))
                .collect(),
            model: Mutex::default(),
            network: Mutex::new(Network::new(plot.seed)),
            journal: Mutex::new(Journal {
                aloud,
                ..Journal::default()
            }),
            appeal: OnceLock::new(),
            plan: (plot.initiators.clone(), plot.open),
            _folder: folder,
        }))
    }

    /// What people have said.
    pub fn model(&self) -> MutexGuard<'_, Model> {
        self.model.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The network's faults.
    pub fn network(&self) -> MutexGuard<'_, Network> {
        self.network.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets time pass.
    pub fn pass(&self, millis: i64) {
        self.now.fetch_add(millis.max(0), Relaxed);
    }

    /// The right time, in milliseconds since 1970.
    pub fn millis(&self) -> i64 {
        self.now.load(Relaxed)
    }

    /// The appeal, once it is published.
    pub fn appeal(&self) -> Option<&AppealKey> {
        self.appeal.get()
    }

    /// Notes that the appeal is published.
    pub fn set_appeal(&self, appeal: AppealKey) {
        let _ = self.appeal.set(appeal);
    }

    /// The appeal's id.
    pub fn object(&self) -> String {
        format!("{}/appeals/{SLUG}", self.servers[0].base)
    }

    /// The actors that the first note names as initiators.
    pub fn planned_initiators(&self) -> Vec<String> {
        let named = |server: &usize| Some(self.servers.get(*server)?.actor());
        self.plan.0.iter().filter_map(named).collect()
    }

    /// Whether the first note admits by itself.
    pub fn admits_by_itself(&self) -> bool {
        self.plan.1
    }

    /// The server of an id, if it is an honest one's.
    pub fn server_of(&self, id: &str) -> Option<usize> {
        self.servers.iter().position(|server| {
            id.strip_prefix(&server.base)
                .is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// Begins a step.
    pub fn begin(&self, step: usize) {
        self.journal().step = step;
    }

    /// Notes what happened. The notes of two runs of one plot are alike, to the byte.
    pub fn note(&self, what: impl FnOnce() -> String) {
        let line = format!("{} {}", self.millis() - BEGINNING, what());
        let mut journal = self.journal();
        journal.trace = *Digest::of(&[&journal.trace, line.as_bytes()]).bytes();
        if journal.aloud {
            eprintln!("[{}] {line}", journal.step);
        }
        if journal.lines.len() == KEPT {
            journal.lines.pop_front();
        }
        let step = journal.step;
        journal.lines.push_back(format!("[{step}] {line}"));
    }

    /// Notes that something happened that must not.
    pub fn violate(&self, what: String) {
        self.note(|| format!("VIOLATION {what}"));
        let mut journal = self.journal();
        let step = journal.step;
        journal.violations.push((step, what));
    }

    /// What must not have happened, with its step.
    pub fn violations(&self) -> Vec<(usize, String)> {
        self.journal().violations.clone()
    }

    /// The last notes.
    pub fn last_notes(&self) -> Vec<String> {
        self.journal().lines.iter().cloned().collect()
    }

    /// A digest of all notes.
    pub fn trace(&self) -> String {
        Digest::of(&[&self.journal().trace]).hex()
    }
}

//! PDF of an appeal, made by an optional renderer in a process of its own.
//!
//! The renderer is [WeasyPrint](https://weasyprint.org), which shapes every script that the fonts
//! of the machine have. It is a Python program, so a small one of ours (`driver.py`) is run by the
//! same interpreter: it bounds memory and time, and refuses whatever a document names, be it a
//! file or an address. What goes in is one HTML text without any references.

mod document;
mod found;
mod right_to_left;
#[cfg(test)]
mod tagged;

pub(crate) use document::Made;
pub use document::{MAX_ROWS, Parts, export};
pub use found::Wanted;
pub(crate) use right_to_left::marked;

use axum::body::Bytes;
use std::{
    collections::HashMap,
    net::IpAddr,
    path::PathBuf,
    process::Stdio,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    process::Command,
    sync::Semaphore,
    time::timeout,
};
use undersigned_federation::networks;

/// What the renderer is called, in words for operators.
pub const NAME: &str = "WeasyPrint";

/// The program that the interpreter runs.
const DRIVER: &str = include_str!("driver.py");
/// Address space of the process, in bytes. A list of 5,000 takes some 400 MB.
const MEMORY: u64 = 2 * 1024 * 1024 * 1024;
/// Longest that a document may take. A list of 5,000 takes half a minute.
const TIME: Duration = Duration::from_secs(120);
/// Largest PDF, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Documents made at the same time.
const AT_ONCE: usize = 2;
/// What is longer takes half a minute and most of the memory, in bytes of its text: some thousand entries. One
/// such is made at a time, so that letters are made meanwhile.
const LONG: usize = 200 * 1024;
/// From so many entries on it is known before it is written.
const MANY: usize = 1_000;
/// Long ones of one network that are made or wait for it: its second comes after those of others that came before.
const LONG_FOR_ONE: usize = 2;
/// The same for all: each has its text in memory meanwhile.
const LONG_IN_ALL: usize = 8;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(15);
/// The same of what is long: as long as those before it may take that usually wait.
const LONG_PATIENCE: Duration = Duration::from_secs(150);

/// A renderer that is there. Cloning shares its turns.
#[derive(Debug, Clone)]
pub struct Renderer {
    python: PathBuf,
    turns: Arc<Semaphore>,
    /// Before that, for what is long: in the order in which they came.
    long: Arc<Semaphore>,
    /// Long ones that have this turn or wait for it.
    waiting: Arc<Mutex<Waiting>>,
}

/// Long documents that are made or wait for it: in all, and for each network.
#[derive(Debug, Default)]
struct Waiting {
    all: usize,
    by_network: HashMap<IpAddr, usize>,
}

/// A place of a long document, free again when this is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    waiting: Arc<Mutex<Waiting>>,
    network: Option<IpAddr>,
}

impl Place {
    /// A place, where there is one for this network. Nobody is counted who asks from this machine.
    fn take(waiting: &Arc<Mutex<Waiting>>, client: Option<IpAddr>) -> Option<Self> {
        // An owner of many networks has no more of them than others.
        let network = client.map(networks::owned);
        let mut held = lock(waiting);
        if held.all >= LONG_IN_ALL {
            return None;
        }
        if let Some(network) = network {
            let of_one = held.by_network.entry(network).or_default();
            if *of_one >= LONG_FOR_ONE {
                return None;
            }
            *of_one += 1;
        }
        held.all += 1;
        drop(held);
        let waiting = waiting.clone();
        Some(Self { waiting, network })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = lock(&self.waiting);
        held.all -= 1;
        let Some(network) = self.network else {
            return;
        };
        if let Some(of_one) = held.by_network.get_mut(&network) {
            *of_one -= 1;
            if *of_one == 0 {
                held.by_network.remove(&network);
            }
        }
    }
}

fn lock(waiting: &Mutex<Waiting>) -> MutexGuard<'_, Waiting> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why there is no PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PdfFault {
    /// Too many are being made, or this one is not ready yet.
    #[error("the PDF is still being made, or others are; ask again in half a minute")]
    Busy,
    /// Too many were made for one network.
    #[error(
        "too many documents were made into PDF for this network; print the page, or try again in \
         ten minutes"
    )]
    TooOften,
    /// It took too long, or too much memory.
    #[error("this takes WeasyPrint more time or memory than it may have; use the list as CSV")]
    TooMuch,
    /// The process could not be run, or said that it failed.
    #[error("WeasyPrint failed; see whether `weasyprint` works on this machine")]
    Failed,
}

impl Renderer {
    fn new(python: PathBuf) -> Self {
        Self {
            python,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            long: Arc::new(Semaphore::new(1)),
            waiting: Arc::default(),
        }
    }

    /// A place of a document with so many entries, before it is written, where it will need one.
    ///
    /// # Errors
    /// [`PdfFault::Busy`] where there is none for this network: nothing is written to find that out.
    pub(crate) fn place(
        &self,
        entries: usize,
        client: Option<IpAddr>,
    ) -> Result<Option<Place>, PdfFault> {
        if entries < MANY {
            return Ok(None);
        }
        let place = Place::take(&self.waiting, client);
        place.map(Some).ok_or(PdfFault::Busy)
    }

    /// Makes a PDF of an HTML text, in which everything it needs stands, for a network.
    ///
    /// # Errors
    /// [`PdfFault`], in words for whoever asked.
    pub async fn render(&self, html: String, client: Option<IpAddr>) -> Result<Bytes, PdfFault> {
        self.render_at(None, html, client).await
    }

    /// The same of a document that may have its place already.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub(crate) async fn render_at(
        &self,
        place: Option<Place>,
        html: String,
        client: Option<IpAddr>,
    ) -> Result<Bytes, PdfFault> {
        let place = place.filter(|_| html.len() > LONG);
        let _one_of_the_long = match html.len() > LONG {
            true => {
                let place = place.or_else(|| Place::take(&self.waiting, client));
                let place = place.ok_or(PdfFault::Busy)?;
                match timeout(LONG_PATIENCE, self.long.acquire()).await {
                    Ok(Ok(turn)) => Some((turn, place)),
                    _ => return Err(PdfFault::Busy),
                }
            }
            false => None,
        };
        let turn = timeout(PATIENCE, self.turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else {
            return Err(PdfFault::Busy);
        };
        match timeout(TIME, self.run(html)).await {
            Ok(made) => made,
            Err(_) => Err(PdfFault::TooMuch),
        }
    }

    async fn run(&self, html: String) -> Result<Bytes, PdfFault> {
        let failed = |error: std::io::Error| {
            tracing::error!(%error, "the PDF renderer could not be run");
            PdfFault::Failed
        };
        let mut child = Command::new(&self.python)
            // Isolated: neither the environment nor the folder one stands in changes what is run.
            .args(["-I", "-c", DRIVER])
            .args([MEMORY, TIME.as_secs(), LARGEST].map(|bound| bound.to_string()))
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("LANG", "C.UTF-8")
            .env("HOME", "/nonexistent")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(failed)?;
        let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(PdfFault::Failed);
        };
        let write = async move {
            // A process that has ended already says so by its code.
            let _ = stdin.write_all(html.as_bytes()).await;
            drop(stdin);
        };
        let mut made = Vec::new();
        let mut bounded = stdout.take(LARGEST);
        let (_, read) = tokio::join!(write, bounded.read_to_end(&mut made));
        read.map_err(failed)?;
        if made.len() as u64 >= LARGEST {
            return Err(PdfFault::TooMuch);
        }
        let status = child.wait().await.map_err(failed)?;
        match status.code() {
            Some(0) if made.starts_with(b"%PDF-") => Ok(made.into()),
            // Ended by a signal: the bound on time. 3: the bound on memory.
            None | Some(3) => Err(PdfFault::TooMuch),
            _ => Err(PdfFault::Failed),
        }
    }
}

#[cfg(test)]
mod tests;

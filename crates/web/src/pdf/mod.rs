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
mod tests {
    use super::*;
    use futures::FutureExt as _;
    use std::{io::Read as _, net::TcpListener, str::FromStr as _};

    fn renderer() -> Option<Renderer> {
        Wanted::from_str("auto").unwrap().find().unwrap()
    }

    #[tokio::test]
    async fn nothing_that_a_document_names_is_fetched_or_read() {
        let Some(renderer) = renderer() else {
            return;
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let web = format!("http://{}", listener.local_addr().unwrap());
        let secret = tempfile("SECRETWORD");
        let file = format!("file://{}", secret.display());
        let html = format!(
            "<meta charset=utf-8><link rel=stylesheet href=\"{web}/a.css\">\
             <link rel=attachment href=\"{file}\">\
             <style>@import url({web}/b.css); @font-face {{ font-family: x; src: url({file}) }}\
             body {{ background: url({web}/c.png) }}</style>\
             <base href=\"{web}/\"><p>Shown<a rel=attachment href=\"{file}\">a</a>\
             <img src=\"{web}/d.png\"><img src=\"{file}\"><img src=\"/etc/hostname\">\
             <object data=\"{file}\"></object><embed src=\"{file}\">\
             <svg><image href=\"{file}\" width=\"9\" height=\"9\"/></svg>"
        );
        let with = renderer.render(html, None).await.expect("a PDF");
        std::fs::remove_file(&secret).unwrap();
        assert!(!contains(&with, b"SECRETWORD"), "the file is not attached");
        assert!(!contains(&with, b"EmbeddedFile"));
        let mut byte = [0];
        let came = listener
            .accept()
            .map(|(mut stream, _)| stream.read(&mut byte));
        assert!(came.is_err(), "nobody was asked");
    }

    #[tokio::test]
    async fn what_takes_too_much_is_ended() {
        let Some(renderer) = renderer() else {
            return;
        };
        // Some of these take more memory than there is, others do not end: either is refused.
        let most = "x".repeat(64);
        let html = format!("<pre style=\"width: 1e30px\">{most}</pre>");
        let made = renderer.render(html, None).await;
        assert!(matches!(
            made,
            Ok(_) | Err(PdfFault::TooMuch | PdfFault::Failed)
        ));
        let gone = Renderer::new(PathBuf::from("/nowhere/python3"));
        let made = gone.render("a".to_owned(), None).await;
        assert_eq!(made, Err(PdfFault::Failed));
    }

    #[tokio::test]
    async fn row_634_long_lists_leave_a_turn_to_letters() {
        let renderer = Renderer::new(PathBuf::from("/nowhere/python3"));
        let long = || renderer.render("x".repeat(LONG + 1), None);
        let making = renderer.long.acquire().await.unwrap();
        // The second waits, and takes no turn from a letter, which is not made for want of a program only.
        assert_eq!(long().now_or_never(), None);
        let letter = renderer.render("a".to_owned(), None);
        assert_eq!(letter.await, Err(PdfFault::Failed));
        drop(making);
        assert_eq!(long().await, Err(PdfFault::Failed));
    }

    #[tokio::test]
    async fn row_634_one_network_leaves_places_to_others() {
        let renderer = Renderer::new(PathBuf::from("/nowhere/python3"));
        let making = renderer.long.acquire().await.unwrap();
        let network = |number: u8| Some(IpAddr::from([198, 51, 100, number]));
        let long = |of| Box::pin(renderer.render("x".repeat(LONG + 1), of));
        let mut waiting = Vec::new();
        for of in [network(1), network(1), network(2), None, None, None] {
            let mut one = long(of);
            assert_eq!(one.as_mut().now_or_never(), None, "{of:?}");
            waiting.push(one);
        }
        assert_eq!(long(network(1)).await, Err(PdfFault::Busy));
        waiting.extend([network(2), network(3)].map(|of| {
            let mut one = long(of);
            assert_eq!(one.as_mut().now_or_never(), None, "{of:?}");
            one
        }));
        assert_eq!(long(network(4)).await, Err(PdfFault::Busy), "in all");
        drop(making);
        for one in waiting {
            assert_eq!(one.await, Err(PdfFault::Failed));
        }
        assert_eq!(long(network(1)).await, Err(PdfFault::Failed));
        assert!(lock(&renderer.waiting).by_network.is_empty());
    }

    #[tokio::test]
    async fn row_634_a_place_is_taken_before_anything_is_written() {
        let renderer = Renderer::new(PathBuf::from("/nowhere/python3"));
        let network = |number: u8| Some(IpAddr::from([198, 51, 100, number]));
        let place = |of| renderer.place(MANY, of);
        assert!(renderer.place(MANY - 1, network(1)).unwrap().is_none());
        let (first, second) = (place(network(1)).unwrap(), place(network(1)).unwrap());
        assert_eq!(place(network(1)).err(), Some(PdfFault::Busy));
        // It is the document's own, which takes no other, and is free again with it.
        let long = "x".repeat(LONG + 1);
        let made = renderer.render_at(first, long, network(1)).await;
        assert_eq!(made, Err(PdfFault::Failed));
        let short = renderer.render_at(second, "a".to_owned(), network(1)).await;
        assert_eq!(short, Err(PdfFault::Failed));
        assert_eq!(lock(&renderer.waiting).all, 0);
    }

    #[tokio::test]
    async fn row_631_where_memory_runs_out_the_renderer_goes_first() {
        let Some(renderer) = renderer() else {
            return;
        };
        let bounds = [MEMORY, TIME.as_secs(), LARGEST].map(|bound| bound.to_string());
        // It reads what it is to make as long as that is sent.
        let mut child = Command::new(&renderer.python)
            .args(["-I", "-c", DRIVER])
            .args(bounds)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let score = format!("/proc/{}/oom_score_adj", child.id().unwrap());
        let said = || std::fs::read_to_string(&score).unwrap();
        while said().trim() != "1000" {
            assert!(child.try_wait().unwrap().is_none(), "it has ended");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        child.kill().await.unwrap();
    }

    fn tempfile(words: &str) -> PathBuf {
        let name = format!("undersigned-pdf-{}.txt", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, words).unwrap();
        path
    }

    fn contains(whole: &[u8], part: &[u8]) -> bool {
        whole.windows(part.len()).any(|window| window == part)
    }
}

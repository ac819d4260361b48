//! A long file, piece by piece, as fast as somebody reads it; but not as slowly as they like.

use super::{Bounds, PIECE, Reader};
use axum::body::Bytes;
use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};
use tokio::{
    task::AbortHandle,
    time::{Instant, sleep},
};

/// How far a reader is with a file. After a while, and where it hardly reads, it is let go of: the answer breaks off.
pub(super) struct Reading {
    file: Arc<Mutex<Option<Reader>>>,
    at: Arc<AtomicUsize>,
    length: usize,
    end: AbortHandle,
}

impl Reading {
    /// At its beginning.
    pub(super) fn of(file: Reader) -> Self {
        let (bounds, length) = (file.whole.bounds, file.whole.bytes.len());
        let (file, at) = (
            Arc::new(Mutex::new(Some(file))),
            Arc::<AtomicUsize>::default(),
        );
        let end = tokio::spawn(let_go_of_slow(file.clone(), at.clone(), bounds));
        Self {
            file,
            at,
            length,
            end: end.abort_handle(),
        }
    }
}

async fn let_go_of_slow(file: Arc<Mutex<Option<Reader>>>, at: Arc<AtomicUsize>, bounds: Bounds) {
    let (begun, mut before) = (Instant::now(), 0);
    loop {
        let left = bounds.longest.saturating_sub(begun.elapsed());
        sleep(bounds.span.min(left)).await;
        let read = at.load(Relaxed);
        let is_slow = left >= bounds.span && read - before < bounds.least;
        if is_slow || begun.elapsed() >= bounds.longest {
            let_go(&file);
            return;
        }
        before = read;
    }
}

fn let_go(held: &Mutex<Option<Reader>>) {
    let gone = held.lock().unwrap_or_else(PoisonError::into_inner).take();
    drop(gone);
}

impl Iterator for Reading {
    type Item = io::Result<Bytes>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at.load(Relaxed);
        // Who has all of it need not hold it to learn that.
        if at >= self.length {
            return None;
        }
        let held = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(file) = held.as_ref() else {
            return Some(Err(io::ErrorKind::TimedOut.into()));
        };
        let rest = file.whole.bytes.get(at..).unwrap_or_default();
        // A copy: a slice that waits to be sent would hold the whole file.
        let piece = Bytes::copy_from_slice(rest.get(..PIECE).unwrap_or(rest));
        self.at.store(at + piece.len(), Relaxed);
        Some(Ok(piece))
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.end.abort();
        let_go(&self.file);
    }
}

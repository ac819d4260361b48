//! Senders who are refused before all has come of what they send. A connection that is closed while something of
//! it was not read is reset, and whoever is still sending then finds a broken connection instead of the answer
//! (RFC 9112, section 9.6): so a little more is read, and thrown away, behind the answer. It lies beneath all that looks
//! at what is read: nobody is to make anything of that.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

/// Most bytes that are thrown away behind an answer: some more than the longest form in letters, of which browsers
/// write each byte as three.
const MOST: usize = 4 * 1024 * 1024;
/// Bytes that are read at a time.
const PIECE: usize = 8 * 1024;

/// Whether something may still be coming of what was answered. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub struct Unread(Arc<AtomicBool>);

impl Unread {
    /// Says so of the request that was answered last.
    pub fn set(&self, is_unread: bool) {
        self.0.store(is_unread, Ordering::Relaxed);
    }

    fn is(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A connection that is not closed at once while something may still be coming.
pub struct Lingering<S> {
    stream: S,
    patience: Duration,
    unread: Unread,
    /// Whether the other side has been told that nothing more is sent.
    is_shut: bool,
    /// Until when it is read on.
    until: Option<Pin<Box<Sleep>>>,
    discarded: usize,
}

impl<S> Lingering<S> {
    /// Reads on for so long at most, where `unread` says so.
    pub fn new(stream: S, patience: Duration, unread: Unread) -> Self {
        Self {
            stream,
            patience,
            unread,
            is_shut: false,
            until: None,
            discarded: 0,
        }
    }
}

impl<S: AsyncRead + Unpin> Lingering<S> {
    /// Reads what still comes, until that ends, breaks off or is enough.
    fn discard(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let patience = self.patience;
        let until = self.until.get_or_insert_with(|| Box::pin(sleep(patience)));
        if until.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        let mut piece = [0; PIECE];
        while self.discarded < MOST {
            let mut buffer = ReadBuf::new(&mut piece);
            let read = ready!(Pin::new(&mut self.stream).poll_read(context, &mut buffer));
            let length = buffer.filled().len();
            if read.is_err() || length == 0 {
                break;
            }
            self.discarded += length;
        }
        Poll::Ready(())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Lingering<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Lingering<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.is_shut {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
            self.is_shut = true;
        }
        match self.unread.is() {
            true => self.discard(context).map(Ok),
            false => Poll::Ready(Ok(())),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    const LONG: Duration = Duration::from_secs(600);

    #[tokio::test]
    async fn who_sends_without_end_or_falls_silent_is_let_go_of() {
        for (patience, sends) in [(LONG, true), (Duration::from_millis(50), false)] {
            let (here, mut there) = duplex(1024);
            let unread = Unread::default();
            unread.set(true);
            let mut lingering = Lingering::new(here, patience, unread);
            let sender = tokio::spawn(async move {
                let piece = [0; 1024];
                while sends && there.write_all(&piece).await.is_ok() {}
                // It is there until the other side goes.
                there
            });
            lingering.shutdown().await.unwrap();
            assert_eq!(lingering.discarded >= MOST, sends);
            drop(lingering);
            let mut there = sender.await.unwrap();
            let mut rest = Vec::new();
            there.read_to_end(&mut rest).await.unwrap();
        }
    }

    #[tokio::test]
    async fn where_all_has_come_nothing_is_waited_for() {
        let (here, _there) = duplex(1024);
        let mut lingering = Lingering::new(here, LONG, Unread::default());
        lingering.shutdown().await.unwrap();
        assert!(lingering.until.is_none());
    }
}

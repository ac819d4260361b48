//! Readers that take no answer. What they were made holds memory, and their connection a place, for as long
//! as somebody waits for them.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

/// What a reader for whom something waits takes at least in the time that it is given, in bytes: far less than
/// any line carries.
const LEAST: usize = 32 * 1024;

/// A connection that breaks off where its reader takes next to nothing of what waits to be sent.
pub struct Paced<S> {
    stream: S,
    patience: Duration,
    /// While something waits.
    waiting: Option<Waiting>,
}

/// Until when a reader is looked at, and what it has taken meanwhile.
struct Waiting {
    until: Pin<Box<Sleep>>,
    taken: usize,
}

impl Waiting {
    fn begin(patience: Duration) -> Self {
        Self {
            until: Box::pin(sleep(patience)),
            taken: 0,
        }
    }
}

impl<S> Paced<S> {
    /// Gives the reader of a connection so long at a time.
    pub fn new(stream: S, patience: Duration) -> Self {
        Self {
            stream,
            patience,
            waiting: None,
        }
    }

    /// What a write comes to, once it is known how long something has waited.
    fn judge(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            if let (Poll::Ready(Ok(taken)), Some(waiting)) = (&written, &mut self.waiting) {
                waiting.taken = waiting.taken.saturating_add(*taken);
            }
            return written;
        }
        let patience = self.patience;
        let waiting = self.waiting.get_or_insert_with(|| Waiting::begin(patience));
        while waiting.until.as_mut().poll(context).is_ready() {
            if waiting.taken < LEAST {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            *waiting = Waiting::begin(patience);
        }
        Poll::Pending
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(written, context)
    }

    /// Whoever writes flushes once nothing is left to be written.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.waiting = None;
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.judge(written, context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    #[tokio::test]
    async fn row_632_who_takes_nothing_or_next_to_nothing_is_let_go_of() {
        let answer = vec![0; 1024 * 1024];
        let (here, _there) = duplex(1024);
        let mut paced = Paced::new(here, Duration::from_millis(50));
        let broken = paced.write_all(&answer).await.unwrap_err();
        assert_eq!(broken.kind(), io::ErrorKind::TimedOut);

        let (here, mut there) = duplex(1024);
        let trickle = tokio::spawn(async move {
            let mut few = [0; 16];
            while there.read(&mut few).await.is_ok_and(|read| read > 0) {
                sleep(Duration::from_millis(10)).await;
            }
        });
        let mut paced = Paced::new(here, Duration::from_millis(50));
        let broken = paced.write_all(&answer).await.unwrap_err();
        assert_eq!(broken.kind(), io::ErrorKind::TimedOut);
        drop(paced);
        trickle.await.unwrap();
    }

    #[tokio::test]
    async fn who_takes_what_there_is_gets_all_of_it() {
        let (here, mut there) = duplex(1024);
        let reader = tokio::spawn(async move {
            let mut whole = Vec::new();
            there.read_to_end(&mut whole).await.map(|_| whole.len())
        });
        let mut paced = Paced::new(here, Duration::from_secs(600));
        paced.write_all(&vec![0; 1024 * 1024]).await.unwrap();
        paced.flush().await.unwrap();
        assert!(paced.waiting.is_none());
        drop(paced);
        assert_eq!(reader.await.unwrap().unwrap(), 1024 * 1024);
    }
}

//! What is on its way through a server: the body of a request, counted as it comes, and an answer, as long as somebody
//! reads it.

use super::{
    known::Whose,
    side::{End, Full, Held, Side},
};
use crate::guard::MAX_BODY;
use axum::{
    BoxError,
    body::{Body, BodyDataStream, Bytes},
};
use futures::{StreamExt as _, stream};
use std::{
    future::poll_fn,
    io,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    task::{Context, Poll, ready},
};
use tokio_util::sync::CancellationToken;

/// In pieces of so many bytes an answer goes out. What has gone out is a copy, so that ending the rest gives its memory
/// back.
const PIECE: usize = 16 * 1024;

type Piece = Result<Bytes, BoxError>;

/// The room that a request's body takes, from when it comes until it is answered.
#[derive(Debug, Default)]
pub(super) struct Sent {
    held: Mutex<Option<Held>>,
    ended: Ended,
    refused: OnceLock<Full>,
}

/// Told to whoever waits for more of a body.
#[derive(Debug, Clone, Default)]
struct Ended(CancellationToken);

impl End for Ended {
    fn end(&self) {
        self.0.cancel();
    }
}

impl Sent {
    /// Why there was no room for all of it.
    pub fn refused(&self) -> Option<Full> {
        self.refused.get().copied()
    }

    /// It takes no room any longer.
    pub fn free(&self) {
        let held = self.held().take();
        drop(held);
    }

    /// A body that takes room for what has come of it. Where there is none, or it has to make room for others, it breaks
    /// off.
    pub fn counted(self: &Arc<Self>, body: Body, side: &Side, whose: Whose) -> Body {
        let coming = Coming {
            body: body.into_data_stream(),
            side: side.clone(),
            whose,
            received: 0,
            sent: Arc::clone(self),
        };
        let pieces = stream::unfold(Some(coming), |coming| async move {
            let mut coming = coming?;
            let piece = coming.next().await?;
            let rest = piece.is_ok().then_some(coming);
            Some((piece, rest))
        });
        // Whoever reads it may ask again behind its end.
        Body::from_stream(pieces.fuse())
    }

    fn held(&self) -> MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A body that is coming.
struct Coming {
    body: BodyDataStream,
    side: Side,
    whose: Whose,
    received: usize,
    sent: Arc<Sent>,
}

impl Coming {
    async fn next(&mut self) -> Option<Piece> {
        let ended = self.sent.ended.0.clone();
        let piece = tokio::select! {
            biased;
            () = ended.cancelled() => return Some(self.refuse(Full::Server)),
            piece = self.body.next() => piece,
        };
        match piece {
            Some(Ok(bytes)) => match self.count(bytes.len()) {
                Ok(()) => Some(Ok(bytes)),
                Err(full) => Some(self.refuse(full)),
            },
            Some(Err(error)) => Some(Err(error.into())),
            None => {
                if let Some(held) = self.sent.held().as_ref() {
                    held.has_come();
                }
                None
            }
        }
    }

    /// Counts what has come. What is longer than a body may be is read in pieces, by whoever is signed in, and counted as it
    /// is kept, or not at all.
    fn count(&mut self, bytes: usize) -> Result<(), Full> {
        let before = self.received.min(MAX_BODY);
        self.received = self.received.saturating_add(bytes);
        let all = self.received.min(MAX_BODY);
        let mut held = self.sent.held();
        if let Some(held) = held.as_ref() {
            return held.more(all - before);
        }
        let end: Arc<dyn End> = Arc::new(self.sent.ended.clone());
        *held = self.side.take(self.whose, all, Some(end))?;
        Ok(())
    }

    fn refuse(&self, full: Full) -> Piece {
        // Whoever answers says why.
        let _ = self.sent.refused.set(full);
        Err(broken_off())
    }
}

/// An answer of which somebody reads.
#[derive(Debug)]
pub(super) struct Answer {
    /// What has not gone out yet; none once it was ended.
    source: Mutex<Option<Source>>,
}

#[derive(Debug)]
struct Source {
    body: BodyDataStream,
    rest: Bytes,
}

impl End for Answer {
    fn end(&self) {
        let source = self.source().take();
        drop(source);
    }
}

impl Answer {
    /// One that is still whole.
    pub fn of(body: Body) -> Arc<Self> {
        let source = Source {
            body: body.into_data_stream(),
            rest: Bytes::new(),
        };
        Arc::new(Self {
            source: Mutex::new(Some(source)),
        })
    }

    /// The same as a body that takes its room until it was read, or nobody reads it any longer.
    pub fn read(self: Arc<Self>, held: Option<Held>) -> Body {
        let pieces = stream::unfold(Some((self, held)), |reading| async move {
            let (answer, held) = reading?;
            let piece = poll_fn(|context| answer.poll_piece(context)).await?;
            let rest = piece.is_ok().then_some((answer, held));
            Some((piece, rest))
        });
        // What packs it asks again behind its end.
        Body::from_stream(pieces.fuse())
    }

    fn poll_piece(&self, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        let mut source = self.source();
        let Some(source) = source.as_mut() else {
            return Poll::Ready(Some(Err(broken_off())));
        };
        while source.rest.is_empty() {
            match ready!(source.body.poll_next_unpin(context)) {
                Some(Ok(bytes)) => source.rest = bytes,
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => return Poll::Ready(None),
            }
        }
        let length = source.rest.len().min(PIECE);
        let piece = source.rest.split_to(length);
        Poll::Ready(Some(Ok(Bytes::copy_from_slice(&piece))))
    }

    fn source(&self) -> MutexGuard<'_, Option<Source>> {
        self.source.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn broken_off() -> BoxError {
    io::Error::new(io::ErrorKind::ConnectionAborted, "it made room for others").into()
}

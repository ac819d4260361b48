//! Files of whole lists, as long as somebody reads them.
//!
//! Each is in memory once, however many read it; few are made at a time, apart from the threads that
//! answer requests; and only so much of all of them is there at a time, none for ever, and a quarter of it
//! for one network. So neither a crowd nor slow readers take all memory.

mod reading;
mod shares;

use crate::{
    problem::{Answer, Problem},
    room,
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use futures::{
    future::{BoxFuture, FutureExt as _, Shared, ready},
    stream,
};
use reading::Reading;
use shares::{Share, Shares};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use undersigned_federation::{
    FederationError, memory_bounds::MemoryBounds, networks, turns::Turns,
};

/// Files that are made at a time.
const AT_ONCE: usize = 2;
/// So much of a file is on its way to a reader at a time, in bytes.
const PIECE: usize = 64 * 1024;
/// What room is counted in, in bytes.
const KIB: usize = 1_024;

/// How much of them there may be.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// What is no longer than this takes no room, in bytes.
    short: usize,
    /// Room for all longer ones, in KiB.
    room: u32,
    /// How long one waits for its turn to be made.
    patience: Duration,
    /// How long a reader may take.
    longest: Duration,
    /// How much of a long one it reads at least, in bytes.
    least: usize,
    /// In which time.
    span: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            short: KIB * KIB,
            room: u32::try_from(MemoryBounds::here().files / KIB).unwrap_or(u32::MAX),
            patience: Duration::from_secs(15),
            longest: Duration::from_secs(10 * 60),
            // 16 KiB a second, before they are packed for the way.
            least: 60 * 16 * KIB,
            span: Duration::from_secs(60),
        }
    }
}

/// Files that are read or made now, by a tag that tells each from all others.
#[derive(Debug)]
pub struct Files {
    bounds: Bounds,
    turns: Turns,
    room: Arc<Semaphore>,
    places: Mutex<HashMap<String, Place>>,
    shares: Arc<Shares>,
}

impl Default for Files {
    fn default() -> Self {
        Self::within(Bounds::default())
    }
}

/// A file for all who ask for it.
type Making = Shared<BoxFuture<'static, Answer<Arc<Whole>>>>;

/// Where a file is.
#[derive(Debug)]
enum Place {
    /// It is being made.
    Made(Making),
    /// It is there for as long as somebody reads it.
    Read(Weak<Whole>),
}

impl Place {
    /// The file, at once or soon; none where nobody reads it any longer, or making it broke off.
    fn there(&self) -> Option<Making> {
        match self {
            Self::Made(making) => making.peek().is_none().then(|| making.clone()),
            Self::Read(whole) => {
                let whole = whole.upgrade()?;
                Some(ready(Ok(whole)).boxed().shared())
            }
        }
    }
}

impl Files {
    fn within(bounds: Bounds) -> Self {
        Self {
            bounds,
            turns: Turns::of(AT_ONCE).with_patience(bounds.patience),
            room: Arc::new(Semaphore::new(bounds.room as usize)),
            places: Mutex::default(),
            // A quarter of all.
            shares: Arc::new(Shares::within(bounds.room as usize / 4)),
        }
    }

    /// The file with this tag, for a reader: the one that others read or wait for, or a new one.
    ///
    /// # Errors
    /// Those of `make`; 503 where too many are being made, or too much is being read; 429 where this network reads
    /// as much of others as it may.
    pub(crate) async fn get(
        self: &Arc<Self>,
        tag: &str,
        client: Option<IpAddr>,
        make: impl FnOnce() -> Answer<Bytes> + Send + 'static,
    ) -> Answer<Reader> {
        // An owner of many networks has no more room than others.
        let network = client.map(networks::owned);
        // Nothing is made that could not be read.
        if let Some(network) = network {
            self.shares.check(network, tag)?;
        }
        let whole = self.making(tag, make).await?;
        let share = match (network, &whole.room) {
            (Some(network), Some(room)) => {
                Some(self.shares.take(network, tag, room.num_permits())?)
            }
            _ => None,
        };
        Ok(Reader {
            whole,
            _share: share,
        })
    }

    /// It goes on where whoever asked first goes away: others may wait for it.
    fn making(
        self: &Arc<Self>,
        tag: &str,
        make: impl FnOnce() -> Answer<Bytes> + Send + 'static,
    ) -> Making {
        let mut places = self.places();
        if let Some(there) = places.get(tag).and_then(Place::there) {
            return there;
        }
        let (files, name) = (self.clone(), tag.to_owned());
        let work = tokio::spawn(async move {
            let made = files.made(make).await;
            let mut places = files.places();
            places.remove(&name);
            places.retain(|_, place| place.there().is_some());
            if let Ok(whole) = &made {
                places.insert(name, Place::Read(Arc::downgrade(whole)));
            }
            drop(places);
            made
        });
        let making = async move { work.await.unwrap_or_else(|_| Err(broken_off())) };
        let making = making.boxed().shared();
        places.insert(tag.to_owned(), Place::Made(making.clone()));
        making
    }

    async fn made(
        &self,
        make: impl FnOnce() -> Answer<Bytes> + Send + 'static,
    ) -> Answer<Arc<Whole>> {
        let made = self.turns.work(make).await;
        let bytes = made.map_err(|error| match error {
            FederationError::Busy => busy(),
            _ => broken_off(),
        })??;
        Ok(Arc::new(Whole {
            room: self.room_for(bytes.len())?,
            bounds: self.bounds,
            bytes,
        }))
    }

    /// Room for so many bytes, where they take any. One that is longer than all room takes all of it.
    fn room_for(&self, length: usize) -> Answer<Option<OwnedSemaphorePermit>> {
        if length <= self.bounds.short {
            return Ok(None);
        }
        let wanted = u32::try_from(length.div_ceil(KIB)).unwrap_or(u32::MAX);
        let wanted = wanted.min(self.bounds.room);
        let room = self.room.clone().try_acquire_many_owned(wanted);
        room.map(Some).map_err(|_| busy())
    }

    fn places(&self) -> MutexGuard<'_, HashMap<String, Place>> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn busy() -> Problem {
    let detail = "too many long files are being made or read; ask again in half a minute";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail)
}

fn broken_off() -> Problem {
    let detail = "the file could not be written";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
}

/// A whole file.
#[derive(Debug)]
struct Whole {
    bytes: Bytes,
    bounds: Bounds,
    /// What it takes of all room; none where it is short.
    room: Option<OwnedSemaphorePermit>,
}

/// A file in the hands of somebody who is going to read it.
#[derive(Debug)]
pub(crate) struct Reader {
    whole: Arc<Whole>,
    /// Held as long as the file is: what its network reads.
    _share: Option<Share>,
}

impl Reader {
    /// It as an answer, still without its type. What is long goes out piece by piece.
    pub(crate) fn answer(self) -> Response {
        if self.whole.room.is_none() {
            let mut response = Response::new(Body::from(Bytes::from_owner(Held(self.whole))));
            response.extensions_mut().insert(room::Shared);
            return response;
        }
        let length = HeaderValue::from(self.whole.bytes.len());
        let mut response = Response::new(Body::from_stream(stream::iter(Reading::of(self))));
        response
            .headers_mut()
            .insert(header::CONTENT_LENGTH, length);
        response
    }
}

/// A short file in the hands of a reader: as long as somebody has it, it is there for the next.
struct Held(Arc<Whole>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
    }
}

#[cfg(test)]
mod tests;

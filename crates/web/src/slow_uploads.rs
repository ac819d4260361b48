//! How long a request may take, and what somebody who is signed in sends over a slow line.
//!
//! A request has half a minute, in which a photograph of 24 MB does not come over every line. Where the desk or a
//! program of an organisation sends a form with files, the server waits as long as the form keeps coming; the time for
//! the answer begins when it is here. Whoever has no place here, and everybody whom nobody knows, has the ordinary
//! time for all of it.

use crate::{guard::announced, problem::Problem};
use axum::{
    BoxError,
    body::{Body, BodyDataStream},
    extract::Request,
    http::StatusCode,
};
use futures::{StreamExt as _, stream};
use std::{
    collections::HashMap,
    error::Error,
    future::pending,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::watch,
    time::{Instant, sleep, timeout_at},
};
use undersigned_federation::memory_bounds::MemoryBounds;

const MIB: usize = 1024 * 1024;
/// How much there may be of forms that take their time, of one organisation: the largest form that is kept.
const MOST_OF_ONE: usize = 50 * MIB;
/// What a form counts for at least: there are to be few of them, however small.
const LEAST: usize = 8 * MIB;
/// The code of one that was not waited for any longer.
pub(crate) const TOO_SLOW: &str = "upload_too_slow";

/// How a form has to come to be waited for.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Longest pause.
    pub pause: Duration,
    /// How long it may come as slowly as it likes.
    pub grace: Duration,
    /// How many bytes come in a second from then on, at least and all in all.
    pub least: u64,
    /// Longest time for the whole of it.
    pub whole: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            pause: Duration::from_secs(15),
            grace: Duration::from_secs(30),
            least: 16 * 1024,
            whole: Duration::from_secs(15 * 60),
        }
    }
}

/// The time that a request has. Among its extensions; cloning shares it.
#[derive(Debug, Clone, Default)]
pub struct Time {
    /// Whether a form is coming that may take its own.
    reading: watch::Sender<bool>,
}

impl Time {
    /// What comes of something within so long; nothing where it takes longer. While a form comes that may take its own
    /// time, no other runs, and afterwards it begins anew.
    pub async fn within<F: Future>(&self, limit: Duration, something: F) -> Option<F::Output> {
        let mut reading = self.reading.subscribe();
        let mut something = pin!(something);
        loop {
            let is_reading = *reading.borrow_and_update();
            let over = async {
                match is_reading {
                    true => pending().await,
                    false => sleep(limit).await,
                }
            };
            tokio::select! {
                done = &mut something => return Some(done),
                Ok(()) = reading.changed() => {}
                () = over => return None,
            }
        }
    }
}

/// The forms that take their time just now.
#[derive(Debug)]
pub struct Uploads {
    pace: Pace,
    /// In all: half of what there is room for of forms with files, so that those who send fast are not kept out by them,
    /// and one of the largest in any case.
    most: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_organization: HashMap<i64, usize>,
}

impl Default for Uploads {
    fn default() -> Self {
        Self::at(Pace::default(), MemoryBounds::here())
    }
}

impl Uploads {
    /// A server that waits for those that come like this, and has so much room for forms.
    #[must_use]
    pub fn at(pace: Pace, memory: MemoryBounds) -> Self {
        Self {
            pace,
            most: (memory.forms / 2).max(MOST_OF_ONE),
            taken: Mutex::default(),
        }
    }

    /// Lets the body of a request take its time, where there is a place for it. It is sent for an organisation, by
    /// somebody who may speak for it, and of the form so many bytes are kept at most.
    pub(crate) fn wait_for(
        self: &Arc<Self>,
        request: Request,
        organization: i64,
        most: usize,
    ) -> Request {
        let size = announced(request.headers()).unwrap_or(most).min(most);
        let Some(place) = self.place(organization, size.max(LEAST)) else {
            return request;
        };
        let time = request.extensions().get::<Time>();
        let reading = Reading::begin(time.cloned().unwrap_or_default());
        let (pace, now) = (self.pace, Instant::now());
        request.map(|body| {
            watched(Coming {
                body: body.into_data_stream(),
                pace,
                begun: now,
                last: now,
                received: 0,
                _place: place,
                _reading: reading,
            })
        })
    }

    /// A place for a form of so many bytes.
    fn place(self: &Arc<Self>, organization: i64, bytes: usize) -> Option<Place> {
        let mut taken = self.taken();
        let of_one = taken.by_organization.get(&organization).copied();
        let of_one = of_one.unwrap_or_default().saturating_add(bytes);
        let all = taken.all.saturating_add(bytes);
        if of_one > MOST_OF_ONE || all > self.most {
            return None;
        }
        taken.all = all;
        taken.by_organization.insert(organization, of_one);
        drop(taken);
        Some(Place {
            uploads: Arc::clone(self),
            organization,
            bytes,
        })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place, free again when this is dropped.
#[derive(Debug)]
struct Place {
    uploads: Arc<Uploads>,
    organization: i64,
    bytes: usize,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.uploads.taken();
        taken.all = taken.all.saturating_sub(self.bytes);
        if let Some(of_one) = taken.by_organization.get_mut(&self.organization) {
            *of_one = of_one.saturating_sub(self.bytes);
            if *of_one == 0 {
                taken.by_organization.remove(&self.organization);
            }
        }
    }
}

/// While this is there, a request's own time does not run.
#[derive(Debug)]
struct Reading(Time);

impl Reading {
    fn begin(time: Time) -> Self {
        time.reading.send_replace(true);
        Self(time)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.reading.send_replace(false);
    }
}

/// A body that is coming.
struct Coming {
    body: BodyDataStream,
    pace: Pace,
    begun: Instant,
    /// When the last piece came.
    last: Instant,
    received: u64,
    _place: Place,
    _reading: Reading,
}

impl Coming {
    /// Until when the next piece has to be here.
    fn due(&self) -> Instant {
        let Pace {
            pause,
            grace,
            least,
            whole,
        } = self.pace;
        let earned = Duration::from_secs(self.received / least.max(1));
        let by_speed = self.begun + grace + earned;
        (self.last + pause).min(by_speed).min(self.begun + whole)
    }
}

/// Why a body ends before its end.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("it came too slowly, or stopped coming")]
struct TooSlow;

/// A body that ends where it is not to be waited for any longer. Place and time are free again as soon as it ends, or
/// nobody reads it any more.
fn watched(coming: Coming) -> Body {
    let pieces = stream::unfold(Some(coming), |coming| async move {
        let mut coming = coming?;
        match timeout_at(coming.due(), coming.body.next()).await {
            Ok(Some(Ok(piece))) => {
                coming.received += piece.len() as u64;
                coming.last = Instant::now();
                Some((Ok(piece), Some(coming)))
            }
            Ok(Some(Err(error))) => Some((Err(BoxError::from(error)), None)),
            Ok(None) => None,
            Err(_) => Some((Err(BoxError::from(TooSlow)), None)),
        }
    });
    // Whoever reads it may ask again behind its end.
    Body::from_stream(pieces.fuse())
}

/// What is answered where reading a form ended like this, if it was not waited for any longer.
pub(crate) fn too_slow(error: &(dyn Error + 'static)) -> Option<Problem> {
    is_too_slow(error).then(|| {
        let detail = "the form came too slowly, or stopped coming; nothing of it is kept";
        Problem::new(StatusCode::REQUEST_TIMEOUT, TOO_SLOW, detail)
    })
}

fn is_too_slow(error: &(dyn Error + 'static)) -> bool {
    error.is::<TooSlow>() || error.source().is_some_and(is_too_slow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Bytes, to_bytes};
    use std::io;

    const LONG: Duration = Duration::from_secs(600);
    const SOON: Duration = Duration::from_millis(20);

    /// Waits for everything.
    fn patient() -> Pace {
        Pace {
            pause: LONG,
            grace: LONG,
            least: 1,
            whole: LONG,
        }
    }

    /// A body of which a byte comes now and then, so many times, and then nothing for ever.
    fn trickle(times: usize) -> Body {
        let bytes = stream::iter(0..times).then(|_| async {
            sleep(Duration::from_millis(1)).await;
            Ok::<_, io::Error>(Bytes::from_static(b"x"))
        });
        Body::from_stream(bytes.chain(stream::pending()))
    }

    /// What reading a body comes to, and what it leaves taken.
    async fn read(pace: Pace, body: Body) -> (Result<usize, bool>, usize) {
        let uploads = Arc::new(Uploads::at(pace, MemoryBounds::of(None)));
        let request = uploads.wait_for(Request::new(body), 1, MIB);
        let read = to_bytes(request.into_body(), 64 * MIB).await;
        let left = uploads.taken().all;
        let read = read.map(|bytes| bytes.len());
        (read.map_err(|error| too_slow(&error).is_some()), left)
    }

    #[tokio::test]
    async fn row_103_a_form_is_waited_for_only_as_long_as_it_keeps_coming() {
        let hasty = |change: fn(&mut Pace)| {
            let mut pace = patient();
            change(&mut pace);
            pace
        };
        let ended = (Err(true), 0);
        let stalls = hasty(|pace| pace.pause = SOON);
        assert_eq!(read(stalls, trickle(0)).await, ended);
        let crawls = hasty(|pace| (pace.grace, pace.least) = (SOON, 1024 * 1024));
        assert_eq!(read(crawls, trickle(usize::MAX)).await, ended);
        let never_ends = hasty(|pace| pace.whole = SOON);
        assert_eq!(read(never_ends, trickle(usize::MAX)).await, ended);
        let whole = Body::from(vec![0; 1000]);
        assert_eq!(read(patient(), whole).await, (Ok(1000), 0));
        // What breaks off by itself is something else.
        let broken = stream::iter([Err::<Bytes, _>(io::Error::other("gone"))]);
        let broken = read(patient(), Body::from_stream(broken)).await;
        assert_eq!(broken, (Err(false), 0));
    }

    #[tokio::test]
    async fn the_time_for_an_answer_begins_when_the_form_is_here() {
        let time = Time::default();
        let slow = async {
            let reading = Reading::begin(time.clone());
            sleep(SOON * 10).await;
            drop(reading);
            "here"
        };
        assert_eq!(time.within(SOON, slow).await, Some("here"));
        let then_nothing = async {
            drop(Reading::begin(time.clone()));
            pending::<()>().await;
        };
        assert_eq!(time.within(SOON, then_nothing).await, None);
        assert_eq!(time.within(SOON, pending::<()>()).await, None);
    }

    #[test]
    fn row_103_only_so_many_forms_take_their_time_in_all_and_of_one_organisation() {
        let uploads = Arc::new(Uploads::at(Pace::default(), MemoryBounds::of(None)));
        let held: Vec<_> = (0..7).map(|_| uploads.place(1, LEAST)).collect();
        assert_eq!(held.iter().flatten().count(), MOST_OF_ONE / LEAST);
        let largest = uploads.place(2, MOST_OF_ONE);
        assert!(largest.is_some());
        assert!(uploads.place(3, LEAST).is_none(), "all places are taken");
        drop(held);
        assert!(uploads.place(2, LEAST).is_none());
        assert!(uploads.place(3, LEAST).is_some());
        drop(largest);
        assert_eq!(uploads.taken().all, 0);
        assert!(uploads.taken().by_organization.is_empty());
        // Nobody is refused: there is only no more time than usual.
        let request = uploads.wait_for(Request::new(Body::from("x")), 1, 100 * MIB);
        assert_eq!(uploads.taken().all, 0);
        // On the smallest machine there is a place for the largest, too.
        let small = Arc::new(Uploads::at(Pace::default(), MemoryBounds::of(Some(0))));
        assert!(small.place(1, MOST_OF_ONE).is_some());
        drop(request);
    }
}

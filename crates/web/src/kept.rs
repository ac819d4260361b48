//! Answers that anybody may read, kept as they were sent, for as long as nothing was stored since.
//!
//! Making a page costs milliseconds, giving out one that was made costs hardly more than asking the
//! database whether anything was committed since ([`Moment`]). That is asked after a request has come,
//! so nobody is ever shown less than what was stored before they asked.
//!
//! An answer is kept from the second time on that somebody asks for the same within seconds, and is
//! made anew when it is a second old, whatever the database says. Where something was stored before that,
//! its tag is asked for anew, as browsers do: it names all that the answer shows, and costs much less than the
//! answer; if it is the same, the answer is as good as new. While one is made anew, all who ask
//! for it wait for the next, which is made after they came: a crowd costs one making at a time. That counts for the
//! first of them that may have it made: whoever has asked for too much already takes nobody's answer away.
//! Everything else passes as if this were not here: what is not public, whoever is signed in, streams,
//! and what is too large.
//!
//! What this relies on, beyond the address and the headers that [`key`] names:
//! * Whatever else an answer is made of is in the database, and is read when it is made: caches in
//!   memory have a version that is looked up there (docs/adr/0007, 0035).
//! * What follows from the clock may be a second old.
//! * Who asks (address, cookie, token, signature) changes only what is marked as private, or is not
//!   asked with plain headers. Limits, the host and closed doors are looked at before this layer.
//! * Headers that every answer carries are added after it.

mod answer;
mod key;
mod plain;
mod shelf;
#[cfg(test)]
mod tests;

use crate::validate::Held;
use answer::{Kept, whole};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use futures::future::BoxFuture;
use key::Key;
use shelf::{Bounds, Renewal, Shelf};
use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::timeout;
use undersigned_federation::{Clock, Instance, Moment};

/// How old an answer may be that is given out again.
const OLDEST: Duration = Duration::from_secs(1);
/// How long one for all who wait may take to make.
const TIME: Duration = Duration::from_secs(20);
/// How long a reader waits for it, that of those before included; then it asks by itself.
const PATIENCE: Duration = Duration::from_secs(5);
/// How old an answer may become that lies there for those who may ask again.
const FORGOTTEN: Duration = Duration::from_secs(60);

/// How the moment of now is learnt.
type Look = Box<dyn Fn() -> BoxFuture<'static, Option<Moment>> + Send + Sync>;

/// Keeps answers. Cloning shares them.
#[derive(Clone)]
pub struct Keeper(Arc<Inner>);

struct Inner {
    look: Look,
    clock: Clock,
    oldest: Duration,
    shelf: Shelf,
}

impl Keeper {
    /// Keeps answers of a server.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        let (clock, instance) = (instance.clock.clone(), instance.clone());
        let look: Look = Box::new(move || {
            let instance = instance.clone();
            Box::pin(async move { instance.moment().await })
        });
        Self::new(look, clock, OLDEST, Bounds::default())
    }

    fn new(look: Look, clock: Clock, oldest: Duration, bounds: Bounds) -> Self {
        Self(Arc::new(Inner {
            look,
            clock,
            oldest,
            shelf: Shelf::new(bounds),
        }))
    }

    fn shelf(&self) -> &Shelf {
        &self.0.shelf
    }

    async fn moment(&self) -> Option<Moment> {
        (self.0.look)().await
    }

    /// Whether an answer is as good as one that would be made now.
    fn is_good(&self, kept: &Kept, now: &Moment) -> bool {
        kept.moment == *now && self.is_fresh(kept)
    }

    /// Whether an answer is not too old. The server's own clock is asked as
    /// well as the one that only runs: when it is set, another day may have begun.
    fn is_fresh(&self, kept: &Kept) -> bool {
        let passed = self.0.clock.millis() - kept.at;
        let passed = u64::try_from(passed).ok().map(Duration::from_millis);
        kept.made.elapsed() < self.0.oldest && passed.is_some_and(|passed| passed < self.0.oldest)
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper").finish_non_exhaustive()
    }
}

/// Answers with what is kept, or passes a request on and perhaps keeps what comes of it.
pub async fn keep(State(keeper): State<Keeper>, mut request: Request, next: Next) -> Response {
    let Some(key) = Key::of(&mut request) else {
        return next.run(request).await;
    };
    let found = keeper.shelf().find(&key, FORGOTTEN);
    // Who holds an earlier one may be spared the whole of something large: that is not made for being
    // laid down.
    let holds = request.headers().contains_key(header::IF_NONE_MATCH);
    if found.is_none() && (holds || !keeper.shelf().is_asked_again(key, Instant::now())) {
        return next.run(request).await;
    }
    let Some(now) = keeper.moment().await else {
        return next.run(request).await;
    };
    let held = Held::of(request.headers());
    // It has no body: that is part of what makes a key.
    let (parts, _) = request.into_parts();
    let making = Making {
        keeper,
        key,
        parts,
        next,
    };
    match found {
        Some((kept, _)) if making.keeper.is_good(&kept, &now) => kept.answer(&held),
        Some((_, renewal)) => making.for_all(&renewal, &held).await,
        None => match making.make(now, None).await {
            Ok(kept) => kept.answer(&held),
            Err(response) => response,
        },
    }
}

/// Whether that was answered to whoever asked, and not of what was asked for.
fn is_refused(status: StatusCode) -> bool {
    [
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::SERVICE_UNAVAILABLE,
    ]
    .contains(&status)
}

/// What it takes to make an answer.
#[derive(Clone)]
struct Making {
    keeper: Keeper,
    key: Key,
    parts: Parts,
    next: Next,
}

impl Making {
    /// Has it made for all who wait for it. Where that comes to nothing that can be shared, this
    /// request is answered by itself.
    async fn for_all(self, renewal: &Arc<Renewal>, held: &Held) -> Response {
        let making = self.clone();
        let work = move |waiting: Vec<Parts>| {
            let making = making.clone();
            async move {
                let all = waiting.len();
                vec![making.renew(waiting).await; all]
            }
        };
        let made = timeout(PATIENCE, renewal.add(self.parts.clone(), work)).await;
        match made.ok().flatten().flatten() {
            Some(kept) => kept.answer(held),
            None => {
                let request = Request::from_parts(self.parts, Body::empty());
                self.next.run(request).await
            }
        }
    }

    /// Makes it anew, unless somebody has done so since the last who waits for it came.
    async fn renew(self, waiting: Vec<Parts>) -> Option<Arc<Kept>> {
        let now = self.keeper.moment().await?;
        let keeper = self.keeper.clone();
        let there = keeper
            .shelf()
            .find(&self.key, FORGOTTEN)
            .map(|(kept, _)| kept)
            .filter(|kept| keeper.is_fresh(kept));
        if let Some(kept) = there.clone().filter(|kept| kept.moment == now) {
            return Some(kept);
        }
        let key = self.key;
        let made = timeout(TIME, self.make_for_one(waiting, &now, there)).await;
        match made {
            Ok(Ok(kept)) => Some(kept),
            // It says nothing of the answer that there is no room for another just now.
            Ok(Err(Some(refused))) if is_refused(refused) => None,
            _ => {
                keeper.shelf().remove(&key);
                None
            }
        }
    }

    /// Makes it for the first of those who wait that may have it made.
    ///
    /// # Errors
    /// What was answered instead, in the end.
    async fn make_for_one(
        self,
        waiting: Vec<Parts>,
        now: &Moment,
        earlier: Option<Arc<Kept>>,
    ) -> Result<Arc<Kept>, Option<StatusCode>> {
        let mut refused = None;
        for parts in waiting {
            let making = Self {
                parts,
                ..self.clone()
            };
            match making.make(now.clone(), earlier.clone()).await {
                Ok(kept) => return Ok(kept),
                Err(response) => refused = Some(response.status()),
            }
            if refused != Some(StatusCode::TOO_MANY_REQUESTS) {
                break;
            }
        }
        Err(refused)
    }

    /// Makes it, whatever the reader holds, and keeps it. `before` is a moment before that; `earlier` is one that is
    /// good still if its tag is.
    ///
    /// # Errors
    /// The answer, where it is not to be kept.
    async fn make(self, before: Moment, earlier: Option<Arc<Kept>>) -> Result<Arc<Kept>, Response> {
        let (made, at) = (Instant::now(), self.keeper.0.clock.millis());
        let mut parts = self.parts;
        parts.headers.remove(header::IF_NONE_MATCH);
        let earlier = earlier.and_then(|kept| {
            let tag = HeaderValue::from_str(&kept.tag).ok()?;
            parts.headers.insert(header::IF_NONE_MATCH, tag);
            Some(kept)
        });
        let request = Request::from_parts(parts, Body::empty());
        let response = self.next.run(request).await;
        let same = earlier.filter(|_| response.status() == StatusCode::NOT_MODIFIED);
        if let Some(earlier) = same {
            let kept = Arc::new(earlier.still_at(before));
            self.keeper.shelf().put(self.key, kept.clone());
            return Ok(kept);
        }
        let Some(tag) = answer::tag(&response) else {
            return Err(response);
        };
        let (head, body) = response.into_parts();
        let body = match whole(body).await {
            Ok(body) => body,
            Err(body) => return Err(Response::from_parts(head, body)),
        };
        let kept = Arc::new(Kept {
            moment: before,
            made,
            at,
            tag,
            head,
            body,
        });
        self.keeper.shelf().put(self.key, kept.clone());
        Ok(kept)
    }
}

//! New signatures as they come, for pages that are open: server-sent events (WHATWG HTML, 9.2).
//!
//! A page says everything without them. While somebody listens to an appeal, one task looks at it
//! whenever it is told of a change, by whichever process, at most every other second; all listeners
//! share that task.

mod channel;
mod seats;

use crate::{
    activitypub::objects::{self, Which},
    pages::shell::Shell,
    problem::{Answer, Problem},
    rate_limit,
    routing::get,
    state::WebState,
    views::Page,
};
use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use channel::{Channels, Counts};
use futures::{StreamExt as _, stream};
use seats::{Seat, Seats};
use serde_json::json;
use std::{convert::Infallible, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};
use tokio_util::sync::CancellationToken;

/// After this long a listener has to come again, so that no place is taken for ever.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// Between two signs of life, which also show that a listener is gone.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// How long a browser waits before it comes again.
const COME_AGAIN: Duration = Duration::from_secs(10);

/// Whoever listens.
#[derive(Debug, Default)]
pub struct Live {
    seats: Seats,
    channels: Channels,
    stop: CancellationToken,
}

impl Live {
    /// Room for listeners until the server stops.
    #[must_use]
    pub fn until(stop: CancellationToken) -> Self {
        Self {
            stop,
            ..Self::default()
        }
    }
}

/// `…/events` below each appeal.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/events", get(listen))
        .route("/appeals/{host}/{slug}/events", get(listen))
}

async fn listen(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    let network = rate_limit::of(request.extensions(), request.headers());
    let page = Shell::of(&web, &request).await.page;
    drop(request);
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let seat = web.live.seats.take(network).map_err(full)?;
    let live = &web.live;
    let listener = Listener {
        counts: live.channels.join(&web.instance, &view, &live.stop),
        until: Instant::now() + LONGEST,
        stop: live.stop.clone(),
        told: false,
        kind: match view.list.current() {
            Some(note) => note.text.kind.name().to_owned(),
            None => String::new(),
        },
        page,
        seat,
    };
    let events = stream::unfold(listener, Listener::next).fuse();
    let sse = Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE));
    let mut response: Response = sse.into_response();
    // Proxies that collect an answer before they pass it on would pass on nothing.
    let unbuffered = HeaderName::from_static("x-accel-buffering");
    response
        .headers_mut()
        .insert(unbuffered, HeaderValue::from_static("no"));
    Ok(response)
}

fn full(why: seats::Full) -> Problem {
    match why {
        seats::Full::Network => Problem::too_many_requests(
            "this address listens to many pages already; the page itself is always up to date",
        ),
        seats::Full::Server => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too_many_listeners",
            "many people listen already; the page itself is always up to date",
        ),
    }
}

/// One open page.
struct Listener {
    counts: watch::Receiver<Counts>,
    until: Instant,
    stop: CancellationToken,
    told: bool,
    kind: String,
    page: Page,
    seat: Seat,
}

impl Listener {
    /// The next event; none when it is time to go.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        // A page may come out of somebody's cache: what there is now is said at once.
        if self.told {
            tokio::select! {
                () = self.stop.cancelled() => return None,
                () = self.seat.ended() => return None,
                () = sleep_until(self.until) => return None,
                changed = self.counts.changed() => changed.ok()?,
            }
        } else if self.stop.is_cancelled() {
            return None;
        }
        self.told = true;
        let counts = *self.counts.borrow_and_update();
        Some((Ok(event(&self.page, &self.kind, counts)), self))
    }
}

/// What a page shows, already as its reader writes numbers.
fn event(page: &Page, kind: &str, counts: Counts) -> Event {
    let Counts {
        organisations,
        earlier,
        besides,
        takes_signatures,
        withdrawn,
        ..
    } = counts;
    let behind = page.behind(
        organisations,
        earlier,
        &besides,
        kind,
        takes_signatures,
        withdrawn,
    );
    let data = json!({
        "organisations": page.figure(organisations),
        "stand-behind": behind,
        "besides": page.besides(organisations, earlier, &besides),
    });
    Event::default().data(data.to_string()).retry(COME_AGAIN)
}

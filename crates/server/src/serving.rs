//! The accept loop: HTTP/1.1 with bounds that keep slow and greedy clients from hurting others,
//! and a shutdown that lets requests under way finish and tells newcomers to come back.

mod away;
mod date;
mod lengths;
mod linger;
mod pace;
mod places;
#[cfg(test)]
mod tests;

pub use away::turn_away;
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use date::dated;
use hyper::{
    body::{Body as _, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use lengths::{Lengths, Watched};
use linger::{Lingering, Unread};
use pace::Paced;
use places::{Place, Places, most_connections};
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;
use undersigned_federation::{Clock, networks::is_near};
use undersigned_web::{
    problem::Problem,
    rate_limit,
    slow_uploads::{Pace, Time},
};

/// Most bytes that are read ahead, and so the longest head of a request.
const MAX_BUFFER: usize = 64 * 1024;
/// Most headers of one request.
const MAX_HEADERS: usize = 100;
/// Most connections at a time, where the operating system grants as many.
const MAX_CONNECTIONS: usize = 16_384;
/// Most connections from one network that is no proxy beside us.
const MAX_CONNECTIONS_OF_ONE: usize = 256;
/// Pause after the operating system refused a connection: it has no file descriptors left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How long clients may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// To send the head of a request, and to stay silent between two.
    pub head: Duration,
    /// For a request to arrive whole and be answered.
    pub answer: Duration,
    /// To take some of an answer that waits to be sent.
    pub taking: Duration,
    /// To send on behind an answer, for whoever is refused, or sent elsewhere, before all has come.
    pub lingering: Duration,
    /// To send a form with files, for whoever is signed in.
    pub sending: Pace,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            // Sockets take a third of their buffer at a time, from a proxy beside us some 800 KB: for a telephone
            // with 64 kbit/s that is more than a minute.
            taking: Duration::from_secs(180),
            lingering: Duration::from_secs(2),
            sending: Pace::default(),
        }
    }
}

/// When to stop serving, and how.
#[derive(Debug, Clone)]
pub struct Ending {
    /// From then on connections that are busy may finish, and new ones are [turned away](turn_away).
    pub stop: CancellationToken,
    /// How long they may take before they are cut off.
    pub drain: Duration,
    /// From then on nobody is turned away any longer: the listener is closed.
    pub over: CancellationToken,
}

/// Serves until it is to stop. `clock` says when an answer was made.
pub async fn serve(listener: TcpListener, app: Router, clock: Clock, ending: Ending) {
    serve_with(Patience::default(), listener, app, clock, ending).await;
}

/// Like [`serve`], with another patience.
pub async fn serve_with(
    patience: Patience,
    listener: TcpListener,
    app: Router,
    clock: Clock,
    ending: Ending,
) {
    let graceful = GracefulShutdown::new();
    let places = Places::new(most_connections(MAX_CONNECTIONS), MAX_CONNECTIONS_OF_ONE);
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            // First: who comes afterwards is turned away.
            biased;
            () = ending.stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        while connections.try_join_next().is_some() {}
        match accepted {
            // Where everybody is busy, the newcomer is turned away.
            Ok((stream, peer)) => {
                if let Some(place) = places.take(stranger(peer.ip())) {
                    let (app, clock) = (app.clone(), clock.clone());
                    let watcher = graceful.watcher();
                    let conversation = converse(patience, stream, peer, app, clock, watcher, place);
                    connections.spawn(conversation);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    let finish = async {
        if timeout(ending.drain, graceful.shutdown()).await.is_err() {
            tracing::warn!("some requests were cut off");
        }
        connections.shutdown().await;
        ending.over.cancelled().await;
    };
    tokio::select! {
        () = finish => {}
        never = turn_away(&listener) => match never {},
    }
}

/// The network whose connections are limited. Whoever is on this machine or in the same private
/// network may be a proxy that speaks for many.
fn stranger(address: IpAddr) -> Option<IpAddr> {
    (!is_near(address)).then(|| rate_limit::network(address))
}

async fn converse(
    patience: Patience,
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
    clock: Clock,
    watcher: Watcher,
    place: Place,
) {
    // Answers are small; waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    let (lengths, unread) = (Lengths::default(), Unread::default());
    let io = TokioIo::new(looked_after(stream, patience, &lengths, &unread));
    let marker = place.marker();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (app, lengths, busy) = (app.clone(), lengths.clone(), marker.busy());
        let (clock, unread) = (clock.clone(), unread.clone());
        async move {
            let has_body = !request.body().is_end_stream();
            let answer = answer(patience, app, &lengths, peer, request).await;
            let status = answer.status();
            // What is done was read before. Who is sent elsewhere, as to sign in, may be sending still.
            unread.set(has_body && !status.is_success());
            drop(busy);
            Ok::<_, Infallible>(dated(answer, &clock))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(MAX_BUFFER)
        .max_headers(MAX_HEADERS)
        .serve_connection(io, service);
    tokio::select! {
        () = place.asked_to_go() => {}
        outcome = watcher.watch(connection) => {
            if let Err(error) = outcome {
                tracing::debug!(%error, "connection ended");
            }
        }
    }
}

/// A connection with all that is noted of it. What is thrown away behind an answer is read beneath the rest: heads that
/// stand in it would be noted one by one, and never asked about.
fn looked_after<S>(
    stream: S,
    patience: Patience,
    lengths: &Lengths,
    unread: &Unread,
) -> Paced<Watched<Lingering<S>>> {
    let lingering = Lingering::new(stream, patience.lingering, unread.clone());
    let watched = Watched::new(lingering, lengths.clone());
    Paced::new(watched, patience.taking)
}

async fn answer(
    patience: Patience,
    app: Router,
    lengths: &Lengths,
    peer: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Response {
    // RFC 9112, section 6.1: a message with both is a sign of request smuggling.
    if lengths.are_ambiguous(request.headers()) {
        return refuse(
            StatusCode::BAD_REQUEST,
            "length_ambiguous",
            "a request has either Content-Length or Transfer-Encoding, not both",
        );
    }
    let has_body = !request.body().is_end_stream();
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    let time = Time::default();
    request.extensions_mut().insert(time.clone());
    match time.within(patience.answer, app.oneshot(request)).await {
        Some(Ok(response)) => response,
        Some(Err(never)) => match never {},
        None if has_body => refuse(
            StatusCode::REQUEST_TIMEOUT,
            "request_timeout",
            "the request took too long",
        ),
        None => refuse(
            StatusCode::SERVICE_UNAVAILABLE,
            "answer_timeout",
            "the answer took too long",
        ),
    }
}

/// An answer after which the connection is closed: what follows on it cannot be trusted.
fn refuse(status: StatusCode, code: &'static str, sentence: &str) -> Response {
    let mut response = Problem::new(status, code, sentence).into_response();
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(header::CONNECTION, close);
    response
}

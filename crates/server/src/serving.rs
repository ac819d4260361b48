//! The accept loop: HTTP/1.1 with bounds that keep slow and greedy clients from hurting others,
//! and a shutdown that lets requests under way finish.

mod lengths;

use crate::serving::lengths::{Lengths, Watched};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use std::{convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

/// How long a client may take to send the head of a request, and to stay silent between two.
const HEADER_READ_TIMEOUT: Duration = Duration::from_secs(10);
/// Most bytes that are read ahead, and so the longest head of a request.
const MAX_BUFFER: usize = 64 * 1024;
/// Most headers of one request.
const MAX_HEADERS: usize = 100;
/// Most connections at a time.
const MAX_CONNECTIONS: usize = 4_096;
/// Pause after the operating system refused a connection: it has no file descriptors left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop`; then takes no more connections, and gives those that are busy `drain` to
/// finish before it closes them.
pub async fn serve(listener: TcpListener, app: Router, stop: CancellationToken, drain: Duration) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = accept(&listener, &places) => accepted,
        };
        while connections.try_join_next().is_some() {}
        if let Some((stream, peer, place)) = accepted {
            let (app, watcher) = (app.clone(), graceful.watcher());
            connections.spawn(async move {
                converse(stream, peer, app, watcher).await;
                drop(place);
            });
        }
    }
    drop(listener);
    if timeout(drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off");
    }
    connections.shutdown().await;
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, place)),
        Err(error) => {
            tracing::warn!(%error, "a connection was not accepted");
            sleep(ACCEPT_PAUSE).await;
            None
        }
    }
}

async fn converse(stream: TcpStream, peer: SocketAddr, app: Router, watcher: Watcher) {
    // Answers are small; waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    let lengths = Lengths::default();
    let io = TokioIo::new(Watched::new(stream, lengths.clone()));
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (app, lengths) = (app.clone(), lengths.clone());
        async move { Ok::<_, Infallible>(answer(app, &lengths, peer, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_READ_TIMEOUT)
        .max_buf_size(MAX_BUFFER)
        .max_headers(MAX_HEADERS)
        .serve_connection(io, service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%peer, %error, "connection ended");
    }
}

async fn answer(
    app: Router,
    lengths: &Lengths,
    peer: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Response {
    if lengths.are_ambiguous(request.headers()) {
        return both_lengths();
    }
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    match app.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// RFC 9112, section 6.1: a message with both is a sign of request smuggling.
fn both_lengths() -> Response {
    let mut response = (
        StatusCode::BAD_REQUEST,
        "A request has either Content-Length or Transfer-Encoding, not both.\n",
    )
        .into_response();
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(header::CONNECTION, close);
    response
}

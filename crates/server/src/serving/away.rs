//! Answers while nobody is at home: at the start until the database is open and up to date, and at
//! the end until what is under way has been finished. Whoever asks is told when to come back, so
//! that other servers keep what they have for this one, and nobody takes a restart for a deletion.

use super::{ACCEPT_PAUSE, MAX_BUFFER, MAX_HEADERS, Patience, date::dated};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use hyper::{
    body::{Body as _, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, future::poll_fn, pin::Pin, sync::Arc};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{sleep, timeout},
};
use undersigned_federation::Clock;
use undersigned_web::problem::Problem;

/// Seconds after which to come back.
const RETRY_AFTER: &str = "5";
/// Most connections that are answered at a time.
const MAX_CONNECTIONS: usize = 256;
/// Most bytes of a request that are read, and thrown away, before it is answered: the longest form, on its way in letters of
/// which browsers write each byte as three.
const MAX_BODY: usize = 3 * 1024 * 1024;
/// What people see, in every language of the interface.
const PAGE: &str = include_str!("away.html");

/// Answers every request with 503 and `Retry-After`, for as long as this is awaited.
pub async fn turn_away(listener: &TcpListener) -> Infallible {
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Without a place the connection ends here, and its client comes back as well.
                if let Ok(place) = places.clone().try_acquire_owned() {
                    // On its own: the answer is finished, too, when this is awaited no longer.
                    tokio::spawn(async move {
                        converse(stream).await;
                        drop(place);
                    });
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Answers one request; the client's next one may find the server ready.
async fn converse(stream: TcpStream) {
    let patience = Patience::default();
    let service = service_fn(|request: hyper::Request<Incoming>| async move {
        let (head, body) = request.into_parts();
        read(body).await;
        Ok::<_, Infallible>(dated(answer(&head.headers), &Clock::system()))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(MAX_BUFFER)
        .max_headers(MAX_HEADERS)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    // How it ended is of no interest: nothing was promised.
    let _ = timeout(patience.head, connection).await;
}

/// Reads a request to its end: a connection that is closed before that is reset, and the answer
/// may be lost with it.
async fn read(mut body: Incoming) {
    let mut left = MAX_BODY;
    while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let length = frame.data_ref().map_or(0, |data| data.len());
        match left.checked_sub(length) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}

fn answer(headers: &HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT);
    let for_people = accepted
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.contains("text/html"));
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let mut response = match for_people {
        true => (status, Html(PAGE)).into_response(),
        false => Problem::new(
            status,
            "restarting",
            "this server is being restarted; try again in a few seconds",
        )
        .into_response(),
    };
    for (name, value) in [
        (header::RETRY_AFTER, RETRY_AFTER),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONNECTION, "close"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ] {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

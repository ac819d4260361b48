//! `/metrics` and `/ready`, on an address of their own, for machines that watch this server.

use crate::{Settings, metrics, serving};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{convert::Infallible, fmt::Write as _, io, net::SocketAddr};
use tokio::net::TcpListener;
use undersigned_federation::{Instance, standing::Trouble};

/// The version of the text format that Prometheus reads.
const PROMETHEUS_TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// That nothing can listen where `admin_listen` says: a wrong setting, with what to do about it.
#[derive(Debug, thiserror::Error)]
#[error(
    "cannot listen on {address} (admin_listen); every process on one machine needs an address of its own: {source}"
)]
pub struct Occupied {
    address: SocketAddr,
    source: io::Error,
}

/// Listens where the settings say, if anywhere.
///
/// # Errors
/// [`Occupied`].
pub async fn listen(settings: &Settings) -> Result<Option<TcpListener>, Occupied> {
    let Some(address) = settings.server.admin_listen else {
        return Ok(None);
    };
    let address = address.0;
    let listener = TcpListener::bind(address).await;
    let listener = listener.map_err(|source| Occupied { address, source })?;
    Ok(Some(listener))
}

/// As [`serving::turn_away`], where there is somewhere to listen.
pub async fn turn_away(listener: Option<&TcpListener>) -> Infallible {
    match listener {
        Some(listener) => serving::turn_away(listener).await,
        None => std::future::pending().await,
    }
}

/// The routes.
pub fn app(instance: Instance) -> Router {
    Router::new()
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .with_state(instance)
}

/// 503 where nothing can be taken. What else is wrong is said below, one line each.
async fn ready(State(instance): State<Instance>) -> Response {
    let troubles = instance.troubles().await;
    let status = match troubles.iter().any(|trouble| trouble.is_grave()) {
        true => StatusCode::SERVICE_UNAVAILABLE,
        false => StatusCode::OK,
    };
    (status, words(&troubles)).into_response()
}

fn words(troubles: &[Trouble]) -> String {
    let grave = troubles.iter().any(|trouble| trouble.is_grave());
    let mut words = if grave { "not ready\n" } else { "ready\n" }.to_owned();
    for trouble in troubles {
        // Writing to a string cannot fail.
        let _ = writeln!(words, "{}: {}", trouble.code(), trouble.words());
    }
    words
}

async fn metrics(State(instance): State<Instance>) -> Response {
    let text = metrics::text(&instance).await;
    ([(header::CONTENT_TYPE, PROMETHEUS_TEXT)], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_line_by_line() {
        assert_eq!(words(&[]), "ready\n");
        let low = words(&[Trouble::DiskLow]);
        assert!(low.starts_with("ready\ndisk_low: "), "{low}");
        let down = words(&[Trouble::Database, Trouble::Queue]);
        assert!(down.starts_with("not ready\ndatabase_down: "), "{down}");
        assert_eq!(down.lines().count(), 3, "{down}");
    }
}

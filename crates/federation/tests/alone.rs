//! A server that reaches nobody, over a database in a folder.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, StatusCode};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::Duration,
};
use undersigned_federation::{
    Clock, Entropy, Instance, Parts,
    http_client::{Fetched, HttpError, Posted},
    moderation::Mode,
    transport::{Letter, Signer, Transport},
};
use undersigned_store::{Database, SecretKey};
use url::Url;

/// A network without anybody in it.
struct Nobody;

#[async_trait]
impl Transport for Nobody {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        text.parse()
            .map_err(|_| HttpError::UrlInvalid("no address"))
    }

    async fn get(&self, _: &Url, _: &str, _: Option<Signer<'_>>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn post(&self, _: Letter<'_>) -> Result<Posted, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn exchange(&self, _: Letter<'_>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }
}

/// The answer of a server that knows nobody of that name.
pub fn found_nobody(url: &Url) -> Fetched {
    Fetched {
        status: StatusCode::NOT_FOUND,
        url: url.clone(),
        content_type: None,
        headers: HeaderMap::new(),
        body: Vec::new(),
        scheme: None,
    }
}

/// A clock that stands still, and how many of a unit of time have passed by it: the test says so.
pub fn moved_clock(begun: &str, unit: fn(i64) -> TimeDelta) -> (Clock, Arc<AtomicI64>) {
    let begun: DateTime<Utc> = begun.parse().expect("a time");
    let passed = Arc::new(AtomicI64::new(0));
    let so_far = passed.clone();
    let clock = Clock::new(move || begun + unit(so_far.load(Relaxed)));
    (clock, passed)
}

/// The server `https://{name}.example`, with a clock of its own. Its database and its pictures are
/// in `folder`.
pub async fn server(folder: &Path, name: &str, clock: Clock) -> Instance {
    server_over(folder, name, clock, Arc::new(Nobody)).await
}

/// The same over another network.
pub async fn server_over(
    folder: &Path,
    name: &str,
    clock: Clock,
    network: Arc<dyn Transport>,
) -> Instance {
    let url = format!("sqlite://{}/{name}.db", folder.display());
    let database = Database::connect(&url, 2).await.expect("a database");
    database.migrate().await.expect("migrated");
    let public_url = format!("https://{name}.example/");
    let parts = Parts {
        database,
        secret: SecretKey::from_bytes([7; 32]),
        public_url: public_url.parse().expect("an address"),
        allow_private_network: false,
        sync_interval: Duration::from_secs(300),
        mode: Mode::Open,
        clock,
        entropy: Entropy::system(),
        media_dir: folder.join("media"),
    };
    let instance = Instance::over(parts, network).await;
    instance.expect("a server")
}

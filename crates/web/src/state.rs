//! What every handler has at hand.

use crate::{live::Live, pages::session::throttle::Throttle, rate_limit::Limits, survey::Surveys};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use undersigned_federation::Instance;

/// Choices made when the server is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether requests are limited per address. Off only for load tests on a private network.
    pub rate_limit: bool,
    /// Cancelled when the server stops: what would go on for long ends then.
    pub stop: CancellationToken,
}

/// The state of the router. Cloning shares it.
#[derive(Debug, Clone)]
pub struct WebState {
    /// The running server.
    pub instance: Instance,
    /// How many requests one address may send.
    pub limits: Limits,
    /// Failures to sign in.
    pub sign_in: Arc<Throttle>,
    /// Other servers that visitors have had asked.
    pub asked: Arc<Throttle>,
    /// Links to replies that somebody pasted.
    pub pasted: Arc<Throttle>,
    /// What the lists that were shown lately add up to.
    pub surveys: Arc<Surveys>,
    /// Whoever wants to be told of new signatures.
    pub live: Arc<Live>,
}

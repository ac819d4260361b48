//! What every handler has at hand.

use crate::{
    pages::{people, session::throttle::Throttle},
    rate_limit::Limits,
};
use std::sync::Arc;
use undersigned_federation::Instance;

/// Choices made when the server is started.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Whether requests are limited per address. Off only for load tests on a private network.
    pub rate_limit: bool,
}

/// Forms that one network may send.
#[derive(Debug)]
pub struct PeopleLimits {
    /// Where a script has worked for it.
    pub with_work: Throttle,
    /// Where a question was answered.
    pub with_answer: Throttle,
}

impl Default for PeopleLimits {
    fn default() -> Self {
        Self {
            with_work: Throttle::of(people::MAX_WITH_WORK),
            with_answer: Throttle::of(people::MAX_WITH_ANSWER),
        }
    }
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
    /// Forms that people sent to sign.
    pub people: Arc<PeopleLimits>,
    /// Links to replies that somebody pasted.
    pub pasted: Arc<Throttle>,
    /// Forms of organisations, and what else has an e-mail sent.
    pub forms: Arc<Throttle>,
}

//! What a client may do, and how much of it.

use std::time::Duration;

use crate::clock::Clock;

/// What a client may do.
#[derive(Debug, Clone)]
pub struct Options {
    /// Allows loopback addresses, and plain http on any port there. For demonstrations and tests.
    pub allow_private_network: bool,
    /// Ports allowed besides 443.
    pub extra_ports: Vec<u16>,
    /// The `User-Agent` sent with every request.
    pub user_agent: String,
    /// The longest time one `get` (with its redirects) or `post` may take.
    pub timeout: Duration,
    /// The longest silence while connecting and inside an answer.
    pub idle: Duration,
    /// The longest body `get` reads, in bytes.
    pub max_body: usize,
    /// The longest part of an answer to `post` that is kept, in bytes.
    pub max_answer: usize,
    /// How many questions may be under way at once.
    pub concurrency: usize,
    /// How many deliveries, beside them: of their answers little is kept, and some wait for hosts that
    /// never answer.
    pub concurrent_posts: usize,
    /// How many of either to one host.
    pub concurrency_per_host: usize,
    /// The clock, for signing and for `Retry-After` dates.
    pub clock: Clock,
    /// The address of this server, which says nothing about its own clock. Empty where this is no server.
    pub own: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            allow_private_network: false,
            extra_ports: Vec::new(),
            user_agent: concat!("Undersigned/", env!("CARGO_PKG_VERSION")).to_owned(),
            timeout: Duration::from_secs(10),
            idle: Duration::from_secs(5),
            max_body: 1024 * 1024,
            max_answer: 64 * 1024,
            concurrency: 64,
            concurrent_posts: 320,
            concurrency_per_host: 4,
            clock: Clock::system(),
            own: String::new(),
        }
    }
}

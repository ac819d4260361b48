//! What every handler has at hand.

use crate::{pages::session::throttle::Throttle, rate_limit::Limits, ways_out::Makers};
use std::{path::PathBuf, sync::Arc};
use undersigned_federation::Instance;

/// Choices made when the server is started.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether requests are limited per address. Off only for load tests on a private network.
    pub rate_limit: bool,
    /// A folder with fonts beside those of the system.
    pub fonts: Option<PathBuf>,
    /// What makes PDF, where it is there.
    pub pdf: Option<crate::pdf::Renderer>,
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
    /// What draws cards and makes PDF.
    pub makers: Arc<Makers>,
}

impl WebState {
    /// For writing pages where nobody sends requests: the commands.
    pub(crate) fn offline(instance: &Instance) -> Self {
        Self {
            instance: instance.clone(),
            limits: Limits::new(false),
            sign_in: Arc::default(),
            asked: Arc::default(),
            pasted: Arc::default(),
            makers: Arc::default(),
        }
    }
}

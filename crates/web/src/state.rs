//! What every handler has at hand.

use crate::{
    apart::Apart,
    downloads::Files,
    feeds::Outlines,
    live::Live,
    pages::{session::throttle::Throttle, turned_away::TurnedAway},
    rate_limit::Limits,
    slow_uploads::{Pace, Uploads},
    survey::Surveys,
    ways_out::Makers,
};
use std::{ops::Deref, path::PathBuf, sync::Arc};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use undersigned_federation::{Instance, actions::founding::Founding};

/// Most things that strangers may have under way which were answered before they were done: most have another server asked,
/// or many rows looked at.
const MAX_UNDER_WAY: usize = 1_000;

/// Choices made when the server is started.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether requests are limited per address. Off only for load tests on a private network.
    pub rate_limit: bool,
    /// A folder with fonts beside those of the system.
    pub fonts: Option<PathBuf>,
    /// What makes PDF, where it is there.
    pub pdf: Option<crate::pdf::Renderer>,
    /// Whether mails leave this server, or are written to files only.
    pub mails: bool,
    /// Who may set a further organisation up.
    pub founding: Founding,
    /// Where whoever runs the server is told what waits for them.
    pub operator: Option<String>,
    /// Where the source code is, where that is known.
    pub source: Option<Source>,
    /// Cancelled when the server stops: what would go on for long ends then.
    pub stop: CancellationToken,
    /// What was answered before it was done, so that nobody can tell how long it takes: whoever stops the server
    /// waits for it.
    pub answered: TaskTracker,
    /// How forms with files have to come that somebody who is signed in sends over a slow line.
    pub pace: Pace,
}

/// Where the source code of the program is, for whoever uses it over a network (AGPL-3.0, section 13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The address.
    pub url: String,
    /// Whether the program is not as it was given out.
    pub is_changed: bool,
}

/// Forms that one network may send.
#[derive(Debug, Default)]
pub struct PeopleLimits {
    /// Where a script has worked for it.
    pub with_work: Throttle,
    /// Where a question was answered.
    pub with_answer: Throttle,
}

/// The state of the router. Cloning shares it, and takes no more than that: each request has every layer around the
/// routes copied many times, with the state in it.
#[derive(Debug, Clone)]
pub struct WebState(Arc<Inner>);

/// The shared parts of a [`WebState`].
#[derive(Debug)]
pub struct Inner {
    /// The running server.
    pub instance: Instance,
    /// How many requests one address may send.
    pub limits: Limits,
    /// Long answers that are being made.
    pub apart: Arc<Apart>,
    /// What people see who are refused by them.
    pub turned_away: TurnedAway,
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
    /// What the lists that were shown lately add up to.
    pub surveys: Arc<Surveys>,
    /// Which entries the feeds of organisations have.
    pub outlines: Arc<Outlines>,
    /// Whoever wants to be told of new signatures.
    pub live: Arc<Live>,
    /// Whether mails leave this server.
    pub mails: bool,
    /// Who may set a further organisation up.
    pub founding: Founding,
    /// Where whoever runs the server is told what waits for them.
    pub operator: Option<String>,
    /// Where the source code is, where that is known.
    pub source: Option<Source>,
    /// What draws cards and makes PDF.
    pub makers: Arc<Makers>,
    /// Files of whole lists that are being read.
    pub files: Arc<Files>,
    /// Pictures that are being read.
    pub pictures: Arc<Files>,
    /// Forms with files that come slowly.
    pub uploads: Arc<Uploads>,
    /// What was answered before it was done; it is finished also while the server stops.
    pub answered: TaskTracker,
}

impl From<Inner> for WebState {
    fn from(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }
}

impl Deref for WebState {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl WebState {
    /// For writing pages where nobody sends requests: the commands.
    pub(crate) fn offline(instance: &Instance) -> Self {
        Self::from(Inner {
            instance: instance.clone(),
            limits: Limits::new(false),
            apart: Arc::default(),
            turned_away: TurnedAway::of(instance.addresses.base()),
            sign_in: Arc::default(),
            asked: Arc::default(),
            people: Arc::default(),
            pasted: Arc::default(),
            makers: Arc::default(),
            files: Arc::default(),
            pictures: Arc::default(),
            uploads: Arc::default(),
            surveys: Arc::default(),
            outlines: Arc::default(),
            live: Arc::default(),
            forms: Arc::default(),
            mails: false,
            founding: Founding::Closed,
            operator: None,
            source: None,
            answered: TaskTracker::new(),
        })
    }

    /// Whether so much is under way that was answered before it was done that no more of it is begun for strangers.
    pub(crate) fn has_much_under_way(&self) -> bool {
        is_much(&self.answered)
    }
}

fn is_much(answered: &TaskTracker) -> bool {
    answered.len() >= MAX_UNDER_WAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_for_a_layer_is_one_pointer() {
        assert_eq!(size_of::<WebState>(), size_of::<usize>());
    }

    #[test]
    fn row_822_what_is_under_way_has_an_end() {
        let answered = TaskTracker::new();
        let mut tasks: Vec<_> = (1..MAX_UNDER_WAY).map(|_| answered.token()).collect();
        assert!(!is_much(&answered));
        tasks.push(answered.token());
        assert!(is_much(&answered));
        tasks.pop();
        assert!(!is_much(&answered));
    }
}

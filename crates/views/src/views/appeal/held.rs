//! Who holds the list.

use chrono::{DateTime, Utc};

/// A server that holds the list.
#[derive(Debug, Clone)]
pub struct Replica {
    /// Its host.
    pub host: String,
    /// This appeal at that server.
    pub href: Option<String>,
    /// Code of its role: `organiser`, `co-initiator`, `keeper`, `copy`.
    pub role: String,
    /// Whether it is this very server.
    pub this_server: bool,
    /// How it stands to our list.
    pub state: ReplicaState,
    /// When it signed that it saw this very list; none where it has signed for another, or nothing.
    pub seen_at: Option<DateTime<Utc>>,
}

/// How another server's list compares with ours.
#[derive(Debug, Clone)]
pub enum ReplicaState {
    /// The digests are equal.
    Same {
        /// Entries held.
        entries: u64,
        /// When that was compared.
        at: DateTime<Utc>,
    },
    /// The digests differ; it is being brought up to date.
    Behind {
        /// How many statements it lacked, if known.
        missing: Option<u64>,
        /// When that was compared.
        at: DateTime<Utc>,
    },
    /// Ours has changed since; it has not said yet what it holds now.
    Changed {
        /// When they were compared before.
        at: DateTime<Utc>,
    },
    /// It does not answer.
    OutOfReach {
        /// Since when.
        since: DateTime<Utc>,
        /// Entries it held then, if known.
        entries: Option<u64>,
    },
    /// It does not take what we send.
    Refuses {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// This server does not compare with it, by its own rules.
    Apart,
    /// Not compared yet.
    Unknown,
}

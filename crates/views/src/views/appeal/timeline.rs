//! What happened.

use crate::views::{Text, beside::Change};
use chrono::{DateTime, Utc};

/// One line of the timeline.
#[derive(Debug, Clone)]
pub struct Happening {
    /// Day of the appeal, the day of publication being 1; none before it, and none for a month.
    pub day: Option<u64>,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: Event,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Event {
    /// First published.
    Published,
    /// A new wording; the address shows what changed.
    Revised {
        /// Its number.
        wording: u32,
        /// Page with the differences.
        changes_href: Option<String>,
    },
    /// So many organisations joined that day.
    Joined(u64),
    /// So many joined in that month.
    JoinedInMonth(u64),
    /// So many took their names back that day.
    Left(u64),
    /// Handed over.
    Delivered,
    /// Handed over, as the organiser told it.
    HandedOver {
        /// To whom.
        to: Option<Text>,
        /// Its page; none in a folder of files.
        href: Option<String>,
    },
    /// The addressee answered.
    Answered {
        /// Who.
        by: Option<Text>,
        /// The page of the handover; none in a folder of files.
        href: Option<String>,
    },
    /// No longer signed.
    Closed,
    /// Taken back.
    Withdrawn,
    /// A server went out of reach.
    OutOfReach(String),
    /// A server is back.
    BackInReach(String),
    /// The organiser's own words.
    Update {
        /// Its title.
        title: Text,
        /// Its page; none in a folder of files.
        href: Option<String>,
        /// When it was corrected.
        corrected: Option<DateTime<Utc>>,
        /// What became of whom.
        changes: Vec<Change>,
    },
}

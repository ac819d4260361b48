//! Links that were mailed or sent as a direct message, and what their secrets lead to.

use undersigned_store::appeals::Appeal;

/// What a secret leads to. Looking at it changes nothing, however often a scanner of mails does.
#[derive(Debug)]
pub enum OneTimeLink<T> {
    /// Something that can be done with it.
    Open(Box<T>),
    /// It was used, or what it was about is gone; that was under this appeal.
    Used(Box<Appeal>),
    /// What was confirmed with it, or would be, was withdrawn or corrected since, under this appeal.
    Withdrawn(Box<Appeal>),
    /// What was confirmed with it was taken off the list of this appeal since, for a reason of
    /// [`undersigned_domain::admission::REASONS`] where one was given.
    Removed(Box<Appeal>, Option<String>),
    /// What was confirmed with it was not let in by this appeal's organiser, for such a reason.
    Refused(Box<Appeal>, Option<String>),
    /// It is older than two days; what it was about was under this appeal.
    Expired(Box<Appeal>),
    /// There is no such link.
    Unknown,
}

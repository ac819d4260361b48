//! The organiser decides what is shown.

use super::{Comment, answered};
use crate::{FederationError, Instance, error::Result};
use undersigned_store::{
    appeals::Appeal,
    comments::{self, REFUSED, SHOWN, WAITING},
    organizations::Organization,
    reports,
};

/// In which states comments under an appeal of one's own can be, in the order in which they are listed:
/// nobody has looked at them; they are shown; they are not.
pub const STATES: [&str; 3] = [WAITING, SHOWN, REFUSED];

/// What the organiser says to a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is shown.
    Show,
    /// It is not shown, or no longer.
    Refuse,
}

/// Some of the comments under an appeal of one's own.
#[derive(Debug, Default)]
pub struct Listed {
    /// The newest first, each with how often other servers reported it.
    pub comments: Vec<(Comment, u64)>,
    /// Whether there are more behind them.
    pub is_more: bool,
}

/// The comments under an appeal of one's own that are in one of the [`STATES`]: those after the first
/// `skip`, at most `limit`.
///
/// # Errors
/// The database.
pub async fn listed(
    instance: &Instance,
    appeal: &Appeal,
    state: &str,
    skip: u64,
    limit: u64,
) -> Result<Listed> {
    let db = instance.database.conn();
    let mut listed = Listed::default();
    for comment in comments::in_state(db, appeal.id, state, skip, limit + 1).await? {
        if listed.comments.len() as u64 == limit {
            listed.is_more = true;
            break;
        }
        let reported = reports::times(db, &comment.note_id).await?;
        listed.comments.push((comment, reported));
    }
    Ok(listed)
}

/// Shows a comment under an appeal of one's own, or does not, and says so to whoever said it at a server of
/// their own. `seen` is the time of the words that
/// were looked at. Again changes nothing.
///
/// # Errors
/// [`FederationError::NotFound`] `comment_unknown` where there is none, or the appeal is another's;
/// [`FederationError::Conflict`] `comment_changed` where it says something else by now.
pub async fn decide(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    (id, seen): (i64, i64),
    verdict: Verdict,
) -> Result<()> {
    let inboxes = answered::inboxes_to_tell(instance, appeal, id).await?;
    let transaction = instance.database.begin().await?;
    let held = comments::hold(&transaction, id).await?;
    let held = held.filter(|held| {
        held.appeal_id == appeal.id && appeal.organization_id == Some(organization.id)
    });
    let held = held.ok_or_else(|| {
        FederationError::not_found("comment_unknown", "there is no such comment here")
    })?;
    let state = match verdict {
        Verdict::Show => SHOWN,
        Verdict::Refuse => REFUSED,
    };
    if held.state != state && held.updated_at != seen {
        return Err(FederationError::conflict(
            "comment_changed",
            "the comment was changed meanwhile; look at it again",
        ));
    }
    if held.state != state {
        let decided = Comment {
            state: state.to_owned(),
            updated_at: instance.clock.millis().max(held.updated_at + 1),
            ..held
        };
        comments::update(&transaction, decided.clone()).await?;
        let about = (&decided, appeal);
        answered::tell(instance, &transaction, organization, about, inboxes).await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

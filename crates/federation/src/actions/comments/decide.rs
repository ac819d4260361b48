//! The organiser decides what is shown.

use super::Comment;
use crate::{FederationError, Instance, error::Result};
use undersigned_store::{
    appeals::Appeal,
    comments::{self, REFUSED, SHOWN, WAITING},
    organizations::Organization,
    reports,
};

/// Most of each kind that the desk lists.
const MOST: u64 = 200;

/// What the organiser says to a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is shown.
    Show,
    /// It is not shown, or no longer.
    Refuse,
}

/// Comments as the desk lists them, each with how often other servers reported it.
#[derive(Debug, Default)]
pub struct Queue {
    /// Nobody has looked at them.
    pub waiting: Vec<(Comment, u64)>,
    /// They are shown.
    pub shown: Vec<(Comment, u64)>,
    /// They are not.
    pub refused: Vec<(Comment, u64)>,
}

/// The comments under an appeal of one's own.
///
/// # Errors
/// The database.
pub async fn queue(instance: &Instance, appeal: &Appeal) -> Result<Queue> {
    let db = instance.database.conn();
    let list = async |state: &str| -> Result<Vec<(Comment, u64)>> {
        let mut listed = Vec::new();
        for comment in comments::in_state(db, appeal.id, state, 0, MOST).await? {
            let reported = reports::times(db, &comment.note_id).await?;
            listed.push((comment, reported));
        }
        Ok(listed)
    };
    Ok(Queue {
        waiting: list(WAITING).await?,
        shown: list(SHOWN).await?,
        refused: list(REFUSED).await?,
    })
}

/// Shows a comment under an appeal of one's own, or does not. `seen` is the time of the words that
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
    let transaction = instance.database.begin().await?;
    let held = comments::by_id(&transaction, id).await?;
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
        comments::update(&transaction, decided).await?;
    }
    transaction.commit().await?;
    Ok(())
}

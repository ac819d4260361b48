//! Who of a list is to be invited, put into the queue from which invitations are sent.

use super::{
    Kept, Verdict, away, check_owner, is_open, link_hash,
    list::{Checked, Ready},
    may_return,
    words::own_words,
};
use crate::{
    Instance,
    actions::{draft::nfc, not_open},
    error::Result,
};
use undersigned_domain::Digest;
use undersigned_store::{
    appeals::Appeal,
    invitees::{self, Invitee},
    organizations::Organization,
};

/// What became of a list.
#[derive(Debug, Clone, Default)]
pub struct Queued {
    /// Those who are sent their invitation.
    pub invited: u64,
    /// Those whose servers did not answer: they are asked for again, and invited once they are found.
    pub later: u64,
    /// Its lines; whoever was invited by somebody else since these were looked at was invited already.
    pub lines: Vec<Checked>,
}

/// Puts all who can be invited into the queue, now or once their servers answer. `words` are the organiser's own. Whose
/// invitation was taken back has the same link again.
///
/// # Errors
/// [`crate::FederationError::NotFound`] for another organisation's appeal; [`crate::FederationError::Conflict`]
/// `not_open`; [`crate::FederationError::Invalid`] `words_invalid`.
pub async fn invite(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    checked: Vec<Checked>,
    words: &str,
) -> Result<Queued> {
    check_owner(organization, appeal)?;
    if !is_open(instance, appeal).await? {
        return Err(not_open());
    }
    let words = own_words(words)?;
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    let mut queued = Queued {
        lines: checked,
        ..Queued::default()
    };
    for one in &mut queued.lines {
        let (ready, state) = match &one.verdict {
            Verdict::Ready(ready) => (ready, invitees::WAITING),
            Verdict::Later(ready) => (ready, invitees::SOUGHT),
            _ => continue,
        };
        let row = Invitee {
            state: state.to_owned(),
            ..row(instance, appeal, ready, &words, now)?
        };
        if let (Some(actor), Some(handle)) = (&ready.actor, &ready.handle) {
            let known_as = [actor.as_str(), handle];
            away::not_sought(instance, &transaction, appeal, &known_as).await?;
        }
        let before = invitees::find(&transaction, appeal.id, &ready.hash).await?;
        let is_new = match before.filter(|before| may_return(before, now)) {
            Some(before) => {
                let again = returned(&before, row);
                invitees::update(&transaction, &before, again).await?
            }
            None => invitees::insert_if_absent(&transaction, row).await?,
        };
        if !is_new {
            let faster = invitees::find(&transaction, appeal.id, &ready.hash).await?;
            if let Some(faster) = faster {
                one.verdict = Verdict::Invited(faster.id);
            }
        } else if state == invitees::SOUGHT {
            queued.later += 1;
        } else {
            queued.invited += 1;
        }
    }
    transaction.commit().await?;
    Ok(queued)
}

fn row(
    instance: &Instance,
    appeal: &Appeal,
    ready: &Ready,
    words: &str,
    now: i64,
) -> Result<Invitee> {
    let seed = Digest::of(&[&instance.entropy.bytes::<32>()?]).hex();
    let kept = Kept {
        email: ready.email.as_ref().map(ToString::to_string),
        traces: None,
        actor: ready.actor.clone(),
        handle: ready.handle.clone(),
        name: nfc(&ready.name),
        language: ready.language.clone(),
        words: words.to_owned(),
        message: None,
    };
    Ok(Invitee {
        id: 0,
        appeal_id: appeal.id,
        kind: match ready.email {
            Some(_) => invitees::EMAIL.to_owned(),
            None => invitees::ACCOUNT.to_owned(),
        },
        actor: None,
        sealed: kept.seal(instance, appeal.id, &ready.hash)?,
        link_hash: link_hash(instance, &seed),
        contact_hash: ready.hash.clone(),
        seed,
        state: invitees::WAITING.to_owned(),
        reminders: 0,
        resent: 0,
        next_at: now,
        sent_at: None,
        last_at: None,
        answered_at: None,
        created_at: now,
    })
}

/// An invitation that was taken back as it is to be sent now: with the link that its first letter has, in
/// which the way to no more invitations stands, and with what was sent before.
pub(super) fn returned(before: &Invitee, now: Invitee) -> Invitee {
    Invitee {
        id: before.id,
        seed: before.seed.clone(),
        link_hash: before.link_hash.clone(),
        reminders: before.reminders,
        resent: before.resent,
        sent_at: before.sent_at,
        last_at: before.last_at,
        // Nothing was kept of it before for longer than of any other.
        created_at: match before.sent_at {
            Some(_) => before.created_at,
            None => now.created_at,
        },
        ..now
    }
}

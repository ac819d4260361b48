//! What the link in an invitation leads to. Looking at it changes nothing and is noted nowhere.

use super::{Kept, answers::Heard, is_open, standing};
use crate::{
    FederationError, Instance, actions::account, discovery::webfinger::FoundActor, error::Result,
};
use undersigned_domain::inviting::Answer;
use undersigned_store::{
    StoreError,
    appeals::{self, Appeal},
    invitees::{self, Invitee},
};

/// What a link leads to.
#[derive(Debug)]
pub enum Opened {
    /// An invitation.
    Invitation(Box<Invitation>),
    /// One that was taken back.
    Revoked {
        /// The appeal to which it was.
        appeal: Box<Appeal>,
        /// Whether they want no more invitations from this server.
        stopped: bool,
    },
    /// There is no such link.
    Unknown,
}

/// An invitation, for whoever has its link.
#[derive(Debug)]
pub struct Invitation {
    /// The appeal.
    pub appeal: Appeal,
    /// What they are called, as far as somebody said.
    pub name: String,
    /// Their e-mail address, where that is how they are reached.
    pub email: Option<String>,
    /// Their account, as people write it.
    pub handle: Option<String>,
    /// The language in which they are written to.
    pub language: String,
    /// What they answered.
    pub answer: Answer,
    /// Whether the appeal still takes signatures.
    pub open: bool,
    /// Whether they want no more invitations from this server.
    pub stopped: bool,
}

/// Looks at what a secret leads to.
///
/// # Errors
/// The database.
pub async fn open(instance: &Instance, secret: &str) -> Result<Opened> {
    let db = instance.database.conn();
    let Some((row, appeal)) = find(instance, secret).await? else {
        return Ok(Opened::Unknown);
    };
    let stopped = invitees::is_suppressed(db, &row.contact_hash).await?;
    if row.state == invitees::REVOKED {
        return Ok(Opened::Revoked {
            appeal: Box::new(appeal),
            stopped,
        });
    }
    let kept = Kept::open(instance, &row)?;
    let heard = Heard::of(instance, &appeal).await?;
    Ok(Opened::Invitation(Box::new(Invitation {
        answer: standing(instance, &heard, &row, &kept).answer,
        open: is_open(instance, &appeal).await?,
        stopped,
        name: kept.name,
        email: kept.email,
        handle: kept.handle,
        language: kept.language,
        appeal,
    })))
}

async fn find(instance: &Instance, secret: &str) -> Result<Option<(Invitee, Appeal)>> {
    let db = instance.database.conn();
    let Some(row) = invitees::by_link(db, &account::hash(secret)).await? else {
        return Ok(None);
    };
    let appeal = appeals::by_id(db, row.appeal_id).await?;
    Ok(appeal.map(|appeal| (row, appeal)))
}

/// An invitation that stands.
async fn found(instance: &Instance, secret: &str) -> Result<Invitee> {
    let row = sent(instance, secret).await?;
    match row.state == invitees::REVOKED {
        true => Err(FederationError::unknown_link()),
        false => Ok(row),
    }
}

/// An invitation, taken back or not.
async fn sent(instance: &Instance, secret: &str) -> Result<Invitee> {
    let found = find(instance, secret).await?;
    found
        .map(|(row, _)| row)
        .ok_or_else(FederationError::unknown_link)
}

/// Whoever was invited does not sign. Their address is forgotten; nothing more is sent about this
/// appeal. They may still sign.
///
/// # Errors
/// [`FederationError::NotFound`] `token_unknown`; the database.
pub async fn decline(instance: &Instance, secret: &str) -> Result<()> {
    let row = found(instance, secret).await?;
    close(instance, row, invitees::DECLINED).await
}

/// An account that was invited has said at its own server that it does not sign; says whether it was invited.
///
/// # Errors
/// The database.
pub(crate) async fn decline_of(instance: &Instance, appeal: &Appeal, actor: &str) -> Result<bool> {
    let (db, hash) = (instance.database.conn(), super::actor_hash(instance, actor));
    match invitees::find(db, appeal.id, &hash).await? {
        Some(row) => close(instance, row, invitees::DECLINED)
            .await
            .map(|()| true),
        None => Ok(false),
    }
}

/// Whoever was invited wants no more invitations from this server, to whatever appeal; also where the
/// organiser has taken this one back, since it may be the only letter that they have. What they answered
/// stays: whoever has signed signs, and whoever has not said so does not decline.
///
/// # Errors
/// As [`decline`].
pub async fn stop(instance: &Instance, secret: &str) -> Result<()> {
    let (db, row) = (instance.database.conn(), sent(instance, secret).await?);
    invitees::suppress(db, &row.contact_hash, instance.clock.millis()).await?;
    let (id, contact_hash) = (row.id, row.contact_hash.clone());
    close(instance, row, invitees::STOPPED).await?;
    // Their address is needed for no other appeal either.
    let all = invitees::of_contact(db, &contact_hash).await?;
    for row in all.into_iter().filter(|row| row.id != id) {
        match close(instance, row, invitees::STOPPED).await {
            // What does not open keeps nobody from being left alone.
            Err(FederationError::Store(StoreError::Sealed)) => {}
            closed => closed?,
        }
    }
    Ok(())
}

/// Nothing more is sent to somebody. An answer that was given stays, and so does an invitation that was
/// taken back; whoever wants none may still say that they do not sign.
async fn close(instance: &Instance, mut row: Invitee, state: &str) -> Result<()> {
    let db = instance.database.conn();
    // Something may be sent just now; then it is read once more.
    for _ in 0..3 {
        if [invitees::DECLINED, invitees::REVOKED, state].contains(&row.state.as_str()) {
            return Ok(());
        }
        let is = closed(instance, &row, state)?;
        if invitees::update(db, &row, is).await? {
            return Ok(());
        }
        row = invitees::by_id(db, row.id)
            .await?
            .ok_or_else(super::unknown)?;
    }
    Err(FederationError::conflict(
        "invitee_changed",
        "something was sent just now; try again",
    ))
}

/// The row of somebody to whom nothing more is sent: without their address, but with what tells their
/// signature apart.
pub(super) fn closed(instance: &Instance, row: &Invitee, state: &str) -> Result<Invitee> {
    let kept = Kept::open(instance, row)?.traced(instance).emptied();
    Ok(Invitee {
        state: state.to_owned(),
        answered_at: Some(instance.clock.millis()),
        ..kept.within(instance, row)?
    })
}

/// Whoever was invited by e-mail says which account is theirs, so that the organiser sees their
/// answer. What cannot be found is passed over: the way to their server does not depend on it.
///
/// # Errors
/// The database.
pub async fn said_account(instance: &Instance, secret: &str, account: &str) -> Result<()> {
    let Ok(row) = found(instance, secret).await else {
        return Ok(());
    };
    if row.kind != invitees::EMAIL || !account.contains(['@', '/']) {
        return Ok(());
    }
    let actor = match instance.find_actor(account).await {
        Ok(FoundActor::Theirs(actor)) => actor.id,
        Ok(FoundActor::Ours(actor)) => actor,
        Err(_) => return Ok(()),
    };
    let kept = Kept {
        actor: Some(actor),
        ..Kept::open(instance, &row)?
    };
    let is = kept.within(instance, &row)?;
    invitees::update(instance.database.conn(), &row, is).await?;
    Ok(())
}

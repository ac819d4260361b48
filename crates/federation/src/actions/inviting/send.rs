//! Sending invitations from their queue, and reminding.

use super::{
    Kept,
    answers::Heard,
    away, changed, is_open,
    letter::{self, About, Occasion},
    link::closed,
    standing, unknown, wants_none,
};
use crate::{
    FederationError, Instance, actions::not_open, actors::RemoteActor, error::Result,
    mail::Allowance,
};
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{
    AppealText, Digest,
    appeal::Titles,
    inviting::{Answer, NotSent},
};
use undersigned_store::{
    appeals::{self, Appeal},
    invitees::{self, Invitee},
    mail_budgets::{self, Budget},
    organizations::{self, Organization},
};

/// What one organisation sends in a day, invitations and reminders together.
const A_DAY: Budget = Budget {
    window: 24 * 60 * 60 * 1_000,
    limit: 300,
    for_each_answered: 0,
};
/// How often the queue is looked at.
const INTERVAL: Duration = Duration::from_secs(2);
/// Invitations that are sent at a time, so that others come in between.
const AT_A_TIME: u64 = 50;
/// When somebody is tried again whose server did not answer, or who got enough for now.
const LATER: i64 = 60 * 60 * 1_000;

/// Sends what waits, until stopped; and asks for those whose servers were away. Servers that do not answer take their time, for
/// which no invitation waits.
pub async fn run(instance: Instance, stop: CancellationToken) {
    tokio::join!(
        keep_sending(&instance, &stop),
        keep_seeking(&instance, &stop)
    );
}

async fn keep_sending(instance: &Instance, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = send_due(instance).await {
            tracing::warn!(%error, "invitations were not sent");
        }
        stop.run_until_cancelled(sleep(INTERVAL)).await;
    }
}

async fn keep_seeking(instance: &Instance, stop: &CancellationToken) {
    while let Some(sought) = stop.run_until_cancelled(away::seek_due(instance)).await {
        if let Err(error) = sought {
            tracing::warn!(%error, "accounts whose servers were away were not asked for");
        }
        stop.run_until_cancelled(sleep(INTERVAL)).await;
    }
}

/// Sends what waits now, as much as fits into one round.
///
/// # Errors
/// The database.
pub async fn send_due(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let mut appeal: Option<Ground> = None;
    for row in invitees::due(db, now, AT_A_TIME).await? {
        if appeal
            .as_ref()
            .is_none_or(|ground| ground.appeal.id != row.appeal_id)
        {
            appeal = match Ground::of(instance, row.appeal_id).await {
                // What is wrong with one appeal alone keeps no other's invitations.
                Err(error) if !error.is_of_database() => {
                    tracing::warn!(appeal = row.appeal_id, %error, "its invitations wait; all others are sent");
                    None
                }
                ground => ground?,
            };
        }
        let Some(ground) = &appeal else {
            // Else it would stand before all others in every round.
            invitees::put_off(db, row.id, now + LATER).await?;
            continue;
        };
        if !ground.open {
            // An appeal may be opened again by a later deadline.
            invitees::put_off(db, row.id, now + LATER).await?;
            continue;
        }
        if let Err(error) = send(instance, ground, &row, Occasion::Invite).await {
            tracing::debug!(id = row.id, code = error.code(), "an invitation waits");
            invitees::put_off(db, row.id, now + LATER).await?;
        }
    }
    Ok(())
}

/// An appeal, and what letters about it need.
pub(super) struct Ground {
    pub appeal: Appeal,
    pub organization: Organization,
    pub text: AppealText,
    pub heard: Heard,
    pub open: bool,
}

impl Ground {
    /// None where the appeal is not ours or has no text.
    pub async fn of(instance: &Instance, appeal_id: i64) -> Result<Option<Self>> {
        let db = instance.database.conn();
        let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
            return Ok(None);
        };
        let Some(id) = appeal.organization_id else {
            return Ok(None);
        };
        let Some(organization) = organizations::by_id(db, id).await? else {
            return Ok(None);
        };
        let snapshot = instance.snapshot(&appeal).await?;
        let Some(note) = snapshot.list().current() else {
            return Ok(None);
        };
        Ok(Some(Self {
            text: note.text.clone(),
            heard: Heard::of(instance, &appeal).await?,
            open: is_open(instance, &appeal).await?,
            organization,
            appeal,
        }))
    }
}

/// Sends one letter and notes it; or says why whoever it is for gets none.
///
/// # Errors
/// [`FederationError::Conflict`] `invitee_changed` where another process was faster, or they answered
/// just now; where they cannot be reached, or got enough for now.
pub(super) async fn send(
    instance: &Instance,
    ground: &Ground,
    row: &Invitee,
    occasion: Occasion,
) -> Result<Option<NotSent>> {
    let kept = Kept::open(instance, row)?;
    if let Some(why) = gets_none(instance, ground, row, &kept).await? {
        return Ok(Some(why));
    }
    // What is taken from a budget is for something that is sent, as far as can be known before.
    let account = account(instance, row, &kept).await?;
    if account.is_none() && kept.address().is_none() {
        return Err(unknown());
    }
    spend(instance, &ground.organization).await?;
    if account.is_none() {
        check_mailbox(instance, &kept).await?;
    }
    let now = instance.clock.millis();
    let message = account.as_ref().map(|_| letter::address(instance));
    let message = message.transpose()?;
    let kept = Kept { message, ..kept };
    let transaction = instance.database.begin().await?;
    let organiser = ground.organization.id;
    organizations::hold(&transaction, organiser).await?;
    // What a suspension drops is not written after it.
    if instance.is_suspended(&transaction, Some(organiser)).await? {
        return Err(not_open());
    }
    let is = Invitee {
        state: invitees::SENT.to_owned(),
        sent_at: row.sent_at.or(Some(now)),
        last_at: Some(now),
        reminders: row.reminders + i64::from(occasion == Occasion::Remind),
        resent: row.resent + i64::from(occasion == Occasion::Invite && row.sent_at.is_some()),
        ..kept.within(instance, row)?
    };
    if !invitees::update(&transaction, row, is).await? {
        return Err(changed());
    }
    let about = About {
        organization: &ground.organization,
        appeal: &ground.appeal.ap_id,
        title: &Titles::from(&ground.text),
        // Where it cannot be written in theirs, it is in one of which the title is signed, or in English.
        languages: &ground.text.authoritative(),
        row,
        kept: &kept,
        account: account.as_ref(),
    };
    letter::send(instance, &transaction, occasion, &about).await?;
    transaction.commit().await?;
    match account {
        Some(_) => instance.wake_delivery(),
        None => instance.wake_mail(),
    }
    Ok(None)
}

/// Why somebody is sent nothing any more, if so; the row notes it.
async fn gets_none(
    instance: &Instance,
    ground: &Ground,
    row: &Invitee,
    kept: &Kept,
) -> Result<Option<NotSent>> {
    let db = instance.database.conn();
    let answer = standing(instance, &ground.heard, row, kept).answer;
    let has_answered = [Answer::Endorsed, Answer::Declined].contains(&answer);
    if wants_none(instance, &row.contact_hash, kept.address().as_ref()).await? {
        invitees::update(db, row, closed(instance, row, invitees::STOPPED)?).await?;
        return Ok(Some(match has_answered {
            true => NotSent::Answered,
            false => NotSent::NoInvitations,
        }));
    }
    // Whoever signed while the invitation waited needs none.
    if has_answered {
        invitees::put_off(db, row.id, instance.clock.millis() + 24 * LATER).await?;
        return Ok(Some(NotSent::Answered));
    }
    Ok(None)
}

/// Whom a direct message goes to; nobody where it is an e-mail.
async fn account(instance: &Instance, row: &Invitee, kept: &Kept) -> Result<Option<RemoteActor>> {
    match kept.actor.as_deref() {
        Some(actor) if row.kind == invitees::ACCOUNT => Ok(Some(instance.actor(actor).await?)),
        _ => Ok(None),
    }
}

async fn check_mailbox(instance: &Instance, kept: &Kept) -> Result<()> {
    let address = kept.address().ok_or_else(unknown)?;
    match instance.may_mail(&address).await? {
        Allowance::Granted => Ok(()),
        Allowance::MailboxFull
        | Allowance::DomainFull
        | Allowance::ServerFull
        | Allowance::Unwanted => Err(FederationError::too_many(
            "mail_limit",
            "that address got enough for now",
        )),
        Allowance::Blocked => Err(FederationError::forbidden(
            "blocked",
            "this server has blocked the domain of that address: nothing is sent there",
        )),
    }
}

/// Takes one letter from what an organisation may send in a day.
async fn spend(instance: &Instance, organization: &Organization) -> Result<()> {
    let purpose = format!("invitations of {}", organization.id);
    let hash = instance
        .secret
        .keyed_hash("sent by an organisation", purpose.as_bytes());
    let hash = Digest::of(&[&hash]).hex();
    let now = instance.clock.millis();
    match mail_budgets::take(instance.database.conn(), &hash, A_DAY, now).await? {
        true => Ok(()),
        false => Err(FederationError::too_many(
            "invitations_today",
            format!(
                "an organisation sends {} invitations and reminders in a day",
                A_DAY.limit
            ),
        )),
    }
}
